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
    "You have been connected since {year}.",
    (
        "We have been connected here since {year}.",
        "You and I have been connected here since {year}.",
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
                {"year": (one.began_on or "")[:4]}, 0.12 + min(age / 365, 15) / 200,
                key="connected", parts=(f"connected for {age // 365} years",),
            )  # fmt: skip
