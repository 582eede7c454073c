"""The second half of forgetting: kept files, free pages and the log, once the rows are gone.

In: an open database that says what is still to be erased. Out: nothing of it left. What a kill
interrupts here, the next opening of the home finishes: the note of it holds no name, only paths.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import sqlite_utils

from scraper import backup
from scraper.errors import Refusal, of_system
from scraper.settings import Home

_NOTE = "erasing"  # name of the setting: a JSON list of paths under captures/


def note(db: sqlite_utils.Database, home: Home, files: Iterable[Path]) -> None:
    """Say in the transaction that removes the rows which kept files must go after it."""
    paths = [str(path.relative_to(home.captures)) for path in files]
    db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_NOTE, json.dumps(paths)])


def finish(db: sqlite_utils.Database, home: Home) -> None:
    """Erase what is noted, rebuild the file so that nothing lingers in it, and drop the note.

    The copies of the database go too: one may be older than the forgetting. Refuses where the
    file cannot be rebuilt now; the rows are gone then, and the next opening tries again.
    """
    noted = db.execute("SELECT value FROM setting WHERE name = ?", [_NOTE]).fetchone()
    if noted is None:
        return
    backup.clear(home.database)
    for path in json.loads(noted[0]):
        (home.captures / path).unlink(missing_ok=True)
    try:
        _rebuild(db)
        db.execute("DELETE FROM setting WHERE name = ?", [_NOTE])
        db.conn.commit()
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        db.conn.rollback()
        raise _unfinished(error) from error


def _rebuild(db: sqlite_utils.Database) -> None:
    # Words deleted from a full-text index stay in its segments until they are merged.
    db.conn.execute("INSERT INTO search (search) VALUES ('optimize')")
    db.conn.commit()
    db.conn.execute("VACUUM")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _unfinished(error: sqlite3.OperationalError) -> Refusal:
    told = of_system(error)
    if told is None or told.kind == "database_locked":
        return Refusal(
            "database_locked",
            "they are forgotten, but another askwell keeps the old file open",
            "close it, then: askwell status, which finishes it",
        )
    return Refusal(
        told.kind,
        f"they are forgotten, but traces stay in the file: {error}",
        "mend that, then: askwell status, which finishes it",
    )
