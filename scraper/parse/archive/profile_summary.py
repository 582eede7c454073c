"""Parse room: Profile Summary.csv becomes what the owner says of themselves."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import About

NAMES = ("profilesummary",)
SUBJECT = "me"
HEADERS = {"2024": ("Profile Summary",)}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """The one column."""
    return header == {"profilesummary"}


def parse(table: Table) -> Iterator[About]:
    """The summary, if there is one."""
    for _, (words,) in table.select("Profile Summary"):
        about = _cells.text(words)
        if about:
            yield About(about)
