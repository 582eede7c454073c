"""The verb ``askwell export``: everything that is the user's, in files that any program reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from scraper.terminal import Terminal, verb

app = typer.Typer()


@verb(app, "export")
def export(
    terminal: Terminal,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A new folder.", show_default=False)
    ],
) -> None:
    """Write everything that is yours into a new folder: JSON Lines, and a CSV file a table."""
    from composer.export import export as write

    if terminal.incognito:
        raise typer.BadParameter("an export is whole; --incognito is for what is shown")
    with terminal.home.open(must_exist=True) as db:
        exported = write(db, terminal.home, folder.expanduser())
    terminal.answer(exported.to_json(), _tell)


def _tell(value: dict[str, Any]) -> Iterator[str]:
    yield f"Written to {value['folder']}:"
    yield from (f"  {one['file']}: {one['rows']} rows" for one in value["files"])
    yield "Whoever you forget later stays in these files: askwell cannot see them."
