"""Reasons to write: one file a kind, discovered by folder, ranked and folded in `composer.points`.

A hook file has a docstring (says / works because / silent when), `find`, `SAY`, its wordings, and
`SORT`, what sort of reason it is:

    def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]

A hook sees only evidence that may be used: what tact withholds and what is merely inferred is taken
out before. Every ``{slot}`` of a wording is copied from evidence, or is one of the renderings that
`Context` offers for dates and counts.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal, cast, get_args

from composer.evidence import Contact, Evidence
from composer.messages import Piece, claim, grammar
from scraper.settings import Objective, Offer

Overlap = Literal["together", "apart", "unknown"]

# history: time or trust shared. talk: words exchanged. common: a place or a person in common.
# lately: what they did of late. thin: true, and hardly a reason alone. debt: what the user owes.
Sort = Literal["history", "talk", "common", "lately", "thin", "debt"]


@dataclass(frozen=True, slots=True)
class Hook:
    """One reason to write to one contact.

    Attributes:
        hook_id: stable: the same reason on the same evidence has the same id; begins with `kind`.
        kind: name of the hook's file.
        say: the reason, told to the user: "You both worked at Fernhill in 2019-2021."
        opener: the first sentence of a message, as a piece that carries its evidence.
        strength: 0 to 1; an order, not a probability.
        evidence: the rows it rests on.
        overlap: for shared employers and schools, what the dates prove.
        parts: what the strength is made of, in words: ("they wrote it", "three weeks ago").
        short: the opener in few words, for a note of 200 characters.
        shortest: the same in the fewest there are.
        slots: name and text of everything in the opener that is copied from evidence.
        key: what makes two hooks of one kind the same reason.
    """

    hook_id: str
    kind: str
    say: str
    opener: Piece
    strength: float
    evidence: tuple[Evidence, ...]
    overlap: Overlap | None = None
    parts: tuple[str, ...] = ()
    short: Piece | None = None
    shortest: Piece | None = None
    slots: tuple[tuple[str, str], ...] = ()
    key: str = ""

    def to_json(self, decision: str | None = None) -> dict[str, Any]:
        """The object that stands under ``points`` in ``askwell points --json``."""
        return {
            "hook_id": self.hook_id,
            "kind": self.kind,
            "say": self.say,
            "opener": self.opener.text,
            "strength": round(self.strength, 3),
            "parts": list(self.parts),
            "overlap": self.overlap,
            "evidence": [one.to_json() for one in self.evidence],
            "decision": decision,
        }


@dataclass(frozen=True, slots=True)
class Say:
    """The wordings of one reason.

    Attributes:
        point: what the user is told.
        openers: equal first sentences; which one is used depends on the contact and the evidence.
        short: the same in fewer words; empty where the openers are short enough.
    """

    point: str
    openers: tuple[str, ...]
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a hook may know besides the two people: the day, the objective, the user's offers."""

    today: date
    objective: Objective | None = None
    offers: tuple[Offer, ...] = ()
    spelling: str = "british"

    def age(self, one: Evidence) -> int | None:
        """Days since it began, by the earliest day its date may mean; None without a month."""
        known = grammar.parsed(one.began_on)
        if known is None or known[1] is None:
            return None
        try:
            return (self.today - date(known[0], known[1], known[2] or 1)).days
        except ValueError:
            return None

    def ago(self, one: Evidence) -> str:
        """Its date as "three weeks ago" or "in March", no finer than known."""
        ago = grammar.ago(one.began_on or "", one.precision, today=self.today)
        if ago.startswith("in ") and not ago.endswith(tuple("0123456789")):
            ago = grammar.part_of_month(ago, one.began_on or "", one.precision)
        return "the other day" if ago == "in the last few days" else ago

    def since(self, one: Evidence) -> str:
        """Its date behind a noun: "from three weeks ago", "from March"."""
        ago = self.ago(one)
        return "from " + (ago[3:] if ago.startswith("in ") else ago)

    def when(self, one: Evidence) -> str:
        """Its date as "in March 2021", no finer than known."""
        return grammar.in_month(one.began_on or "", today=self.today)

    def years(self, started: str, ended: str | None) -> str:
        """A stretch as "from 2019 to 2021", "in 2020", "since 2019"."""
        said = grammar.years(started, ended)
        return said if said.startswith(("in ", "since ")) else f"from {said}"

    def months(self, started: str, ended: str | None) -> str:
        """The same by months where they are known: "from March 2019 to June 2021"."""
        known = [grammar.parsed(one) for one in (started, ended)]
        if any(one is None or one[1] is None for one in known):
            return self.years(started, ended)
        first, last = (grammar.in_month(one or "").removeprefix("in ") for one in (started, ended))
        return f"in {first}" if first == last else f"from {first} to {last}"

    def relevance(self, *texts: str | None) -> float:
        """0 to 1: how far texts touch the objective's role, skills or company."""
        if self.objective is None:
            return 0.0
        wanted = _matter(self.objective)
        found = {word for text in texts if text for word in _WORDS.findall(text.lower())}
        return min(1.0, len(wanted & found) / 2)


_WORDS = re.compile(r"[^\W_]{3,}")
_EVERY_ROLE = frozenset(
    "the and for with senior staff lead principal junior manager engineer head director associate "
    "intern specialist analyst consultant officer remote".split()
)


@cache
def _matter(objective: Objective) -> frozenset[str]:
    text = " ".join((objective.role, objective.company, *objective.skills)).lower()
    return frozenset(_WORDS.findall(text)) - _EVERY_ROLE


Find = Callable[[Contact, "Contact | None", Context], Iterator[Hook]]


def hook(
    kind: str,
    say: Say,
    contact: Contact,
    evidence: Sequence[Evidence],
    context: Context,
    slots: Mapping[str, str],
    strength: float,
    *,
    key: str = "",
    overlap: Overlap | None = None,
    parts: tuple[str, ...] = (),
) -> Hook:
    """Build one hook: fill the wordings and sign them with the evidence.

    `key` says what the reason is about (a company, a post); without it the first row's id does.
    Raises `KeyError` for a slot without a value, `ValueError` without evidence.
    """
    about = key or evidence[0].evidence_id
    turn = _turn(contact, evidence)
    ids = tuple(dict.fromkeys(one.evidence_id for one in evidence))
    opener = _pick(say.openers, turn)
    short = _pick(say.short, turn) if say.short else opener
    shortest = min(say.short or say.openers, key=len)
    used = {name: text for name, text in slots.items() if "{" + name + "}" in opener + short}
    return Hook(
        hook_id=f"{kind}-{_digest(kind, str(contact.person_id), about)}",
        kind=kind,
        say=_filled(say.point, slots, context),
        opener=claim("opener", _filled(opener, slots, context), ids),
        strength=max(0.0, min(1.0, strength)),
        evidence=tuple(dict.fromkeys(evidence)),
        overlap=overlap,
        parts=parts,
        short=claim("opener", _filled(short, slots, context), ids),
        shortest=claim("opener", _filled(shortest, slots, context), ids),
        slots=tuple(used.items()),
        key=about,
    )


def _filled(wording: str, slots: Mapping[str, str], context: Context) -> str:
    """The wording in the user's spelling, its slots filled in untouched."""
    text = grammar.spelled(wording, context.spelling).format(**slots)
    told = grammar.sentence(re.sub(r"([.!?…])\.(?=\s|$)", r"\1", text))
    return re.sub(r'([.!?…。！？]["”»」]?)\.$', r"\1", told)


def _turn(contact: Contact, evidence: Sequence[Evidence]) -> int:
    """Which wording is due: days that are rounded to one "three weeks ago" take turns.

    Facts alone decide, so that two contacts hear the same only where the same is known of them;
    without a date the contact does, for a group has many members.
    """
    rows = "|".join(f"{one.quote} {one.subject} {one.detail} {one.ended_on}" for one in evidence)
    known = grammar.parsed(evidence[0].began_on)
    if known is None:
        return zlib.crc32(f"{rows}|{contact.person_id}".encode())
    year, month, day = known
    return zlib.crc32(rows.encode()) + date(year, month or 1, 1).toordinal() + (day or 1) - 1


def _pick(wordings: tuple[str, ...], turn: int) -> str:
    return wordings[turn % len(wordings)]


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def fold(hooks: Sequence[Hook]) -> list[Hook]:
    """Hooks of one kind about one thing become one, the strongest, with the evidence of all."""
    folded: dict[tuple[str, str], Hook] = {}
    for one in sorted(hooks, key=lambda each: -each.strength):
        same = (one.kind, one.key)
        first = folded.get(same)
        if first is None:
            folded[same] = one
        else:
            evidence = tuple(dict.fromkeys((*first.evidence, *one.evidence)))
            folded[same] = replace(first, evidence=evidence)
    return list(folded.values())


@cache
def kinds() -> dict[str, Find]:
    """Every hook file's `find`, by the file's name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if found.name[0] != "_")
    return {name: importlib.import_module(f"{__name__}.{name}").find for name in names}


@cache
def sorts() -> Mapping[str, Sort]:
    """What sort of reason every kind is, by its file's `SORT`. Raises `ValueError` for another."""
    found = {name: importlib.import_module(f"{__name__}.{name}").SORT for name in kinds()}
    strange = sorted(name for name, sort in found.items() if sort not in get_args(Sort))
    if strange:
        raise ValueError(f"no sort of reason: {', '.join(strange)}")
    return cast("Mapping[str, Sort]", found)
