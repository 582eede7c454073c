"""Parse room: Learning.csv becomes the LinkedIn courses the owner finished."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnEntry

NAMES = ("learning",)
SUBJECT = "me"
HEADERS = {
    "2024": (
        "Content Title",
        "Content Description",
        "Content Type",
        "Content Last Watched Date (if viewed)",
        "Content Completed At (if completed)",
        "Content Saved",
        "Notes taken on videos (if taken)",
    ),
}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A title and whether it was finished."""
    return header >= {"contenttitle", "contenttype"}


def parse(table: Table) -> Iterator[OwnEntry]:
    """A finished course a row; what was only begun or saved is counted and left out."""
    done = "Content Completed At (if completed)"
    for line, (title, cell) in table.select("Content Title", done):
        text, on = _cells.name(title), cell.strip()
        if text and on and on.upper() != "N/A":
            yield OwnEntry("learned", _cells.day(table, line, on), text)
