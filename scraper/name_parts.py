"""A name as people write it, taken apart: marks, degrees, headlines and letters' cases.

In: a name. Out: the same without what is no name, folded or cased. Pure; the words are in
`scraper.name_words`, the short forms in the `nicknames` package.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from nicknames import NickNamer

from scraper import name_words as words
from scraper.name_short_forms import LONG_FORMS, SHORT_FORMS

_NICKNAMES = NickNamer()
GIVEN = frozenset(
    name
    for table in (_NICKNAMES.nickname_lookup, _NICKNAMES.canonical_lookup)
    for name in (*table, *(one for many in table.values() for one in many))
)
BRACKETED = re.compile(r"[(\[{（]([^()\[\]{}（）]*)[)\]}）]")
QUOTED = re.compile(r"(?<!\w)[\"“”„«‘'‚`]+\s*([^\"“”„«»‘’'`]+?)\s*[\"“”»’'`]+(?!\w)")
LONGEST = 300
_CUT = re.compile(r"\s+[|•·–—-]\s+|[|•✦➤]|\s@\s|\s+at\s+", re.IGNORECASE)
_PRONOUNS = re.compile(
    r"\b(?:she|he|they|ze|xe|elle|ella|él|sie|er)\s*/\s*\w+(?:\s*/\s*\w+)*", re.I
)


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name without case, accents, width and outer blanks, for comparing only."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


def cleaned(name: str) -> str:
    """A name without emoji, symbols and invisible marks, styled letters made plain.

    What follows its first `LONGEST` characters is left out: it is no name.
    """
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", name[:LONGEST])
        if (
            unicodedata.category(letter) not in ("So", "Sk", "Sm", "Cs", "Co", "Cn", "Me", "Cc")
            and letter not in words.INVISIBLE
        )
        or letter in "`|"
        or letter.isspace()
    )
    return " ".join(unicodedata.normalize("NFKC", kept).split())


def without_suffix(name: str) -> str:
    """A name up to its degrees and headline; ``Okafor, Maya`` is turned round."""
    name = _PRONOUNS.sub(" ", _CUT.split(name)[0])
    head, comma, rest = name.partition(",")
    if not comma:
        return name
    after = [token.strip(" .,") for token in rest.split()] or [""]
    family = head.split()
    alone = len(family) == 1 and (folded(head) not in GIVEN or folded(after[0]) in GIVEN)
    family_first = alone or (family and folded(family[0]) in words.PARTICLES)
    wordy = len(after) in (1, 2) and all(one.isalpha() and not is_suffix(one) for one in after)
    return f"{rest.strip()} {head}" if wordy and family_first else head


def is_suffix(token: str) -> bool:
    plain = token.replace(".", "").casefold()
    return plain in words.SUFFIXES or (len(token) > 1 and token.isupper()) or "." in token


def cased(word: str, *, full: str = "", caps: bool | None = None) -> str:
    """A word as a name is written: MAYA and maya are Maya; DeShawn and AJ stay."""
    shouting = caps if caps is not None else full.isupper()
    if word.islower():
        return re.sub(r"(^|[-'’])(\w)", lambda m: m[1] + m[2].upper(), word)
    short = word in words.SHORT_GIVEN or (shouting and word[-1:] in "AEIOUY")
    initials = len(word) == 2 and not short
    if not word.isupper() or len(word) < 2 or initials:
        return word
    return re.sub(r"\w+", lambda m: m[0][0] + m[0][1:].lower().replace("i̇", "i"), word)


def short_forms(given: str) -> frozenset[str]:
    """The usual short forms of a folded given name: bob, rob, robbie for robert."""
    return frozenset(_NICKNAMES.nicknames_of(given)) | SHORT_FORMS.get(given, frozenset())


def long_forms(given: str) -> frozenset[str]:
    """The names that a folded given name is a usual short form of."""
    return frozenset(_NICKNAMES.canonicals_of(given)) | LONG_FORMS.get(given, frozenset())


def is_form(short: str, long: str) -> bool:
    """Whether one folded first name is a short form of the other."""
    if short == long or (len(short) > 2 and long.startswith(short)):
        return True
    pet = len(long) > 2 and short in (f"{long}i", f"{long}y", f"{long}ie")
    return pet or short in short_forms(long) or long in short_forms(short)
