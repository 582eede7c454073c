"""Thanks for something that can be named, in a message or mail of one direction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._exchanges import messages

_KINDS = (
    "help|advice|introduction|intro|feedback|review|tips|tip|pointers|pointer|guidance|support|"
    "referral|recommendation|mentoring|comments|notes|hints|encouragement|answer|answers"
)
_THANKS = re.compile(
    rf"(?i)\bthank(?:s| you)(?: very much| so much| a lot| again)*,? for "
    rf"(?P<help>(?:all )?(?:your|the) (?:\w+ )?(?P<bare>(?:{_KINDS})"
    r"(?: (?:with|on|about|to|at|for|of) (?:the )?(?!(?:you|me|us|my|our|your|this|that)\b)"
    r"[\w'-]+(?: [\w'-]+){0,4})?))(?=\s*(?:[.!,;:?\n]|$))"
)


def told(
    kind: str, say: Say, contact: Contact, direction: str, context: Context, strength: float
) -> Iterator[Hook]:
    """One hook on the newest named thanks of a direction."""
    for one in messages(contact):
        found = _THANKS.search(one.quote or "") if one.detail == direction else None
        if found is None:
            continue
        age = context.age(one) or 0
        slots = {
            "name": contact.called or contact.full_name or "They",
            "when": context.when(one),
            "help": found["help"],
            "bare": found["bare"],
        }
        yield hook(
            kind,
            say,
            contact,
            (one,),
            context,
            slots,
            strength - age / 10000,
            parts=("thanks were said", context.when(one)),
        )
        return
