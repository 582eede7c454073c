"""Parse room: one export file becomes a header and rows, and what is wrong with it is counted.

In: the name and bytes of a file. Out: a `Table`, whose rows are read once and in bounded memory.
The header may stand below a preamble; commas, semicolons, tabs and bars separate; quotes are
doubled, or escaped with a backslash where the file says so.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from scraper.errors import Problem
from scraper.parse.archive import _text

Header = frozenset[str]
Recogniser = Callable[[tuple[str, ...], bool], bool]
Anchors = Mapping[str, re.Pattern[str]]

DELIMITERS = (",", ";", "\t", "|")
PREAMBLE_LINES = 200  # the longest seen is 3; a person may have pasted more above
HEADER_CHARACTERS = 8_000
CELL_CHARACTERS = 16 * 1024 * 1024  # csv's own limit of 131,072 is below a long message
WIDE_ROW = 64  # cells too many beyond which no repair is tried

#: A date has at most one comma in it, and digits on both sides: ``11/2/18, 9:15 AM``.
A_DATE = re.compile(r"[^,;]*\d[^,;]*(?:,\s*\d[^,;]*)?")

csv.field_size_limit(CELL_CHARACTERS)


def normal(column: str) -> str:
    """A column's name without case, blanks, hyphens: ``Sender Profile URL`` = senderprofileurl."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", column).casefold())


def stem(name: str) -> str:
    """What a file's name says it is: ``Jobs/Comments_412007719.csv`` = comments."""
    base = re.split(r"[/\\]", name)[-1]
    base = re.sub(r"\.(csv|tsv|txt)$", "", base, flags=re.IGNORECASE)
    base = re.sub(r"( ?\(\d+\)| \d)$", "", base)
    return normal(re.sub(r"[_-]\d{3,}$", "", base))


@dataclass(slots=True)
class Table:
    """A header and the way to its rows.

    Attributes:
        name: the file's name without folders, for `Problem.where`.
        written: the columns as written, trimmed.
        columns: normalised column names, translated to English where the header is not English.
        problems: what was met while reading, in order; complete once the rows have been read.
        count: data rows met so far.
        language: the language of a localised header, or None.
    """

    name: str
    body: bytes
    encoding: str
    delimiter: str
    header_lines: int
    written: tuple[str, ...]
    columns: tuple[str, ...]
    anchors: Anchors = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0
    language: str | None = None

    def has(self, *columns: str) -> bool:
        """Whether the header has all of these columns, spelled in any way."""
        return all(normal(column) in self.columns for column in columns)

    def problem(self, kind: str, line: int, detail: str) -> None:
        """Note a problem with the row that begins in `line` of the file."""
        self.problems.append(Problem(kind, f"{self.name}:{line}", detail))

    def select(self, *columns: str) -> Iterator[tuple[int, list[str]]]:
        """Line number and the cells of these columns, row by row; "" where there is no column."""
        index = {name: at for at, name in reversed(list(enumerate(self.columns)))}
        places = [index.get(normal(column), -1) for column in columns]
        for line, row in self.rows():
            row.append("")
            yield line, [row[place] for place in places]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Line number and cells of every data row, as wide as the header. Counts the rows."""
        width, form, taken = len(self.columns), self.form(), list[str]()
        reader = csv.reader(self._noting(taken), **form)
        while True:
            line = self.header_lines + reader.line_num + 1
            taken.clear()
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                row, why = [], str(error)
            else:
                if not row or (len(row) == 1 and not row[0].strip()):
                    continue
                if len(row) == width:
                    self.count += 1
                    yield line, row
                    continue
                why = ""
            yield from self._odd(row, why, line, taken, form)

    def _odd(
        self, row: list[str], why: str, line: int, taken: list[str], form: dict[str, Any]
    ) -> Iterator[tuple[int, list[str]]]:
        """What is certain of a row that csv could not read or that has not the header's width."""
        apart = self._apart(taken, line, form) if len(taken) > 1 else []
        self.count += len(apart) or 1
        if why and not apart:
            self.problem("unreadable_row", line, f"This row could not be read: {why}.")
            return
        for at, cells in apart or [(line, row)]:
            fitted = cells if len(cells) == len(self.columns) else self._fit(cells, at)
            if fitted is not None:
                yield at, fitted

    def _apart(
        self, taken: list[str], line: int, form: dict[str, Any]
    ) -> list[tuple[int, list[str]]]:
        """The rows in lines that a quote which never closed ran together; none if they are one."""
        try:
            rows = [next(csv.reader([one], **form), []) for one in taken]
        except csv.Error:
            return []
        whole = [row for row in rows[1:] if len(row) == len(self.columns) and self._anchored(row)]
        return [(line + at, row) for at, row in enumerate(rows) if row] if whole else []

    def _noting(self, taken: list[str]) -> Iterator[str]:
        for line in self.lines():
            taken.append(line)
            yield line

    def lines(self) -> Iterator[str]:
        """The lines below the header, with their line ends."""
        return islice(_text.lines(self.body, self.encoding), self.header_lines, None)

    def form(self) -> dict[str, Any]:
        """How quotes are written, as arguments for `csv`: doubled, unless only backslashes work."""
        doubled: dict[str, Any] = {"delimiter": self.delimiter}
        mark = b'\\\0"' if self.encoding.startswith("utf-16") else b'\\"'
        if mark not in self.body or self._strictly(doubled):
            return doubled
        escaped = {**doubled, "escapechar": "\\", "doublequote": False}
        return escaped if self._strictly(escaped) else doubled

    def _strictly(self, form: dict[str, Any]) -> bool:
        try:
            for _ in csv.reader(self.lines(), strict=True, **form):
                pass
        except csv.Error:
            return False
        return True

    def _fit(self, row: list[str], line: int) -> list[str] | None:
        """A row as wide as the header with only what is certain in it; None if nothing is."""
        width = len(self.columns)
        if len(row) < width:
            fitted: list[str] | None = row + [""] * (width - len(row))
            if all(not name for name in self.columns[len(row) :]):
                return fitted
            fitted = fitted if fitted and self._anchored(fitted) else None
        elif not any(cell.strip() for cell in row[width:]):
            return row[:width]
        else:
            fitted = self._joined(row)
        kept = "what is certain was kept" if fitted else "it was left out"
        detail = f"{len(row)} columns where the header has {width}; {kept}."
        self.problem("row_shape", line, detail)
        return fitted

    def _joined(self, row: Sequence[str]) -> list[str] | None:
        """A row too wide, read as one cell with unquoted delimiters in it.

        Every cell could be the one. Of the readings that put dates and addresses where they
        belong, what all agree on is certain; the rest becomes empty.
        """
        width = len(self.columns)
        extra = len(row) - width
        if not self.anchors or extra > WIDE_ROW:
            return None
        readings = []
        for at in range(width):
            joined = self.delimiter.join(row[at : at + extra + 1])
            reading = [*row[:at], joined, *row[at + extra + 1 :]]
            if self._anchored(reading):
                readings.append(reading)
        if not readings:
            return None
        return [cells[0] if len(set(cells)) == 1 else "" for cells in zip(*readings, strict=True)]

    def _anchored(self, row: Sequence[str]) -> bool:
        """Whether the cells that have a form of their own have it."""
        return all(
            pattern.fullmatch(row[self.columns.index(name)].strip())
            for name, pattern in self.anchors.items()
            if name in self.columns
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Where a header was found, and how it is written."""

    lines: int
    delimiter: str
    cells: tuple[str, ...]


def find_header(body: bytes, encoding: str, known: Recogniser) -> Found | None:
    """The first line that `known` recognises as a header, with its delimiter.

    `known` is called with the cells and with whether anything stood above them: words like "Name"
    alone are a header only in the first line.
    """
    below = False
    for number, line in enumerate(islice(_text.lines(body, encoding), PREAMBLE_LINES), 1):
        if len(line) > HEADER_CHARACTERS or not line.strip():
            below = below or bool(line.strip())
            continue
        for delimiter in DELIMITERS:
            cells = split(line, delimiter)
            if (len(cells) > 1 or delimiter == ",") and known(cells, below):
                return Found(number, delimiter, cells)
        below = True
    return None


def split(line: str, delimiter: str) -> tuple[str, ...]:
    """The trimmed cells of one line on its own."""
    try:
        row = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(cell.strip().lstrip("\ufeff").strip() for cell in row)
