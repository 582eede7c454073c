"""What is well and what is not with this home, one line each, with the mend."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from scraper import backup, schema
from scraper.errors import Refusal
from scraper.settings import Home

_ENOUGH_BYTES = 200 * 1024 * 1024  # a year of captures of a thousand contacts, roughly
_OLD_BACKUP_DAYS = 30  # a weekly copy that has failed four times


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at.

    Attributes:
        about: ``home``, ``settings``, ``database``, ``backup``, ``space``, ``browser``, ``repair``.
        well: whether it is as it should be.
        said: what was found, one line.
        mend: what to do about it, or None.
    """

    about: str
    well: bool
    said: str
    mend: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``signs``."""
        return {"about": self.about, "well": self.well, "said": self.said, "mend": self.mend}


def examine(home: Home) -> list[Sign]:
    """Look at everything; nothing is changed."""
    looked_at = [*_home(home), *_settings(home), *_database(home), *_backups(home)]
    return [*looked_at, _space(home), browser(home)]


def repair(home: Home) -> Sign:
    """Restore a damaged database from its newest good copy; refuses where there is none."""
    used = backup.repair(home.database)
    if used is None:
        return Sign("repair", True, "the database is whole; nothing was changed")
    said = f"restored from {used.path.name}; the damaged file is kept in {backup.FOLDER}/"
    return Sign("repair", True, said, "askwell reread, to take in what was captured since")


def browser(home: Home) -> Sign:
    """Whether there is a browser that the sync can drive."""
    from scraper.capture.finder import required
    from scraper.settings import Settings

    try:
        found = required(_settings_or_none(home) or Settings())
    except Refusal as refusal:
        return Sign("browser", False, refusal.message, refusal.next_step)
    return Sign("browser", True, f"{found} can be driven")


def _home(home: Home) -> Iterator[Sign]:
    if not home.root.exists():
        yield Sign("home", True, f"{home.root} is not there yet; the first import makes it")
        return
    open_to_others = [
        path.name
        for path in (home.root, home.database, home.settings_file, home.browser)
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    if open_to_others:
        names = ", ".join(open_to_others)
        mend = f"chmod -R go-rwx {home.root}"
        yield Sign("home", False, f"others on this machine can read {names}", mend)
    else:
        yield Sign("home", True, f"{home.root} is yours alone")


def _settings(home: Home) -> Iterator[Sign]:
    try:
        settings = home.settings()
    except Refusal as refusal:
        yield Sign("settings", False, refusal.message, refusal.next_step)
        return
    if settings.objective:
        count = len(settings.objective)
        said = f"{count} objective{'s' if count > 1 else ''} in askwell.toml"
        yield Sign("settings", True, said)
    else:
        yield Sign("settings", True, "askwell.toml names no objective yet", "askwell objective add")


def _database(home: Home) -> Iterator[Sign]:
    if not home.database.exists():
        yield Sign("database", True, "nothing imported yet", "askwell import EXPORT.zip")
        return
    try:
        db = schema.open_or_refuse(home.database)
    except Refusal as refusal:
        yield Sign("database", False, refusal.message, refusal.next_step)
        return
    try:
        verdict = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        verdict = str(error)
    finally:
        db.close()
    mend = None if verdict == "ok" else "askwell doctor --repair"
    yield Sign("database", verdict == "ok", f"the database says: {verdict}", mend)


def _backups(home: Home) -> Iterator[Sign]:
    if not home.database.exists():
        return
    newest = next(iter(backup.kept(home.database)), None)
    if newest is None:
        yield Sign("backup", True, "no copy of the database yet; one is made every week")
        return
    age = (datetime.now(UTC) - newest.made_at).days
    said = f"the newest copy of the database is {age} days old"
    late = age > _OLD_BACKUP_DAYS
    yield Sign("backup", not late, said, "askwell backup" if late else None)


def _space(home: Home) -> Sign:
    place = next(path for path in (home.root, *home.root.parents) if path.exists())
    free = shutil.disk_usage(place).free
    said = f"{free // 1024**2:,} MiB free on the disk of {place}"
    return Sign(
        "space", free >= _ENOUGH_BYTES, said, None if free >= _ENOUGH_BYTES else "make room"
    )


def _settings_or_none(home: Home) -> Any:
    try:
        return home.settings()
    except Refusal:
        return None
