"""Parse room: Languages.csv becomes the owner's languages, the proficiency as the role."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import Group

NAMES = ("languages",)
SUBJECT = "me"
HEADERS = {"2024": ("Name", "Proficiency")}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A name and a proficiency."""
    return header == {"name", "proficiency"}


def parse(table: Table) -> Iterator[Group]:
    """A language a row."""
    for _, (cell, proficiency) in table.select("Name", "Proficiency"):
        name = _cells.name(cell)
        if name:
            yield Group(name, "language", role=_cells.name(proficiency))
