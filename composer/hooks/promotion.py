"""They moved up at the company they were at already.

Says: congratulations on the step to Staff Engineer at Northwind.
Works because: a title one has worked for years is gladly noticed.
Silent when: no earlier title at the same company is known, or it is more than four months old.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook
from composer.hooks.new_role import SAY, is_promotion, starts, told

__all__ = ["SAY", "SORT", "find"]

SORT = "lately"


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the newest start that is a promotion."""
    for one in starts(contact, context):
        if is_promotion(contact, one):
            yield from told("promotion", contact, one, context)
            return
