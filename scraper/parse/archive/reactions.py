"""Parse room: Reactions.csv becomes the owner's reactions.

The link is kept as written: with ``?commentUrn=`` in it the reaction was to a comment. Either way
it names a post and never whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import A_DATE, Header, Table
from scraper.records import Reaction

NAMES = ("reactions",)
SUBJECT = "me"
HEADERS = {"2024": ("Date", "Type", "Link")}
ANCHORS = {"Date": A_DATE, "Link": re.compile(r"|https?://\S+")}


def recognises(header: Header) -> bool:
    """A date, a kind of reaction and a link."""
    return header >= {"date", "type", "link"} and not header & {"from", "to"}


def parse(table: Table) -> Iterator[Reaction]:
    """A reaction a row."""
    for line, (on, kind, link) in table.select("Date", "Type", "Link"):
        yield Reaction(
            url=link.strip() or None,
            on=_cells.day(table, line, on),
            kind=kind.strip() or None,
        )
