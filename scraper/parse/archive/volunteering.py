"""Parse room: Volunteering.csv becomes the organisations the owner volunteered for."""

from __future__ import annotations

from collections.abc import Iterator

from scraper import dates
from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import Group

NAMES = ("volunteering", "volunteerexperiences", "volunteerexperience")
SUBJECT = "me"
HEADERS = {
    "2024": ("Company Name", "Role", "Cause", "Started On", "Finished On", "Description"),
}


ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """An organisation, a role and a cause."""
    return header >= {"companyname", "role", "cause"}


def parse(table: Table) -> Iterator[Group]:
    """An engagement a row."""
    columns = ("Company Name", "Role", "Started On", "Finished On")
    for line, (cell, role, began, finished) in table.select(*columns):
        name = _cells.name(cell)
        if name:
            started = _cells.month(table, line, began)
            ended = None if dates.is_present(finished) else _cells.month(table, line, finished)
            yield Group(name, "volunteering", _cells.name(role), started, ended)
