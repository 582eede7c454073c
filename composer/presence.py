"""Whether a contact works at a company now, used to, or never did, by which dated source.

A contact with evidence and a company's name go in; a `Presence` comes out, or None for somebody
who has nothing to do with the company. Names are compared whole, so look-alikes stay out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from composer.evidence import Contact, Evidence
from scraper.organisations import same_company

STALE_DAYS = 548  # a year and a half: people move; say so
_GONE_TITLE = re.compile(
    r"^\W*(?:ex\b[- ]?|former(?:ly)?\b|retired\b|previously\b|past\b|alumn(?:us|a|i)\b(?! \w*\s?"
    r"(?:relations|manager|officer|director))|ehemalige?r?\b|ancien(?:ne)?\b)|\bretired\b"
    r"|\((?:former|retired|ex)\)",
    re.IGNORECASE,
)
#: Roles that stand beside a company: (words, what to say of them).
_ROLES = (
    (
        r"\b(?:board (?:member|director|observer)|non[- ]executive|chair(?:man|woman|person)?"
        r"|member of the board|trustee|aufsichtsrat)\b",
        "on the board, not on staff: they may introduce you rather than refer you",
    ),
    (
        r"^advis[eo]r\b|\badvis[eo]r to\b|\b(?:board|strategic|startup|independent) advis[eo]r\b"
        r"|\badvisory board\b|\b(?:mentor|ambassador|(?:angel )?investor)\b(?! relations)",
        "an adviser, not on staff: they may introduce you rather than refer you",
    ),
    (r"\bvolunteer(?:ing)?\b", "a volunteer, not on staff: they may introduce you"),
    (
        r"\b(?:contract(?:or)?|freelance(?:r)?|consultant to|temp(?:orary)?)\b",
        "on a contract: ask whether they can refer",
    ),
    (
        r"\b(?:intern(?:ship)?|praktikant(?:in)?|stagiaire|working student|werkstudent(?:in)?"
        r"|apprentice|co-op)\b",
        "there as an intern or student: ask whether they can refer",
    ),
    (r"^\W*(?:incoming|joining|starting|soon)\b", "not started yet, by their title"),
)
_ROLE_PATTERNS = tuple((re.compile(words, re.IGNORECASE), says) for words, says in _ROLES)
_SOURCES = {
    "archive": "your LinkedIn export", "browser": "their profile", "saved_page": "a saved page",
    "mail": "their e-mail signature", "user": "your own note", "feed": "a feed",
    "calendar": "your calendar",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Presence:
    """That somebody is at a company, or has left it.

    Attributes:
        now: they are there, by the newest dated source.
        text: the fact with its source and day.
        evidence: ids of the rows that carry it.
        company, title: as written by that source; of one who left, where they are now.
        beside: what to know of a role that stands beside the staff, or of an old source.
    """

    now: bool
    text: str
    evidence: tuple[str, ...]
    company: str | None
    title: str | None
    beside: tuple[str, ...] = ()


def presence(contact: Contact, company: str, today: date) -> Presence | None:
    """What the sources say of `contact` at `company` on `today`."""
    row = _current_row(contact, company)
    shown = bool(contact.company and same_company(contact.company, company))
    if not shown and row is None:
        return _left(contact, company)
    if row is not None and not shown:
        name, title = row.subject or company, row.detail
    else:
        name, title = contact.company or company, contact.title
    if title and _GONE_TITLE.search(title):
        text = f"{title} at {name}: no longer there, by their own title"
        return Presence(False, text, _ids(row), contact.company, title)
    fact = f"{title} at {name}" if title else f"works at {name}"
    seen = (row.seen_on if row else None) or contact.company_seen_on
    source = _SOURCES.get(row.source if row else "", "")
    where = ", ".join(part for part in (source, f"seen {seen[:10]}" if seen else "") if part)
    beside = (*_beside(name, title), *_stale(seen, today))
    return Presence(True, f"{fact} ({where})" if where else fact, _ids(row), name, title, beside)


def _current_row(contact: Contact, company: str) -> Evidence | None:
    """The newest row that puts them there without an end, of the newest source or later."""
    newest = contact.company_seen_on or ""
    rows = [
        one
        for one in contact.of_kind("position", "connected", "new_role")
        if one.subject
        and not one.ended_on
        and one.trust != "inferred"
        and (one.kind != "position" or one.began_on or one.detail is None)
        and (one.seen_on or "") >= newest
        and same_company(one.subject, company)
    ]
    return max(rows, key=lambda one: (one.seen_on or "", one.kind == "position"), default=None)


def _left(contact: Contact, company: str) -> Presence | None:
    for one in contact.of_kind("position", "connected", "new_role"):
        if one.trust != "inferred" and one.subject and same_company(one.subject, company):
            now = f"now at {contact.company}" if contact.company else "no longer there"
            seen = f" (seen {contact.company_seen_on[:10]})" if contact.company_seen_on else ""
            left = f"left in {one.ended_on[:4]}" if one.ended_on else "has left"
            text = f"{left}; {now}{seen}"
            return Presence(False, text, (one.evidence_id,), contact.company, contact.title)
    return None


def _beside(company: str, title: str | None) -> tuple[str, ...]:
    told = f"{title or ''} {' '.join(re.findall(r'[(]([^)]*)[)]', company))}".strip()
    return tuple(says for pattern, says in _ROLE_PATTERNS if pattern.search(told))[:1]


def _stale(seen: str | None, today: date) -> tuple[str, ...]:
    if seen and (today - date.fromisoformat(seen[:10])).days > STALE_DAYS:
        return (f"the source is old ({seen[:10]}): look whether they are still there",)
    return ()


def _ids(row: Evidence | None) -> tuple[str, ...]:
    return (row.evidence_id,) if row else ()
