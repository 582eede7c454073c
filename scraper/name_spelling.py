"""A name goes in; its words come out in the letters another source may have spelt them with.

Pure. "Jörg" is written jorg and joerg, "Дмитрий" dmitrij, dmitry and dmitriy, "O'Malley" omalley.
Sources: DIN 5007-2 (umlauts written out), ISO 9 and the passport spellings of Cyrillic, ISO 843 for
Greek. Chinese, Japanese, Korean, Arabic and Hebrew are not spelt out here: nobody could be sure.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from scraper import name_words as words
from scraper.name_parts import BRACKETED, QUOTED, cleaned, folded, without_suffix

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ß": "ss"}
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"})
_CYRILLIC = dict(
    zip("абвгдезийклмнопрстуфхцыэіїґёєў", "abvgdeziiklmnoprstufhcieiigeeu", strict=True),
    ж="zh", ч="ch", ш="sh", щ="sh", ю="iu", я="ia", ъ="", ь="",
)  # fmt: skip
_GREEK = dict(
    zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstifo", strict=True), θ="th", χ="ch", ψ="ps"
)  # fmt: skip
_OTHER_LETTERS = str.maketrans({**_CYRILLIC, **_GREEK})
#: How the same sound is spelt in Latin letters; only for comparing with another alphabet.
_SOUNDS = (
    ("shch", "sh"), ("sch", "sh"), ("kh", "h"), ("ks", "x"), ("ph", "f"), ("tz", "c"), ("ts", "c"),
    ("j", "i"), ("y", "i"), ("w", "v"), ("ou", "u"), ("iie", "ie"), ("ii", "i"),
)  # fmt: skip
_BIRTH_NAME = re.compile(r"\s(?:née|nee|né|geb\.?|geborene?|born|formerly)\s", re.IGNORECASE)
_BEHIND = re.compile(r"\s+(?:from|at|@)\s+.*", re.IGNORECASE | re.DOTALL)
_LETTERED = re.compile(r"[^\W\d_]+")
_PLAIN_PAIR = re.compile(r"([A-Z][a-z]{2,}) ([A-Z][a-z]{2,})")


class Word(NamedTuple):
    """One word of a name: its spellings without marks, and how it sounds in Latin letters."""

    spellings: tuple[str, ...]
    sound: str
    latin: bool

    @property
    def whole(self) -> bool:
        """Whether it is more than an initial; one letter is a word where scripts write none."""
        return len(self.spellings[0]) > 1 or not self.spellings[0].isascii()


@lru_cache(maxsize=65536)
def word(text: str) -> Word:
    """One word's spellings, the plain one first."""
    joined = "".join(_LETTERED.findall(unicodedata.normalize("NFC", text).lower()))
    plain, spelt = _plain(joined), _plain(joined.translate(_SPELT_OUT))
    latin = plain.isascii()
    sound = _sound(plain if latin else _plain(folded(joined).translate(_OTHER_LETTERS)))
    return Word(tuple(dict.fromkeys((plain, spelt))), sound, latin)


def alike(one: Word, other: Word) -> bool:
    """Whether two words are one name, spelt in one alphabet or in two."""
    if one.latin == other.latin:
        return not set(one.spellings).isdisjoint(other.spellings)
    return one.sound == other.sound and one.sound.isascii() and len(one.sound) > 1


@lru_cache(maxsize=65536)
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name, given name first, as often as it may be read: with the nickname or the
    birth name that stands beside it in brackets, in quotation marks or behind "née"."""
    if (pair := _PLAIN_PAIR.fullmatch(name)) and pair[1].lower() not in words.TITLES:
        return ((pair[1], pair[2]),)
    tidy = _BEHIND.sub("", cleaned(name))
    beside = [found[1] for found in (*BRACKETED.finditer(tidy), *QUOTED.finditer(tidy))]
    head, *born = _BIRTH_NAME.split(" " + QUOTED.sub(" ", BRACKETED.sub(" ", tidy)), maxsplit=1)
    main = _words(head)
    found = [main]
    for extra in (*beside, *born):
        said = _words(extra)
        plain = folded(extra).strip(" .")
        if len(said) == 1 and len(main) > 1 and plain not in words.NOT_NICKNAMES:
            found += [(*said, *main[1:]), (main[0], *said)]
    return tuple(dict.fromkeys(one for one in found if one))


def _words(name: str) -> tuple[str, ...]:
    """The words without titles and degrees; the two of a double first name are joined by "-"."""
    tokens = [one.strip(".,;:'’\"()[]") for one in without_suffix(name).split()]
    kept = [
        one for one in tokens
        if _LETTERED.search(one) and not re.search(r"\d", one) and folded(one) not in words.TITLES
    ]  # fmt: skip
    while len(kept) > 2 and folded(kept[-1]).replace(".", "") in words.SUFFIXES:
        kept.pop()
    if len(kept) > 2 and folded(kept[1]) in words.DOUBLE.get(folded(kept[0]), ()):
        kept[:2] = [f"{kept[0]}-{kept[1]}"]
    return (*kept[:1], *(part for one in kept[1:] for part in one.split("-") if part))


def _plain(text: str) -> str:
    return folded(text.translate(_LETTERS))


def _sound(plain: str) -> str:
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", plain)
