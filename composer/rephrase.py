"""A model's wording of a message, let in only where it says what the pieces said and no more.

A message and one text for each piece come in; the message with the new wordings goes out, or the
reason why they are refused. Own words, greeting and sign-off are never handed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wordfreq import zipf_frequency

from composer.claims import claims_in
from composer.facts import folded
from composer.messages import Message, Piece
from composer.messages.own_words import stems
from composer.messages.readability import LINK
from composer.requests import requests_in
from composer.texts import quotations

KEPT_ROLES = ("greeting", "signoff")
LONGER = 1.3  # times the piece's own length, and a few words
EVERYDAY = 5.2  # Zipf scale of wordfreq: about the thousand commonest words
_NUMBER = re.compile(
    r"(?i)\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|thirty|forty|fifty|hundred|thousand|million|half|double|twice)\b"
)
_MONTH = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow week "
    "month year ago"
).split()
_CAPITAL = re.compile(r"(?<![.!?…\"“]\s)(?<!^)(?<!\n)\b[^\W\d_a-zà-ÿ][\w&'’\-]*")
_NO = re.compile(r"(?i)\b(?:no|not|never|nobody|nothing|without|cannot)\b|n['’]t\b")
# Common words that nevertheless make a claim, a promise or a demand.
_WEIGHTY = frozenset(
    "best great amazing love must need now soon promise pay money free friend family home team "
    "work worked together know met help helped always first only top every expert lead leader "
    "meet call today urgent please".split()
)


def handed_over(message: Message) -> list[int]:
    """The places of the pieces that a model may rephrase."""
    return [
        at for at, piece in enumerate(message.pieces)
        if not piece.own_words and piece.role not in KEPT_ROLES
    ]  # fmt: skip


def taken_up(message: Message, texts: Sequence[str]) -> Message | str:
    """The message with the new wordings of `handed_over`'s pieces, or why they are refused."""
    places = handed_over(message)
    if len(texts) != len(places):
        return "it is not one text for each sentence"
    pieces = list(message.pieces)
    for at, text in zip(places, texts, strict=True):
        said = " ".join(text.split(" ")).strip()
        wrong = next(_differences(pieces[at], said, message.names), None)
        if wrong:
            return wrong
        pieces[at] = replace(pieces[at], text=said)
    told = replace(message, pieces=tuple(pieces))
    if told.chars > told.limit:
        return f"it is longer than the {told.limit} characters of a {told.place.label}"
    return told


def _differences(piece: Piece, new: str, names: Sequence[str]) -> Iterator[str]:
    """What the new wording adds to a piece, loses from it, or turns round."""
    old = piece.text
    if not new or "\n\n" in new or len(new.split()) > LONGER * len(old.split()) + 3:
        yield "a sentence is empty or much longer"
    yield from _exact(old, new, names)
    if sorted(map(folded, _links(old))) != sorted(map(folded, _links(new))):
        yield "it changes a link"
    if [one for *_, one in quotations(old)] != [one for *_, one in quotations(new)]:
        yield "it changes a quotation"
    if bool(_NO.search(old)) != bool(_NO.search(new)):
        yield "it turns a yes or a no round"
    if ("?" in old) != ("?" in new) or _requests(old) != _requests(new):
        yield "it asks for something else"
    if not _claims(new) <= _claims(old):
        yield "it claims something more"
    yield from _new_words(old, new)


def _exact(old: str, new: str, names: Sequence[str]) -> Iterator[str]:
    """Names and figures: the same on both sides."""
    for name in names:
        if (folded(name) in folded(old)) != (folded(name) in folded(new)):
            yield f"it loses or adds {name}"
    for what, pattern in (("name", _CAPITAL), ("figure", _NUMBER)):
        before, after = _set(pattern, old), _set(pattern, new)
        known = set(re.findall(r"[\w&'’\-]+", folded(old)))
        added = sorted(one for one in after - before if not set(one.split()) <= known)
        lost = sorted(one for one in before - after if one not in folded(new))
        if added or lost:
            yield f"it {'adds' if added else 'loses'} a {what}: {(added or lost)[0]}"


def _new_words(old: str, new: str) -> Iterator[str]:
    """Words of weight that the piece did not have."""
    known = stems((old,))
    for word in re.findall(r"[^\W\d_]+", new.lower()):
        if stems((word,)) <= known and word not in _MONTH:
            continue
        if word in old.lower().split():
            continue
        if word in _WEIGHTY or word in _MONTH or zipf_frequency(word, "en") < EVERYDAY:
            yield f"it adds a word that says something more: {word}"


def _set(pattern: re.Pattern[str], text: str) -> set[str]:
    bare = LINK.sub(" ", text)
    return {folded(found) for found in pattern.findall(bare) if found not in ("I", "I'm")}


def _links(text: str) -> list[str]:
    return [found.rstrip(".,;:)") for found in LINK.findall(text)]


def _requests(text: str) -> list[str]:
    return [one.kind for one in requests_in(text)]


def _claims(text: str) -> set[str]:
    return {one.kind for one in claims_in(text)}
