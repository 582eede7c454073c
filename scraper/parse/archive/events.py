"""Parse room: Events.csv becomes the events the owner answered. Who else was there is not said."""

from __future__ import annotations

from collections.abc import Iterator

from scraper import dates
from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnEntry

NAMES = ("events",)
SUBJECT = "me"
HEADERS = {
    "2024": (
        "Event Name",
        "Event Time",
        "Status",
        "External Url",
    ),
}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """An event's name and the answer."""
    return header >= {"eventname", "eventtime", "status"}


def parse(table: Table) -> Iterator[OwnEntry]:
    """An event a row."""
    columns = ("Event Name", "Event Time", "Status", "External Url")
    for _, (name, time, _status, url) in table.select(*columns):
        text = _cells.name(name)
        if text:
            on = dates.from_archive(time.strip())  # its form is not proven: no complaint
            yield OwnEntry("event", on[:10] if on else None, text, url.strip() or None)
