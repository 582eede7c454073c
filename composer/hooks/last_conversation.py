"""You two have written to each other, both ways.

Says: we wrote in March about the lineage meetup.
Works because: it takes up a thread that both remember.
Silent when: only one of you ever wrote, or tact withholds what was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact, Evidence
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._exchanges import topic, two_way

SORT = "talk"
SAY = {
    "topic": Say(
        "You wrote to each other {ago}, about {topic}.",
        (
            "We wrote to each other {ago} about {whose}{topic}.",
            "You may remember our exchange {since} about {whose}{topic}.",
            "When we wrote {ago}, it was about {whose}{topic}.",
            "We last wrote {ago}, about {whose}{topic}.",
            "It was {whose}{topic} that we wrote about {ago}.",
            "I was looking back at our words {since} about {whose}{topic}.",
            "I enjoyed our exchange {since} about {whose}{topic}.",
            "We had {whose}{topic} to write about {ago}.",
            "I was just reading our messages {since} about {whose}{topic}.",
        ),
        (
            "We wrote {ago} about {whose}{topic}.",
            "We last wrote about {whose}{topic}, {ago}.",
            "I enjoyed our exchange about {whose}{topic}.",
            "You may remember our exchange about {whose}{topic}.",
        ),
    ),
    "title": Say(
        'You wrote to each other {ago}: "{topic}".',
        (
            'We wrote to each other {ago} about "{topic}".',
            'You may remember our mails {since}, "{topic}".',
            'Our last mails, {since}, were headed "{topic}".',
            'I came across our mails {since}, "{topic}".',
            'I was looking back at our mails {since}, "{topic}".',
            'We last wrote {ago}, under "{topic}".',
            'I was just reading our mails {since}, "{topic}".',
        ),
        (
            "We wrote to each other {ago}.",
            'We wrote {ago} about "{topic}".',
            'You may remember our mails, "{topic}".',
        ),
    ),
    "plain": Say(
        "You wrote to each other {ago}.",
        (
            "We wrote to each other {ago}.",
            "We were last in touch {ago}.",
            "You and I last wrote {ago}.",
            "I was looking back at our messages {since}.",
            "You and I were last in touch {ago}.",
            "I was just reading our messages {since}.",
            "The last time we wrote was {ago}.",
            "I enjoyed our exchange {since}.",
        ),
        (
            "We wrote {ago}.",
            "We were last in touch {ago}.",
            "You and I last wrote {ago}.",
            "I enjoyed our exchange {since}.",
        ),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the newest exchange to which both contributed."""
    exchange = two_way(contact, context)
    if not exchange:
        return
    about = topic(exchange)
    newest = exchange[0]
    other = next(one for one in exchange if one.detail != newest.detail)
    evidence: list[Evidence] = [*([about.one] if about else []), newest, other]
    whose = ""
    if about and about.theirs:
        whose = "your " if about.one.detail == "in" else "my "
    told = about.one if about else newest
    slots = {
        "ago": context.ago(told),
        "since": context.since(told),
        "topic": about.text if about else "",
        "whose": whose,
    }
    age = context.age(newest) or 0
    yield hook(
        "last_conversation",
        SAY[("title" if about.is_title else "topic") if about else "plain"],
        contact,
        evidence,
        context,
        slots,
        _strength(age) - (0.0 if about else 0.15),
        key="exchange",
        parts=("you wrote to each other", context.ago(newest)),
    )


def _strength(age: int) -> float:
    """Recent exchanges first: half a year is DESIGN's measure of a living tie."""
    if age <= 183:
        return 0.84 - age / 3000
    return max(0.5, 0.74 - age / 3000)
