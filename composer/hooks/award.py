"""They posted about an award, a nomination or a prize.

Says: congratulations; I saw your post about the Harbour Prize.
Works because: recognition is public, dated and meant to be seen.
Silent when: the post is older than ninety days, or names nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._posts import fresh, told

SORT = "lately"
SAY = {
    "topic": Say(
        "{name} posted about an award {ago}: {topic}.",
        (
            "Congratulations; I saw your post {since} about {your}{topic}.",
            "I saw your post {since} about {your}{topic}. Congratulations.",
        ),
        ("Congratulations; I saw your post about {your}{topic}.",),
    ),
    "plain": Say(
        "{name} posted about an award {ago}.",
        (
            "Congratulations on the award; I saw your post {since}.",
            "I saw your post {since} about the award; congratulations.",
        ),
        ("Congratulations on the award.",),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a post about an award."""
    for post in fresh(contact, context):
        if post.reading.event == "award":
            yield from told("award", SAY, contact, post, context, 0.63)
