"""A model's wording of a message, let in only where it says what the pieces said and no more.

A message and one text for each piece come in; the message with the new wordings goes out, or the
reason why they are refused. Own words, greeting and sign-off are never handed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from composer.claims import claims_in
from composer.facts import folded
from composer.messages import Message, Piece
from composer.messages.own_words import stems
from composer.messages.readability import LINK
from composer.messages.word_sets import word_set
from composer.requests import requests_in
from composer.texts import quotations
from composer.voice import in_full

KEPT_ROLES = ("greeting", "signoff")
LONGER = 1.3  # times the piece's own length, and a few words
_NUMBER = re.compile(
    r"(?i)\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|thirty|forty|fifty|hundred|thousand|million|half|double|twice)\b"
)
_CAPITAL = re.compile(r"(?<![.!?…\"“]\s)(?<!^)(?<!\n)\b[^\W\d_a-zà-ÿ][\w&'’\-]*")
_NO = re.compile(r"(?i)\b(?:no|not|never|nobody|nothing|without|cannot)\b|n['’]t\b")
# Words that may come or go without a change in what is said, first of the contact, then of an ask.
_EMPTY = word_set("a an the that and just so then at in between")
_POLITE = _EMPTY | word_set(
    "am are be is it to for of on as or if would could can may might do you i me my your this there"
    " able happy open willing glad ready kind kindly please very much really too with what about"
    " ask asking refer referring wonder wondering whether like have had fine good will"
)
_WHO = re.compile(
    r"(?i)\b(?:i|me|my|mine|you|your|yours|we|us|our|ours|he|him|his|she|her|they|them|their)\b"
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
    yield from _new_words(piece, new)


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


def _new_words(piece: Piece, new: str) -> Iterator[str]:
    """Words that the piece did not have; and, of a claim, words lost or people changed about."""
    before, after = _words(piece.text), _words(new)
    known = stems((piece.text,))
    empty = _EMPTY if piece.evidence else _POLITE
    for word in after:
        kin = stems((word,))
        if word not in before and word not in empty and not (kin and kin <= known):
            yield f"it adds a word that says something more: {word}"
    if not piece.evidence:
        return
    lost = [word for word in before if word not in after and word not in _EMPTY]
    if lost:
        yield f"it loses a word: {lost[0]}"
    for pattern in (_WHO, _NUMBER):
        if pattern.findall(piece.text.lower()) != pattern.findall(new.lower()):
            yield "it says it of somebody else, or the other way round"


def _words(text: str) -> list[str]:
    """The words of a text without links, contractions spelt out."""
    return re.findall(r"[^\W\d_]+", in_full(LINK.sub(" ", text.replace("’", "'"))).lower())


def _set(pattern: re.Pattern[str], text: str) -> set[str]:
    bare = LINK.sub(" ", text)
    return {folded(found) for found in pattern.findall(bare) if found not in ("I", "I'm")}


def _links(text: str) -> list[str]:
    return [found.rstrip(".,;:)") for found in LINK.findall(text)]


def _requests(text: str) -> list[str]:
    return [one.kind for one in requests_in(text)]


def _claims(text: str) -> set[str]:
    return {one.kind for one in claims_in(text)}
