"""The sync: what a night would open, how far the nights got, and one night from lock to report.

In go the home folder and the settings; out come rows and a `NightReport`. Killed at any instant,
the next night carries on from there.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time

import sqlite_utils

from scraper import consent, due, nights
from scraper.capture import lock, profile
from scraper.capture.pace import Pace, Stop, night_began
from scraper.due import Coverage, Due
from scraper.errors import Refusal
from scraper.night import Clock, Night, session_expired, waiting
from scraper.nights import Nights
from scraper.recovery import recover
from scraper.report import Event, NightReport, local
from scraper.settings import Home, Objective, Settings


def clock(today: date | None = None) -> Clock:
    """The clock, or the clock's time of day on another day; moments carry the local zone."""

    def now() -> datetime:
        real = datetime.now(UTC).astimezone()
        return real if today is None else datetime.combine(today, real.timetz())

    return now


def plan(
    db: sqlite_utils.Database,
    settings: Settings,
    today: date | datetime,
    *,
    limit: int | None = None,
    objectives: tuple[Objective, ...] | None = None,
    messages: bool = False,
) -> list[Due]:
    """What a night would open, in order: at most tonight's budget and `limit` pages.

    `today` is a moment, or a day, of which the end counts. Nothing is opened or written.
    """
    now = today if isinstance(today, datetime) else datetime.combine(today, time.max, tzinfo=UTC)
    pace = Pace.tonight(settings.sync, now, Nights(db).asked_since(night_began(now)), limit)
    return waiting(db, settings, now, objectives, messages)[: pace.left]


def coverage(db: sqlite_utils.Database, today: date | datetime, settings: Settings) -> Coverage:
    """How many contacts were seen in the last 60 days, of how many, and how long the rest takes."""
    now = today if isinstance(today, datetime) else datetime.combine(today, time.max, tzinfo=UTC)
    return due.coverage(nights.contacts(db), settings, now)


def run(
    home: Home,
    settings: Settings,
    *,
    now: Clock | None = None,
    limit: int | None = None,
    headless: bool = True,
    messages: bool = False,
    watch: Callable[[Event], None] | None = None,
    sleep: Callable[[float], None] | None = None,
    pace: Pace | None = None,
) -> NightReport:
    """Run one night.

    Args:
        now: the clock; its moments have a zone.
        limit: at most so many pages, within tonight's budget.
        headless: whether the browser shows no window.
        messages: whether the list of conversations may be opened.
        watch: told of every wait, page and result.
        sleep: waits that many seconds; the default one wakes when the human wants to stop.
        pace: tonight's allowance, in place of the settings'.

    Raises `Refusal`: ``no_consent``, ``session_expired``, ``cooling_down``, ``browser_busy``,
    ``nothing_imported``, ``disk_full`` and whatever opening a browser may refuse.
    """
    now = now or clock()
    with (
        lock.held(home),
        home.open(must_exist=True) as db,
        Stop().listening() as stop,
        _disk_full_refused(),
    ):
        recover(db, home, now())
        refuse_unless_ready(db, home, now())
        used = Nights(db).asked_since(night_began(now()))
        allowed = pace or Pace.tonight(settings.sync, now(), used, limit)
        night = Night(
            db, home, settings, now, allowed, stop, sleep or stop.sleep,
            watch or (lambda _event: None), messages,
            limit is not None and allowed.left == limit,
        )  # fmt: skip
        return night.run(headless)


def refuse_unless_ready(db: sqlite_utils.Database, home: Home, now: datetime) -> None:
    """Refuse ``no_consent``, ``session_expired`` or ``cooling_down`` where no page may be read."""
    consent.refuse_without(db)
    if profile.sign_in_state(home) == profile.EXPIRED:
        raise session_expired()
    until = Nights(db).resume_after()
    if until is not None and now < until:
        raise Refusal(
            "cooling_down",
            f"LinkedIn showed a wall; no page is opened before {local(until)}",
            "wait until then; importing, reviewing and drafting work meanwhile",
        )


@contextmanager
def _disk_full_refused() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        full = getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
        if not full and "disk is full" not in str(error):
            raise
        raise Refusal(
            "disk_full",
            "the disk is full; the page at hand was not saved, everything before it was",
            "free some space, then: askwell sync",
        ) from error
