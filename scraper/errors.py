"""The errors of both rooms: what a person is told, and what is noted about one datum.

Exception
└── Refusal          expected; one line to the human and one next step; exit status 1
    (anything else is a bug and keeps its traceback)

`of_system` turns what the system says of a disk or the database into a refusal.

Problem              not an exception: a value about one datum that could not be read
"""

from __future__ import annotations

import errno
import os
import sqlite3
from dataclasses import dataclass

_AGAIN = "then do the same again; what was saved is kept"

# errno -> kind, what it means, what to do.
_OF_SYSTEM: dict[int, tuple[str, str, str]] = {
    errno.ENOSPC: ("disk_full", "the disk is full", f"free some space, {_AGAIN}"),
    errno.EDQUOT: ("disk_full", "your share of the disk is used up", f"free some space, {_AGAIN}"),
    errno.EFBIG: ("disk_full", "the disk takes no larger file", f"free some space, {_AGAIN}"),
    errno.EIO: ("disk_failing", "the disk did not answer", f"look at the disk, {_AGAIN}"),
    errno.EROFS: ("not_writable", "the disk can only be read", "choose another with --home PATH"),
    errno.EACCES: ("not_permitted", "the system does not permit it", "look at its permissions"),
    errno.EPERM: ("not_permitted", "the system does not permit it", "look at its permissions"),
}

# Words in SQLite's own message -> kind, what to do; the first that is found.
_OF_DATABASE: tuple[tuple[str, str, str], ...] = (
    ("locked", "database_locked", "wait until the other askwell has finished, then try again"),
    ("disk is full", "disk_full", f"free some space, {_AGAIN}"),
    ("disk I/O", "disk_failing", f"look at the disk, {_AGAIN}; if it stays: askwell doctor"),
    ("readonly", "not_writable", "make the askwell folder writable, or choose one with --home"),
    ("unable to open", "not_writable", "look at the askwell folder and its permissions"),
    ("malformed", "database_damaged", "askwell doctor --repair"),
    ("not a database", "database_damaged", "askwell doctor --repair"),
    ("corrupt", "database_damaged", "askwell doctor --repair"),
    ("decode to UTF-8", "database_damaged", "askwell doctor --repair"),
)


class Refusal(Exception):  # noqa: N818 - it is an answer, not a failure
    """askwell declines, says why in one line and what to do next in another.

    Args:
        kind: one snake_case word, stable for scripts: ``not_an_export``, ``unknown_person``.
        message: one line in plain words.
        next_step: one line that says what to do, a command where there is one.
    """

    def __init__(self, kind: str, message: str, next_step: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.next_step = next_step


@dataclass(frozen=True, slots=True)
class Problem:
    """One datum that could not be read, kept as a value beside everything that could.

    Attributes:
        kind: one snake_case word: ``unknown_header``, ``anonymous_row``, ``bad_date``.
        where: file and row, or page and section: ``Connections.csv:14``.
        detail: one plain sentence, at most a short excerpt of the input.
    """

    kind: str
    where: str
    detail: str


def of_system(error: OSError | sqlite3.DatabaseError) -> Refusal | None:
    """How a person is told of an error of the system; None where it has no such meaning."""
    if isinstance(error, OSError):
        return _of_disk(error)
    return next(
        (
            Refusal(kind, f"the database answered: {error}", mend)
            for word, kind, mend in _OF_DATABASE
            if word in str(error)
        ),
        None,
    )


def _of_disk(error: OSError) -> Refusal | None:
    if error.errno not in _OF_SYSTEM:
        return None
    kind, meaning, mend = _OF_SYSTEM[error.errno]
    about = f" ({os.fspath(error.filename)!s})" if isinstance(error.filename, str) else ""
    return Refusal(kind, meaning + about, mend)
