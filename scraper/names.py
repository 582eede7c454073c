"""What to call somebody, and whether two names can be one person's.

In: names as people write them on a profile. Out: the name to greet them with, or None where it
cannot be told: better no first name than a wrong one. Pure; the words are in `scraper.name_words`,
the short forms in the `nicknames` package.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from nicknames import NickNamer

from scraper import name_words as words

Likeness = Literal["same", "likely", "possible", "different"]

_NICKNAMES = NickNamer()
_GIVEN = frozenset(
    name
    for table in (_NICKNAMES.nickname_lookup, _NICKNAMES.canonical_lookup)
    for name in (*table, *(one for many in table.values() for one in many))
)
_PLAIN = re.compile(r"[A-Z][a-z]{2,}")
_PLAIN_PAIR = re.compile(r"([A-Z][a-z]{2,}) [A-Z][a-z]+")
_BRACKETED = re.compile(r"[(\[{（]([^()\[\]{}（）]*)[)\]}）]")
_QUOTED = re.compile(r"(?<!\w)[\"“”„«‘'‚`]+\s*([^\"“”„«»‘’'`]+?)\s*[\"“”»’'`]+(?!\w)")
_CUT = re.compile(r"\s+[|•·–—-]\s+|[|•✦➤]|\s@\s|\s+at\s+", re.IGNORECASE)
_PRONOUNS = re.compile(
    r"\b(?:she|he|they|ze|xe|elle|ella|él|sie|er)\s*/\s*\w+(?:\s*/\s*\w+)*", re.I
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.?-?){1,3}\.|[^\W\d_]")
_UNUSABLE = re.compile(r"[\d_@/\\<>{}%]|https?:|\.\w{2,}$")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\"“”„«»<>{}\[\]()|@#*=+~^!?:;,…\\/$€£%&_\d]|^\W*$")
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
_TRAILING_MARKS = re.compile(r"[^\w.!\n]+$")
_EDGES = ",;:'’\"“”!?*#~…()[]"
_LAST_LINE = re.compile(r"[-–—~*/\s]*(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*)?)[\s.!x]*$")


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name without case, accents, width and outer blanks, for comparing only."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


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
    if first_name and _PLAIN.fullmatch(first_name) and folded(first_name) not in words.TITLES:
        return first_name
    found = _of_column(first_name) if first_name else None
    found = found or (_of_whole(full_name) if full_name else None)
    return found if found and not _UNFIT.search(found) else None


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
    found = _CLOSED.search(tail) or _ABOVE.search(tail)
    if found is None and len(lines) > 1:
        found = _LAST_LINE.fullmatch(lines[-1].strip())
    if found is None:
        return None
    return _own_form(found["name"].strip(" .-"), full_name)


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
    if sorted(one) == sorted(other):
        return "possible"
    if one[-1] != other[-1] or len(one) < 2 or len(other) < 2:
        return "different"
    if one[0] == other[0] or _is_form(one[0], other[0]) or _is_form(other[0], one[0]):
        return "likely"
    short = min(one[0], other[0], key=len)
    return "possible" if len(short) == 1 and one[0][0] == other[0][0] else "different"


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    if re.fullmatch(r"[A-Za-z]+ [A-Za-z]+", name):
        return name.casefold()
    bare = _QUOTED.sub(" ", _BRACKETED.sub(" ", _cleaned(name)))
    tokens = [token.strip(".,") for token in _without_suffix(bare).split()]
    kept = [one for one in tokens if one and folded(one) not in words.TITLES]
    return " ".join(folded(one) for one in kept) or folded(name)


def _without_initials(tokens: list[str]) -> list[str]:
    return [one for i, one in enumerate(tokens) if i in (0, len(tokens) - 1) or len(one) > 1]


def _cleaned(name: str) -> str:
    """A name without emoji, symbols and invisible marks, styled letters made plain."""
    kept = "".join(
        letter
        for letter in unicodedata.normalize("NFC", name)
        if (
            unicodedata.category(letter) not in ("So", "Sk", "Sm", "Cs", "Co", "Cn", "Me", "Cc")
            and letter not in words.INVISIBLE
        )
        or letter in "`|"
        or letter.isspace()
    )
    return " ".join(unicodedata.normalize("NFKC", kept).split())


def _without_suffix(name: str) -> str:
    """A name up to its degrees and headline; ``Okafor, Maya`` is turned round."""
    name = _PRONOUNS.sub(" ", _CUT.split(name)[0])
    head, comma, rest = name.partition(",")
    if not comma:
        return name
    after = [token.strip(" .,") for token in rest.split()] or [""]
    family = head.split()
    alone = len(family) == 1 and (folded(head) not in _GIVEN or folded(after[0]) in _GIVEN)
    family_first = alone or (family and folded(family[0]) in words.PARTICLES)
    wordy = len(after) in (1, 2) and all(one.isalpha() and not _is_suffix(one) for one in after)
    return f"{rest.strip()} {head}" if wordy and family_first else head


def _is_suffix(token: str) -> bool:
    plain = token.replace(".", "").casefold()
    return plain in words.SUFFIXES or (len(token) > 1 and token.isupper()) or "." in token


def _of_column(first_name: str) -> str | None:
    """The name to use out of a First Name column: it has no last name, but all else."""
    name = _cleaned(first_name)
    nickname = _nickname(name, in_column=True)
    if nickname:
        return nickname
    tokens = _given_tokens(_QUOTED.sub(" ", _BRACKETED.sub(" ", name)))
    if not tokens or (len(tokens) > 1 and folded(tokens[0]) in words.VIETNAMESE_FAMILIES):
        return None
    return _first(tokens, whole=False)


def _of_whole(full_name: str) -> str | None:
    if (plain := _PLAIN_PAIR.fullmatch(full_name)) and plain[1].lower() not in words.TELLING:
        return plain[1]
    name = _cleaned(full_name)
    if folded(name) in words.NOBODY:
        return None
    if nickname := _nickname(name, in_column=False):
        return nickname
    bare = _without_suffix(_QUOTED.sub(" ", _BRACKETED.sub(" ", name)))
    titled = len(bare.split())
    tokens = _given_tokens(bare)
    if not tokens or _UNUSABLE.search(bare):
        return None
    if len(tokens) == 1 and titled > 1 and not _stands_alone(bare, tokens[0]):
        return None
    return _first(tokens, whole=True)


def _stands_alone(bare: str, token: str) -> bool:
    """Whether what is left after an initial is a given name: "J. Robert", not "J. Smith"."""
    rest = bare.split()
    if rest[0].strip(".,") == token or folded(rest[0]).strip(".") in words.SHORTENED:
        return True
    plain = folded(token)
    only_initials = not any(_is_title(one) for one in rest[:-1])
    return only_initials and plain in _GIVEN and plain not in words.ALSO_FAMILIES


def _nickname(name: str, *, in_column: bool) -> str | None:
    """A nickname in quotation marks or brackets, where it is one."""
    for found in _QUOTED.finditer(name):
        if len(found[1].split()) == 1 and found[1].isalpha():
            return _cased(found[1], full=name)
    for found in _BRACKETED.finditer(name):
        inside = found[1].strip().strip("\"'“”‘’")
        if not re.fullmatch(r"[^\W\d_][^\W\d_.'’-]*", inside) or _is_suffix(inside):
            continue
        before, after = name[: found.start()].split(), name[found.end() :].split()
        if folded(inside) in words.NOT_NICKNAMES or not _one_script(inside, before):
            continue
        if before and (in_column or (after and len(before) == 1) or _is_short(inside, before[0])):
            return _cased(inside, full=name)
    return None


def _one_script(inside: str, before: list[str]) -> bool:
    """A name in other letters beside the first is the same name once more, unless it is Latin."""
    return inside.isascii() or not (before and before[0].isascii())


def _is_short(inside: str, first: str) -> bool:
    """Whether a bracket at the end holds a nickname, rather than the name at birth."""
    one, other = folded(inside), folded(first)
    if _is_form(one, other):
        return True
    return one in _GIVEN and other not in _GIVEN


def _given_tokens(name: str) -> list[str]:
    """The words of a name without titles and leading initials."""
    tokens = [token.strip(_EDGES) for token in _without_suffix(name).split()]
    tokens = [one for one in tokens if re.search(r"[^\W\d_]", one)]
    while len(tokens) > 1 and _is_title(tokens[0]):
        tokens.pop(0)
    while len(tokens) > 1 and folded(tokens[-1]).replace(".", "") in words.SUFFIXES:
        tokens.pop()
    while tokens and _INITIAL.fullmatch(tokens[0]) and not _is_whole_word(tokens[0]):
        tokens.pop(0)
    if tokens and _is_title(tokens[0]) and folded(tokens[0]).strip(".") not in _GIVEN:
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
    return " ".join(_cased(one, caps=caps) for one in tokens[first : first + count])


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
        and folded(head) not in _GIVEN
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


def _cased(word: str, *, full: str = "", caps: bool | None = None) -> str:
    """A word as a name is written: MAYA and maya are Maya; DeShawn and AJ stay."""
    shouting = caps if caps is not None else full.isupper()
    if word.islower():
        return re.sub(r"(^|[-'’])(\w)", lambda m: m[1] + m[2].upper(), word)
    short = word in words.SHORT_GIVEN or (shouting and word[-1:] in "AEIOUY")
    initials = len(word) == 2 and not short
    if not word.isupper() or len(word) < 2 or initials:
        return word
    return re.sub(r"\w+", lambda m: m[0][0] + m[0][1:].lower().replace("i̇", "i"), word)


def _is_form(short: str, long: str) -> bool:
    """Whether one folded first name is a short form of the other."""
    if short == long or (len(short) > 2 and long.startswith(short)):
        return True
    pet = len(long) > 2 and short in (f"{long}i", f"{long}y", f"{long}ie")
    return pet or short in _NICKNAMES.nicknames_of(long) or long in _NICKNAMES.nicknames_of(short)


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
        return _cased(" ".join(tokens))
    return _cased(tokens[0]) if any(_is_form(plain, one) for one in given) else None
