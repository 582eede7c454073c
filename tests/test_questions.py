"""What only the user can say: asked once, believed, dated, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from command import Run
from review_pages import fill

from composer.desk import Asked, Desk
from composer.questions import Question
from scraper.settings import Home

TODAY = date(2026, 11, 19)
JOB = (
    "INSERT INTO position (evidence_id, person_id, organisation, title, started, precision, "
    "seen_on, source, trust) VALUES (?, ?, 'Zyphertron', 'Engineer', NULL, 'unknown', "
    "'2026-11-18', 'archive', ?)"
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The town, in which Priya and the user both worked at Zyphertron, nobody knows when."""
    home = fill(tmp_path)
    with home.open() as db, db.atomic():
        me = db.execute("SELECT person_id FROM person WHERE is_me = 1").fetchone()[0]
        db.execute(JOB, ["position-mine", me, "imported"])
        db.execute(JOB, ["position-hers", priya(home), "imported"])
        db.execute(
            "INSERT INTO message (evidence_id, person_id, medium, direction, sent_at, text, "
            "seen_on, source, trust) VALUES ('message-unsure', ?, 'linkedin', 'in', "
            "'2026-11-01T09:00:00Z', 'The lamps on Quay Street are lit again.', '2026-11-18', "
            "'archive', 'inferred')",
            [priya(home)],
        )
        db.execute(
            "INSERT INTO identity VALUES ('email', 'pri@elsewhere.example', ?, 'inferred', 'mail')",
            [priya(home)],
        )
    return home


@pytest.fixture
def desk(home: Home) -> Iterator[Desk]:
    with home.open() as db:
        yield Desk(db, home.settings(), TODAY)


def priya(home: Home) -> int:
    with home.open() as db:
        sql = "SELECT person_id FROM person WHERE full_name = 'Priya Raman'"
        return int(db.execute(sql).fetchone()[0])


def asked(desk: Desk, home: Home) -> dict[str, Question]:
    found = desk.points(desk.contact(priya(home)), None)
    return {one.text: one for one in found.questions}


def named(desk: Desk, home: Home, words: str) -> Question:
    return next(one for text, one in asked(desk, home).items() if words in text)


def test_each_thing_unknown_is_one_question(desk: Desk, home: Home) -> None:
    told = list(asked(desk, home))
    assert "Did you and Priya overlap at Zyphertron?" in told
    assert "Is pri@elsewhere.example an address of Priya?" in told
    assert any("Quay Street" in text for text in told)
    assert len(told) == len(set(told))


def test_a_yes_to_an_overlap_may_be_said_and_names_the_users_word(desk: Desk, home: Home) -> None:
    contact = desk.contact(priya(home))
    question = named(desk, home, "Zyphertron")
    assert desk.answer(contact, question.key, "yes") is None
    contact = desk.contact(priya(home))
    hook = next(
        one
        for one in desk.points(contact, None).hooks
        if one.kind == "worked_together" and "Zyphertron" in one.say
    )
    assert hook.overlap == "together"
    told = [one for one in hook.evidence if one.source == "user"]
    assert [one.quote for one in told] == ["You overlapped at Zyphertron"]
    assert told[0].seen_on == "2026-11-19"
    message = desk.draft(contact, None, Asked("warm_up", "linkedin_message", hook_id=hook.hook_id))
    assert "Zyphertron" in message.text
    assert told[0].evidence_id in {key for piece in message.pieces for key in piece.evidence}
    assert [one for one in message.findings if one.severity == "error"] == []
    assert "Zyphertron" not in " ".join(asked(desk, home))


@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_what_was_not_said_yes_to_is_not_said_and_not_asked_again(
    desk: Desk, home: Home, answer: str
) -> None:
    contact = desk.contact(priya(home))
    for question in asked(desk, home).values():
        desk.answer(contact, question.key, answer)  # type: ignore[arg-type]
    contact = desk.contact(priya(home))
    assert asked(desk, home) == {}
    assert not [one for one in contact.evidence if one.source == "user"]
    assert contact.emails == ("priya.raman@northwind.example",)
    assert not [
        one
        for one in desk.points(contact, None).hooks
        if one.overlap == "together" and "Zyphertron" in one.say
    ]


def test_a_yes_to_a_message_makes_it_theirs(desk: Desk, home: Home) -> None:
    contact = desk.contact(priya(home))
    desk.answer(contact, named(desk, home, "Quay Street").key, "yes")
    row = next(
        one for one in desk.contact(priya(home)).evidence if one.evidence_id == "message-unsure"
    )
    assert (row.source, row.trust) == ("user", "observed")


def test_a_yes_to_an_address_joins_it(desk: Desk, home: Home) -> None:
    contact = desk.contact(priya(home))
    key = named(desk, home, "pri@elsewhere.example").key
    desk.answer(contact, key, "yes")
    assert "pri@elsewhere.example" in desk.contact(priya(home)).emails
    assert desk.answer(contact, key, None) == "yes"
    assert "pri@elsewhere.example" not in desk.contact(priya(home)).emails
    assert named(desk, home, "pri@elsewhere.example")


def test_an_answer_taken_back_leaves_all_as_it_was(desk: Desk, home: Home) -> None:
    before = desk.points(desk.contact(priya(home)), None).to_json()
    contact = desk.contact(priya(home))
    for question in asked(desk, home).values():
        desk.answer(contact, question.key, "yes")
        desk.answer(contact, question.key, None)
    assert desk.points(desk.contact(priya(home)), None).to_json() == before


def test_the_verb_asks_answers_and_takes_back(askwell: Run, home: Home) -> None:
    place = ("--home", str(home.root))
    first = askwell("answer", "Priya Raman", "--json", *place).json
    number = next(one["number"] for one in first["questions"] if "Zyphertron" in one["text"])
    told = askwell("answer", "Priya Raman", str(number), "yes", "--json", *place).json
    assert told["answered"]["answer"] == "yes"
    assert len(told["questions"]) == len(first["questions"]) - 1
    back = askwell("answer", "Priya Raman", "--undo", "--json", *place).json
    assert back["undone"]["text"] == told["answered"]["text"]
    assert back["questions"] == first["questions"]
    assert "Zyphertron" in askwell("answer", "Priya Raman", *place).out
    assert askwell("answer", "Priya Raman", "99", "yes", *place).refusal == "unknown_question"
    assert askwell("answer", "Priya Raman", "1", *place).status == 2
