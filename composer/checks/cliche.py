"""cliche: no phrase that stands in every cold message; say the plain thing instead."""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding, once
from composer.messages import Finding

# The worn phrase -> what to do about it.
PHRASES: dict[str, str] = {
    r"\bi hope (?:this|my) (?:e-?mail|message|note|inmail|letter)? ?(?:finds|reaches|is finding) you\b[^.,!\n]*":
        "begin with your reason to write",
    r"\bi hope (?:you|all) (?:are|is) (?:doing )?well (?:in these|during these)\b[^.,!\n]*": "leave it out",
    r"\b(?:just )?(?:reaching|reach) out to (?:touch base|see if|connect|you because)\b": "say why you write",
    r"\btouch(?:ing)? base\b": "say what you want to know",
    r"\bpick(?:ing)? your brain\b": "name the one question you have",
    r"\bsynerg(?:y|ies|istic)\b": "say what you mean",
    r"\bthink(?:ing)? outside (?:of )?the box\b": "leave it out",
    r"\bgo-getter\b|\brock ?star\b|\bninja\b|\bguru\b|\bteam player\b|\bself-starter\b": "show it with a proof",
    r"\bresults?[- ](?:driven|oriented)\b|\bdetail[- ]oriented\b|\bhighly motivated\b": "show it with a proof",
    r"\bproven track record\b|\bhit the ground running\b": "show it with a proof",
    r"\b(?:passionate|enthusiastic) (?:about|professional)\b": "say what you have done",
    r"\bdream (?:job|company|role)\b": "say what draws you to it",
    r"\b(?:perfect|ideal|great) fit\b": "give one proof and let them judge",
    r"\blong time no (?:see|speak|talk)\b": "say when you last spoke",
    r"\bi (?:came|stumbled) across your profile\b|\byour (?:impressive )?profile (?:caught my eye|stood out|is impressive)\b":
        "name what you read there",
    r"\bimpressed (?:by|with) your (?:profile|background|career|experience|journey)\b": "name the one thing",
    r"\badd(?:ing)? value\b|\bvalue[- ]add\b|\bleverage\b|\bcircle back\b|\blow[- ]hanging fruit\b": "say it plainly",
    r"\bat your earliest convenience\b|\bplease do not hesitate\b|\bplease find attached\b": "say it plainly",
    r"\bto whom it may concern\b|\bdear sir or madam\b": "use their name",
    r"\bexpand(?:ing)? my (?:professional )?network\b|\bjoin my (?:professional )?network\b": "say why them",
    r"\bi['’]?d like to add you to my (?:professional )?network\b": "say why them",
    r"\b(?:absolute|true|total|living) (?:legend|genius|inspiration|superstar)\b|\b(?:smartest|brightest|greatest|most (?:brilliant|talented|inspiring|amazing)) (?:person|people|mind|engineer|leader)\b":
        "praise the one thing they did",
    r"\bin awe of\b|\btruly (?:inspiring|inspirational|amazing|remarkable)\b|\byou(?:['’]re| are) (?:such )?an? inspiration\b|\b(?:huge|big(?:gest)?) fan of (?:you|yours)\b":
        "praise the one thing they did",
    r"\bquick question for you\b|\bgame[- ]?chang(?:er|ing)\b|\bworld-class\b|\bcutting[- ]edge\b": "leave it out",
}  # fmt: skip
_PATTERNS = [(re.compile(phrase, re.IGNORECASE), advice) for phrase, advice in PHRASES.items()]
_HEAPS = re.compile(r"!\s*!+|\?\s*\?+|(?:!\s[^!\n]*){3,}!")


def check(case: Case) -> Iterator[Finding]:
    """A warning for each worn phrase, a hint for heaped exclamation marks."""
    yield from once(
        finding(
            __name__, "warning", f"“{found.group()}” is worn; {advice}", found.start(), found.end()
        )
        for pattern, advice in _PATTERNS
        for found in pattern.finditer(case.text)
    )
    heap = _HEAPS.search(case.text)
    if heap:
        yield finding(
            __name__,
            "hint",
            "many exclamation marks sound anxious; one is plenty",
            heap.start(),
            heap.end(),
        )
