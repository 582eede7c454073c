"""The verb ``askwell init``: the beginning of askwell.toml, asked for one answer at a time.

What the export states is written unasked. Every answer is written as soon as it is given, so the
dialogue can be left at any question and taken up again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import typer

from scraper.errors import Refusal
from scraper.terminal import Terminal, printable, verb

if TYPE_CHECKING:
    from composer.beginning import Missing
    from scraper.settings import Home

app = typer.Typer()

LEAVE, SKIP = ("q", "quit", "exit"), "-"


@verb(app, "init")
def init(terminal: Terminal) -> None:
    """Fill askwell.toml, one question at a time. Leave whenever you like; answers are kept."""
    filled = fill_certain(terminal)
    asked = still_missing(terminal)
    if sys.stdin.isatty() and not terminal.as_json:
        _talk(terminal, asked)
        asked = still_missing(terminal)
    answer = {
        "file": str(terminal.home.settings_file),
        "filled": filled,
        "missing": [one.to_json() for one in asked],
    }
    terminal.answer(answer, _tell)


def still_missing(terminal: Terminal) -> list[Missing]:
    """What askwell.toml lacks now, with what the database suggests where there is one."""
    from composer.beginning import missing
    from composer.desk import Desk

    settings = terminal.home.settings()
    if not terminal.home.database.exists():
        return missing(settings, None, (), None)
    with terminal.home.open(must_exist=True) as db:
        desk = Desk(db, settings, terminal.today)
        return missing(settings, desk.me, desk.own_accounts, desk.habits)


def fill_certain(terminal: Terminal) -> list[str]:
    """Write what the export states about the user; the keys that were written."""
    stated = [one for one in still_missing(terminal) if one.certain]
    for one in stated:
        keep(terminal.home, [(one.key, one.suggestions[0])])
    return [one.key for one in stated]


def keep(home: Home, answers: Sequence[tuple[str, str]]) -> None:
    """Write answers of one table into askwell.toml. Refuses what cannot stand there."""
    from composer import objectives, own_file
    from scraper.settings import Objective

    table = answers[0][0].split(".")[0]
    values = {key.split(".")[1]: text.strip() for key, text in answers}
    if table == "objective":
        objectives.add(home, Objective.model_validate({"id": "", **values}))
    elif table in ("proof", "offer"):
        own_file.append(home, table, values)
    else:
        for name, text in values.items():
            own_file.set_value(home, table, name, [text] if name == "emails" else text)


def _talk(terminal: Terminal, asked: Sequence[Missing]) -> None:
    """Ask for one thing after the other; role and company are written together."""
    if asked:
        terminal.say(
            "Enter takes the suggestion, a number another, - skips, q leaves. All is kept."
        )
    together: list[tuple[str, str]] = []
    for one in asked:
        answer = _ask(one)
        if answer is None:
            return
        if one.key.startswith("objective."):
            together += [(one.key, answer)] if answer else []
            _write_objective(terminal, one.key, together)
        elif answer:
            keep(terminal.home, [(one.key, answer)])


def _write_objective(terminal: Terminal, key: str, together: Sequence[tuple[str, str]]) -> None:
    """Role and company make an objective; link and why are added to it."""
    from composer import objectives

    given = dict(together)
    if not {"objective.role", "objective.company"} <= set(given):
        return
    if key == "objective.company":
        keep(terminal.home, together)
    elif key in given:
        newest = terminal.home.settings().objective[-1]
        try:
            objectives.change(terminal.home, newest.id, key.split(".")[1], given[key])
        except Refusal as refusal:
            terminal.say(f"Not kept: {refusal.message}. {refusal.next_step}")


def _ask(one: Missing) -> str | None:
    """The answer; empty when skipped, None when the user leaves."""
    for number, text in enumerate(one.suggestions, 1):
        sys.stderr.write(printable(f"  {number}. {text}") + "\n")
    first = f" [{one.suggestions[0]}]" if one.suggestions else ""
    sys.stderr.write(printable(f"{one.question}{first}: "))
    sys.stderr.flush()
    line = sys.stdin.readline()
    said = line.strip()
    if not line or said.lower() in LEAVE:
        return None
    if said == SKIP:
        return ""
    if said.isdigit() and 0 < int(said) <= len(one.suggestions):
        return one.suggestions[int(said) - 1]
    return said or (one.suggestions[0] if one.suggestions else "")


def _tell(value: dict[str, Any]) -> Iterator[str]:
    yield value["file"]
    yield from (f"  filled from your data: {key}" for key in value["filled"])
    if not value["missing"]:
        yield "Nothing is missing. Next: askwell who"
    for one in value["missing"]:
        need = " (needed)" if one["needed"] else ""
        yield f"  missing: {one['key']}{need}: {one['question']}"
        yield from (f"      perhaps: {text}" for text in one["suggestions"])
    if value["missing"]:
        yield "Run askwell init in a terminal to answer, or edit the file by hand."
