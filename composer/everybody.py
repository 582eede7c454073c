"""What only the whole network tells: who is at a company, who was asked, who has been quiet.

Rows come in through the reader of evidence; people's ids and values come out. All of it stands in
a `Memory`, so that after a write only the people whom it touched are read again.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from rapidfuzz.distance import OSA

from composer.evidence import Evidence, Reader
from composer.glance import Glance
from composer.habits import CLOSE, Habits, Sent, habits
from composer.memory import UNREMEMBERED, Memory, Session
from composer.store import Store
from scraper.organisations import said
from scraper.settings import Settings

T = TypeVar("T")
Named = tuple[Evidence, str | None, str | None]

SENT_READ = 1000  # of the user's messages, the newest, from which their voice is learned
SLIPS_LETTERS, SLIPS_MOST = 5, 2  # a name this long may have been typed with so many slips
AT_ONCE = 500  # people summed up before others may write again


class Everybody:
    """The network of an open database, seen on one day."""

    def __init__(
        self, reader: Reader, store: Store, memory: Memory, settings: Settings, today: date
    ) -> None:
        self._reader = reader
        self._store = store
        self._memory = memory
        self._settings = settings
        self._today = today
        self._session: Session | None = None
        self._writes = 0

    def look(self) -> Session:
        """What is remembered; to be called before any row is read that a value is made of.

        Once this work itself has written, rows in its hands may be older than a new look: it goes
        on without remembering what depends on one person.
        """
        if self._session is None:
            self._session = self._memory.look(self._reader, self._world)
            self._writes = self._store.writes
        elif self._store.writes != self._writes:
            looked = self._memory.look(self._reader, self._world)
            self._session = replace(looked, turn=UNREMEMBERED)
            self._writes = self._store.writes
        return self._session

    def _world(self, versions: Mapping[int, int | None]) -> Hashable:
        """What every value depends on; a user who was written to just now is never the same."""
        me = self._reader.my_id()
        version = versions.get(me) if me is not None else None
        return self._settings.model_dump_json(), self._today, me, version or object()

    def one(self, person_id: int, name: Hashable, make: Callable[[], T]) -> T:
        """A value that depends on one person, the user, the settings and the day."""
        return self.look().one(person_id, name, make)

    def glances(self) -> Mapping[int, Glance]:
        """Everybody's words in sum, by id."""
        return self.look().each("glances", self._glances)

    def _glances(self, among: Collection[int] | None) -> dict[int, Glance]:
        kept = self._reader.glances(among)
        found = {one: glance for one, glance in kept.items() if glance is not None}
        for some in _batched([one for one, glance in kept.items() if glance is None], AT_ONCE):
            found |= self._summed(some)
        return found

    def _summed(self, some: list[int]) -> dict[int, Glance]:
        """Some people's words summed up, and kept unless somebody else is writing just now."""
        try:
            with self._store.at_once():
                found = self._reader.summed(some)
                self._store.keep_glances(found)
                self._writes = self._store.writes
        except sqlite3.OperationalError:
            return self._reader.summed(some)
        return found

    def at(self, company: str) -> list[int]:
        """Ids of everyone whom any source puts at a company now or earlier, the user left out."""

        def read(among: Collection[int] | None) -> dict[int, bool]:
            return dict.fromkeys(self._reader.ids_at(company, among), True)

        mine = self._reader.my_id()
        return sorted(self.look().each(f"at {company}", read).keys() - {mine})

    def spelt_like(self, company: str) -> str | None:
        """The employer of most contacts whose name differs from a company's by a slip or two."""
        wanted = company.casefold().strip()
        most = min(SLIPS_MOST, len(wanted) // 4) if len(wanted) >= SLIPS_LETTERS else 0
        found = []
        for name, count in self._reader.employers():
            slips = OSA.distance(wanted, said(name).casefold(), score_cutoff=most)
            if 0 < slips <= most:
                found.append((slips, -count, name))
        return min(found)[2] if found else None

    def naming(self, company: str) -> Iterator[Named]:
        """What contacts wrote in which a company is named."""

        def read(among: Collection[int] | None) -> dict[int, list[Named]]:
            found: dict[int, list[Named]] = {}
            for row in self._reader.naming(company, among):
                found.setdefault(row[0].person_id, []).append(row)
            return found

        for rows in self.look().each(f"naming {company}", read).values():
            yield from rows

    def habits(self) -> Habits:
        """How the user writes, by the newest of what they sent."""
        glances = self.glances()
        latest = self.look().whole("latest", self.look().turn, self._latest)
        versions = self.look().versions
        key = tuple((one, versions.get(one) or object()) for one in latest)

        def learn() -> Habits:
            sent = self._reader.sent_by_user(latest, SENT_READ)
            return habits([Sent(text, glances[to].came >= CLOSE) for to, text in sent])

        return self.look().whole("habits", key, learn)

    def _latest(self) -> list[int]:
        """Ids of people among whom all to whom the newest messages went are."""
        written = ((one.last_out, key) for key, one in self.glances().items() if one.last_out)
        # Each of these has one of the newest messages, so no newer one can be elsewhere.
        return sorted(key for _day, key in heapq.nlargest(SENT_READ, written))

    def asked(self, since: date) -> list[int]:
        """Ids of who was asked for a referral and written to since a day, as messages show."""
        first = since.isoformat()
        return [
            k for k, one in self.glances().items() if one.asks and (one.last_out or "") >= first
        ]

    def quiet(self, before: date, after: date, most: int) -> list[int]:
        """Ids of up to `most` people with words from both sides, the newest between two days.

        Those with whom most was exchanged come first.
        """
        first, last = after.isoformat(), before.isoformat()
        found = [
            (-min(one.came, one.went), key)
            for key, one in self.glances().items()
            if one.last_on and first <= one.last_on <= last and min(one.came, one.went)
        ]
        return [key for _both, key in heapq.nsmallest(most, found)]


def _batched(ids: Iterable[int], size: int) -> Iterator[list[int]]:
    every = list(ids)
    return (every[at : at + size] for at in range(0, len(every), size))
