"""The verb ``askwell answer``: what askwell cannot know about somebody, asked of the user."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from composer.arguments import Person
from scraper.errors import Refusal
from scraper.terminal import Terminal, verb

app = typer.Typer()

Number = Annotated[int | None, typer.Argument(metavar="[NUMBER]", min=1, help="Which question.")]
Said = Annotated[
    Literal["yes", "no", "unsure"] | None,
    typer.Argument(metavar="[yes|no|unsure]", help="Your answer."),
]


@verb(app, "answer")
def answer(
    terminal: Terminal,
    person: Person,
    number: Number = None,
    said: Said = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the newest answer back.")] = False,
) -> None:
    """Questions about somebody that only you can answer; a yes becomes evidence."""
    from composer.desk import Desk

    if (number is None) != (said is None):
        raise typer.BadParameter("give the number of a question and yes, no or unsure")
    with terminal.home.open(must_exist=True) as db:
        desk = Desk(db, terminal.home.settings(), terminal.today)
        contact = desk.contact(desk.person_id(person))
        taken = _take_back(desk, contact) if undo else None
        told = _tell_desk(desk, contact, number, said) if number and said else None
        contact = desk.contact(contact.person_id)
        value = {
            "person_id": contact.person_id,
            "name": contact.full_name,
            "answered": told,
            "undone": taken,
            "questions": [
                {"number": at, "key": one.key, "text": one.text}
                for at, one in enumerate(desk.points(contact, None).questions, start=1)
            ],
            "answers": [
                {"key": one.key, "text": one.text, "answer": word}
                for one, word in desk.store.answers(contact.person_id)
            ],
        }
    terminal.answer(value, _lines)


def _tell_desk(desk: Any, contact: Any, number: int, said: Any) -> dict[str, str]:
    asked = desk.points(contact, None).questions
    if number > len(asked):
        raise Refusal(
            "unknown_question",
            f"there is no question {number} about {contact.full_name}",
            "askwell answer PERSON shows them",
        )
    one = asked[number - 1]
    desk.answer(contact, one.key, said)
    return {"key": one.key, "text": one.text, "answer": said}


def _take_back(desk: Any, contact: Any) -> dict[str, str] | None:
    given = desk.store.answers(contact.person_id)
    if not given:
        return None
    question, word = given[-1]
    desk.answer(contact, question.key, None)
    return {"key": question.key, "text": question.text, "answer": word}


def _lines(value: dict[str, Any]) -> Iterator[str]:
    for name, word in (("answered", "Kept"), ("undone", "Taken back")):
        one = value[name]
        if one:
            yield f"{word}: {one['text']} {one['answer']}"
    if not value["questions"]:
        yield f"There is no open question about {value['name']}."
    for one in value["questions"]:
        yield f"{one['number']:>3}  {one['text']}"
    if value["questions"]:
        yield ""
        yield "askwell answer PERSON NUMBER yes, no or unsure; --undo takes the newest back."
