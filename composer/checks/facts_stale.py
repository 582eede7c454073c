"""facts_stale: what is said in the present tense is still so.

"Your team at Fernhill" to somebody who has left Fernhill is a warning, and so is old news told as
new: congratulations on a role that began more than half a year ago.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding
from composer.evidence import Evidence
from composer.facts import folded
from composer.messages import Finding
from composer.messages.grammar import day_of, in_month
from composer.requests import sentence_spans
from scraper.organisations import same_company

_PRESENT = re.compile(
    r"(?i)\b(?:your (?:current |new |whole )?(?:team|role|job|company|colleagues|employer|work|position)"
    r"|you(?:['’]re| are)(?: now| still| currently)?(?: working)?|you(?: now| still| currently)? work"
    r"|you(?: now| still| currently)? (?:lead|run|head|manage)|life|things are|how is|how are things)\b"
)
_PAST = re.compile(
    r"(?i)\b(?:were|was|worked|used to|back then|back when|former|old|ex-|had|left|from \d{4}|until|in \d{4}|when)\b"
)
_NEWS = re.compile(
    r"(?i)\bcongrat\w*\b.{0,60}\b(?:role|job|position|promotion|joining|appointment|move)\b|\byour new (?:role|job|position)\b"
)
_OLD_NEWS_DAYS = 183


def check(case: Case) -> Iterator[Finding]:
    """Warnings for places they have left and for news that is old."""
    for start, end in sentence_spans(case.text):
        sentence = case.text[start:end]
        present = _PRESENT.search(sentence)
        left = _left(case, sentence) if present and not _PAST.search(sentence) else None
        if present and left is not None:
            until = f" {in_month(left.ended_on)}" if left.ended_on else ""
            now = f"; the newest source says {case.contact.company}" if case.contact.company else ""
            yield finding(__name__, "warning", f"they left {left.subject}{until}{now}", start, end)
        news = _NEWS.search(sentence)
        if news and (old := _old_news(case)):
            yield finding(
                __name__, "warning", f"that is old news: it began {in_month(old)}",
                start + news.start(), start + news.end(),
            )  # fmt: skip


def _left(case: Case, sentence: str) -> Evidence | None:
    """A job the sentence names that has ended and is not the current one."""
    spoken = folded(sentence)
    for one in case.evidence:
        if one.kind != "position" or not one.subject or not one.ended_on:
            continue
        still = case.contact.company and same_company(one.subject, case.contact.company)
        again = any(
            other.kind == "position" and not other.ended_on and other.subject
            and same_company(other.subject, one.subject) for other in case.evidence
        )  # fmt: skip
        if folded(one.subject) in spoken and not still and not again:
            return one
    return None


def _old_news(case: Case) -> str | None:
    """When the newest role began, if that is long ago."""
    began = [one.began_on for one in case.evidence
             if one.kind == "new_role" or (one.kind == "position" and not one.ended_on)]  # fmt: skip
    newest = max(filter(None, began), default=None)
    if newest is None or case.today is None:
        return None
    day = day_of((newest + "-01-01")[:10] if len(newest) == 4 else (newest + "-01")[:10])
    return newest if day and (case.today - day).days > _OLD_NEWS_DAYS else None
