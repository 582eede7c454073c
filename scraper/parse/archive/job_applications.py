"""Parse room: Job Applications.csv becomes where the owner applied."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import Anchors, Header, Table
from scraper.records import OwnEntry

NAMES = ("jobapplications",)
SUBJECT = "me"
HEADERS = {
    "2024": (
        "Application Date",
        "Contact Email",
        "Contact Phone Number",
        "Company Name",
        "Job Title",
        "Job Url",
        "Resume Name",
        "Question And Answers",
    ),
}
ANCHORS: Anchors = {}


def recognises(header: Header) -> bool:
    """The day of an application, a company and a job."""
    return header >= {"applicationdate", "companyname", "jobtitle"}


def parse(table: Table) -> Iterator[OwnEntry]:
    """An application a row: job and company; addresses, numbers and answers are left out."""
    columns = ("Application Date", "Company Name", "Job Title", "Job Url")
    for line, (on, company, title, url) in table.select(*columns):
        text = " at ".join(filter(None, (_cells.name(title), _cells.name(company))))
        if text:
            yield OwnEntry("application", _cells.day(table, line, on), text, url.strip() or None)
