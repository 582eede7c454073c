"""The root command: composer's verbs, and the scraper's merged beside them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from composer import (
    answer_verbs,
    export_verbs,
    init_verbs,
    objective_verbs,
    review_verbs,
    stats_verbs,
    telling,
    voice_verbs,
)
from composer.arguments import EventName, MoveName, ObjectiveId, Person
from scraper import cli as scraper_cli
from scraper import copy_verbs, night_verbs, people_verbs
from scraper.errors import Refusal
from scraper.terminal import Terminal, as_json, blurred, options_after_verb, verb

if TYPE_CHECKING:
    from composer.desk import Desk

app = typer.Typer(
    name="askwell",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Ask one contact for one referral, well. askwell finds what to say, shows where it knows "
    "it from, and never sends anything.",
)
GROUPS = ("objective", "nightly", "people")

ChannelName = Annotated[
    Literal["linkedin_note", "linkedin_note_premium", "linkedin_message", "inmail", "email"] | None,
    typer.Option("--channel", help="Where you will paste it."),
]


@verb(app, "who")
def who(terminal: Terminal, objective: ObjectiveId = None) -> None:
    """Whom to ask for an objective, in what order, and why."""
    with _desk(terminal) as desk:
        answer = desk.who(desk.needed_objective(objective)).to_json()
    terminal.answer_folded(answer, telling.who)


@verb(app, "points")
def points(
    terminal: Terminal,
    person: Annotated[str | None, typer.Argument(metavar="[PERSON]")] = None,
    objective: ObjectiveId = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Everybody, one JSON line each.")
    ] = False,
) -> None:
    """True reasons to write to somebody, best first, each with its dated source."""
    if not everybody and person is None:
        raise typer.BadParameter("name a person, or use --all")
    with _desk(terminal) as desk:
        goal = desk.objective(objective)
        if everybody:
            for contact in desk.everyone():
                line = _points_json(desk, contact, goal)
                shown = blurred(line) if terminal.incognito else line
                sys.stdout.write(as_json(shown, indent=None) + "\n")
            return
        answer = _points_json(desk, _contact(desk, person or ""), goal)
    terminal.answer(answer, telling.points)


@verb(app, "draft")
def draft(
    terminal: Terminal,
    person: Person,
    objective: ObjectiveId = None,
    channel: ChannelName = None,
    move: Annotated[MoveName, typer.Option("--move", help="What the message is for.")] = "ask",
    hook: Annotated[
        str | None, typer.Option("--hook", metavar="ID", help="Open with this point.")
    ] = None,
    tone: Annotated[
        Literal["warm", "plain", "formal"], typer.Option("--tone", help="How it sounds.")
    ] = "warm",
    rephrase: Annotated[
        bool, typer.Option("--rephrase", help="Let the model under [model] smooth the wording.")
    ] = False,
) -> None:
    """Write one message to somebody. It is shown, never sent."""
    from composer.desk import Asked

    with _desk(terminal) as desk:
        goal = desk.needed_objective(objective) if move == "ask" else desk.objective(objective)
        contact = _contact(desk, person)
        message = desk.draft(contact, goal, Asked(move, channel, hook, tone))
        if rephrase:
            message = _rephrased(terminal, desk, contact, goal, message, tone)
        desk.store.keep_draft(message, goal.id if goal else None, terminal.today.isoformat())
        answer = message.to_json()
        known = {one.evidence_id: one for one in contact.evidence}
        known |= {one.evidence_id: one for one in (desk.me.evidence if desk.me else ())}
    terminal.answer(answer, lambda value: telling.draft(value, known))


@verb(app, "check")
def check(
    terminal: Terminal,
    file: Annotated[
        str, typer.Argument(metavar="[FILE]", help="A text file, or - for stdin.")
    ] = "-",
    to: Annotated[str, typer.Option("--to", metavar="PERSON", help="Who will read it.")] = "",
    objective: ObjectiveId = None,
    channel: ChannelName = None,
    move: Annotated[MoveName | None, typer.Option("--move", help="What it is for.")] = None,
) -> None:
    """Judge any text, written by anyone, before you send it."""
    from composer.requests import asks_for_referral

    if not to:
        raise typer.BadParameter("say who will read it: --to PERSON")
    text = _text(file)
    with _desk(terminal) as desk:
        goal = desk.objective(objective)
        meant = move or ("ask" if objective or asks_for_referral(text) else None)
        answer = desk.check(text, _contact(desk, to), goal, channel, meant)
    terminal.answer(answer, lambda value: telling.check(value, text))


@verb(app, "log")
def log(
    terminal: Terminal,
    person: Person,
    event: EventName = None,
    objective: ObjectiveId = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="When; today if left out.")
    ] = None,
    move: Annotated[MoveName | None, typer.Option("--move", help="Which message it was.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="In your words.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the newest event back.")] = False,
) -> None:
    """Note what happened with somebody; the next step follows from it."""
    from composer.history import Event

    if event is None and not undo:
        raise typer.BadParameter("say what happened, or use --undo")
    with _desk(terminal) as desk:
        contact = _contact(desk, person)
        taken = None
        if undo or event is None:
            taken = desk.undo(contact)
        else:
            goal = desk.objective(objective)
            asked = move or ("ask" if event == "sent" else None)
            happened = Event(event, _day(on, terminal), asked, goal.id if goal else None, note=note)
            desk.store.log(contact.person_id, happened)
        answer = {
            "person_id": contact.person_id,
            "name": contact.full_name,
            "undone": taken.event if taken else None,
            "events": [one.to_json() for one in desk.history(contact).events],
        }
    terminal.answer(answer, telling.log)


@verb(app, "due")
def due(terminal: Terminal) -> None:
    """The morning list: at most seven things, most valuable first."""
    with _desk(terminal) as desk:
        answer = {"due": [one.to_json() for one in desk.due()]}
    terminal.answer_folded(answer, telling.due)


@verb(app, "doctor")
def doctor(
    terminal: Terminal,
    browser: Annotated[bool, typer.Option("--browser", help="Look for a browser only.")] = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="Restore a damaged database from its newest copy.")
    ] = False,
) -> None:
    """Say what is well and what is not, with the mend."""
    from scraper import doctor as examination

    signs = [examination.repair(terminal.home)] if repair else []
    if browser:
        signs.append(examination.browser(terminal.home))
    else:
        signs += examination.examine(terminal.home)
    terminal.answer({"signs": [one.to_json() for one in signs]}, telling.doctor)
    if not all(one.well for one in signs):
        raise typer.Exit(1)


def _rephrased(
    terminal: Terminal, desk: Desk, contact: Any, goal: Any, message: Any, tone: str
) -> Any:
    from composer import model, rewording

    key = os.environ.get(model.KEY)
    told = rewording.reworded(desk, contact, goal, message, tone=tone, key=key)
    for line in told.left_out:
        if line.startswith(rewording.REFUSED):
            terminal.say(f"{line}. This is askwell's own draft.")
    return told


@contextmanager
def _desk(terminal: Terminal) -> Iterator[Desk]:
    from composer.desk import Desk

    settings = terminal.home.settings()
    with terminal.home.open(must_exist=True) as db:
        yield Desk(db, settings, terminal.today)


def _contact(desk: Desk, words: str) -> Any:
    return desk.contact(desk.person_id(words))


def _points_json(desk: Desk, contact: Any, goal: Any) -> dict[str, Any]:
    found = desk.points(contact, goal)
    decisions = desk.store.decisions(contact.person_id)
    return found.to_json(decisions)


def _text(file: str) -> str:
    if file == "-":
        return sys.stdin.read()
    try:
        return Path(file).read_text("utf-8")
    except FileNotFoundError as error:
        raise Refusal("no_such_file", f"there is no file {file}", "check the path") from error
    except (UnicodeDecodeError, OSError) as error:
        raise Refusal(
            "unreadable_file", f"{file} is not a text file", "save it as UTF-8"
        ) from error


def _day(on: str | None, terminal: Terminal) -> str:
    try:
        day = date.fromisoformat(on) if on else terminal.today
    except ValueError as error:
        raise typer.BadParameter(f"{on!r} is not a date like 2026-11-23") from error
    if day > terminal.today:
        terminal.say(f"{day.isoformat()} has not come yet; is that the day you mean?")
    return day.isoformat()


@cache
def complete_app() -> typer.Typer:
    """The root command with every verb of both halves."""
    app.add_typer(objective_verbs.app, name="objective")
    app.add_typer(night_verbs.timer_verbs("composer.timed"), name="nightly")
    app.add_typer(people_verbs.app, name="people")
    for half in (
        scraper_cli.app,
        copy_verbs.app,
        export_verbs.app,
        night_verbs.app,
        answer_verbs.app,
        stats_verbs.app,
        voice_verbs.app,
        init_verbs.app,
        review_verbs.app,
    ):
        app.registered_commands += half.registered_commands
    return app


def main() -> None:
    """Run the command; global options count before and after the verb."""
    complete_app()(options_after_verb(sys.argv[1:], GROUPS), prog_name="askwell")
