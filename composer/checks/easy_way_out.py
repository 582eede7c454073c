"""easy_way_out: whoever asks makes no an easy answer, and does not take yes for granted."""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding
from composer.language import READ, language_of
from composer.messages import Finding

_WAY_OUT = re.compile(
    r"(?i)\b(?:no|zero) (?:worries|problem|pressure|hard feelings|need|obligation|stress|rush|offen[cs]e|issue)\b"
    r"|\bif not\b|\b(?:rather|prefer) not\b|\bsay no\b|\bno is\b|\b(?:please|do|just) decline\b|\bfeel free to (?:say no|decline|ignore|pass)"
    r"|\b(?:totally|completely|fully|perfectly|of course|will|would|'ll|’ll)\s+(?:\w+\s+)?understand\b"
    r"|\bi understand\b|\b(?:if|in case) (?:it|this|that|now)(?:['’]s| is| does| feels?)?\s*(?:not|n['’]t|"
    r"doesn['’]t|isn['’]t|too|awkward|a no\b|odd|a bad|inconvenient|uncomfortable)|\bif (?:you['’]re|you are) not\b"
    r"|\bif you(?:['’]d| would)? (?:don['’]t|can['’]t|cannot|do not|are unable|aren['’]t)\b|\beither way\b"
    r"|\bwhatever you (?:decide|choose)\b|\bonly if\b|\bdon['’]t (?:feel|worry)\b|\b(?:won['’]t|will not) ask again\b"
    r"|\bwhatever the answer\b|\b(?:either|any answer|that|a no|no) is (?:totally |absolutely |perfectly |quite )?(?:fine|ok|okay|good)\b|\bif it(?:['’]s| is) a no\b|\b(?:please |just |can |could )+ignore\b|\bignore this\b|\b(?:perfectly|totally|absolutely|completely|quite) (?:fine|ok|okay|alright|all right)\b"
    r"|\bfeel (?:obliged|obligated|you have to|bound)\b|\b(?:mind|accept|respect|take) (?:a|your) no\b|\b(?:please |then )don['’]t\b|\b(?:just |please )?(?:leave it|forget (?:i asked|it|this))\b"
    r"|\b(?:any|either) (?:answer|way) (?:is|works)\b|\bin a (?:difficult|tricky|awkward) (?:spot|position)\b|\bno (?:bother|big deal|sweat)\b|\bwithout (?:a )?reason|\bif (?:this|it) (?:isn['’]t|doesn['’]t)\b"
)


def check(case: Case) -> Iterator[Finding]:
    """A warning for an ask that leaves no way out."""
    if case.asks and not _WAY_OUT.search(case.text) and language_of(case.text) in READ:
        yield finding(
            __name__, "warning", "make no easy to say: “If you'd rather not, that's fine.”",
            len(case.text.rstrip()), len(case.text),
        )  # fmt: skip
