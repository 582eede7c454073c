"""How well a mail's sender fits a contact: display name and address go in, a `Likeness` comes out.

Pure. Neither is a proof: two colleagues may share a name, and anybody may take a free address. What
follows from a likeness, and what further evidence it needs, is `senders`' to say.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate

from scraper.name_parts import GIVEN, long_forms, short_forms
from scraper.name_spelling import Word, alike, readings, word
from scraper.name_words import PARTICLES


class Likeness(IntEnum):
    """From nothing in common to the whole name."""

    DIFFERENT = 0
    UNTOLD = 1  # no name at all, or one in letters that cannot be compared
    GIVEN = 2  # the given name alone
    NEAR = 3  # an initial for a name, or a particle that differs
    NICKNAME = 4  # a short form of the given name, and the family name
    PART = 5  # the given name and one of several family or middle names
    TURNED = 6  # all words, in another order
    WHOLE = 7


_SEPARATORS = re.compile(r"[._]+")
_LAST_DIGITS = re.compile(r"\d+$")
_FEW = 6  # letters below which a run-together address may spell anything
#: What people put behind their name when it is taken.
_BEHIND = frozenset(
    "dev design designs photo photos work mail email home me private personal pro".split()
)


def name_likeness(contact: str, sender: str | None) -> Likeness:
    """How alike a contact's name and a display name are; an address as display name tells none."""
    if not sender or "@" in sender:
        return Likeness.UNTOLD
    return _name_likeness(contact, sender)


@lru_cache(maxsize=16384)
def _name_likeness(contact: str, sender: str) -> Likeness:
    pairs = [(one, other) for one in readings(contact) for other in readings(sender)]
    if not pairs:
        return Likeness.UNTOLD
    return max(_compared([*map(word, one)], [*map(word, other)]) for one, other in pairs)


def address_likeness(contact: str, address: str, *, turned: bool = True) -> Likeness:
    """How much of a contact's name the local part of an address spells; digits at its end, the
    part behind "+" and words like "design" are no part of it.

    ``GIVEN`` stands for the given name alone, ``NEAR`` for an initial beside a whole name;
    ``UNTOLD`` for anything else: an address need not spell anything. `turned`: the family name may
    stand first; with nothing else to go by, blake.jordan may as well be Blake Jordan's.
    """
    local = address.partition("@")[0].partition("+")[0].lower()
    bare = _LAST_DIGITS.sub("", local).replace("-", "" if _SEPARATORS.search(local) else ".")
    pieces = [one for one in _SEPARATORS.split(bare) if one]
    while pieces[1:] and pieces[-1] in _BEHIND and len("".join(pieces[:-1])) >= _FEW:
        pieces.pop()
    if not pieces:
        return Likeness.UNTOLD
    found = (_spelt_in(one, pieces, turned) for one in readings(contact))
    return max(found, default=Likeness.UNTOLD)


def is_numbered(address: str) -> bool:
    """Whether one digit stands behind the name: at an employer's, the second of that name."""
    return len((_LAST_DIGITS.search(address.partition("@")[0]) or [""])[0]) == 1


def is_nickname(one: Word, other: Word) -> bool:
    """Whether one given name is a usual short form of the other. Ann and Anna are two names."""
    first, second = one.spellings[0], other.spellings[0]
    return second in _short_forms(first) or first in _short_forms(second)


@lru_cache(maxsize=16384)
def _short_forms(given: str) -> frozenset[str]:
    """The short forms of a name that are no name one letter away."""
    return frozenset(
        short for short in short_forms(given) if not (short[:-1] == given or given[:-1] == short)
    )


@lru_cache(maxsize=16384)
def _long_forms(given: str) -> frozenset[str]:
    return frozenset(long for long in long_forms(given) if given in _short_forms(long))


def _compared(one: list[Word], other: list[Word]) -> Likeness:
    if turn := _is_one_name(one, other):
        return turn
    if not _comparable(one, other):
        return Likeness.UNTOLD
    if len(one) > 1 and len(other) > 1:
        return _by_parts(one, other)
    short, long = sorted((one, other), key=len)
    if alike(short[0], long[0]) or is_nickname(short[0], long[0]):
        return Likeness.GIVEN
    initials = "".join(each.spellings[0][0] for each in long)
    return Likeness.GIVEN if short[0].spellings[0] == initials else Likeness.DIFFERENT


def _comparable(one: list[Word], other: list[Word]) -> bool:
    return all(each.latin or each.sound.isascii() for each in (*one, *other))


def _is_one_name(one: list[Word], other: list[Word]) -> Likeness | None:
    """Whether all words are equal, written together or apart, family name first or last."""
    if sum(each.whole for each in one) < 2 or sum(each.whole for each in other) < 2:
        same = one == other and one[0].whole and not one[0].latin
        return Likeness.WHOLE if same else None
    by_sound = all(each.latin for each in one) != all(each.latin for each in other)
    mine, theirs = (
        _written(one, by_sound),
        [set(_written([*turn], by_sound)) for turn in _turns(other)],
    )
    if not theirs[0].isdisjoint(mine):
        return Likeness.WHOLE
    if all(each.isdisjoint(mine) for each in theirs[1:]):
        return None
    return Likeness.NEAR if _may_turn(one) else Likeness.TURNED


def _may_turn(name: list[Word]) -> bool:
    """Whether the family name is a given name as well: Paul Simon and Simon Paul are two people."""
    return len(name) > 1 and name[-1].spellings[0] in GIVEN


def _turns(name: list[Word]) -> list[list[Word]]:
    return [name[at:] + name[:at] for at in range(len(name))]


def _written(name: list[Word], by_sound: bool) -> set[str]:
    """The name run together in each way of spelling; what cannot be compared is no string."""
    return {"".join(each) for each in _ways(name, by_sound)}


def _ways(name: list[Word], by_sound: bool) -> list[list[str]]:
    if by_sound:
        return [[each.sound for each in name]] if all(w.sound.isascii() for w in name) else []
    return [[each.spellings[min(way, len(each.spellings) - 1)] for each in name] for way in (0, 1)]


def _by_parts(one: list[Word], other: list[Word]) -> Likeness:
    """Given names against each other, then the further names, of which one side may have fewer."""
    first, second = one[0], other[0]
    rest, others = one[1:], other[1:]
    few, many = sorted((rest, others), key=len)
    whole = bool(few) and all(any(alike(a, b) for b in many) for a in few if a.whole)
    whole = whole and any(each.whole for each in few)
    if whole and alike(first, second):
        return Likeness.PART
    if whole and is_nickname(first, second):
        return Likeness.NICKNAME
    last = any(alike(a, b) for a in rest[-1:] for b in others[-1:])
    near = alike(first, second) or is_nickname(first, second)
    if last and (near or _is_initial(first, second) or _is_initial(second, first)):
        return Likeness.NEAR
    if near and any(_is_initial(a, b) or _is_initial(b, a) for a in few for b in many):
        return Likeness.NEAR
    return Likeness.DIFFERENT


def _is_initial(short: Word, long: Word) -> bool:
    return len(short.spellings[0]) <= 2 and long.spellings[0][:1] == short.spellings[0][:1]


def _spelt_in(reading: tuple[str, ...], pieces: list[str], turned: bool) -> Likeness:
    name = [*map(word, reading)]
    latin = all(each.latin for each in name)
    return _spelt(name, pieces if latin else [word(one).sound for one in pieces], turned)


def _spelt(name: list[Word], pieces: list[str], turned: bool) -> Likeness:
    whole = [each for each in name if each.whole]
    if not whole:
        return Likeness.UNTOLD
    first, further = whole[0], whole[1:]
    if not further:
        return Likeness.GIVEN if "".join(pieces) in _latin(first) else Likeness.UNTOLD
    if len(pieces) == 3 and len(pieces[1]) == 1 and len(name) == 2:
        pieces = [pieces[0], pieces[2]]
    turns = [
        turn
        for each in (name, whole)
        for turn in _turns(each)[: None if turned and not _may_turn(name) else 1]
    ]
    spelt = [way for turn in turns for way in _latin_ways(turn)]
    together = "".join(pieces)
    if any(_is_cut(pieces, way) for way in (*spelt, *_shortened(first, further, turned))):
        return Likeness.WHOLE if len(pieces) > 1 or len(together) >= _FEW else Likeness.NEAR
    begins, ends = _latin(first), {text for each in further for text in _latin(each)}
    if together in begins:
        return Likeness.GIVEN
    near = {a[:1] + b for a in begins for b in ends} | {a + b[:1] for a in begins for b in ends}
    near |= {b + a[:1] for a in begins for b in ends}
    return Likeness.NEAR if together in near else Likeness.UNTOLD


def _is_cut(pieces: list[str], name: list[str]) -> bool:
    """Whether an address is a name, its dots nowhere but between the words."""
    if "".join(pieces) != "".join(name):
        return False
    return set(accumulate(map(len, pieces))) <= set(accumulate(map(len, name)))


def _latin_ways(name: list[Word]) -> list[list[str]]:
    return _ways(name, by_sound=not all(each.latin for each in name))


def _latin(one: Word) -> set[str]:
    return set(one.spellings) if one.latin else {one.sound}


def _shortened(first: Word, further: list[Word], turned: bool) -> list[list[str]]:
    """The given name, or a short form of it, beside each single family name; not a particle, nor
    what stands behind one."""
    given = _latin(first)
    for text in tuple(given):
        given |= _short_forms(text) | _long_forms(text)
    before = [first, *further]
    families = [
        text for prior, each in zip(before, further, strict=False) for text in _latin(each)
        if PARTICLES.isdisjoint((text, prior.spellings[0]))
    ]  # fmt: skip
    straight = [[a, b] for a in given for b in families]
    return straight + [[b, a] for a, b in straight if turned and b not in GIVEN]
