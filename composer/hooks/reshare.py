"""They re-shared a post with words of their own above it.

Says: you shared a post of Ines Costa's and wrote about data contracts.
Works because: their comment is theirs, and shows what they care about.
Silent when: they added no words; the other's words are never taken for theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._posts import fresh, told
from composer.messages.grammar import possessive

SORT = "lately"
SAY = {
    "topic": Say(
        "{name} re-shared a post{of} {ago} and wrote about {topic}.",
        (
            "I read what you wrote about {your}{topic} when you shared a post{of} {ago}.",
            "You shared a post{of} {ago} and wrote about {your}{topic}; I read it.",
            "I liked your own words about {your}{topic}, above the post{of} you shared {ago}.",
            "When you shared a post{of} {ago}, you wrote about {your}{topic}.",
            "You added a few lines about {your}{topic} to a post{of} {ago}, and I read them.",
        ),
        (
            "I read your lines about {your}{topic}.",
            "I liked what you wrote about {your}{topic}.",
            "You wrote about {your}{topic}, and I read it.",
        ),
    ),
    "quote": Say(
        '{name} re-shared a post{of} {ago} and wrote: "{quote}"',
        (
            'When you shared a post{of} {ago}, you wrote: "{quote}"',
            'You shared a post{of} {ago} and added: "{quote}"',
            'I read what you put above a post{of} {ago}: "{quote}"',
            'You passed on a post{of} {ago} with the words: "{quote}"',
            'I saw the post{of} you shared {ago}, and your own line: "{quote}"',
        ),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a re-share with the contact's own commentary."""
    for post in fresh(contact, context, "reshare"):
        if post.one.detail == "reshare":
            of = f" of {possessive(post.one.subject)}" if post.one.subject else ""
            yield from told("reshare", SAY, contact, post, context, 0.46, {"of": of})
