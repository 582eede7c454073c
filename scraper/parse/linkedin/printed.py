"""A day as a page prints it, in any of its languages: "May 6, 2026", "6. Mai 2026", "2026年5月6日".

Pure. Figures alone ("06/05/2026") are no day: nothing says which of them is the month.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from scraper.dates import fold, from_month_year

# Today, yesterday, Monday to Sunday.
DAYS = {
    "de": "heute gestern montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
    "en": "today yesterday monday tuesday wednesday thursday friday saturday sunday",
    "es": "hoy ayer lunes martes miércoles jueves viernes sábado domingo",
    "fr": "aujourd’hui|aujourd'hui hier lundi mardi mercredi jeudi vendredi samedi dimanche",
    "ja": "今日|本日 昨日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
    "pt": "hoje ontem segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado"
    " domingo",
}

_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.h](\d\d)\s*([ap]\.?m)?")
_FORMS = (
    re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})"),
    re.compile(r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]++)\.?\s(?P<day>\d{1,2}),?\s(?P<year>\d{4})"),
    re.compile(
        r"(?P<day>\d{1,2})\.?\s(?:de\s)?(?P<word>[^\W\d_]+)\.?,?\s(?:de\s|del\s)?(?P<year>\d{4})"
    ),
)


def printed_day(text: str | None) -> str | None:
    """The first day in a text as ISO, or None."""
    folded = fold(text or "")
    for form in _FORMS:
        if found := form.search(folded):
            return _iso(found)
    return None


def _iso(found: re.Match[str]) -> str | None:
    part = found.groupdict()
    month = part.get("number") or (from_month_year(f"{part['word']} {part['year']}") or "")[5:]
    try:
        return date(int(part["year"]), int(month), int(part["day"])).isoformat()
    except ValueError:
        return None


def heading_day(text: str, seen_on: date | None, language: str) -> str | None:
    """The day over a run of messages: whole, without its year, or a weekday before `seen_on`.

    Counted back from the day of the capture; None where that is not known or the words are not.
    """
    if day := printed_day(text):
        return day
    if seen_on is None:
        return None
    folded = fold(text)
    for place, words in enumerate(DAYS.get(language, DAYS["en"]).split()):
        if folded in (fold(word) for word in words.split("|")):
            return _back(seen_on, place)
    for year in (seen_on.year, seen_on.year - 1):
        day = printed_day(f"{text} {year}") or printed_day(f"{text}, {year}")
        if day and day <= seen_on.isoformat():
            return day
    return None


def clock_time(text: str | None) -> str | None:
    """``"10:32 AM"`` or ``"22:32"`` as ``HH:MM``; None for anything else."""
    found = _CLOCK.search(fold(text or ""))
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2]), found[3] or ""
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _back(seen_on: date, place: int) -> str:
    """Today, yesterday, or the last weekday `place - 2` (Monday is 0) before today."""
    days = place if place < 2 else (seen_on.weekday() - (place - 2)) % 7 or 7
    return (seen_on - timedelta(days=days)).isoformat()
