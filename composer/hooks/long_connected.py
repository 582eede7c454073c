"""You have been connected for years.

Says: we have been connected here since 2016.
Works because: it is true and says how you come to write; alone it is hardly a reason.
Silent when: the connection is younger than three years.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook

SORT = "thin"
SAY = Say(
    "You have been connected since {month}.",
    (
        "We have been connected here since {month}.",
        "You and I have been connected here since {month}.",
        "You and I connected here in {month}.",
        "We have been in each other's network since {month}.",
        "We got connected here back in {month}.",
        "You have been in my network since {month}.",
        "It was in {month} that we connected here.",
    ),
    (
        "We have been connected since {month}.",
        "We connected here in {month}.",
        "You and I connected here in {month}.",
    ),
)
YEARS = 3


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the oldest known day of the connection."""
    rows = [one for one in contact.of_kind("connected") if one.began_on]
    for one in rows[-1:]:
        age = context.age(one)
        if age is not None and age >= YEARS * 365:
            yield hook(
                "long_connected", SAY, contact, (one,), context,
                {"month": context.when(one).removeprefix("in ")}, 0.12 + min(age / 365, 15) / 200,
                key="connected", parts=(f"connected for {age // 365} years",),
            )  # fmt: skip
