"""Opens a home for the length of one piece of work, and says in plain words when it is busy."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from composer.desk import Desk
from composer.memory import Memory
from composer.search import Search
from scraper.errors import Refusal, of_system
from scraper.settings import Home

PATIENCE_MS = 2_000  # how long a page waits for another writer


class Changes:
    """Tells whether anything at all was written to a home's database or sign-in, by whomever.

    One idle connection notices what every other commits; it holds no lock and no snapshot.
    """

    def __init__(self, home: Home) -> None:
        self._path = home.database
        self._signs = home.sign_in_file
        self._lock = threading.Lock()
        self._link: sqlite3.Connection | None = None
        self._file = 0

    def state(self) -> tuple[int, int, str]:
        """Equal for two calls between which nothing was written."""
        with self._lock:
            file = self._path.stat().st_ino
            if self._link is None or file != self._file:
                self.close()
                self._link = sqlite3.connect(self._path, check_same_thread=False)
                self._file = file
            version = int(self._link.execute("PRAGMA data_version").fetchone()[0])
        return file, version, self._signs.read_text("utf-8") if self._signs.exists() else ""

    def close(self) -> None:
        """Let the database go."""
        if self._link is not None:
            self._link.close()
            self._link = None


@contextmanager
def opened(home: Home, today: date, memory: Memory | None = None) -> Iterator[tuple[Desk, Search]]:
    """A desk and a search on the home's database.

    Raises `Refusal` ``database_locked`` where another askwell is writing for longer than a page
    should wait, and what `of_system` makes of a full, failing or unwritable disk.
    """
    with home.open(must_exist=True) as db:
        db.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        try:
            yield Desk(db, home.settings(), today, memory), Search(db)
        except (OSError, sqlite3.DatabaseError) as error:
            raise _said(error) from error


def _said(error: OSError | sqlite3.DatabaseError) -> Exception:
    if "locked" in str(error) or "busy" in str(error):
        return Refusal(
            "database_locked",
            "another askwell is saving what it found just now",
            "Nothing was lost. Try again in a moment.",
        )
    return of_system(error) or error
