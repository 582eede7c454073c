"""The verb ``askwell stats``: what was sent and what came back, counted honestly."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from scraper.errors import Refusal
from scraper.terminal import Terminal, verb

app = typer.Typer()


@verb(app, "stats")
def stats(
    terminal: Terminal,
    csv: Annotated[
        str | None,
        typer.Option("--csv", metavar="FILE", help="Write the counts as CSV; - for stdout."),
    ] = None,
) -> None:
    """What you sent and what came back: counts, and a rate only where there are enough."""
    from composer.desk import Desk
    from composer.stats import as_csv

    settings = terminal.home.settings()
    with terminal.home.open(must_exist=True) as db:
        rows = Desk(db, settings, terminal.today).stats()
    if csv == "-":
        sys.stdout.write(as_csv(rows))
        return
    if csv:
        _write(Path(csv), as_csv(rows))
        terminal.say(f"written to {csv}")
    terminal.answer_folded({"rows": [row.to_json() for row in rows]}, _tell)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise Refusal(
            "not_written", f"{path} cannot be written: {error.strerror}", "choose another file"
        ) from error


_TITLES = {
    "move": "By kind of message", "channel": "Asks, by channel",
    "opened_with": "Asks, by what they opened with", "length": "Asks, by length",
}  # fmt: skip


def _tell(value: dict[str, Any]) -> Iterator[str]:
    if not value["rows"]:
        yield "Nothing was sent yet, as far as the log and your messages show."
    shown = "all"
    for row in value["rows"]:
        if row["by"] != shown:
            shown = row["by"]
            yield ""
            yield _TITLES[shown]
        yield f"  {row['value'].replace('_', ' ')}: {_counts(row)}"
    if value["rows"] and not any(row["answer_rate"] is not None for row in value["rows"]):
        yield ""
        yield "Too few for a rate: with so little, chance speaks louder than you."


def _counts(row: dict[str, Any]) -> str:
    parts = [f"{row['sent']} sent", f"{row['answered']} answered"]
    parts += [f"{row[name]} {name}" for name in ("agreed", "declined", "waiting") if row[name]]
    if row["answer_rate"] is not None:
        share, low, high = (round(100 * row[name]) for name in ("answer_rate", "low", "high"))
        parts.append(f"{share} % answered (probably {low} to {high} %)")
    return ", ".join(parts)
