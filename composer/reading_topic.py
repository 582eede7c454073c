"""The topic of a text: sentences go in, the best noun phrase comes out, as a verbatim span.

A phrase begins behind a cue ("wrote about", "launched our"), at a determiner or at the front of a
sentence, and ends before the first word that cannot be part of it. The cues are in reading.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from composer.reading_words import (
    ARTICLES,
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


WORD = re.compile(r"\d+(?:[.,]\d+)+[^\W_]*|[^\W_](?:[\w'’+#/-]*[\w+#])?")
_CUES = tuple(re.compile(cue, re.IGNORECASE) for cue in TOPIC_CUES)
_ANYWHERE = re.compile(r"\b(?:our|my|with|for|of|in|on)\s+|\b(?=(?:the|an?)\s)", re.IGNORECASE)
_LIVE = re.compile(LIVE, re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«]([^\"“”«»\n]{6,80}?)[\"”»]")
_TITLED = re.compile(
    r"(?i)\b(?:article|post|talk|essay|paper|book|edition|episode|title|titled|called|workshop|award|"
    r"prize|session|webinar|podcast|blog|series|guide|keynote|course|wrote|published)\b(?!-)|"
    r"\b(?:on|about|for)\W*$"
)
_QUOTED_EVENTS = frozenset({"talk", "article", "launch", "award", "learning", "event", "milestone"})


def topic_of(text: str, sentences: list[Span], event: str | None) -> tuple[Span | None, bool, bool]:
    """The best noun phrase, whether a cue announced it, whether it stood behind "our"."""
    if event in _QUOTED_EVENTS:
        for found in _QUOTED.finditer(text):
            announced = _TITLED.search(text, max(0, found.start() - 60), found.start())
            if announced and len(found[1].split()) >= 2 and not found[1].endswith(("!", "?")):
                return Span(found.start(1), found.end(1), found[1]), True, False
    candidates: list[tuple[float, bool, Span, bool]] = []
    for place, sentence in enumerate(sentences[:12]):
        for rank, start, end in _starts(sentence, event):
            phrase = _phrase(text, start, end)
            if phrase is not None:
                sure = rank < (0.5 if event in _OWN_ONLY else _SURE) and _is_sayable(
                    phrase[0], text
                )
                candidates.append((_worth(phrase[0]) - rank - place * 0.35, sure, *phrase))
    candidates = [one for one in candidates if one[0] > 0]
    if not candidates:
        return None, False, False
    _, sure, span, theirs = max(candidates, key=lambda one: (one[0], -one[2].start))
    return span, sure, theirs


_BY_EVENT = {
    "launch": 2, "award": 3, "hiring": 4, "talk": 0, "article": 1, "milestone": 8,
    "question": 6, "event": 7,
}  # fmt: skip
# Of these the topic must be what their own cue announced, else it is a mere word of the text.
_OWN_ONLY = frozenset({"launch", "award", "question", "hiring"})
_SURE = 1.95


def _starts(sentence: Span, event: str | None) -> Iterator[tuple[float, int, int]]:
    """Where a topic may begin and must end, with a penalty: the event's own cue costs nothing."""
    begin, end = sentence.start, sentence.end
    for number, cue in enumerate(_CUES):
        own = _BY_EVENT.get(event or "", 5) == number
        for found in cue.finditer(sentence.text):
            yield (0.0 if own else 1.2 + number * 0.1), begin + found.end(), end
    live = _LIVE.search(sentence.text)
    if live:
        comma = max(sentence.text.rfind(sign, 0, live.start()) for sign in ",:;") + 1
        yield (0.2 if event in ("launch", "opinion") else 1.0), begin + comma, begin + live.start()
    for found in _ANYWHERE.finditer(sentence.text):
        yield 2.6, begin + found.end(), end
    yield (1.0 if event in ("opinion", "event") else 3.0), begin, end


_LEFT_OFF = POSSESSIVES | frozenset("this these some new most every many all".split())


# "Data on the Dock": what follows the little word belongs to the name before it.
_NAME_GOES_ON = re.compile(r"(?<![.!?] )\b[A-Z][\w'’-]+ (?:on|of|in|for|at) $")


def _is_named(words: list[re.Match[str]]) -> bool:
    after = [word.group() for word in words[:2] if word.group().lower() not in ARTICLES]
    return bool(after) and after[0][0].isupper()


def _phrase(text: str, start: int, end: int) -> tuple[Span, bool] | None:
    """The noun phrase that begins at `start`; and whether a possessive was left off."""
    words = list(WORD.finditer(text, start, end))[:12]
    if _NAME_GOES_ON.search(text, max(0, start - 40), start) and _is_named(words):
        return None
    theirs = False
    before = text[max(0, start - 4) : start].lower().split()
    if before and before[-1] in ("our", "my"):
        theirs = True
    while words and words[0].group().lower().replace("’", "'") in _LEFT_OFF:
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
        if kept and text[kept[-1].end() : word.start()].strip(" '’\"“$€£"):
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
        if (
            kept
            and low.endswith("ed")
            and low not in _NOUNS_IN_ED
            and kept[-1].group().lower() not in ARTICLES | JOINERS
        ):
            break
        if low in JOINERS and not _joins(words, place, len(kept)):
            break
        kept.append(word)
        if len([one for one in kept if one.group().lower() not in ARTICLES | JOINERS]) >= 6:
            break
    return _without_tail(kept)


_NOUNS_IN_ED = frozenset({"seed", "feed", "speed", "embed"})


def _without_tail(kept: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without a hanging "for", "in a", "for a company"; the A of "Series A" stays."""
    words = [one.group() for one in kept]
    while words and (words[-1].lower() in JOINERS or words[-1] in ARTICLES):
        words.pop()
    for length in (2, 3):
        tail = words[-length:]
        hangs = len(tail) == length < len(words) and tail[0] in JOINERS
        if hangs and tail[-1].lower() in THIN and (length == 2 or tail[1] in ARTICLES):
            words = words[:-length]
    return kept[: len(words)]


def _joins(words: list[re.Match[str]], place: int, already: int) -> bool:
    """Whether "of", "for", "in" goes on to more of the phrase."""
    following = words[place + 1].group().lower() if place + 1 < len(words) else ""
    return bool(already) and bool(following) and following not in PHRASE_END | POSSESSIVES


def _worth(span: Span) -> float:
    """How well a phrase would stand behind "your post about"."""
    words = [word for word in WORD.findall(span.text) if word.lower() not in ARTICLES | JOINERS]
    if not words or len(span.text) < 4:
        return -1.0
    if _is_clause(span.text):
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


_CLAUSE = re.compile(r"^\w+(?:ed|ing) (?:in|for|of|by)\b|['’]s \w+ing$", re.IGNORECASE)


def _is_clause(phrase: str) -> bool:
    """Half a sentence rather than a thing: "opened in Ghent", "the team's growing"."""
    return _CLAUSE.search(phrase) is not None


_MASS = re.compile(
    r"(?:ing|tion|sion|ity|ics|ance|ence|ship|ness|cy|ware|ment|work|data|code|debt|research|[^s]s)$",
    re.IGNORECASE,
)


_BARE = frozenset("this these some new most every many all which what".split())


def _is_sayable(span: Span, text: str) -> bool:
    """Whether a phrase can stand behind "your post about": no bare "sick demo", no "a review".

    Only phrases at the front of a sentence, or behind a word left off ("every admin panel"), are
    doubted; behind "about" the writer has said them so already.
    """
    before = text[: span.start].rstrip(' "“«([')
    words = span.text.split()
    left_off = bool(before) and before.split()[-1].lower() in _BARE
    if before and before[-1] not in ".!?:;,\n…" and not left_off:
        return True
    if words[0].lower() in ("a", "an"):
        return False
    named = any(word[0].isupper() for word in words[1:]) or any(c.isdigit() for c in span.text)
    single = len(words) == 1 and not words[0].lower().endswith("s")
    return words[0].lower() == "the" or named or (bool(_MASS.search(words[-1])) and not single)
