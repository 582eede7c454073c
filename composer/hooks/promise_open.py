"""The user promised them something in the last message and has not written since.

Says: I wrote that I'd send you the cost sheet.
Works because: keeping a promise late is better than asking first.
Silent when: the user has written since, or a year has passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._exchanges import messages, sentences

SORT = "debt"
SAY = Say(
    'You wrote {ago}: "{quote}" Have you done it?',
    (
        'I have not forgotten what I wrote {ago}: "{quote}"',
        'I wrote to you {ago}: "{quote}" That is still open.',
        'I have yet to do what I promised {ago}: "{quote}"',
        'I promised you something {ago} and have not kept it yet: "{quote}"',
        'There is something I owe you. I wrote {ago}: "{quote}"',
    ),
)
_PROMISE = re.compile(
    r"(?i)\b(?:i'll|i will|let me|i'm going to|i can) (?:definitely |also |then |gladly |happily )?"
    r"(?:send|share|forward|get back|introduce|put you in touch|write up|look into|ask|check|"
    r"come back|pass (?:it|this|that) on|dig (?:it|that) out)\b|\bi owe you\b"
)
LONGEST, OLDEST, NEWEST = 140, 365, 3


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook, on a promise in the user's newest message."""
    rows = messages(contact)
    for one in [row for row in rows if row.detail == "out"][:1]:
        age = context.age(one)
        made = [text for text in sentences(one, _PROMISE) if len(text) <= LONGEST]
        if not made or age is None or not NEWEST <= age <= OLDEST or made[-1].endswith("?"):
            continue
        yield hook(
            "promise_open",
            SAY,
            contact,
            (one,),
            context,
            {"ago": context.ago(one), "quote": made[-1]},
            0.78 - age / 3000,
            parts=("you promised it", context.ago(one)),
        )
