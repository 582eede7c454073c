"""One night's loop: open what is due, keep it, judge it, save it, wait, until something ends it.

In go an open database, tonight's allowance and a clock; out comes a `NightReport`. A page counts
before it is asked for, its capture is on disk before it is read, and its rows are saved in one
transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import sqlite_utils

from scraper import due, nights
from scraper.capture import Capture, browser, linkedin
from scraper.capture.pace import Pace, Stop
from scraper.due import Due
from scraper.errors import Refusal
from scraper.nights import Nights
from scraper.report import Event, Gathering, NightReport
from scraper.settings import Home, Objective, Settings
from scraper.settle import Visit, refused, settle
from scraper.store import Saved
from scraper.verdict import Verdict

Clock = Callable[[], datetime]

SUSPICIOUS_IN_A_ROW = 2
LOST_IN_A_ROW = 3

# Chromium's word for an error status that came without any page; LinkedIn refuses so.
_BARE_REFUSAL = "ERR_HTTP_RESPONSE_CODE_FAILURE"


def waiting(
    db: sqlite_utils.Database,
    settings: Settings,
    now: datetime,
    objectives: tuple[Objective, ...] | None = None,
    messages: bool = False,
) -> list[Due]:
    """Every page that is due at `now`, the most useful first; `messages` opens that list too."""
    readable = linkedin.readable_pages()
    found = due.plan(nights.contacts(db), settings, now, readable, objectives=objectives)
    if messages and "messages" in readable:
        tried = Nights(db).page_tried_at("messages")
        if tried is None or now - tried >= due.RETRY:
            address = linkedin.url(settings.sync.site, "messages")
            asked = Due(None, None, "you", "messages", address, "you asked with --messages")
            return [asked, *found]
    return found


def session_expired() -> Refusal:
    """What is said until the human has signed in again."""
    return Refusal(
        "session_expired", "LinkedIn asks you to sign in again; nothing was lost", "askwell login"
    )


@dataclass(slots=True)
class Night:
    """One run: the loop, and what it remembers from page to page. The caller holds the lock."""

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
            raise session_expired()
        return self.report

    @property
    def nights(self) -> Nights:
        """The night's rows."""
        return Nights(self.db)

    def _pages(self, headless: bool) -> str:
        with browser.session(self.home, self.settings, headless) as session:
            while (ended_by := self._over()) is None:
                upcoming = self._next()
                if upcoming is None:
                    return "done"
                if self.report.pages and not self._waited(upcoming):
                    continue
                ended_by = self._page(session, upcoming)
                if ended_by is not None:
                    return ended_by
            return ended_by

    def _over(self) -> str | None:
        if self.stop.wanted:
            return "interrupted"
        over = self.pace.over(self.now())
        return "limit" if over == "budget" and self.limited else over

    def _next(self) -> Due | None:
        return next(iter(waiting(self.db, self.settings, self.now(), None, self.messages)), None)

    def _waited(self, upcoming: Due) -> bool:
        seconds = self.pace.wait()
        self.watch(Event("wait", upcoming, self.pace.left, seconds=seconds))
        self.sleep(seconds)
        return self._over() is None

    def _page(self, session: browser.Session, asked: Due) -> str | None:
        self.watch(Event("page", asked, self.pace.left))
        number = self.nights.ask(self.night_id, asked.person_id, asked.page, self.now())
        visit = Visit(number, self.night_id, asked.person_id, asked.page)
        self.pace.spend()
        self.report.pages += 1
        try:
            visited = session.visit(asked.url, linkedin.waits(asked.page), asked.slug, self.now())
        except browser.Unreachable as error:
            return self._lost_page(visit, asked, error)
        self.lost = 0
        return self._save(visit, asked, visited.capture)

    def _save(self, visit: Visit, asked: Due, capture: Capture) -> str | None:
        settled = settle(self.db, self.home, visit, capture, self.now())
        self.report.resume_after = settled.resume_after
        self._count(asked, settled.verdict, settled.saved, capture.capture_id)
        return self._ended_by(settled.verdict)

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
            self.report.next_step = "askwell login"
        return "wall"

    def _lost_page(self, visit: Visit, asked: Due, error: browser.Unreachable) -> str | None:
        if _BARE_REFUSAL in str(error):
            self.report.wall = "rate_limited"
            self.report.resume_after = refused(self.db, visit, self.now())
            self.watch(Event("saved", asked, self.pace.left, outcome="wall"))
            return "wall"
        self.nights.answer(visit.visit_id, "failed")
        self.watch(Event("saved", asked, self.pace.left, outcome="failed"))
        self.lost += 1
        return "unreachable" if self.lost >= LOST_IN_A_ROW else None

    def _end(self, ended_by: str) -> None:
        report = self.report
        report.ended_by, report.by_person = ended_by, self.gathering.news()
        self.nights.end(self.night_id, self.now(), ended_by)


def _kinds(person_id: int, saved: Saved) -> Counter[str]:
    """New rows about a person by kind; an evidence id begins with its table's name."""
    return Counter(
        evidence_id.split("-", 1)[0] for one, evidence_id in saved.new_evidence if one == person_id
    )
