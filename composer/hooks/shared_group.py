"""You are in the same group or association.

Says: we are both in the Rivermouth Data group.
Works because: a group is a reason to have met.
Silent when: the group tells of faith, politics or health.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._memberships import shared

SORT = "common"
SAY = Say(
    "You are both in {group}.",
    (
        "You and I are both in {group}.",
        "I see that we are both in {group}.",
        "We are both members of {group}.",
        "You are in {group}, and so am I.",
        "We have {group} in common here.",
    ),
    ("We are both in {group}.", "You and I are both in {group}."),
)
_HIGHLIGHT = re.compile(r"\bYou and [^\n]{1,40}? are both in ([^\n]+?)(?=\s*(?:\.\s|\.?$|\n))")


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a group, from both lists or from LinkedIn's own words."""
    for theirs, mine in shared(contact, me, "group", "group", "organisation"):
        rows = (theirs, mine)
        yield hook(
            "shared_group", SAY, contact, rows, context, {"group": theirs.subject or ""}, 0.36,
            key=(theirs.subject or "").lower(), parts=("a common group",),
        )  # fmt: skip
    for one in contact.of_kind("highlight"):
        found = _HIGHLIGHT.search(one.quote or "") if one.detail == "mutual_group" else None
        if found:
            yield hook(
                "shared_group", SAY, contact, (one,), context, {"group": found[1]}, 0.36,
                key=found[1].lower(), parts=("a common group", "LinkedIn says so"),
            )  # fmt: skip
