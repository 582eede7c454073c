"""How the review page words what it shows: labels, dates, sources. Plain values in, text out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from composer.messages import Move, Tone

# In the order in which a person would try them.
CHANNELS = {
    "linkedin_message": "LinkedIn message",
    "email": "E-mail",
    "inmail": "InMail",
    "linkedin_note": "Note",
    "linkedin_note_premium": "Note, Premium",
}
MOVES: dict[Move, str] = {
    "warm_up": "Warm up",
    "ask": "Ask",
    "nudge": "Follow up",
    "thank": "Thank",
    "update": "Tell how it went",
    "keep_in_touch": "Keep in touch",
}
TONES: tuple[Tone, ...] = ("warm", "plain", "formal")
ADVICE = {"ask": "ask", "warm_up": "warm up first", "wait": "wait", "skip": "not this one"}
EVENTS = {
    "sent": "I sent it",
    "replied": "they answered",
    "agreed": "they said yes",
    "referred": "they referred me",
    "declined": "they said no",
    "thanked": "I thanked them",
    "updated": "I told them how it went",
    "interviewed": "I had an interview",
    "offered": "I got an offer",
    "hired": "I got the job",
    "closed": "it is over",
}
TOLD = {
    "drafted": "drafted", "sent": "you sent it", "replied": "they answered",
    "agreed": "they said yes", "referred": "they referred you", "declined": "they said no",
    "thanked": "you thanked them", "updated": "you told them how it went",
    "interviewed": "you had an interview", "offered": "you got an offer",
    "hired": "you got the job", "closed": "over",
}  # fmt: skip
SOURCES = {
    "archive": "your LinkedIn export",
    "browser": "their LinkedIn page",
    "saved_page": "a page you saved",
    "mail": "your mailbox",
    "calendar": "your calendar",
    "feed": "a feed",
    "user": "you said so",
}
KINDS = {
    "position": "job", "education": "school", "connected": "connection",
    "invitation_note": "invitation", "mail": "e-mail", "mutuals": "people you both know",
    "highlight": "LinkedIn says", "reshare": "shared a post", "new_role": "new role",
    "blog_post": "blog post",
}  # fmt: skip
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_DIRECTIONS = {"in": "from them", "out": "from you"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day(text: str | None, precision: str = "day") -> Markup:
    """A cut ISO date as a person writes it: ``3 November 2026``, ``November 2026``, ``2026``."""
    return escape(_day(text, precision))


def _day(text: str | None, precision: str) -> str:
    parts = (text or "")[:10].split("-")
    if not all(part.isdecimal() for part in parts):
        return "no date"
    if len(parts) == 1 or precision == "year":
        return parts[0]
    month = f"{_MONTHS[(int(parts[1]) - 1) % 12]} {parts[0]}"
    if len(parts) == 2 or precision == "month":
        return month
    return f"{'about ' if precision == 'approximate' else ''}{int(parts[2])} {month}"


def told(text: str | None) -> str:
    """A sentence of ours with its ISO dates as a person writes them, and a capital."""
    worded = _ISO.sub(lambda found: _day(found[0], "day"), text or "")
    return worded[:1].upper() + worded[1:]


def kind(name: str, detail: str | None = None) -> Markup:
    """A kind of evidence in words, with who wrote it where that is known."""
    if detail == "overlap":
        return escape("your answer")
    words = KINDS.get(name, name.replace("_", " "))
    direction = _DIRECTIONS.get(detail or "")
    return escape(f"{words} {direction}" if direction else words)


def label(name: str, words: Mapping[str, str]) -> Markup:
    """Our own word for a key; the key itself where there is none."""
    return escape(words.get(name, name.replace("_", " ")))


def source(name: str) -> Markup:
    """Which door showed something, in words."""
    return label(name, SOURCES)
