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
            "You posted {ago} about {your}{topic}, and I read it with interest.",
            "I saw what you posted {ago} about {your}{topic}.",
            "I have just read your post {since} about {your}{topic}.",
            "Your post {since} about {your}{topic} was a good read.",
            "I was glad to come across your post {since} about {your}{topic}.",
            "I have been reading what you wrote {ago} about {your}{topic}.",
            "You wrote {ago} about {your}{topic}, and I read it to the end.",
        ),
        (
            "I read your post about {your}{topic}.",
            "I liked your post about {your}{topic}.",
            "Your post about {your}{topic} was a good read.",
            "I saw your post about {your}{topic}.",
            "I read what you wrote about {your}{topic}.",
        ),
    ),
    "quote": Say(
        '{name} wrote {ago}: "{quote}"',
        (
            'In your post {since} you wrote: "{quote}"',
            'I read this in your post {since}: "{quote}"',
            'You wrote {ago}: "{quote}"',
            'I liked this line in your post {since}: "{quote}"',
            'A line in your post {since} stayed with me: "{quote}"',
            'There is a good line in your post {since}: "{quote}"',
            'I found this in your post {since}: "{quote}"',
            'You put it well {ago}: "{quote}"',
        ),
        (
            'You wrote: "{quote}"',
            'I liked this line of yours: "{quote}"',
            'I read this in your post: "{quote}"',
        ),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a post, unless its event has a hook file of its own."""
    for post in fresh(contact, context):
        if post.reading.event not in OWN_HOOK:
            yield from told("recent_post", SAY, contact, post, context, 0.62)
