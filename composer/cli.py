"""The root command: composer's verbs, and the scraper's merged beside them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from scraper import cli as scraper_cli
from scraper.errors import Refusal
from scraper.terminal import Terminal, as_json, blurred, options_after_verb, verb

if TYPE_CHECKING:
    from composer.desk import Desk

app = typer.Typer(
    name="askwell",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode="rich",
    help="Ask one contact for one referral, well. askwell finds what to say, shows where it knows "
    "it from, and never sends anything.",
)
objectives_app = typer.Typer(no_args_is_help=True, help="What you ask for: role, company, link.")

GROUPS = ("objective", "nightly", "people")

Person = Annotated[str, typer.Argument(metavar="PERSON", help="Name, slug, e-mail or id.")]
ObjectiveId = Annotated[
    str | None, typer.Option("--objective", metavar="ID", help="Which objective.")
]
ChannelName = Annotated[
    Literal["linkedin_note", "linkedin_note_premium", "linkedin_message", "inmail", "email"] | None,
    typer.Option("--channel", help="Where you will paste it."),
]
MoveName = Literal["ask", "warm_up", "nudge", "update", "thank", "keep_in_touch"]


@verb(app, "who")
def who(terminal: Terminal, objective: ObjectiveId = None) -> None:
    """Whom to ask for an objective, in what order, and why."""
    with _desk(terminal) as desk:
        answer = desk.who(desk.needed_objective(objective)).to_json()
    terminal.answer(answer, _tell_who)


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
    terminal.answer(answer, _tell_points)


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
) -> None:
    """Write one message to somebody. It is shown, never sent."""
    from composer.desk import Asked

    with _desk(terminal) as desk:
        goal = desk.needed_objective(objective) if move == "ask" else desk.objective(objective)
        contact = _contact(desk, person)
        message = desk.draft(contact, goal, Asked(move, channel, hook, tone))
        desk.store.keep_draft(message, goal.id if goal else None, terminal.today.isoformat())
        answer = message.to_json()
        known = {one.evidence_id: one for one in contact.evidence}
        known |= {one.evidence_id: one for one in (desk.me.evidence if desk.me else ())}
    terminal.answer(answer, lambda value: _tell_draft(value, known))


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
    if not to:
        raise typer.BadParameter("say who will read it: --to PERSON")
    text = _text(file)
    with _desk(terminal) as desk:
        goal = desk.objective(objective)
        answer = desk.check(
            text, _contact(desk, to), goal, channel, move or ("ask" if goal else None)
        )
    terminal.answer(answer, lambda value: _tell_check(value, text))


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


def _tell_who(value: dict[str, Any]) -> Iterator[str]:
    yield value["answer"]
    for number, reach in enumerate(value["reaches"], 1):
        yield ""
        yield f"{number}. {reach['name']}: {reach['advice'].replace('_', ' ')} ({reach['tie']})"
        yield from (f"   {reason['text']}" for reason in reach["reasons"])
        if reach["why_not"]:
            yield f"   Not now: {reach['why_not']}"


def _tell_points(value: dict[str, Any]) -> Iterator[str]:
    yield value["person"]["full_name"] or value["person"]["slug"] or "Somebody"
    if not value["points"]:
        yield "  Nothing genuine to say yet. That is an answer too."
    for number, point in enumerate(value["points"], 1):
        yield ""
        yield f"{number}. {point['say']}"
        if point["opener"]:
            yield f"   “{point['opener']}”"
        yield from (f"     {tell_source(one)}" for one in point["evidence"])
    for kept in value["withheld"]:
        yield f"   (kept back: {kept['reason']})"


def tell_source(one: dict[str, Any]) -> str:
    """One line for one source: when, what, its words, where from."""
    quote = " ".join((one["quote"] or "").split())
    quote = quote if len(quote) <= 90 else quote[:89] + "…"
    when = one["began_on"] or "no date"
    seen = f", seen {one['seen_on']}" if one["seen_on"] else ""
    return f"[{when}] {one['kind'].replace('_', ' ')}: {quote} ({one['source']}{seen})"


def _tell_draft(value: dict[str, Any], known: dict[str, Any]) -> Iterator[str]:
    if value["subject"]:
        yield f"Subject: {value['subject']}"
        yield ""
    yield from value["text"].splitlines()
    yield ""
    limit = f" of {value['limit']:,}" if value["limit"] else ""
    yield (
        f"-- {value['channel'].replace('_', ' ')}, {value['chars']:,}{limit} characters, "
        f"{value['words']} words, reading grade {value['grade']}"
    )
    for piece in value["pieces"]:
        sources = [known[key] for key in piece["evidence"] if key in known]
        if sources:
            yield f"   “{piece['text']}”"
            yield from (f"     {tell_source(one.to_json())}" for one in sources)
    for finding in value["findings"]:
        yield f"   {finding['severity']}: {finding['message']}"


def _tell_check(value: dict[str, Any], text: str) -> Iterator[str]:
    words = {"send": "Fit to send.", "mend": "Mend this first.", "do_not_send": "Do not send this."}
    yield words[value["verdict"]]
    for finding in value["findings"]:
        where = text[finding["start"] : finding["end"]].strip()
        quoted = f" “{where[:60]}”" if where and len(where) < len(text.strip()) else ""
        yield f"  {finding['severity']}:{quoted} {finding['message']} ({finding['check']})"


def main() -> None:
    """Run the command; global options count before and after the verb."""
    app.add_typer(objectives_app, name="objective")
    for command in scraper_cli.app.registered_commands:
        app.registered_commands.append(command)
    app(options_after_verb(sys.argv[1:], GROUPS), prog_name="askwell")
