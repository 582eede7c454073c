"""tact: no bereavement, illness, layoff, family, visa, politics, religion and the like.

Nor congratulations to somebody who has just lost something. What was withheld as an opener must
not come back by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer import tact
from composer.checks import Case, finding, once
from composer.messages import Finding
from composer.messages.own_words import stems
from composer.requests import sentence_spans

_CHEER = re.compile(
    r"(?i)\bcongrat\w*\b|\bexciting (?:times|news|chapter)\b|\bhappy (?:for you|to see)\b"
    r"|\bgreat news\b"
)
_SAD = ("layoff", "bereavement", "illness", "hardship", "jobseeking")
_OF_SELF = re.compile(r"(?i)\b(?:i|my|me|i['’](?:m|ve|d))\b")
_OF_THEM = re.compile(r"(?i)\b(?:you|your|yours|you['’](?:re|ve))\b")


def check(case: Case) -> Iterator[Finding]:
    """An error for what touches the contact, a hint for what the user says of themselves."""
    yield from once(_found(case))


def _found(case: Case) -> Iterator[Finding]:
    withheld = withheld_by_id(case)
    quotes = [
        (withheld[one.evidence_id], stems((one.quote,)))
        for one in case.contact.evidence
        if one.evidence_id in withheld
    ]
    own_losses = sorted({reason for reason, _ in quotes} & set(_SAD))
    for start, end in sentence_spans(case.text):
        sentence = case.text[start:end]
        cheer = _CHEER.search(sentence)
        if cheer and own_losses:
            yield finding(
                __name__, "error", f"they have just been through something ({own_losses[0]}): no"
                " congratulations", start + cheer.start(), start + cheer.end(),
            )  # fmt: skip
        judged = tact.judge(sentence, author_is_contact=False)
        if judged.sensitive and judged.reason != "unread":
            yield _touches(sentence, start, judged)
        said = stems((sentence,))
        for reason, words in quotes:
            if len(said & words) >= 4:
                yield finding(
                    __name__, "error", f"this was withheld: {tact.note(reason)}", start, end
                )


def _touches(sentence: str, start: int, judged: tact.Verdict) -> Finding:
    first, last = judged.span or (0, len(sentence))
    near = sentence[max(0, first - 12) : last]
    of_self = _OF_SELF.search(sentence) and not _OF_THEM.search(sentence)
    of_self = of_self or (_OF_SELF.search(near) and not _OF_THEM.search(near))
    return finding(
        __name__,
        "hint" if of_self else "error",
        f"{tact.note(judged.reason)}: "
        + ("say it only if you want them to know" if of_self else "leave it out of this message"),
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
