"""They wrote a post of their own lately.

Says: I read what you wrote about cold-chain sensors a few weeks ago.
Works because: it shows that you read them, and gives both something to talk about.
Silent when: it is older than ninety days, somebody else's words, nothing but chaff, or withheld.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._posts import OWN_HOOK, fresh, told

SORT = "lately"
SAY = {
    "topic": Say(
        "{name} posted about {topic} {ago}.",
        (
            "I read your post {since} about {your}{topic}.",
            "I read what you wrote {ago} about {your}{topic}.",
            "You posted {ago} about {your}{topic}, and I read it.",
            "I saw what you posted {ago} about {your}{topic}.",
        ),
        ("I read your post about {your}{topic}.",),
    ),
    "quote": Say(
        'They wrote {ago}: "{quote}"',
        ('In your post {since} you wrote: "{quote}"', 'I read your post {since}: "{quote}"'),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a post, unless its event has a hook file of its own."""
    for post in fresh(contact, context):
        if post.reading.event not in OWN_HOOK:
            yield from told("recent_post", SAY, contact, post, context, 0.62)
