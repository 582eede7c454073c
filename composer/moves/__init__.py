"""Kinds of message, one file each: what it is for, when it is due and which pieces it needs."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import ModuleType

from composer.evidence import Contact
from composer.history import Event, History
from scraper.errors import Refusal


@dataclass(frozen=True, slots=True)
class Case:
    """One contact and one objective, on one day.

    Attributes:
        history: what has passed with the contact about this objective.
        news: interviews, offers, hires for the objective, whoever they were logged with.
        over: the objective is done: nothing more is asked for it.
        in_peace: something has happened to them; only thanks and news are welcome now.
        advice: what `composer.who` says of them; None where nobody asked it.
        tie: how close they are, and `why` in words; None where nobody asked.
        last: the day of the last real exchange, or of the last word written to them.
        unanswered: messages of the user's since the contact last wrote.
    """

    contact: Contact
    history: History
    objective: str | None
    today: date
    news: tuple[Event, ...] = ()
    over: bool = False
    in_peace: bool = False
    advice: str | None = None
    tie: str | None = None
    why: str = ""
    last: date | None = None
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """A move that is due: since which ISO day, and why in one sentence."""

    move: str
    since: str
    reason: str
    objective: str | None


def days_after(event: Event, days: int) -> date:
    """The day that lies `days` after an event."""
    return date.fromisoformat(event.on[:10]) + timedelta(days=days)


@cache
def moves() -> Mapping[str, ModuleType]:
    """Every move by name: one for each file of this folder."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def move(name: str) -> ModuleType:
    """The move called `name`. Refuses a name that is none."""
    if name not in moves():
        raise Refusal(
            "unknown_move", f"there is no move called {name}", "choose one of " + ", ".join(moves())
        )
    return moves()[name]
