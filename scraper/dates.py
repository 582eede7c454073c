"""A printed date goes in; ISO, cut to what is known, and how far to trust it come out.

Pure: the day a page was seen (`seen_on`) is an argument. Dates are ISO strings cut to what is
known: ``2019``, ``2019-12``, ``2019-12-03``. The words of other languages are in `date_words`,
what two spans share is in `spans`, and both are imported from here.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from urllib.parse import unquote

from scraper.date_words import JUST_NOW, LABEL_NOISE, MONTHS, PRESENT, UNITS
from scraper.folding import fold
from scraper.records import Precision
from scraper.spans import (
    Cut,
    Overlap,
    Span,
    bounds,
    certain_months,
    certain_period,
    overlap,
    precision_of,
)

__all__ = [
    "Cut",
    "Overlap",
    "Span",
    "bounds",
    "certain_months",
    "certain_period",
    "fold",
    "from_archive",
    "from_label",
    "from_month_year",
    "from_range",
    "from_urn",
    "is_present",
    "overlap",
    "precision_of",
]

# --- what the pages print -------------------------------------------------------------------

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
_LABEL = re.compile(
    r"(?:(?P<count>\d{1,3})(?P<gap> ?)|(?:an?|une?|eine[mnr]?|una|uma?|een) )(?P<unit>\D+)"
)
_NOISE = re.compile(rf"(?<!\w)(?:{LABEL_NOISE})(?!\w)|[前전]|\(|\)|[.,+]")
_NOW = frozenset(JUST_NOW.split("|"))
_LINKEDIN_IDS = re.compile(r"(?<!\d)\d{19,20}(?!\d)")


def from_label(
    label: str, seen_on: date, language: str | None = None
) -> tuple[str, Precision] | None:
    """The youngest day a relative label may mean: ``"3w • Edited •"`` -> ``("2026-04-29", ...)``.

    LinkedIn rounds down (``1yr`` is one to two years, a month is 30.44 days), so the post may be
    older, never younger; only "now" is a ``day``, all else is ``approximate``. A unit that means
    two things (French ``j`` is a day, Dutch ``j`` a year; ``5m`` is minutes, Portuguese ``5 m``
    months) needs `language` (``pt``), else the answer is None, as for a label of no known form.
    """
    for part in re.split(r"[•·|\n]", label):
        words = fold(part)
        if words in _NOW:
            return seen_on.isoformat(), "day"
        match = _LABEL.fullmatch(" ".join(_NOISE.sub(" ", words).split()))
        unit = match and _unit((match["gap"] or "") + match["unit"], language)
        if match and unit:
            days = int(int(match["count"] or 1) * _DAYS.get(unit, 0.0))
            return (seen_on - timedelta(days=days)).isoformat(), "approximate"
    return None


@lru_cache(maxsize=512)
def _unit(text: str, language: str | None) -> str | None:
    word = text.strip()
    if word == "m" and text != word and language is None:
        return None
    for tables in ([UNITS.get(language or "en", {})], UNITS.values()):
        found = {unit for units in tables for unit, words in units.items() if word in words.split()}
        if len(found) == 1:
            return found.pop()
    return None


def from_urn(urn: str | int) -> datetime | None:
    """The UTC moment inside a LinkedIn id: ``id >> 22`` is milliseconds since 1970.

    Takes the number, a urn (percent-encoded or not) or an address that holds one; of several ids
    the last counts, for ``urn:li:comment:(activity:1,2)`` is comment 2. None if there is no id or
    if its year is not within 2003 to 2100, as for the short ids of before 2012. Scheduled posts
    may be hours younger than their id (captures/README "Dating").
    """
    found = _LINKEDIN_IDS.findall(unquote(str(urn)))
    if not found:
        return None
    milliseconds = int(found[-1]) >> 22
    if not 1_041_379_200_000 <= milliseconds < 4_102_444_800_000:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _month_words() -> dict[str, int]:
    lists = [words for months in MONTHS.values() for words in enumerate(months, start=1)]
    return {word: number for number, words in lists for word in words.split()}


_MONTHS = _month_words()
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_PRESENT = "|".join(sorted("|".join(PRESENT.values()).split("|"), key=len, reverse=True))
_MONTH_YEAR = re.compile(
    rf"(?P<cjk>{_YEAR})\s?[年년]\s?(?:(?P<cjk_month>\d{{1,2}})\s?[月월])?"
    rf"|(?<!\w)(?P<word>{_MONTH})\.?,?\s?(?:de |del |di |do |of |')?\s?(?P<year>{_YEAR})(?!\d)"
    rf"|(?<![\d/.])(?P<iso>{_YEAR})[-/.](?P<iso_month>0[1-9]|1[0-2])(?![\d/.-]\d)"
    rf"|(?<![\d/.-])(?P<number>0?[1-9]|1[0-2])[/.-](?P<slash>{_YEAR})(?!\d)"
    rf"|(?<!\d)(?P<alone>{_YEAR})(?!\d)"
    rf"|(?<!\w)(?P<present>{_PRESENT})(?!\w)"
)


def is_present(text: str) -> bool:
    """Whether a text is a word for "until today", in any language known."""
    return re.fullmatch(_PRESENT, fold(text).strip(" .-–—")) is not None


def from_month_year(text: str | None) -> str | None:
    """``"Dec 2019"`` -> ``2019-12``, ``"2019"`` -> ``2019``; None for "Present" and other words."""
    match = _MONTH_YEAR.fullmatch(fold(text or "").strip(" .,"))
    return _cut(match) if match else None


def _cut(match: re.Match[str]) -> str | None:
    year = match["cjk"] or match["year"] or match["iso"] or match["slash"] or match["alone"]
    if year is None:
        return None
    month = (
        match["cjk_month"] or match["iso_month"] or match["number"] or _MONTHS.get(match["word"])
    )
    return f"{year}-{int(month):02d}" if month and 1 <= int(month) <= 12 else year


def from_range(text: str) -> Span | None:
    """``"Sep 2015 – Apr 2016 · 8 mos"`` -> its Span; None if it names no date.

    Any separator, any duration and any other words may stand round the dates. One date alone, as
    LinkedIn prints what began and ended in it ("May 2013 · 1 mo"), is both beginning and end; with
    a dash behind it the end is unknown.
    """
    found = list(_MONTH_YEAR.finditer(fold(text)))
    dates = [cut for cut in map(_cut, found) if cut]
    if not dates:
        return None
    if found[-1]["present"]:
        return Span(dates[0], None, True)
    if len(dates) == 1 and re.match(r"\s?[-–—~〜～]", fold(text)[found[0].end() :]):
        return Span(dates[0], None, None)
    return Span(dates[0], dates[-1], False)


# --- what the export archive prints ---------------------------------------------------------

_TIME = (
    r"(?:[ ,t]*(?:at |um |a )?(?P<hour>\d{1,2}):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:\.\d+)?)? ?(?P<half>[ap]\.?m\.?)?)?"
)
_ZONE = r" ?\(?(?P<zone>utc|gmt|z|\+00:?00)?\)?"
_ARCHIVE = [
    re.compile(form + _TIME + _ZONE)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d\d)",
        rf"(?P<day>\d{{1,2}})(?:\.|er)?[ -](?:de )?(?P<word>{_MONTH})\.?,?[ -](?:de )?"
        r"(?P<year>\d{4}|\d\d)",
        rf"(?P<word>{_MONTH})\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
        r"(?P<year>\d{4}) ?[年년] ?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일]",
    )
]
_UNIX = re.compile(r"[a-z]{3} ([a-z]{3}) (\d\d?) ([\d:]{8}) ([a-z]{3}) (\d{4})")


def from_archive(text: str | None, *, day_first: bool = False) -> str | None:
    """A date or moment as the LinkedIn export prints it, as ISO; None for anything else.

    A date alone is ``2025-03-10``. A moment has seconds, and ``Z`` only where the source names UTC:
    ``2024-12-16T18:24:37Z``, ``2018-11-02T09:15:00``. Forms (captures/README): ``10 Mar 2025``;
    ``11/2/18, 9:15 AM`` (month first, also with U+202F); ``2024-12-16 18:24:37 UTC``;
    ``2026/03/21 02:06:52 UTC``; ``04/15/24, 09:25 PM``; ``Thu Mar 04 06:00:00 UTC 2021``;
    ``May 5, 2023 at 2:00 PM (GMT)``. Month names of other languages are unproven. `day_first`
    reads ``2/11/18`` as 2 November; it is never guessed, so ``15/04/24`` without it is None.
    """
    words = _UNIX.sub(r"\1 \2, \5 \3 \4", fold(text or ""))
    match = next((found for form in _ARCHIVE if (found := form.fullmatch(words))), None)
    if match is None:
        return from_month_year(text)
    part = match.groupdict()
    month, day = part.get("month") or _MONTHS[part.get("word") or "jan"], part["day"]
    if day_first and "/" in words and not words[:4].isdigit():
        month, day = day, month
    try:
        moment = datetime(_full_year(part["year"]), int(month), int(day), *_clock(part))
    except ValueError:
        return None
    if part["hour"] is None:
        return moment.date().isoformat()
    return moment.isoformat() + ("Z" if part["zone"] else "")


def _full_year(year: str) -> int:
    return int(year) + 2000 if len(year) == 2 else int(year)


def _clock(part: dict[str, str | None]) -> tuple[int, int, int]:
    hour, half = int(part["hour"] or 0), (part["half"] or "")[:1]
    if half and not 1 <= hour <= 12:
        raise ValueError("an hour of a half day is 1 to 12")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return hour, int(part["minute"] or 0), int(part["second"] or 0)
