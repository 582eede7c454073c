"""When to leave somebody in peace: a loss, an illness, a layoff of their own, or they seek work.

A contact with evidence goes in; what happened, when, and by which row come out. Only what is not
older than the hold is judged, so that hundreds of contacts can be looked through at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from composer import tact
from composer.evidence import Contact, Evidence
from composer.requests import sentence_spans

HOLD_DAYS = 30  # DESIGN §7
HELD = ("bereavement", "illness", "layoff")
SEEKING_DAYS = 180  # a post saying that they look for work is believed this long
JUDGED = ("post", "reshare", "comment", "article", "blog_post", "message", "mail")

WORDS = {
    "bereavement": "they have lost somebody",
    "illness": "there is an illness",
    "layoff": "they have lost their job",
}
_SEEKING = re.compile(
    r"#?\bopen ?to ?work\b|\b(?:actively )?(?:looking for|seeking) (?:a |my |new |the )*(?:next )?"
    r"(?:role|job|opportunit|position|challenge)|\bcareer break\b|\bunemployed\b|\bjob seeker\b"
    r"|\b(?:auf jobsuche|en recherche d['’]emploi|en b[uú]squeda (?:activa )?de empleo)\b",
    re.IGNORECASE,
)

_MINE = re.compile(
    r"\bmy\b|\bour\b|\bi (?:have |was |am |just )*(?:lost|diagnosed|laid off|made redundant)\b",
    re.IGNORECASE,
)
_YOURS = re.compile(
    r"\byour\b|\bmy (?:deepest |sincere )?(?:condolences|sympathy)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class HardTime:
    """Something that asks for patience: its kind, its day, the row, and the first day after it."""

    kind: str
    on: date
    row: Evidence

    @property
    def until(self) -> date:
        """The first day on which an ask is thinkable again."""
        return self.on + timedelta(days=HOLD_DAYS + 1)

    @property
    def why_not(self) -> str:
        """The reason, for the user only; it names the kind."""
        return f"{WORDS[self.kind]} ({self.kind}, {self.on.isoformat()}): leave them in peace now"


def hard_time(contact: Contact, today: date) -> HardTime | None:
    """The newest hard time of their own within `HOLD_DAYS`, or None."""
    found = []
    for one, day in _recent(contact, today, HOLD_DAYS):
        text = "\n".join(part for part in (one.quote, _subject(one)) if part)
        theirs = one.detail != "out"
        said_to = tact.SAID_TO.get(one.kind) if theirs else None
        verdict = tact.judge(text, author_is_contact=theirs, said_to=said_to)
        if verdict.own and verdict.reason in HELD and not _is_the_users(one, text, verdict.span):
            found.append(HardTime(verdict.reason, day, one))
    return max(found, key=lambda one: one.on, default=None)


def seeking(contact: Contact, today: date) -> tuple[Evidence, ...] | None:
    """The rows by which the contact looks for work; empty when the headline says it; else None."""
    if _SEEKING.search(f"{contact.headline or ''} | {contact.title or ''}"):
        return ()
    for one, _day in _recent(contact, today, SEEKING_DAYS):
        if one.kind == "post" and tact.judge(one.quote or "").reason == "jobseeking":
            return (one,)
    return None


def _recent(contact: Contact, today: date, days: int) -> list[tuple[Evidence, date]]:
    """Rows with words, dated within `days`; one without a date counts from when it was seen."""
    found = []
    for one in contact.of_kind(*JUDGED):
        when = one.began_on or one.seen_on
        if one.quote and when and len(when) >= 10:
            day = date.fromisoformat(when[:10])
            if 0 <= (today - day).days <= days:
                found.append((one, day))
    return found


def _is_the_users(one: Evidence, text: str, span: tuple[int, int] | None) -> bool:
    """Whether a message of the user's tells of a loss of the user's own."""
    if one.detail != "out" or span is None:
        return False
    around = (text[start:end] for start, end in sentence_spans(text) if start <= span[0] < end)
    return any(_MINE.search(part) and not _YOURS.search(part) for part in around)


def _subject(one: Evidence) -> str | None:
    return one.subject if one.kind in ("message", "mail") else None
