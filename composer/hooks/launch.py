"""They launched, shipped or released something and posted about it.

Says: congratulations on getting your cold-chain dashboard out.
Works because: launches are work of months, and few people say so.
Silent when: the post is older than ninety days, or does not name what was launched.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._posts import fresh, told

SORT = "lately"
SAY = {
    "topic": Say(
        "{name} posted about a launch {ago}: {topic}.",
        (
            "I saw your post {since} about {your}{topic}; congratulations on getting it out.",
            "Congratulations on getting {your}{topic} out; I saw your post {since}.",
        ),
        ("Congratulations on getting {your}{topic} out.",),
    ),
    "plain": Say(
        "{name} posted about a launch {ago}.",
        (
            "Congratulations on the launch; I saw your post {since}.",
            "I saw your post {since} about the launch; congratulations.",
        ),
        ("Congratulations on the launch.",),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a post about a launch."""
    for post in fresh(contact, context):
        if post.reading.event == "launch":
            yield from told("launch", SAY, contact, post, context, 0.64)
