"""After a kill: nights without an end are closed, pages that were kept but not saved are saved.

The caller holds the profile's lock, so a night without an end belongs to nobody who still runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import sqlite_utils

from scraper import capture as captures_room
from scraper.capture import KIND_PAGE, Capture
from scraper.nights import Nights
from scraper.parse import read
from scraper.settings import Home
from scraper.store import Store
from scraper.verdict import judge


def recover(db: sqlite_utils.Database, home: Home, now: datetime) -> int:
    """Finish what a killed night left; returns how many kept pages were saved.

    A page that was asked for and never kept is marked as failed: it comes again another night.
    """
    log = Nights(db)
    saved = 0
    waiting = log.unanswered()
    orphans = list(_orphans(home, log.known_captures())) if waiting else []
    for visit in waiting:
        capture = next((one for one in orphans if _belongs(one, visit["slug"], visit)), None)
        if capture is None:
            log.answer(visit["visit_id"], "failed")
            continue
        orphans.remove(capture)
        _save(db, home, visit["visit_id"], visit["person_id"], visit["page"], capture)
        saved += 1
    for night_id in log.unfinished():
        log.end(night_id, now, "killed")
    return saved


def _belongs(capture: Capture, slug: str | None, visit: dict[str, str]) -> bool:
    asked_at = visit["visited_at"]
    return capture.subject == slug and (capture.captured_at or "") >= asked_at


def _save(
    db: sqlite_utils.Database,
    home: Home,
    visit_id: int,
    person_id: int | None,
    page: str,
    capture: Capture,
) -> None:
    log = Nights(db)
    kept = captures_room.keep(capture, home.captures)
    verdict = judge(page, read(capture), log.sections_before(person_id, page))
    with db.atomic():
        saved = Store(db, home).save(verdict.parsed, capture, str(kept.relative_to(home.captures)))
        log.answer(visit_id, verdict.outcome, verdict.parsed.layout, saved.new, capture.capture_id)


def _orphans(home: Home, known: set[str]) -> Iterator[Capture]:
    """Kept pages of the browser that no row of the database knows."""
    for path in sorted(home.captures.glob("*/*.capture.gz")):
        if path.name.removesuffix(".capture.gz") in known:
            continue
        try:
            capture = captures_room.load(path)
        except ValueError:
            continue
        if capture.kind == KIND_PAGE and capture.source == "browser":
            yield capture
