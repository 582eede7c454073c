"""Who is who while records are saved: keys in, known people out; new ones are made here.

The directory of everyone (names, keys and the few facts of `person`, no texts) is read once and
held in memory, and written back in batches. People whom the user had forgotten are never met again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from scraper.identity import JOINING, Certainty, Kind, key_hash, key_text, mailbox_key, merge
from scraper.names import called, name_key
from scraper.store.ledger import COLUMNS, Known, Ledger, salt
from scraper.store.namesakes import Namesakes


class People:
    """The directory. All methods expect the caller to hold the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.read()

    def read(self) -> None:
        """Read the directory anew, after a rollback or another writer."""
        rows = self._db.execute(f"SELECT {', '.join(COLUMNS)} FROM person")
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
        self.met_forgotten = False  # since this was last set to False
        self._names: dict[str, list[int]] | None = None
        self._near: Namesakes | None = None
        self._mailboxes: dict[str, int] | None = None
        self._days: dict[tuple[str, str], list[int]] | None = None
        self._ledger = Ledger(self._db)
        sql = "SELECT left_key, right_key FROM same_person WHERE same = 0"
        self._apart = {frozenset(pair) for pair in self._db.execute(sql)}

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

    def mailbox(self, email: str) -> Known | None:
        """Whose mailbox an address is: their own, or the same one under another plus form."""
        if known := self.find("email", email):
            return known
        if self._mailboxes is None:
            self._mailboxes = {
                mailbox_key(address): person_id
                for address, (person_id, certainty) in self._keys["email"].items()
                if certainty in JOINING
            }
        holder = self._mailboxes.get(mailbox_key(email))
        return self._by_id[holder] if holder else None

    def near(self, name: str | None, email: str) -> list[Known]:
        """Whoever a sender's name or address may mean, the user left out; see `Namesakes`."""
        if self._near is None:
            self._near = Namesakes((at, one.full_name) for at, one in self._by_id.items())
        found = (self._by_id[one] for one in sorted(self._near.near(name, email)))
        return [one for one in found if not one.is_me]

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
        met = bool(self._forgotten) and any(
            key_hash(self._salt, f"{kind}:{value}") in self._forgotten
            for kind, value in keys.items()
            if value
        )
        self.met_forgotten = self.met_forgotten or met
        return met

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
        self._ledger.fresh.append(known)
        self._near = None
        if self._names is not None and name:
            self._names.setdefault(name_key(name), []).append(known.person_id)
        return known

    def add_key(
        self, known: Known, kind: Kind, value: str, certainty: Certainty, source: str
    ) -> bool:
        """Join a key to a person; False when it was theirs already or is surely another's."""
        found = self._keys[kind].get(value)
        if self._apart and self.told_apart(known, key_text(kind, value)):
            return False
        if found is not None and (found[0] == known.person_id or found[1] in JOINING):
            stronger = (certainty == "sure" and found[1] != "sure") or found[1] == "inferred"
            if found[0] != known.person_id or not stronger or found[1] == certainty:
                return False
        self._keys[kind][value] = (known.person_id, certainty)
        self._ledger.keys.append((kind, value, known.person_id, certainty, source))
        self._file(known.person_id, kind, value)
        if kind == "email":
            self._mailboxes = None
        elif getattr(known, kind) != value:
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
        return known in self._ledger.fresh

    def touch(self, known: Known) -> None:
        """Note that a person's row must be written."""
        self._ledger.touched[known.person_id] = known

    def named(self, name: str | None) -> list[Known]:
        """Everyone of a name, the user left out; compared as `names.name_key` does."""
        if self._names is None:
            self._names = {}
            for one in self._by_id.values():
                if one.full_name and not one.is_me:
                    self._names.setdefault(name_key(one.full_name), []).append(one.person_id)
        key = name_key(name) if name else ""
        return [self._by_id[one] for one in self._names.get(key, ())] if key else []

    def connected(self, name: str | None, day: str | None) -> list[Known]:
        """The connections of a name and a day of connecting: the only key of the oldest exports,
        and what is left where somebody changed their profile's address."""
        if self._days is None:
            self._days = {}
            for person_id, on in self._db.execute("SELECT person_id, connected_on FROM connection"):
                self.note_connected(self._by_id[person_id], on)
        found = self._days.get((name_key(name), day[:10]), ()) if name and day else ()
        return [self._by_id[one] for one in found if one in self._by_id]

    def note_connected(self, known: Known, day: str | None) -> None:
        """Remember a connection that is about to be written."""
        if self._days is not None and day and known.full_name:
            same = self._days.setdefault((name_key(known.full_name), day[:10]), [])
            if known.person_id not in same:
                same.append(known.person_id)

    def note_nameless(self) -> None:
        """Remember that an export without profile addresses was read."""
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
        self.unite_all([(keep, drop)])
        return self._by_id[keep.person_id]

    def unite_all(self, pairs: Sequence[tuple[Known, Known]]) -> None:
        """Make the two of each pair one, at once; the first one's id stays."""
        self.write()
        for keep, drop in pairs:
            merge(self._db, keep.person_id, drop.person_id, None)
        self.read()

    def write(self) -> None:
        """Write people and keys that are new or changed."""
        self._ledger.write()

    def _setting(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def _file(self, person_id: int, kind: str, value: str) -> None:
        if kind != "email":
            anchor = f"{kind}:{value}"
            filed = self._anchors.get(person_id, ())
            self._anchors[person_id] = (*filed, anchor)

    def _rename(self, known: Known, was: str | None, first_name: str | None) -> None:
        self._near = None
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
        if self.told_apart(by_slug, key_text("member_id", member_id)):
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

    def told_apart(self, known: Known, key: str) -> bool:
        """Whether the user said that a key is not this person's."""
        others = {next(iter(pair - {key}), key) for pair in self._apart if key in pair}
        return any(
            self._keys[kind].get(value, (None,))[0] == known.person_id  # type: ignore[index]
            for kind, _colon, value in (other.partition(":") for other in others)
        )
