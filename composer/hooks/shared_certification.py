"""You hold the same certificate.

Says: we both hold the Spark Developer certificate.
Works because: it is a small thing in common, and about the work.
Silent when: only one of you lists it.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._memberships import shared

SORT = "common"
SAY = Say(
    "You both hold the certificate {name}.",
    (
        'You and I hold the same certificate, "{name}".',
        'We both hold the certificate "{name}".',
        'I see that we both hold the certificate "{name}".',
        'We have a certificate in common, "{name}".',
        'You hold the certificate "{name}", and so do I.',
    ),
)


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a certificate."""
    for theirs, mine in shared(contact, me, "group", "certification"):
        yield hook(
            "shared_certification", SAY, contact, (theirs, mine), context,
            {"name": theirs.subject or ""}, 0.3 + 0.06 * context.relevance(theirs.subject),
            key=(theirs.subject or "").lower(), parts=("the same certificate",),
        )  # fmt: skip
