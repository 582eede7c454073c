"""Signs of how somebody writes: each finds what a text shows of one habit, and the line it stands in.

A sent text comes in, `Sign`s go out. Words that both spellings share show nothing.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from composer.requests import sentence_spans
from composer.texts import body, greeting


class Sign(NamedTuple):
    """One sighting: what it shows, and the user's line."""

    value: str
    line: str


_GREETING = re.compile(
    r"(?i)\s*(hi there|hi|hello|hey|dear|good (?:morning|afternoon|evening)|hiya)\b"
)
_SIGNED = re.compile(r"\n+(?P<farewell>[^\n]{2,30},\s*\n\s*)?(?P<name>[^\W\d_][^\n,.!?]{0,24})\s*$")
CONTRACTED = re.compile(
    r"(?i)\b(?:i['’](?:m|d|ve|ll)|you['’](?:re|ve|d|ll)|it['’]s|that['’]s|\w+n['’]t|we['’](?:re|ve|ll))\b"
)
SPELT_OUT = re.compile(
    r"(?i)\b(?:i am|i would|i have|i will|you are|it is|that is|do not|does not|cannot|will not|is not|we are)\b"
)
_BRITISH = re.compile(
    r"(?i)\b\w+(?:isation|ise[ds]?|ising|our|ours|oured|lled|lling|tre)\b|\bcheers\b|\bwhilst\b"
)
_AMERICAN = re.compile(
    r"(?i)\b(?:\w+(?:ization|ize[ds]?|izing)|color\w*|favor\w*|honor\w*|labor\w*|traveled|canceled|center\w*)\b"
)
_EVERYBODYS = re.compile(
    r"(?i)\b(?:our|your|hour|four|tour|pour|sour|flour|rise|wise|raise|otherwise|exercise|promise|noise"
    r"|advise|surprise|precise|size|prize|called|calling|filled|pulled|selling|telling|rolled|rolling|killed"
    r"|skilled|drilled|billed|pulling|filling|calling|spelling|raised|advised|surprised|promised|likewise)\b"
)
EMOJI = re.compile("[\U0001f300-\U0001faff☀-➿]")


def greetings(texts: Iterable[str]) -> list[Sign]:
    """The word before the name, for every text that greets."""
    return [
        Sign(found[1].capitalize(), _line(text, found.start(1)))
        for text in texts
        if greeting(text) and (found := _GREETING.match(text))
    ]


def signoffs(texts: Iterable[str]) -> list[Sign]:
    """The last line, for every text that ends in a name or a letter."""
    found = ((text, _SIGNED.search(text)) for text in texts)
    return [Sign(end["name"].strip(), " ".join(end[0].split())) for _, end in found if end]


def contractions(texts: Iterable[str]) -> list[Sign]:
    """ "yes" for every "I'm", "no" for every "I am"."""
    return [*_each(texts, CONTRACTED, "yes"), *_each(texts, SPELT_OUT, "no")]


def spellings(texts: Iterable[str]) -> list[Sign]:
    """`british` or `american` for every word that only one of the two spells so."""
    plain = [_EVERYBODYS.sub(lambda word: " " * len(word[0]), text) for text in texts]
    return [*_each(plain, _BRITISH, "british"), *_each(plain, _AMERICAN, "american")]


def emoji(texts: Iterable[str]) -> list[Sign]:
    """Every emoji."""
    return list(_each(texts, EMOJI, "yes"))


def sentences(texts: Iterable[str]) -> list[str]:
    """The sentences between greeting and sign-off."""
    spans = ((text, body(text)) for text in texts)
    return [
        text[start + first : start + last].strip()
        for text, (start, end) in spans
        for first, last in sentence_spans(text[start:end])
    ]


def _each(texts: Iterable[str], pattern: re.Pattern[str], value: str) -> Iterator[Sign]:
    for text in texts:
        for found in pattern.finditer(text):
            yield Sign(value, _line(text, found.start()))


def _line(text: str, at: int) -> str:
    """The line of `text` in which the offset lies."""
    end = text.find("\n", at)
    return " ".join(text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else None].split())
