"""What has passed between the user and one contact, as plain events: no table, no clock.

The store reads rows of `outcome` and hands them over as `Event`s, oldest first; moves, drafts and
checks ask `History` what is open, answered or owed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal[
    "drafted", "sent", "replied", "agreed", "referred", "declined", "thanked", "updated",
    "interviewed", "offered", "hired", "closed",
]  # fmt: skip

ANSWERS = ("replied", "agreed", "referred", "declined")


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

    @property
    def proof(self) -> str:
        """The evidence id a sentence about this event carries: the message, or the log's line."""
        return self.evidence_id or f"log:{self.event}:{self.on}"


@dataclass(frozen=True, slots=True)
class History:
    """The events with one contact, oldest first."""

    events: tuple[Event, ...] = ()

    def about(self, objective: str | None) -> History:
        """Only the events of one objective, and those that name none."""
        if objective is None:
            return self
        return History(tuple(one for one in self.events if one.objective in (objective, None)))

    def last(self, *events: str, move: str | None = None) -> Event | None:
        """The newest event of the given kinds, or None."""
        found = [
            one for one in self.events if one.event in events and (not move or one.move == move)
        ]
        return max(found, key=lambda one: one.on) if found else None

    @property
    def ask(self) -> Event | None:
        """The newest ask that was sent; a sent event without a move counts as one."""
        found = [one for one in self.events if one.event == "sent" and one.move in ("ask", None)]
        return max(found, key=lambda one: one.on) if found else None

    @property
    def answer(self) -> Event | None:
        """The newest answer on or after the newest ask, or None."""
        ask, answer = self.ask, self.last(*ANSWERS)
        return answer if ask and answer and answer.on >= ask.on else None

    @property
    def nudge(self) -> Event | None:
        """The follow-up sent on or after the newest ask, or None."""
        ask, nudge = self.ask, self.last("sent", move="nudge")
        return nudge if ask and nudge and nudge.on >= ask.on else None
