"""What a post is about, without any model: text goes in, verbatim spans and one event come out.

Everything named is a `Span` with the offsets of its words in the text, so nothing can be quoted
that was not written. Topics are read in English only; texts in other languages yield a language,
and at most a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from composer.language import language_of
from composer.reading_words import (
    ARTICLES,
    CHAFF_SENTENCE,
    CHAFF_START,
    EVENTS,
    GUSH,
    INVITATION,
    JOINERS,
    LIVE,
    NOUN_OR_VERB,
    NUMBER_WORDS,
    OBJECTS,
    PHRASE_END,
    POSSESSIVES,
    THIN,
    TOPIC_CUES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a text: ``text[start:end]``."""

    start: int
    end: int
    text: str


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
_START = re.compile("(?:" + "|".join(CHAFF_START) + ")", re.IGNORECASE)
_EMPTY = re.compile("|".join(CHAFF_SENTENCE), re.IGNORECASE)
_GUSH = re.compile(GUSH, re.IGNORECASE)
_CALL = re.compile(INVITATION, re.IGNORECASE)
_SENTENCE = re.compile(r"[^\n.!?…。！？]+(?:\.(?=[\w])[^\n.!?…。！？]*)*[.!?…。！？]*")
_TRASH = re.compile(
    r"https?://\S+|www\.\S+|\b\w+\.\w{2,4}/\S+|(?<!\w)[#@][\w.-]+|"
    r"[\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+"
)
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_](?:[\w'’+#/-]*[\w+#])?")
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
        return Reading(language, None, None, False, False, quotable, (), ())
    event = _event(text)
    topic, sure, theirs = _topic(text, sentences, event)
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
        if span is None or len(_WORD.findall(span.text)) < 2:
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


def _quotable(sentences: list[Span]) -> Span | None:
    """The sentence that says most by itself: not too long, no chaff, with a fact in it."""
    good = [one for one in sentences if 20 <= len(one.text) <= LONGEST_SENTENCE]
    good = [
        one
        for one in good
        if not (_TRASH.search(one.text) or _GUSH.search(one.text) or _CALL.match(one.text))
    ]
    if not good:
        return None
    best = max(good, key=lambda one: (_weight(one.text), -one.start))
    return best if _weight(best.text) > 0 else None


def _weight(sentence: str) -> float:
    words = [word.lower() for word in _WORD.findall(sentence)]
    content = [word for word in words if word not in PHRASE_END | THIN | ARTICLES and len(word) > 3]
    weight = min(len(content), 8) + 1.5 * bool(re.search(r"\d", sentence))
    weight -= 2.0 * sentence.count("!") + 1.5 * (len(words) < 5)
    weight -= 2.0 * bool(words) * (words[0] in {"this", "it", "that", "they", "he", "she", "them"})
    return weight - 1.0 * sentence.endswith("?")


# --- the event ------------------------------------------------------------------------------


def _event(text: str) -> str | None:
    plain = text.replace("’", "'")
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


# --- the topic ------------------------------------------------------------------------------

_CUES = tuple(re.compile(cue, re.IGNORECASE) for cue in TOPIC_CUES)
_ANYWHERE = re.compile(r"\b(?:our|my|with|for|of|in|on)\s+|\b(?=(?:the|an?)\s)", re.IGNORECASE)
_LIVE = re.compile(LIVE, re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«]([^\"“”«»\n]{6,80}?)[\"”»]")
_QUOTED_EVENTS = frozenset({"talk", "article", "launch", "award", "learning", "event", "milestone"})


def _topic(text: str, sentences: list[Span], event: str | None) -> tuple[Span | None, bool, bool]:
    """The best noun phrase, whether a cue announced it, whether it stood behind "our"."""
    if event in _QUOTED_EVENTS:
        for found in _QUOTED.finditer(text):
            if len(found[1].split()) >= 2 and not found[1].endswith(("!", "?")):
                return Span(found.start(1), found.end(1), found[1]), True, False
    candidates: list[tuple[float, bool, Span, bool]] = []
    for place, sentence in enumerate(sentences[:12]):
        for rank, start in _starts(sentence, event):
            phrase = _phrase(text, start, sentence.end)
            if phrase is not None:
                candidates.append((_worth(phrase[0]) - rank - place * 0.35, rank < 2.4, *phrase))
    candidates = [one for one in candidates if one[0] > 0]
    if not candidates:
        return None, False, False
    _, sure, span, theirs = max(candidates, key=lambda one: (one[0], -one[2].start))
    return span, sure, theirs


_BY_EVENT = {"launch": 2, "award": 3, "hiring": 4, "talk": 0, "article": 1, "milestone": 2}


def _starts(sentence: Span, event: str | None) -> Iterator[tuple[float, int]]:
    """Places where a topic may begin, with a penalty: the event's own cue costs nothing."""
    for number, cue in enumerate(_CUES):
        own = _BY_EVENT.get(event or "", 5) == number
        for found in cue.finditer(sentence.text):
            yield (0.0 if own else 1.2 + number * 0.1), sentence.start + found.end()
    if _LIVE.search(sentence.text):
        yield (0.2 if event in ("launch", "opinion") else 1.0), sentence.start
    for found in _ANYWHERE.finditer(sentence.text):
        yield 2.6, sentence.start + found.end()
    yield (1.0 if event in ("opinion", "event") else 3.0), sentence.start


def _phrase(text: str, start: int, end: int) -> tuple[Span, bool] | None:
    """The noun phrase that begins at `start`; and whether a possessive was left off."""
    words = list(_WORD.finditer(text, start, end))[:12]
    theirs = False
    before = text[max(0, start - 4) : start].lower().split()
    if before and before[-1] in ("our", "my"):
        theirs = True
    while words and words[0].group().lower().replace("’", "'") in POSSESSIVES | {
        "this",
        "these",
        "some",
        "new",
    }:
        first = words.pop(0).group().lower()
        theirs = theirs or first in ("our", "my")
        if first in ("your", "their", "his", "her", "its"):
            return None
    kept = _kept(text, words)
    if not kept:
        return None
    return Span(kept[0].start(), kept[-1].end(), text[kept[0].start() : kept[-1].end()]), theirs


def _kept(text: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    kept: list[re.Match[str]] = []
    for place, word in enumerate(words):
        low = word.group().lower().replace("’", "'")
        if kept and text[kept[-1].end() : word.start()].strip(" '’\"“"):
            break
        following = words[place + 1].group().lower() if place + 1 < len(words) else ""
        noun = low in NOUN_OR_VERB and following not in OBJECTS
        if (low in PHRASE_END and not noun) or low in POSSESSIVES:
            break
        if kept and (low.endswith("ly") or low in NUMBER_WORDS or low[0].isdigit()):
            last = kept[-1].group()
            if last.lower() not in ARTICLES | JOINERS and not (
                low[0].isdigit() and last[0].isupper()
            ):
                break
            if last.lower() == "in" and low[0].isdigit():
                break
        if kept and low.endswith("ed") and kept[-1].group().lower() not in ARTICLES | JOINERS:
            break
        if low in JOINERS and not _joins(words, place, len(kept)):
            break
        kept.append(word)
        if len([one for one in kept if one.group().lower() not in ARTICLES | JOINERS]) >= 6:
            break
    while kept and kept[-1].group().lower() in JOINERS | ARTICLES:
        kept.pop()
    return kept


def _joins(words: list[re.Match[str]], place: int, already: int) -> bool:
    """Whether "of", "for", "in" goes on to more of the phrase."""
    following = words[place + 1].group().lower() if place + 1 < len(words) else ""
    return bool(already) and bool(following) and following not in PHRASE_END | POSSESSIVES


def _worth(span: Span) -> float:
    """How well a phrase would stand behind "your post about"."""
    words = [word for word in _WORD.findall(span.text) if word.lower() not in ARTICLES | JOINERS]
    if not words or len(span.text) < 4:
        return -1.0
    thin = [word for word in words if word.lower() in THIN]
    if len(thin) == len(words):
        return -1.0
    solid = len(words) - len(thin)
    worth = 2.0 + min(solid, 4) * 0.7 - 0.3 * len(thin)
    worth += 0.5 * any("-" in word or (word[0].isupper() and len(word) > 1) for word in words)
    if len(words) == 1:
        worth -= 0.9 if words[0].islower() else 0.3
    if words[0].lower().endswith(("ing", "ed")) and len(words) < 3:
        worth -= 0.5
    return worth
