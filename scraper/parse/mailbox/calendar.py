"""Parse room: a calendar becomes `Meeting` records, one for every time it really took place.

Only meetings that were over when the capture was made count; cancelled ones, ones the calendar's
owner declined, and people who declined are left out. Repetition is expanded by
recurring-ical-events, as far back as `YEARS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import recurring_ical_events

from scraper.errors import Problem
from scraper.records import Meeting, Recipient

YEARS = 6
MOST_MEETINGS = 5_000
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_NOT_PEOPLE = ("ROOM", "RESOURCE", "GROUP")
_NOT_HELD = ("CANCEL", "REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER")


def meetings(text: str, name: str, now: datetime | None) -> tuple[list[Meeting], list[Problem]]:
    """The past meetings of an iCalendar text with at least one other named person.

    `now` is the capture's moment, in UTC; without it nothing is known to be past.
    """
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        return [], [Problem("unreadable_calendar", name, f"not a calendar: {error}"[:200])]
    if now is None:
        return [], [Problem("no_moment", name, "when it was saved is unknown")]
    found: list[Meeting] = []
    problems: list[Problem] = []
    for calendar in calendars:
        if str(calendar.get("METHOD", "")).upper() in _NOT_HELD:
            continue
        found.extend(_of_calendar(calendar, name, now, problems))
    return found, problems


def _of_calendar(
    calendar: Any, name: str, now: datetime, problems: list[Problem]
) -> Iterator[Meeting]:
    owner = _email(calendar.get("X-WR-CALNAME"))
    _drop_too_frequent(calendar, name, problems)
    try:
        occurrences = recurring_ical_events.of(
            calendar, skip_bad_series=True, components=["VEVENT"]
        ).between(now - timedelta(days=366 * YEARS), now)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, IndexError) as error:
        problems.append(Problem("unreadable_calendar", name, f"not expanded: {error}"[:200]))
        return
    for event in sorted(occurrences, key=lambda one: str(_moment(one.get("DTSTART"))))[
        -MOST_MEETINGS:
    ]:
        one = _meeting(event, owner, now)
        if one:
            yield one


def _drop_too_frequent(calendar: Any, name: str, problems: list[Problem]) -> None:
    """Rules that repeat within a day are no meetings, and would never end being expanded."""
    for event in list(calendar.subcomponents):
        for rule in _listed(event.get("RRULE")):
            often = str((rule.get("FREQ") or [""])[0]).upper() in _TOO_OFTEN
            if often and event in calendar.subcomponents:
                calendar.subcomponents.remove(event)
                problems.append(Problem("too_frequent", name, "it repeats within a day"))


def _meeting(event: Any, owner: str | None, now: datetime) -> Meeting | None:
    starts, ends = _moment(event.get("DTSTART")), _end(event)
    if starts is None or (ends or starts) > now:
        return None
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return None
    people = _people(event)
    if not people or _declined(event, owner):
        return None
    uid = event.get("UID")
    title = str(event.get("SUMMARY", "")).strip()
    return Meeting(
        uid=str(uid) if uid else None,
        title=title or None,
        starts_at=_written(starts, event.get("DTSTART")),
        ends_at=_written(ends, event.get("DTEND")) if ends else None,
        attendees=people,
    )


def _people(event: Any) -> tuple[Recipient, ...]:
    found: dict[str, Recipient] = {}
    for one in (*_listed(event.get("ORGANIZER")), *_listed(event.get("ATTENDEE"))):
        params = getattr(one, "params", {})
        email = _email(one)
        if email is None or str(params.get("CUTYPE", "")).upper() in _NOT_PEOPLE:
            continue
        if str(params.get("PARTSTAT", "")).upper() == "DECLINED":
            found.pop(email.lower(), None)
            continue
        name = str(params.get("CN", "")).strip().strip('"') or None
        if name and name.lower() == email.lower():
            name = None
        found.setdefault(email.lower(), Recipient(name, None, email))
    return tuple(found.values())


def _declined(event: Any, owner: str | None) -> bool:
    return owner is not None and any(
        (_email(one) or "").lower() == owner.lower()
        and str(one.params.get("PARTSTAT", "")).upper() == "DECLINED"
        for one in _listed(event.get("ATTENDEE"))
    )


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _email(value: Any) -> str | None:
    text = str(value or "").strip()
    text = text[7:] if text.lower().startswith("mailto:") else text
    return text if "@" in text and " " not in text and not text.startswith("/") else None


def _end(event: Any) -> datetime | None:
    stated = _moment(event.get("DTEND"))
    lasting = event.get("DURATION")
    starts = _moment(event.get("DTSTART"))
    if stated is None and lasting is not None and starts is not None:
        return starts + timedelta(seconds=lasting.dt.total_seconds())
    return stated


def _moment(value: Any) -> datetime | None:
    when = getattr(value, "dt", None)
    if isinstance(when, datetime):
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    if isinstance(when, date):
        return datetime.combine(when, time(), UTC)
    return None


def _written(when: datetime, value: Any) -> str:
    """A moment in UTC; a day for whole days; without a zone where the calendar names none."""
    stated = getattr(value, "dt", None)
    if stated is not None and not isinstance(stated, datetime):
        return f"{when:%Y-%m-%d}"
    floating = isinstance(stated, datetime) and stated.tzinfo is None
    return f"{when:%Y-%m-%dT%H:%M:%S}" + ("" if floating else "Z")
