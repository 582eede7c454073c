"""Everything that is the user's, written into one new folder: JSON Lines, and a CSV a table.

In: an open database and the home. Out: ``askwell.jsonl``, in which each line names its table, and
one CSV file for each table, whose cells are defused (`composer.tables`). The folder appears whole
or not at all, has mode 0700, its files 0600; nothing that is there already is overwritten.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlite_utils

from composer import tables
from scraper.errors import Refusal
from scraper.settings import Home, Settings

LINES = "askwell.jsonl"
SETTINGS = "askwell.toml"

# File -> the query behind it.
_QUERIES = {
    "contacts": (
        "SELECT person_id, full_name, called, slug, company, title, headline, location, pronouns, "
        "degree, is_me, seen_on FROM person ORDER BY person_id"
    ),
    "addresses": (
        "SELECT person_id, kind, value, certainty, source FROM identity ORDER BY person_id, kind, "
        "value"
    ),
    "evidence": "SELECT * FROM evidence ORDER BY person_id, kind, evidence_id",
    "decisions": (
        "SELECT person_id, hook_id, kind, decision, decided_at FROM decision ORDER BY decision_id"
    ),
    "answers": (
        "SELECT person_id, question, answer, subject, answered_on, evidence_id FROM answer "
        "ORDER BY answered_on, evidence_id"
    ),
    "same_person": "SELECT * FROM same_person ORDER BY left_key, right_key",
    "log": (
        "SELECT person_id, event, happened_on, move, objective, note, source, evidence_id, undone "
        "FROM outcome ORDER BY outcome_id"
    ),
    "drafts": (
        "SELECT person_id, objective, move, channel, subject, text, made_on, pieces FROM draft "
        "ORDER BY made_on, draft_id"
    ),
    "own_activity": (
        "SELECT kind, happened_at, text, url FROM own_activity ORDER BY happened_at, row_id"
    ),
}
_WRITTEN = ("objective", "proof", "offer")  # tables of askwell.toml, each its own file

_PRIVATE_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the folder, and how many rows went into each table."""

    folder: Path
    rows: dict[str, int]

    def to_json(self) -> dict[str, Any]:
        """The answer of ``askwell export``."""
        files = [{"file": f"{name}.csv", "rows": count} for name, count in self.rows.items()]
        everything = {"file": LINES, "rows": sum(self.rows.values())}
        return {"folder": str(self.folder), "files": [everything, *files]}


def export(db: sqlite_utils.Database, home: Home, folder: Path) -> Exported:
    """Write everything into `folder`.

    Refuses ``folder_not_empty`` where something is there, ``inside_home`` where a later
    `askwell forget` would not find it, and ``not_written`` where the place cannot be written.
    """
    _refuse_place(home, folder)
    unfinished = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    try:
        unfinished.mkdir(mode=0o700, parents=True)
        with db.atomic():  # one moment of the database, whoever writes meanwhile
            rows = _write(db, home.settings(), unfinished)
        if home.settings_file.exists():
            _copy(home.settings_file, unfinished / SETTINGS)
        unfinished.replace(folder)
    except OSError as error:
        raise Refusal(
            "not_written",
            f"{folder} cannot be written: {error.strerror or error}",
            "askwell export ANOTHER-FOLDER",
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return Exported(folder, rows)


def _refuse_place(home: Home, folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(
            "folder_not_empty",
            f"{folder} is there already; nothing is overwritten",
            "askwell export A-NEW-FOLDER",
        )
    if folder.resolve().is_relative_to(home.root.resolve()):
        raise Refusal(
            "inside_home",
            f"{folder} is in askwell's own folder, which forget promises to keep clean",
            "askwell export A-FOLDER-ELSEWHERE",
        )


def _write(db: sqlite_utils.Database, settings: Settings, folder: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    with ExitStack() as stack:
        lines = stack.enter_context(_opened(folder / LINES))
        for name, sql in _QUERIES.items():
            cursor = db.execute(sql)
            columns = [one[0] for one in cursor.description]
            rows = (dict(zip(columns, row, strict=True)) for row in cursor)
            counts[name] = _table(folder, lines, name, columns, rows)
        for name in _WRITTEN:
            written = [one.model_dump(mode="json") for one in getattr(settings, name)]
            columns = list(dict.fromkeys(key for one in written for key in one))
            counts[f"{name}s"] = _table(folder, lines, f"{name}s", columns, iter(written))
    return counts


def _table(
    folder: Path, lines: Any, name: str, columns: list[str], rows: Iterator[dict[str, Any]]
) -> int:
    """Write one table to its CSV file and to the lines; returns how many rows it has."""
    count = 0

    def cells() -> Iterator[list[str]]:
        nonlocal count
        yield columns
        for row in rows:
            count += 1
            lines.write(json.dumps({"table": name, **row}) + "\n")
            yield [_cell(row[column]) for column in columns]

    with _opened(folder / f"{name}.csv", "utf-8-sig") as file:
        tables.write(file, cells())
    return count


def _cell(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _opened(path: Path, encoding: str = "utf-8") -> Any:
    descriptor = os.open(path, _PRIVATE_FILE, 0o600)
    return os.fdopen(descriptor, "w", encoding=encoding, errors="replace", newline="")


def _copy(source: Path, target: Path) -> None:
    with os.fdopen(os.open(target, _PRIVATE_FILE, 0o600), "wb") as file:
        file.write(source.read_bytes())
