"""You worked at one company at the same time: the dates prove it, or you said so when asked.

Says: we were both at Fernhill from 2019 to 2021.
Works because: a past colleague can say how they know you, and refers most often.
Silent when: neither the dates prove two whole months together nor you said so (see same_employer).
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._shared_time import SharedTime, employers
from composer.messages.naming import company

SORT = "history"
SAY = Say(
    "You worked together at {company} {years}.",
    (
        "You and I were colleagues at {company} {years}.",
        "We worked together at {company} {years}.",
        "It is a while since our time together at {company}, {years}.",
        "We were at {company} at the same time, {years}.",
        "You may remember me from {company}, where we were colleagues {years}.",
        "We know each other from {company}, where we were colleagues {years}.",
        "You and I worked at {company} at the same time, {years}.",
        "We were colleagues at {company} {exact}.",
        "We were at {company} together {years}.",
    ),
    (
        "We worked together at {company}.",
        "We were colleagues at {company} {years}.",
        "You and I were colleagues at {company}.",
        "You may remember me from {company}, where we were colleagues.",
        "We worked together at {company} {years}.",
    ),
)
NOW = Say(
    "You both work at {company}, and have since {since}.",
    (
        "You and I have been colleagues at {company} since {since}.",
        "We have both been at {company} since {since}.",
        "We have been colleagues at {company} since {since}.",
    ),
    ("We both work at {company}.", "We are colleagues at {company}."),
)

TOLD = Say(
    "You worked at {company} at the same time, as you said.",
    (
        "You and I were at {company} at the same time.",
        "We worked at {company} at the same time.",
    ),
    ("We worked at {company} at the same time.",),
)


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook for each company with proven common time, the longer the stronger."""
    for shared in employers(contact, me, context):
        if shared.overlap != "together":
            continue
        if shared.period is None:
            yield from _told(contact, shared, context)
            continue
        first, last = shared.period
        still = shared.theirs.ended_on is None and shared.mine.ended_on is None
        slots = {
            "company": company(shared.name),
            "since": first[:4],
            "years": context.years(first, last),
            "exact": context.months(first, last),
        }
        yield hook(
            "worked_together",
            NOW if still else SAY,
            contact,
            (shared.theirs, shared.mine),
            context,
            slots,
            0.88 + min(shared.months, 48) / 600,
            key=shared.key,
            overlap="together",
            parts=("you worked together", f"for at least {shared.months} months by the dates"),
        )


def _told(contact: Contact, shared: SharedTime, context: Context) -> Iterator[Hook]:
    """Common time that only the user's own word shows: without years."""
    if shared.told:
        yield hook(
            "worked_together",
            TOLD,
            contact,
            shared.rows,
            context,
            {"company": company(shared.name)},
            0.86,
            key=shared.key,
            overlap="together",
            parts=("you worked there at the same time", "you said so"),
        )
