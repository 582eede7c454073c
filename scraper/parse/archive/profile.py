"""Parse room: Profile.csv becomes the owner: a person without an address, and what they say.

The owner's own URL is nowhere in this file; `owner` finds it in the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import About, Person

NAMES = ("profile",)
SUBJECT = "me"
HEADERS = {
    "2024": (
        "First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary",
        "Industry", "Zip Code", "Geo Location", "Twitter Handles", "Websites", "Instant Messengers",
    ),
}  # fmt: skip
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """Names and a headline."""
    return header >= {"firstname", "lastname", "headline"}


def parse(table: Table) -> Iterator[Person | About]:
    """The owner, and the summary if there is one."""
    columns = ("First Name", "Last Name", "Headline", "Summary", "Geo Location")
    for _, (first, last, headline, summary, location) in table.select(*columns):
        yield Person(
            full_name=_cells.name(first, last),
            headline=_cells.name(headline),
            location=_cells.name(location),
        )
        about = _cells.text(summary)
        if about:
            yield About(about)
