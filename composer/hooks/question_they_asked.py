"""They asked their readers something.

Says: you asked how others handle schema drift.
Works because: an answer is the most welcome thing to bring; an offer of yours may be one.
Silent when: the post is older than ninety days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._posts import LONGEST_QUOTE, fresh, told

SORT = "lately"
SAY = {
    "topic": Say(
        "{name} asked about {topic} {ago}. Can you answer?",
        (
            "You asked {ago} about {your}{topic}.",
            "I saw your question {since} about {your}{topic}.",
            "I read your question {since} about {your}{topic}.",
            "You posted a question {ago} about {your}{topic}.",
            "Your question {since} about {your}{topic} is a good one.",
            "I came across your question {since} about {your}{topic}.",
            "I have just read your question {since} about {your}{topic}.",
            "You wanted to know more {ago} about {your}{topic}.",
        ),
        (
            "I saw your question about {your}{topic}.",
            "I read your question about {your}{topic}.",
            "Your question about {your}{topic} is a good one.",
        ),
    ),
    "quote": Say(
        '{name} asked {ago}: "{quote}" Can you answer?',
        (
            'You asked {ago}: "{quote}"',
            'I saw your question {since}: "{quote}"',
            'I read your question {since}: "{quote}"',
            'You put a good question to your readers {ago}: "{quote}"',
            'I came across your question {since}: "{quote}"',
            'I have just read your question {since}: "{quote}"',
            'You wanted to know {ago}: "{quote}"',
        ),
        ('You asked: "{quote}"', 'I saw your question: "{quote}"'),
    ),
}
_QUESTION = re.compile(r"[¿]?[^.!?\n\u2600-\u27bf\U0001f000-\U0001faff]{8,160}[?？]")
_PREFACE = re.compile(r"^[^:]{3,40}:\s+(?=\S[^:]{15,})")


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a question; stronger where an offer of the user's is about the same."""
    for post in fresh(contact, context):
        if post.reading.event != "question":
            continue
        text = (post.one.quote or "").lower()
        fits = [
            offer.text for offer in context.offers
            if any(re.search(rf"\b{re.escape(skill.lower())}\b", text) for skill in offer.skills)
        ]  # fmt: skip
        asked = _QUESTION.search(post.one.quote or "")
        quote = _PREFACE.sub("", asked.group().strip()) if asked else ""
        more = {"quote": quote if len(quote) <= LONGEST_QUOTE else ""}
        yield from told(
            "question_they_asked", SAY, contact, post, context, 0.74 if fits else 0.6, more,
            ("an offer of yours fits",) if fits else (),
        )  # fmt: skip
