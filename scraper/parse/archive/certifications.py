"""Parse room: Certifications.csv becomes the owner's certificates."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import Group

NAMES = ("certifications",)
SUBJECT = "me"
HEADERS = {"2024": ("Name", "Url", "Authority", "Started On", "Finished On", "License Number")}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A name and who certifies."""
    return header >= {"name", "authority", "startedon"}


def parse(table: Table) -> Iterator[Group]:
    """A certificate a row."""
    for line, (cell, began, finished) in table.select("Name", "Started On", "Finished On"):
        name = _cells.name(cell)
        if name:
            started = _cells.month(table, line, began)
            ended = _cells.month(table, line, finished)
            yield Group(name, "certification", started=started, ended=ended)
