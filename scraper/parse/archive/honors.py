"""Parse room: Honors.csv becomes the owner's awards."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnEntry

NAMES = ("honors", "honorsandawards", "honours")
SUBJECT = "me"
HEADERS = {
    "2024": (
        "Title",
        "Description",
        "Issued On",
    ),
}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A title and the day it was issued; a patent has a number too."""
    return header >= {"title", "issuedon"} and "applicationnumber" not in header


def parse(table: Table) -> Iterator[OwnEntry]:
    """An award a row."""
    for line, (title, told, issued) in table.select("Title", "Description", "Issued On"):
        text = _cells.told(title, told)
        if text:
            yield OwnEntry("honor", _cells.month(table, line, issued), text)
