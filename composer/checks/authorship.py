"""authorship: nobody is praised for, or quoted with, words that are another's.

What somebody re-shared is not their writing: "your post" is wrong for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding, once
from composer.checks.grounded import without_own_words
from composer.claims import claims_in
from composer.evidence import Evidence
from composer.facts import Facts, told
from composer.messages import Finding
from composer.messages.own_words import stems
from composer.texts import quotations
from composer.topics import topic_of

_MINE = re.compile(
    r"(?i)\b(?:i|we)\s+(?:\w+\s+){0,3}(?:wrote|said|put|asked|promised)\b|\bmy\b|\bi added you\b"
)


def check(case: Case) -> Iterator[Finding]:
    """An error for each attribution of another's words."""
    facts = Facts(case.contact, case.me, case.settings, case.objective, case.today)
    text = without_own_words(case, facts)
    yield from once(_found(text, facts))


def _found(text: str, facts: Facts) -> Iterator[Finding]:
    for claim in claims_in(text):
        if claim.kind != "wrote" or "you shared" in claim.words.lower():
            continue
        topic = topic_of(claim, facts)
        by_them = stems(f"{one.quote or ''} {one.subject or ''}" for one in facts.written)
        passed = [one for one in facts.passed_on if not topic or topic & _about(one)]
        alone = not facts.written and facts.passed_on
        if (topic and not topic & by_them and passed) or alone:
            yield finding(
                __name__, "error", _whose(passed or list(facts.passed_on)), claim.start, claim.end
            )
    for start, end, words in quotations(text):
        other = facts.says(words, facts.talked)
        mine = _MINE.search(text[max(0, start - 90) : start])
        if len(words.split()) >= 3 and other and other.detail == "out" and not mine:
            yield finding(
                __name__, "error", "these words are your own, from a message to them", start, end
            )


def _about(one: Evidence) -> set[str]:
    return stems((one.quote, one.subject))


def _whose(rows: list[Evidence]) -> str:
    by = rows[0].subject
    return (
        f"they re-shared this; {by} wrote it. Thank them for sharing it" if by
        else "they only re-shared this. " + told(rows[:1], "")
    )  # fmt: skip
