"""Rows as CSV in which no cell can do harm: to a spreadsheet or to a terminal.

A spreadsheet runs a cell that begins like a formula; a terminal obeys control characters.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TextIO

# A spreadsheet takes what begins with these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# Control characters but tab and line ends, marks that turn the direction of text, lone surrogates.
_STEERING = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def write(file: TextIO, rows: Iterable[Iterable[str]]) -> None:
    """Write rows to a text file that was opened with ``newline=""``."""
    csv.writer(file).writerows([defused(cell) for cell in row] for row in rows)


def defused(cell: str) -> str:
    """The cell without control characters, and with an apostrophe before a would-be formula."""
    plain = _STEERING.sub("", cell)
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA) or plain[:1] == " " else plain
