"""You both list a skill that the objective asks for.

Says: we both work with Airflow.
Works because: it says at once what the message is about; nothing more, so it is weak.
Silent when: there is no objective, or the skill has nothing to do with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._memberships import shared
from composer.messages.grammar import listed

SORT = "thin"
SAY = Say(
    "You both list {skills}.",
    (
        "You and I both list {skills} among our skills.",
        "I see that we both list {skills} here.",
        "We both have {skills} on our profiles.",
        "We both work with {skills}, as our profiles say.",
    ),
    ("We both list {skills} here.", "We both have {skills} on our profiles."),
)


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook for all shared skills that touch the objective."""
    pairs = [pair for pair in shared(contact, me, "skill") if context.relevance(pair[0].subject)]
    if pairs:
        names = [theirs.subject or "" for theirs, _ in pairs[:3]]
        rows = [one for pair in pairs[:3] for one in pair]
        yield hook(
            "shared_skill", SAY, contact, rows, context, {"skills": listed(names)},
            0.24 + 0.02 * len(names), key="skills", parts=("the same skills",),
        )  # fmt: skip
