"""Opens a home for the length of one piece of work, and says in plain words when it is busy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from composer.desk import Desk
from composer.memory import Memory
from composer.search import Search
from scraper.errors import Refusal, of_system
from scraper.settings import Home

PATIENCE_MS = 2_000  # how long a page waits for another writer


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
