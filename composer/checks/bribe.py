"""bribe: no money, gift or share of a referral bonus for a referral.

A favour bought puts the contact at risk with their employer.
"""

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
        r"\b(?:split|share|half|part|cut|keep|percentage|%)\b[^.!?\n]{0,30}\b(?:referral )?(?:bonus|reward|fee|signing bonus|salary|commission)\b",
        r"\b(?:you(?:['’]ll| will| would| can| could)? (?:also )?(?:get|earn|receive|collect|make)|for you|you earn)\b[^.!?\n]{0,30}\b(?:referral )?(?:bonus|reward|money|cash|fee)\b",
        r"\b(?:referral )?(?:bonus|reward)\b[^.!?\n]{0,40}\b(?:yours|for you|you(?:['’]d| would| can| could)? (?:get|earn|keep))\b",
        r"\b(?-i:pay|tip|compensate|reward|reimburse|venmo|PayPal)\s+(?:you|(?:for )?your (?:time|trouble|help))\b",
        r"\b(?:gift|voucher)[- ]?(?:card|certificate)?s?\b[^.!?\n]{0,40}\b(?:you|thank|return|referr)|\b(?:send|give|buy|get) you\b[^.!?\n]{0,25}\b(?:gift|voucher|wine|whisky|champagne|present|tickets?|amazon|bottle|cash|money)\b",
        r"(?:[$€£]\s?\d[\d,.]*|\b\d[\d,.]*\s?(?:dollars|euros?|pounds|usd|eur|gbp)\b)[^.!?\n]{0,60}\b(?:referr?(?:al|ing)?|help|for you|if you|introduc)|\b(?:referr?(?:al|ing)?|if you|offer(?:ing)? you|give you)\b[^.!?\n]{0,60}(?:[$€£]\s?\d|\b\d[\d,.]*\s?(?:dollars|euros?|pounds)\b)",
        r"\b(?:if you (?:can )?refer me|for (?:a|the|your) referral)\b[^.!?\n]{0,120}\b(?:on me|my treat)\b",
        r"\b(?:dinner|lunch|drinks?|beers?|holiday|weekend)\b[^.!?\n]{0,12}\b(?:(?:is|are)(?: all)? on me|my treat)\b",
        r"\byou(?:['’]d| would|['’]ll| will)? (?:also )?(?:get|earn|pocket|receive)\b[^.!?\n]{0,20}\bbonus\b|\bwe (?:both|all) win\b|\bwin[- ]win\b",
        r"\b(?:transfer|wire|send|slip|give|pay|hand) you\b[^.!?\n]{0,12}(?:[$€£]\s?\d|\b\d[\d,.]*\s?(?:dollars|euros?|pounds|usd|eur|gbp|quid|bucks)\b)|\bgo halves\b|\bfifty[- ]fifty\b",
        r"\bmake it worth your (?:while|time)\b|\bbuy you (?:an? )?(?:fancy |nice |expensive )?(?:dinner|steak|holiday)\b|\bunder the table\b|\bkickback\b",
        r"\b(?:in (?:return|exchange)|if you refer me|for (?:a|the|your) referral)\b[^.!?\n]{0,40}\b(?:pay|money|cash|gift|bonus|invest|discount|free (?:licen[cs]e|subscription|stay))\b",
    )
]  # fmt: skip
_UNBOUGHT = re.compile(
    r"(?i)\bno (?:bonus|money|gift)\b|\bnot (?:about|for) (?:the )?(?:money|bonus)\b"
)


def check(case: Case) -> Iterator[Finding]:
    """An error for each thing of value offered for the referral."""
    if _UNBOUGHT.search(case.text):
        return
    yield from once(
        finding(
            __name__, "error", f"“{found.group().strip()}” pays for a referral. Take it out and thank"
            " them instead", found.start(), found.end(),
        )
        for pattern in _PATTERNS
        for found in pattern.finditer(case.text)
    )  # fmt: skip
