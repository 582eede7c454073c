"""What must not be used to open a conversation, and why; text goes in, a `Verdict` comes out.

The patterns are data, one file a language under ``tact_words/``, compiled by `tact_patterns`.
``[benign]`` is read first: what it matches ("killed it on stage") is taken out before the sensitive
patterns look. Every other table is a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from composer.language import language_of, languages_in
from composer.reading import read
from composer.tact_patterns import Rule, Words, candidates, fold, tokens, words_of

__all__ = ["LANGUAGES", "NOTES", "ORDER", "Verdict", "fold", "is_about_work", "judge", "note"]

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


def judge(text: str, *, author_is_contact: bool = True, public: bool = False) -> Verdict:
    """Judge one text whole: a post, a message, a title.

    Args:
        text: as written.
        public: a post or comment. Grief and fear are said softly in words no list holds, so a
            public text with nothing of work in it is withheld as personal,
            unless it was a harmless phrase in the language of work that made us look twice.
        author_is_contact: False for the user's own words to the contact; then only what is said
            of "you" happened to the contact.
    """
    if not text.strip():
        return Verdict(False)
    folded = fold(text)
    language = language_of(text)
    codes = _to_try(text, language)
    plain, said = folded, tokens(folded)
    for code in codes:
        plain = _without_benign(words_of(code), plain, said, code)
    readable = language in (*LANGUAGES, "und")
    for code in codes:
        words = words_of(code)
        found = _first_found(text, plain, candidates(words.sensitive, said, code), words)
        if found is not None:
            rule, span = found
            own = rule.own and _is_theirs(words, folded, span, rule, author_is_contact)
            return Verdict(True, rule.reason, span, language, readable, own)
    sign = SIGN.search(text)
    if sign:
        return Verdict(True, SIGNS[sign.group()], sign.span(), language, readable)
    if not readable:
        return Verdict(True, "unread", None, language, readable=False)
    if public and plain == folded and _is_personal(text, folded, language):
        return Verdict(True, "personal", None, language)
    return Verdict(False, None, None, language)


def is_about_work(text: str) -> bool:
    """Whether a text is plainly about work: an event of a career, or the words of a trade.

    Grief and fear are said softly in words no list holds. So a post that is no event of a career
    must speak of work twice, and not of one person; a lesson or an opinion told of oneself too.
    """
    event = read(text).event
    if event in _CAREER:
        return True
    folded, language = fold(text), language_of(text)
    work = _words_of_work(folded, language)
    words = _WORD.findall(folded)
    persons = sum(word in _PERSONS for word in words)
    enough = work >= (1 if len(words) < 20 else 2)
    if event is None:
        return enough and not persons
    return enough or persons < (3 if event == "learning" else 2)


_CAREER = frozenset(
    {"hiring", "new_role", "anniversary", "award", "talk", "launch", "article", "question"}
)
_PERSONS = frozenset("i i'm i've i'd i'll me my myself he she him her his he's she's".split())


def _words_of_work(folded: str, language: str) -> int:
    """How many different words of work there are; of those that life shares two make one."""
    most = 0
    for words in (words_of(code) for code in LANGUAGES if language in (code, "und")):
        shared = {one.group() for one in words.trade.finditer(folded)} if words.trade else ()
        plain = {one.group() for one in words.work.finditer(folded)}
        most = max(most, len(plain) + len(shared) // 2)
    return most


def _is_personal(text: str, folded: str, language: str) -> bool:
    """A text with too little of work in it; chaff, a saying or a joke is nobody's life."""
    if is_about_work(text) or not _is_of_someone(folded, language):
        return False
    short = language in ("en", "und") and len(folded.split()) < 7
    return not (short and read(text).sentence is None)


def _is_of_someone(folded: str, language: str) -> bool:
    """Whether the writer or a third person is in it, where a language must name persons."""
    if language not in ("en", "de", "fr", "und"):
        return True
    people = _PERSONS | words_of("en" if language == "und" else language).first
    return any(word in people for word in _WORD.findall(folded))


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


def _first_found(
    text: str, folded: str, rules: list[Rule], words: Words
) -> tuple[Rule, tuple[int, int]] | None:
    """The pattern that names the gravest reason; weak ones only where work does not excuse them."""
    for rule in sorted(rules, key=_rank):
        for found in rule.pattern.finditer(folded):
            if not _excused(text, folded, found, rule, words):
                return rule, found.span()
    return None


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
