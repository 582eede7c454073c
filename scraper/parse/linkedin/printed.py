"""A day as a page prints it, in any of its languages: "May 6, 2026", "6. Mai 2026", "2026年5月6日".

Pure. Figures alone ("06/05/2026") are no day: nothing says which of them is the month.
"""

from __future__ import annotations

import re
from datetime import date

from scraper.dates import fold, from_month_year

_FORMS = (
    re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})"),
    re.compile(r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"),
    re.compile(r"(?P<word>[^\W\d_]+)\.?\s(?P<day>\d{1,2}),?\s(?P<year>\d{4})"),
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
