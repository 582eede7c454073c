"""Whether a claim of shared time holds: one employer or one school, and the same years of it.

A claim and the facts come in; None goes out where evidence carries it, else a sentence that says
what the evidence says instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from composer.claims import Claim
from composer.evidence import Evidence
from composer.facts import Facts, folded, told

_OF_MINE = re.compile(r"(?i)\b(?:i|my|i['’](?:ve|d|m))\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A place in small letters; one with a capital is a name and judged as such.
_AT = re.compile(
    r"\b(?:together|colleagues|with you|time|days|overlapped|were) at ([a-z]\w{3,})\b"
    r"(?! (?:time|end|moment))"
)


def rows_named(rows: Iterable[Evidence], sentence: str) -> list[Evidence]:
    """The rows whose subject the sentence names."""
    spoken = folded(sentence)
    return [one for one in rows if one.subject and folded(one.subject) in spoken]


def worked_together(claim: Claim, facts: Facts) -> str | None:
    """Overlapping dates at one employer, a recommendation, or a message that says so."""
    pairs = facts.shared("position", together=True)
    named = {
        folded(one.subject or "") for one in rows_named(facts.places("position"), claim.sentence)
    }
    fits = [
        (one, own)
        for one, own in pairs
        if not named or named & {folded(one.subject or ""), folded(own.subject or "")}
    ]
    elsewhere = _AT.search(claim.sentence)
    if elsewhere and not {*elsewhere[1].split()} & facts.words:
        return f"no source about them mentions {elsewhere[1]}"
    if fits and (wrong := _years_apart(claim, facts, fits)):
        return wrong
    if fits or (not named and _vouched(facts)):
        return None
    if re.search("(?i)same time|overlap", claim.words) and facts.shared("education", together=True):
        return None
    shared = [one for pair in facts.shared("position", together=False) for one in pair]
    return "no source shows that you worked together" + (
        f" there at the same time. {told(shared[:4], '')}" if shared else
        ". " + told(facts.places("position")[:3], "No job of theirs is known")
    )  # fmt: skip


def _years_apart(claim: Claim, facts: Facts, pairs: list[tuple[Evidence, Evidence]]) -> str | None:
    """Why the years said of a shared time cannot stand: both must have been there in each."""
    said = []
    for found in _YEAR.finditer(claim.sentence):
        between = claim.sentence[claim.end - claim.at : found.start()]
        if not _OF_MINE.search(between):
            said.append(int(found.group()))
    if any(
        all(facts.covers(theirs, year) and facts.covers(own, year) for year in said)
        for theirs, own in pairs
    ):
        return None
    years = " and ".join(str(year) for year in said)
    return f"you two were not there together in {years}. " + told(pairs[0], "")


def _vouched(facts: Facts) -> bool:
    """Somebody wrote that the two worked together: a recommendation, or a message."""
    if any(one.kind == "recommendation" for one in facts.evidence):
        return True
    said = re.compile(
        r"(?i)\bwork(?:ed|ing)\s+(?:together|with you)\b|\bour (?:old )?team\b"
        r"|\bwe (?:built|shipped)\b"
    )
    return any(said.search(one.quote or "") for one in facts.talked)


def both_worked(claim: Claim, facts: Facts) -> str | None:
    """One employer both have had; no dates needed."""
    pairs = facts.shared("position", together=False)
    named = rows_named(
        (*facts.places("position"), *facts.places("position", own=True)), claim.sentence
    )
    keys = {folded(one.subject or "") for one in named}
    if any(
        not keys or keys & {folded(one.subject or ""), folded(own.subject or "")}
        for one, own in pairs
    ):
        return None
    if not keys and (facts.shared("education", together=False) or group_shared(facts)):
        return None
    said = [one.quote or "" for one in facts.evidence if one.detail == "shared_employer"]
    if any(key in folded(" ".join(said)) for key in keys):
        return None
    return "no source shows that you both worked there. " + told(
        facts.places("position")[:3], "No job of theirs is known"
    )


def studied(claim: Claim, facts: Facts, *, together: bool) -> str | None:
    """One school, with proof of the same years where the claim is of the same time."""
    pairs = facts.shared("education", together=together)
    named = rows_named(
        (*facts.places("education"), *facts.places("education", own=True)), claim.sentence
    )
    keys = {folded(one.subject or "") for one in named}
    if any(
        not keys or keys & {folded(one.subject or ""), folded(own.subject or "")}
        for one, own in pairs
    ):
        return None
    return "no source shows that you studied " + (
        "there at the same time. " if together else "at the same place. "
    ) + told(facts.places("education")[:3], "No school of theirs is known")  # fmt: skip


def studied_together(claim: Claim, facts: Facts) -> str | None:
    """The same school at the same time."""
    return studied(claim, facts, together=True)


def both_studied(claim: Claim, facts: Facts) -> str | None:
    """The same school, whenever."""
    return studied(claim, facts, together=False)


def group_shared(facts: Facts) -> bool:
    """Whether both are in one group, or a profile's Highlights say what they share."""
    mine = {folded(one.subject or "") for one in facts.own if one.kind == "group"}
    theirs = {folded(one.subject or "") for one in facts.evidence if one.kind == "group"}
    return bool(mine & theirs) or any(one.kind == "highlight" for one in facts.evidence)
