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
            "I saw your post {since} about {your}{topic}. Congratulations.",
            "Congratulations on {your}{topic}. I saw your post {since}.",
            "I read your post {since} about {your}{topic}, and I am glad for you.",
            "You posted {ago} about {your}{topic}. Well done.",
            "I was happy to read {ago} about {your}{topic}. Congratulations.",
            "Well done on {your}{topic}. I read about it in your post {since}.",
            "Congratulations: I read {ago} about {your}{topic}.",
            "I have just read your post {since} about {your}{topic}. Well deserved.",
        ),
        (
            "Congratulations on {your}{topic}.",
            "I saw your post about {your}{topic}. Congratulations.",
            "Well done on {your}{topic}.",
        ),
    ),
    "quote": Say(
        '{name} posted about an award {ago}: "{quote}"',
        (
            'I saw your post {since}: "{quote}" Congratulations.',
            'Congratulations on the award. You wrote {ago}: "{quote}"',
            'I read your post {since} about the award: "{quote}" Well done.',
            'You wrote {ago}: "{quote}" Congratulations on the award.',
            'I was glad to read your post {since}: "{quote}"',
            'Well done on the award. I liked this line in your post {since}: "{quote}"',
            'I have just read your post {since}: "{quote}" Congratulations.',
        ),
        ("Congratulations on the award.", "Well done on the award."),
    ),
    "plain": Say(
        "{name} posted about an award {ago}.",
        (
            "Congratulations on the award. I saw your post {since}.",
            "I saw your post {since} about the award. Congratulations.",
            "I read {ago} about your award. Well done.",
            "You posted {ago} about the award. Congratulations.",
            "I was happy to read your post {since} about the award.",
            "Well done on the award. I read about it in your post {since}.",
            "I have just read your post {since} about the award. Congratulations.",
        ),
        ("Congratulations on the award.", "Well done on the award."),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a post about an award."""
    for post in fresh(contact, context):
        if post.reading.event == "award":
            yield from told("award", SAY, contact, post, context, 0.63)
