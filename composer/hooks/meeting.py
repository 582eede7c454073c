"""The user's calendar shows a meeting with them.

Says: we met in May for "Airflow cost review".
Works because: a talk face to face is remembered longer than a message.
Silent when: it is more than three years ago, or tact withholds its title.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook

SORT = "talk"
SAY = {
    "titled": Say(
        'You met {ago}: "{title}".',
        (
            'We met {ago} ("{title}").',
            'You may remember that we met {ago} ("{title}").',
            'We met {ago}; my calendar calls it "{title}".',
            'We last met {ago}, for what my calendar calls "{title}".',
            'I was thinking back to our meeting {since}, "{title}".',
            'It was good to meet you {ago} ("{title}").',
            'You and I met {ago} ("{title}").',
        ),
        ("We met {ago}.", "It was good to meet you {ago}.", "You may remember that we met {ago}."),
    ),
    "plain": Say(
        "You met {ago}.",
        (
            "We met {ago}.",
            "You may remember that we met {ago}.",
            "It was good to meet you {ago}.",
            "You and I met {ago}.",
            "I was thinking back to our meeting {since}.",
            "The last time we met was {ago}.",
            "I was glad that we met {ago}.",
        ),
    ),
}
OLDEST, LONGEST = 1095, 60


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the newest past meeting."""
    for one in contact.of_kind("meeting"):
        age = context.age(one)
        if age is None or not 0 <= age <= OLDEST:
            continue
        title = " ".join((one.quote or "").split())
        titled = len(title.split()) >= 2 and len(title) <= LONGEST
        yield hook(
            "meeting",
            SAY["titled" if titled else "plain"],
            contact,
            (one,),
            context,
            {"ago": context.ago(one), "since": context.since(one), "title": title},
            max(0.5, 0.78 - age / 2500),
            key="meeting",
            parts=("you met", context.ago(one)),
        )
        return
