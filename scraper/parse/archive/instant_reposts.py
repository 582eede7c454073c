"""Parse room: InstantReposts.csv becomes plain reposts by the owner: the link is the post's."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import Share

NAMES = ("instantreposts",)
SUBJECT = "me"
HEADERS = {"2024": ("Date", "Link")}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """A date and a link, and nothing else."""
    return header == {"date", "link"}


def parse(table: Table) -> Iterator[Share]:
    """A repost a row; none of the words are the owner's."""
    for line, (on, link) in table.select("Date", "Link"):
        yield Share(url=link.strip() or None, on=_cells.day(table, line, on), text=None)
