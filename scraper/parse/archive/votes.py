"""Parse room: Votes.csv becomes the votes of the owner; a link names the post, never its author."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnEntry

NAMES = ("votes",)
SUBJECT = "me"
HEADERS = {
    "2024": (
        "Date",
        "Link",
        "OptionText",
    ),
}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A link and the option chosen."""
    return header >= {"date", "link", "optiontext"}


def parse(table: Table) -> Iterator[OwnEntry]:
    """A vote a row; a backslash in it is plain text."""
    for line, (on, link, option) in table.select("Date", "Link", "OptionText"):
        yield OwnEntry(
            "vote", _cells.day(table, line, on), _cells.text(option), link.strip() or None
        )
