"""Records in, rows out: the one place where what was read is written; twice is once.

In: a `Parsed` and its `Capture`. Out: rows in the tables of `schema`, in one transaction, and a
`Saved` that counts them. A wall, an unread or an ignored capture leaves its own row and touches
nothing that was known. The same input again changes nothing; an older one never overwrites.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sqlite_utils

from scraper.capture import KIND_MAIL, Capture
from scraper.errors import Problem
from scraper.identity import email_key, slug_key
from scraper.parse import Parsed
from scraper.settings import Home
from scraper.store.connecting import unite_renamed
from scraper.store.forgetting import Forgotten, forget, withdraw_capture
from scraper.store.nouns import save_records, take_signatures
from scraper.store.people import People
from scraper.store.remembered import Remembered, recall, remember
from scraper.store.rows import TABLES, Rows, Seen
from scraper.store.saving import Saving

__all__ = ["Forgotten", "Remembered", "Saved", "Store", "forget"]


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving one capture did.

    Attributes:
        new, changed, unchanged: facts, and the people of profile pages and address books.
        problems: what could not be told, beside what the parser noted.
        new_evidence: ``(person_id, evidence_id)`` of every new row.
        dropped: mails and meetings with nobody known, of which nothing was kept. Their bytes
            should not be kept either.
        stated: ids under which the facts of the source may stand, messages left out.
        forgotten: somebody is in it whom the user wanted forgotten: its bytes must not be kept.
        by_name: some of it was filed by a name alone, so that a new name may file it otherwise.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()
    new_evidence: tuple[tuple[int, str], ...] = ()
    dropped: int = 0
    stated: frozenset[str] = frozenset()
    forgotten: bool = False
    by_name: bool = False


class Store:
    """Saves what was read. One `Store` for one open database; not for several threads."""

    def __init__(self, db: sqlite_utils.Database, home: Home | None = None) -> None:
        self._db, self._home = db, home
        self._people: People | None = None
        self._changes = -1

    def save(self, parsed: Parsed, capture: Capture, kept_at: str | None = None) -> Saved:
        """Save one capture in one transaction. `kept_at`: its kept file, relative to captures/."""
        return self.save_slices(iter((parsed,)), capture, kept_at)

    def save_slices(
        self, slices: Iterator[Parsed], capture: Capture, kept_at: str | None = None
    ) -> Saved:
        """Save a capture that is read in parts, in one transaction; there is at least one part."""
        with self._db.atomic():
            people = self._directory()
            try:
                saved = self._save(people, slices, capture, kept_at)
            except BaseException:
                self._people = None
                raise
        self._changes = self._stamp()
        return saved

    def set_owner(
        self, *, slug: str | None = None, full_name: str | None = None, emails: Iterable[str] = ()
    ) -> int:
        """Say who the user is; returns the person_id with ``is_me``. What is known is kept."""
        with self._db.atomic():
            people = self._directory()
            key = slug_key(slug)
            me = people.own(key, full_name)
            if key:
                people.add_key(me, "slug", key, "sure", "user")
            for text in emails:
                if email := email_key(text):
                    people.add_key(me, "email", email, "sure", "user")
            people.learn(me, None, full_name=full_name)
            people.write()
        self._changes = self._stamp()
        return me.person_id

    def recall(self, capture_id: str) -> Remembered | None:
        """What an export file gave when these bytes were read before; see `remembered`."""
        kept = self._home.captures if self._home else None
        return recall(self._db.conn, capture_id, kept)

    def remember(self, capture_id: str, one: Remembered, *, by_name: bool) -> None:
        """Keep what an export file gave, for the next import of the same bytes."""
        with self._db.atomic():
            remember(self._db.conn, capture_id, one, by_name=by_name)
        self._changes = self._stamp()

    def counts(self) -> tuple[int, int]:
        """How many people, the user not counted, and how many pieces of evidence there are."""
        people = self._db.execute("SELECT count(*) FROM person WHERE is_me = 0").fetchone()[0]
        evidence = self._db.execute("SELECT count(*) FROM evidence").fetchone()[0]
        return int(people), int(evidence)

    def drop_unstated(self, captures: set[str], stated: set[str]) -> int:
        """Remove facts that rest on these captures and that none of them states; how many.

        Messages stay, and changes of employer: they are told by comparing, not read.
        """
        count = 0
        with self._db.atomic():
            for table in TABLES.keys() - {"message", "change"}:
                rows = self._db.execute(
                    f"SELECT evidence_id, capture_id FROM {table} WHERE capture_id IS NOT NULL"
                ).fetchall()
                gone = [(one,) for one, on in rows if on in captures and one not in stated]
                sql = f"DELETE FROM {table} WHERE evidence_id = ?"
                self._db.conn.executemany(sql, gone)
                count += len(gone)
        return count

    def _directory(self) -> People:
        """The people, read anew where anybody else wrote since."""
        if self._people is None or self._changes != self._stamp():
            self._people = People(self._db.conn)
            self._changes = self._stamp()
        return self._people

    def _stamp(self) -> int:
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        return hash((self._db.conn.total_changes, version))

    def _save(
        self, people: People, slices: Iterator[Parsed], capture: Capture, kept_at: str | None
    ) -> Saved:
        parsed = next(slices)
        people.met_forgotten = False
        before = self._db.conn.total_changes
        if capture.kind == KIND_MAIL:  # of a mail of strangers not even this row is written
            self._db.conn.execute("PRAGMA defer_foreign_keys = ON")
        else:
            self._note_capture(parsed, capture, kept_at)
        if parsed.outcome != "read":
            if capture.kind == KIND_MAIL:
                self._note_capture(parsed, capture, kept_at)
            return Saved()
        trust = "imported" if capture.source == "archive" else "observed"
        seen = Seen(capture.capture_id, capture.captured_at, capture.source, trust)
        saving = Saving(capture.name, people, Rows(self._db.conn, people, seen), seen)
        save_records(saving, self._db.conn, parsed, capture)
        for parsed in slices:
            save_records(saving, self._db.conn, parsed, capture)
        take_signatures(saving)
        unite_renamed(saving)
        saving.rows.write()
        self._write_own(saving)
        wrote = self._db.conn.total_changes > before
        if capture.kind == KIND_MAIL and (wrote or not saving.dropped):
            self._note_capture(parsed, capture, kept_at)
        if people.met_forgotten:
            withdraw_capture(self._db.conn, capture.capture_id)
        return _sum(saving, forgotten=people.met_forgotten)

    def _note_capture(self, parsed: Parsed, capture: Capture, kept_at: str | None) -> None:
        """Write the capture's row, for facts to refer to, unless it stands there just so."""
        sections = json.dumps(parsed.sections) if parsed.sections else None
        subject = slug_key(parsed.subject or capture.subject)
        self._db.conn.execute(
            "INSERT INTO capture (capture_id, name, kind, source, url, subject, captured_at, path,"
            " layout, outcome, wall, sections) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (capture_id) DO UPDATE SET path = coalesce(excluded.path, path),"
            " subject = excluded.subject, layout = excluded.layout, outcome = excluded.outcome,"
            " wall = excluded.wall, sections = excluded.sections"
            " WHERE (coalesce(excluded.path, path), excluded.subject, excluded.layout,"
            " excluded.outcome, excluded.wall, excluded.sections)"
            " IS NOT (path, subject, layout, outcome, wall, sections)",
            (
                capture.capture_id, capture.name, capture.kind, capture.source, capture.url,
                subject, capture.captured_at, kept_at, parsed.layout, parsed.outcome, parsed.wall,
                sections,
            ),
        )  # fmt: skip

    def _write_own(self, saving: Saving) -> None:
        """Write the user's own shares, comments and reactions."""
        before = self._db.conn.total_changes
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO own_activity (row_id, kind, happened_at, text, url, capture_id)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(*row, saving.seen.capture_id) for row in saving.own],
        )
        fresh = self._db.conn.total_changes - before
        saving.rows.new += fresh
        saving.rows.unchanged += len(saving.own) - fresh


def _sum(saving: Saving, *, forgotten: bool) -> Saved:
    rows = saving.rows
    return Saved(
        rows.new,
        rows.changed,
        rows.unchanged,
        tuple(saving.problems.values()),
        tuple(rows.new_evidence),
        saving.dropped,
        frozenset(rows.stated),
        forgotten,
        saving.by_name,
    )
