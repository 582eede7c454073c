"""Export files that were read before: the same bytes, read by the same code, say nothing new.

In: the id of a capture, which stands for its bytes and moment. Out: what reading it counted. The
database forgets by itself (triggers of `schema`) whenever a fact is deleted, somebody is forgotten,
joined or parted, or, for files that name people without an address, whenever a name is new.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scraper.errors import Problem

_MOST_PROBLEMS = 1000  # beyond them a file is read again rather than its complaints stored


@dataclass(frozen=True, slots=True)
class Remembered:
    """What reading a file gave: its data rows, the facts they make, and what could not be read."""

    rows: int
    facts: int
    recognised: bool
    problems: tuple[Problem, ...]
    note: str | None


def recall(db: sqlite3.Connection, capture_id: str, kept: Path | None) -> Remembered | None:
    """What a file gave when it was read; None where it must be read again, as when its bytes are
    no longer in the folder of kept captures."""
    row = db.execute(
        "SELECT data_rows, facts, recognised, problems, note, path FROM read_file"
        " LEFT JOIN capture USING (capture_id) WHERE capture_id = ? AND code = ?",
        (capture_id, _code()),
    ).fetchone()
    if row is None:
        return None
    rows, facts, recognised, problems, note, path = row
    if path and kept and not (kept / path).exists():
        return None
    told = tuple(Problem(*one) for one in json.loads(problems))
    return Remembered(rows, facts, bool(recognised), told, note)


def remember(db: sqlite3.Connection, capture_id: str, one: Remembered, *, by_name: bool) -> None:
    """Keep what a file gave. `by_name`: some of its rows were filed by a name alone.

    Not where somebody was forgotten and a complaint about the file may name them.
    """
    if len(one.problems) > _MOST_PROBLEMS:
        return
    if by_name and db.execute("SELECT 1 FROM forgotten LIMIT 1").fetchone():
        return
    told = [(each.kind, each.where, each.detail) for each in one.problems]
    db.execute(
        "INSERT OR REPLACE INTO read_file (capture_id, code, data_rows, facts, recognised,"
        " problems, note, by_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (capture_id, _code(), one.rows, one.facts, int(one.recognised),
         json.dumps(told, ensure_ascii=False), one.note, int(by_name)),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _code() -> str:
    """A digest of the code that reads and saves: another version reads every file again."""
    digest = hashlib.blake2b(digest_size=12)
    for path in sorted(Path(__file__).resolve().parent.parent.rglob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
