"""What is due this morning: at most seven things, most valuable first, each one command away.

Everything is derived from the log, the messages and the day; nothing here is remembered. A move
tells by itself when it is due (`moves/<move>.py`: `due`); here they are gathered and ordered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from composer.evidence import Contact
from composer.history import Event, History
from composer.moves import Case, Due, moves

MOST = 7

#: What cannot wait comes first: thanks on the day after, then news, then the one follow-up.
ORDER = ("thank", "update", "nudge", "ask", "warm_up", "keep_in_touch")


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of the morning list."""

    contact: Contact
    due: Due

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``due``."""
        return {
            "person_id": self.contact.person_id,
            "name": self.contact.full_name,
            "slug": self.contact.slug,
            "objective": self.due.objective,
            "move": self.due.move,
            "since": self.due.since,
            "reason": self.due.reason,
            "draft": self._command(),
        }

    def _command(self) -> str:
        who = self.contact.slug or str(self.contact.person_id)
        goal = f" --objective {self.due.objective}" if self.due.objective else ""
        return f"askwell draft {who} --move {self.due.move}{goal}"


def due(people: Iterable[tuple[Contact, History]], today: date) -> list[DueItem]:
    """The morning list for everyone something has passed with."""
    known = list(people)
    news = tuple(
        one for _contact, history in known for one in history.events if one.event == "hired"
    )
    items = [
        DueItem(contact, one)
        for contact, history in known
        for one in _of(contact, history, today, news)
    ]
    items.sort(
        key=lambda item: (ORDER.index(item.due.move), item.due.since, item.contact.person_id)
    )
    return items[:MOST]


def _of(contact: Contact, history: History, today: date, news: tuple[Event, ...]) -> list[Due]:
    named = {one.objective for one in history.events if one.objective}
    found: list[Due] = []
    for objective in (*sorted(named),) or (None,):
        about = tuple(one for one in news if objective is None or one.objective == objective)
        case = Case(contact, history.about(objective), objective, today, about)
        for module in moves().values():
            one = module.due(case) if hasattr(module, "due") else None
            if one is not None and one not in found:
                found.append(one)
    return found
