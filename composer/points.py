"""Everything one contact offers to talk about, best first, and what is kept back with its reason.

A contact with evidence goes in, `Points` come out. What tact withholds, and what is merely
inferred, is taken out before any hook looks; so no hook can use it by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from composer import tact
from composer.evidence import Contact, Evidence
from composer.hooks import Context, Hook, fold, kinds
from composer.messages.grammar import day_of
from composer.questions import Question, questions
from scraper.settings import GONE, Objective, Offer

HOLD_DAYS = 30
HELD = frozenset({"bereavement", "illness", "layoff"})
# The kinds whose words are judged, and how many of each, newest first.
JUDGED = {
    "post": 12, "reshare": 12, "comment": 12, "article": 6, "blog_post": 6, "message": 40,
    "mail": 40, "meeting": 12, "recommendation": 6, "invitation_note": 3, "group": 40,
}  # fmt: skip
NEAR = 2  # days: what was written so close to a withheld message belongs to it
_SEEKING = re.compile(
    r"#?\bopen ?to ?work\b|\b(?:actively )?(?:looking for|seeking) (?:a |my |new |the )*(?:next )?"
    r"(?:role|job|opportunit|position|challenge)|\bcareer break\b|\bunemployed\b|\bjob seeker\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """Evidence that opens no conversation; the note is for the user only."""

    kind: str
    reason: str
    evidence: tuple[Evidence, ...]
    note: str

    @property
    def evidence_ids(self) -> tuple[str, ...]:
        """The ids of the withheld rows."""
        return tuple(one.evidence_id for one in self.evidence)

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``withheld`` in ``askwell points --json``."""
        return {
            "kind": self.kind,
            "reason": self.reason,
            "note": self.note,
            "evidence": list(self.evidence_ids),
        }


@dataclass(frozen=True, slots=True)
class Hold:
    """A reason not to ask now: a fresh bereavement, illness or layoff, or they look for work.

    `until` is the first day on which an ask is thinkable again; None while it lasts.
    """

    reason: str
    until: date | None
    evidence: tuple[Evidence, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Points:
    """What `points` found for one contact."""

    contact: Contact
    hooks: tuple[Hook, ...]
    withheld: tuple[Withheld, ...] = ()
    hold: Hold | None = None
    questions: tuple[Question, ...] = ()

    def to_json(self, decisions: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The answer of ``askwell points --json``."""
        said = decisions or {}
        return {
            "person": self.contact.to_json(),
            "points": [one.to_json(said.get(one.hook_id)) for one in self.hooks],
            "withheld": [one.to_json() for one in self.withheld],
            "hold": self.hold
            and {
                "reason": self.hold.reason,
                "until": self.hold.until and self.hold.until.isoformat(),
                "note": self.hold.note,
            },
            "questions": [{"evidence_id": one.key, "text": one.text} for one in self.questions],
        }


def points(
    contact: Contact,
    me: Contact | None,
    *,
    objective: Objective | None = None,
    today: date,
    decisions: Mapping[str, str] | None = None,
    spelling: str = "british",
    offers: Sequence[Offer] = (),
) -> Points:
    """Every reason to write to one contact, best first.

    Args:
        contact: with evidence, newest first.
        me: the user with evidence; None before anything of theirs was imported.
        objective: what is asked for; raises reasons that touch it.
        today: the day it is.
        decisions: hook id to ``accepted`` or ``dismissed``.
        spelling: ``british`` or ``american``, for askwell's own wordings.
        offers: what the user can give back.
    """
    context = Context(today, objective, tuple(offers), spelling)
    verdicts = dict(_verdicts(contact))
    usable = replace(contact, evidence=tuple(_usable(contact, verdicts)))
    found = [one for find in kinds().values() for one in find(usable, _sure(me), context)]
    found = [one for one in found if GONE not in f"{one.say} {one.opener.text}"]
    hold = _hold(contact, verdicts, today)
    if hold is not None:
        found = [one for one in found if one.kind not in ("new_role", "promotion")]
    ranked = sorted(_decided(fold(found), decisions or {}), key=lambda one: -one.strength)
    return Points(
        contact, tuple(ranked), tuple(_withheld(verdicts)), hold, questions(contact, me, context)
    )


# --- tact -----------------------------------------------------------------------------------


def _verdicts(contact: Contact) -> Iterator[tuple[Evidence, tact.Verdict]]:
    """The rows that tact withholds, of the newest of each kind that is judged."""
    seen: dict[str, int] = {}
    for one in contact.evidence:
        most = JUDGED.get(one.kind, 0)
        count = seen[one.kind] = seen.get(one.kind, 0) + 1
        if count > most:
            continue
        text = "\n".join(part for part in (one.quote, _subject(one)) if part)
        theirs = one.detail != "out"
        said_to = tact.SAID_TO.get(one.kind) if theirs else None
        verdict = tact.judge(text, author_is_contact=theirs, said_to=said_to)
        if verdict.sensitive:
            yield one, verdict


def _subject(one: Evidence) -> str | None:
    return one.subject if one.kind in ("message", "mail") else None


def _usable(contact: Contact, verdicts: Mapping[Evidence, tact.Verdict]) -> Iterator[Evidence]:
    """What hooks may see: judged, not withheld, not inferred, not beside a withheld message."""
    tender = [
        day for one, verdict in verdicts.items()
        if one.kind in ("message", "mail") and verdict.reason != "unread"
        and (day := day_of(one.began_on))
    ]  # fmt: skip
    seen: dict[str, int] = {}
    for one in contact.evidence:
        count = seen[one.kind] = seen.get(one.kind, 0) + 1
        if one.kind in JUDGED and count > JUDGED[one.kind]:
            continue
        if one.trust == "inferred" or one in verdicts or _is_near(one, tender):
            continue
        yield one


def _is_near(one: Evidence, tender: list[date]) -> bool:
    day = day_of(one.began_on) if tender and one.kind in ("message", "mail") else None
    return day is not None and any(abs((day - other).days) <= NEAR for other in tender)


def _withheld(verdicts: Mapping[Evidence, tact.Verdict]) -> Iterator[Withheld]:
    for one, verdict in verdicts.items():
        reason = verdict.reason or "hardship"
        yield Withheld(one.kind, reason, (one,), tact.note(reason))


def _hold(contact: Contact, verdicts: Mapping[Evidence, tact.Verdict], today: date) -> Hold | None:
    """The newest event that asks for patience, else whether they look for work themselves."""
    for one, verdict in verdicts.items():
        day = day_of(one.began_on)
        if day is None or not 0 <= (today - day).days <= HOLD_DAYS:
            continue
        if verdict.own and verdict.reason in HELD:
            until = day + timedelta(days=HOLD_DAYS + 1)
            note = f"{tact.note(verdict.reason)}; wait until {until.isoformat()}"
            return Hold(verdict.reason, until, (one,), note)
    seeking = [one for one, verdict in verdicts.items() if verdict.reason == "jobseeking"]
    recent = [one for one in seeking if _within(one, today, 180) and one.detail != "out"]
    told = " ".join(part for part in (contact.headline, contact.title) if part)
    if recent or _SEEKING.search(told):
        return Hold(
            "open_to_work", None, tuple(recent[:1]),
            "they are looking for work themselves: offer help, do not ask",
        )  # fmt: skip
    return None


def _within(one: Evidence, today: date, days: int) -> bool:
    day = day_of(one.began_on)
    return day is not None and 0 <= (today - day).days <= days


# --- ranking --------------------------------------------------------------------------------


def _decided(hooks: Sequence[Hook], decisions: Mapping[str, str]) -> Iterator[Hook]:
    """Accepted points rise, dismissed ones sink, and a dismissal weighs on its kind a little."""
    tired = {key.rsplit("-", 1)[0] for key, said in decisions.items() if said == "dismissed"}
    for one in hooks:
        said = decisions.get(one.hook_id) or decisions.get(one.kind)
        if said == "accepted":
            strength, part = min(1.0, one.strength + 0.1), "you accepted it"
        elif said == "dismissed":
            strength, part = one.strength * 0.2, "you dismissed it"
        elif one.kind in tired:
            strength, part = one.strength * 0.9, "you dismissed one of its kind"
        else:
            yield one
            continue
        yield replace(one, strength=strength, parts=(*one.parts, part))


# --- what is not sure -----------------------------------------------------------------------


def _sure(me: Contact | None) -> Contact | None:
    if me is None:
        return None
    return replace(me, evidence=tuple(one for one in me.evidence if one.trust != "inferred"))
