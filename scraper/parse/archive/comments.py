"""Parse room: Comments.csv becomes the owner's comments. They name the post, never its author.

Three dialects: quotes doubled; quotes escaped with a backslash (2026); and, early in 2024, a
comment of several lines written without any quotes, so that its further lines stand as rows of
their own. What begins with a date and a link is a comment; what follows belongs to it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

from scraper.parse.archive import _cells
from scraper.parse.archive._table import A_DATE, Header, Table
from scraper.records import Comment

NAMES = ("comments",)
SUBJECT = "me"
HEADERS = {"2024": ("Date", "Link", "Message")}
ANCHORS = {"Date": A_DATE, "Link": re.compile(r"|https?://\S+")}

QUOTED: dict[str, Any] = {}
ESCAPED: dict[str, Any] = {"escapechar": "\\", "doublequote": False}

_START = re.compile(
    r'"?(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d)[^",;\t]*"?([,;\t])"?(https?://[^\s,;"]*|)"?\2(.*)',
    re.DOTALL,
)


def recognises(header: Header) -> bool:
    """A date, a link and a message, and nothing of a message to somebody."""
    return header >= {"date", "link", "message"} and not header & {"from", "to"}


def parse(table: Table) -> Iterator[Comment]:
    """A comment by the owner each; one without words (a picture) is a Problem."""
    for line, date, link, words in _comments(table):
        said = _cells.text(words)
        if said is None:
            table.problem("no_text", line, "A comment without words, perhaps a picture.")
            continue
        yield Comment(url=link.strip() or None, on=_cells.day(table, line, date), text=said)


def _comments(table: Table) -> Iterator[tuple[int, str, str, str]]:
    """Line, date, link and words of every comment; counts the comments as the table's rows."""
    if table.columns[:3] != ("date", "link", "message"):
        for line, (date, link, words) in table.select("Date", "Link", "Message"):
            yield line, date, link, words
        return
    forms = (QUOTED, ESCAPED) if table.form().get("doublequote", True) else (ESCAPED, QUOTED)
    for line, written in _chunks(table):
        start = _START.match(written)
        if start is None:
            table.problem("row_shape", line, f"No comment begins like {written[:60]!r}.")
            continue
        date, delimiter, link, words = start.groups()
        yield line, date, link, _read(written, delimiter, forms) or words


def _chunks(table: Table) -> Iterator[tuple[int, str]]:
    """The lines of one comment together, and the line it begins in."""
    first, lines = 0, list[str]()
    for number, line in enumerate(table.lines(), table.header_lines + 1):
        if lines and _START.match(line):
            yield first, "".join(lines)
            table.count += 1
            lines = []
        if lines or line.strip():
            first = first if lines else number
            lines.append(line)
    if lines:
        table.count += 1
        yield first, "".join(lines)


def _read(written: str, delimiter: str, forms: tuple[dict[str, Any], ...]) -> str | None:
    """The message of a comment that is well written in one of the forms, else None."""
    whole = [written.rstrip("\r\n")]
    for form in forms:
        try:
            rows = list(csv.reader(whole, strict=True, delimiter=delimiter, **form))
        except csv.Error:
            continue
        if len(rows) == 1 and len(rows[0]) >= 3 and not any(rows[0][3:]):
            return rows[0][2]
    return None
