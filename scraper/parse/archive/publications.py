"""Parse room: Publications.csv becomes what the owner published."""

from __future__ import annotations

from collections.abc import Iterator

from scraper import dates
from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import Article

NAMES = ("publications",)
SUBJECT = "me"
HEADERS = {"2024": ("Name", "Published On", "Description", "Publisher", "Url")}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A name and the day of publication."""
    return header >= {"name", "publishedon", "publisher"}


def parse(table: Table) -> Iterator[Article]:
    """A publication a row."""
    for line, (cell, published, url) in table.select("Name", "Published On", "Url"):
        title = _cells.name(cell)
        if title:
            on = _cells.day(table, line, published)
            yield Article(title, url.strip() or None, on, dates.precision_of(on))
