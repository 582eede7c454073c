"""What must not be used to open a conversation, and why; text goes in, a `Verdict` comes out.

Two things weigh. Patterns, one file a language under ``tact_words/``, know what is said plainly:
``[benign]`` is read first, and what it matches ("killed it on stage") is taken out before the
sensitive patterns look; every other table is a reason. `composer.likeness` knows the company that
words keep, and so what is said softly. A trade's daily bread ("an oncology nurse wins") is let
through where the whole text is plainly like those that are fine.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from composer.language import language_of, languages_in
from composer.likeness import likeness
from composer.reading import read
from composer.tact_patterns import Rule, Words, candidates, fold, tokens, words_of

__all__ = ["LANGUAGES", "NOTES", "ORDER", "Verdict", "fold", "judge", "note"]

# When several hold, the first is told. Reasons not named here come last.
ORDER = (
    "bereavement", "illness", "layoff", "addiction", "harassment", "discrimination", "war",
    "disaster", "legal", "scandal", "visa", "money", "politics", "religion", "family",
    "jobseeking", "hardship",
)  # fmt: skip

NOTES = {
    "bereavement": "someone has died or is being mourned",
    "illness": "it touches on illness or mental health",
    "layoff": "someone lost their job",
    "addiction": "it touches on addiction",
    "harassment": "it touches on harassment or abuse",
    "discrimination": "it touches on discrimination",
    "war": "it touches on war or violence",
    "disaster": "it touches on a disaster",
    "legal": "it touches on a legal matter",
    "scandal": "it touches on a scandal or an accusation",
    "visa": "it touches on visa or immigration matters",
    "money": "it touches on money trouble",
    "politics": "it is political",
    "religion": "it is about faith",
    "family": "it is about their family",
    "jobseeking": "they are looking for work themselves",
    "hardship": "they are having a hard time",
    "instructions": "it speaks to a machine rather than to people",
    "personal": "it is about their life rather than their work",
    "unread": "askwell does not read this language well enough to be sure",
}

LANGUAGES = ("en", "de", "fr", "es", "pt", "ja")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What tact says of a text.

    Attributes:
        sensitive: it must not open a conversation.
        reason: one word, a key of `NOTES`; ``unread`` when the language is not one we read.
        span: start and end of the words that decided, as offsets into the text.
        language: two-letter code; ``und`` when there are too few words to tell.
        readable: tact reads this language.
        own: it happened to the contact or to somebody close, not to strangers or to a team.
    """

    sensitive: bool
    reason: str | None = None
    span: tuple[int, int] | None = None
    language: str = "und"
    readable: bool = True
    own: bool = False


# Pictures that say it without a word.
SIGNS = {
    "🕯": "bereavement", "🕊": "bereavement", "⚰": "bereavement", "🪦": "bereavement",
    "🎗": "illness", "🍼": "family", "👶": "family", "🤰": "family", "🤱": "family",
    "👰": "family", "💍": "family", "💒": "family", "💔": "hardship",
}  # fmt: skip
SIGN = re.compile("|".join(SIGNS))

_WORD = re.compile(r"[\w'-]+")


SaidTo = Literal["all", "me"]
#: Kinds of evidence whose text is said whole, and to whom.
SAID_TO: dict[str, SaidTo] = {
    "post": "all", "reshare": "all", "comment": "all", "message": "me", "mail": "me",
}  # fmt: skip

#: The odds of being fine that a text must reach: with nothing found, and more for each pattern that
#: matched, up to three. Fitted on posts that no pattern was written for; a message to the user may
#: be more private than a post and is kept back later, and a few words keep little company.
NEEDED = {"all": (0.0, 0.4), "me": (-1.9, 2.4), "few": (-1.0, 0.6)}
MOST = 3
FEW = 12  # words
CERTAIN = 3  # words; no company excuses a pattern that long ("my father died")
SURE = 0.5  # a reason less likely than this is told as `personal`


def judge(text: str, *, author_is_contact: bool = True, said_to: SaidTo | None = None) -> Verdict:
    """Judge one text: a post, a message, a title, a sentence.

    Args:
        text: as written.
        said_to: ``all`` for a whole post or comment, ``me`` for a whole message or mail to the
            user: then the company its words keep is weighed too. A title or a single sentence says
            too little for that.
        author_is_contact: False for the user's own words to the contact; then only what is said
            of "you" happened to the contact.
    """
    if not text.strip():
        return Verdict(False)
    language = language_of(text)
    readable = language in (*LANGUAGES, "und")
    found = _found(text, language)
    sign = SIGN.search(text)
    fine = said_to is not None and readable and _is_fine(text, found, sign is not None, said_to)
    if fine:
        return Verdict(False, None, None, language)
    if found:
        words, rule, span = found[0]
        own = rule.own and _is_theirs(words, fold(text), span, rule, author_is_contact)
        return Verdict(True, rule.reason, span, language, readable, own)
    if sign:
        return Verdict(True, SIGNS[sign.group()], sign.span(), language, readable)
    if not readable:
        return Verdict(True, "unread", None, language, readable=False)
    if said_to is not None:
        like = likeness(text)
        sure = like.sure >= SURE
        return Verdict(True, like.reason if sure else "personal", None, language, own=sure)
    return Verdict(False, None, None, language)


_Found = tuple[Words, Rule, tuple[int, int]]


def _found(text: str, language: str) -> list[_Found]:
    """The patterns that match and are not excused, the gravest reason first."""
    folded = fold(text)
    codes = _to_try(text, language)
    plain, said = folded, tokens(folded)
    for code in codes:
        plain = _without_benign(words_of(code), plain, said, code)
    found: list[_Found] = []
    for code in codes:
        words = words_of(code)
        for rule in sorted(candidates(words.sensitive, said, code), key=_rank):
            spans = (one for one in rule.pattern.finditer(plain)
                     if not _excused(text, plain, one, rule, words))  # fmt: skip
            first = next(spans, None)
            if first is not None:
                found.append((words, rule, first.span()))
    return found


def _is_fine(text: str, found: list[_Found], signed: bool, said_to: SaidTo) -> bool:
    """Whether the company its words keep outweighs what was found."""
    for _words, rule, (start, end) in found:
        if rule.reason == "jobseeking" or len(_WORD.findall(text[start:end])) >= CERTAIN:
            return False
    fine = min(max(likeness(text).fine, 1e-6), 1 - 1e-6)
    least, more = NEEDED["few" if said_to == "all" and len(text.split()) < FEW else said_to]
    return math.log(fine / (1 - fine)) >= least + more * min(len(found) + signed, MOST)


def note(reason: str | None) -> str:
    """The reason in words, for the user only."""
    return NOTES.get(reason or "", NOTES["hardship"])


def _to_try(text: str, language: str) -> list[str]:
    """The languages whose patterns are asked: the text's own, and those mixed into it."""
    if language == "und":
        return list(LANGUAGES)
    also = [code for code in languages_in(text, language) if code in LANGUAGES and code != language]
    return ([language] if language in LANGUAGES else ["en"]) + also


def _without_benign(words: Words, folded: str, said: frozenset[str], code: str) -> str:
    """The text with harmless phrases blanked out, its length unchanged."""
    for rule in candidates(words.benign, said, code):
        folded = rule.pattern.sub(lambda found: " " * (found.end() - found.start()), folded)
    return folded


def _rank(rule: Rule) -> int:
    return _place(rule.reason, rule.late, rule.own)


@cache
def _place(reason: str, late: bool, own: bool) -> int:
    """By `ORDER`, late ones after all others, own ones first."""
    place = ORDER.index(reason) if reason in ORDER else len(ORDER)
    return (place + late * len(ORDER)) * 2 + (not own)


def _is_weak(words: Words, rule: Rule, found: re.Match[str]) -> bool:
    """Whether it says no more than the name of a field, or who is kin: "surgeons", "my mother"."""
    if rule.weak or words.field is None:
        return rule.weak
    said = [word for word in _WORD.findall(found.group()) if word not in _THIN]
    return all(words.field.match(word) for word in said)


_EXCUSES = frozenset(
    {"hiring", "award", "talk", "launch", "article", "event", "milestone", "learning", "question"}
    | {"opinion", "new_role", "promotion", "anniversary"}
)
_THIN = frozenset("a an the our of in for and to from".split())
_SELF = re.compile(r"\b(?:my|me|myself|mine|i was|i had|i've had|i am|i'm|living with)\b")


# Reasons whose single words are some trade's daily bread, and the posts that may hold them.
_TRADES = frozenset({"illness", "addiction", "legal", "visa", "money", "politics", "religion"})
_PLAINLY_WORK = frozenset({"launch", "hiring", "article", "talk", "award"})


def _excused(text: str, folded: str, found: re.Match[str], rule: Rule, words: Words) -> bool:
    """A post about work may name a field or a mother in passing, if it is not about oneself."""
    single = rule.reason in _TRADES and re.fullmatch(r"[\w-]+", found.group()) is not None
    allowed = _EXCUSES if _is_weak(words, rule, found) else _PLAINLY_WORK if single else ()
    if not allowed or read(text).event not in allowed:
        return False
    near = folded[max(0, found.start() - 25) : found.end() + 15]
    return (rule.reason == "family" and rule.weak) or not _SELF.search(near)


def _is_theirs(
    words: Words, folded: str, span: tuple[int, int], rule: Rule, author_is_contact: bool
) -> bool:
    """Whether it happened to the contact rather than to strangers."""
    near = set(_WORD.findall(folded[max(0, span[0] - 80) : span[1] + 80]))
    if not author_is_contact:
        return bool(near & words.second) or not words.second
    return rule.reason == "bereavement" or not words.first or bool(near & words.first)
