"""Groups, volunteer places, certificates and skills that both people list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact, Evidence


def shared(
    contact: Contact, me: Contact | None, kind: str, *details: str
) -> Iterator[tuple[Evidence, Evidence]]:
    """Their row and the user's row of one name; names are compared without case and signs."""
    mine = {
        _key(one): one for one in (me.of_kind(kind) if me else ())
        if _key(one) and (not details or one.detail in details)
    }  # fmt: skip
    for one in contact.of_kind(kind):
        other = mine.get(_key(one))
        if other is not None and (not details or one.detail in details):
            yield one, other


def _key(one: Evidence) -> str:
    return " ".join(re.findall(r"\w+", (one.subject or "").lower()))
