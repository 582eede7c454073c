"""Who among the people may be meant by a sender's name or an address: an index over their names.

In: names with the ids of their bearers. Out: the ids of all who share a family name or are few
enough of a given name. It only narrows the search; `senders` decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from scraper.name_parts import long_forms
from scraper.name_spelling import readings, word

_PIECES = re.compile(r"[._+=-]+|\d+")
_MOST = 200  # bearers of one given name beyond whom a given name alone says nothing
_NOBODY: frozenset[int] = frozenset()
_NO_NAMES: frozenset[str] = frozenset()


class Namesakes:
    """People by their given names and by their family names, in every spelling."""

    def __init__(self, people: Iterable[tuple[int, str | None]]) -> None:
        self._given: dict[str, set[int]] = defaultdict(set)
        self._families: dict[str, set[int]] = defaultdict(set)
        for person_id, name in people:
            for first, *further in readings(name) if name else ():
                for text in _texts(first):
                    self._given[text].add(person_id)
                together = ("".join(further) or first,) if len(further) != 1 else ()
                for text in (text for one in (*further, *together) for text in _texts(one)):
                    self._families[text].add(person_id)

    def near(self, sender: str | None, address: str) -> set[int]:
        """Ids of whoever may be meant by a display name and an address."""
        said = list(_said(sender))
        pieces = _pieces(address)
        found: set[int] = set()
        alone = long_forms(said[0]) if len(said) == 1 else _NO_NAMES
        for text in (*said, *pieces, *alone):
            found |= self._families.get(text, _NOBODY)
            few = self._given.get(text, _NOBODY)
            found |= few if len(few) <= _MOST else _NOBODY
        for given, family in _parted("".join(pieces)):
            if len(given) == 1 or given in self._given:
                found |= self._families.get(family, _NOBODY)
        return found

    def knows(self, sender: str | None, address: str) -> bool:
        """Whether anybody at all may be meant: a family name, or a given name and nothing else."""
        said, pieces = list(_said(sender)), _pieces(address)
        if any(text in self._families or text[:1] in self._families for text in said):
            return True
        if len(said) == 1 and not self._given.keys().isdisjoint({*said, *long_forms(said[0])}):
            return True
        if len(pieces) > 1 and any(text in self._families for text in pieces):
            return True
        return any(
            family in self._families and (len(given) == 1 or given in self._given)
            for given, family in _parted("".join(pieces))
        )


def _said(sender: str | None) -> Iterator[str]:
    if sender and "@" not in sender:
        for one in readings(sender):
            for each in one:
                yield from _texts(each)


def _pieces(address: str) -> list[str]:
    local = address.partition("@")[0].partition("+")[0].lower()
    return [one for one in _PIECES.split(local) if one]


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """A run-together name cut in two at each place, either part the family name."""
    for at in range(1, len(text)):
        yield text[:at], text[at:]
        yield text[at:], text[:at]


def _texts(text: str) -> tuple[str, ...]:
    one = word(text)
    return one.spellings if one.latin else (*one.spellings, one.sound)
