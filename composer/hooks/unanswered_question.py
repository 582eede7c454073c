"""They asked the user something in a message and never got an answer.

Says: you asked me whether the Airflow notes are public, and I never answered.
Works because: what one owes comes before what one asks.
Silent when: the user wrote on that day or later, it was about an hour long past, or it is more than
two years ago. Weak when the user never wrote to them: nobody owes a stranger an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._exchanges import messages, sentences

SORT = "debt"
SAY = Say(
    '{name} asked you {ago}: "{quote}" You have not answered.',
    (
        'You asked me {ago}: "{quote}" I never answered, and I am sorry.',
        'I still owe you an answer. You asked {ago}: "{quote}"',
        'I never answered what you asked {ago}, sorry: "{quote}"',
        'Sorry for my silence. You asked me {ago}: "{quote}"',
        'I left your question {since} without an answer: "{quote}"',
        'Better late than never: you asked me {ago}: "{quote}"',
    ),
)
_QUESTION = re.compile(r"\?$")
_COURTESY = re.compile(
    r"(?i)how (?:are|r) (?:you|things)|how's (?:it going|life|everything)|what's up|"
    r"how have you been|hope|free (?:for|to|on)|a (?:quick )?(?:call|chat|coffee)|this week|"
    r"tomorrow|tonight|today|next week|interested in|make sense|right\?|you know\?|ok(?:ay)?\?"
)
LONGEST, OLDEST, NEWEST = 140, 730, 2


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook, on the newest question that nothing of the user's follows."""
    known = any(one.detail == "out" for one in messages(contact))
    for one in messages(contact):
        age = context.age(one)
        if one.detail == "out" or age is None or age > OLDEST:
            return
        asked = [
            text for text in sentences(one, _QUESTION)
            if 12 <= len(text) <= LONGEST and not _COURTESY.search(text)
        ]  # fmt: skip
        if asked and age >= NEWEST:
            slots = {
                "name": contact.called or contact.full_name or "They",
                "ago": context.ago(one),
                "since": context.since(one),
                "quote": asked[-1],
            }
            yield hook(
                "unanswered_question",
                SAY,
                contact,
                (one,),
                context,
                slots,
                (0.83 if known else 0.5) - age / 3000,
                parts=("you owe them an answer", context.ago(one)),
            )
            return
