"""Parse room: Positions.csv becomes the owner's positions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper import dates
from scraper.parse.archive import _cells
from scraper.parse.archive._table import Header, Table
from scraper.records import Position, Precision

NAMES = ("positions",)
SUBJECT = "me"
HEADERS = {
    "2024": ("Company Name", "Title", "Description", "Location", "Started On", "Finished On"),
}
ANCHORS = {
    "Started On": re.compile(r"|[^,;]*\d{4}"),
    "Finished On": re.compile(r"|[^,;]*\d{4}|\w+"),
}

_COARSEST: tuple[Precision, ...] = ("year", "month", "day")


def recognises(header: Header) -> bool:
    """A company, a title and a beginning."""
    return header >= {"companyname", "title", "startedon"}


def parse(table: Table) -> Iterator[Position]:
    """A position a row: an empty end is "until now" if there is a beginning, unknown if not."""
    columns = HEADERS["2024"]
    for line, (company, title, description, location, began, finished) in table.select(*columns):
        organisation, role = _cells.name(company), _cells.name(title)
        if organisation is None and role is None:
            table.problem("empty_row", line, "The row names neither a company nor a title.")
            continue
        started = _cells.month(table, line, began)
        open_end = dates.is_present(finished) if finished.strip() else started is not None
        ended = None if open_end else _cells.month(table, line, finished)
        current = True if open_end else False if ended else None
        yield Position(
            organisation=organisation,
            title=role,
            started=started,
            ended=ended,
            precision=_precision(started, ended),
            current=current,
            location=_cells.name(location),
            description=_cells.text(description),
        )


def _precision(started: str | None, ended: str | None) -> Precision:
    """The coarser of the two dates'."""
    known = {dates.precision_of(iso) for iso in (started, ended) if iso}
    return next((precision for precision in _COARSEST if precision in known), "unknown")
