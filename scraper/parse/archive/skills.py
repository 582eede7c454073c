"""Parse room: Skills.csv becomes the owner's skills."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import Skill

NAMES = ("skills",)
SUBJECT = "me"
HEADERS = {"2024": ("Name",)}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """The one column."""
    return header == {"name"}


def parse(table: Table) -> Iterator[Skill]:
    """A skill a row."""
    for _, (cell,) in table.select("Name"):
        name = _cells.name(cell)
        if name:
            yield Skill(name)
