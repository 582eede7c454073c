"""How a home stands: what is known, how the last night went, and the one next thing to do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import sqlite_utils

from scraper import consent, sync
from scraper.capture import profile
from scraper.nights import Nights, moment
from scraper.parse import linkedin
from scraper.report import ENDINGS, ID_DIGITS, local
from scraper.settings import Home


def standing(db: sqlite_utils.Database, home: Home, today: date) -> dict[str, Any]:
    """The answer of ``askwell status``."""
    settings = home.settings()
    people = _count(db, "SELECT count(*) FROM person WHERE is_me = 0")
    covered = sync.coverage(db, today, settings)
    last = Nights(db).last_with_pages()
    resume = Nights(db).resume_after()
    if resume and resume < datetime.combine(today, time(), UTC):
        resume = None
    return {
        "people": people,
        "evidence": _count(db, "SELECT count(*) FROM evidence"),
        "coverage": {"seen": covered.seen, "of": covered.of, "text": str(covered)},
        "last_night": last
        and {
            "began": moment(last.started_at),
            "pages": last.pages,
            "ended_by": last.ended_by,
            "ended": ENDINGS.get(last.ended_by or "killed", "ended"),
            "wall": last.wall,
        },
        "resume_after": resume and moment(resume),
        "consent": str(consent.given(db) or "") or None,
        "unproven": sorted(layout.name for layout in linkedin.layouts() if layout.unproven),
        "unread": _unread(db),
        "next": _next(db, home, people, bool(settings.objective), resume),
    }


def _next(
    db: sqlite_utils.Database,
    home: Home,
    people: int,
    has_objective: bool,
    resume: datetime | None,
) -> str:
    if not people:
        return "askwell import YOUR-LINKEDIN-EXPORT.zip"
    if not has_objective:
        return "askwell objective add --role ROLE --company COMPANY --url LINK"
    if profile.sign_in_state(home) == profile.EXPIRED:
        return "askwell login"
    if resume:
        return f"let the browser rest until {local(resume)}; meanwhile: askwell due"
    return "askwell due" if consent.given(db) else "askwell who"


def _unread(db: sqlite_utils.Database) -> list[dict[str, str]]:
    """Kept pages that no reader could read, and the command that makes a copy to report with."""
    sql = "SELECT name, capture_id FROM capture WHERE outcome = 'unread' AND kind = 'page'"
    return [
        {"name": name, "capture": one, "report": f"askwell scrub {one[:ID_DIGITS]}"}
        for name, one in db.execute(f"{sql} ORDER BY captured_at DESC, name, capture_id").fetchall()
    ]


def _count(db: sqlite_utils.Database, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])
