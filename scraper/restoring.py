"""The way back: a copy takes the place of the present database, which is kept beside it.

In: a home and a file. Out: the database as the file holds it. Whoever was forgotten since stays
forgotten: they are taken out of what was restored, before anything reads it.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sqlite_utils

from scraper import backup, schema
from scraper.errors import Refusal
from scraper.identity import key_hash
from scraper.settings import Home
from scraper.store.forgetting import forget
from scraper.store.traces import traces

_SALT = "SELECT value FROM setting WHERE name = 'forgotten_salt'"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done.

    Attributes:
        source: the copy that was restored.
        beside: where the database that was in its place lies now; None where there was none.
        people: how many people the database knows now, the user left out.
        forgotten: how many of the copy's people were forgotten once more.
    """

    source: Path
    beside: Path | None
    people: int
    forgotten: int

    def to_json(self) -> dict[str, Any]:
        """The answer of ``askwell restore``."""
        return {
            "restored": str(self.source),
            "kept_beside": str(self.beside) if self.beside else None,
            "people": self.people,
            "forgotten": self.forgotten,
        }


@dataclass(frozen=True, slots=True)
class _Memory:
    """Whom the present database was told to forget: their hashed keys, and the salt."""

    salt: str | None = None
    keys: tuple[tuple[str, str], ...] = ()


def listed(home: Home) -> dict[str, Any]:
    """The copies there are, newest first; those that were replaced or damaged too."""
    found = (
        [backup.one(path) for path in home.backups.glob("*.db")] if home.backups.exists() else []
    )
    newest = sorted(found, key=lambda one: (one.made_at, one.path.name), reverse=True)
    return {"folder": str(home.backups), "copies": [one.to_json() for one in newest]}


def find(home: Home, named: str) -> Path:
    """The file that is meant: a path, or the name of a copy in ``backups/``."""
    for path in (Path(named).expanduser(), home.backups / named):
        if path.is_file():
            return path
    raise Refusal("no_such_backup", f"there is no copy {named}", "askwell restore lists them")


def restore(home: Home, source: Path, today: date) -> Restored:
    """Put a copy in the database's place; what was there is kept in ``backups/``.

    The copy is migrated, and rid of whoever was forgotten since, before it takes the place: what
    fails there leaves everything as it was. Refuses ``damaged_backup``, ``not_a_backup``,
    ``newer_backup`` and ``another_home``, and what `backup.replace` refuses.
    """
    _refuse_unfit(source)
    memory = _memory(home.database)
    _refuse_another_home(source, memory)
    home.make()
    with _staged(home, source) as stage:
        with stage.open() as db:
            count = _forget_again(db, stage, memory, today)
            (people,) = db.execute("SELECT count(*) FROM person WHERE is_me = 0").fetchone()
        beside = backup.replace(home.database, stage.database)
    return Restored(source, beside, people, count)


@contextmanager
def _staged(home: Home, source: Path) -> Iterator[Home]:
    """A home of its own for the copy, under ``backups/``, for the length of a ``with``."""
    stage = Home(home.backups / "restoring")
    home.backups.mkdir(mode=0o700, exist_ok=True)
    shutil.rmtree(stage.root, ignore_errors=True)
    try:
        stage.make()
        backup.copy(source, stage.database)
        yield stage
    finally:
        shutil.rmtree(stage.root, ignore_errors=True)


def _refuse_unfit(source: Path) -> None:
    other = "askwell restore lists the copies there are"
    if (fault := backup.fault(source)) is not None:
        damaged = "no such table" not in fault and "not a database" not in fault
        kind = "damaged_backup" if damaged else "not_a_backup"
        raise Refusal(kind, f"{source.name} cannot be restored: {fault}", other)
    with closing(_reading(source)) as db:
        try:
            sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'askwell'"
            applied = {name for (name,) in db.execute(sql)}
        except sqlite3.OperationalError as error:
            message = f"{source.name} is not a copy of askwell's database"
            raise Refusal("not_a_backup", message, other) from error
    if unknown := applied - schema.known():
        raise Refusal(
            "newer_backup",
            f"{source.name} was made by a newer askwell ({min(unknown)})",
            "install that askwell, then: askwell restore",
        )


def _memory(database: Path) -> _Memory:
    if not database.exists() or backup.fault(database) is not None:
        return _Memory()
    return _remembered(database)


def _remembered(database: Path) -> _Memory:
    with closing(_reading(database)) as db:
        row = db.execute(_SALT).fetchone()
        keys = db.execute("SELECT key_hash, forgotten_on FROM forgotten").fetchall()
    return _Memory(row[0] if row else None, tuple(keys))


def _refuse_another_home(source: Path, memory: _Memory) -> None:
    other = _remembered(source)
    if memory.keys and other.keys and memory.salt != other.salt:
        raise Refusal(
            "another_home",
            f"{source.name} is of another home, which forgot other people",
            "restore it into a new folder: askwell --home PATH restore",
        )


def _forget_again(db: sqlite_utils.Database, home: Home, memory: _Memory, today: date) -> int:
    """Take out whoever the replaced database had forgotten; returns how many that were."""
    if not memory.keys or memory.salt is None:
        return 0
    with db.atomic():
        db.execute("INSERT OR REPLACE INTO setting VALUES ('forgotten_salt', ?)", [memory.salt])
        db.conn.executemany("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", memory.keys)
    again = list(_known_again(db, memory))
    for person_id in again:
        forget(db, home, person_id, today.isoformat())
    return len(again)


def _known_again(db: sqlite_utils.Database, memory: _Memory) -> Iterator[int]:
    hashes = {key for key, _on in memory.keys}
    sql = "SELECT person_id FROM person WHERE is_me = 0"
    for (person_id,) in db.execute(sql).fetchall():
        keys = traces(db.conn, person_id).keys
        if any(key_hash(memory.salt or "", key) in hashes for key in keys):
            yield person_id


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
