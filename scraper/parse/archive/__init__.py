"""Parse room: one member file of a LinkedIn export becomes records.

In: a `Capture` of kind ``archive_file``. Out: a `Parsed` whose `kind` is the reader's name. Each
export file has a reader module in this folder, found by being here; a module whose name begins
with ``_`` is no reader. The header recognises, the file's name only hints: it breaks ties, and it
tells apart what has one header and two meanings (recommendations given and received).

A reader has::

    NAMES     file names that hint, normalised: ``endorsementgiveninfo``
    HEADERS   layout -> the columns as LinkedIn writes them, newest first
    SUBJECT   ``me`` when its records are about the archive's owner and name nobody, else None
    ANCHORS   columns whose cells have a form of their own, to mend rows with too many cells
    recognises(header) -> bool
    parse(table) -> records; what cannot be read goes to `table.problem`
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Protocol, cast

from scraper.capture import Capture
from scraper.errors import Problem
from scraper.parse import Parsed
from scraper.parse.archive import _ignored, _localised, _table, _text
from scraper.parse.archive._owner import Owner, owner
from scraper.parse.archive._table import Anchors, Found, Header, Table, normal, stem
from scraper.records import Record

__all__ = ["Owner", "knows", "opened", "owner", "read", "readers"]


class Reader(Protocol):
    """What a module of this folder offers."""

    NAMES: tuple[str, ...]
    HEADERS: Mapping[str, tuple[str, ...]]
    SUBJECT: str | None
    ANCHORS: Anchors

    def recognises(self, header: Header) -> bool:
        """Whether this reader can read a file with these normalised columns."""
        ...

    def parse(self, table: Table) -> Iterator[Record]:
        """The records of the table, in its order."""
        ...


def read(capture: Capture) -> Parsed:
    """What one export file says. Never raises for bad input: what is wrong becomes a `Problem`."""
    (whole,) = slices(capture, None)
    return whole


def slices(capture: Capture, most: int | None) -> Iterator[Parsed]:
    """The same in parts of at most `most` records; problems and rows stand in the last one."""
    file = capture.name.replace("\\", "/").rsplit("/", 1)[-1]
    other = _text.disguise(capture.body)
    if other:
        yield _not_a_table(capture, file, other)
        return
    found = opened(capture)
    if found and _is_read(stem(capture.name), *found):
        yield from _read(capture, *found, most)
    else:
        yield _not_read(capture, file, found)


def _not_read(capture: Capture, file: str, found: tuple[str, Table] | None) -> Parsed:
    kind = found[0] if found and found[0] not in readers() else stem(capture.name)
    reason = _ignored.reason(kind)
    if reason is None:
        return _unrecognised(capture, file)
    rows = _counted(found[1]) if found else 0
    layout = f"archive/{kind}"
    return Parsed(capture.name, kind, layout, "ignored", subject="me", rows=rows, note=reason)


def knows(name: str, body: bytes) -> bool:
    """Whether the beginning of a file has the header of an export file."""
    if _text.disguise(body):
        return False
    found = opened(Capture(name, "archive_file", "archive", body))
    if found is None:
        return False
    kind, table = found
    return len(set(table.columns)) > 2 or stem(name) == kind or stem(name) in _hints(kind)


def opened(capture: Capture) -> tuple[str, Table] | None:
    """The reader's name and the table of a capture whose header is known, ready to be read."""
    encoding, whole = _text.encoding_of(capture.body)
    hint = stem(capture.name)
    found = _table.find_header(
        capture.body, encoding, lambda cells, below: _kind(cells, hint, below) is not None
    )
    if found is None:
        return None
    kind, columns, language = _kind(found.cells, hint) or ("", (), None)
    table = _as_table(capture, encoding, found, columns, language)
    table.anchors = _anchors(kind)
    if not whole:
        detail = f"Not every byte is {encoding}; the others were read as Windows-1252."
        table.problems.append(Problem("encoding", table.name, detail))
    return kind, table


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """Every reader by its module's name, found by folder."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__) if one.name[0] != "_")
    return {name: cast(Reader, importlib.import_module(f"{__name__}.{name}")) for name in names}


def _is_read(hint: str, kind: str, table: Table) -> bool:
    """Whether a header is a reader's; where the header says little, the name must not object."""
    if kind not in readers() or _ignored.is_coach(hint):
        return False
    return len(set(table.columns)) > 2 or _ignored.reason(hint) is None


def _read(capture: Capture, kind: str, table: Table, most: int | None) -> Iterator[Parsed]:
    reader = readers()[kind]
    waiting = reader.parse(table)
    records = tuple(islice(waiting, most))
    while most is not None and len(records) == most:
        more = tuple(islice(waiting, most))
        if not more:
            break
        yield Parsed(
            capture.name, kind, _named(kind, reader, table), "read",
            subject=reader.SUBJECT, records=records,
        )  # fmt: skip
        records = more
    yield _last(capture, kind, table, records)


def _last(capture: Capture, kind: str, table: Table, records: tuple[Record, ...]) -> Parsed:
    reader, note = readers()[kind], None
    if table.language:
        note = f"The header is in {table.language}; how LinkedIn words it there is not proven."
    return Parsed(
        capture.name,
        kind,
        _named(kind, reader, table),
        "read",
        subject=reader.SUBJECT,
        records=records,
        problems=tuple(table.problems),
        rows=table.count,
        note=note,
    )


def _named(kind: str, reader: Reader, table: Table) -> str:
    return f"archive/{kind}/{_layout(reader, table.columns)}"


def _as_table(
    capture: Capture, encoding: str, found: Found, columns: tuple[str, ...], language: str | None
) -> Table:
    file = capture.name.replace("\\", "/").rsplit("/", 1)[-1]
    return Table(
        name=file,
        body=capture.body,
        encoding=encoding,
        delimiter=found.delimiter,
        header_lines=found.lines,
        written=found.cells,
        columns=columns,
        language=language,
    )


@lru_cache(maxsize=4096)
def _kind(
    cells: tuple[str, ...], hint: str, below: bool = False
) -> tuple[str, tuple[str, ...], str | None] | None:
    """Which reader (or ignored kind) a header belongs to, its columns and their language."""
    written = tuple(normal(cell) for cell in cells)
    for language, translate in _localised.readings():
        columns = tuple(translate(cell) for cell in written)
        if language and columns == written:
            continue
        header = frozenset(column for column in columns if column)
        if not header or (below and len(header) < 3 and hint not in _all_hints()):
            continue
        kinds = [name for name, reader in readers().items() if reader.recognises(header)]
        kinds += _ignored.kinds(header)
        if kinds:
            best = max(kinds, key=lambda kind: (_likeness(kind, header), hint in _hints(kind)))
            return best, columns, language
    return None


def _hints(kind: str) -> tuple[str, ...]:
    return readers()[kind].NAMES if kind in readers() else (kind,)


@lru_cache(maxsize=1)
def _all_hints() -> frozenset[str]:
    return frozenset(name for reader in readers().values() for name in reader.NAMES)


def _anchors(kind: str) -> Anchors:
    anchors = readers()[kind].ANCHORS if kind in readers() else {}
    return {normal(column): pattern for column, pattern in anchors.items()}


def _likeness(kind: str, header: Header) -> float:
    """How much a header is like the likest one known for a kind: shared columns of all columns."""
    known = readers()[kind].HEADERS.values() if kind in readers() else _ignored.headers(kind)
    return max((_shared(columns, header) for columns in known), default=0.0)


def _shared(columns: tuple[str, ...], header: Header) -> float:
    mine = {normal(column) for column in columns}
    return len(mine & header) / len(mine | header)


def _layout(reader: Reader, columns: tuple[str, ...]) -> str:
    header = frozenset(column for column in columns if column)
    return max(reader.HEADERS, key=lambda layout: _shared(reader.HEADERS[layout], header))


def _counted(table: Table) -> int:
    for _ in table.rows():
        pass
    return table.count


def _not_a_table(capture: Capture, file: str, what: str) -> Parsed:
    if what == "a web page" and not file.lower().endswith((".csv", ".tsv", ".txt")):
        note = "An article of yours as a web page; askwell reads tables only."
        return Parsed(capture.name, "article", None, "ignored", subject="me", note=note)
    problem = Problem("not_a_table", file, f"This is {what}, not the table its name promises.")
    return Parsed(capture.name, stem(file) or file, None, "unread", problems=(problem,))


def _unrecognised(capture: Capture, file: str) -> Parsed:
    encoding, _ = _text.encoding_of(capture.body)
    first = next((line for line in _text.lines(capture.body[:8192], encoding) if line.strip()), "")
    if not first:
        problem = Problem("empty_file", file, "The file is empty.")
    elif not any(delimiter in first for delimiter in _table.DELIMITERS) and len(first.split()) > 2:
        problem = Problem("not_a_table", file, f"No table but a text: {first.strip()[:80]!r}.")
    else:
        problem = Problem("unknown_header", file, f"No reader knows the header {_excerpt(first)}.")
    return Parsed(capture.name, stem(file) or file, None, "unread", problems=(problem,))


def _excerpt(line: str) -> str:
    return repr(line.strip()[:200])
