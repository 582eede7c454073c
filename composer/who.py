"""Whom to ask for an objective, in what order, and whether now: with reasons a person can check.

Everyone whom the newest dated source puts at the company is listed. The order follows what is
known of who says yes: a close colleague before a colleague, before a fellow student, before an
acquaintance (FIELD.md §2: 84, 71 and 54 per cent by self-report; used as an order, never as a
probability). Only real interaction moves anyone: dates shared, messages both ways, meetings,
recommendations. The parts of a score are named beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from composer import tact
from composer.evidence import Contact
from composer.found import joined
from composer.history import History
from composer.ties import Reason, Tie, day_of, last_exchange, tie_of
from scraper import organisations
from scraper.settings import Objective

Verdict = Literal["ask", "warm_up", "wait", "skip"]
EXCHANGE_DAYS = 183  # a two-way exchange this recent makes an ask welcome (DESIGN §7)
COLLEAGUE_EXCHANGE_DAYS = 365  # and this recent for somebody one worked with
ASKED_DAYS = 14  # an ask this recent is still open
HOLD_DAYS = 30  # after a bereavement, an illness, a layoff of their own
HOLDING = ("bereavement", "illness", "layoff")


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one contact now."""

    advice: Verdict
    tie: Tie
    reasons: tuple[Reason, ...] = ()
    why_not: str | None = None
    until: str | None = None

    @property
    def score(self) -> float:
        """The sum of the reasons' parts, at most 1."""
        return min(1.0, sum(reason.part for reason in self.reasons))


@dataclass(frozen=True, slots=True)
class Reach:
    """One way into the company: a person, with reasons for and against."""

    person_id: int
    name: str
    slug: str | None
    company: str | None
    standing: Advice
    here: Reason

    @property
    def advice(self) -> Verdict:
        """ask, warm_up, wait or skip."""
        return self.standing.advice

    @property
    def tie(self) -> Tie:
        """The class of tie."""
        return self.standing.tie

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Where they work by which source, then what the tie rests on."""
        return (self.here, *self.standing.reasons)

    @property
    def why_not(self) -> str | None:
        """Why not to ask now, where that is so."""
        return self.standing.why_not

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``reaches``."""
        return {
            "person_id": self.person_id,
            "name": self.name,
            "slug": self.slug,
            "company": self.company,
            "score": round(self.standing.score, 3),
            "tie": self.tie,
            "advice": self.advice,
            "reasons": [reason.to_json() for reason in self.reasons],
            "why_not": self.why_not,
            "until": self.standing.until,
        }


@dataclass(frozen=True, slots=True)
class Reaches:
    """Everyone to think of for one objective, best first."""

    objective: Objective
    reaches: tuple[Reach, ...]
    answer: str

    def to_json(self) -> dict[str, Any]:
        """The answer of ``askwell who --json``."""
        return {
            "objective": self.objective.id,
            "reaches": [reach.to_json() for reach in self.reaches],
            "answer": self.answer,
        }


def reaches(
    contacts: Iterable[Contact],
    me: Contact | None,
    objective: Objective,
    histories: Mapping[int, History],
    *,
    today: date,
) -> Reaches:
    """Whom to ask for `objective`, in order; those who left come last, with the reason."""
    found = []
    for contact in contacts:
        here = _here(contact, objective.company)
        gone = None if here else _gone(contact, objective.company)
        if not (here or gone):
            continue
        history = histories.get(contact.person_id, History())
        standing = advice(contact, me, history, today, objective=objective)
        if gone:
            standing = Advice("skip", standing.tie, standing.reasons, gone.text)
        name = contact.full_name or contact.slug or "somebody without a name"
        reason = here or gone or Reason("")
        found.append(
            Reach(contact.person_id, name, contact.slug, contact.company, standing, reason)
        )
    found.sort(key=lambda one: (one.advice == "skip", -one.standing.score, one.name))
    return Reaches(objective, tuple(found), _answer(found, objective))


def advice(
    contact: Contact,
    me: Contact | None,
    history: History,
    today: date,
    *,
    objective: Objective | None = None,
) -> Advice:
    """Whether to ask this contact now (DESIGN §7), with the tie and what it rests on."""
    history = joined(history, contact)
    exchanged = last_exchange(contact, today)
    tie, reasons = tie_of(contact, me, exchanged, today)
    held = _held(contact, history, objective, today)
    if held:
        verdict, held_because, until = held
        return Advice(verdict, tie, reasons, held_because, until)
    why_not = _too_cold(contact, tie, exchanged, today)
    return Advice("warm_up" if why_not else "ask", tie, reasons, why_not)


def _held(
    contact: Contact, history: History, objective: Objective | None, today: date
) -> tuple[Verdict, str, str | None] | None:
    """Why not to ask now whatever the tie: declined, asked lately, a bad time for them."""
    declined = history.about(objective.id if objective else None).last("declined")
    if declined:
        return "skip", f"they said no on {declined.on}", None
    asked = history.ask
    if asked and 0 <= (today - date.fromisoformat(asked.on)).days < ASKED_DAYS:
        until = date.fromisoformat(asked.on) + timedelta(days=ASKED_DAYS)
        return "wait", f"you asked them on {asked.on}; give it time", until.isoformat()
    return _bad_time(contact, today)


def _bad_time(contact: Contact, today: date) -> tuple[Verdict, str, str | None] | None:
    for one in contact.of_kind("post", "reshare", "message", "mail", "comment"):
        day = day_of(one)
        if not day or not one.quote or not 0 <= (today - day).days <= HOLD_DAYS:
            continue
        verdict = tact.judge(one.quote, author_is_contact=one.detail != "out")
        if verdict.reason in HOLDING:
            until = (day + timedelta(days=HOLD_DAYS)).isoformat()
            return "wait", f"this is a hard time for them ({verdict.reason})", until
    return None


def _too_cold(
    contact: Contact,
    tie: Tie,
    exchanged: date | None,
    today: date,
) -> str | None:
    """Why an ask would come too early; None when it would not."""
    if tie == "not connected" or contact.degree in (2, 3):
        return "you are not connected yet"
    if exchanged is None:
        return "you two have not exchanged a word yet"
    age = (today - exchanged).days
    near = tie in ("worked closely", "worked alongside")
    if age <= EXCHANGE_DAYS or (near and age <= COLLEAGUE_EXCHANGE_DAYS):
        return None
    return f"your last real exchange was on {exchanged.isoformat()}"


def _here(contact: Contact, company: str) -> Reason | None:
    """That the newest dated source puts the contact at `company` now, and which source that is."""
    if not contact.company or not organisations.same_company(contact.company, company):
        return None
    title = f"{contact.title} at {contact.company}" if contact.title else contact.company
    carried = [
        one for one in contact.of_kind("position", "connected", "new_role")
        if one.subject and not one.ended_on and organisations.same_company(one.subject, company)
    ]  # fmt: skip
    carried.sort(key=lambda one: one.seen_on or "", reverse=True)
    seen = f", seen {contact.company_seen_on}" if contact.company_seen_on else ""
    return Reason(f"{title}{seen}", tuple(one.evidence_id for one in carried[:1]))


def _gone(contact: Contact, company: str) -> Reason | None:
    """That the contact was at `company` and the newest source says no longer."""
    for one in contact.of_kind("position", "connected"):
        if one.subject and organisations.same_company(one.subject, company):
            now = f"now at {contact.company}" if contact.company else "no longer there"
            left = f"left in {one.ended_on[:4]}" if one.ended_on else "has left"
            return Reason(f"{left} ({now})", (one.evidence_id,))
    return None


def _answer(found: list[Reach], objective: Objective) -> str:
    there = [one for one in found if one.advice != "skip"]
    ready = [one for one in there if one.advice == "ask"]
    if ready:
        return f"Ask {ready[0].name} first, about {objective.role} at {objective.company}."
    if there:
        return (
            f"Nobody at {objective.company} is ready to be asked yet; "
            f"write to {there[0].name} first, without asking."
        )
    left = f" {found[0].name} used to be there and may know somebody." if found else ""
    return (
        f"You know nobody at {objective.company}.{left} "
        "Look for alumni and second-degree contacts there, or apply without a referral."
    )
