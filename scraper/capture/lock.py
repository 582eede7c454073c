"""One askwell at a time in the browser profile: a lock that the system drops when its holder dies.

The lock is on an open file, not in one, so a process killed in the middle leaves nothing to clear
away. ``sync``, ``login`` and a hand-off all take it, since one profile bears one browser.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from scraper.errors import Refusal
from scraper.settings import Home

NAME = "browser.lock"


def busy() -> Refusal:
    """What is said to the second one."""
    return Refusal(
        "browser_busy",
        "another sync or askwell window is open",
        "wait until it has ended, or close it, and try again",
    )


@contextmanager
def held(home: Home) -> Iterator[None]:
    """Hold the profile's lock for a ``with``; refuses ``browser_busy`` when it is taken."""
    home.make()
    descriptor = os.open(home.root / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _take(descriptor):
            raise busy()
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
