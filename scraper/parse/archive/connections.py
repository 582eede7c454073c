"""Parse room: Connections.csv becomes connections; rows with only a date are counted, no more.

LinkedIn leaves the names of people who hide themselves out and keeps the date: such a row is a
Problem ``anonymous_row`` and never a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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

_NAMED = {"firstname", "lastname"}


def recognises(header: Header) -> bool:
    """Names and the day of connecting, or names beside a company and a position."""
    rest = header - {"url", "emailaddress"}
    return header >= {*_NAMED, "connectedon"} or rest == {*_NAMED, "company", "position"}


def parse(table: Table) -> Iterator[Connection]:
    """A connection a row."""
    cells = table.select(*HEADERS["2024"])
    dated = normal("Connected On") in table.columns
    for line, (first, last, url, email, company, title, on) in cells:
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
            connected_on=_cells.day(table, line, on) if dated else None,
            first_name=_cells.name(first),
            last_name=_cells.name(last),
        )
