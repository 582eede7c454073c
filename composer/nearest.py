"""The honest next step where nobody can be asked: who left, who named somebody there, who is near.

Names and mentions come in, one or two plain sentences come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from composer import tact
from composer.evidence import Evidence
from composer.messages.grammar import counted, listed
from composer.requests import sentence_spans

#: Words that tie somebody to a company in a sentence: "my sister works at …".
_TIE = re.compile(
    r"\b(?:works?|working|joined|joins|started|starting|moved|runs|leads|manages|is now|are now|"
    r"friends?|colleagues?|flatmate|sister|brother|cousin|wife|husband|partner|neighbour|neighbor|"
    r"know(?:s)? (?:\w+ ){0,3}(?:at|in|from)|contacts? at|team at|introduc\w+|arbeitet|travaille|"
    r"trabaja|trabalha)\b",
    re.IGNORECASE,
)
QUOTED = 140  # characters of a sentence shown


@dataclass(frozen=True, slots=True)
class Mention:
    """A contact's own words that name somebody at the company."""

    person_id: int
    name: str
    slug: str | None
    text: str
    evidence_id: str
    on: str | None

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``may_know``."""
        return {
            "person_id": self.person_id,
            "name": self.name,
            "slug": self.slug,
            "text": self.text,
            "evidence": [self.evidence_id],
        }


def mentions(
    rows: Iterable[tuple[Evidence, str | None, str | None]], company: str
) -> Iterator[Mention]:
    """The rows (evidence, the writer's name and slug) whose sentences tie somebody to `company`.

    One a person, the newest. What is sensitive, inferred, or the user's own words is left out.
    """
    named = re.compile(rf"(?<!\w){re.escape(company.strip())}(?!\w)", re.IGNORECASE)
    seen: set[int] = set()
    for one, name, slug in sorted(rows, key=lambda row: row[0].began_on or "", reverse=True):
        text = one.quote or ""
        if one.person_id in seen or one.detail == "out" or one.trust == "inferred":
            continue
        for start, end in sentence_spans(text):
            part = text[start:end]
            if named.search(part) and _TIE.search(part) and _may_be_shown(part):
                seen.add(one.person_id)
                shown = part if len(part) <= QUOTED else part[: QUOTED - 1].rsplit(" ", 1)[0] + "…"
                when = f"on {one.began_on}" if one.began_on else "once"
                told = f"wrote {when}: “{' '.join(shown.split())}”"
                who = name or slug or "somebody without a name"
                yield Mention(one.person_id, who, slug, told, one.evidence_id, one.began_on)
                break


def _may_be_shown(part: str) -> bool:
    """Nothing sensitive; that a sister works there is what one wants to know, and no more."""
    verdict = tact.judge(part)
    return not verdict.sensitive or verdict.reason == "family"


def not_yet(company: str, met: Sequence[tuple[str, str, str | None]]) -> str:
    """Some contacts are there and none may be asked: (name, advice, why not), best first."""
    people = counted(len(met), "person", "people")
    warm = next((name for name, advice, _why in met if advice == "warm_up"), None)
    if warm:
        ready = "not ready to be asked yet" if len(met) == 1 else "none ready to be asked yet"
        return f"You know {people} at {company}, {ready}. Write to {warm} first, without asking."
    name, _advice, why = met[0]
    return f"You know {people} at {company}, but not now: {name}, because {why}."


def nobody(
    company: str,
    left: Sequence[str],
    known: Sequence[Mention],
    strangers: Sequence[str],
    alike: str | None = None,
) -> str:
    """Nobody the user knows is there: say so, and name the nearest honest steps.

    `alike` is a company where the user does know somebody, spelt almost the same.
    """
    steps = [f"Did you mean {alike}?"] if alike else []
    if left:
        steps.append(f"{listed(left)} used to be there and may know somebody.")
    if known:
        steps.append(f"{known[0].name} {known[0].text}")
    if strangers:
        verb = "works" if len(strangers) == 1 else "work"
        steps.append(f"{listed(strangers)} {verb} there; you are not connected yet.")
    if not steps:
        steps.append("Look for alumni and second-degree contacts there, or apply without one.")
    return " ".join((f"You know nobody at {company}.", *steps))
