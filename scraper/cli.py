"""The scraper's verbs: what brings the world in, and what takes a person out again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from scraper.errors import Refusal
from scraper.terminal import Terminal, verb

app = typer.Typer(no_args_is_help=True, add_completion=False)

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files or folders.", show_default=False)
]
CapturedAt = Annotated[
    str | None,
    typer.Option(
        "--captured-at", metavar="TIME", help="When the pages were saved.", show_default=False
    ),
]


@verb(app, "import")
def import_(terminal: Terminal, paths: Paths, captured_at: CapturedAt = None) -> None:
    """Bring in a LinkedIn export, saved pages or a mailbox. What it is, the content says."""
    from scraper.importing import import_paths, recognise

    for path in paths:
        recognise(path)
    with terminal.home.open() as db, _progress(terminal) as report:
        result = import_paths(db, terminal.home, paths, captured_at=captured_at, progress=report)
    begun = bool(terminal.home.settings().objective)
    terminal.answer(result.to_json(), lambda value: _tell_import(value, begun=begun))


@verb(app, "parse")
def parse(terminal: Terminal, paths: Paths, captured_at: CapturedAt = None) -> None:
    """Read files and show what is in them, without saving anything."""
    from scraper.importing import captures_of
    from scraper.parse import mailbox, read
    from scraper.people import own_addresses

    mine = own_addresses(terminal.home)
    parsed = (read(capture) for path in paths for capture in captures_of(path, captured_at))
    answer = {"captures": [mailbox.seen_by(one, mine).to_json() for one in parsed]}
    terminal.answer(answer, _tell_parse)


@verb(app, "forget")
def forget(
    terminal: Terminal,
    person: Annotated[str, typer.Argument(help="Name, slug, e-mail or id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove a person from every table, capture and draft, and mask them in others' words."""
    from scraper.people import one_person
    from scraper.store import forget as forget_person

    with terminal.home.open(must_exist=True) as db:
        person_id, name = one_person(db, person)
        if not yes and sys.stdin.isatty() and not _yes(f"Forget {name} everywhere?"):
            raise Refusal("not_forgotten", "nothing was removed", "askwell forget --yes PERSON")
        forgotten = forget_person(db, terminal.home, person_id, terminal.today.isoformat())
    terminal.answer(
        {
            "forgotten": True, "rows": forgotten.rows, "captures": forgotten.captures,
            "places": forgotten.places,
        },
        _tell_forgotten,
    )  # fmt: skip


@verb(app, "reread")
def reread(
    terminal: Terminal,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only what was captured since.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it; change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Read every kept capture again with today's readers. Nothing is visited anew."""
    from scraper.reread import reread as read_again
    from scraper.reread import tell

    day = terminal.day(since)
    with terminal.home.open() as db, _progress(terminal) as report:
        ask = sys.stdin.isatty() and not (yes or dry_run)
        result = read_again(db, terminal.home, day, dry_run=dry_run or ask, progress=report)
    if ask and result.changes:
        for line in tell(result.to_json()):
            terminal.say(line)
        if not _yes("Change it?"):
            raise Refusal("not_changed", "nothing was changed", "askwell reread --yes")
        with terminal.home.open() as db, _progress(terminal) as report:
            result = read_again(db, terminal.home, day, progress=report)
    terminal.answer(result.to_json(), tell)


@verb(app, "scrub")
def scrub(
    terminal: Terminal,
    capture: Annotated[
        str, typer.Argument(metavar="CAPTURE", help="Id of a kept capture, or a saved page.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to.", show_default=False),
    ] = None,
) -> None:
    """Write a copy of a capture with every text and name replaced, for a bug report."""
    from scraper.scrub import scrub as write_scrubbed

    written = write_scrubbed(terminal.home, capture, output)
    terminal.answer(
        written.to_json(),
        lambda value: [
            f"Written: {value['file']} ({value['replaced']} words replaced).",
            "Look through it once before you attach it to a report.",
        ],
    )


def _tell_forgotten(value: dict[str, Any]) -> Iterator[str]:
    yield f"Forgotten: {value['rows']} rows and {value['captures']} kept captures removed."
    if value["places"]:
        yield (
            f"Others had named them in {value['places']} places; [forgotten] stands there now. "
            "An import of the same files would bring others' words back as they were written."
        )


def _yes(question: str) -> bool:
    return typer.confirm(question, default=False, err=True)


def _tell_import(value: dict[str, Any], *, begun: bool) -> Iterator[str]:
    for source in value["sources"]:
        yield f"{source['path']} ({source['kind'].replace('_', ' ')})"
        for one in source["files"]:
            yield "  " + _tell_file(one)
    yield f"{value['people']} people, {value['evidence']} pieces of evidence."
    yield from _tell_problems(value["problems"])
    yield "Next: askwell who" if begun else "Next: askwell init, which asks for the role you want"


def _tell_file(one: dict[str, Any]) -> str:
    if not one["recognised"]:
        return f"{one['name']}: not recognised, nothing read"
    if one.get("note"):
        return f"{one['name']}: left alone, {one['note']}"
    counts = f"{one['rows']} rows, {one['new']} new, {one['changed']} changed"
    return f"{one['name']}: {counts}" + (
        f", {one['problems']} could not be read" if one["problems"] else ""
    )


def _tell_problems(problems: list[dict[str, Any]], most: int = 10) -> Iterator[str]:
    if problems:
        yield f"{len(problems)} things could not be read:"
    for problem in problems[:most]:
        yield f"  {problem['where']}: {problem['detail']} ({problem['kind']})"
    if len(problems) > most:
        yield f"  and {len(problems) - most} more; --json lists them all"


def _tell_parse(value: dict[str, Any]) -> Iterator[str]:
    for one in value["captures"]:
        what = one["wall"] or one["layout"] or "no reader recognised it"
        yield f"{one['name']}: {one['outcome']} ({what}), {len(one['records'])} records"
        for section, state in one["sections"].items():
            yield f"  {section}: {state.replace('_', ' ')}"
        yield from ("  " + _tell_record(record) for record in one["records"])
        yield from ("  ! " + problem["detail"] for problem in one["problems"])


def _tell_record(record: dict[str, Any]) -> str:
    shown = ((key, value) for key, value in record.items() if key != "record")
    facts = ", ".join(f"{key}: {_short(value)}" for key, value in shown if value not in (None, []))
    return f"{record['record']}: {facts}"


def _short(value: object, most: int = 60) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"


class _progress:  # noqa: N801 - used as a with-statement word
    """A spinner with the file at hand, on stderr, and only at a terminal."""

    def __init__(self, terminal: Terminal) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn

        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty() or terminal.as_json,
        )

    def __enter__(self) -> Any:
        self._bar.start()
        task = self._bar.add_task("", total=None)
        return lambda line: self._bar.update(task, description=line)

    def __exit__(self, *_error: object) -> None:
        self._bar.stop()
