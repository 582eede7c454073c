"""Whether a claim about the contact holds: one small judge for each kind of claim.

A claim and the facts come in; None goes out where evidence carries it, else a sentence that says
what the evidence says instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from composer.claims import Claim
from composer.evidence import Evidence
from composer.facts import TALKED, Facts, folded, told
from composer.grounds_shared import (
    both_studied,
    both_worked,
    group_shared,
    rows_named,
    studied_together,
    worked_together,
)
from composer.messages.own_words import stems
from composer.texts import quotations
from composer.topics import topic_of

Judge = Callable[[Claim, Facts], str | None]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
# When two people are said to have talked: "in March 2021", "last June", "back in 2019".
_WHEN = re.compile(
    rf"\b(?:in|of|from|last|since|on)\s+(?:early\s+|late\s+|\d{{1,2}}(?:st|nd|rd|th)?\s+)?"
    rf"(?:(?P<month>{'|'.join(_MONTHS)})(?:\s+(?P<year>(?:19|20)\d\d))?|(?P<only>(?:19|20)\d\d))\b"
)


def talked(claim: Claim, facts: Facts) -> str | None:
    """Any message, mail or meeting between the two; for what they told, one from them."""
    theirs = re.search(r"(?i)\byour?\b", claim.words) and not re.search(
        r"(?i)\b(?:we|our)\b", claim.words
    )
    rows = [one for one in facts.talked if not theirs or one.detail != "out"]
    asked = [one for one in facts.written if "?" in (one.quote or "")]
    dated = [*rows, *facts.contact.of_kind("recommendation"), *asked]
    if rows and (wrong := _talked_then(claim, dated)):
        return wrong
    if rows or facts.contact.of_kind("recommendation"):
        return None
    if re.search(r"(?i)\b(?:note|answer|advice)\b", claim.words) and facts.written:
        return wrote(claim, facts)
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


def _talked_then(claim: Claim, rows: list[Evidence]) -> str | None:
    """Why the month or year of a talk cannot stand: nothing that is dated lies in it."""
    found = _WHEN.search(folded(claim.sentence[claim.start - claim.at :][: len(claim.words) + 30]))
    days = [one.began_on for one in rows if one.began_on and len(one.began_on) >= 7]
    if found is None or not days:
        return None
    year, month = found["year"] or found["only"], found["month"]
    number = f"-{_MONTHS.index(month) + 1:02}" if month else ""
    if any(day.startswith(year or day[:4]) and day[4:7] == (number or day[4:7]) for day in days):
        return None
    return (
        f"no message, mail or meeting of {found.group().split(' ', 1)[1].title()} is known. "
        + told(rows[:2], "")
    )


def wrote(claim: Claim, facts: Facts) -> str | None:
    """Something they wrote themselves, on the topic the sentence names."""
    if re.search(r"(?i)\byou shared\b", claim.words) and facts.passed_on:
        return None
    rows = facts.written
    if re.match(r"(?i)(?:as )?you\b", claim.words):
        rows = (*rows, *_to_the_user(facts))
    if not rows and any(facts.says(words) for _, _, words in quotations(claim.sentence)):
        return None
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


def _to_the_user(facts: Facts) -> tuple[Evidence, ...]:
    """What they wrote to the user or about them: "you wrote" may be said of it, "your post" not."""
    kinds = (*TALKED, "recommendation")
    return tuple(one for one in facts.evidence if one.kind in kinds and one.detail == "in")


def commented(claim: Claim, facts: Facts) -> str | None:
    """A comment of theirs."""
    rows = [one for one in facts.evidence if one.kind in ("comment", "reshare", "message", "mail")]
    del claim
    return None if rows else "no comment of theirs is known"


def on_stage(claim: Claim, facts: Facts) -> str | None:
    """A talk, book or the like that some source of theirs mentions."""
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
    if words & stems(one.quote for one in facts.talked):
        return None  # the two have written about it
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
    joined = rows_named(facts.places("position"), claim.sentence)
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
    if group_shared(facts) or facts.shared("education", together=False):
        return None
    del claim
    return "no group that you share is known"


_WENT = re.compile(r"(?i)\b(?:left|moved|move|started|became|hired|journey|experience|time|team)\b")


def did(claim: Claim, facts: Facts) -> str | None:
    """What they are said to have done shares its words with some source."""
    topic = topic_of(claim, facts) - stems((claim.words,))
    if not _WENT.search(claim.words):  # where it was done says nothing of what was done
        topic -= stems(one.subject for one in facts.places("position"))
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
