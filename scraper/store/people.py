"""Who is who while records are saved: keys in, known people out; new ones are made here.

The directory of everyone (names, keys and the few facts of `person`, no texts) is read once and
held in memory, and written back in batches. People whom the user had forgotten are never met again.
"""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from scraper.identity import JOINING, Certainty, Kind, key_hash, key_text, merge, told_apart
from scraper.names import called, name_key


@dataclass(slots=True)
class Known:
    """A row of `person`, its columns in the table's order."""

    person_id: int
    full_name: str | None = None
    called: str | None = None
    slug: str | None = None
    member_id: str | None = None
    company: str | None = None
    title: str | None = None
    company_seen_on: str | None = None
    headline: str | None = None
    location: str | None = None
    pronouns: str | None = None
    degree: int | None = None
    is_me: int = 0
    seen_on: str | None = None


_COLUMNS = tuple(field.name for field in fields(Known))
_row = attrgetter(*_COLUMNS)
_INSERT = f"INSERT INTO person ({', '.join(_COLUMNS)}) VALUES ({','.join('?' * len(_COLUMNS))})"
_UPDATE = (
    f"UPDATE person SET {', '.join(f'{name} = ?' for name in _COLUMNS[1:])} WHERE person_id = ?"
)


class People:
    """The directory. All methods expect the caller to hold the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.read()

    def read(self) -> None:
        """Read the directory anew, after a rollback or another writer."""
        rows = self._db.execute(f"SELECT {', '.join(_COLUMNS)} FROM person")
        self._by_id = {row[0]: Known(*row) for row in rows}
        self._keys: dict[Kind, dict[str, tuple[int, Certainty]]]
        self._keys = {"slug": {}, "member_id": {}, "email": {}}
        self._anchors: dict[int, tuple[str, ...]] = {}
        for kind, value, person_id, certainty in self._db.execute(
            "SELECT kind, value, person_id, certainty FROM identity ORDER BY rowid"
        ):
            self._keys[kind][value] = (person_id, certainty)
            self._file(person_id, kind, value)
        self._me = next((one for one in self._by_id.values() if one.is_me), None)
        self._next_id = max(self._by_id, default=0) + 1
        self._forgotten = {row[0] for row in self._db.execute("SELECT key_hash FROM forgotten")}
        self.nameless_exports = self._setting("nameless_exports") is not None
        self._salt = salt(self._db) if self._forgotten else ""
        self._names: dict[str, list[int]] | None = None
        self._days: dict[tuple[str, str], int | None] | None = None
        self._fresh: list[Known] = []
        self._touched: dict[int, Known] = {}
        self._new_keys: list[tuple[str, str, int, str, str]] = []

    @property
    def me(self) -> Known | None:
        """The user, once known."""
        return self._me

    def get(self, person_id: int) -> Known:
        """The person of an id. Raises `KeyError` for an unknown one."""
        return self._by_id[person_id]

    def find(self, kind: Kind, value: str | None) -> Known | None:
        """Whom a key certainly or likely belongs to."""
        found = self._keys[kind].get(value) if value else None
        return self._by_id[found[0]] if found and found[1] in JOINING else None

    def anchors(self, person_id: int, first: str) -> tuple[str, ...]:
        """The keys a fact of a person may be filed under; `first` is the source's own."""
        if self._me and person_id == self._me.person_id:
            return ("me",)
        filed = self._anchors.get(person_id, ())
        if len(filed) < 2 and first in filed:
            return filed
        return (first, *(anchor for anchor in filed if anchor != first))

    def forgotten(self, **keys: str | None) -> bool:
        """Whether the user wanted the owner of any of these keys forgotten."""
        return bool(self._forgotten) and any(
            key_hash(self._salt, f"{kind}:{value}") in self._forgotten
            for kind, value in keys.items()
            if value
        )

    def meet(self, name: str | None, source: str, **keys: str | None) -> Known | None:
        """The person of a slug or member id, made if new; None for one who was forgotten."""
        slug, member_id = keys.get("slug"), keys.get("member_id")
        if self._forgotten and self.forgotten(slug=slug, member_id=member_id):
            return None
        known = self._agreed(slug, member_id) or self.make(name)
        for kind, value in (("slug", slug), ("member_id", member_id)):
            if value:
                self.add_key(known, kind, value, "sure", source)  # type: ignore[arg-type]
        return known

    def make(self, name: str | None) -> Known:
        """A new person."""
        known = Known(self._next_id, full_name=name, called=called(name))
        self._next_id += 1
        self._by_id[known.person_id] = known
        self._fresh.append(known)
        if self._names is not None and name:
            self._names.setdefault(name_key(name), []).append(known.person_id)
        return known

    def add_key(
        self, known: Known, kind: Kind, value: str, certainty: Certainty, source: str
    ) -> bool:
        """Join a key to a person; False when it was theirs already or is surely another's."""
        found = self._keys[kind].get(value)
        if found is not None and (found[0] == known.person_id or found[1] in JOINING):
            stronger = (certainty == "sure" and found[1] != "sure") or found[1] == "inferred"
            if found[0] != known.person_id or not stronger or found[1] == certainty:
                return False
        self._keys[kind][value] = (known.person_id, certainty)
        self._new_keys.append((kind, value, known.person_id, certainty, source))
        self._file(known.person_id, kind, value)
        if kind != "email" and getattr(known, kind) != value:
            setattr(known, kind, value)
            self.touch(known)
        return True

    def learn(
        self, known: Known, day: str | None, *, newer: bool | None = None, **told: Any
    ) -> bool:
        """Take in attributes seen on `day`: newer ones win, older ones fill gaps. True if any did.

        `newer` says whether this is the newest source of these attributes; by default, whether
        nobody has seen the person since.
        """
        later = day is not None and (known.seen_on is None or day > known.seen_on)
        wins = later if newer is None else newer
        first_name = told.pop("first_name", None)
        changed = False
        for name, value in told.items():
            was = getattr(known, name)
            if value is not None and value != was and (was is None or wins):
                setattr(known, name, value)
                changed = True
                if name == "full_name":
                    self._rename(known, was, first_name)
        if first_name and known.called in (None, called(known.full_name)):
            known.called, before = called(known.full_name, first_name), known.called
            changed = changed or known.called != before
        if later:
            known.seen_on = day
        if changed or later:
            self.touch(known)
        return changed

    def is_fresh(self, known: Known) -> bool:
        """Whether a person was made since the last `write`."""
        return known in self._fresh

    def touch(self, known: Known) -> None:
        """Note that a person's row must be written."""
        self._touched[known.person_id] = known

    def named(self, name: str | None) -> list[Known]:
        """Everyone of a name, the user left out; compared as `names.name_key` does."""
        if self._names is None:
            self._names = {}
            for one in self._by_id.values():
                if one.full_name and not one.is_me:
                    self._names.setdefault(name_key(one.full_name), []).append(one.person_id)
        key = name_key(name) if name else ""
        return [self._by_id[one] for one in self._names.get(key, ())] if key else []

    def connected(self, name: str | None, day: str | None) -> Known | None:
        """The one connection of a name and a day of connecting: the only key of oldest exports."""
        if self._days is None:
            self._days = {}
            for person_id, on in self._db.execute("SELECT person_id, connected_on FROM connection"):
                if on and (full := self._by_id[person_id].full_name):
                    key = (name_key(full), on[:10])
                    self._days[key] = None if key in self._days else person_id
        found = self._days.get((name_key(name), day[:10])) if name and day else None
        return self._by_id[found] if found else None

    def note_connected(self, known: Known, day: str | None) -> None:
        """Remember a connection that is about to be written."""
        if self._days is not None and day and known.full_name:
            self._days.setdefault((name_key(known.full_name), day[:10]), known.person_id)

    def note_nameless(self) -> None:
        """Remember that an export without profile addresses was read: its rows go by name."""
        if not self.nameless_exports:
            self.nameless_exports = True
            self._db.execute("INSERT INTO setting (name, value) VALUES ('nameless_exports', '1')")

    def own(self, slug: str | None, name: str | None) -> Known:
        """The user: found by slug, or made; the one row with ``is_me``."""
        found = self.find("slug", slug)
        if self._me is None:
            self._me = found or self.make(name)
            self._me.is_me = 1
            self.touch(self._me)
            self._names = None
        elif found is not None and found is not self._me:
            self.unite(self._me, found)
        return self._me

    def unite(self, keep: Known, drop: Known) -> Known:
        """Make two known people one, at once; returns the one that stays."""
        self.write()
        merge(self._db, keep.person_id, drop.person_id, None)
        self.read()
        return self._by_id[keep.person_id]

    def write(self) -> None:
        """Write people and keys that are new or changed."""
        if self._fresh:
            self._db.executemany(_INSERT, map(_row, self._fresh))
            for one in self._fresh:
                self._touched.pop(one.person_id, None)
            self._fresh = []
        if self._touched:
            rows = map(_row, self._touched.values())
            self._db.executemany(_UPDATE, [(*row[1:], row[0]) for row in rows])
            self._touched = {}
        if self._new_keys:
            self._db.executemany(
                "INSERT OR REPLACE INTO identity (kind, value, person_id, certainty, source) "
                "VALUES (?, ?, ?, ?, ?)",
                self._new_keys,
            )
            self._new_keys = []

    def _setting(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def _file(self, person_id: int, kind: str, value: str) -> None:
        if kind != "email":
            anchor = f"{kind}:{value}"
            filed = self._anchors.get(person_id, ())
            self._anchors[person_id] = (*filed, anchor)

    def _rename(self, known: Known, was: str | None, first_name: str | None) -> None:
        if known.called is None or known.called == called(was):
            known.called = called(known.full_name, first_name)
        if self._names is not None and known.full_name:
            self._names.setdefault(name_key(known.full_name), []).append(known.person_id)

    def _agreed(self, slug: str | None, member_id: str | None) -> Known | None:
        """Whom two keys of one page mean. A member id is LinkedIn's own and never given again; a
        slug can be changed, and taken by somebody else."""
        by_slug, by_member = self.find("slug", slug), self.find("member_id", member_id)
        if by_slug is None or by_slug is by_member or member_id is None:
            return by_member or by_slug
        if by_slug.member_id not in (None, member_id):
            self._release(by_slug, str(slug))
            return by_member
        if by_member is None:
            return by_slug
        if told_apart(self._db, self._key_texts(by_slug), self._key_texts(by_member)):
            self._release(by_slug, str(slug))
            return by_member
        first, second = sorted((by_slug, by_member), key=lambda one: (-one.is_me, one.person_id))
        return self.unite(first, second)

    def _release(self, known: Known, slug: str) -> None:
        """Take a slug from somebody who gave it up, before it is given to its new owner."""
        self.write()
        self._db.execute("DELETE FROM identity WHERE kind = 'slug' AND value = ?", (slug,))
        del self._keys["slug"][slug]
        filed = self._anchors.get(known.person_id, ())
        self._anchors[known.person_id] = tuple(one for one in filed if one != f"slug:{slug}")
        known.slug = None
        self.touch(known)
        self.write()

    def _key_texts(self, known: Known) -> list[str]:
        return [
            key_text(kind, value)
            for kind in ("slug", "member_id", "email")
            for value, (person_id, _certainty) in self._keys[kind].items()
            if person_id == known.person_id
        ]


def salt(db: sqlite3.Connection) -> str:
    """The home's own salt for `forgotten`, made at its first use."""
    row = db.execute("SELECT value FROM setting WHERE name = 'forgotten_salt'").fetchone()
    if row is None:
        row = (secrets.token_hex(16),)
        db.execute("INSERT INTO setting (name, value) VALUES ('forgotten_salt', ?)", row)
    return str(row[0])
