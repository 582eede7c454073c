"""What was gathered for a page, kept while nothing was written: a glance back costs nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from scraper.settings import Home


class Remembered:
    """Values by name, each good for one day and one state of the database's files."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Any, Any]] = {}
        self._lock = threading.Lock()

    def get(self, name: str, home: Home, today: date, make: Callable[[], Any]) -> Any:
        """The value called `name`, made anew where anything was written since."""
        state = (today, *_state(home))
        with self._lock:
            kept = self._known.get(name)
        if kept is not None and kept[0] == state:
            return kept[1]
        value = make()
        with self._lock:
            self._known[name] = (state, value)
        return value


def _state(home: Home) -> list[tuple[int, int] | None]:
    """When the database's files, and the settings, were last written, and how long they are.

    Every reader makes the write-ahead log anew, so an empty one says nothing.
    """
    wal = home.database.with_name(home.database.name + "-wal")
    return [_stamp(path) for path in (home.database, wal, home.settings_file)]


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return (stat.st_mtime_ns, stat.st_size) if stat.st_size else None
