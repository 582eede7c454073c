"""Parse room: Recommendations_Given.csv and Recommendations_Received.csv become recommendations.

Both have one header, so the file's name must say which way they went; where it does not, nothing
is guessed. There is no address in these files: the person is known by name and company only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from scraper.parse.archive import _cells
from scraper.parse.archive._table import A_DATE, Header, Table, stem
from scraper.records import Recommendation

NAMES = ("recommendationsgiven", "recommendationsreceived", "recommendations")
SUBJECT = None
HEADERS = {
    "2024": ("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"),
}
ANCHORS = {"Creation Date": A_DATE}

GIVEN = ("given", "erteilt", "données", "emitidas", "dadas", "fornite", "gegeven")
RECEIVED = ("received", "erhalten", "reçues", "recibidas", "recebidas", "ricevute", "ontvangen")


def recognises(header: Header) -> bool:
    """Names, a text and the day it was written."""
    return header >= {"firstname", "lastname", "text", "creationdate"}


def parse(table: Table) -> Iterator[Recommendation]:
    """A recommendation a row."""
    direction = _direction(table.name)
    for line, (first, last, company, title, words, on, status) in table.select(*HEADERS["2024"]):
        if direction is None:
            table.problem("no_direction", line, "The file's name says neither given nor received.")
            continue
        yield Recommendation(
            direction=direction,
            name=_cells.name(first, last),
            company=_cells.name(company),
            title=_cells.name(title),
            text=_cells.text(words),
            on=_cells.day(table, line, on),
            status=_cells.name(status),
        )


def _direction(file: str) -> Literal["in", "out"] | None:
    name = stem(file)
    if any(word in name for word in RECEIVED):
        return "in"
    return "out" if any(word in name for word in GIVEN) else None
