"""What to call somebody: the name to greet them with, or None where it cannot be told.

In: names as people write them on a profile. Out: one name; better none than a wrong one. Pure.
Whether two names can be one person's is told in `scraper.name_likeness`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from scraper import name_words as words
from scraper.name_likeness import Likeness, name_key, same_name, signed_name
from scraper.name_parts import (
    BRACKETED,
    GIVEN,
    QUOTED,
    cased,
    cleaned,
    folded,
    is_form,
    is_suffix,
    short_forms,
    without_suffix,
)

__all__ = ["Likeness", "called", "folded", "name_key", "same_name", "signed_name"]

_PLAIN = re.compile(r"[A-Z][a-z]{2,}")
_PLAIN_PAIR = re.compile(r"([A-Z][a-z]{2,}) ([A-Z][a-z]+)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?-?){1,3}\.|[^\W\d_]")
_UNUSABLE = re.compile(r"[\d_@/\\<>{}%]|https?:|\.\w{2,}$")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\"“”„«»<>{}\[\]()|@#*=+~^!?:;,…\\/$€£%&_\d]|^\W*$")
_LONGEST = 40  # letters; nobody is greeted with more
_EDGES = ",;:'’\"“”!?*#~…()[]"


@lru_cache(maxsize=65536)
def called(
    full_name: str | None, first_name: str | None = None, signed: str | None = None
) -> str | None:
    """The name to greet somebody with, or None when it cannot be told.

    Args:
        full_name: as the profile shows it.
        first_name: the First Name column of an export, the better source where there is one.
        signed: the name they sign with themselves (`signed_name`); it wins.
    """
    if signed:
        return signed
    if first_name and len(first_name) > _LONGEST:
        first_name = None
    if first_name and _PLAIN.fullmatch(first_name) and folded(first_name) not in words.TITLES:
        return first_name
    found = _of_column(first_name) if first_name else None
    found = found or (_of_whole(full_name) if full_name else None)
    return found if found and len(found) <= _LONGEST and not _UNFIT.search(found) else None


def _of_column(first_name: str) -> str | None:
    """The name to use out of a First Name column: it has no last name, but all else."""
    name = cleaned(first_name)
    nickname = _nickname(name, in_column=True)
    if nickname:
        return nickname
    tokens = _given_tokens(QUOTED.sub(" ", BRACKETED.sub(" ", name)))
    if not tokens or (len(tokens) > 1 and folded(tokens[0]) in words.VIETNAMESE_FAMILIES):
        return None
    return _first(tokens, whole=False)


def _of_whole(full_name: str) -> str | None:
    if (plain := _PLAIN_PAIR.fullmatch(full_name)) and not _is_telling(plain):
        return plain[1]
    name = cleaned(full_name)
    if folded(name) in words.NOBODY:
        return None
    if nickname := _nickname(name, in_column=False):
        return nickname
    bare = without_suffix(QUOTED.sub(" ", BRACKETED.sub(" ", name)))
    titled = len(bare.split())
    tokens = _given_tokens(bare)
    if not tokens or _UNUSABLE.search(bare) or folded(tokens[-1]) in words.DESKS:
        return None
    if len(tokens) == 1 and titled > 1 and not _stands_alone(bare, tokens[0]):
        return None
    return _first(tokens, whole=True)


def _is_telling(pair: re.Match[str]) -> bool:
    """Whether two plain words need a second look: a family name first, an account of many."""
    return pair[1].lower() in words.TELLING or pair[2].lower() in words.DESKS


def _stands_alone(bare: str, token: str) -> bool:
    """Whether what is left after an initial is a given name: "J. Robert", not "J. Smith"."""
    rest = bare.split()
    if rest[0].strip(".,") == token or folded(rest[0]).strip(".") in words.SHORTENED:
        return True
    plain = folded(token)
    only_initials = not any(_is_title(one) for one in rest[:-1])
    return only_initials and plain in GIVEN and plain not in words.ALSO_FAMILIES


def _nickname(name: str, *, in_column: bool) -> str | None:
    """A nickname in quotation marks or brackets, where it is one."""
    for found in QUOTED.finditer(name):
        if len(found[1].split()) == 1 and found[1].isalpha():
            return cased(found[1], full=name)
    for found in BRACKETED.finditer(name):
        inside = found[1].strip().strip("\"'“”‘’")
        if not re.fullmatch(r"[^\W\d_][^\W\d_.'’-]*", inside) or is_suffix(inside):
            continue
        before, after = name[: found.start()].split(), name[found.end() :].split()
        if folded(inside) in words.NOT_NICKNAMES or not _one_script(inside, before):
            continue
        first = folded(before[0]) if before else ""
        if len(first) < len(inside) and first in short_forms(folded(inside)):
            continue  # "Alex (Alejandro)": the short form is in use already
        if before and (in_column or (after and len(before) == 1) or _is_short(inside, before[0])):
            return cased(inside, full=name)
    return None


def _one_script(inside: str, before: list[str]) -> bool:
    """A name in other letters beside the first is the same name once more, unless it is Latin."""
    return inside.isascii() or not (before and before[0].isascii())


def _is_short(inside: str, first: str) -> bool:
    """Whether a bracket at the end holds a nickname, rather than the name at birth."""
    one, other = folded(inside), folded(first)
    if is_form(one, other):
        return True
    return one in GIVEN and other not in GIVEN


def _given_tokens(name: str) -> list[str]:
    """The words of a name without titles and leading initials."""
    tokens = [token.strip(_EDGES) for token in without_suffix(name).split()]
    tokens = [one for one in tokens if re.search(r"[^\W\d_]", one)]
    while len(tokens) > 1 and _is_title(tokens[0]):
        tokens.pop(0)
    while len(tokens) > 1 and folded(tokens[-1]).replace(".", "") in words.SUFFIXES:
        tokens.pop()
    while tokens and _INITIAL.fullmatch(tokens[0]) and not _is_whole_word(tokens[0]):
        tokens.pop(0)
    if tokens and _is_title(tokens[0]) and folded(tokens[0]).strip(".") not in GIVEN:
        tokens.pop(0)
    return tokens


def _is_title(token: str) -> bool:
    plain = folded(token).replace(".", "")
    if "." in token:
        return plain in words.TITLES or plain in words.DOTTED_TITLES
    return plain in words.TITLES or token in words.CAPITAL_TITLES


def _is_whole_word(token: str) -> bool:
    """One letter is a whole name in scripts that write no letters."""
    return len(token) == 1 and unicodedata.category(token) == "Lo"


def _first(tokens: list[str], *, whole: bool) -> str | None:
    """The given name among the words of a name."""
    latin = [one for one in tokens if not _is_cjk(one)]
    if latin and len(latin) < len(tokens):
        tokens = latin
    if _is_cjk(tokens[0]):
        return _first_cjk(tokens) if whole else tokens[0]
    first = _family_first(tokens) if whole else 0
    if tokens[first][0].islower() and folded(tokens[first]) in words.PARTICLES and whole:
        return None
    if _UNUSABLE.search(tokens[first]):
        return None
    count = _length(tokens, first, whole)
    caps = all(not any(c.islower() for c in one) for one in tokens if len(one) > 2)
    given = tokens[first : first + count]
    return " ".join(
        one.lower() if 0 < at < count - 1 else cased(one, caps=caps) for at, one in enumerate(given)
    )


def _family_first(tokens: list[str]) -> int:
    """Where the given name stands: after a family name in capitals, or before a patronymic."""
    if len(tokens) == 3 and tokens[2].casefold().endswith(words.PATRONYMICS):
        return 1
    if len(tokens) > 2 and folded(tokens[0]) in words.VIETNAMESE_FAMILIES:
        return len(tokens) - 1
    if len(tokens) == 2 and tokens[0].casefold() in words.HUNGARIAN_FAMILIES:
        return int(tokens[1].casefold() not in words.HUNGARIAN_FAMILIES)
    head, rest = tokens[0], tokens[1:]
    loud = head.isupper() and (len(head) > 2 or head in words.SHORT_FAMILY_NAMES)
    if (
        loud
        and rest
        and not any(len(one) > 1 and one.isupper() for one in rest)
        and (folded(head) not in GIVEN or folded(head) in words.KOREAN_FAMILIES)
    ):
        return 1
    return 0


def _length(tokens: list[str], first: int, whole: bool) -> int:
    """How many words the given name has: "Mary Ann", "Abdul Rahman", "La Toya"."""
    if first + 1 >= len(tokens):
        return 1
    head, then = folded(tokens[first]).strip("."), folded(tokens[first + 1]).strip(".")
    if head in words.JOINED:
        return 2 if not whole or len(tokens) > 2 or then in words.DIVINE else 1
    if whole and len(tokens) > first + 3 and (head, then) == ("maria", "del"):
        return 3
    pair = then in words.DOUBLE.get(head, ())
    return 2 if pair and (not whole or len(tokens) > 2) else 1


def _is_cjk(token: str) -> bool:
    return bool(re.match(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]", token))


def _first_cjk(tokens: list[str]) -> str | None:
    """Family names come first; where their end cannot be told, None."""
    name = tokens[0]
    if "・" in name:
        return name.split("・")[0 if re.match(r"[\u30a0-\u30ff]", name) else -1]
    if re.fullmatch(r"[\u30a0-\u30ff]+", name) and len(tokens) > 1:
        return name
    if len(tokens) > 1:
        return tokens[-1] if len(tokens) == 2 else None
    for family in words.CJK_FAMILIES:
        if name.startswith(family) and len(name) > len(family):
            given = name[len(family) :]
            return given if 1 < len(given) <= 3 else name
    return name if re.fullmatch(r"[\u3040-\u30ff]+", name) else None
