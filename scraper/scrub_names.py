"""Invented words in place of real ones, the same for the same, while one capture is scrubbed.

In: a text, an address or an attribute's value. Out: the same with every word, name, id and number
replaced that is not the interface's own. The key is random and kept nowhere: from a copy alone
nobody can try out names.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cached_property
from urllib.parse import quote, unquote

from scraper.date_words import LABEL_NOISE, MONTHS, PRESENT, UNITS
from scraper.folding import fold
from scraper.parse.linkedin import words
from scraper.scrub_words import FRAGMENTS, LETTERS, SHOWN, STRUCTURE

_MAIL = r"[^\s@<>,;:\"'()]+@[^\s@<>,;:\"'()]+"
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"']+"
_MEMBER = r"ACo[A-Za-z0-9_-]{8,}?(?=-[A-Z]{4,}|-(?i:profile)|[^\w-]|$)"
_OPAQUE = r"(?!\w*?ACo)(?=[A-Za-z]*\d[A-Za-z]*\d)(?=[a-z\d]*[A-Z])[A-Za-z\d]{12,}"
#: The words of a key: ``profileCardsAbove`` has three.
CAMEL = r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])"
_WORD = r"[^\W\d_]+"
_NUMBER = r"\d+"

_NAMED = re.compile(r"/(?:in|company|school|showcase)/([^/?#\s\"'<>&,]+)")
_LONG_NAME = 6  # letters; a shorter slug may stand inside any word

_TABLES = (words.EDITED, words.NO_POSTS, words.PENDING, words.STUDIED, words.EMPLOYMENT)


def _spoken() -> frozenset[str]:
    """Every word of the interface, in all its languages, folded."""
    phrases = [one for table in _TABLES for phrases in table.values() for one in phrases]
    phrases += [one for table in UNITS.values() for one in table.values()]
    phrases += [*PRESENT.values(), LABEL_NOISE]
    return SHOWN | {fold(word) for phrase in phrases for word in re.findall(_WORD, phrase)}


SPOKEN = _spoken()
_MONTHS = frozenset(name for names in MONTHS.values() for month in names for name in month.split())
# Scripts without blanks: there a phrase stands inside a run of letters.
_PHRASES = sorted((one for one in SPOKEN if not one.isascii() and len(one) > 1), key=len)[::-1]


class Names:
    """What replaces what. One for each capture.

    Args:
        key: secret bytes; random by default.
    """

    def __init__(self, key: bytes | None = None) -> None:
        self._key = key or secrets.token_bytes(32)
        self._given: dict[str, str] = {}
        self._taken: set[str] = set()
        self._slugs: dict[str, str] = {}
        self.replaced = 0

    @cached_property
    def shift(self) -> timedelta:
        """By how much every moment of the capture is moved into the past: whole days."""
        return timedelta(days=200 + self._number("shift", 1000))

    def learn(self, markup: str) -> None:
        """Note the slugs, member ids and words of a document, so that no invention is one of them,
        and that a slug is found where it stands inside a key."""
        plain = unquote(markup)
        self._taken |= {word.casefold() for word in re.findall(_WORD, plain)}
        for slug in {one for text in (markup, plain) for one in _NAMED.findall(text)}:
            self._slugs[slug] = self._slug(slug)
        for member in re.findall(r"(?<=[%:=\"'A-F\d])ACo[\w-]{8,}(?=[%&\"'])", markup):
            self._slugs[member] = self._member(member)
        self.__dict__.pop("_slugs_in", None)

    def text(self, text: str) -> str:
        """A text or label: the words of the interface stay, and how old something is."""
        return _IN_TEXTS.sub(self._in_text, text)

    def key(self, value: str) -> str:
        """An id or key of the page: slugs inside it are found, words of its structure stay."""
        return self._around_slugs(value, lambda piece: _IN_KEYS.sub(self._in_key, piece))

    def built(self, value: str, personal: frozenset[str]) -> str:
        """A class, role or test id as it is, but for ids and for words that are somebody's."""

        def replaced(found: re.Match[str]) -> str:
            if found.lastgroup == "member":
                return self._member(found[0])
            return self.word(found[0]) if found[0].casefold() in personal else found[0]

        return self._around_slugs(value, lambda piece: _IN_BUILT.sub(replaced, piece))

    def address(self, url: str) -> str:
        """A link: LinkedIn's host and the words of its paths stay."""
        scheme, slashes, rest = url.rpartition("//")
        head, mark, query = rest.partition("?")
        host, slash, path = head.partition("/") if slashes else ("", "", head)
        parts = (self._part(part) for part in path.split("/"))
        pairs = (
            "=".join(self._part(side) for side in pair.split("=")) for pair in query.split("&")
        )
        return f"{scheme}{slashes}{self._host(host)}{slash}{'/'.join(parts)}{mark}{'&'.join(pairs)}"

    def moment(self, iso: str | None) -> datetime | None:
        """A capture's moment, moved."""
        return datetime.fromisoformat(iso) - self.shift if iso else None

    def word(self, word: str) -> str:
        """An invented word for a word: the same for the same, in its script and its case."""
        folded = word.casefold()
        if folded not in self._given:
            self._given[folded] = self._invented(folded)
            self._taken.add(self._given[folded])
        self.replaced += 1
        found = self._given[folded]
        if word.isupper() and len(word) > 1:
            return found.upper()
        return found.capitalize() if word[:1].isupper() else found

    def _around_slugs(self, value: str, work: Callable[[str], str]) -> str:
        pieces = self._slugs_in.split(value) if self._slugs else [value]
        return "".join(
            self._slugs[piece] if at % 2 else work(piece) for at, piece in enumerate(pieces)
        )

    def _part(self, part: str) -> str:
        plain = unquote(part)
        found = self.key(plain)
        return quote(found, safe="") if plain != part else found

    def _host(self, host: str) -> str:
        if not host or re.search(r"(^|\.)(linkedin|licdn)\.com(:\d+)?$", host):
            return host
        return f"{self.word(host)}.example"

    def _in_text(self, found: re.Match[str]) -> str:
        kind, text = str(found.lastgroup), found[0]
        if kind == "mail":
            return (
                f"{self.word(text.partition('@')[0])}@{self.word(text.partition('@')[2])}.example"
            )
        if kind in ("degree", "age", "dated", "phrase"):
            return text
        if kind == "word":
            return text if fold(text) in SPOKEN or len(text) < 2 else self.word(text)
        return _RULES[kind](self, text)

    def _in_key(self, found: re.Match[str]) -> str:
        kind, text = str(found.lastgroup), found[0]
        if kind == "number":
            return self._digits(text) if len(text) > 3 else text
        if kind == "word":
            kept = text.lower() in STRUCTURE or text.lower() in SHOWN or len(text) < 3
            return text if kept else self.word(text)
        return _RULES[kind](self, text)

    @cached_property
    def _slugs_in(self) -> re.Pattern[str]:
        longest = sorted(self._slugs, key=len, reverse=True)
        return re.compile(f"({'|'.join(map(_anywhere, longest))})")

    def _digits(self, digits: str) -> str:
        if len(digits) in (19, 20):
            return str(self._moved(int(digits)))
        if len(digits) == 4 and digits[:2] in ("19", "20"):
            return str(int(digits) - round(self.shift.days / 365))
        if len(digits) < 2 or digits in _STATUSES:
            return digits
        if len(digits) == 2 and 10 <= int(digits) <= 31:
            return str(10 + self._number(digits, 19))
        first = str(1 + self._number(f"first {digits}", 9))
        return first + "".join(
            str(self._number(f"{at} {digits}", 10)) for at in range(1, len(digits))
        )

    def _moved(self, number: int) -> int:
        """An id of LinkedIn's: above its lower 22 bits, which are new, stands a moment in ms."""
        moment = max(1, (number >> 22) - self.shift // timedelta(milliseconds=1))
        return (moment << 22) | self._number(str(number), 1 << 22)

    def _slug(self, slug: str) -> str:
        if slug.isdigit():
            return self._digits(slug)
        return "-".join(self.word(part) for part in slug.split("-") if part) or "x"

    def _member(self, member: str) -> str:
        return "ACoAA" + self._opaque(member)[5:]

    def _opaque(self, text: str) -> str:
        """As long as an id, without a word in it: every third sign is a digit."""
        signs = ("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ", "23456789")
        pools = (signs[at % 3 == 2] for at in range(len(text)))
        return "".join(
            pool[self._number(f"{at} {text}", len(pool))] for at, pool in enumerate(pools)
        )

    def _invented(self, word: str) -> str:
        script = unicodedata.name(word[0], "LATIN").split()[0]
        for attempt in range(1000):
            if script in LETTERS:
                letters = LETTERS[script]
                made = "".join(
                    letters[self._number(f"{attempt} {at} {word}", len(letters))]
                    for at in range(max(2, len(word)))
                )
            else:
                parts = (self._number(f"{attempt} {at} {word}", len(FRAGMENTS)) for at in (0, 1))
                made = "".join(FRAGMENTS[part] for part in parts)
            if made not in self._taken:
                return made
        return f"word{self._number(word, 10**9)}"

    def _number(self, about: str, below: int) -> int:
        digest = hashlib.blake2b(about.encode("utf-8", "replace"), key=self._key[:64]).digest()
        return int.from_bytes(digest[:8], "big") % below


_STATUSES = ("404", "429", "999")  # what a wall may print


def _anywhere(slug: str) -> str:
    """A pattern for a slug inside a key; a short one only where it stands apart."""
    escaped = re.escape(slug)
    if len(slug) >= _LONG_NAME or "-" in slug:
        return escaped
    return rf"(?:(?<=Activity)|(?<=ref)|(?<![A-Za-z])){escaped}(?![a-z])"


def _either(some: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in some)


_UNITS = _either(sorted({unit for table in UNITS.values() for units in table.values()
                         for unit in units.split()}, key=len, reverse=True))  # fmt: skip
_MONTH = _either(sorted(_MONTHS, key=len, reverse=True))
_IN_TEXTS = re.compile(
    rf"(?P<mail>{_MAIL})|(?P<address>{_ADDRESS})|(?P<member>{_MEMBER})"
    rf"|(?P<degree>(?<!\w)[1-3](?:st|nd|rd)(?!\w))"
    rf"|(?P<age>(?<![\w.,])\d{{1,2}}\s?(?:{_UNITS})(?!\w))"
    rf"|(?P<dated>(?<!\w)(?:(?<=\d )(?:{_MONTH})\b|(?:{_MONTH})\.?(?=\s\d)))"
    rf"|(?P<phrase>{_either(_PHRASES)})|(?P<opaque>{_OPAQUE})"
    rf"|(?P<word>{_WORD})|(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_IN_BUILT = re.compile(rf"(?P<member>{_MEMBER})|{CAMEL}")
_IN_KEYS = re.compile(
    rf"(?P<member>{_MEMBER})|(?P<opaque>{_OPAQUE})|(?P<word>{CAMEL})|(?P<number>{_NUMBER})"
)

_RULES: dict[str, Callable[[Names, str], str]] = {
    "address": lambda self, text: self.address(text),
    "member": lambda self, text: self._member(text),
    "opaque": lambda self, text: self._opaque(text),
    "number": lambda self, text: self._digits(text),
}
