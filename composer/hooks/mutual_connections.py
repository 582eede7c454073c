"""You both know somebody, by name.

Says: we both know Priya and Tomás.
Works because: a common acquaintance is a reference at hand; the moderately weak ties help most.
Silent when: no mutual connection is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.messages.grammar import listed
from composer.messages.naming import people

SORT = "common"
SAY = Say(
    "You both know {names}.",
    (
        "You and I both know {names}.",
        "I see that we both know {names}.",
        "We have {names} in common here.",
        "I noticed that you know {names}, as I do.",
        "Looking at your profile, I saw that we both know {names}.",
        "We are both connected with {names}.",
        "It seems that we both know {names}.",
    ),
    (
        "We both know {names}.",
        "We have {names} in common.",
        "You and I both know {names}.",
    ),
)


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the newest list of named mutual connections."""
    rows = sorted(contact.of_kind("mutuals"), key=lambda one: one.seen_on or "", reverse=True)
    for one in rows[:1]:
        names = people(one.quote or "")
        detail = one.detail or ""
        others = int(detail) if detail.isdigit() else 0
        if not names:
            continue
        yield hook(
            "mutual_connections",
            SAY,
            contact,
            (one,),
            context,
            {"names": listed(names, others=others)},
            0.4 + min(len(names) + others, 10) / 100,
            parts=(f"{len(names) + others} people you both know",),
        )
