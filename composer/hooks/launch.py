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
            "I saw your post {since} about {your}{topic}. Congratulations on getting it out.",
            "Congratulations on getting {your}{topic} out. I saw your post {since}.",
            "I read your post {since} about {your}{topic}. Well done on getting it out.",
            "You posted {ago} about {your}{topic}. Congratulations on getting there.",
            "I was glad to read {ago} that {your}{topic} is out.",
            "I have just read your post {since}: {your}{topic} is out. Congratulations.",
            "Well done on getting {your}{topic} out; I read about it {ago}.",
        ),
        (
            "Congratulations on getting {your}{topic} out.",
            "Well done on getting {your}{topic} out.",
            "I saw that {your}{topic} is out. Congratulations.",
        ),
    ),
    "quote": Say(
        '{name} posted about a launch {ago}: "{quote}"',
        (
            'I saw your post {since}: "{quote}" Congratulations.',
            'Congratulations on the launch. You wrote {ago}: "{quote}"',
            'I read your post {since} about the launch: "{quote}" Well done.',
            'You wrote {ago}: "{quote}" Congratulations on the launch.',
            'I was glad to read your post {since}: "{quote}"',
            'Well done on the launch. I liked this line in your post {since}: "{quote}"',
            'I have just read your post {since}: "{quote}" Congratulations.',
        ),
        ("Congratulations on the launch.", "Well done on the launch."),
    ),
    "plain": Say(
        "{name} posted about a launch {ago}.",
        (
            "Congratulations on the launch. I saw your post {since}.",
            "I saw your post {since} about the launch. Congratulations.",
            "I read {ago} about your launch. Well done.",
            "You posted {ago} about the launch. Congratulations.",
            "I have just read your post {since} about the launch. Well done.",
            "I was glad to read your post {since} about the launch.",
            "Well done on the launch. I read about it in your post {since}.",
        ),
        (
            "Congratulations on the launch.",
            "Well done on the launch.",
            "I saw your post about the launch. Congratulations.",
        ),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a post about a launch."""
    for post in fresh(contact, context):
        if post.reading.event == "launch":
            yield from told("launch", SAY, contact, post, context, 0.64)
