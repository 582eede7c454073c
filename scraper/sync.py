"""The night: what is due is opened, kept, read and saved, page by page, until something ends it.

In go the home folder and the settings; out come rows and a `NightReport`. A page counts before it
is asked for, its capture is on disk before it is read, and its rows are saved in one transaction:
killed at any instant, the next night carries on from there.
"""

from __future__ import annotations

import errno
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

import sqlite_utils

from scraper import capture as captures_room
from scraper import consent, due, nights
from scraper.capture import browser, linkedin, lock, profile
from scraper.capture.pace import Pace, Stop, night_began, resume_after
from scraper.due import Coverage, Due
from scraper.errors import Refusal
from scraper.nights import Nights
from scraper.parse import read
from scraper.recovery import recover
from scraper.report import Event, Gathering, NightReport
from scraper.settings import Home, Objective, Settings
from scraper.store import Saved, Store
from scraper.verdict import Verdict, judge

Clock = Callable[[], datetime]

SUSPICIOUS_IN_A_ROW = 2
LOST_IN_A_ROW = 3

# Chromium's word for an error status that came without any page; LinkedIn refuses so.
_BARE_REFUSAL = "ERR_HTTP_RESPONSE_CODE_FAILURE"


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
    return _due(db, settings, now, objectives, messages)[: pace.left]


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
        _refuse_unless_ready(db, home, now())
        used = Nights(db).asked_since(night_began(now()))
        allowed = pace or Pace.tonight(settings.sync, now(), used, limit)
        night = _Night(
            db, home, settings, now, allowed, stop, sleep or stop.sleep,
            watch or _nobody_watches, messages,
            limit is not None and allowed.left == limit,
        )  # fmt: skip
        return night.run(headless)


def _due(
    db: sqlite_utils.Database,
    settings: Settings,
    now: datetime,
    objectives: tuple[Objective, ...] | None = None,
    messages: bool = False,
) -> list[Due]:
    readable = linkedin.readable_pages()
    found = due.plan(nights.contacts(db), settings, now, readable, objectives=objectives)
    if messages and "messages" in readable:
        tried = Nights(db).page_tried_at("messages")
        if tried is None or now - tried >= due.RETRY:
            address = linkedin.url(settings.sync.site, "messages")
            asked = Due(None, None, "you", "messages", address, "you asked with --messages")
            return [asked, *found]
    return found


def _refuse_unless_ready(db: sqlite_utils.Database, home: Home, now: datetime) -> None:
    consent.refuse_without(db)
    if profile.sign_in_state(home) == profile.EXPIRED:
        raise _expired()
    until = Nights(db).resume_after()
    if until is not None and now < until:
        shown = until.astimezone(now.tzinfo).strftime("%Y-%m-%d %H:%M")
        raise Refusal(
            "cooling_down",
            f"LinkedIn showed a wall; no page is opened before {shown}",
            "wait until then; importing, reviewing and drafting work meanwhile",
        )


def _kinds(person_id: int, saved: Saved) -> Counter[str]:
    """New rows about a person by kind; an evidence id begins with its table's name."""
    return Counter(
        evidence_id.split("-", 1)[0] for one, evidence_id in saved.new_evidence if one == person_id
    )


def _nobody_watches(_event: Event) -> None:
    return


def _expired() -> Refusal:
    return Refusal(
        "session_expired", "LinkedIn asks you to sign in again; nothing was lost", "askwell login"
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


@dataclass(slots=True)
class _Night:
    """One run: the loop, and what it remembers from page to page."""

    db: sqlite_utils.Database
    home: Home
    settings: Settings
    now: Clock
    pace: Pace
    stop: Stop
    sleep: Callable[[float], None]
    watch: Callable[[Event], None]
    messages: bool
    limited: bool
    night_id: int = 0
    suspicious: int = 0
    lost: int = 0
    report: NightReport = field(default_factory=NightReport)
    gathering: Gathering = field(default_factory=Gathering)

    def run(self, headless: bool) -> NightReport:
        """Open the browser if anything is due, and read until something ends the night."""
        self.night_id = self.nights.begin(self.now())
        try:
            ended_by = self._over() or ("done" if self._next() is None else self._pages(headless))
        except Refusal:
            self.nights.end(self.night_id, self.now(), "refused")
            raise
        self._end(ended_by)
        if self.report.wall and self.report.next_step and not self.report.read:
            raise _expired()
        return self.report

    @property
    def nights(self) -> Nights:
        """The night's rows."""
        return Nights(self.db)

    def _pages(self, headless: bool) -> str:
        with browser.session(self.home, self.settings, headless) as session:
            while (ended_by := self._over()) is None:
                waiting = self._next()
                if waiting is None:
                    return "done"
                if self.report.pages and not self._waited(waiting):
                    continue
                ended_by = self._page(session, waiting)
                if ended_by is not None:
                    return ended_by
            return ended_by

    def _over(self) -> str | None:
        if self.stop.wanted:
            return "interrupted"
        over = self.pace.over(self.now())
        return "limit" if over == "budget" and self.limited else over

    def _next(self) -> Due | None:
        return next(iter(_due(self.db, self.settings, self.now(), None, self.messages)), None)

    def _waited(self, waiting: Due) -> bool:
        seconds = self.pace.wait()
        self.watch(Event("wait", waiting, self.pace.left, seconds=seconds))
        self.sleep(seconds)
        return self._over() is None

    def _page(self, session: browser.Session, asked: Due) -> str | None:
        self.watch(Event("page", asked, self.pace.left))
        visit = self.nights.ask(self.night_id, asked.person_id, asked.page, self.now())
        self.pace.spend()
        self.report.pages += 1
        try:
            visited = session.visit(asked.url, linkedin.waits(asked.page), asked.slug, self.now())
        except browser.Unreachable as error:
            return self._lost_page(visit, asked, error)
        self.lost = 0
        return self._save(visit, asked, visited.capture)

    def _save(self, visit: int, asked: Due, capture: captures_room.Capture) -> str | None:
        kept = captures_room.keep(capture, self.home.captures)
        before = self.nights.sections_before(asked.person_id, asked.page)
        verdict = judge(asked.page, read(capture), before)
        with self.db.atomic():
            saved = Store(self.db, self.home).save(
                verdict.parsed, capture, str(kept.relative_to(self.home.captures))
            )
            self.nights.answer(
                visit, verdict.outcome, verdict.parsed.layout, saved.new, capture.capture_id
            )
        self._count(asked, verdict, saved, capture.capture_id)
        return self._ended_by(verdict)

    def _count(self, asked: Due, verdict: Verdict, saved: Saved, capture_id: str) -> None:
        report = self.report
        report.read += verdict.outcome in ("read", "partial")
        report.new += saved.new
        report.changed += saved.changed
        report.problems += [*verdict.parsed.problems, *saved.problems]
        if verdict.outcome == "unread":
            report.unread.append(capture_id)
        if asked.person_id is not None:
            self.gathering.add(asked.person_id, asked.name, _kinds(asked.person_id, saved))
        self.watch(Event("saved", asked, self.pace.left, outcome=verdict.outcome, new=saved.new))

    def _ended_by(self, verdict: Verdict) -> str | None:
        if verdict.stops:
            return self._walled(verdict)
        self.suspicious = self.suspicious + 1 if verdict.suspicious else 0
        return "suspicious" if self.suspicious >= SUSPICIOUS_IN_A_ROW else None

    def _walled(self, verdict: Verdict) -> str:
        self.report.wall = verdict.wall
        if verdict.signed_out:
            profile.note_sign_in(self.home, profile.EXPIRED)
            self.report.next_step = "askwell login"
        elif verdict.cools:
            self._cool_down()
        return "wall"

    def _cool_down(self) -> None:
        last = self.nights.last_with_pages()
        again = last is not None and last.resume_after is not None
        self.report.resume_after = resume_after(self.now(), again)

    def _lost_page(self, visit: int, asked: Due, error: browser.Unreachable) -> str | None:
        refused = _BARE_REFUSAL in str(error)
        self.nights.answer(visit, "wall" if refused else "failed")
        self.watch(Event("saved", asked, self.pace.left, outcome="failed"))
        if refused:
            self.report.wall = "rate_limited"
            self._cool_down()
            return "wall"
        self.lost += 1
        return "unreachable" if self.lost >= LOST_IN_A_ROW else None

    def _end(self, ended_by: str) -> None:
        report = self.report
        report.ended_by, report.by_person = ended_by, self.gathering.news()
        self.nights.end(self.night_id, self.now(), ended_by, report.wall, report.resume_after)
