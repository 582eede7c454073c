"""Parse room: Company Follows.csv becomes the companies the owner follows."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnEntry

NAMES = ("companyfollows",)
SUBJECT = "me"
HEADERS = {
    "2024": (
        "Organization",
        "Followed On",
    ),
}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """An organisation and the day of following it."""
    return header == {"organization", "followedon"}


def parse(table: Table) -> Iterator[OwnEntry]:
    """A company a row. It proves nothing about anybody who works there."""
    for line, (name, on) in table.select("Organization", "Followed On"):
        text = _cells.name(name)
        if text:
            yield OwnEntry("follow", _cells.day(table, line, on), text)
