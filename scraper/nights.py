"""The night's own rows: what was asked for, when, and what came of it; plus what `due` must know.

Beside the two stores this is the one file that holds SQL for `night` and `visit`. Moments are ISO
text in UTC (``2026-11-23T02:31:07Z``), so they compare as text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import sqlite_utils


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of one page of one contact: its newest visits.

    `yielded_at` is the last visit that brought it, if only in part; `tried_at` and `outcome` are
    the last of all; `failures` counts the visits since it last came whole.
    """

    yielded_at: datetime | None = None
    tried_at: datetime | None = None
    outcome: str | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """A person who has an address on the site, as far as choosing tonight's pages needs."""

    person_id: int
    slug: str
    name: str
    company: str | None = None
    member_id: str | None = None
    degree: int | None = None
    connected: bool = False
    connected_on: str | None = None
    open_moves: tuple[str, ...] = ()
    has_positions: bool = False
    has_education: bool = False
    pages: dict[str, Page] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Night:
    """One row of `night`."""

    night_id: int
    started_at: datetime
    ended_at: datetime | None
    pages: int
    ended_by: str | None
    wall: str | None
    resume_after: datetime | None


def moment(at: datetime) -> str:
    """A moment as it is written in the database."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _at(text: str | None) -> datetime | None:
    if text is None:
        return None
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


_CONTACTS = """
SELECT p.person_id, p.slug, coalesce(p.full_name, p.slug) AS name, p.company, p.member_id, p.degree,
  p.degree = 1 OR EXISTS (SELECT 1 FROM connection c WHERE c.person_id = p.person_id) AS connected,
  (SELECT max(c.connected_on) FROM connection c WHERE c.person_id = p.person_id) AS connected_on,
  EXISTS (SELECT 1 FROM position f WHERE f.person_id = p.person_id AND f.started IS NOT NULL
    AND f.source IN ('browser', 'saved_page')) AS has_positions,
  EXISTS (SELECT 1 FROM education f WHERE f.person_id = p.person_id
    AND f.source IN ('browser', 'saved_page')) AS has_education
FROM person p WHERE p.slug IS NOT NULL AND p.is_me = 0
ORDER BY p.person_id
"""

_PAGES = """
SELECT person_id, page, max(visited_at) AS tried_at,
  max(CASE WHEN outcome IN ('read', 'partial') THEN visited_at END) AS yielded_at,
  (SELECT l.outcome FROM visit l WHERE l.person_id = v.person_id AND l.page = v.page
    ORDER BY l.visited_at DESC, l.visit_id DESC LIMIT 1) AS outcome,
  (SELECT count(*) FROM visit f WHERE f.person_id = v.person_id AND f.page = v.page
    AND f.visit_id > coalesce((SELECT max(y.visit_id) FROM visit y WHERE y.person_id = v.person_id
      AND y.page = v.page AND y.outcome = 'read'), 0)) AS failures
FROM visit v WHERE person_id IS NOT NULL GROUP BY person_id, page
"""

# Objectives for which something was sent or promised and which are not over yet.
_OPEN_MOVES = """
SELECT DISTINCT o.person_id, coalesce(o.objective, '') AS objective FROM outcome o
WHERE o.undone = 0 AND o.event IN ('sent', 'replied', 'agreed', 'referred', 'interviewed')
  AND NOT EXISTS (SELECT 1 FROM outcome e WHERE e.undone = 0 AND e.person_id = o.person_id
    AND e.objective IS o.objective AND e.event IN ('declined', 'hired', 'closed'))
"""


def contacts(db: sqlite_utils.Database) -> list[Contact]:
    """Everyone with an address on the site, with the visits and moves that concern them."""
    pages: dict[int, dict[str, Page]] = {}
    for row in db.query(_PAGES):
        pages.setdefault(row["person_id"], {})[row["page"]] = Page(
            _at(row["yielded_at"]), _at(row["tried_at"]), row["outcome"], row["failures"]
        )
    moves: dict[int, list[str]] = {}
    for row in db.query(_OPEN_MOVES):
        moves.setdefault(row["person_id"], []).append(row["objective"])
    return [_contact(row, pages, moves) for row in db.query(_CONTACTS)]


def _contact(
    row: dict[str, Any], pages: dict[int, dict[str, Page]], moves: dict[int, list[str]]
) -> Contact:
    person_id = row["person_id"]
    return Contact(
        person_id=person_id,
        slug=row["slug"],
        name=row["name"],
        company=row["company"],
        member_id=row["member_id"],
        degree=row["degree"],
        connected=bool(row["connected"]),
        connected_on=row["connected_on"],
        open_moves=tuple(sorted(moves.get(person_id, ()))),
        has_positions=bool(row["has_positions"]),
        has_education=bool(row["has_education"]),
        pages=pages.get(person_id, {}),
    )


class Nights:
    """Writes and reads `night` and `visit`; every method is its own transaction."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db

    def begin(self, now: datetime) -> int:
        """A new night; returns its id."""
        with self._db.atomic():
            cursor = self._db.execute("INSERT INTO night (started_at) VALUES (?)", [moment(now)])
            return int(cursor.lastrowid or 0)

    def end(self, night_id: int, now: datetime, ended_by: str) -> None:
        """How and when a night ended."""
        with self._db.atomic():
            self._db.execute(
                "UPDATE night SET ended_at = ?, ended_by = ? WHERE night_id = ?",
                [moment(now), ended_by, night_id],
            )

    def walled(self, night_id: int, wall: str | None, resume_after: datetime | None) -> None:
        """A night met a wall; before `resume_after` no page is visited again."""
        with self._db.atomic():
            self._db.execute(
                "UPDATE night SET wall = ?, resume_after = ? WHERE night_id = ?",
                [wall, resume_after and moment(resume_after), night_id],
            )

    def ask(self, night_id: int, person_id: int | None, page: str, now: datetime) -> int:
        """A page is about to be asked for: it counts from here, whatever happens next."""
        with self._db.atomic():
            self._db.execute("UPDATE night SET pages = pages + 1 WHERE night_id = ?", [night_id])
            cursor = self._db.execute(
                "INSERT INTO visit (night_id, person_id, page, visited_at, outcome)"
                " VALUES (?, ?, ?, ?, 'asked')",
                [night_id, person_id, page, moment(now)],
            )
            return int(cursor.lastrowid or 0)

    def answer(
        self,
        visit_id: int,
        outcome: str,
        layout: str | None = None,
        new_rows: int = 0,
        capture_id: str | None = None,
    ) -> None:
        """What came of a page."""
        with self._db.atomic():
            self._db.execute(
                "UPDATE visit SET outcome = ?, layout = ?, new_rows = ?, capture_id = ?"
                " WHERE visit_id = ?",
                [outcome, layout, new_rows, capture_id, visit_id],
            )

    def asked_since(self, since: datetime) -> int:
        """How many pages were asked for at or after a moment, by all runs."""
        return int(
            self._db.execute(
                "SELECT count(*) FROM visit WHERE visited_at >= ?", [moment(since)]
            ).fetchone()[0]
        )

    def unanswered(self) -> list[dict[str, Any]]:
        """Visits that a kill left without an answer: visit_id, night_id, person_id, page, slug."""
        return list(
            self._db.query(
                "SELECT v.visit_id, v.night_id, v.person_id, v.page, v.visited_at, p.slug"
                " FROM visit v LEFT JOIN person p USING (person_id) WHERE v.outcome = 'asked'"
                " ORDER BY v.visit_id"
            )
        )

    def unfinished(self) -> list[int]:
        """Nights without an end: killed, when no one holds the lock."""
        return [
            row["night_id"]
            for row in self._db.query("SELECT night_id FROM night WHERE ended_at IS NULL")
        ]

    def last(self, count: int = 1) -> list[Night]:
        """The newest nights, newest first."""
        rows = self._db.query("SELECT * FROM night ORDER BY night_id DESC LIMIT ?", [count])
        return [_night(row) for row in rows]

    def last_with_pages(self) -> Night | None:
        """The newest ended night in which a page was asked for."""
        rows = self._db.query(
            "SELECT * FROM night WHERE pages > 0 AND ended_at IS NOT NULL"
            " ORDER BY night_id DESC LIMIT 1"
        )
        return next((_night(row) for row in rows), None)

    def resume_after(self) -> datetime | None:
        """The latest moment before which no page may be visited."""
        row = self._db.execute("SELECT max(resume_after) FROM night").fetchone()
        return _at(row[0])

    def page_tried_at(self, page: str) -> datetime | None:
        """When a page that is nobody's own was last asked for."""
        row = self._db.execute(
            "SELECT max(visited_at) FROM visit WHERE page = ? AND person_id IS NULL", [page]
        ).fetchone()
        return _at(row[0])

    def sections_before(self, person_id: int | None, page: str) -> dict[str, str] | None:
        """The sections that the last good capture of this page showed, by name."""
        row = self._db.execute(
            "SELECT c.sections FROM visit v JOIN capture c USING (capture_id)"
            " WHERE v.person_id IS ? AND v.page = ? AND v.outcome IN ('read', 'partial')"
            " ORDER BY v.visit_id DESC LIMIT 1",
            [person_id, page],
        ).fetchone()
        return dict(json.loads(row[0])) if row and row[0] else None

    def page_of(self, capture_id: str) -> str | None:
        """Which page a capture was asked for as; None for one that no night brought."""
        row = self._db.execute(
            "SELECT page FROM visit WHERE capture_id = ? ORDER BY visit_id DESC LIMIT 1",
            [capture_id],
        ).fetchone()
        return str(row[0]) if row else None

    def judge_again(self, capture_id: str, outcome: str, layout: str | None) -> None:
        """What a better reader made of a capture: a page it can read need not be visited again."""
        with self._db.atomic():
            self._db.execute(
                "UPDATE visit SET outcome = ?, layout = ? WHERE capture_id = ? AND"
                " (outcome, layout) IS NOT (?, ?)",
                [outcome, layout, capture_id, outcome, layout],
            )

    def known_captures(self) -> set[str]:
        """Ids of all captures that have a row."""
        return {row["capture_id"] for row in self._db.query("SELECT capture_id FROM capture")}


def _night(row: dict[str, Any]) -> Night:
    started = _at(row["started_at"])
    assert started is not None
    return Night(
        row["night_id"],
        started,
        _at(row["ended_at"]),
        row["pages"],
        row["ended_by"],
        row["wall"],
        _at(row["resume_after"]),
    )
