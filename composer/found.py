"""Events that messages and mail show by themselves: an ask sent, an answer received.

Found events stand beside the logged ones and are never written down unless the user confirms
them: each is derived anew from the evidence it names, and is shown with the source ``found``. An
automatic reply is no answer. What the user denied is not found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz

from composer.answers import answer_in
from composer.evidence import Contact, Evidence
from composer.history import ANSWERS, Draft, Event, History, What
from composer.requests import asks
from composer.talk import is_automatic

CLOSE = 82.0  # of 100: a draft that somebody edited before sending (fuzz.token_sort_ratio)
SHORTEST = 40  # characters; shorter texts resemble each other by chance
SAME_DAYS = 3  # a logged event and a found one this near are one

_THANKS = re.compile(
    r"\b(?:thank(?:s| you)|danke|merci|gracias|obrigad[oa])\b|ありがとう", re.IGNORECASE
)


def found(contact: Contact, logged: History | None = None) -> tuple[Event, ...]:
    """What messages show, oldest first, each event with the message it stands in.

    Args:
        contact: with evidence.
        logged: the log, whose asks are answered in messages too, and what was drafted: a message
            that resembles a draft is that draft, sent.
    """
    talk = sorted(
        (one for one in contact.of_kind("message", "mail") if one.began_on and one.quote),
        key=lambda one: (one.began_on or "", one.evidence_id),
    )
    return tuple(_events([one for one in talk if one.trust != "inferred"], logged or History()))


def joined(logged: History, contact: Contact) -> History:
    """The log and what the messages show, as one history; what is in the log is not repeated."""
    extra = [
        one
        for one in found(contact, logged)
        if (one.event, one.evidence_id) not in logged.denied and not _is_known(one, logged)
    ]
    extra = _answers_only_to_asks(extra, logged)
    events = sorted((*logged.events, *extra), key=lambda one: one.on)
    return replace(logged, events=tuple(events))


@dataclass(slots=True)
class _Standing:
    """Where an ask stands while its messages are read in order."""

    logged: list[Event]
    ask: Event | None = None
    answered: bool = False

    def move_on(self, day: str) -> None:
        """Take in what the log says up to the end of `day`."""
        while self.logged and self.logged[0].on <= day:
            one = self.logged.pop(0)
            if one.event == "sent" and one.move in ("ask", None):
                self.ask, self.answered = one, False
            elif one.event in ANSWERS:
                self.answered = True


def _events(talk: list[Evidence], logged: History) -> Iterator[Event]:
    now = _Standing(sorted(logged.events, key=lambda one: one.on))
    for one in talk:
        now.move_on(one.began_on or "")
        if one.detail == "out":
            yield from _sent(one, now, logged.drafts)
        elif one.detail == "in" and not is_automatic(one.quote):
            now.answered = now.answered or now.ask is not None
            event = answer_in(one.quote or "") if now.ask else "replied"
            yield _found(event, one, None, now.ask.objective if now.ask else None)


def _sent(one: Evidence, now: _Standing, drafts: tuple[Draft, ...]) -> Iterator[Event]:
    """What a message of the user's is: an ask, a draft sent, thanks, or nothing of note."""
    text = one.quote or ""
    draft = _draft_of(text, one.began_on or "", drafts)
    if draft is not None or asks(text):
        move, objective = (draft.move, draft.objective) if draft else ("ask", None)
        sent = _found("sent", one, move, objective)
        if move == "ask":
            now.ask, now.answered = sent, False
        yield sent
        if move == "thank":
            yield _found("thanked", one, None, objective)
    elif now.answered and _THANKS.search(text):
        yield _found("thanked", one, None, now.ask.objective if now.ask else None)


def _found(
    event: What, one: Evidence, move: str | None = None, objective: str | None = None
) -> Event:
    return Event(
        event, one.began_on or "", move, objective, source="found", evidence_id=one.evidence_id
    )


def _draft_of(text: str, on: str, drafts: tuple[Draft, ...]) -> Draft | None:
    """The kept draft that a sent message equals or nearly does, the closest one."""
    best: tuple[float, Draft] | None = None
    for draft in drafts:
        if min(len(text), len(draft.text)) < SHORTEST or on[:10] < draft.made_on[:10]:
            continue
        alike = fuzz.token_sort_ratio(text, draft.text, score_cutoff=CLOSE)
        if alike >= CLOSE and (best is None or alike > best[0]):
            best = (alike, draft)
    return best[1] if best else None


def _is_known(one: Event, logged: History) -> bool:
    """Whether the log already says it, or says better: the user's own word on an answer counts."""
    for known in logged.events:
        near = abs((_day(known) - _day(one)).days) <= SAME_DAYS
        moves = (known.move or "ask") == (one.move or "ask") or one.event != "sent"
        if near and known.event == one.event and moves:
            return True
        told = known.event in ANSWERS and (known.event != "replied" or one.event == "replied")
        if near and one.event in ANSWERS and told and known.on >= one.on:
            return True
    return False


def _answers_only_to_asks(events: list[Event], logged: History) -> list[Event]:
    """Keep a reply only where something was sent on or before its day."""
    sent = [one.on for one in (*logged.events, *events) if one.event == "sent"]
    first = min(sent, default=None)
    return [one for one in events if one.event == "sent" or (first and one.on >= first)]


def _day(event: Event) -> date:
    return date.fromisoformat(event.on[:10])
