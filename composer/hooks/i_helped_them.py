"""They once thanked the user for help, advice or an introduction.

Says: you thanked me in May for the review.
Works because: people like to return a favour, and it says how the two know each other.
Silent when: the thanks were for nothing that can be named.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._thanks import told

SORT = "talk"
SAY = Say(
    "{name} thanked you {when} for {help}.",
    (
        "You wrote to me {when} to thank me for my {bare}. I hope it was of use.",
        "When we wrote {when}, you thanked me for my {bare}. I hope it was of use.",
        "You kindly thanked me {when} for my {bare}. I hope it did some good.",
        "I was glad of your thanks {when} for my {bare}.",
        "You may remember thanking me {when} for my {bare}. I hope it helped.",
        "I enjoyed being of help {when}: you thanked me for my {bare}.",
        "You sent me kind words {when} about my {bare}.",
    ),
    (
        "You thanked me {when} for my {bare}.",
        "I was glad of your thanks {when} for my {bare}.",
        "You may remember my {bare}, {when}.",
    ),
)


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the newest thanks in their words."""
    yield from told("i_helped_them", SAY, contact, "in", context, 0.74)
