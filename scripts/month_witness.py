"""What a month left on disk, read without askwell: rows, phases, promises; nothing is changed.

In go a home folder and what a process said before it died; out come sentences, one a loss.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from scraper.nights import moment
from scraper.settings import Home
from scraper.store.rows import TABLES

# What was read of the world: facts, people and their keys. Logs, indexes and caches follow them.
FACTS = (*TABLES, "person", "identity", "same_person", "own_activity")
# When something was seen, and in which capture: what a kill may move to another night.
NOT_CONTENT = {"seen_on", "company_seen_on", "capture_id", "decided_on"}

Row = dict[str, Any]

_seen: dict[Path, dict[str, Row]] = {}


def rows(home: Home, tables: tuple[str, ...] = ()) -> set[str]:
    """Every row of every fact, or of some tables, without when it was seen; one text each."""
    return {
        f"{key} {json.dumps(row, ensure_ascii=False)}"
        for key, row in keyed_rows(home).items()
        if not tables or key.split(" ")[0] in tables
    }


def keyed_rows(home: Home) -> dict[str, Row]:
    """Every row of every fact under its table and key."""
    with _read(home) as db:
        return {_key(table, row): row for table, row in _rows(db)}


def _key(table: str, row: Row) -> str:
    """What a row goes by: its id where it has one, else all of it."""
    named = row.get("evidence_id") or (row.get("person_id") if table == "person" else None)
    return f"{table} {named or json.dumps(row)}"


def _rows(db: sqlite3.Connection) -> Iterator[tuple[str, Row]]:
    for table in sorted(FACTS):
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        kept = [one for one in columns if one not in NOT_CONTENT]
        for row in db.execute(f"SELECT {', '.join(kept)} FROM {table}"):
            yield table, dict(zip(kept, row, strict=True))


def missing(home: Home) -> list[str]:
    """Rows, and values in them, that were there the last time somebody looked, and are no more."""
    now, before = keyed_rows(home), _seen.get(home.root, {})
    _seen[home.root] = now
    gone = [f"gone: {key}" for key in sorted(before.keys() - now.keys())]
    return gone + [
        f"emptied: {column} of {key}"
        for key in sorted(before.keys() & now.keys())
        for column, value in before[key].items()
        if value is not None and now[key][column] is None
    ]


def unkept_promises(home: Home, at: datetime, said: list[dict[str, Any]]) -> list[str]:
    """Pages that a run said it had saved, and of which the database knows nothing."""
    with _read(home) as db:
        known = {
            (person_id, page, outcome)
            for person_id, page, outcome in db.execute(
                "SELECT person_id, page, outcome FROM visit WHERE visited_at >= ?", (moment(at),)
            )
        }
        (sound,) = db.execute("PRAGMA integrity_check").fetchone()
    lost = [
        f"acknowledged, not there: {one['page']} of {one['person_id']}: {one['outcome']}"
        for one in said
        if one.get("kind") == "saved"
        and (one["person_id"], one["page"], one["outcome"]) not in known
    ]
    return lost + ([] if sound == "ok" else [f"the database is damaged: {sound}"])


def unfinished(home: Home) -> list[str]:
    """What is left open after a night that was not killed: visits, nights, kept pages."""
    with _read(home) as db:
        captures = {one for (one,) in db.execute("SELECT capture_id FROM capture")}
        asked = db.execute("SELECT page FROM visit WHERE outcome = 'asked'").fetchall()
        nights = db.execute("SELECT started_at FROM night WHERE ended_at IS NULL").fetchall()
    kept = {path.name.partition(".")[0] for path in home.captures.glob("*/*.capture.gz")}
    return [
        *(f"asked for and never answered: {page}" for (page,) in asked),
        *(f"a night without an end: {began}" for (began,) in nights),
        *(f"kept and never saved: {one}" for one in sorted(kept - captures)),
    ]


def phase(home: Home) -> str:
    """In which phase of a night a kill fell."""
    with _read(home) as db:
        captures = {one for (one,) in db.execute("SELECT capture_id FROM capture")}
        asked = db.execute("SELECT 1 FROM visit WHERE outcome = 'asked'").fetchone()
        night = db.execute("SELECT pages FROM night WHERE ended_at IS NULL").fetchone()
    kept = {path.name.partition(".")[0] for path in home.captures.glob("*/*.capture.gz")}
    if asked:
        return "kept, not yet saved" if kept - captures else "while a page came"
    if night:
        return "between two pages" if night[0] else "before the first page"
    return "outside the night itself"


def lines(acks: Path) -> list[dict[str, Any]]:
    """What a process has said so far; a line that a kill cut short does not count."""
    said = acks.read_bytes() if acks.exists() else b""
    return [json.loads(line) for line in said.splitlines(keepends=True) if line.endswith(b"\n")]


def _read(home: Home) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(f"file:{home.database}?mode=ro", uri=True))
