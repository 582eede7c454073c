"""What askwell cannot know and the user can say: questions about one contact, each with its key.

A contact and the user go in, `Question`s come out. A yes becomes evidence of the source ``user``;
a no and a "don't know" are only not asked again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from composer.evidence import Contact, Evidence
from composer.hooks import Context
from composer.hooks._shared_time import employers, schools

Answer = Literal["yes", "no", "unsure"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
ADDRESS = "email:"  # how the key of a question about an address begins
LONGEST = 80  # characters of a text that a question repeats


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the user.

    Attributes:
        key: names it in the answers: the id of an inferred row, ``overlap-…``, ``email:…``.
        text: the question, to be answered yes or no.
        evidence: the rows that give rise to it.
        subject: of an overlap, the company or school.
    """

    key: str
    text: str
    evidence: tuple[Evidence, ...] = ()
    subject: str | None = None


def questions(contact: Contact, me: Contact | None, context: Context) -> tuple[Question, ...]:
    """Everything still unanswered about one contact; what would help most comes first."""
    found = (*_overlaps(contact, me, context), *_addresses(contact), *_inferred(contact))
    return tuple(one for one in found if one.key not in contact.answered)


def _overlaps(contact: Contact, me: Contact | None, context: Context) -> Iterator[Question]:
    """Places that both have been at, where the dates do not tell whether at the same time."""
    sure = _sure(contact)
    own = _sure(me) if me else None
    name = _name(contact)
    for shared in (*employers(sure, own, context), *schools(sure, own, context)):
        if shared.overlap == "unknown":
            text = f"Did you and {name} overlap at {shared.name}?"
            key = f"overlap-{_digest(f'{contact.person_id}|{shared.key}')}"
            yield Question(key, text, shared.rows, shared.name)


def _addresses(contact: Contact) -> Iterator[Question]:
    for address in contact.unsure_emails:
        yield Question(f"{ADDRESS}{address}", f"Is {address} an address of {_name(contact)}?")


def _inferred(contact: Contact) -> Iterator[Question]:
    """Rows that only a name joins to the contact."""
    for one in contact.evidence:
        if one.trust != "inferred":
            continue
        what = one.kind.replace("_", " ")
        words = " ".join((one.quote or one.subject or "").split())
        shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        text = f'Is this {what} really about {_name(contact)}: "{shown}"?'
        yield Question(one.evidence_id, text, (one,))


def _sure(person: Contact) -> Contact:
    return replace(
        person, evidence=tuple(one for one in person.evidence if one.trust != "inferred")
    )


def _name(contact: Contact) -> str:
    return contact.called or contact.full_name or "this contact"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
