"""What the contact's own posts, comments and re-shares give to the hooks: fresh, read, sorted.

Only words the contact wrote come through here: plain reposts have none, and of a re-share only the
lines above the other's post count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from composer.evidence import Contact, Evidence
from composer.hooks import Context, Hook, Say, hook
from composer.reading import Reading, Span, read
from composer.reading_words import PROPER

FRESH = 30  # days: may be called recent
OLDEST = 90  # days: older posts open no conversation
NEWEST = 10  # posts looked at, newest first: what a profile page shows
_NAMING = frozenset({"launch", "award"})
LONGEST_QUOTE = 140  # characters
_MARKUP = re.compile(r"[<>{}]")  # code, tags and template slots are nothing to quote

# A post of one of these events has a hook of its own; `recent_post` says the rest.
OWN_HOOK = {
    "launch": "launch",
    "talk": "talk",
    "award": "award",
    "hiring": "hiring_post",
    "question": "question_they_asked",
    "new_role": "new_role",
    "anniversary": "work_anniversary",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A row with its reading and its age in days."""

    one: Evidence
    reading: Reading
    age: int


def fresh(contact: Contact, context: Context, kind: str = "post") -> Iterator[Read]:
    """The newest rows of a kind that have words and are not too old, newest first."""
    seen = 0
    for one in contact.of_kind(kind):
        age = context.age(one)
        if not one.quote or age is None:
            continue
        seen += 1
        if seen > NEWEST or age > OLDEST or age < -1:
            return
        yield Read(one, read(one.quote), age)


def told(
    kind: str, says: Mapping[str, Say], contact: Contact, post: Read, context: Context,
    strength: float, more: Mapping[str, str] | None = None, parts: tuple[str, ...] = (),
) -> Iterator[Hook]:  # fmt: skip
    """The hook on one post: by its topic, else by its most quotable sentence, else none."""
    topic = post.reading.topic if post.reading.sure else None
    sentence = post.reading.sentence
    quote = sentence.text if sentence and len(sentence.text) <= LONGEST_QUOTE else None
    quote = more["quote"] if more and "quote" in more else quote
    quote = None if quote and _MARKUP.search(quote) else quote
    ways = {"topic": topic, "quote": quote, "plain": True}
    variant = next((way for way, there in ways.items() if there and way in says), None)
    if variant is None:
        return
    slots = {
        "ago": context.ago(post.one),
        "since": context.since(post.one),
        "topic": said(topic, post.one.quote or "", is_name=kind in _NAMING) if topic else "",
        "your": "your " if post.reading.theirs else "",
        "quote": quote or "",
        "name": contact.called or contact.full_name or "They",
        **{name: text for name, text in (more or {}).items() if name != "quote" or quote},
    }
    relevance = context.relevance(post.one.quote)
    yield hook(
        kind,
        says[variant],
        contact,
        (post.one,),
        context,
        slots,
        worth(strength - (0.04 if variant == "quote" else 0.0), post.age, relevance),
        key=" ".join((post.one.quote or "").split())[:200],
        parts=(
            "their own words",
            context.ago(post.one),
            *(["touches your objective"] if relevance else []),
            *parts,
        ),
    )


def said(topic: Span, text: str, *, is_name: bool = False) -> str:
    """A topic as it stands in mid-sentence: titles in quotation marks, no capital of a beginning.

    The only change to a word is a capital that the place in the sentence gave it. `is_name`: one
    word is a name, as of what was launched.
    """
    before = text[: topic.start]
    if before.endswith(('"', "“", "«")):
        return f'"{topic.text}"'
    first, _, rest = topic.text.partition(" ")
    begins = not before.strip() or before.endswith("\n") or before.rstrip()[-1] in ".!?:…"
    plain = first == "A" or (first[0].isupper() and first[1:].islower())
    named = first in PROPER or rest[:1].isupper() or any(char.isdigit() for char in rest)
    if begins and plain and not named and (rest or (first.endswith("s") and not is_name)):
        return topic.text[0].lower() + topic.text[1:]
    return topic.text


def worth(strength: float, age: int, relevance: float) -> float:
    """Newer and nearer to the objective is stronger; after a month a post fades."""
    faded = max(0, age - FRESH) / (OLDEST - FRESH) * 0.15
    return strength + 0.1 * relevance - faded - max(age, 0) / 3000
