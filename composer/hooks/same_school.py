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
from composer.hooks._shared_time import schools
from scraper.organisations import school_key

SORT = "common"
SAY = {
    "apart": Say(
        "You both went to {school}, in different years.",
        (
            "You and I both went to {school}, in different years.",
            "We are both {school} people, if not from the same years.",
        ),
        ("We both went to {school}.",),
    ),
    "unknown": Say(
        "You both went to {school}; whether your paths crossed there is not known.",
        ("You and I both went to {school}.", "I see that we both went to {school}."),
        ("We both went to {school}.",),
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
        yield hook(
            "same_school",
            SAY[shared.overlap],
            contact,
            (shared.theirs, shared.mine),
            context,
            {"school": shared.name},
            0.45,
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
            {"school": found[1]},
            0.43,
            key=school_key(found[1]) or found[1],
            overlap="unknown",
            parts=("the same school", "LinkedIn says so, without dates"),
        )
