"""How close the user and a contact are: from time shared and words exchanged, nothing else.

Seven classes a person understands, and the dated reasons behind each. A class sets the base of the
score and every further reason adds its part; both stand beside the score. Whoever can be shown to
have worked closely stands above a colleague, a fellow student and an acquaintance, in the order in
which such people say yes (FIELD.md §2: 84, 71, 54, 32 per cent by self-report).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from composer.evidence import Contact, Evidence
from composer.hooks import Context, _shared_time
from composer.hooks._shared_time import SharedTime
from composer.messages.grammar import counted, number
from composer.talk import Said, Talk, day_of, is_recruiter, talk_with

Tie = Literal[
    "worked closely", "worked alongside", "studied together", "in touch", "once in touch",
    "only connected", "not connected",
]  # fmt: skip

#: The base of each class. The gaps are narrower than what interaction can add (0.50), so a friend
#: of every month stands above a colleague of ten years ago: interaction data tells strong ties
#: from weak ones (Gilbert & Karahalios 2009).
TIE_SCORE: dict[Tie, float] = {
    "worked closely": 0.60, "worked alongside": 0.44, "studied together": 0.34, "in touch": 0.27,
    "once in touch": 0.15, "only connected": 0.08, "not connected": 0.02,
}  # fmt: skip

IN_TOUCH_DAYS = 365
FRESH_DAYS = 183  # half-life of an exchange in the score; six months, as in DESIGN §7
SHARED_YEARS = 6  # half-life of time shared
STEADY_MONTHS = 2  # months of the last year with a real exchange; more is a habit
PRAISE_YEARS = 8  # half-life of a recommendation
CLOSE_MESSAGES = 2  # from each side, besides time shared, make "closely"


@dataclass(frozen=True, slots=True)
class Reason:
    """One checkable sentence, its evidence, and what it added to the score."""

    text: str
    evidence: tuple[str, ...] = ()
    part: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``reasons``."""
        return {"text": self.text, "evidence": list(self.evidence), "part": round(self.part, 3)}


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a tie rests on."""

    contact: Contact
    today: date
    talk: Talk
    worked: tuple[SharedTime, ...]
    studied: tuple[SharedTime, ...]
    praise: tuple[Evidence, ...]

    @property
    def colleagues(self) -> tuple[SharedTime, ...]:
        """Employers at which the dates prove them together."""
        return tuple(one for one in self.worked if one.overlap == "together")

    @property
    def fellows(self) -> tuple[SharedTime, ...]:
        """Schools at which the dates prove them together."""
        return tuple(one for one in self.studied if one.overlap == "together")


def ground(contact: Contact, me: Contact | None, today: date) -> Ground:
    """Gather what a tie rests on; what is merely inferred is left out."""
    sure, own = _sure(contact), _sure(me) if me else None
    context = Context(today, None, (), "british")
    return Ground(
        contact,
        today,
        talk_with(sure, today),
        tuple(_shared_time.employers(sure, own, context)),
        tuple(_shared_time.schools(sure, own, context)),
        sure.of_kind("recommendation"),
    )


def tie_of(known: Ground) -> tuple[Tie, tuple[Reason, ...]]:
    """The class of tie and the reasons for it, each with its part; the parts sum to the score."""
    tie = _class(known)
    base = Reason(_base_words(tie, known), _base_rows(tie, known), TIE_SCORE[tie])
    return tie, (
        base,
        *_praised(known),
        *_time_shared(known.worked, known, "worked at", 0.06, 0.04),
        *_time_shared(known.studied, known, "went to", 0.03, 0.04),
        *_exchanged(known),
        *_met(known),
        *_small_signs(known.contact),
    )


# --- classes --------------------------------------------------------------------------------


def _class(known: Ground) -> Tie:
    talk = known.talk
    both = min(len(talk.of("in")), len(talk.of("out")))
    if known.praise or (
        known.colleagues and talk.days and (both >= CLOSE_MESSAGES or _meetings(talk))
    ):
        return "worked closely"
    if known.colleagues:
        return "worked alongside"
    if known.fellows:
        return "studied together"
    if talk.last:
        recent = (known.today - talk.last).days <= IN_TOUCH_DAYS
        return "in touch" if recent else "once in touch"
    return "only connected" if is_connected(known.contact) else "not connected"


def is_connected(contact: Contact) -> bool:
    """Whether a source shows the contact as a connection; an unknown degree is no "no"."""
    if contact.degree in (2, 3):
        return False
    return contact.degree == 1 or bool(contact.of_kind("connected"))


def _base_words(tie: Tie, known: Ground) -> str:
    if tie == "worked closely" and not known.colleagues:
        wrote = any(one.detail == "in" for one in known.praise)
        return "They know your work" if wrote else "You know their work"
    where = next((one.name for one in (*known.colleagues, *known.fellows)), "")
    return {
        "worked closely": f"You worked closely at {where}",
        "worked alongside": f"You worked at {where} at the same time",
        "studied together": f"You were at {where} at the same time",
        "in touch": "You are in touch",
        "once in touch": "You were once in touch",
        "only connected": "You are connected, and nothing more is on record",
        "not connected": "You are not connected",
    }[tie]


def _base_rows(tie: Tie, known: Ground) -> tuple[str, ...]:
    """The rows that make the class what it is; none can show that two are not connected."""
    if tie in ("worked closely", "worked alongside", "studied together"):
        shared = known.fellows if tie == "studied together" else known.colleagues
        rows = [row for one in shared[:1] for row in one.rows]
        praise = known.praise[:1] if tie == "worked closely" else ()
        return tuple(one.evidence_id for one in (*rows, *praise))
    if tie in ("in touch", "once in touch"):
        return _ids(known.talk)
    return tuple(one.evidence_id for one in known.contact.of_kind("connected")[:1])


# --- reasons --------------------------------------------------------------------------------


def _praised(known: Ground) -> Iterator[Reason]:
    for one in known.praise[:2]:
        text = "They recommended you" if one.detail == "in" else "You recommended them"
        day = day_of(one)
        ago = max(0, (known.today - day).days) / 365.25 if day else PRAISE_YEARS
        part = (0.10 if one.detail == "in" else 0.06) * 0.5 ** (ago / PRAISE_YEARS)
        yield Reason(_dated(text, one), (one.evidence_id,), part)


def _time_shared(
    places: tuple[SharedTime, ...], known: Ground, verb: str, long: float, late: float
) -> Iterator[Reason]:
    """Time shared, by length and by how long ago; a place shared at other times counts little."""
    for one in places[:3]:
        ids = tuple(row.evidence_id for row in one.rows)
        if one.overlap == "together" and one.period:
            from_, to = one.period
            ago = max(0.0, (known.today - _end(to)).days / 365.25)
            part = long * min(one.months, 36) / 36 + late * 0.5 ** (ago / SHARED_YEARS)
            year, last = from_[:4], to[:4]
            when = f"in {year}" if year == last else f"from {year} to {last}"
            for_ = f", {counted(one.months, 'month')} for certain"
            yield Reason(f"You both {verb} {one.name} {when}{for_}", ids, part)
        elif one.told:
            yield Reason(f"You both {verb} {one.name} at the same time, as you said", ids, late)
        elif one.overlap == "apart":
            yield Reason(f"You both {verb} {one.name}, at different times", ids, late)
        else:
            text = f"You both {verb} {one.name}; the dates do not show whether your paths crossed"
            yield Reason(text, ids, late)


def _exchanged(known: Ground) -> Iterator[Reason]:
    talk = known.talk
    came, went = talk.of("in"), talk.of("out")
    ids = tuple(one.row.evidence_id for one in (*came[:2], *went[:2]))
    if talk.last:
        fresh = 0.05 + 0.10 * 0.5 ** ((known.today - talk.last).days / FRESH_DAYS)
        yield Reason(f"Last real exchange on {talk.last.isoformat()}", ids or _ids(talk), fresh)
    if came and went and talk.days:
        both = min(len(came), len(went))
        months = len({(day.year, day.month) for day in talk.days})
        depth = min(sum(one.length for one in came), sum(one.length for one in went))
        part = 0.06 * min(both, 8) / 8 + 0.05 * min(months, 8) / 8 + 0.03 * min(depth, 200) / 200
        over = f" over {counted(months, 'month')}" if months > 1 else ""
        text = f"{counted(len(came), 'message')} from them and {number(len(went))} from you{over}"
        text = text[0].upper() + text[1:]
        yield Reason(text, ids, part)
        yield from _steady(known)
    else:
        yield from _one_sided(known, came, went, ids)


def _steady(known: Ground) -> Iterator[Reason]:
    """That they keep in touch: real exchanges in several months of the last year."""
    lately = [day for day in known.talk.days if (known.today - day).days <= IN_TOUCH_DAYS]
    months = len({(day.year, day.month) for day in lately})
    if months >= STEADY_MONTHS:
        text = f"In real contact in {counted(months, 'month')} of the last year"
        yield Reason(text, _ids(known.talk), 0.04 * min(months, 4))


def _one_sided(
    known: Ground, came: tuple[Said, ...], went: tuple[Said, ...], ids: tuple[str, ...]
) -> Iterator[Reason]:
    if known.talk.only_broadcasts:
        sender = "a recruiter" if is_recruiter(known.contact) else "somebody"
        rows = [one.row.evidence_id for one in known.talk.said if one.side == "in"]
        yield Reason(f"They wrote as {sender} writes to many", tuple(rows[-2:]))
    elif came and went:
        yield Reason("Only courtesies have gone between you", ids, 0.02)
    elif came or went:
        side = "you wrote, they have not" if went else "they wrote, you have not"
        yield Reason(f"Only one side has written: {side}", ids, 0.01 if len(came) == 1 else 0.0)


def _met(known: Ground) -> Iterator[Reason]:
    met = known.talk.of("met")
    if met:
        ago = (known.today - met[0].day).days / 365.25
        part = (0.03 + 0.01 * min(len(met), 4)) * 0.5 ** (ago / 2)
        times = f" ({counted(len(met), 'time')} in all)" if len(met) > 1 else ""
        yield Reason(f"You met on {met[0].day.isoformat()}{times}", (met[0].row.evidence_id,), part)


def _small_signs(contact: Contact) -> Iterator[Reason]:
    """Signs that cost little: endorsements, a note with an invitation, a group."""
    for kind, part, words in _SMALL:
        rows = [one for one in contact.of_kind(kind) if one.trust != "inferred"]
        if rows:
            says = words["in" if rows[0].detail == "in" else "out"]
            about = f" for {rows[0].subject}" if kind == "endorsement" else ""
            yield Reason(_dated(says + about, rows[0]), (rows[0].evidence_id,), part)


_SMALL = (
    ("endorsement", 0.01, {"in": "They endorsed you", "out": "You endorsed them"}),
    ("invitation_note", 0.015, {
        "in": "They added a note to their invitation", "out": "You added a note to your invitation",
    }),
)  # fmt: skip


# --- small ----------------------------------------------------------------------------------


def _sure(contact: Contact) -> Contact:
    return replace(
        contact, evidence=tuple(one for one in contact.evidence if one.trust != "inferred")
    )


def _meetings(talk: Talk) -> bool:
    return any(one.side == "met" for one in talk.said)


def _ids(talk: Talk) -> tuple[str, ...]:
    return tuple(one.row.evidence_id for one in talk.said if one.day == talk.last)[:2]


def _end(cut: str) -> date:
    """The first day a cut ISO date may mean."""
    return date.fromisoformat((cut + "-01-01")[:10] if len(cut) == 4 else (cut + "-01")[:10])


def _dated(text: str, one: Evidence) -> str:
    day = day_of(one)
    return f"{text} on {day.isoformat()}" if day else text
