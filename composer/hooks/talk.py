"""They posted about a talk, a panel or a podcast.

Says: I saw your post about the talk on boring pipelines.
Works because: whoever speaks in public likes to know that somebody listened.
Silent when: the post is older than ninety days, or does not say what the talk is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._posts import fresh, told

SORT = "lately"
SAY = {
    "topic": Say(
        "{name} posted about a talk {ago}: {topic}.",
        (
            "I saw your post {since} about the talk on {your}{topic}.",
            "I read your post {since} about the talk on {your}{topic}.",
            "You posted {ago} about a talk on {your}{topic}, and I read it.",
            "I read {ago} about the talk on {your}{topic}.",
            "I came across your post {since} about the talk on {your}{topic}.",
            "You wrote {ago} about the talk on {your}{topic}.",
            "I have just read your post {since} about the talk on {your}{topic}.",
        ),
        (
            "I saw your post about the talk on {your}{topic}.",
            "I read your post about the talk on {your}{topic}.",
        ),
    ),
    "plain": Say(
        "{name} posted about a talk {ago}.",
        (
            "I saw your post {since} about the talk.",
            "I read your post {since} about the talk.",
            "You posted {ago} about a talk, and I read it.",
            "I came across your post {since} about the talk.",
            "I have just read your post {since} about the talk.",
            "I read {ago} about the talk you posted about.",
        ),
        ("I saw your post about the talk.", "I read your post about the talk."),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a post about a talk."""
    for post in fresh(contact, context):
        if post.reading.event == "talk":
            yield from told("talk", SAY, contact, post, context, 0.63)
