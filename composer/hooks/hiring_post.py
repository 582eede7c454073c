"""They posted that their team is hiring.

Says: I saw your post about hiring a Staff Data Engineer.
Works because: they asked to be written to; at the objective's company it is the best reason of all.
Silent when: the post is older than ninety days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say
from composer.hooks._posts import fresh, said, told
from composer.messages.grammar import article
from scraper.organisations import same_company

SORT = "lately"
SAY = {
    "topic": Say(
        "{name} posted {ago} that they are hiring {topic}.",
        (
            "I saw your post {since} about hiring {topic}.",
            "You posted {ago} that you are hiring {topic}.",
            "I saw your hiring post {since}, for {topic}.",
            "I read {ago} that you are looking for {topic}.",
            "I came across your post {since}: you are hiring {topic}.",
            "Your post {since} says that you are looking for {topic}.",
            "I have just read your post {since} about hiring {topic}.",
            "You wrote {ago} that your team is looking for {topic}.",
        ),
        (
            "I saw that you are hiring {topic}.",
            "I read that you are looking for {topic}.",
            "I saw your post about hiring {topic}.",
        ),
    ),
    "plain": Say(
        "{name} posted {ago} that they are hiring.",
        (
            "I saw your post {since} that you are hiring.",
            "I saw your hiring post {since}.",
            "I read {ago} that you are hiring.",
            "You posted {ago} that you are looking for people.",
            "I came across your hiring post {since}.",
            "I have just read your hiring post {since}.",
            "Your post {since} says that you are hiring.",
        ),
        ("I saw that you are hiring.", "I saw your hiring post.", "I read that you are hiring."),
    ),
}


_ROLE = re.compile(r"(?:an?|one|two|three|four|five|six|\d+|our (?:first|next)) ", re.IGNORECASE)


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a hiring post, strongest where the objective is at their company."""
    wanted = context.objective.company if context.objective else None
    there = bool(wanted and contact.company and same_company(wanted, contact.company))
    parts = ("at the company you want",) if there else ()
    for post in fresh(contact, context):
        if post.reading.event == "hiring":
            topic = post.reading.topic
            named = topic if topic and _ROLE.match(topic.text) else None
            says = SAY if named else {"plain": SAY["plain"]}
            more = {"topic": _one(said(named, post.one.quote or ""))} if named else None
            strength = 0.82 if there else 0.56
            yield from told("hiring_post", says, contact, post, context, strength, more, parts)


def _one(role: str) -> str:
    """A role with the article its own word asks for, whatever the post has: "an SRE"."""
    noun = re.sub(r"^an? ", "", role)
    return role if noun == role else f"{article(noun)} {noun}"
