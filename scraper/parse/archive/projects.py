"""Parse room: Projects.csv becomes what the owner built: the stuff proofs are made of."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnEntry

NAMES = ("projects",)
SUBJECT = "me"
HEADERS = {
    "2024": (
        "Title",
        "Description",
        "Url",
        "Started On",
        "Finished On",
    ),
}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A title between two dates."""
    return (
        header >= {"title", "description", "startedon", "finishedon"}
        and "companyname" not in header
    )


def parse(table: Table) -> Iterator[OwnEntry]:
    """A project a row; its text is the title and what the owner says of it."""
    columns = ("Title", "Description", "Url", "Started On")
    for line, (title, told, url, began) in table.select(*columns):
        text = _cells.told(title, told)
        if text:
            yield OwnEntry("project", _cells.month(table, line, began), text, url.strip() or None)
