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
from scraper.settings import Home
from scraper.settle import Visit, settle


def recover(db: sqlite_utils.Database, home: Home, now: datetime) -> int:
    """Finish what a killed night left; returns how many kept pages were saved.

    A page that was asked for and never kept is marked as failed: it comes again another night.
    """
    captures_room.sweep(home.captures)
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
        asked = Visit(visit["visit_id"], visit["night_id"], visit["person_id"], visit["page"])
        settle(db, home, asked, capture, _came_at(capture))
        saved += 1
    for night_id in log.unfinished():
        log.end(night_id, now, "killed")
    return saved


def _belongs(capture: Capture, slug: str | None, visit: dict[str, str]) -> bool:
    asked_at = visit["visited_at"]
    return capture.subject == slug and (capture.captured_at or "") >= asked_at


def _came_at(capture: Capture) -> datetime:
    return datetime.fromisoformat(capture.captured_at or "")


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
