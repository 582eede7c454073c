"""You have volunteered at the same place.

Says: we have both volunteered at Code Harbour.
Works because: unpaid work is done for what one cares about.
Silent when: the place tells of faith, politics or health.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._memberships import shared

SORT = "common"
SAY = Say(
    "You have both volunteered at {place}.",
    (
        "You and I have both volunteered at {place}.",
        "I see that we have both volunteered at {place}.",
        "We have {place} in common: we have both volunteered there.",
        "You have volunteered at {place}, and so have I.",
    ),
    ("We have both volunteered at {place}.", "You and I have both volunteered at {place}."),
)


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a place."""
    for theirs, mine in shared(contact, me, "group", "volunteering"):
        yield hook(
            "shared_volunteering", SAY, contact, (theirs, mine), context,
            {"place": theirs.subject or ""}, 0.48,
            key=(theirs.subject or "").lower(), parts=("both volunteered there",),
        )  # fmt: skip
