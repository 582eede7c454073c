"""LinkedIn messages and mails between the user and one contact, as exchanges.

Only rows that may be used come in. The view gives days, not hours: two messages of one day have no
order, and are read as an answer to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from composer.evidence import Contact, Evidence
from composer.hooks import Context
from composer.reading import Span, read
from composer.reading_words import ARTICLES, JOINERS, THIN

APART = 60  # days of silence after which a message no longer answers an earlier one
LOOKED_AT = 40  # newest messages
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|enc|sv)\s*:\s*)+", re.IGNORECASE)
_EDGES = re.compile(r"^[^\w\"(]+|[^\w\")?!]+$")
_EMPTY_SUBJECT = re.compile(
    r"^(?:hi|hello|hey|hallo|quick question|question|update|catch[- ]?up|catching up|thanks?|"
    r"thank you|intro(?:duction)?|follow(?:ing)?[- ]up|\(no subject\)|no subject|coffee\??|"
    r"checking in|congratulations|congrats|invitation.*|.*\bnewsletter\b.*)\W*$",
    re.IGNORECASE,
)


_HELLO = frozenset("hi hello hey dear thanks thank good".split())
_POINTING = frozenset("other another same next last first previous next such own".split())


@dataclass(frozen=True, slots=True)
class Topic:
    """What an exchange was about, and the row that says it; a title is a mail's subject line."""

    one: Evidence
    text: str
    theirs: bool
    is_title: bool = False


def messages(contact: Contact) -> tuple[Evidence, ...]:
    """Messages and mails with words, newest first."""
    found = [one for one in contact.of_kind("message", "mail") if one.began_on and one.quote]
    return tuple(found[:LOOKED_AT])


def two_way(contact: Contact, context: Context) -> list[Evidence]:
    """The newest exchange to which both contributed, newest message first; empty if none."""
    rows = messages(contact)
    for start, newest in enumerate(rows):
        exchange = [newest]
        for one in rows[start + 1 :]:
            if (context.age(one) or 0) - (context.age(exchange[-1]) or 0) > APART:
                break
            exchange.append(one)
        if {one.detail for one in exchange} >= {"in", "out"}:
            return exchange
    return []


def topic(exchange: list[Evidence]) -> Topic | None:
    """What the newest messages of an exchange were about: a subject line, else a named topic."""
    for one in exchange[:8]:
        subject = _EDGES.sub("", _REPLY.sub("", (one.subject or "").strip()))
        if (
            one.kind == "mail"
            and 2 <= len(subject.split()) <= 8
            and not _EMPTY_SUBJECT.match(subject)
        ):
            return Topic(one, subject, False, is_title=True)
        reading = read(one.quote or "")
        if reading.topic and reading.sure and reading.language == "en" and _says(reading.topic):
            return Topic(one, reading.topic.text, reading.theirs)
    return None


def _says(topic: Span) -> bool:
    """Whether a topic is plain without the message around it: two words of weight, no opening."""
    words = [word for word in topic.text.lower().split() if word not in ARTICLES | JOINERS]
    solid = [word for word in words if word not in THIN]
    if _POINTING & set(words) or words[0] in _HELLO:
        return False
    return len(solid) >= 2 and not (topic.text[0].isupper() and topic.text[1:].islower())


def sentences(one: Evidence, pattern: re.Pattern[str]) -> Iterator[str]:
    """The sentences of a message in which a pattern is found, whole and trimmed."""
    for found in re.finditer(r"[^.!?\n]+[.!?]?", one.quote or ""):
        text = found.group().strip()
        if pattern.search(text):
            yield text
