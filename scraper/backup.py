"""Copies of the database beside it: before every migration, weekly, or when asked; five are kept.

In: the database's path. Out: files ``askwell-<moment>-<why>.db`` in ``backups/``, mode 0600, each
found whole by SQLite before it counts. A damaged database is never copied over a good copy. Also
the way back: the newest good copy takes the damaged one's place, which is set aside, not deleted.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from scraper.capture import sweep
from scraper.errors import Refusal

Why = Literal["migration", "weekly", "asked"]

KEPT = 5
PATIENCE = 5.0  # seconds in which another writer may finish
EVERY = timedelta(days=7)
FOLDER = "backups"
_SIDE_FILES = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Backup:
    """One kept copy."""

    path: Path
    made_at: datetime
    size: int

    def to_json(self) -> dict[str, Any]:
        """Name, moment and bytes."""
        moment = self.made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"file": self.path.name, "made_at": moment, "bytes": self.size}


def folder_of(database: Path) -> Path:
    """Where the copies of a database lie."""
    return database.parent / FOLDER


def kept(database: Path) -> list[Backup]:
    """The copies there are, newest first."""
    found = [one(path) for path in folder_of(database).glob("askwell-*.db")]
    return sorted(found, key=lambda kept: (kept.made_at, kept.path.name), reverse=True)


def one(path: Path) -> Backup:
    """What is to be said of one copy."""
    status = path.stat()
    return Backup(path, datetime.fromtimestamp(status.st_mtime, UTC), status.st_size)


def make(database: Path, why: Why) -> Backup:
    """Copy a database while others may use it, drop the oldest copies, and return the new one.

    Refuses `backup_failed` where it cannot be written, and where the database is not whole.
    """
    folder = folder_of(database)
    unfinished = folder / f"{os.getpid()}.part"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        sweep(folder)
        copy(database, unfinished)
        if (verdict := fault(unfinished)) is not None:
            raise _failed(f"the database is damaged: {verdict}", "askwell doctor --repair")
        path = unfinished.replace(_free_name(folder, f"askwell-{_stamp()}-{why}"))
    except (OSError, sqlite3.OperationalError) as error:
        raise _failed(str(error), "make room on the disk, then try again") from error
    except sqlite3.DatabaseError as error:
        raise _failed(f"the database is damaged: {error}", "askwell doctor --repair") from error
    finally:
        for side in (*_SIDE_FILES, "-journal"):
            Path(f"{unfinished}{side}").unlink(missing_ok=True)
    for old in kept(database)[KEPT:]:
        old.path.unlink(missing_ok=True)
    return one(path)


def make_if_due(database: Path, now: datetime) -> Backup | None:
    """The weekly copy, where the newest is older than a week or from the future.

    One that fails is left for another day: `doctor` says how old the newest is.
    """
    newest = next(iter(kept(database)), None)
    if newest is not None and abs(now - newest.made_at) < EVERY:
        return None
    try:
        return make(database, "weekly")
    except Refusal:
        return None


def clear(database: Path) -> None:
    """Remove every copy, damaged ones that were set aside too: somebody is to be forgotten."""
    folder = folder_of(database)
    for path in folder.iterdir() if folder.exists() else ():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def fault(database: Path) -> str | None:
    """What SQLite finds wrong with a file, in its words; None when it is whole."""
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as db:
            verdict = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
            db.execute("SELECT count(*) FROM person").fetchone()
    except sqlite3.Error as error:
        return str(error)
    return None if verdict == "ok" else verdict


def repair(database: Path) -> Backup | None:
    """Put the newest good copy in a damaged or lost database's place; None when nothing was wrong.

    The damaged files are set aside under ``backups/`` first, so a kill in between loses nothing.
    Refuses `no_backup` where no copy is good.
    """
    nothing_lost = fault(database) is None if database.exists() else not kept(database)
    if nothing_lost:
        return None
    good = next((one for one in kept(database) if fault(one.path) is None), None)
    if good is None:
        raise Refusal(
            "no_backup",
            "the database is damaged and there is no good copy of it",
            f"move {database} away, then: askwell reread and askwell import",
        )
    _set_aside(database)
    _put(good.path, database)
    return good


def replace(database: Path, by: Path) -> Path | None:
    """Put a whole database in the present one's place; returns where that is kept now, if it was.

    A whole one is overwritten in one transaction, so that whoever has it open meanwhile sees the
    new one. Refuses ``backup_failed`` where it cannot be kept, or somebody else is writing.
    """
    if not database.exists():
        _put(by, database)
        return None
    if fault(database) is not None:
        beside = _set_aside(database)
        _put(by, database)
        return beside
    beside = _free_name(folder_of(database), f"replaced-{_stamp()}")
    try:
        copy(database, beside)
        with (
            closing(sqlite3.connect(by)) as source,
            closing(sqlite3.connect(database, timeout=PATIENCE)) as target,
        ):
            source.backup(target, progress=_patience())
    except (OSError, sqlite3.OperationalError) as error:
        beside.unlink(missing_ok=True)
        raise _failed(str(error), "close every other askwell, then try again") from error
    return beside


def copy(database: Path, to: Path) -> None:
    """Write the whole of a database into a new file, mode 0600, while others may use it."""
    os.close(os.open(to, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    _copy(database, to)


def _patience() -> Callable[[int, int, int], None]:
    """Ends a copy that somebody else has kept waiting too long: SQLite itself would wait for ever.

    The copy is of one step, which fails as a whole.
    """
    end = time.monotonic() + PATIENCE

    def look(status: int, _left: int, _pages: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise sqlite3.OperationalError("another askwell is writing")

    return look


def _put(whole: Path, database: Path) -> None:
    restored = database.with_suffix(".restored")
    shutil.copyfile(whole, restored)
    restored.chmod(0o600)
    for side in _SIDE_FILES[1:]:
        Path(f"{database}{side}").unlink(missing_ok=True)
    restored.replace(database)


def _set_aside(database: Path) -> Path:
    folder_of(database).mkdir(mode=0o700, exist_ok=True)
    stem = _free_name(folder_of(database), f"damaged-{_stamp()}").name
    for side in _SIDE_FILES:
        beside = Path(f"{database}{side}")
        if beside.exists():
            kept_file = folder_of(database) / f"{stem}{side}"
            shutil.copyfile(beside, kept_file)
            kept_file.chmod(0o600)
    return folder_of(database) / stem


def _copy(database: Path, to: Path) -> None:
    address = f"{database.resolve().as_uri()}?mode=rw"
    with (
        closing(sqlite3.connect(address, timeout=PATIENCE, uri=True)) as source,
        closing(sqlite3.connect(to)) as target,
    ):
        source.backup(target, progress=_patience())
        target.execute("PRAGMA journal_mode = DELETE")


def _free_name(folder: Path, stem: str) -> Path:
    number = 0
    while (path := folder / f"{stem}{f'-{number}' if number else ''}.db").exists():
        number += 1
    return path


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")


def _failed(why: str, next_step: str) -> Refusal:
    return Refusal("backup_failed", f"no copy of the database could be made: {why}", next_step)
