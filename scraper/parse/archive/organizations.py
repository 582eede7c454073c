"""Parse room: Organizations.csv becomes the associations the owner belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from scraper import dates
from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import Group

NAMES = ("organizations", "organisations")
SUBJECT = "me"
HEADERS = {"2024": ("Name", "Description", "Position", "Started On", "Finished On")}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A name and the position held there."""
    return header >= {"name", "position", "startedon"}


def parse(table: Table) -> Iterator[Group]:
    """A membership a row."""
    columns = ("Name", "Position", "Started On", "Finished On")
    for line, (cell, role, began, finished) in table.select(*columns):
        name = _cells.name(cell)
        if name:
            started = _cells.month(table, line, began)
            ended = None if dates.is_present(finished) else _cells.month(table, line, finished)
            yield Group(name, "organisation", _cells.name(role), started, ended)
