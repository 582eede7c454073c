"""Whether a claim about the contact holds: one small judge for each kind of claim.

A claim and the facts come in; None goes out where evidence carries it, else a sentence that says
what the evidence says instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from composer.claims import Claim
from composer.evidence import Evidence
from composer.facts import Facts, folded, told
from composer.messages.own_words import stems
from composer.topics import topic_of

Judge = Callable[[Claim, Facts], str | None]

# A place in small letters; one with a capital is a name and judged as such.
_AT = re.compile(
    r"\b(?:together|colleagues|with you|time|days|overlapped|were) at ([a-z]\w{3,})\b"
    r"(?! (?:time|end|moment))"
)


def _rows_named(rows: Iterable[Evidence], sentence: str) -> list[Evidence]:
    """The rows whose subject the sentence names."""
    spoken = folded(sentence)
    return [one for one in rows if one.subject and folded(one.subject) in spoken]


def worked_together(claim: Claim, facts: Facts) -> str | None:
    """Overlapping dates at one employer, a recommendation, or a message that says so."""
    pairs = facts.shared("position", together=True)
    named = {
        folded(one.subject or "") for one in _rows_named(facts.places("position"), claim.sentence)
    }
    fits = [
        one
        for one, own in pairs
        if not named or named & {folded(one.subject or ""), folded(own.subject or "")}
    ]
    elsewhere = _AT.search(claim.sentence)
    if elsewhere and not {*elsewhere[1].split()} & facts.words:
        return f"no source about them mentions {elsewhere[1]}"
    if fits or (not named and _vouched(facts)):
        return None
    if "same time" in claim.words and facts.shared("education", together=True):
        return None
    shared = [one for pair in facts.shared("position", together=False) for one in pair]
    return "no source shows that you worked together" + (
        f" there at the same time. {told(shared[:4], '')}" if shared else
        ". " + told(facts.places("position")[:3], "No job of theirs is known")
    )  # fmt: skip


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
    named = _rows_named(
        (*facts.places("position"), *facts.places("position", own=True)), claim.sentence
    )
    keys = {folded(one.subject or "") for one in named}
    if any(
        not keys or keys & {folded(one.subject or ""), folded(own.subject or "")}
        for one, own in pairs
    ):
        return None
    if not keys and (facts.shared("education", together=False) or _group_shared(facts)):
        return None
    return "no source shows that you both worked there. " + told(
        facts.places("position")[:3], "No job of theirs is known"
    )


def studied(claim: Claim, facts: Facts, *, together: bool) -> str | None:
    """One school, with proof of the same years where the claim is of the same time."""
    pairs = facts.shared("education", together=together)
    named = _rows_named(
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


def talked(claim: Claim, facts: Facts) -> str | None:
    """Any message, mail or meeting between the two; for what they told, one from them."""
    theirs = re.search(r"(?i)\byour?\b", claim.words) and not re.search(
        r"(?i)\b(?:we|our)\b", claim.words
    )
    rows = [one for one in facts.talked if not theirs or one.detail != "out"]
    if rows or facts.contact.of_kind("recommendation"):
        return None
    if re.search(r"(?i)ask|question", claim.words) and any(
        "?" in (one.quote or "") for one in facts.written
    ):
        return None
    return (
        "no message, mail or meeting with them is known"
        if not theirs
        else (
            "no message or mail from them is known. "
            + told(facts.talked[:1], "None to them either")
        )
    )


def wrote(claim: Claim, facts: Facts) -> str | None:
    """Something they wrote themselves, on the topic the sentence names."""
    if re.search(r"(?i)\byou shared\b", claim.words) and facts.passed_on:
        return None
    rows = facts.written
    if not rows:
        if facts.passed_on:
            return None  # said by the check `authorship`
        return "nothing they wrote is known"
    topic = topic_of(claim, facts)
    known = stems(f"{one.quote or ''} {one.subject or ''}" for one in rows)
    if topic and not topic & known:
        if topic & stems(f"{one.quote or ''} {one.subject or ''}" for one in facts.passed_on):
            return None
        return "nothing they wrote is about that. " + told(rows[:2], "")
    return None


def commented(claim: Claim, facts: Facts) -> str | None:
    """A comment of theirs."""
    rows = [one for one in facts.evidence if one.kind in ("comment", "reshare", "message", "mail")]
    del claim
    return None if rows else "no comment of theirs is known"


def on_stage(claim: Claim, facts: Facts) -> str | None:
    """A talk, book or the like that some source of theirs mentions."""
    mentioned = topic_of(claim, facts) | stems(re.findall(r"(?i)[a-z]{4,}", claim.words)) - {"your"}
    form = re.search(
        r"(?i)talk|keynote|podcast|book|interview|video|paper|webinar|lecture|workshop|panel"
        r"|presentation|speech|session|course|patent|thesis|award|spoke|presented",
        claim.words,
    )
    known = stems(f"{one.quote or ''} {one.subject or ''}" for one in facts.evidence)
    words = stems((form.group(),)) if form else set()
    kin = stems(
        ("talk keynote spoke speak speaking stage conference presentation lecture session",)
    )
    words = kin if words & kin else words
    if words & known and (not topic_of(claim, facts) or topic_of(claim, facts) & known):
        return None
    del mentioned
    return "no source mentions this. " + told(facts.written[:2], "Nothing they wrote is known")


def new_role(claim: Claim, facts: Facts) -> str | None:
    """A new role, a current job that began within a year and a half, or their own words on it."""
    rows = [one for one in facts.evidence if one.kind == "new_role"]
    recent = [one for one in facts.places("position") if _is_recent(one, facts)]
    fresh = re.compile(
        r"(?i)\b(?:new (?:role|job|position)|joined|joining|promot|started (?:a|as))"
    )
    said = [one for one in facts.written + facts.talked if fresh.search(one.quote or "")]
    if rows or recent or said:
        return None
    joined = _rows_named(facts.places("position"), claim.sentence)
    if joined and re.search(r"(?i)joined|moved to|started", claim.words):
        return None
    return "no source shows a new role. " + told(
        facts.places("position")[:2], "No job of theirs is known"
    )


def _is_recent(one: Evidence, facts: Facts) -> bool:
    if not one.began_on or facts.today is None or one.kind == "connected" or one.ended_on:
        return False
    year, month = int(one.began_on[:4]), int(one.began_on[5:7] or 1) if len(one.began_on) > 4 else 1
    return (facts.today.year - year) * 12 + facts.today.month - month <= 18


def anniversary(claim: Claim, facts: Facts) -> str | None:
    """An anniversary or a dated job."""
    del claim
    rows = [
        one for one in facts.evidence if one.kind in ("anniversary", "position") and one.began_on
    ]
    return None if rows else "no source shows an anniversary"


def recommended(claim: Claim, facts: Facts) -> str | None:
    """A recommendation they wrote."""
    rows = [one for one in facts.evidence if one.kind == "recommendation"]
    received = [one for one in rows if one.detail == "in"]
    said = set(re.findall(r"\b(?:19|20)\d\d\b", claim.sentence))
    dated = {one.began_on[:4] for one in received if one.began_on}
    if received and said and dated and not said & dated:
        return f"the recommendation they wrote you is of {', '.join(sorted(dated))}"
    if received:
        return None
    return "they wrote you no recommendation that is known" + (
        "; you wrote them one" if rows else ""
    )


def endorsed(claim: Claim, facts: Facts) -> str | None:
    """An endorsement they gave, of the skill that is named."""
    rows = [one for one in facts.evidence if one.kind == "endorsement" and one.detail == "in"]
    if not rows:
        return "no endorsement by them is known"
    del claim
    return None


def mutual(claim: Claim, facts: Facts) -> str | None:
    """Mutual connections that a profile showed."""
    rows = [one for one in facts.evidence if one.kind in ("mutuals", "highlight")]
    said = re.search(r"(?i)\b(?:know|connections?|friends?|contacts?)\b", claim.words)
    if rows or (said and facts.says("mutual", facts.talked)):
        return None
    return "no mutual connection is known"


def group(claim: Claim, facts: Facts) -> str | None:
    """A group both belong to."""
    if _group_shared(facts) or facts.shared("education", together=False):
        return None
    del claim
    return "no group that you share is known"


def _group_shared(facts: Facts) -> bool:
    mine = {folded(one.subject or "") for one in facts.own if one.kind == "group"}
    theirs = {folded(one.subject or "") for one in facts.evidence if one.kind == "group"}
    return bool(mine & theirs) or any(one.kind == "highlight" for one in facts.evidence)


def did(claim: Claim, facts: Facts) -> str | None:
    """What they are said to have done shares its words with some source."""
    topic = topic_of(claim, facts) - stems((claim.words,))
    if not topic - facts.user_stems() or topic & facts.theirs:
        return None
    return "no source says this of them. " + told(
        (*facts.places("position")[:1], *facts.written[:1]), "Nothing of the kind is known"
    )


SUPPORT: dict[str, Judge] = {
    "worked_together": worked_together, "both_worked": both_worked,
    "studied_together": studied_together, "both_studied": both_studied, "talked": talked,
    "wrote": wrote, "commented": commented, "on_stage": on_stage, "new_role": new_role,
    "anniversary": anniversary, "recommended": recommended, "endorsed": endorsed,
    "mutual": mutual, "group": group, "did": did,
}  # fmt: skip
