"""What is due tonight and why: contacts chosen by use, pages chosen by age. Pure arithmetic.

In go contacts with their visits, the objectives and the moment; out comes an ordered list. People
at an objective's company come first, then people with a move open, then whoever was not seen for
longest; connections before everyone else. No page comes again within its refresh time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from scraper.capture import linkedin
from scraper.nights import Contact, Page
from scraper.organisations import same_company
from scraper.settings import Objective, Settings

# Jobs and schools change seldom: a details page that was read stays good for this long.
DETAILS = timedelta(days=90)
# A profile that is gone is asked for again after this long: people come back.
GONE = timedelta(days=90)
# A page that failed comes again the next night, then after twice that, and so on up to its refresh
# time. A little less than a day, so that a night that begins a little earlier still counts.
RETRY = timedelta(hours=20)
_DETAILS_PAGES = ("experience", "education")
# Someone whose profile was read this lately counts as seen.
SEEN = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Due:
    """One page to open tonight, and the reason a person would give for it."""

    person_id: int | None
    slug: str | None
    name: str
    page: str
    url: str
    reason: str

    def to_json(self) -> dict[str, Any]:
        """The object of ``sync --dry-run --json``."""
        return {
            "person_id": self.person_id,
            "slug": self.slug,
            "name": self.name,
            "page": self.page,
            "url": self.url,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many contacts were seen of late, and how many nights the rest will take."""

    seen: int
    of: int
    nights: int | None

    def __str__(self) -> str:
        text = f"{self.seen} of {self.of} contacts seen in the last {SEEN.days} days"
        if self.seen == self.of:
            return text
        if self.nights is None:
            return text + "; pages_per_night is 0, so nobody else will be"
        return text + f"; at this pace {self.nights} {'night' if self.nights == 1 else 'nights'}"


def plan(
    contacts: Iterable[Contact],
    settings: Settings,
    now: datetime,
    readable: frozenset[str],
    *,
    objectives: tuple[Objective, ...] | None = None,
) -> list[Due]:
    """Every page that is due at `now`, the most useful first.

    Args:
        contacts: everyone with an address on the site.
        settings: ``[sync]`` and, unless `objectives` are given, ``[[objective]]``.
        now: the moment, with a zone.
        readable: the pages that some layout can read; no other is ever due.
        objectives: what is asked for; those that are done do not count.
    """
    asked_for = settings.objective if objectives is None else objectives
    wanted = [one for one in asked_for if not one.done]
    refresh = timedelta(days=settings.sync.refresh_days)
    ranked: list[tuple[tuple[Any, ...], Due]] = []
    for contact in contacts:
        why, rank = _why(contact, wanted)
        for page, needed in _pages(contact, rank):
            if page in readable and _due(contact.pages.get(page, Page()), page, now, refresh):
                order = _order(contact, page, rank)
                ranked.append((order, _entry(contact, page, settings, why or needed)))
    ranked.sort(key=lambda one: one[0])
    return [due for _rank, due in ranked]


def coverage(contacts: Iterable[Contact], settings: Settings, now: datetime) -> Coverage:
    """Who was seen within `SEEN`, of everyone with an address on the site."""
    everyone = list(contacts)
    seen = sum(1 for one in everyone if _seen(one, now))
    per_night = settings.sync.pages_per_night
    nights = math.ceil((len(everyone) - seen) / per_night) if per_night else None
    return Coverage(seen, len(everyone), nights)


def _seen(contact: Contact, now: datetime) -> bool:
    at = contact.pages.get("profile", Page()).yielded_at
    return at is not None and now - at <= SEEN


def _why(contact: Contact, objectives: list[Objective]) -> tuple[str | None, int]:
    for one in objectives:
        if contact.company and same_company(contact.company, one.company):
            return f"works at {contact.company}, where you want to be ({one.id})", 0
    if contact.open_moves:
        named = next((one for one in contact.open_moves if one), None)
        return "a move is open" + (f" ({named})" if named else ""), 1
    return None, 2


def _pages(contact: Contact, rank: int) -> Iterator[tuple[str, str]]:
    profile = contact.pages.get("profile", Page())
    yield "profile", _age(profile)
    if profile.yielded_at is None or profile.outcome == "not_found":
        return
    if rank < 2:
        if profile.outcome == "partial":
            yield "activity", "their posts did not load on their profile"
        if contact.member_id:
            yield "mutuals", "whom you both know"
    if not contact.has_positions or "experience" in contact.pages:
        yield "experience", "their jobs and dates are not known"
    if not contact.has_education or "education" in contact.pages:
        yield "education", "their schools are not known"


def _age(profile: Page) -> str:
    if profile.yielded_at is None:
        return "never seen"
    return f"last seen on {profile.yielded_at.date().isoformat()}"


def _due(page: Page, name: str, now: datetime, refresh: timedelta) -> bool:
    if page.tried_at is None:
        return True
    return now - page.tried_at >= _good_for(page, name, refresh)


def _good_for(page: Page, name: str, refresh: timedelta) -> timedelta:
    """How long to leave a page alone after its last visit."""
    whole = max(DETAILS, refresh) if name in _DETAILS_PAGES else refresh
    if page.outcome == "read":
        return whole
    if page.outcome == "wall":
        return timedelta(0)  # the wall was not the page's doing, and the cool-down has passed
    if page.outcome == "not_found":
        return GONE
    if page.outcome == "unread" and name in _DETAILS_PAGES and page.failures > 1:
        return whole  # it came twice and listed nothing: perhaps there is nothing
    doubled: int = 2 ** min(max(page.failures - 1, 0), 10)
    return min(RETRY * doubled, max(whole, RETRY))


def _order(contact: Contact, page: str, rank: int) -> tuple[Any, ...]:
    profile = contact.pages.get("profile", Page())
    seen = profile.yielded_at.isoformat() if profile.yielded_at else ""
    later = page != "profile"
    newest = _falling(contact.connected_on or "")
    first_degree = 0 if contact.connected else 1
    # Whoever may be asked comes whole, page by page; of everybody else, all profiles first.
    if rank < 2:
        return (rank, first_degree, seen, newest, contact.person_id, later, page)
    return (rank + later, first_degree, seen, newest, contact.person_id, later, page)


def _falling(day: str) -> int:
    digits = day.replace("-", "")[:8].ljust(8, "0")
    return -int(digits) if digits.isdigit() else 0


def _entry(contact: Contact, page: str, settings: Settings, reason: str) -> Due:
    address = linkedin.url(settings.sync.site, page, contact.slug, contact.member_id)
    return Due(contact.person_id, contact.slug, contact.name, page, address, reason)
