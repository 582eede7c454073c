"""Parse room: Endorsement_Given_Info.csv and Endorsement_Received_Info.csv become endorsements.

The header says which: who was endorsed ("Endorsee") or who endorsed ("Endorser"). The status stays
as written: a pending endorsement is not an accepted one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import A_DATE, Header, Table
from scraper.records import Endorsement

NAMES = ("endorsementgiveninfo", "endorsementreceivedinfo", "endorsementsgiven", "endorsements")
SUBJECT = None
HEADERS = {
    "given": (
        "Endorsement Date", "Skill Name", "Endorsee First Name", "Endorsee Last Name",
        "Endorsee Public Url", "Endorsement Status",
    ),
    "received": (
        "Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name",
        "Endorser Public Url", "Endorsement Status",
    ),
}  # fmt: skip
ANCHORS = {
    "Endorsement Date": A_DATE,
    "Endorsee Public Url": re.compile(r"|\S*linkedin\.com/\S*"),
    "Endorser Public Url": re.compile(r"|\S*linkedin\.com/\S*"),
}


def recognises(header: Header) -> bool:
    """A skill, and one of the two who endorse and are endorsed."""
    return "skillname" in header and bool(header & {"endorseefirstname", "endorserfirstname"})


def parse(table: Table) -> Iterator[Endorsement]:
    """An endorsement a row; a row without a skill is left out."""
    given = table.has("Endorsee First Name")
    for line, (on, skill, first, last, url, status) in table.select(
        *HEADERS["given" if given else "received"]
    ):
        named = _cells.name(skill)
        if named is None:
            table.problem("no_skill", line, "The row names no skill.")
            continue
        yield Endorsement(
            direction="out" if given else "in",
            name=_cells.name(first, last),
            slug=_cells.slug(url),
            skill=named,
            on=_cells.day(table, line, on),
            status=_cells.name(status),
        )
