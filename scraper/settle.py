"""One page that came, from bytes to rows: kept on disk, judged, and saved in one transaction.

In go the visit that asked for it and the capture; out come the verdict and what was saved. What a
wall means for the coming days stands in the same transaction: no kill can fall between a wall and
the rest it asks for. The night and the recovery after a kill both come through here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlite_utils

from scraper import capture as captures_room
from scraper.capture import Capture, profile
from scraper.capture.pace import resume_after
from scraper.nights import Nights
from scraper.parse import read
from scraper.settings import Home
from scraper.store import Saved, Store
from scraper.verdict import Verdict, judge


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that was asked for: its row, its night, whose it is (None: nobody's) and which."""

    visit_id: int
    night_id: int
    person_id: int | None
    page: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a page; `resume_after` is set where no page may be opened for a while."""

    verdict: Verdict
    saved: Saved
    resume_after: datetime | None = None


def settle(
    db: sqlite_utils.Database, home: Home, visit: Visit, capture: Capture, now: datetime
) -> Settled:
    """Keep `capture`, judge it as the page that `visit` asked for, and save it."""
    log = Nights(db)
    kept = captures_room.keep(capture, home.captures)
    verdict = judge(visit.page, read(capture), log.sections_before(visit.person_id, visit.page))
    if verdict.signed_out:
        profile.note_sign_in(home, profile.EXPIRED)
    with db.atomic():
        saved = Store(db, home).save(verdict.parsed, capture, str(kept.relative_to(home.captures)))
        log.answer(
            visit.visit_id, verdict.outcome, verdict.parsed.layout, saved.new, capture.capture_id
        )
        until = rest(log, visit, verdict.wall, now, verdict.cools) if verdict.stops else None
    return Settled(verdict, saved, until)


def refused(db: sqlite_utils.Database, visit: Visit, now: datetime) -> datetime | None:
    """An error status that came without any page: a wall of which there is nothing to keep."""
    log = Nights(db)
    with db.atomic():
        log.answer(visit.visit_id, "wall")
        return rest(log, visit, "rate_limited", now, cools=True)


def rest(
    log: Nights, visit: Visit, wall: str | None, now: datetime, cools: bool
) -> datetime | None:
    """Note a wall; until when askwell stays away: a day, or two after two walled nights."""
    last = log.last_with_pages()
    again = last is not None and last.resume_after is not None
    until = resume_after(now, again) if cools else None
    log.walled(visit.night_id, wall, until)
    return until
