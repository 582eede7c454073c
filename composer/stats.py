"""What was sent and what came back, in counts; a rate only where there are enough to speak of one.

Contacts with their histories go in. Every rate has a 95 per cent Wilson interval (E. B. Wilson,
1927), and below `ENOUGH` messages there is none. A message too young to be answered is not counted
against anybody.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from composer.evidence import Contact
from composer.history import ANSWERS, OPEN_DAYS, Draft, Event, History

ENOUGH = 10
WAITING_DAYS = 14  # an unanswered message younger than this still waits
Z = 1.96  # the normal quantile of a 95 per cent interval

#: Characters as FIELD.md §2 counts replies: under 400 they rise, above 800 they fall.
LENGTHS = ((400, "up to 400 characters"), (800, "401 to 800"), (10**9, "more than 800"))
CHANNELS = {"message": "linkedin_message", "mail": "email"}
COLUMNS = (
    "by", "value", "sent", "waiting", "answered", "agreed", "declined", "answer_rate", "low",
    "high",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """One message that went out, and what became of it; what is not known of it is None."""

    move: str
    channel: str | None
    opened_with: str | None
    length: int | None
    answered: bool
    agreed: bool
    declined: bool
    waiting: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Counts of one group of messages; `rate` is (share, low, high), None for too few."""

    by: str
    value: str
    sent: int
    waiting: int
    answered: int
    agreed: int
    declined: int

    @property
    def rate(self) -> tuple[float, float, float] | None:
        """The share answered of those that had time, with its interval."""
        return wilson(self.answered, self.sent - self.waiting)

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``rows`` in ``askwell stats --json``."""
        rate, low, high = self.rate or (None, None, None)
        counts = (self.by, self.value, self.sent, self.waiting, self.answered, self.agreed)
        return dict(zip(COLUMNS, (*counts, self.declined, rate, low, high), strict=True))


def wilson(hits: int, total: int) -> tuple[float, float, float] | None:
    """Share and 95 per cent interval of `hits` in `total`; None below `ENOUGH`."""
    if total < ENOUGH:
        return None
    share = hits / total
    middle = share + Z * Z / (2 * total)
    spread = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    scale = 1 + Z * Z / total
    low, high = (max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))
    return round(share, 3), round(low, 3), round(high, 3)


def stats(people: Iterable[tuple[Contact, History]], today: date) -> list[Row]:
    """The `counts` of everything that went out to some people."""
    return counts(one for contact, history in people for one in sent(contact, history, today))


def counts(messages: Iterable[Sent]) -> list[Row]:
    """Counts of all messages, then by move, and of asks by channel, opening and length."""
    every = list(messages)
    asks = [one for one in every if one.move == "ask"]
    return [
        *([_row("all", "everything sent", every)] if every else []),
        *_grouped("move", every, lambda one: one.move),
        *_grouped("channel", asks, lambda one: one.channel),
        *_grouped("opened_with", asks, lambda one: one.opened_with),
        *_grouped("length", asks, lambda one: one.length and _length(one.length)),
    ]


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV with a header; counts only, no names."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row.to_json() for row in rows)
    return text.getvalue()


# --- one message ----------------------------------------------------------------------------


def sent(contact: Contact, history: History, today: date) -> Iterator[Sent]:
    """What went out to one contact, and what became of each."""
    events = history.up_to(today).events
    for at, one in enumerate(events):
        if one.event != "sent":
            continue
        answers = list(_answers(one, events[at + 1 :]))
        draft = _draft(one, history)
        words = next((row for row in contact.evidence if row.evidence_id == one.evidence_id), None)
        text = words.quote if words and words.quote else (draft.text if draft else None)
        young = (today - date.fromisoformat(one.on[:10])).days < WAITING_DAYS
        yield Sent(
            move=one.move or "ask",
            channel=CHANNELS.get(words.kind) if words else (draft.channel if draft else None),
            opened_with=_opening(contact, draft),
            length=len(text) if text else None,
            answered=bool(answers),
            agreed=any(event in ("agreed", "referred") for event in answers),
            declined="declined" in answers,
            waiting=young and not answers,
        )


def _answers(sent: Event, later: tuple[Event, ...]) -> Iterator[str]:
    """What answered a message: up to the next message, or `OPEN_DAYS`; a follow-up is no end."""
    for one in later:
        age = (date.fromisoformat(one.on[:10]) - date.fromisoformat(sent.on[:10])).days
        if age > OPEN_DAYS or (one.event == "sent" and one.move in ("ask", None)):
            return
        if one.event in ANSWERS:
            yield one.event


def _draft(sent: Event, history: History) -> Draft | None:
    """The newest draft of that move made by then."""
    found = (
        one
        for one in history.drafts
        if one.move == (sent.move or "ask")
        and one.objective == sent.objective
        and one.made_on[:10] <= sent.on[:10]
    )
    return max(found, key=lambda one: one.made_on, default=None)


def _opening(contact: Contact, draft: Draft | None) -> str | None:
    """The kind of evidence a message opened with."""
    if draft is None:
        return None
    kinds = {one.evidence_id: one.kind for one in contact.evidence}
    return next((kinds[one] for one in draft.opens_with if one in kinds), None)


# --- groups ---------------------------------------------------------------------------------


def _grouped(
    by: str, sent: list[Sent], value_of: Callable[[Sent], str | int | None]
) -> Iterator[Row]:
    groups: dict[str, list[Sent]] = {}
    for one in sent:
        value = value_of(one)
        if value:
            groups.setdefault(str(value), []).append(one)
    for value, ones in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        yield _row(by, value, ones)


def _row(by: str, value: str, ones: list[Sent]) -> Row:
    return Row(
        by,
        value,
        len(ones),
        sum(one.waiting for one in ones),
        sum(one.answered for one in ones),
        sum(one.agreed for one in ones),
        sum(one.declined for one in ones),
    )


def _length(characters: int) -> str:
    return next(name for most, name in LENGTHS if characters <= most)
