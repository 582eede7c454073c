"""right_company: the company asked about is the objective's, and theirs is not mistaken for it.

A message copied from another application is the likeliest way to name the wrong company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding
from composer.facts import folded
from composer.messages import Finding
from composer.messages.naming import company
from composer.requests import requests_in
from scraper.organisations import same_company

_WORD = r"(?:[\w&'’\-]|\.(?=\w))*"
_AFTER = re.compile(
    r"\b(?:at|with|join|joining|for a job at|team at)\s+(?P<name>(?:the\s+)?[A-ZÀ-Þ0-9]"
    rf"{_WORD}(?:[ \t]+(?:&|and|of|de)?[ \t]*(?!I\b)[A-ZÀ-Þ0-9]{_WORD}){{0,3}})"
)
_YOURS = re.compile(
    r"(?i:\b(?:your\s+(?:\w+\s+){0,2}(?:team|role|job|work|colleagues|company|time|position|life)|"
    r"you(?:['’]re|\s+are|\s+work|\s+lead|\s+run|['’]ve\s+been)(?:\s+(?!connected|friends|acquainted|linked|familiar|colleagues|in\s+touch)\w+){0,3}|since\s+you\s+joined"
    r"|life|things|going|do\s+you\s+(?:like|find|enjoy)\s+(?:it|things|life))\s+(?:at|with|over\s+at)|since\s+you\s+joined|how\s+is)\s+"
    rf"(?P<name>[A-ZÀ-Þ]{_WORD}(?:[ \t]+[A-ZÀ-Þ]{_WORD}){{0,3}})"
)


def check(case: Case) -> Iterator[Finding]:
    """An error for each company that is not the one meant."""
    if case.objective:
        wanted = case.objective.company
        for request in requests_in(case.text):
            if request.kind not in ("referral", "job", "introduction"):
                continue
            for found in _AFTER.finditer(request.text):
                if _is_own(found["name"], case):
                    continue
                if not _same(found["name"], wanted, case.objective.role):
                    at = request.start
                    said = f"this objective is at {wanted}, not at {_tidy(found['name'])}"
                    first, last = found.span("name")
                    yield finding(__name__, "error", said, at + first, at + last)
    for found in _YOURS.finditer(case.text):
        name = _tidy(found["name"])
        places = _places(case)
        if places and not any(_same(name, place) for place in places):
            yield finding(
                __name__, "error", f"no source places them at {name}; the newest says {places[0]}",
                found.start("name"), found.end("name"),
            )  # fmt: skip


def _places(case: Case) -> list[str]:
    """Every employer of the contact, the current one first."""
    named = [case.contact.company]
    named += [
        one.subject for one in case.evidence if one.kind in ("position", "connected", "new_role")
    ]
    return list(dict.fromkeys(filter(None, named)))


def _is_own(name: str, case: Case) -> bool:
    """Whether the user works or worked there: where one comes from is not where one asks to go."""
    mine = (one.subject or "" for one in case.own_evidence if one.kind == "position")
    return any(_same(name, place) for place in mine)


def _same(name: str, wanted: str, role: str = "") -> bool:
    """One company, the first words of its name, or its name with a word of the role behind it."""
    left, right = folded(company(_tidy(name))), folded(company(wanted))
    said, meant = ([word.strip(".") for word in one.split()] for one in (left, right))
    if same_company(left, right) or said == meant[: len(said)] or left in folded(role):
        return True
    rest = said[len(meant) :]
    return said[: len(meant)] == meant and all(word in folded(role).split() for word in rest)


def _tidy(name: str) -> str:
    return re.sub(r"['’]s?$", "", name.strip().rstrip(".,")).strip()
