"""Invented contacts for tests, written in a line: what a source would have shown of somebody."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from composer.evidence import Contact, Evidence
from scraper.settings import Objective

TODAY = date(2026, 11, 23)
SEEN = "2026-11-20"
OBJECTIVE = Objective(
    id="northwind",
    role="Staff Data Engineer",
    company="Northwind",
    url="https://northwind.example/jobs/1182",
    why="I want to move real trucks",
)


def ago(days: int) -> str:
    """The ISO day `days` before `TODAY`."""
    return (TODAY - timedelta(days=days)).isoformat()


def fact(kind: str, **given: Any) -> dict[str, Any]:
    """One row of evidence without ids."""
    return {"kind": kind, "precision": "day", "seen_on": SEEN, **given}


def wrote(side: str, days: int, text: str, kind: str = "message") -> dict[str, Any]:
    """A message, `days` ago; `side` is in or out."""
    return fact(kind, quote=text, detail=side, began_on=ago(days))


def talked(days: int) -> list[dict[str, Any]]:
    """A question of the user's and an answer, both of substance, the answer `days` ago."""
    return [
        wrote("out", days + 1, "How did the move of the night jobs go in the end?"),
        wrote("in", days, "Better than we feared, we lost one table and found it again."),
    ]


def worked(began: str, ended: str | None, company: str = "Fernhill") -> dict[str, Any]:
    """A job with printed dates."""
    return fact("position", subject=company, detail="Analyst", began_on=began, ended_on=ended)


def person(*facts: dict[str, Any], person_id: int = 7, **given: Any) -> Contact:
    """A contact at Northwind, connected, with `facts`."""
    shown = {
        "full_name": "Lena Hollis", "called": "Lena", "slug": f"lena-hollis-{person_id}",
        "company": "Northwind", "title": "Data Engineer", "company_seen_on": SEEN, "degree": 1,
    }  # fmt: skip
    rows = tuple(
        Evidence(f"e{person_id}-{number}", person_id, **one) for number, one in enumerate(facts)
    )
    return Contact(person_id=person_id, evidence=rows, **{**shown, **given})


def me() -> Contact:
    """The user: at Fernhill from 2018-05 to 2022-03, at Aldmoor from 2011 to 2014."""
    school = fact("education", subject="University of Aldmoor", began_on="2011", ended_on="2014")
    rows = (worked("2018-05", "2022-03"), school)
    facts = tuple(Evidence(f"m{number}", 1, **one) for number, one in enumerate(rows))
    return Contact(1, "Maya Okafor", called="Maya", is_me=True, evidence=facts)
