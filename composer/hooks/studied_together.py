"""You studied at one school at the same time, and the dates prove it.

Says: we were both at Harrow Vale from 2012 to 2015.
Works because: a shared school is trusted, and shared years more so.
Silent when: the dates do not prove common time (see same_school).
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._shared_time import schools
from composer.messages.naming import school

SORT = "history"
SAY = Say(
    "You were both at {school} {years}.",
    (
        "You and I were both at {school} {years}.",
        "We were students at {school} at the same time, {years}.",
        "We were at {school} in the same years, {years}.",
        "You and I studied at {school} at the same time, {years}.",
        "You may remember me from {school}: we were both there {years}.",
        "We have {school} in common: we were both there {years}.",
        "It is a while since we were both at {school}, {years}.",
    ),
    (
        "We were at {school} together.",
        "You and I were at {school} at the same time.",
        "We were both at {school} {years}.",
    ),
)

TOLD = Say(
    "You were at {school} at the same time, as you said.",
    ("You and I were at {school} at the same time.", "We were at {school} at the same time."),
    ("We were at {school} at the same time.",),
)


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook for each school with proven common time."""
    for shared in schools(contact, me, context):
        if shared.overlap != "together":
            continue
        years = context.years(*shared.period) if shared.period else ""
        yield hook(
            "studied_together",
            SAY if shared.period else TOLD,
            contact,
            shared.rows,
            context,
            {"school": school(shared.name), "years": years},
            0.7,
            key=shared.key,
            overlap="together",
            parts=("the same school", "in the same years" if shared.period else "you said so"),
        )
