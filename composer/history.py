"""What has passed between the user and one contact, as plain events: no table, no clock.

The store reads rows of `outcome` and hands them over as `Event`s, oldest first; moves, drafts and
checks ask `History` what is open, answered or owed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from composer.messages import LOGGED

What = Literal[
    "drafted", "sent", "replied", "agreed", "referred", "declined", "thanked", "updated",
    "interviewed", "offered", "hired", "closed",
]  # fmt: skip

ANSWERS = ("replied", "agreed", "referred", "declined")
OPEN_DAYS = 45  # an unanswered ask older than this is silence, and silence is an answer too


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log.

    Attributes:
        event: what happened.
        on: ISO date.
        move: which kind of message, where the event is one.
        objective: id of the objective it belongs to.
        source: `user` when logged by hand, `found` when recognised in messages or mail.
        evidence_id: the message it was found in.
    """

    event: What
    on: str
    move: str | None = None
    objective: str | None = None
    source: Literal["user", "found"] = "user"
    note: str | None = None
    evidence_id: str | None = None

    def to_json(self) -> dict[str, str | None]:
        """The object that stands under ``events`` in ``askwell log --json``."""
        names = ("event", "on", "move", "objective", "source", "note")
        return {name: getattr(self, name) for name in names}

    @property
    def proof(self) -> str:
        """The evidence id a sentence about this event carries: the message, or the log's line."""
        return self.evidence_id or f"{LOGGED}{self.event}:{self.on}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A message as it was last shown: by it a sent message is recognised.

    `opens_with` holds the evidence ids of its opener.
    """

    move: str
    channel: str
    text: str
    made_on: str
    objective: str | None = None
    opens_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The events with one contact, oldest first.

    Attributes:
        events: what happened, by the log and as found.
        drafts: what was drafted, newest first.
        denied: event and evidence id of what was found and the user said is not so.
    """

    events: tuple[Event, ...] = ()
    drafts: tuple[Draft, ...] = ()
    denied: frozenset[tuple[str, str]] = frozenset()

    def about(self, objective: str | None) -> History:
        """Only the events of one objective, and those that name none."""
        if objective is None:
            return self
        return replace(
            self, events=tuple(one for one in self.events if one.objective in (objective, None))
        )

    def up_to(self, today: date) -> History:
        """Only what had happened by the end of `today`."""
        last = today.isoformat()
        return replace(self, events=tuple(one for one in self.events if one.on[:10] <= last))

    def with_news(self, news: Iterable[Event]) -> History:
        """With interviews, offers and hires that were logged with somebody else."""
        added = [one for one in news if one not in self.events]
        return replace(self, events=tuple(sorted((*self.events, *added), key=lambda one: one.on)))

    def last(self, *events: str, move: str | None = None) -> Event | None:
        """The newest event of the given kinds, or None."""
        found = [
            one for one in self.events if one.event in events and (not move or one.move == move)
        ]
        return _newest(found)

    @property
    def ask(self) -> Event | None:
        """The newest ask that was sent; a sent event without a move counts as one."""
        found = [one for one in self.events if one.event == "sent" and one.move in ("ask", None)]
        return _newest(found)

    @property
    def answer(self) -> Event | None:
        """The newest answer after the newest ask, or None.

        Words found before an ask on its own day are no answer to it; what the user logged is.
        """
        ask = self.ask
        if ask is None:
            return None
        later = self.events[self.events.index(ask) + 1 :]
        logged = [one for one in self.events if one.source == "user" and one.on >= ask.on]
        found = [one for one in (*logged, *later) if one.event in ANSWERS]
        return max(found, key=lambda one: one.on, default=None)

    @property
    def nudge(self) -> Event | None:
        """The follow-up sent on or after the newest ask, or None."""
        ask, nudge = self.ask, self.last("sent", move="nudge")
        return nudge if ask and nudge and nudge.on >= ask.on else None

    @property
    def helped(self) -> Event | None:
        """The newest yes or referral, unless a no came after it."""
        last = self.last("agreed", "referred", "declined")
        return last if last and last.event != "declined" else None

    def open_ask(self, today: date) -> Event | None:
        """The newest ask while it waits for an answer, or None."""
        ask, over = self.ask, self.last("closed", "hired")
        if ask is None or self.answer or (over and over.on >= ask.on):
            return None
        age = (today - date.fromisoformat(ask.on[:10])).days
        return ask if 0 <= age <= OPEN_DAYS else None


def _newest(events: list[Event]) -> Event | None:
    """The last of those of the newest day."""
    return max(reversed(events), key=lambda one: one.on, default=None)
