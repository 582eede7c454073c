"""English for sentences built of facts: articles, lists, possessives, dates and how long ago.

Strings and dates come in, strings go out; nothing here knows what a hook or a channel is. Every
function that renders a date says no more than the date's precision allows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip

# Written with a vowel but said with a consonant, and the other way round.
_SAID_WITH_CONSONANT = re.compile(
    r"(?i)(?:uni(?!n)|us(?:e|age|er|ual|ability)|eu|one\b|once\b|u[bkt]\b|ubi)"
)
_SAID_WITH_VOWEL = re.compile(r"(?i)(?:hour|honest|honou?r|heir)")
_LETTERS_SAID_WITH_VOWEL = frozenset("AEFHILMNORSX")
# Short words in capitals that are said as words, not letter by letter.
_SAID_AS_WORDS = frozenset({"NASA", "NATO", "SIM", "RAM", "RAID", "REST", "LAN", "LASER", "SOC"})

# British to American, for askwell's own wordings only; quoted words are never respelled.
_AMERICAN = {
    "organise": "organize", "organised": "organized", "organising": "organizing",
    "recognise": "recognize", "recognised": "recognized",
    "favour": "favor", "honour": "honor", "learnt": "learned", "programme": "program",
    "centre": "center", "labour": "labor", "colour": "color", "specialise": "specialize",
    "specialised": "specialized", "whilst": "while", "enquiry": "inquiry",
}  # fmt: skip
_BRITISH_WORD = re.compile(r"(?i)\b(?:" + "|".join(_AMERICAN) + r")\b")


def article(noun: str) -> str:
    """`a` or `an`, as `noun` is said: "an hour", "a university", "an SRE", "a NASA"."""
    word = re.match(r"[^\W_]+", noun.strip())
    if not word:
        return "a"
    first = word.group()
    spelt = re.fullmatch(r"[A-Z]{2,5}s?", first) or re.match(r"[B-DF-HJ-NP-TV-Z]{2}", first)
    if spelt and first.rstrip("s") not in _SAID_AS_WORDS:
        return "an" if first[0] in _LETTERS_SAID_WITH_VOWEL else "a"
    if len(first) == 1 and first.isalpha():
        return "an" if first.upper() in _LETTERS_SAID_WITH_VOWEL else "a"
    if first.isdigit():
        return "an" if re.match(r"8|11$|18$|11\D|18\d{3}", first) else "a"
    if _SAID_WITH_VOWEL.match(first):
        return "an"
    if _SAID_WITH_CONSONANT.match(first):
        return "a"
    return "an" if first[0].lower() in "aeiouàáâäèéêëìíîïòóôöùúûü" else "a"


def listed(items: Sequence[str], *, others: int = 0, most: int = 3) -> str:
    """Items as English: "A", "A and B", "A, B and C", "A, B and 12 others".

    Items beyond `most` are counted among the others. Raises `ValueError` for nothing at all.
    """
    shown, others = list(items[:most]), others + max(0, len(items) - most)
    if not shown:
        raise ValueError("nothing to list")
    if others:
        shown.append(f"{others} other" + ("s" if others > 1 else ""))
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]


def number(count: int) -> str:
    """A count as said in a sentence: words to twelve, digits above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """ "one week", "three weeks", "140 people": the count and the noun in its form."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def possessive(name: str) -> str:
    """ "Anna's", "James's", "the Adams'": only a plural name takes the bare apostrophe."""
    return name + ("'" if name.startswith(("the ", "The ")) and name.endswith("s") else "'s")


def capitalised(text: str) -> str:
    """The first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """`text` with one capital at the front and one full stop at the end, blanks tidied."""
    tidy = re.sub(r"\s+", " ", text).strip()
    ended = tidy.rstrip("\"'”’)").endswith((".", "?", "!", "…"))
    return capitalised(tidy) if ended else capitalised(tidy) + "."


def spelled(text: str, spelling: str = "british") -> str:
    """askwell's own wording in the user's spelling, `british` or `american`."""
    if spelling != "american":
        return text
    return _BRITISH_WORD.sub(_respelled, text)


def _respelled(found: re.Match[str]) -> str:
    word = _AMERICAN[found.group().lower()]
    return capitalised(word) if found.group()[0].isupper() else word


def parsed(iso: str | None) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of an ISO date cut to what is known; None for anything else."""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", iso or "")
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    return year, month, day


def day_of(iso: str | None) -> date | None:
    """The exact day an ISO date or moment names; None when it names none."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def in_month(iso: str, *, today: date | None = None) -> str:
    """ "in March 2021", "in 2021"; with `today`, "in March" within the last eleven months.

    Raises `ValueError` for what is no date.
    """
    known = parsed(iso)
    if known is None:
        raise ValueError(f"not a date: {iso!r}")
    year, month, _ = known
    if month is None:
        return f"in {year}"
    if today is not None and 0 <= (today.year - year) * 12 + today.month - month <= 10:
        return f"in {MONTHS[month - 1]}"
    return f"in {MONTHS[month - 1]} {year}"


def on_day(iso: str, precision: str, *, today: date, spelling: str = "british") -> str:
    """When something happened, no finer than known: "on 3 November", "in March 2021".

    The year is left out only where the date lies within the last eleven months.
    """
    moment = day_of(iso)
    if precision != "day" or moment is None:
        return in_month(iso, today=today)
    month = MONTHS[moment.month - 1]
    day = f"{month} {moment.day}" if spelling == "american" else f"{moment.day} {month}"
    months = (today.year - moment.year) * 12 + today.month - moment.month
    if 0 <= months <= 10:
        return f"on {day}"
    return f"on {day}, {moment.year}" if spelling == "american" else f"on {day} {moment.year}"


def ago(iso: str, precision: str, *, today: date) -> str:
    """How long ago, as one says it, no finer than known.

    A day known exactly: "today", "yesterday", "three days ago", "last week", "two weeks ago". An
    approximate one: "in the last few days", "a few weeks ago". From two months on, the month.
    """
    moment = day_of(iso)
    if moment is None or precision not in {"day", "approximate"}:
        return in_month(iso, today=today)
    days = (today - moment).days
    if days < 0 or days > 60:
        return in_month(iso, today=today)
    if precision == "approximate":
        return _roughly(days)
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 7:
        return f"{number(days)} days ago"
    return "a week ago" if days < 11 else f"{number(round(days / 7))} weeks ago"


def part_of_month(said: str, iso: str, precision: str) -> str:
    """ "in March" as "in early March", "in mid-March", "in late March", where the day is known."""
    moment = day_of(iso)
    if precision != "day" or moment is None:
        return said
    part = "early " if moment.day <= 10 else "mid-" if moment.day <= 20 else "late "
    return f"in {part}{said.removeprefix('in ')}"


def _roughly(days: int) -> str:
    if days < 6:
        return "in the last few days"
    if days < 11:
        return "about a week ago"
    if days < 18:
        return "about two weeks ago"
    return "a few weeks ago" if days < 45 else "a month or two ago"


def years(started: str, ended: str | None) -> str:
    """A stretch of time by its years: "2019 to 2021", "in 2020"; "since 2019" without an end."""
    first = started[:4]
    if ended is None:
        return f"since {first}"
    return f"in {first}" if ended[:4] == first else f"{first} to {ended[:4]}"
