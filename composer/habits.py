"""How the user writes, learned from what they sent: greeting, sign-off, contractions, spelling.

The user's own sent messages come in, habits go out, each with an example to look at. Content is
never imitated, and what askwell.toml says always wins.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from composer.evidence import Contact
from composer.requests import sentence_spans
from composer.texts import body, greeting
from scraper.settings import Voice

FEWEST = 3  # messages that must show a habit before it is one
SHARE = 0.6  # of those that show anything at all

_WORD = re.compile(r"(?i)\s*(hi there|hi|hello|hey|dear|good (?:morning|afternoon|evening)|hiya)\b")
_SIGNED = re.compile(r"\n+(?P<farewell>[^\n]{2,30},\s*\n\s*)?(?P<name>[^\W\d_][^\n,.!?]{0,24})\s*$")
_CONTRACTED = re.compile(
    r"(?i)\b(?:i['’](?:m|d|ve|ll)|you['’](?:re|ve|d|ll)|it['’]s|that['’]s|\w+n['’]t|we['’](?:re|ve))\b"
)
_SPELT_OUT = re.compile(
    r"(?i)\b(?:i am|i would|i have|i will|you are|it is|that is|do not|does not|cannot|will not|is not|we are)\b"
)  # fmt: skip
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
_EMOJI = re.compile("[\U0001f300-\U0001faff☀-➿]")


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody writes; None where their messages do not tell.

    Attributes:
        messages: how many were read.
        greeting: the word before the name.
        signoff: the last line.
        contractions: "I'm" rather than "I am".
        spelling: `british` or `american`.
        words_per_sentence: the median.
        exclamations: marks in a hundred sentences.
        emoji: emoji in a hundred messages.
        examples: habit to a line of theirs that shows it.
    """

    messages: int
    greeting: str | None = None
    signoff: str | None = None
    contractions: bool | None = None
    spelling: str | None = None
    words_per_sentence: int | None = None
    exclamations: int = 0
    emoji: int = 0
    examples: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The object that ``askwell voice --json`` prints."""
        names = (
            "messages", "greeting", "signoff", "contractions", "spelling", "words_per_sentence",
            "exclamations", "emoji",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names} | {"examples": dict(self.examples)}


def sent_by_user(contacts: Iterable[Contact]) -> list[str]:
    """The user's own words to all contacts, each message once."""
    texts = (
        one.quote for contact in contacts for one in contact.of_kind("message", "mail")
        if one.detail == "out" and one.quote
    )  # fmt: skip
    return list(dict.fromkeys(texts))


def habits(texts: Sequence[str]) -> Habits:
    """What the user's sent messages show of their way to write."""
    greetings = Counter(
        found[1].capitalize() for text in texts if greeting(text) and (found := _WORD.match(text))
    )
    signoffs = Counter(found["name"].strip() for text in texts if (found := _SIGNED.search(text)))
    contracted = sum(len(_CONTRACTED.findall(text)) for text in texts)
    spelt_out = sum(len(_SPELT_OUT.findall(text)) for text in texts)
    sentences = [text[start:end] for text in texts for start, end in _sentences(text)]
    lengths = sorted(len(one.split()) for one in sentences)
    plain = [_EVERYBODYS.sub(" ", text) for text in texts]
    british = sum(len(_BRITISH.findall(text)) for text in plain)
    american = sum(len(_AMERICAN.findall(text)) for text in plain)
    return Habits(
        messages=len(texts),
        greeting=_usual(greetings),
        signoff=_usual(signoffs),
        contractions=_more(contracted, spelt_out),
        spelling={True: "british", False: "american", None: None}[_more(british, american)],
        words_per_sentence=lengths[len(lengths) // 2] if lengths else None,
        exclamations=_in_a_hundred(sum(one.count("!") for one in sentences), len(sentences)),
        emoji=_in_a_hundred(sum(len(_EMOJI.findall(text)) for text in texts), len(texts)),
        examples=tuple(_examples(texts)),
    )


def in_this_voice(voice: Voice, learned: Habits) -> Voice:
    """The user's settings, with what they leave open filled from their habits."""
    known = {
        "greeting": learned.greeting, "signoff": learned.signoff,
        "contractions": learned.contractions, "spelling": learned.spelling,
    }  # fmt: skip
    silent = {name: value for name, value in known.items() if getattr(voice, name) is None}
    return voice.model_copy(update=silent)


def _sentences(text: str) -> Iterable[tuple[int, int]]:
    start, end = body(text)
    return ((start + one, start + last) for one, last in sentence_spans(text[start:end]))


def _usual(counts: Counter[str]) -> str | None:
    """What is written most, where it is written often enough to be a habit."""
    ranked = counts.most_common(1)
    if not ranked or ranked[0][1] < FEWEST or ranked[0][1] < SHARE * counts.total():
        return None
    return ranked[0][0]


def _more(one: int, other: int) -> bool | None:
    """Whether the one prevails; None where neither does, or too little is known."""
    if max(one, other) < FEWEST or max(one, other) < SHARE * (one + other):
        return None
    return one > other


def _in_a_hundred(count: int, of: int) -> int:
    return round(100 * count / of) if of else 0


def _examples(texts: Sequence[str]) -> Iterable[tuple[str, str]]:
    """For each habit the first line that shows it."""
    shows = {"contractions": _CONTRACTED, "spelt out": _SPELT_OUT}
    for name, pattern in shows.items():
        lines = (line.strip() for text in texts for line in text.splitlines())
        line = next((one for one in lines if pattern.search(one) and len(one) <= 120), None)
        if line:
            yield name, line
