"""Whether to ask one contact now: ask, warm_up, wait or skip, and why not where not (DESIGN §7).

A contact with evidence, the user and what has passed go in; an `Advice` comes out. Time is an
input, and what happened after it has not happened yet.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from composer.evidence import Contact
from composer.found import joined
from composer.history import OPEN_DAYS, History
from composer.patience import hard_time, seeking
from composer.ties import Ground, Reason, Tie, ground, tie_of
from scraper.settings import Objective

Verdict = Literal["ask", "warm_up", "wait", "skip"]
EXCHANGE_MONTHS = 6  # a two-way exchange this recent makes an ask welcome (DESIGN §7)
COLLEAGUE_MONTHS = 12  # and this recent for somebody one worked with, or recommended
ASKED_DAYS = 14  # an ask this recent is still open
SAID_YES_DAYS = 180  # a yes that names no objective is believed to be about this one so long


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one contact now; `until` is the first day on which that may change."""

    advice: Verdict
    tie: Tie
    reasons: tuple[Reason, ...] = ()
    why_not: str | None = None
    until: str | None = None

    @property
    def score(self) -> float:
        """The sum of the reasons' parts, between 0 and 1."""
        return max(0.0, min(1.0, sum(reason.part for reason in self.reasons)))


def advice(
    contact: Contact,
    me: Contact | None,
    history: History,
    today: date,
    *,
    objective: Objective | None = None,
) -> Advice:
    """Whether to ask this contact now (DESIGN §7), with the tie and what it rests on."""
    return standing_of(contact, me, joined(history, contact), today, objective)


def standing_of(
    contact: Contact, me: Contact | None, history: History, today: date, objective: Objective | None
) -> Advice:
    history = history.up_to(today)
    known = ground(contact, me, today)
    tie, reasons = tie_of(known)
    held = _held(contact, history, objective, today)
    if held:
        return Advice(held[0], tie, reasons, *held[1:])
    why_not = _too_cold(known, tie) or _seeks(contact, today)
    if why_not:
        return Advice("warm_up", tie, reasons, why_not)
    asked = history.open_ask(today)
    if asked:
        why_not = f"you asked them on {asked.on} and they have not answered: not again yet"
        return Advice("wait", tie, reasons, why_not, _after(asked.on, OPEN_DAYS + 1))
    return Advice("ask", tie, reasons)


def _held(
    contact: Contact, history: History, objective: Objective | None, today: date
) -> tuple[Verdict, str, str | None] | None:
    """Why not to ask now whatever the tie: a no, a yes, an ask lately, a bad time for them."""
    answer = history.about(objective.id if objective else None).last(
        "declined", "agreed", "referred"
    )
    if answer and answer.event == "declined":
        return "skip", f"they said no on {answer.on}", None
    bad = hard_time(contact, today)
    if bad:
        return "wait", bad.why_not, bad.until.isoformat()
    if answer and (answer.objective or 0 <= _age(answer.on, today) <= SAID_YES_DAYS):
        did = "referred you" if answer.event == "referred" else "said yes"
        return "wait", f"they {did} on {answer.on}: thank them and tell them how it goes", None
    asked = history.ask
    if asked and 0 <= _age(asked.on, today) < ASKED_DAYS:
        until = _after(asked.on, ASKED_DAYS)
        return "wait", f"you asked them on {asked.on}; give it time until {until}", until
    return None


def _too_cold(known: Ground, tie: Tie) -> str | None:
    """Why an ask would come too early; None when it would not."""
    if tie == "not connected" or known.contact.degree in (2, 3):
        return "you are not connected yet"
    last = known.talk.last
    if last is None:
        one_sided = known.talk.said
        return (
            "you two have not had a real exchange yet"
            if one_sided
            else "you two have not exchanged a word yet"
        )
    near = tie in ("worked closely", "worked alongside")
    if last >= months_before(known.today, COLLEAGUE_MONTHS if near else EXCHANGE_MONTHS):
        return None
    return f"your last real exchange was on {last.isoformat()}"


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last one."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))


def _seeks(contact: Contact, today: date) -> str | None:
    if seeking(contact, today) is None:
        return None
    return "they are looking for work themselves: offer help rather than ask"


def _age(on: str, today: date) -> int:
    return (today - date.fromisoformat(on[:10])).days


def _after(on: str, days: int) -> str:
    return (date.fromisoformat(on[:10]) + timedelta(days=days)).isoformat()
