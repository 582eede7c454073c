"""Whether two names can be one person's: two profiles' names, or a profile's and a signature's.

In: names, or the end of somebody's own message. Out: a key for comparing, a degree of likeness,
or the name they sign with. Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from scraper import name_words as words
from scraper.name_parts import (
    BRACKETED,
    QUOTED,
    cased,
    cleaned,
    folded,
    is_form,
    short_forms,
    without_suffix,
)
from scraper.name_spelling import readings, word

Likeness = Literal["same", "likely", "possible", "different"]

_CLOSED = re.compile(
    r"(?:^|[\s.,!?;:)\]–—-])(?:" + "|".join(words.CLOSINGS) + r")\b[\s,.!:;–—-]*"
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2})\W*$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"(?:^|\n)\s*(?:" + "|".join(words.CLOSINGS) + r")[\s,.!–—-]*\n+"
    r"\s*(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2})\s*(?:\n|$)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s[-–—~]\s?(?P<name>[^\W\d_][\w.'’-]*)\W*$")
_TRAILING_MARKS = re.compile(r"[^\w.!\n]+$")
_LAST_LINE = re.compile(r"[-–—~*/\s]*(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?)[\s.!x]*$")


def name_key(name: str | None) -> str:
    """A name for comparing: no titles, suffixes, marks, case or accents; empty for no name."""
    return _key(name) if name else ""


@lru_cache(maxsize=65536)
def same_name(left: str, right: str) -> Likeness:
    """How alike two full names are.

    ``same``: equal but for accents, case, titles and middle names' initials; ``likely``: one last
    name, and first names of which one is a form of the other; ``possible``: one last name and an
    initial, or the same words in another order; ``different``.
    """
    one, other = name_key(left).split(), name_key(right).split()
    if not one or not other:
        return "different"
    if one == other or _without_initials(one) == _without_initials(other):
        return "same"
    if not _run_together(left).isdisjoint(_run_together(right)):
        return "same"
    if sorted(one) == sorted(other):
        return "possible"
    if one[-1] != other[-1] or len(one) < 2 or len(other) < 2:
        return "different"
    if one[0] == other[0] or _is_short_form(*sorted((one[0], other[0]), key=len)):
        return "likely"
    short = min(one[0], other[0], key=len)
    return "possible" if len(short) == 1 and one[0][0] == other[0][0] else "different"


def _run_together(name: str) -> set[str]:
    """A name in one word, as "Sean OMalley" and "Soren Kjaer" are spelt too."""
    joined = "".join("".join(one) for one in readings(name)[:1])
    return set(word(joined).spellings) if joined else set()


def _is_short_form(short: str, long: str) -> bool:
    """Paul is no short form of Paula, nor Dan of Dana: a letter more is another name."""
    return is_form(short, long) and (len(long) - len(short) > 1 or short in short_forms(long))


def signed_name(text: str | None, full_name: str | None) -> str | None:
    """The name at the end of somebody's own message, where it can be a form of their full name.

    ``"... see you there. Best, Bob"`` by Robert Smith: ``Bob``. None without a closing word before
    it (or a line of its own), and None for a name that is not theirs.
    """
    if not text or not full_name:
        return None
    tail = _TRAILING_MARKS.sub("", text[-90:])
    lines = tail.splitlines()
    if len(lines) < 2 and not tail.rpartition(" ")[2][:1].isupper():
        return None  # most messages end so, and the patterns below take their time
    found = _CLOSED.search(tail) or _ABOVE.search(tail) or _DASHED.search(tail)
    if found is None and len(lines) > 1:
        found = _LAST_LINE.fullmatch(lines[-1].strip())
    if found is None:
        return None
    return _own_form(found["name"].strip(" .-"), full_name)


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    if re.fullmatch(r"[A-Za-z]+ [A-Za-z]+", name):
        return name.casefold()
    bare = QUOTED.sub(" ", BRACKETED.sub(" ", cleaned(name)))
    tokens = [token.strip(".,") for token in without_suffix(bare).split()]
    kept = [one for one in tokens if one and folded(one) not in words.TITLES]
    return " ".join(folded(one) for one in kept) or folded(name)


def _without_initials(tokens: list[str]) -> list[str]:
    return [one for i, one in enumerate(tokens) if i in (0, len(tokens) - 1) or len(one) > 1]


def _own_form(name: str, full_name: str) -> str | None:
    """A signed name as it should be used; None when it cannot be that person's."""
    mine = name_key(full_name).split()
    tokens = name.split()
    if not mine or not tokens:
        return None
    if len(tokens) > 1:
        if name_key(name) == " ".join(mine) or folded(tokens[-1]) == mine[-1]:
            tokens = tokens[:1]
        elif folded(name) != " ".join(mine[: len(tokens)]):
            return None
    plain = folded(" ".join(tokens)).strip(".")
    given = mine[:-1] or mine
    initials = "".join(one[0] for one in mine)
    if len(plain) == 1 or plain in words.TITLES:
        return None
    if plain == " ".join(given[: len(tokens)]) or plain == initials[: len(plain)]:
        return cased(" ".join(tokens))
    return cased(tokens[0]) if any(is_form(plain, one) for one in given) else None
