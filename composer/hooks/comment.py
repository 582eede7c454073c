"""They left a comment with something in it under somebody's post.

Says: I read your comment about partition keys.
Works because: comments are read by few, so that somebody read theirs is noticed.
Silent when: it is older than ninety days, or a mere congratulation.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._posts import fresh, told

SORT = "lately"
SAY = {
    "topic": Say(
        "{name} commented about {topic} {ago}.",
        (
            "I read your comment {since} about {your}{topic}.",
            "I saw your comment {since} about {your}{topic}.",
            "You left a comment {ago} about {your}{topic}, and I read it.",
            "I came across your comment {since} about {your}{topic}.",
            "I liked what you wrote {ago}, in a comment, about {your}{topic}.",
            "Your comment {since} about {your}{topic} was to the point.",
            "I found your comment {since} about {your}{topic} useful.",
        ),
        (
            "I read your comment about {your}{topic}.",
            "I saw your comment about {your}{topic}.",
            "I liked your comment about {your}{topic}.",
        ),
    ),
}
SHORTEST = 6  # words


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a comment that names a topic."""
    for post in fresh(contact, context, "comment"):
        if post.reading.sure and len((post.one.quote or "").split()) >= SHORTEST:
            yield from told("comment", SAY, contact, post, context, 0.42)
