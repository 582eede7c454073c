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
from composer.hooks._shared_time import employers, their_years
from composer.messages.naming import company
from scraper.organisations import company_key

SORT = "common"
SAY = {
    "years": Say(
        "You have both worked at {company}: {name} {their_years}, you {my_years}.",
        (
            "We have both worked at {company}: you {their_years}, I {my_years}.",
            "You were at {company} {their_years}; I was there {my_years}.",
            "You and I both know {company} from the inside: you {their_years}, I {my_years}.",
            "We have {company} in common: you were there {their_years}, I {my_years}.",
        ),
        ("We have both worked at {company}.", "You and I have both worked at {company}."),
    ),
    "apart": Say(
        "You have both worked at {company}, at different times.",
        (
            "You and I have both worked at {company}, at different times.",
            "We both have {company} behind us, though at different times.",
            "We have {company} in common, though not the same years.",
            "You and I both know {company} from the inside, if from different years.",
        ),
        ("We have both worked at {company}.", "You and I have both worked at {company}."),
    ),
    "unknown": Say(
        "You have both worked at {company}; whether your paths crossed is not known. Did you meet "
        "there?",
        (
            "You and I have both worked at {company}.",
            "I see that we have both worked at {company}.",
            "We have {company} in common: we have both worked there.",
            "We both know {company} from the inside.",
            "I noticed that you have worked at {company}, as I have.",
            "You have worked at {company}, and so have I.",
        ),
        (
            "We have both worked at {company}.",
            "You and I have both worked at {company}.",
            "We both know {company} from the inside.",
        ),
    ),
    "highlight": Say(
        'LinkedIn says of you two: "{words}". Did you meet there?',
        (
            "You and I have both worked at {company}.",
            "I see that we have both worked at {company}.",
            "You have worked at {company}, and so have I.",
        ),
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
        years = their_years(shared, contact, context)
        yield hook(
            "same_employer",
            SAY["years" if years else shared.overlap],
            contact,
            (shared.theirs, shared.mine),
            context,
            {"company": company(shared.name), **years},
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
            {"company": company(found[1]), "words": found[0]},
            0.58,
            key=company_key(found[1]) or found[1],
            overlap="unknown",
            parts=("a common employer", "LinkedIn says so, without dates"),
        )
