"""How close the user and a contact are: from time shared and words exchanged, nothing else.

Seven classes a person understands, and the dated reasons behind each. Mass mail, newsletters and
lists never reach the evidence view, so they are no tie. Words into silence are none either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from composer.evidence import Contact, Evidence
from scraper import dates, organisations

Tie = Literal[
    "worked closely", "worked alongside", "studied together", "in touch", "once in touch",
    "only connected", "not connected",
]  # fmt: skip

#: The order of ties, FIELD.md §2; the numbers only keep the classes apart.
TIE_SCORE: dict[Tie, float] = {
    "worked closely": 0.80, "worked alongside": 0.62, "studied together": 0.46, "in touch": 0.40,
    "once in touch": 0.24, "only connected": 0.10, "not connected": 0.02,
}  # fmt: skip

FRESH_DAYS = 183  # half-life of an exchange in the score; six months, as in DESIGN §7
IN_TOUCH_DAYS = 365
ANSWER_DAYS = 90  # words the other way within this time answer each other


@dataclass(frozen=True, slots=True)
class Reason:
    """One checkable sentence, its evidence, and what it added to the score."""

    text: str
    evidence: tuple[str, ...] = ()
    part: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``reasons``."""
        return {"text": self.text, "evidence": list(self.evidence), "part": round(self.part, 3)}


@dataclass(slots=True)
class Talk:
    """What was said between the user and one contact, as days."""

    came: list[Evidence] = field(default_factory=list)
    went: list[Evidence] = field(default_factory=list)
    met: list[Evidence] = field(default_factory=list)


def last_exchange(contact: Contact, today: date) -> date | None:
    """The last day on which words went both ways, or the two met; None when that never was.

    A message is an exchange when the other side had written within `ANSWER_DAYS` before it: a
    message into silence is not one, however many there are.
    """
    talk = talk_with(contact, today)
    said = sorted(
        [(_day(one), "in") for one in talk.came] + [(_day(one), "out") for one in talk.went]
    )
    newest: dict[str, date] = {}
    found = [_day(one) for one in talk.met]
    for day, direction in said:
        other = newest.get("out" if direction == "in" else "in")
        if other and (day - other).days <= ANSWER_DAYS:
            found.append(day)
        newest[direction] = day
    return max(found, default=None)


def tie_of(
    contact: Contact, me: Contact | None, exchanged: date | None, today: date
) -> tuple[Tie, tuple[Reason, ...]]:
    """The class of tie and the reasons for it; `exchanged` is the day of `last_exchange`."""
    talk = talk_with(contact, today)
    worked = _shared(contact, me, "position", today)
    studied = _shared(contact, me, "education", today)
    praised = [one for one in contact.of_kind("recommendation") if one.trust != "inferred"]
    tie = _class(contact, worked, studied, praised, talk, exchanged, today)
    reasons = [
        *_time_shared(worked, "You worked at {subject} at the same time"),
        *_time_shared(studied, "You were at {subject} at the same time"),
        *_praise(praised),
        *_conversation(talk, exchanged, today),
    ]
    base = Reason(_TIE_WORDS[tie], (), TIE_SCORE[tie])
    return tie, (base, *reasons, *_endorsed(contact))


_TIE_WORDS: dict[Tie, str] = {
    "worked closely": "You worked closely",
    "worked alongside": "You worked in the same place at the same time",
    "studied together": "You studied at the same time",
    "in touch": "You are in touch",
    "once in touch": "You were once in touch",
    "only connected": "You are connected, and nothing more is on record",
    "not connected": "You are not connected",
}


def _class(
    contact: Contact,
    worked: list[tuple[Evidence, Evidence]],
    studied: list[tuple[Evidence, Evidence]],
    praised: list[Evidence],
    talk: Talk,
    exchanged: date | None,
    today: date,
) -> Tie:
    if praised or (worked and len(talk.came) >= 2 and len(talk.went) >= 2):
        return "worked closely" if worked or praised else "worked alongside"
    if worked:
        return "worked alongside"
    if studied:
        return "studied together"
    if exchanged:
        recent = (today - exchanged).days <= IN_TOUCH_DAYS
        return "in touch" if recent else "once in touch"
    if contact.degree in (2, 3):
        return "not connected"
    connected = contact.degree == 1 or contact.of_kind("connected")
    return "only connected" if connected else "not connected"


def _shared(
    contact: Contact, me: Contact | None, kind: str, today: date
) -> list[tuple[Evidence, Evidence]]:
    """Pairs of theirs and mine that the dates prove to overlap at one company or school."""
    same = organisations.same_company if kind == "position" else organisations.same_school
    mine = [one for one in (me.of_kind(kind) if me else ()) if one.subject and one.began_on]
    pairs = []
    for theirs in contact.of_kind(kind):
        if not (theirs.subject and theirs.began_on) or theirs.trust == "inferred":
            continue
        for own in mine:
            if same(theirs.subject, own.subject or "") and _together(theirs, own, today):
                pairs.append((theirs, own))
    return pairs


def _together(theirs: Evidence, own: Evidence, today: date) -> bool:
    return dates.overlap(_span(theirs), _span(own), today) == "together"


def _span(one: Evidence) -> dates.Span:
    # Pages and the export leave the end out only of what still ran on the day they were made.
    ends = one.ended_on or (one.seen_on if one.kind == "position" else None)
    return dates.Span(one.began_on, ends, None)


def _time_shared(pairs: list[tuple[Evidence, Evidence]], words: str) -> Iterator[Reason]:
    seen = set()
    for theirs, own in pairs:
        if theirs.subject not in seen:
            seen.add(theirs.subject)
            text = words.format(subject=theirs.subject)
            yield Reason(text, (theirs.evidence_id, own.evidence_id))


def _praise(praised: list[Evidence]) -> Iterator[Reason]:
    for one in praised[:2]:
        text = "They recommended you" if one.detail == "in" else "You recommended them"
        part = 0.08 if one.detail == "in" else 0.05
        yield Reason(_dated(text, one), (one.evidence_id,), part)


def _conversation(talk: Talk, exchanged: date | None, today: date) -> Iterator[Reason]:
    both = min(len(talk.came), len(talk.went))
    ids = tuple(one.evidence_id for one in (*talk.came[:2], *talk.went[:2]))
    if exchanged:
        age = (today - exchanged).days
        fresh = 0.10 * 0.5 ** (age / FRESH_DAYS)
        met = tuple(one.evidence_id for one in talk.met[:1])
        yield Reason(f"Last real exchange on {exchanged.isoformat()}", ids + met, fresh)
    if both:
        often = 0.06 * min(both, 6) / 6
        yield Reason(f"{len(talk.came)} messages from them, {len(talk.went)} from you", ids, often)
    elif talk.came or talk.went:
        side = "you wrote, they have not" if talk.went else "they wrote, you have not"
        yield Reason(f"Only one side has written: {side}", ids)
    if talk.met:
        text = _dated("You met", talk.met[0])
        yield Reason(text, (talk.met[0].evidence_id,), 0.04)


def _endorsed(contact: Contact) -> Iterator[Reason]:
    given = contact.of_kind("endorsement")
    if given:
        text = "They endorsed you" if given[0].detail == "in" else "You endorsed them"
        yield Reason(f"{text} for {given[0].subject}", (given[0].evidence_id,), 0.01)


def talk_with(contact: Contact, today: date) -> Talk:
    """Dated words and meetings up to today; what is inferred does not count."""
    talk = Talk()
    for one in contact.of_kind("message", "mail", "meeting"):
        day = day_of(one)
        if day is None or day > today or one.trust == "inferred":
            continue
        side = talk.met if one.kind == "meeting" else talk.came if one.detail == "in" else talk.went
        side.append(one)
    return talk


def day_of(one: Evidence) -> date | None:
    """The day evidence is dated to; None where less than a day is known."""
    return date.fromisoformat(one.began_on) if one.began_on and len(one.began_on) == 10 else None


def _day(one: Evidence) -> date:
    return date.fromisoformat(one.began_on or "")


def _dated(text: str, one: Evidence) -> str:
    return f"{text}, {one.began_on}" if one.began_on else text
