"""The small language of tact's patterns: tables under ``tact_words/`` go in, rules come out.

    words of one sentence, in order      ``lost my dad``
    ``a|b`` either; ``stem*`` any ending  ``funeral|funerals``, ``diagnos*``
    ``(a)`` may be missing               ``lost (all) hope``
    ``~3`` up to three words between     ``said ~3 goodbye``
    ``{kin}`` one of a class             ``{mine} {kin}``
    ``a_b`` one word with any sign in it ``hard_disk``
    ``#``   a number in figures          ``# days sober``

Patterns are matched without accents and in any case. In Japanese they are matched inside running
text, and ``~3`` means up to three characters.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from composer.language import CONFIDENT


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a table.

    `own` and `late` are the table's: it happens to the one who writes; it names the reason only
    where no other does. `weak`: a work post may say so in passing.
    """

    reason: str
    own: bool
    late: bool
    weak: bool
    source: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when first asked for: of four thousand a text needs a few."""
        return _compiled(self.source)


_compiled = cache(re.compile)


@dataclass(frozen=True, slots=True)
class Words:
    """One language, compiled. `benign` and `sensitive` map a word's first letters to rules."""

    benign: dict[str, list[Rule]]
    sensitive: dict[str, list[Rule]]
    first: frozenset[str]
    second: frozenset[str]
    field: re.Pattern[str] | None


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


_STEM = 4
_ENDING = "*"


def tokens(folded: str) -> frozenset[str]:
    """What `candidates` looks a text's words up by: the words, and their beginnings."""
    words = frozenset(_PLAIN_WORD.findall(folded))
    return words.union(*({word[:length] + _ENDING for word in words} for length in (2, 3, _STEM)))


def candidates(index: dict[str, list[Rule]], said: frozenset[str], code: str) -> list[Rule]:
    """The rules of which at least one rare word is in the text, by what `tokens` says of it."""
    if code == "ja":
        return index.get("", [])
    seen: dict[int, Rule] = {}
    for key in said & index.keys():
        for rule in index[key]:
            seen[id(rule)] = rule
    return list(seen.values())


_PLAIN_WORD = re.compile(r"\w+")


@cache
def words_of(code: str) -> Words:
    table = _table(code)
    classes = {name: fold(value).split() for name, value in table.pop("classes", {}).items()}
    first, second = (frozenset(fold(table.pop(name, "")).split()) for name in ("first", "second"))
    field = _beginnings(table.pop("field", ""), code)
    benign: dict[str, list[Rule]] = {}
    sensitive: dict[str, list[Rule]] = {}
    for name, entry in table.items():
        into = benign if name == "benign" else sensitive
        for phrase in entry["patterns"]:
            _add(into, entry, name, phrase, classes, code)
    return Words(benign, sensitive, first, second, field)


def _table(code: str) -> dict[str, Any]:
    """The plain words of a language, and behind them what it says softly."""
    folder = resources.files("composer").joinpath("tact_words")
    table = tomllib.loads(folder.joinpath(f"{code}.toml").read_text("utf-8"))
    softly = tomllib.loads(folder.joinpath(f"{code}_softly.toml").read_text("utf-8"))
    for name, entry in softly.items():
        known = table.setdefault(name, {} if isinstance(entry, dict) else "")
        if isinstance(entry, str):
            table[name] = f"{known} {entry}"
            continue
        patterns = [*known.get("patterns", ()), *entry.get("patterns", ())]
        known.update(entry)
        if patterns:
            known["patterns"] = patterns
    return table


def _beginnings(words: str, code: str) -> re.Pattern[str] | None:
    """A pattern for words that begin so; anywhere in the text for Japanese."""
    choice = "|".join(_word(word, "") for word in fold(words).split())
    return re.compile(f"{'' if code == 'ja' else chr(92) + 'b'}(?:{choice})") if choice else None


def _add(
    into: dict[str, list[Rule]], entry: dict[str, Any], name: str, phrase: str,
    classes: dict[str, list[str]], code: str,
) -> None:  # fmt: skip
    apart = re.sub(r"(~\d+)", r" \1 ", phrase) if code == "ja" else phrase
    elements = [_element(part, classes) for part in fold(apart).split()]
    source = _running(elements) if code == "ja" else _spaced(elements)
    late, weak = entry.get("late", False), entry.get("weak", False)
    reason = entry.get("reason", name)
    rule = Rule(reason, entry.get("own", True), late, weak, source)
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
    if word == "#":
        return r"\d[\d.,]*"
    stem = word.endswith("*")
    plain = re.escape(word.rstrip("*")).replace("_", r"\W").replace("'", "'?")
    return plain + (ending if stem else "")


def _spaced(elements: list[_Element]) -> str:
    """A pattern over words. Gaps are bounded and end with the sentence: linear in the text."""
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
    musts = [one for one in elements if one.words and not one.optional and "#" not in one.words]
    rarest = max(musts, key=lambda one: (-_common(one.words), -len(one.words)))
    return {_key(word) for word in rarest.words}


# Words that so many posts hold that looking a pattern up by them tells little.
_FREQUENT = CONFIDENT | frozenset(
    "year years month months week weeks day days today yesterday time work team company people new "
    "first last next old home back take took get got go going year's make made no not never again "
    "two three four five six still only other because job role colleagues friend friends good "
    "know".split()
)


def _common(words: tuple[str, ...]) -> int:
    return sum(word in _FREQUENT for word in words)


def _key(word: str) -> str:
    """The word itself where the text must hold it whole, else its beginning and a star."""
    if re.fullmatch(r"\w+", word) and "_" not in word:
        return word
    head = re.split(r"[^\w*]|_", word)[0]
    whole = head.rstrip("*")
    return whole[:_STEM] + _ENDING if len(whole) >= _STEM or head.endswith("*") else whole
