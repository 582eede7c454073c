"""You went to one school, at different times or at times that are not known.

Says: we both went to Harrow Vale.
Works because: alumni help alumni, a little.
Silent when: the dates prove common time (see studied_together).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._shared_time import schools, their_years
from composer.messages.naming import school
from scraper.organisations import school_key

SORT = "common"
SAY = {
    "years": Say(
        "You both went to {school}: {name} {their_years}, you {my_years}.",
        (
            "We both went to {school}: you {their_years}, I {my_years}.",
            "You were at {school} {their_years}; I was there {my_years}.",
            "You and I are both from {school}: you were there {their_years}, I {my_years}.",
            "We have {school} in common: you were there {their_years}, I {my_years}.",
        ),
        ("We both went to {school}.", "You and I both went to {school}."),
    ),
    "apart": Say(
        "You both went to {school}, in different years.",
        (
            "You and I both went to {school}, in different years.",
            "We both studied at {school}, if not in the same years.",
            "We have {school} in common, though not the same years.",
        ),
        ("We both went to {school}.", "You and I both went to {school}."),
    ),
    "unknown": Say(
        "You both went to {school}; whether your paths crossed there is not known.",
        (
            "You and I both went to {school}.",
            "I see that we both went to {school}.",
            "We have {school} in common.",
            "I noticed that you went to {school}, as I did.",
            "You went to {school}, and so did I.",
            "We are both from {school}, I see.",
        ),
        (
            "We both went to {school}.",
            "You and I both went to {school}.",
            "We have {school} in common.",
        ),
    ),
}
_HIGHLIGHT = re.compile(r"You both (?:studied at|went to|attended) ([^\n]+?)(?=\s*(?:[.\n]|$))")


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook for each common school whose dates do not prove common time."""
    known = set()
    for shared in schools(contact, me, context):
        known.add(shared.key)
        if shared.overlap == "together":
            continue
        years = their_years(shared, contact, context)
        yield hook(
            "same_school",
            SAY["years" if years else shared.overlap],
            contact,
            (shared.theirs, shared.mine),
            context,
            {"school": school(shared.name), **years},
            0.52,
            key=shared.key,
            overlap=shared.overlap,
            parts=("the same school", f"times {shared.overlap}"),
        )
    for one in contact.of_kind("highlight"):
        found = _HIGHLIGHT.search(one.quote or "") if one.detail == "shared_school" else None
        if found is None or school_key(found[1]) in known:
            continue
        yield hook(
            "same_school",
            SAY["unknown"],
            contact,
            (one,),
            context,
            {"school": school(found[1])},
            0.5,
            key=school_key(found[1]) or found[1],
            overlap="unknown",
            parts=("the same school", "LinkedIn says so, without dates"),
        )
