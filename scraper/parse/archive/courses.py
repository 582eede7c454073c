"""Parse room: Courses.csv becomes the courses the owner took."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnEntry

NAMES = ("courses",)
SUBJECT = "me"
HEADERS = {
    "2024": (
        "Name",
        "Number",
    ),
}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A name and a number, nothing else."""
    return header == {"name", "number"}


def parse(table: Table) -> Iterator[OwnEntry]:
    """A course a row."""
    for _, (name, _number) in table.select("Name", "Number"):
        text = _cells.name(name)
        if text:
            yield OwnEntry("course", None, text)
