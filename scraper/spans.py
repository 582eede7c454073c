"""Two spans of cut ISO dates go in; what is certain of the time they share comes out.

Pure: the day it is (`today`) is an argument. A cut date (``2019``, ``2019-12``, ``2019-12-03``)
means *any* day in it, and nothing here ever chooses one of them. Import these from `dates`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Cut = Literal["day", "month", "year", "unknown"]
Overlap = Literal["together", "apart", "unknown"]

#: DESIGN §7: fewer certain months than this and nobody may say "together".
TOGETHER_MONTHS = 2

_ROUNDED = timedelta(days=365)  # "3 yrs" is rounded by less than its unit

_CUT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL)
_LENGTH: dict[Cut, int] = {"year": 4, "month": 7, "day": 10}


@dataclass(frozen=True, slots=True)
class Span:
    """When something began and ended, as cut ISO dates.

    `ended` None with `current` True runs until today; with `current` False or None its end is
    *unknown*, which is not the same. `approximate` dates, rounded ones, are out by up to a year.
    """

    started: str | None
    ended: str | None
    current: bool | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class _Readings:
    """Every reading of a span: the first and last day it may have begun, and ended."""

    first_start: date
    last_start: date
    first_end: date
    last_end: date


def precision_of(iso: str | None) -> Cut:
    """How much of a cut ISO date is known: ``2019-12`` is ``month``; None is ``unknown``."""
    match = _CUT.fullmatch(iso or "")
    if match is None:
        return "unknown"
    return "day" if match[3] else "month" if match[2] else "year"


def bounds(text: str | None) -> tuple[date, date]:
    """The earliest and the latest day a cut ISO date may mean, both included.

    None may mean any day. A time after the day is ignored. Raises ValueError for anything else.
    """
    if text is None:
        return date.min, date.max
    match = _CUT.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO date: {text!r}")
    year, month, day = int(match[1]), match[2], match[3]
    if day:
        known = date(year, int(month), int(day))
        return known, known
    if month:
        return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
    return date(year, 1, 1), date(year, 12, 31)


def _readings(span: Span, today: date) -> _Readings | None:
    """Every reading of a span up to today; None if the span contradicts itself."""
    first_start, last_start = _widened(span.started, span.approximate)
    first_end, last_end = _widened(span.ended, span.approximate)
    if span.ended is None and span.current:
        first_end = last_end = today
    first_end, last_end = min(first_end, today), min(last_end, today)
    if span.current:
        last_end = today
    if first_start > last_end:
        return None
    return _Readings(first_start, min(last_start, last_end), max(first_end, first_start), last_end)


def _widened(text: str | None, approximate: bool) -> tuple[date, date]:
    first, last = bounds(text)
    if not approximate or text is None:
        return first, last
    return max(first, date.min + _ROUNDED) - _ROUNDED, min(last, date.max - _ROUNDED) + _ROUNDED


def overlap(left: Span, right: Span, today: date) -> Overlap:
    """Whether two spans ran at the same time, as far as *every* reading of their dates agrees.

    ``together``: every reading shares at least two whole months (see `certain_months`).
    ``apart``: no reading shares a single day. ``unknown``: anything else, and spans that
    contradict themselves (an end before the beginning, a beginning after today). Only time up to
    today counts. `today` is the last day for which ``current`` is known to hold.
    """
    one, other = _readings(left, today), _readings(right, today)
    if one is None or other is None:
        return "unknown"
    if certain_months(left, right, today) >= TOGETHER_MONTHS:
        return "together"
    if one.last_end < other.first_start or other.last_end < one.first_start:
        return "apart"
    return "unknown"


def certain_months(left: Span, right: Span, today: date) -> int:
    """Whole months that two spans share under every reading of their dates; 0 where none is sure.

    Counted from the latest day both can have begun to the earliest day either can have ended,
    both days included: ``2019-02`` to ``2019-05`` holds two (March and April), for the beginning
    may be 28 February and the end 1 May; ``2019`` to ``2019`` holds none.
    """
    shared = _shared(left, right, today)
    return 0 if shared is None else _whole_months(*shared)


def certain_period(left: Span, right: Span, today: date) -> tuple[str, str] | None:
    """The first and last year (or month, or day) two people certainly shared; None if not together.

    Cut to the coarser precision of the two dates that decide it: ``("2019", "2021")``. Both ends
    are certain: every reading shares some day of the first and some day of the last.
    """
    shared = _shared(left, right, today)
    if shared is None or overlap(left, right, today) != "together":
        return None
    length = min(_length(left, right, shared[0], today), _length(left, right, shared[1], today))
    return shared[0].isoformat()[:length], shared[1].isoformat()[:length]


def _shared(left: Span, right: Span, today: date) -> tuple[date, date] | None:
    """The days shared under every reading, from the latest beginning to the earliest end."""
    one, other = _readings(left, today), _readings(right, today)
    if one is None or other is None:
        return None
    start, end = max(one.last_start, other.last_start), min(one.first_end, other.first_end)
    return (start, end) if start <= end else None


def _whole_months(start: date, end: date) -> int:
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    last_day = monthrange(after.year, after.month)[1]
    return months if min(start.day, last_day) <= after.day else months - 1


def _length(left: Span, right: Span, day: date, today: date) -> int:
    """How many characters of an ISO date the inputs vouch for at a deciding day."""
    texts = (left.started, right.started, left.ended, right.ended)
    deciding = [precision_of(text) for text in texts if text and day in bounds(text)]
    return min((_LENGTH[cut] for cut in deciding), default=10 if day == today else 4)
