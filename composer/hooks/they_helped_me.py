"""The user once thanked them for help, advice or an introduction.

Says: thank you again for your advice on the interview.
Works because: whoever has helped once is glad to hear that it mattered.
Silent when: the thanks were for nothing that can be named.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._thanks import told

SORT = "talk"
SAY = Say(
    "You thanked {name} {when} for {help}.",
    (
        "Thank you again for {help} {when}.",
        "I have not forgotten {help} {when}.",
        "I still owe you thanks for {help} {when}.",
        "I am still grateful for {help} {when}.",
        "I was thinking of {help} {when}, and I am still grateful.",
        "You helped me {when}; I am still grateful for {help}.",
    ),
    (
        "Thank you again for {help}.",
        "I am still grateful for {help}.",
        "I have not forgotten {help}.",
    ),
)


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the newest thanks in the user's own words."""
    yield from told("they_helped_me", SAY, contact, "out", context, 0.8)
