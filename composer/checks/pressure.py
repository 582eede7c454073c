"""pressure: no deadline put on the contact, no guilt, no yes taken for granted."""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding, once
from composer.messages import Finding

_PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:asap|urgent(?:ly)?|as soon as possible|immediately|right away|time[- ]sensitive)\b",
        r"\b(?:by|before|until) (?:tomorrow|tonight|today|end of (?:the )?day|eod|cob|monday|tuesday|wednesday|thursday|friday|the end of)\b",
        r"(?<!feel )(?<!think )(?<!that )\byou (?:owe (?!me a (?:coffee|drink|beer|tea|lunch)|me one\b\s*\?)|have to|must|need to|ought to|should(?! (?:feel|you|not)))\b",
        r"\bi(?:['’]m| am) (?:counting|relying|depending) on you\b|\bcounting on you\b",
        r"\b(?:you['’]re|you are) my (?:last|only) (?:hope|chance|option)\b|\bdesperate(?:ly)?\b|\bbegging\b|\bi beg\b",
        r"\b(?:after|considering) (?:all|everything) (?:i|we)(?:['’]ve| have)? (?:did|done|do)\b",
        r"\bit (?:only|just|will only|would only|['’]ll only) (?:takes?|take) (?:you )?(?:a|one|two|five|\d+) (?:second|minute|moment|click)s?\b",
        r"\b(?:i['’]m sure|i know|i trust) you(?:['’]ll| will| can| won['’]t)\b",
        r"\bthank(?:s| you) in advance\b|\bi (?:expect|insist|demand)\b|\bwhy (?:haven['’]t|didn['’]t) you\b",
        r"\b(?:still|yet) (?:waiting|haven['’]t heard)\b|\b(?:written|messaged|e-?mailed|asked) (?:to )?you (?:\w+ )?(?:twice|(?:two|three|four|five|several|many) times)\b|\bheard nothing\b|\bthird time\b|\bagain and again\b|\bsecond (?:e-?mail|message|reminder)\b",
        r"\bplease,? please\b|\bdon['’]t (?:let me down|ignore|forget)\b|\blast chance\b|\bas a (?:friend|favou?r to me),? you\b",
        r"\bstraight away\b|\bcan(?:no|['’])t (?:say no|refuse|turn (?:me|this) down)\b|\b(?:i|we) (?:have |['’]ve )?already told (?:them|him|her)\b|\bi (?:assume|assumed) (?:that )?you(?:['’]d| would|['’]ll| will)\b|\b(?:closes?|ends?|expires?) (?:tonight|today|tomorrow)\b",
        r"\bmake (?:this|it) happen\b|\bget me (?:in|hired|the job|an interview)\b",
    )
]


def check(case: Case) -> Iterator[Finding]:
    """A warning for each phrase that presses."""
    yield from once(
        finding(
            __name__, "warning", f"“{found.group()}” presses. Leave time and a way out",
            found.start(), found.end(),
        )
        for pattern in _PATTERNS
        for found in pattern.finditer(case.text)
    )  # fmt: skip
