"""Parse room: Email Addresses.csv becomes the owner's addresses."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnAddress

NAMES = ("emailaddresses",)
SUBJECT = "me"
HEADERS = {"2024": ("Email Address", "Confirmed", "Primary", "Updated On")}
ANCHORS: Anchors = {}

NOT_CONFIRMED = ("no", "false", "nein", "non", "não", "nee")


def recognises(header: Header) -> bool:
    """An address, and whether it was confirmed."""
    return header >= {"emailaddress", "confirmed", "primary"}


def parse(table: Table) -> Iterator[OwnAddress]:
    """An address a row; one that was never confirmed may be anybody's and is left out."""
    for line, (cell, confirmed) in table.select("Email Address", "Confirmed"):
        address = _cells.email(cell)
        if address is None:
            table.problem("bad_email", line, f"{cell[:60]!r} is no e-mail address.")
        elif confirmed.strip().casefold() in NOT_CONFIRMED:
            table.problem("unconfirmed_email", line, "An address that was never confirmed.")
        else:
            yield OwnAddress(address)
