"""What a post is about, without any model: text goes in, verbatim spans and one event come out.

Everything named is a `Span` with the offsets of its words in the text, so nothing can be quoted
that was not written. Topics are read in English only; texts in other languages yield a language,
an event and at most a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from composer.language import language_of
from composer.reading_topic import WORD, Span, topic_of
from composer.reading_words import (
    ARTICLES,
    CHAFF_SENTENCE,
    CHAFF_START,
    EVENTS,
    EVENTS_ABROAD,
    GUSH,
    INVITATION,
    PHRASE_END,
    THIN,
)  # fmt: skip
from scraper.settings import GONE

__all__ = ["Reading", "Span", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a text.

    Attributes:
        language: two-letter code, ``und`` where nothing tells.
        event: launch, talk, award, hiring, new_role, anniversary, milestone, event, article,
            learning, question, opinion; None where no class fits.
        topic: a noun phrase; None where none is good enough to be said aloud.
        sure: words that announce a topic stood before it ("wrote about", "working on").
        theirs: the topic stood behind "our" or "my", so it is said as "your ...".
        sentence: the most quotable sentence; None where there is only chaff.
        numbers: figures with their unit.
        names: names of people, products and places that are written with capitals.
    """

    language: str
    event: str | None
    topic: Span | None
    sure: bool
    theirs: bool
    sentence: Span | None
    numbers: tuple[Span, ...]
    names: tuple[Span, ...]


LONGEST_SENTENCE = 160
_TOO_LONG = 6000  # LinkedIn's limit for a post is 3,000 characters; more is not read

_EVENTS = {
    event: tuple((weight, re.compile(cue, re.IGNORECASE)) for weight, cue in cues)
    for event, cues in EVENTS.items()
}
_EVENTS_ABROAD = {
    code: tuple((event, re.compile(cue, re.IGNORECASE)) for event, cue in cues.items())
    for code, cues in EVENTS_ABROAD.items()
}
_START = re.compile("(?:" + "|".join(CHAFF_START) + ")", re.IGNORECASE)
_EMPTY = re.compile("|".join(CHAFF_SENTENCE), re.IGNORECASE)
_GUSH = re.compile(GUSH, re.IGNORECASE)
_CALL = re.compile(INVITATION, re.IGNORECASE)
_BLANK = re.compile(r"\s{2,}")  # the cues begin behind blanks, and would try each of a thousand
_SENTENCE = re.compile(r"[^\n.!?…。！？]+(?:\.(?=[\w])[^\n.!?…。！？]*)*[.!?…。！？]*")
_TRASH = re.compile(
    r"https?://\S+|www\.\S+|\b\w+\.\w{2,4}/\S+|(?<!\w)[#@][\w.-]+|"
    r"[\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+"
)
_NUMBER = re.compile(
    r"(?<![\w.])(?:[$€£]\s?)?\d[\d.,]*(?:\s?(?:%|percent|k|m|bn|million|billion|ms|seconds?|minutes?|"
    r"hours?|days?|weeks?|months?|years?|tb|gb|people|users|customers))?(?!\w)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![.!?\n] )(?<!^)\b(?:[A-Z][\w'’-]+|[A-Z]{2,}\w*)(?: (?:[A-Z][\w'’-]+|[A-Z]{2,}))*"
)


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Read one post, comment or message. Linear in the length of `text`."""
    text = text[:_TOO_LONG]
    language = language_of(text)
    sentences = list(_sentences(text))
    quotable = _quotable(sentences)
    if language not in ("en", "und"):
        return Reading(
            language, _event_abroad(language, text), None, False, False, quotable, (), ()
        )
    event = _event(text)
    topic, sure, theirs = topic_of(text, sentences, event)
    return Reading(
        language,
        event,
        topic,
        sure,
        theirs,
        quotable,
        tuple(_spans(_NUMBER, text)),
        tuple(_spans(_NAME, text)),
    )


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for found in pattern.finditer(text):
        yield Span(found.start(), found.end(), found.group())


def _span(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end]) if start < end else None


# --- sentences ------------------------------------------------------------------------------


def _sentences(text: str) -> Iterator[Span]:
    """Sentences without chaff in front, hashtags, links and pictures around them."""
    for found in _SENTENCE.finditer(text):
        start, end = _trimmed(text, found.start(), found.end())
        span = _span(text, start, end)
        if span is None or GONE in span.text or len(WORD.findall(span.text)) < 2:
            continue
        if _EMPTY.search(span.text.rstrip(".!?… ").replace("’", "'")) is None:
            yield span


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    for _ in range(6):
        begin = start
        while start < end and not (text[start].isalnum() or text[start] in "\"'“‘«$€£("):
            start += 1
        for pattern in (_TRASH, _START):
            found = pattern.match(text[start:end].replace("’", "'"))
            if found and found.end():
                start += found.end()
        if start == begin:
            break
    trash = [found.span() for found in _TRASH.finditer(text, start, end)]
    while trash and not text[trash[-1][1] : end].strip(" .!?…,"):
        end = trash.pop()[0]
        end = start + len(text[start:end].rstrip())
    return start, end


# Signs of code, markup or tricks with the direction of writing: nobody says them to a friend.
_ODD = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff<>{}\[\]|`^~\\=_]|--|\";"
)


def _quotable(sentences: list[Span]) -> Span | None:
    """The sentence that says most by itself: not too long, no chaff, with a fact in it."""
    good = [one for one in sentences if 20 <= len(one.text) <= LONGEST_SENTENCE]
    good = [
        one
        for one in good
        if not (
            _ODD.search(one.text)
            or _TRASH.search(one.text)
            or _GUSH.search(one.text)
            or _CALL.match(one.text)
        )
    ]
    if not good:
        return None
    weights = {one: _weight(one.text) - 0.7 * place for place, one in enumerate(good)}
    best = max(good, key=lambda one: (weights[one], -one.start))
    return best if _weight(best.text) > 0 else None


# Nobody wishes to open with what went wrong, or with thanks to others.
_SORRY = re.compile(
    r"(?i)\b(?:lost|losing|failed|failure|sorry|mistakes?|wrong|embarrass\w*|broke|stupid|hate)\b"
)
_THANKING = re.compile(
    r"(?i)\b(?:thank\w*|kudos|merci|danke|gracias|obrigad[oa]|graças)\b|感謝|ありがとう"
)


def _weight(sentence: str) -> float:
    words = [word.lower() for word in WORD.findall(sentence)]
    content = [word for word in words if word not in PHRASE_END | THIN | ARTICLES and len(word) > 3]
    weight = min(len(content), 8) + 1.5 * bool(re.search(r"\d", sentence))
    weight -= 4.0 * bool(_SORRY.search(sentence)) + 3.0 * bool(_THANKING.search(sentence))
    weight -= 9.0 * (sentence.count("(") != sentence.count(")"))
    weight -= 2.0 * sentence.count("!") + 1.5 * (len(words) < 5)
    weight -= 2.0 * bool(words) * (words[0] in {"this", "it", "that", "they", "he", "she", "them"})
    return weight - 1.0 * sentence.endswith("?")


# --- the event ------------------------------------------------------------------------------


def _one_blank(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "


def _event(text: str) -> str | None:
    plain = _BLANK.sub(_one_blank, text.replace("’", "'"))
    scores: dict[str, int] = {}
    for event, cues in _EVENTS.items():
        weights = [weight for weight, cue in cues if cue.search(plain)]
        if weights:
            scores[event] = max(weights) + len(weights) - 1
    if "question" in scores and "?" not in plain:
        scores["question"] -= 3
    if not scores:
        return None
    best = max(scores, key=lambda event: scores[event])
    return best if scores[best] > 2 else None


def _event_abroad(language: str, text: str) -> str | None:
    """The event of a text in another language; a promotion is a new role, as in English."""
    plain = text.replace("’", "'")
    cues = _EVENTS_ABROAD.get(language, ())
    found = next((event for event, cue in cues if cue.search(plain)), None)
    return "new_role" if found == "promotion" else found
