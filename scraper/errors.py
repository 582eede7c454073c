"""The errors of both rooms: what a person is told, and what is noted about one datum.

Exception
└── Refusal          expected; one line to the human and one next step; exit status 1
    (anything else is a bug and keeps its traceback)

Problem              not an exception: a value about one datum that could not be read
"""

from __future__ import annotations

from dataclasses import dataclass


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
