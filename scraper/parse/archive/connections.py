"""Parse room: Connections.csv becomes connections; rows with only a date are counted, no more.

LinkedIn leaves the names of people who hide themselves out and keeps the date: such a row is a
Problem ``anonymous_row`` and never a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import A_DATE, Header, Table, normal
from scraper.records import Connection

NAMES = ("connections",)
SUBJECT = None
HEADERS = {
    "2024": (
        "First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On",
    ),
    "2018": ("First Name", "Last Name", "Email Address", "Company", "Position", "Connected On"),
}  # fmt: skip
ANCHORS = {
    "URL": re.compile(r"|\S*linkedin\.com/\S*", re.IGNORECASE),
    "Email Address": re.compile(r"|\S+@\S+|urn:\S+"),
    "Connected On": A_DATE,
}

_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)")
_NAMED = {"firstname", "lastname"}


def recognises(header: Header) -> bool:
    """Names and the day of connecting, or names beside a company and a position."""
    rest = header - {"url", "emailaddress"}
    return header >= {*_NAMED, "connectedon"} or rest == {*_NAMED, "company", "position"}


def parse(table: Table) -> Iterator[Connection]:
    """A connection a row."""
    rows = list(table.select(*HEADERS["2024"]))
    day_first = _day_first(cells[-1] for _, cells in rows)
    dated = normal("Connected On") in table.columns
    for line, (first, last, url, email, company, title, on) in rows:
        full_name, slug, address = _cells.name(first, last), _cells.slug(url), _cells.email(email)
        if not (full_name or slug or address):
            table.problem("anonymous_row", line, "The row has a date and nobody in it.")
            continue
        if url.strip() and slug is None:
            table.problem("bad_url", line, f"{url.strip()[:80]!r} is no profile's address.")
        yield Connection(
            full_name=full_name,
            slug=slug,
            email=address,
            company=_cells.name(company),
            title=_cells.name(title),
            connected_on=_connected(table, line, on.strip(), day_first) if dated else None,
            first_name=_cells.name(first),
            last_name=_cells.name(last),
        )


def _day_first(cells: Iterable[str]) -> bool | None:
    """Whether bare numeric dates name the day first; None where the column does not tell.

    LinkedIn writes months as words, or (2018) numbers month first and a time. A spreadsheet that
    saved the file again wrote numbers in its country's order: one day above 12 gives it away.
    """
    dates = [found for cell in cells if (found := _NUMERIC.fullmatch(cell.strip()))]
    first, second = (any(int(date[at]) > 12 for date in dates) for at in (1, 3))
    if first == second:
        return True if not first and dates and all(date[2] == "." for date in dates) else None
    return first


def _connected(table: Table, line: int, cell: str, day_first: bool | None) -> str | None:
    """The day of connecting; only its year where day and month cannot be told apart."""
    found = _NUMERIC.fullmatch(cell)
    if found is None:
        return _cells.day(table, line, cell)
    one, _, other, digits = found.groups()
    year = digits if len(digits) == 4 else f"20{digits}"
    if day_first is None and one != other:
        table.problem("ambiguous_date", line, f"{cell!r}: day and month cannot be told apart.")
        return year
    day, month = (one, other) if day_first else (other, one)
    return _cells.day(table, line, f"{year}-{month}-{day}")
