"""You have both worked at one company, at different times or at times that are not known.

Says: we have both worked at Fernhill.
Works because: people who left the same place know what its people can do.
Silent when: the dates prove common time (see worked_together), or the company is not named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._shared_time import employers
from scraper.organisations import company_key

SORT = "common"
SAY = {
    "apart": Say(
        "You have both worked at {company}, at different times.",
        (
            "You and I have both worked at {company}, at different times.",
            "We both have {company} behind us, though at different times.",
        ),
        ("We have both worked at {company}.",),
    ),
    "unknown": Say(
        "You have both worked at {company}; whether your paths crossed is not known. Did you meet "
        "there?",
        (
            "You and I have both worked at {company}.",
            "I see that we have both worked at {company}.",
        ),
        ("We have both worked at {company}.",),
    ),
    "highlight": Say(
        'LinkedIn says of you two: "{words}". Did you meet there?',
        ("You and I have both worked at {company}.",),
        ("We have both worked at {company}.",),
    ),
}
_HIGHLIGHT = re.compile(r"You both work(?:ed)? at ([^\n]+?)(?=\s*(?:[.\n]|$))")


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook for each common employer whose dates do not prove common time."""
    known = set()
    for shared in employers(contact, me, context):
        known.add(shared.key)
        if shared.overlap == "together":
            continue
        yield hook(
            "same_employer",
            SAY[shared.overlap],
            contact,
            (shared.theirs, shared.mine),
            context,
            {"company": shared.name},
            0.55 if shared.overlap == "apart" else 0.6,
            key=shared.key,
            overlap=shared.overlap,
            parts=("a common employer", f"times {shared.overlap}"),
        )
    yield from _highlights(contact, context, known)


def _highlights(contact: Contact, context: Context, known: set[str]) -> Iterator[Hook]:
    """What LinkedIn itself says is shared, where no dated position says it."""
    for one in contact.of_kind("highlight"):
        found = _HIGHLIGHT.search(one.quote or "") if one.detail == "shared_employer" else None
        if found is None or company_key(found[1]) in known:
            continue
        yield hook(
            "same_employer",
            SAY["highlight"],
            contact,
            (one,),
            context,
            {"company": found[1], "words": found[0]},
            0.58,
            key=company_key(found[1]) or found[1],
            overlap="unknown",
            parts=("a common employer", "LinkedIn says so, without dates"),
        )
