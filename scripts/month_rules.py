"""The promises of a night, checked on a month's log: budget, refresh times, walls, time, stops.

In go the rows of `visit` and `night`, the runs and the town's own list of page views; out come
sentences, one a broken promise. The town is the witness: what it answered must be in the log.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

from askwell_town import CAST, Town

from scraper import due, sync
from scraper.capture.pace import night_began
from scraper.nights import Nights, contacts
from scraper.settings import Home
from scripts.month_nights import Month, Run

COOLING = ("challenge", "429", "999")
WALLS = (*COOLING, "authwall", "guest_home", "login", "signed_out")
# Where a profile that was renamed leads: the site's own redirection, not a page asked for.
_MOVED = {one.slug for one in CAST.people.values() if one.former_slug}
SECOND = timedelta(seconds=1)  # moments are kept by the second


@dataclass(frozen=True, slots=True)
class Visited:
    """One row of `visit`, with its night."""

    person_id: int | None
    page: str
    at: datetime
    outcome: str
    night_id: int
    began: datetime
    resume_after: datetime | None


def visits(home: Home) -> list[Visited]:
    """The month's log, in order."""
    with home.open() as db:
        found = db.execute(
            "SELECT v.person_id, v.page, v.visited_at, v.outcome, v.night_id, n.started_at,"
            " n.resume_after FROM visit v JOIN night n USING (night_id) ORDER BY v.visit_id"
        ).fetchall()
    return [Visited(*row[:2], _at(row[2]), *row[3:5], _at(row[5]), _at(row[6])) for row in found]  # type: ignore[arg-type]


def _at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def broken(home: Home, town: Town, month: Month) -> dict[str, list[str]]:
    """Broken promises by promise; every list is empty after a good month."""
    log, settings = visits(home), home.settings()
    return {
        "nights over their budget": list(_budget(log, settings.sync.pages_per_night)),
        "pages within their refresh time": list(_refresh(log, settings.sync.refresh_days)),
        "pages after a wall": [*_after_walls(log, month), *_seen_after_walls(town, month)],
        "pages after the time limit": list(_time(log, settings.sync.minutes_per_night)),
        "pages after a wish to stop": list(_stops(month)),
        "page views that the log does not know": list(_unlogged(town, month)),
    }


def most_in_a_night(log: list[Visited]) -> int:
    """The most pages asked for in any night, by all its runs."""
    return max((_in_its_night(log, one) for one in log), default=0)


def _in_its_night(log: list[Visited], last: Visited) -> int:
    began = night_began(last.at)
    return sum(1 for one in log if began <= one.at <= last.at)


def _budget(log: list[Visited], budget: int) -> Iterator[str]:
    for one in log:
        if (count := _in_its_night(log, one)) > budget:
            yield f"{count} pages by {one.at}"


def _refresh(log: list[Visited], refresh_days: int) -> Iterator[str]:
    by_page: dict[Any, list[Visited]] = {}
    for one in log:
        by_page.setdefault((one.person_id, one.page), []).append(one)
    for key, some in by_page.items():
        for before, after in itertools.pairwise(some):
            if after.at - before.at + SECOND < _leave(before, refresh_days):
                yield f"{key} {before.outcome} on {before.at}, again on {after.at}"


def _leave(one: Visited, refresh_days: int) -> timedelta:
    if one.outcome == "read":
        return due.DETAILS if one.page in ("experience", "education") else timedelta(refresh_days)
    if one.outcome == "wall":
        return timedelta(0)
    return due.GONE if one.outcome == "not_found" else due.RETRY


def _after_walls(log: list[Visited], month: Month) -> Iterator[str]:
    for before, after in itertools.pairwise(log):
        if before.outcome != "wall":
            continue
        if before.resume_after:
            early = after.at < before.resume_after
        else:
            early = not any(before.at < login <= after.at for login in month.logins)
        if early or after.night_id == before.night_id:
            yield f"a wall at {before.at}, a page at {after.at}"


def _seen_after_walls(town: Town, month: Month) -> Iterator[str]:
    for run, views in _views(town, month):
        answers = [one.answer for one in views]
        walls = [number for number, one in enumerate(answers) if one in WALLS]
        if walls and walls[0] < len(answers) - 1:
            yield f"the run of {run.at} saw {answers[walls[0]]} and went on"


def _time(log: list[Visited], minutes: float) -> Iterator[str]:
    for one in log:
        if one.at > one.began + timedelta(minutes=minutes) + SECOND:
            yield f"a page at {one.at} in the night of {one.began}"


def _stops(month: Month) -> Iterator[str]:
    for run in month.runs:
        # The page at hand is finished; it may have begun while the signal was on its way.
        if run.stopped is not None and run.pages > run.stopped + 1:
            yield f"the run of {run.at} began {run.pages - run.stopped} pages after SIGTERM"


def _unlogged(town: Town, month: Month) -> Iterator[str]:
    """Page views of the town, run by run, that are not the addresses the run said it would open."""
    for run, views in _views(town, month):
        said = [unquote(one["url"]) for one in run.lines if one.get("kind") == "page"]
        for view in views:
            address = unquote(view.path + (f"?{view.query}" if view.query else ""))
            wanted = [number for number, url in enumerate(said) if url.endswith(address)]
            if wanted:
                said = said[wanted[0] + 1 :]
            elif address.strip("/").removeprefix("in/") not in _MOVED:
                yield f"the run of {run.at} opened {address}"


def _views(town: Town, month: Month) -> Iterator[tuple[Run, list[Any]]]:
    views = town.views
    ends = [one.first_view for one in month.runs[1:]] + [len(views)]
    for run, end in zip(month.runs, ends, strict=True):
        yield run, [one for one in views[run.first_view : end] if one.path != "/feed/"]


def not_current(home: Home, last: datetime) -> list[str]:
    """Whoever and whatever was due when the last night began, and is not current after it."""
    settings = home.settings()
    fresh = timedelta(days=settings.sync.refresh_days)
    with home.open() as db:
        everyone = contacts(db)
        waiting = sync.waiting(db, settings, last)
    late = []
    for one in everyone:
        page = one.pages.get("profile")
        if page is None or page.tried_at is None:
            late.append(f"{one.slug}: never seen")
        elif page.outcome != "not_found" and (
            page.yielded_at is None or last - page.yielded_at > fresh
        ):
            late.append(f"{one.slug}: {page.outcome}, last seen {page.yielded_at}")
    return late + [f"still due: {one.name}: {one.page}" for one in waiting]


def counts(home: Home) -> dict[str, int]:
    """Visits by outcome."""
    with home.open() as db:
        sql = "SELECT outcome, count(*) FROM visit GROUP BY 1 ORDER BY 2 DESC"
        found = dict(db.execute(sql).fetchall())
        assert Nights(db).unanswered() == []
    return found
