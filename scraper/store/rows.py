"""Facts become rows: the same fact twice is one row, a newer value wins, an older one never does.

In: facts with the key that makes each one itself. Out: rows, and a count of what was new,
changed or as it was. Two kinds of table: a *state* (a job, an employer, mutual connections) is as
fresh as its newest sighting, so seeing it again moves its date; an *event* (a message, a post) is
dated by its first sighting. Neither counts as a change. A value that is absent from a newer source
does not erase the one that is known.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from scraper.identity import anchor_hash
from scraper.store.people import People

_NO_DIGITS = {code: None for code in range(128) if not chr(code).isdigit()}
_AT_ONCE = 400  # facts written together; SQLite takes 32,766 parameters


class Table(NamedTuple):
    """A table of facts: its own columns, whether it is a state, what may differ unnoticed."""

    columns: tuple[str, ...]
    state: bool = False
    quiet: frozenset[str] = frozenset()


def _table(columns: str, *, state: bool = False, quiet: str = "") -> Table:
    return Table(tuple(columns.split()), state, frozenset(quiet.split()))


TABLES = {
    "position": _table(
        "organisation title location description started ended precision current", state=True
    ),
    "education": _table("school degree field started ended precision", state=True),
    "skill": _table("name", state=True),
    "membership": _table("name kind role started ended", state=True),
    "connection": _table("connected_on company title", state=True),
    "mutuals": _table("named others", state=True),
    "highlight": _table("kind text", state=True),
    "invitation": _table("direction sent_at note"),
    "message": _table(
        "medium direction sent_at subject text conversation_id message_id in_reply_to folder "
        "others draft sponsored automatic",
        quiet="folder conversation_id in_reply_to others subject text",
    ),
    "meeting": _table("title starts_at ends_at"),
    "recommendation": _table(
        "direction text company title written_on status", quiet="company title"
    ),
    "endorsement": _table("direction skill endorsed_on status"),
    "post": _table(
        "urn authorship author text shared_text shared_author posted_on precision time_label "
        "edited",
        quiet="time_label posted_on precision",
    ),
    "comment": _table("text commented_on precision", quiet="commented_on precision"),
    "article": _table("title published_on precision", quiet="published_on precision"),
    "change": _table(
        "kind organisation title happened_on precision", quiet="happened_on precision"
    ),
}
_TAIL = ("seen_on", "url", "source", "trust", "capture_id")

Value = str | int | None


class Fact(NamedTuple):
    """One row to be: `ids` are the ids it may already have, the one to give it first."""

    ids: tuple[str, ...]
    person_id: int
    values: tuple[Value, ...]
    url: str | None
    trust: str


@dataclass(frozen=True, slots=True)
class Seen:
    """Where facts were seen: the capture, its moment, its door, and how far that is trusted."""

    capture_id: str
    moment: str | None
    source: str
    trust: str

    @property
    def day(self) -> str | None:
        """ISO date of the capture."""
        return self.moment[:10] if self.moment else None


def evidence_id(table: str, anchor: str, key: Sequence[Value]) -> str:
    """The stable id of a fact: table, 8 hex digits of whose it is, 12 of which one it is.

    A message has its moment between the two, so that ids of one day sort as the words were said;
    the view itself knows no time of day.
    """
    parts = ["" if part is None else " ".join(str(part).split()) for part in key]
    said = "\x1f".join(parts).casefold()
    digest = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    said_at = parts[1].translate(_NO_DIGITS)[:14] + "-" if table == "message" else ""
    return f"{table}-{anchor_hash(anchor)}{said_at}{digest}"


def _says_less(now: str, was: str) -> bool:
    """Whether a JSON list of names holds the same people as another, some by their first name."""
    short, full = json.loads(now), json.loads(was)
    return len(short) == len(full) and all(
        any(known == name or known.split(" ")[0] == name for known in full) for name in short
    )


class Rows:
    """The facts of one capture on their way into the database."""

    def __init__(self, db: sqlite3.Connection, people: People, seen: Seen) -> None:
        self.new = self.changed = self.unchanged = 0
        self.new_evidence: list[tuple[int, str]] = []
        self.stated: set[str] = set()
        self._db, self._people, self._seen = db, people, seen
        self._waiting: dict[str, dict[str, Fact]] = {}
        self._met: dict[str, int] = {}

    def add(
        self,
        table: str,
        person_id: int,
        anchors: Sequence[str],
        key: Sequence[Value],
        values: tuple[Value, ...],
        *,
        url: str | None = None,
        trust: str | None = None,
    ) -> None:
        """Take a fact in. `anchors`: the keys it may be filed under, the source's own first."""
        ids = tuple(evidence_id(table, anchor, key) for anchor in anchors)
        waiting = self._waiting.setdefault(table, {})
        said = 0 if table == "message" else hash(values)  # a message's key is all it says
        if ids[0] in waiting and not said:
            self.unchanged += 1
            return
        if said and ids[0] in self._met:
            if self._met[ids[0]] == said:
                self.unchanged += 1
                return
            # Two facts of one key in one source, both true: the further one is told by its values.
            ids = tuple(evidence_id(table, anchor, (*key, *values)) for anchor in anchors)
            if ids[0] in self._met:
                self.unchanged += 1
                return
        if said:
            self._met[ids[0]] = said
            self.stated.update(ids)
        waiting[ids[0]] = Fact(ids, person_id, values, url, trust or self._seen.trust)
        if len(waiting) >= _AT_ONCE:
            self._write(table)

    def has(self, table: str, anchor: str, key: Sequence[Value]) -> bool:
        """Whether the fact is already a row."""
        sql = f"SELECT 1 FROM {table} WHERE evidence_id = ?"
        return self._db.execute(sql, (evidence_id(table, anchor, key),)).fetchone() is not None

    def own_companies(self) -> list[str]:
        """Where the user has worked, as written."""
        sql = (
            "SELECT DISTINCT organisation FROM position JOIN person USING (person_id) "
            "WHERE is_me = 1 AND organisation IS NOT NULL"
        )
        return [name for (name,) in self._db.execute(sql)]

    def write(self) -> None:
        """Write whatever still waits."""
        self._people.write()
        for table in list(self._waiting):
            self._write(table)

    def drop_older(self, table: str, people: Sequence[int]) -> None:
        """Remove facts of these people that this capture has stated anew under another key."""
        sql = f"DELETE FROM {table} WHERE person_id = ? AND capture_id != ?"
        self._db.executemany(sql, [(one, self._seen.capture_id) for one in people])

    def _write(self, table: str) -> None:
        self._people.write()
        facts = list(self._waiting.pop(table, {}).values())
        known = self._known(table, facts)
        fresh, mended = [], []
        for fact in facts:
            found = next((one for one in fact.ids if one in known), None)
            if found is None:
                fresh.append((fact.ids[0], fact.person_id, *fact.values, *self._tail(fact)))
                self.new_evidence.append((fact.person_id, fact.ids[0]))
            elif row := self._mended(table, fact, known[found]):
                mended.append((*row, found))
        self.new += len(fresh)
        self._insert(table, fresh)
        self._update(table, mended)

    def _mended(self, table: str, fact: Fact, row: tuple[Value, ...]) -> tuple[Value, ...] | None:
        """The row as it should read now, None when it may stay; counts which it was."""
        shape = TABLES[table]
        width = len(shape.columns)
        old, (seen_on, moment, capture_id) = row[:width], row[width:]
        if old == fact.values and not shape.state:
            self.unchanged += 1
            return None
        new = tuple(
            was if now is None or (column in shape.quiet and was is not None) else now
            for column, was, now in zip(shape.columns, old, fact.values, strict=True)
        )
        if table == "connection" and any(fact.values[1:]):
            new = (new[0], *fact.values[1:])  # an employer and a title stand or go together
        if table == "mutuals" and _says_less(str(new[0]), str(old[0])) and new[1] == old[1]:
            new = old  # the profile names by first names whom their own page names in full
        when, before = self._seen.moment or "", str(moment or seen_on or "")
        again = self._seen.capture_id == capture_id  # a better reader of the same bytes
        if new != old and (when > before or again):
            self.changed += 1
            return (*new, *self._tail(fact))
        self.unchanged += 1
        fresher = shape.state and (self._seen.day or "") > str(seen_on or "")
        if fresher and all(
            now is not None or was is None for now, was in zip(fact.values, old, strict=True)
        ):
            return (*old, *self._tail(fact))
        return None

    def _tail(self, fact: Fact) -> tuple[Value, ...]:
        seen = self._seen
        return seen.day, fact.url, seen.source, fact.trust, seen.capture_id

    def _known(self, table: str, facts: list[Fact]) -> dict[str, tuple[Value, ...]]:
        ids = [one for fact in facts for one in fact.ids]
        columns = ", ".join(f"t.{column}" for column in TABLES[table].columns)
        known: dict[str, tuple[Value, ...]] = {}
        rest = iter(ids)
        while some := list(islice(rest, 2 * _AT_ONCE)):
            marks = ",".join("?" * len(some))
            sql = (
                f"SELECT t.evidence_id, {columns}, t.seen_on, c.captured_at, t.capture_id "
                f"FROM {table} t LEFT JOIN capture c USING (capture_id) "
                f"WHERE t.evidence_id IN ({marks})"
            )
            known |= {row[0]: row[1:] for row in self._db.execute(sql, some)}
        return known

    def _insert(self, table: str, rows: list[tuple[Value, ...]]) -> None:
        names = ("evidence_id", "person_id", *TABLES[table].columns, *_TAIL)
        marks = ",".join("?" * len(names))
        self._db.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)

    def _update(self, table: str, rows: list[tuple[Value, ...]]) -> None:
        names = ", ".join(f"{name} = ?" for name in (*TABLES[table].columns, *_TAIL))
        self._db.executemany(f"UPDATE {table} SET {names} WHERE evidence_id = ?", rows)
