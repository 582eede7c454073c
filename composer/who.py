"""Whom to ask for an objective, in what order, and whether now: with reasons a person can check.

Everyone whom the newest dated source puts at the company is listed. The order follows what is
known of who says yes (`composer.ties`); only real interaction moves anyone. Every reason names its
evidence and the part it added to the score. Those who left come last, as ``skip``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from composer import nearest
from composer.advice import Advice, Verdict, standing_of
from composer.evidence import Contact
from composer.found import joined
from composer.history import History
from composer.messages.grammar import listed
from composer.nearest import Mention
from composer.presence import Presence, presence
from composer.talk import day_of
from composer.ties import Reason, Tie, is_connected
from scraper.settings import Objective

__all__ = ["AT_ONCE", "Advice", "Reach", "Reaches", "Verdict", "reaches"]

AT_ONCE = 2  # people asked at one company at the same time without saying so
HIRING_DAYS = 60


@dataclass(frozen=True, slots=True)
class Reach:
    """One way into the company: a person, with reasons for and against."""

    person_id: int
    name: str
    slug: str | None
    company: str | None
    standing: Advice
    here: Reason
    is_there: bool = True

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
    def score(self) -> float:
        """The sum of the parts of all reasons but the place of work, which adds none."""
        return self.standing.score

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
            "score": round(self.score, 3),
            "tie": self.tie,
            "advice": self.advice,
            "reasons": [reason.to_json() for reason in self.reasons],
            "why_not": self.why_not,
            "until": self.standing.until,
        }


@dataclass(frozen=True, slots=True)
class WayIn:
    """One person's reach, and whether an ask to them at the company still waits for its answer."""

    reach: Reach
    waiting: bool


@dataclass(frozen=True, slots=True)
class Reaches:
    """Everyone to think of for one objective, best first; and who may know somebody there.

    `asked` names those at the company whose answer is still awaited.
    """

    objective: Objective
    reaches: tuple[Reach, ...]
    answer: str
    may_know: tuple[Mention, ...] = ()
    asked: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The answer of ``askwell who --json``."""
        return {
            "objective": self.objective.id,
            "reaches": [reach.to_json() for reach in self.reaches],
            "answer": self.answer,
            "may_know": [mention.to_json() for mention in self.may_know],
        }


def reaches(
    contacts: Iterable[Contact],
    me: Contact | None,
    objective: Objective,
    histories: Mapping[int, History],
    *,
    today: date,
    mentions: Iterable[Mention] = (),
) -> Reaches:
    """Whom to ask for `objective`, in order.

    Args:
        contacts: everyone who may be or have been at the company; others are left out.
        histories: person id to the log with them.
        mentions: where somebody at the company is named in what contacts wrote.
    """
    ways = (
        way_in(one, me, objective, histories.get(one.person_id, History()), today)
        for one in contacts
    )
    return ranked((way for way in ways if way), objective, mentions)


def way_in(
    contact: Contact, me: Contact | None, objective: Objective, logged: History, today: date
) -> WayIn | None:
    """One contact as a way into the company; None where no source ever put them there."""
    place = presence(contact, objective.company, today)
    if place is None:
        return None
    history = joined(logged, contact)
    waiting = place.now and history.open_ask(today) is not None
    return WayIn(_reach(contact, me, history, today, objective, place), waiting)


def ranked(
    ways: Iterable[WayIn],
    objective: Objective,
    mentions: Iterable[Mention] = (),
    alike: Callable[[], str | None] = lambda: None,
) -> Reaches:
    """The answer for an objective from everybody's own: best first, each aware of the others.

    `alike` finds a company of almost the same spelling; asked only where nobody is found.
    """
    every = list(ways)
    asked = {one.reach.person_id: one.reach.name for one in every if one.waiting}
    found = [_beside_others(one.reach, asked) for one in every]
    found.sort(key=lambda one: (one.advice == "skip", not one.is_there, -one.score, one.name))
    there = {one.person_id for one in found if one.is_there}
    known = tuple(one for one in mentions if one.person_id not in there)
    names = list(asked.values())
    near = None if found else alike()
    answer = _answer(found, names, known, objective, near)
    return Reaches(objective, tuple(found), answer, known, tuple(names))


def _reach(
    contact: Contact,
    me: Contact | None,
    history: History,
    today: date,
    objective: Objective,
    place: Presence,
) -> Reach:
    standing = standing_of(contact, me, history, today, objective)
    extra = (*_role_reasons(place), *_hiring(contact, objective, today), *_go_between(contact))
    standing = replace(standing, reasons=(*standing.reasons, *extra))
    if not place.now:
        standing = replace(standing, advice="skip", why_not=place.text, until=None)
    return Reach(
        contact.person_id,
        contact.full_name or contact.slug or "somebody without a name",
        contact.slug,
        place.company,
        standing,
        Reason(place.text, place.evidence),
        place.now,
    )


# --- reasons that belong to the company -----------------------------------------------------


def _role_reasons(place: Presence) -> Iterable[Reason]:
    for text in place.beside:
        yield Reason(text[0].upper() + text[1:], place.evidence, -0.04)


def _hiring(contact: Contact, objective: Objective, today: date) -> Iterable[Reason]:
    """That they wrote lately that they are hiring for the very role."""
    wanted = {word for word in re.findall(r"\w+", objective.role.casefold()) if len(word) > 3}
    for one in contact.of_kind("post"):
        day, text = day_of(one), (one.quote or "").casefold()
        said = set(re.findall(r"\w+", text))
        if day and 0 <= (today - day).days <= HIRING_DAYS and "hiring" in said and wanted <= said:
            text = f"They wrote on {day.isoformat()} that they are hiring for such a role"
            yield Reason(text, (one.evidence_id,), 0.04)
            return


def _go_between(contact: Contact) -> Iterable[Reason]:
    """Who may introduce the user to somebody not connected: mutual connections, named."""
    if is_connected(contact):
        return
    named = [one for one in contact.of_kind("mutuals") if one.quote and one.trust != "inferred"]
    for one in named[:1]:
        names = [name.strip() for name in (one.quote or "").split(",") if name.strip()]
        yield Reason(f"You both know {listed(names, most=3)}", (one.evidence_id,), 0.02)


def _beside_others(reach: Reach, asked: Mapping[int, str]) -> Reach:
    """Not more than two people at one company at once without saying so."""
    others = [name for person_id, name in asked.items() if person_id != reach.person_id]
    if reach.advice != "ask" or len(others) < AT_ONCE:
        return reach
    text = f"You have asked {listed(others)} there already: wait for them, or say so when you ask"
    standing = replace(reach.standing, reasons=(*reach.standing.reasons, Reason(text)))
    return replace(reach, standing=standing)


def _answer(
    found: list[Reach],
    asked: list[str],
    known: tuple[Mention, ...],
    objective: Objective,
    alike: str | None,
) -> str:
    company = objective.company
    met = [one for one in found if one.is_there and one.tie != "not connected"]
    ready = [one for one in met if one.advice == "ask"]
    if ready and len(asked) >= AT_ONCE:
        return (
            f"You wait for answers from {listed(asked)} at {company}. "
            f"If you ask {ready[0].name} too, say that you have asked them."
        )
    if ready:
        why = ready[0].standing.reasons[0].text if ready[0].standing.reasons else ""
        return f"Ask {ready[0].name} first, about {objective.role} at {company}. {why}."
    if met:
        return nearest.not_yet(company, [(one.name, one.advice, one.why_not) for one in met])
    strangers = [one.name for one in found if one.is_there]
    left = [one.name for one in found if not one.is_there]
    return nearest.nobody(company, left, known, strangers, alike)
