"""What was worked out of the evidence, kept for as long as it is true: one memory for a process.

`Memory` is shared by all requests of the review page; a command has one of its own. Each piece of
work takes a `Session`, a look at who was touched since the last one. What depends on one person is
worked out anew for that person only, whoever wrote: this page, another tab, a sync, an import.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

MOST_PEOPLE = 2_000  # whose values are kept; those not asked for the longest go first
MOST_CHANGED = 2_000  # more people than these are read together with everybody else
UNREMEMBERED = -1  # the turn of a session that keeps nothing of single people


class Versions(Protocol):
    """Where a session reads who was touched."""

    def versions_sum(self) -> tuple[int, ...]:
        """How many people there are, how many have no version, and the sum of the versions."""

    def versions(self) -> dict[int, int | None]:
        """Person id to version; None where a version is given again only after a look."""


@dataclass(slots=True)
class _Fold:
    """A value for each person, read for all at once; `changed` are to be read again."""

    values: Mapping[int, Any]
    changed: set[int] = field(default_factory=set)


class Memory:
    """Values by person and by name; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._sum: tuple[int, ...] = ()
        self._versions: dict[int, int | None] = {}
        self._unsure: set[int] = set()
        self._world: Hashable = None
        self._turn = 0
        self._ones: OrderedDict[int, dict[Hashable, Any]] = OrderedDict()
        self._wholes: dict[str, tuple[Hashable, Any]] = {}
        self._folds: dict[str, _Fold] = {}

    def look(
        self, source: Versions, world: Callable[[Mapping[int, int | None]], Hashable]
    ) -> Session:
        """Take in who was touched.

        Args:
            source: where the versions are.
            world: what everything depends on, told from the versions: day, settings, the user.
        """
        with self._lock:
            told = source.versions_sum()
            if told != self._sum:
                self._take_in(source.versions())
                self._sum = told
            for fold in self._folds.values():
                fold.changed |= self._unsure
            now = world(self._versions)
            if now != self._world:
                self._world = now
                self._turn += 1
                self._ones.clear()
            return Session(self, self._turn, self._versions)

    def _take_in(self, versions: dict[int, int | None]) -> None:
        before = self._versions
        changed = {one for one, version in versions.items() if before.get(one) != version}
        changed |= before.keys() - versions.keys()
        self._versions = versions
        self._unsure = {one for one, version in versions.items() if version is None}
        self._turn += 1
        for one in changed:
            self._ones.pop(one, None)
        for fold in self._folds.values():
            fold.changed |= changed

    def one(self, turn: int, person_id: int, name: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            known = self._ones.get(person_id, {})
            if turn == self._turn and name in known:
                self._ones.move_to_end(person_id)
                found: T = known[name]
                return found
        value = make()
        with self._lock:
            # Not where somebody wrote meanwhile, nor where nobody would tell that they did.
            if turn == self._turn and self._versions.get(person_id) is not None:
                self._ones.setdefault(person_id, {})[name] = value
                self._ones.move_to_end(person_id)
                while len(self._ones) > MOST_PEOPLE:
                    self._ones.popitem(last=False)
        return value

    def until(self, name: str, key: Hashable, make: Callable[[], T]) -> T:
        """A value that is good for one `key`, which must be told before it is made."""
        with self._lock:
            kept = self._wholes.get(name)
        if kept is None or kept[0] != key:
            kept = (key, make())
            with self._lock:
                self._wholes[name] = kept
        found: T = kept[1]
        return found

    def whole(self, turn: int, name: str, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            kept = self._wholes.get(name) if turn != UNREMEMBERED else None
        if kept is not None and kept[0] == key:
            found: T = kept[1]
            return found
        value = make()
        with self._lock:
            if turn == self._turn:
                self._wholes[name] = (key, value)
        return value

    def each(
        self, name: str, read: Callable[[Collection[int] | None], dict[int, T]]
    ) -> Mapping[int, T]:
        with self._lock:
            fold = self._folds.get(name)
            if fold is None or len(fold.changed) > MOST_CHANGED:
                fold = self._folds[name] = _Fold(read(None))
            elif fold.changed:
                kept = {k: v for k, v in fold.values.items() if k not in fold.changed}
                fold = self._folds[name] = _Fold(kept | read(fold.changed))
            return fold.values


@dataclass(frozen=True, slots=True)
class Session:
    """One look at a memory: what it gives is as new as that look, or newer."""

    memory: Memory
    turn: int
    versions: Mapping[int, int | None]

    def one(self, person_id: int, name: Hashable, make: Callable[[], T]) -> T:
        """A value that depends on one person, the day, the settings and the user."""
        return self.memory.one(self.turn, person_id, name, make)

    def whole(self, name: str, key: Hashable, make: Callable[[], T]) -> T:
        """A value that depends on `key` alone."""
        return self.memory.whole(self.turn, name, key, make)

    def each(
        self, name: str, read: Callable[[Collection[int] | None], dict[int, T]]
    ) -> Mapping[int, T]:
        """A value for each person: `read` gives everybody's for None, else those of the named.

        It must depend on that person's rows alone.
        """
        return self.memory.each(name, read)
