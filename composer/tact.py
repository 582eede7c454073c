"""What must not be used to open a conversation, and why; text goes in, a `Verdict` comes out.

The patterns are data, one file a language under ``tact_words/``, and a small language of their own:

    words of one sentence, in order      ``lost my dad``
    ``a|b`` either; ``stem*`` any ending  ``funeral|funerals``, ``diagnos*``
    ``(a)`` may be missing               ``lost (all) hope``
    ``~3`` up to three words between     ``said ~3 goodbye``
    ``{kin}`` one of a class             ``{mine} {kin}``
    a word in double hyphen-free form    is matched without accents and in any case

``[benign]`` is read first: what it matches ("killed it on stage") is taken out before the sensitive
patterns look. Every other table is a reason. In Japanese, patterns are matched inside running text
and ``~3`` means up to three characters.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from composer.language import CONFIDENT, language_of, languages_in
from composer.reading import read

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


@dataclass(frozen=True, slots=True)
class _Rule:
    reason: str
    own: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """One language, compiled. `benign` and `sensitive` map a word's first letters to rules."""

    benign: dict[str, list[_Rule]]
    sensitive: dict[str, list[_Rule]]
    first: frozenset[str]
    second: frozenset[str]
    work: re.Pattern[str]


def judge(text: str, *, author_is_contact: bool = True, public: bool = False) -> Verdict:
    """Judge one text whole: a post, a message, a title.

    Args:
        text: as written.
        public: a post or comment. Grief and fear are said softly in words no list holds, so a
            public text in the first person with nothing of work in it is withheld as personal,
            unless it was a harmless phrase in the language of work that made us look twice.
        author_is_contact: False for the user's own words to the contact; then only what is said
            of "you" happened to the contact.
    """
    if not text.strip():
        return Verdict(False)
    folded = fold(text)
    language = language_of(text)
    codes = _to_try(text, language)
    plain = folded
    for code in codes:
        plain = _without_benign(_words(code), plain, code)
    for code in codes:
        words = _words(code)
        found = _first_found(words, plain, code)
        if found is not None:
            rule, span = found
            own = rule.own and _is_theirs(words, folded, span, rule, author_is_contact)
            return Verdict(True, rule.reason, span, language, language in (*LANGUAGES, "und"), own)
    if language not in (*LANGUAGES, "und"):
        return Verdict(True, "unread", None, language, readable=False)
    if public and plain == folded and _is_personal(text, folded, language):
        return Verdict(True, "personal", None, language)
    return Verdict(False, None, None, language)


def is_about_work(text: str) -> bool:
    """Whether a text names anything of work: a trade, a tool, a product, an event of a career."""
    language = language_of(text)
    folded = fold(text)
    codes = LANGUAGES if language == "und" else (language,)
    if any(_words(code).work.search(folded) for code in codes if code in LANGUAGES):
        return True
    return read(text).event in _CAREER


_CAREER = frozenset(
    {"hiring", "new_role", "anniversary", "award", "talk", "launch", "article", "event"}
)


def _is_personal(text: str, folded: str, language: str) -> bool:
    """Somebody speaks of people and nothing of work; pure chaff is not personal, only empty."""
    if is_about_work(text):
        return False
    if language in ("en", "und") and read(text).sentence is None and len(folded.split()) < 5:
        return False
    code = language if language in LANGUAGES else "en"
    said = set(_WORD.findall(folded))
    return bool(said & (_words(code).first | _words(code).second | _PEOPLE)) or code == "ja"


_PEOPLE = frozenset("he she him her his hers they them their someone nobody everyone".split())


def note(reason: str | None) -> str:
    """The reason in words, for the user only."""
    return NOTES.get(reason or "", NOTES["hardship"])


def fold(text: str) -> str:
    """Lower case, plain quotes, no accents or styled letters; one character for each character."""
    if text.isascii():
        return text.lower()
    return "".join(char.lower() if char.isascii() else _folded(char) for char in text)


@cache
def _folded(char: str) -> str:
    if char in "‘’ʼ`´":
        return "'"
    if char in "–—‑‐":
        return "-"
    plain = unicodedata.normalize("NFKC", char)
    plain = plain if len(plain) == 1 else char
    base = unicodedata.normalize("NFD", plain)[0]
    lower = (base if base.isascii() else plain).lower()
    return lower if len(lower) == 1 else plain


def _to_try(text: str, language: str) -> list[str]:
    """The languages whose patterns are asked: the text's own, and those mixed into it."""
    if language == "und":
        return list(LANGUAGES)
    also = [code for code in languages_in(text) if code in LANGUAGES and code != language]
    return ([language] if language in LANGUAGES else ["en"]) + also


def _without_benign(words: _Words, folded: str, code: str) -> str:
    """The text with harmless phrases blanked out, its length unchanged."""
    for rule in _candidates(words.benign, folded, code):
        folded = rule.pattern.sub(lambda found: " " * (found.end() - found.start()), folded)
    return folded


def _first_found(words: _Words, folded: str, code: str) -> tuple[_Rule, tuple[int, int]] | None:
    best: tuple[int, _Rule, tuple[int, int]] | None = None
    for rule in _candidates(words.sensitive, folded, code):
        rank = _rank(rule)
        if best is not None and rank >= best[0]:
            continue
        found = rule.pattern.search(folded)
        if found:
            best = (rank, rule, found.span())
    return best[1:] if best else None


def _rank(rule: _Rule) -> int:
    place = ORDER.index(rule.reason) if rule.reason in ORDER else len(ORDER)
    return place * 2 + (not rule.own)


def _is_theirs(
    words: _Words, folded: str, span: tuple[int, int], rule: _Rule, author_is_contact: bool
) -> bool:
    """Whether it happened to the contact rather than to strangers."""
    near = set(_WORD.findall(folded[max(0, span[0] - 80) : span[1] + 80]))
    if not author_is_contact:
        return bool(near & words.second) or not words.second
    return rule.reason == "bereavement" or not words.first or bool(near & words.first)


_WORD = re.compile(r"[\w'-]+")
_STEM = 4


def _candidates(index: dict[str, list[_Rule]], folded: str, code: str) -> list[_Rule]:
    """The rules of which at least one rare word may be in the text, in the order of the file."""
    if code == "ja":
        return index.get("", [])
    stems = {word[:_STEM] for word in _PLAIN_WORD.findall(folded)}
    seen: dict[int, _Rule] = {}
    for stem in stems & index.keys():
        for rule in index[stem]:
            seen[id(rule)] = rule
    return list(seen.values())


_PLAIN_WORD = re.compile(r"\w+")


@cache
def _words(code: str) -> _Words:
    table = tomllib.loads(
        resources.files("composer").joinpath("tact_words", f"{code}.toml").read_text("utf-8")
    )
    classes = {name: fold(value).split() for name, value in table.pop("classes", {}).items()}
    first, second = (frozenset(fold(table.pop(name, "")).split()) for name in ("first", "second"))
    work = "|".join(_word(word, "") for word in fold(table.pop("work", "")).split())
    benign: dict[str, list[_Rule]] = {}
    sensitive: dict[str, list[_Rule]] = {}
    for name, entry in table.items():
        into = benign if name == "benign" else sensitive
        for phrase in entry["patterns"]:
            _add(into, entry, name, phrase, classes, code)
    before = "" if code == "ja" else r"\b"
    return _Words(benign, sensitive, first, second, re.compile(f"{before}(?:{work})"))


def _add(
    into: dict[str, list[_Rule]], entry: dict[str, Any], name: str, phrase: str,
    classes: dict[str, list[str]], code: str,
) -> None:  # fmt: skip
    apart = re.sub(r"(~\d+)", r" \1 ", phrase) if code == "ja" else phrase
    elements = [_element(part, classes) for part in fold(apart).split()]
    source = _running(elements) if code == "ja" else _spaced(elements)
    rule = _Rule(entry.get("reason", name), entry.get("own", True), re.compile(source))
    for stem in [""] if code == "ja" else _anchor(elements):
        into.setdefault(stem, []).append(rule)


@dataclass(frozen=True, slots=True)
class _Element:
    words: tuple[str, ...] = ()
    optional: bool = False
    gap: int = 0


def _element(part: str, classes: dict[str, list[str]]) -> _Element:
    optional = part.startswith("(") and part.endswith(")")
    part = part[1:-1] if optional else part
    if part.startswith("~"):
        return _Element(gap=int(part[1:]))
    words: list[str] = []
    for word in part.split("|"):
        words += classes[word[1:-1]] if word.startswith("{") else [word]
    return _Element(tuple(words), optional)


def _choice(words: tuple[str, ...], ending: str) -> str:
    return "(?:" + "|".join(_word(word, ending) for word in sorted(words, key=len)[::-1]) + ")"


def _word(word: str, ending: str) -> str:
    stem = word.endswith("*")
    plain = re.escape(word.rstrip("*")).replace("_", r"\W").replace("'", "'?")
    return plain + (ending if stem else "")


def _spaced(elements: list[_Element]) -> str:
    """A pattern over words. Gaps are bounded and sentences end them, so it is linear in the text."""
    source, between = "", ""
    for one in elements:
        if one.gap:
            source += rf"(?:[^\w.!?\n]{{1,4}}[\w'-]+){{0,{one.gap}}}?"
            continue
        choice = r"\b" + _choice(one.words, r"\w*") + r"(?!\w)"
        source += f"(?:{between}{choice})?" if one.optional else between + choice
        between = r"[^\w.!?\n]{1,4}"
    return source


def _running(elements: list[_Element]) -> str:
    """A pattern inside running text, for a script without blanks."""
    return "".join(
        f"[^。！？\n]{{0,{one.gap}}}?" if one.gap
        else _choice(one.words, "") + ("?" if one.optional else "")
        for one in elements
    )  # fmt: skip


def _anchor(elements: list[_Element]) -> set[str]:
    """First letters of the words of one element of which every match must hold one."""
    musts = [one for one in elements if one.words and not one.optional]
    rarest = max(musts, key=lambda one: (-_common(one.words), -len(one.words)))
    return {stem for word in rarest.words for stem in _stems(word)}


def _common(words: tuple[str, ...]) -> int:
    return sum(word in CONFIDENT for word in words)


def _stems(word: str) -> list[str]:
    head = re.split(r"[^\w*]|_", word)[0]
    return [head.rstrip("*")[:_STEM]]
