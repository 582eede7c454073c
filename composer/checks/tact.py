"""tact: no bereavement, illness, layoff, family, visa, politics, religion and the like.

Nor congratulations to somebody who has just lost something, nor an ask of them in the weeks after.
What was withheld as an opener must not come back by hand. A kind word that asks for nothing is the
user's to write: there it is a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer import tact
from composer.checks import Case, finding, once
from composer.evidence import Evidence
from composer.messages import Finding
from composer.messages.grammar import day_of
from composer.messages.own_words import stems
from composer.requests import asks_for_referral, requests_in, sentence_spans
from composer.texts import greeting

_CHEER = re.compile(
    r"(?i)\bcongrat\w*\b|\bexciting (?:times|news|chapter)\b|\bhappy (?:for you|to see)\b"
    r"|\bgreat news\b"
)
# Kind words about a hard time, which have no place beside an ask.
_KIN = "dad|mum|mom|father|mother|brother|sister|husband|wife|son|daughter|partner|parents?"
_SYMPATHY = re.compile(
    r"(?i)\bsorry (?:to (?:hear|read|learn|see)|for your|about your)\b|\bcondolences\b"
    r"|\bsympath(?:y|ies)\b|\byour (?:loss|recovery|treatment|surgery|operation|diagnosis|illness"
    rf"|grief|layoff|redundancy|(?:late )?(?:{_KIN}))\b|\bget well\b|\b(?:speedy|full) recovery\b"
    r"|\bthe (?:treatment|surgery|operation|diagnosis|funeral|chemo\w*|layoffs?)\b"
    r"|\bhard(?:est)? (?:time|few (?:weeks|months))\b"
)
_IDIOM = re.compile(r"(?i)\bbump(?:ed|ing)? into\b")  # no baby in it
FRESH_DAYS = 183
SHORTEST = 4  # letters of a word of a title
_SAD = ("layoff", "bereavement", "illness", "hardship", "jobseeking")
_OF_SELF = re.compile(r"(?i)\b(?:i|my|me|i['’](?:m|ve|d)|we|our|us)\b")
# "I hope the chemo went well": a thought of the writer's, about somebody else.
_THINKS = re.compile(
    r"(?i)\bi(?:['’](?:m|ve|d))? (?:hope|guess|heard|hear|think|know|saw|see|read|believe|trust"
    r"|imagine|suppose|was sorry|am sorry|noticed|understand|bet)\b"
)
_OF_THEM = re.compile(r"(?i)\b(?:you|your|yours|you['’](?:re|ve))\b")


def check(case: Case) -> Iterator[Finding]:
    """An error for what touches the contact, a hint for what the user says of themselves."""
    yield from once(_found(case))


def _found(case: Case) -> Iterator[Finding]:
    withheld = withheld_by_id(case)
    rows = [one for one in case.contact.evidence if one.evidence_id in withheld]
    quotes = [(withheld[one.evidence_id], stems((one.quote,))) for one in rows]
    fresh = {withheld[one.evidence_id] for one in rows if _is_fresh(one, case)}
    losses = sorted(fresh & set(_SAD))
    asks = case.asks or asks_for_referral(case.text)
    yield from _too_soon(case)
    text = _without_names(case)
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        cheer = _CHEER.search(sentence)
        if cheer and losses:
            yield finding(
                __name__, "error", f"they have just been through something ({losses[0]}): no"
                " congratulations", start + cheer.start(), start + cheer.end(),
            )  # fmt: skip
        kind = _SYMPATHY.search(sentence)
        known = any(reason in (*_SAD, "family") for reason, _ in quotes)
        if kind and asks and (known or _OF_THEM.search(sentence)):
            yield finding(
                __name__, "error", "kind words about a hard time do not belong beside an ask: send"
                " them alone, and ask another month", start + kind.start(), start + kind.end(),
            )  # fmt: skip
        judged = tact.judge(sentence, author_is_contact=False)
        if judged.sensitive and judged.reason != "unread":
            yield _touches(sentence, start, judged, alone=bool(kind) and not asks)
        said = stems((sentence,))
        for reason, words in quotes:
            if len(said & words) >= 4 and (asks or not kind):
                yield finding(
                    __name__, "error", f"this was withheld: {tact.note(reason)}", start, end
                )


def _too_soon(case: Case) -> Iterator[Finding]:
    """An ask while the contact should be left in peace."""
    hold = case.points.hold if case.points else None
    if hold is None or hold.until is None or case.move == "nudge":
        return
    for one in requests_in(case.text):
        if one.kind in ("referral", "introduction", "job"):
            yield finding(__name__, "error", f"not now: {hold.note}", one.start, one.end)
            return


def _is_fresh(loss: Evidence, case: Case) -> bool:
    """Whether it is of the last half year, and no new role of theirs came after it."""
    day = day_of(loss.began_on)
    if day is None or case.today is None:
        return True
    starts = (day_of(one.began_on) for one in case.evidence if one.kind == "new_role")
    return (case.today - day).days <= FRESH_DAYS and not any(one and one > day for one in starts)


def _without_names(case: Case) -> str:
    """The text with the role, the companies and the user's own lines blanked out: a ward manager
    at a hospital speaks of work, not of illness."""
    about, own = case.objective, case.settings
    names = [about.role, about.company, about.why or "", about.url or ""] if about else []
    names += [*(one.text for one in own.proof), *(one.text for one in own.offer)]
    names += [
        one.subject or "" for one in (*case.evidence, *case.own_evidence)
        if one.kind in ("position", "education", "connected", "new_role")
    ]  # fmt: skip
    names += [*_people(case), *_open_facts(case)]
    titles = (about.role if about else "", case.contact.title or "")
    names += [word for title in titles for word in title.split() if len(word) >= SHORTEST]
    text = _IDIOM.sub(lambda found: "x" * len(found[0]), case.text)
    opened = greeting(text)  # Ms is no illness there
    if opened:
        text = "x" * opened[1] + text[opened[1] :]
    for name in sorted({name.strip(" .") for name in names} - {""}, key=len, reverse=True):
        pattern = rf"(?i)(?<!\w){re.escape(name)}(?!\w)"
        text = re.sub(pattern, lambda found: "x" * len(found[0]), text)
    return text


def _people(case: Case) -> list[str]:
    """The contact's and the user's names: Baptiste is no word of faith."""
    full = f"{case.contact.full_name or ''} {case.contact.called or ''} {case.user_name or ''}"
    return [part for part in re.split(r"[\s\-]+", full) if len(part) >= SHORTEST]


def _open_facts(case: Case) -> list[str]:
    """What the talking points copy from evidence: tact has let it pass already."""
    hooks = case.points.hooks if case.points else ()
    return [text for hook in hooks for _, text in hook.slots if len(text) >= SHORTEST]


def _touches(sentence: str, start: int, judged: tact.Verdict, *, alone: bool) -> Finding:
    first, last = judged.span or (0, len(sentence))
    sentence = _THINKS.sub(lambda found: "x" * len(found[0]), sentence)
    near = sentence[max(0, first - 12) : last]
    of_self = _OF_SELF.search(sentence) and not _OF_THEM.search(sentence)
    of_self = of_self or (_OF_SELF.search(near) and not _OF_THEM.search(near))
    advice = "leave it out of this message"
    if of_self or alone:
        advice = "say it only if you want them to know" if of_self else "kind, if you are close"
    return finding(
        __name__,
        "hint" if of_self or alone else "error",
        f"{tact.note(judged.reason)}: {advice}",
        start + first,
        start + last,
    )


def withheld_by_id(case: Case) -> dict[str, str]:
    """Evidence id to reason, for what must not be used."""
    if case.points is None:
        return {}
    return {
        evidence.evidence_id: one.reason.split()[0].rstrip(":,")
        for one in case.points.withheld
        for evidence in one.evidence
    }
