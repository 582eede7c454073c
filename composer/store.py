"""Composer's own rows: decisions on talking points, drafts, and the log of what happened.

Nothing here is a hidden flag: the newest decision row counts, and every standing between the user
and a contact is derived from the log (`composer.history`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlite_utils

from composer.glance import Glance
from composer.history import Draft, Event, History, What
from composer.messages import Message
from composer.questions import ADDRESS, Answer, Question
from scraper import people

_EVENT_COLUMNS = "event, happened_on, move, objective, source, note, evidence_id"


class Store:
    """Writes and reads composer's tables in an open askwell database."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db

    def decide(
        self, person_id: int, hook_id: str, kind: str, decision: str | None, decided_at: str
    ) -> None:
        """Keep what the user said of a talking point; None takes the last word back."""
        row = (person_id, hook_id, kind, decision, decided_at)
        with self._db.atomic():
            self._db.execute(
                "INSERT INTO decision (person_id, hook_id, kind, decision, decided_at) "
                "VALUES (?, ?, ?, ?, ?)",
                row,
            )

    def decisions(self, person_id: int) -> dict[str, str]:
        """Hook id to ``accepted`` or ``dismissed``: the newest word on each hook."""
        sql = "SELECT hook_id, decision FROM decision WHERE person_id = ? ORDER BY decision_id"
        said = dict(self._db.execute(sql, [person_id]).fetchall())
        return {hook_id: decision for hook_id, decision in said.items() if decision}

    def answer(
        self, person_id: int, question: Question, answer: Answer | None, answered_on: str
    ) -> None:
        """Keep what the user answered to a question; None takes the answer back.

        A yes or no about an address also says, for later imports, whose it is.
        """
        address = question.key.removeprefix(ADDRESS) if question.key.startswith(ADDRESS) else None
        with self._db.atomic():
            self._db.execute("DELETE FROM answer WHERE evidence_id = ?", [question.key])
            if address:
                people.take_back(self._db.conn, person_id, address)
            if answer is None:
                return
            self._db.execute(
                "INSERT INTO answer (evidence_id, person_id, question, answer, subject, "
                "answered_on) VALUES (?, ?, ?, ?, ?, ?)",
                [question.key, person_id, question.text, answer, question.subject, answered_on],
            )
            if address and answer == "yes":
                people.give(self._db.conn, person_id, address, answered_on)

    def answers(self, person_id: int) -> list[tuple[Question, Answer]]:
        """What the user answered about a contact, oldest first."""
        sql = (
            "SELECT evidence_id, question, subject, answer FROM answer WHERE person_id = ? "
            "ORDER BY rowid"
        )
        rows = self._db.execute(sql, [person_id]).fetchall()
        return [(Question(key, text, (), subject), said) for key, text, subject, said in rows]

    def log(self, person_id: int, event: Event) -> int:
        """Add an event to the log and return its id. The same event twice is one event."""
        values = (
            person_id, event.objective, event.move, event.event, event.on, event.note,
            event.source, event.evidence_id,
        )  # fmt: skip
        same = (
            "SELECT outcome_id FROM outcome WHERE person_id = ? AND objective IS ? AND move IS ? "
            "AND event = ? AND happened_on = ? AND note IS ? AND undone = 0"
        )
        with self._db.atomic():
            known = self._db.execute(same, values[:6]).fetchone()
            if known:
                return int(known[0])
            cursor = self._db.execute(
                "INSERT INTO outcome (person_id, objective, move, event, happened_on, note, "
                "source, evidence_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
        return int(cursor.lastrowid or 0)

    def undo(self, person_id: int) -> Event | None:
        """Take the newest event with a contact back, and return it; None when there is none."""
        sql = (
            f"SELECT outcome_id, {_EVENT_COLUMNS} FROM outcome WHERE person_id = ? AND undone = 0 "
            "ORDER BY outcome_id DESC LIMIT 1"
        )
        with self._db.atomic():
            row = self._db.execute(sql, [person_id]).fetchone()
            if row is None:
                return None
            self._db.execute("UPDATE outcome SET undone = 1 WHERE outcome_id = ?", [row[0]])
        return _event(row[1:])

    def deny(self, person_id: int, event: Event) -> None:
        """Keep that something found in messages is not so; it is not found again."""
        values = (person_id, event.objective, event.move, event.event, event.on, event.evidence_id)
        with self._db.atomic():
            self._db.execute(
                "INSERT INTO outcome (person_id, objective, move, event, happened_on, source, "
                "evidence_id, undone) VALUES (?, ?, ?, ?, ?, 'found', ?, 1)",
                values,
            )

    def history(self, person_id: int) -> History:
        """The log with one contact, oldest first, and what was drafted."""
        return self.histories(person_id).get(person_id, History())

    def histories(self, person_id: int | None = None) -> dict[int, History]:
        """The logs of all contacts that have one or a draft, or of just the one named."""
        condition = "" if person_id is None else "WHERE person_id = ?"
        values = [] if person_id is None else [person_id]
        sql = (
            f"SELECT person_id, undone, {_EVENT_COLUMNS} FROM outcome {condition} "
            "ORDER BY happened_on, outcome_id"
        )
        events: dict[int, list[Event]] = {}
        denied: dict[int, set[tuple[str, str]]] = {}
        for key, undone, *row in self._db.execute(sql, values).fetchall():
            one = _event(tuple(row))
            if not undone:
                events.setdefault(key, []).append(one)
            elif one.source == "found" and one.evidence_id:
                denied.setdefault(key, set()).add((one.event, one.evidence_id))
        drafts = self._drafts(person_id)
        return {
            key: History(
                tuple(events.get(key, ())),
                tuple(drafts.get(key, ())),
                frozenset(denied.get(key, ())),
            )
            for key in sorted({*events, *drafts, *denied})
        }

    def logged(self) -> set[int]:
        """Ids of everyone with an event, a draft, or something denied."""
        sql = "SELECT person_id FROM outcome UNION SELECT person_id FROM draft"
        return {row[0] for row in self._db.execute(sql).fetchall()}

    def _drafts(self, person_id: int | None) -> dict[int, list[Draft]]:
        condition = "" if person_id is None else "WHERE person_id = ?"
        sql = (
            "SELECT person_id, move, channel, text, made_on, objective, pieces FROM draft "
            f"{condition} ORDER BY made_on DESC, draft_id"
        )
        values = [] if person_id is None else [person_id]
        gathered: dict[int, list[Draft]] = {}
        for key, move, channel, text, on, objective, pieces in self._db.execute(sql, values):
            openers = [one for one in json.loads(pieces) if one.get("role") == "opener"]
            ids = tuple(name for one in openers for name in one.get("evidence", ()))
            gathered.setdefault(key, []).append(Draft(move, channel, text, on, objective, ids))
        return gathered

    @property
    def writes(self) -> int:
        """How many rows were written through this connection."""
        return int(self._db.conn.total_changes)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """A transaction that waits for nobody.

        Raises `sqlite3.OperationalError` where somebody else is writing, or wrote meanwhile.
        """
        (patience,) = self._db.execute("PRAGMA busy_timeout").fetchone()
        self._db.execute("PRAGMA busy_timeout = 0")
        try:
            with self._db.atomic():
                yield
        finally:
            self._db.execute(f"PRAGMA busy_timeout = {int(patience)}")

    def keep_glances(self, glances: Mapping[int, Glance]) -> None:
        """Keep people's words in sum, to be read in the same transaction as their rows."""
        self._db.conn.executemany(
            "UPDATE glance SET came = ?, went = ?, last_on = ?, last_out = ?, asks = ? "
            "WHERE glance_id = ?",
            [
                (one.came, one.went, one.last_on, one.last_out, int(one.asks), key)
                for key, one in glances.items()
            ],
        )

    def news(self) -> tuple[Event, ...]:
        """Interviews, offers and hires, whoever they were logged with, oldest first."""
        sql = (
            f"SELECT {_EVENT_COLUMNS} FROM outcome WHERE undone = 0 AND event IN "
            "('interviewed', 'offered', 'hired') ORDER BY happened_on, outcome_id"
        )
        return tuple(_event(row) for row in self._db.execute(sql).fetchall())

    def keep_draft(self, message: Message, objective: str | None, made_on: str) -> str:
        """Keep a draft as it was last shown and return its id; the same draft twice is one row."""
        key = f"{message.person_id}|{objective}|{message.move}|{message.channel}"
        draft_id = "draft-" + hashlib.sha256(key.encode()).hexdigest()[:16]
        pieces = json.dumps([piece.to_json() for piece in message.pieces], ensure_ascii=False)
        row: dict[str, Any] = {
            "draft_id": draft_id, "person_id": message.person_id, "objective": objective,
            "move": message.move, "channel": message.channel, "subject": message.subject,
            "text": message.text, "pieces": pieces, "made_on": made_on,
        }  # fmt: skip
        with self._db.atomic():
            self._db.execute(
                f"INSERT INTO draft ({', '.join(row)}) VALUES ({', '.join('?' * len(row))}) "
                "ON CONFLICT (draft_id) DO UPDATE SET subject = excluded.subject, "
                "text = excluded.text, pieces = excluded.pieces, made_on = excluded.made_on "
                "WHERE text != excluded.text",
                list(row.values()),
            )
        return draft_id


def _event(row: tuple[Any, ...]) -> Event:
    event, on, move, objective, source, note, evidence_id = row
    what: What = event
    return Event(what, on, move, objective, source, note, evidence_id)
