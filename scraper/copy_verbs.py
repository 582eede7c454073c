"""The verbs about copies of the database: make one, go back to one, look through one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from scraper.errors import Refusal
from scraper.terminal import Terminal, verb

app = typer.Typer()


@verb(app, "backup")
def backup(terminal: Terminal) -> None:
    """Copy the database now. A copy is also made every week and before every migration."""
    from scraper import backup as copies

    with terminal.home.open(must_exist=True):
        made = copies.make(terminal.home.database, "asked")
    kept = [one.to_json() for one in copies.kept(terminal.home.database)]
    terminal.answer(
        {"backup": made.to_json(), "folder": str(terminal.home.backups), "kept": kept},
        lambda value: [f"Copied to {value['folder']}/{made.path.name}; {len(kept)} copies kept."],
    )


@verb(app, "restore")
def restore(
    terminal: Terminal,
    backup: Annotated[
        str | None,
        typer.Argument(metavar="[BACKUP]", help="A copy's name, or a file; none lists them."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Go back to a copy of the database. The present one is kept; the forgotten stay forgotten."""
    from scraper import restoring

    if backup is None:
        terminal.answer(restoring.listed(terminal.home), _tell_copies)
        return
    source = restoring.find(terminal.home, backup)
    if not yes and sys.stdin.isatty():
        question = f"Put {source.name} in the place of the present database?"
        if not typer.confirm(question, default=False, err=True):
            raise Refusal("not_restored", "nothing was changed", "askwell restore --yes BACKUP")
    terminal.answer(
        restoring.restore(terminal.home, source, terminal.today).to_json(), _tell_restored
    )


@verb(app, "explore")
def explore(
    terminal: Terminal,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where to.")] = 8001,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
) -> None:
    """Look through a copy of the database in Datasette, if it is installed. Ctrl-C ends it."""
    from scraper import exploring

    if terminal.incognito:
        raise typer.BadParameter("Datasette shows the rows as they are: --incognito cannot blur it")
    exploring.datasette()
    with terminal.home.open(must_exist=True):
        pass
    terminal.say("Datasette gets a copy, on this machine only; it is deleted at the end.")
    status = exploring.explore(terminal.home, port, open_browser=not no_open)
    if status:
        raise Refusal(
            "not_explored", f"Datasette ended with status {status}", "askwell explore --port 8002"
        )
    terminal.answer({"explored": True}, lambda _value: ["The copy is deleted."])


def _tell_copies(value: dict[str, Any]) -> Iterator[str]:
    for one in value["copies"]:
        yield f"{one['file']}  {one['made_at']}  {one['bytes']:,} bytes"
    if not value["copies"]:
        yield "There are no copies yet."
    yield "Next: askwell restore NAME" if value["copies"] else "Next: askwell backup"


def _tell_restored(value: dict[str, Any]) -> Iterator[str]:
    yield f"Restored from {value['restored']}: {value['people']} people."
    if value["kept_beside"]:
        yield f"What was there is kept as {value['kept_beside']}."
    if value["forgotten"]:
        yield f"{value['forgotten']} people of the copy stay forgotten."
    yield "Next: askwell reread, to take in what was captured since."
