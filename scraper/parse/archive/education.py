"""Parse room: Education.csv becomes the owner's schools.

The export has no column for the field of study; LinkedIn writes it into the degree's name, where
it stays as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Header, Table
from scraper.records import Education

NAMES = ("education",)
SUBJECT = "me"
HEADERS = {"2024": ("School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities")}
ANCHORS = {
    "Start Date": re.compile(r"|[^,;]*\d{4}"),
    "End Date": re.compile(r"|[^,;]*\d{4}"),
}


def recognises(header: Header) -> bool:
    """A school, and a degree or a beginning."""
    return "schoolname" in header and bool(header & {"startdate", "degreename"})


def parse(table: Table) -> Iterator[Education]:
    """A school a row; a row without a school is left out."""
    columns = HEADERS["2024"]
    for line, (school, start, end, notes, degree, activities) in table.select(*columns):
        named = _cells.name(school)
        if named is None:
            table.problem("empty_row", line, "The row names no school.")
            continue
        yield Education(
            school=named,
            degree=_cells.name(degree),
            started=_cells.month(table, line, start),
            ended=_cells.month(table, line, end),
            description=_cells.text(notes) or _cells.text(activities),
        )
