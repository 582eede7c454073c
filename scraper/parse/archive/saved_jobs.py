"""Parse room: Saved Jobs.csv becomes the jobs the owner kept for later."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnEntry

NAMES = ("savedjobs",)
SUBJECT = "me"
HEADERS = {
    "2024": (
        "Saved Date",
        "Job Url",
        "Job Title",
        "Company Name",
    ),
}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """The day of saving, a job and a company."""
    return header >= {"saveddate", "joburl", "jobtitle", "companyname"}


def parse(table: Table) -> Iterator[OwnEntry]:
    """A saved job a row: job and company."""
    columns = ("Saved Date", "Company Name", "Job Title", "Job Url")
    for line, (on, company, title, url) in table.select(*columns):
        text = " at ".join(filter(None, (_cells.name(title), _cells.name(company))))
        if text:
            yield OwnEntry("saved_job", _cells.day(table, line, on), text, url.strip() or None)
