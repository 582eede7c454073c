"""Finding people by name, work and words: the only reader and writer of the full-text index.

The index holds one row a person. Whoever is changed by an import is marked stale by a trigger;
`Search.refresh` brings a few of them up to date at a time, so that no writer waits for long.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

import sqlite_utils

SAID = (
    "post", "reshare", "comment", "article", "blog_post", "message", "mail", "invitation_note",
    "recommendation",
)  # fmt: skip
MOST_SAID = 40_000  # characters of one person's words
SHORTEST = 3  # letters of a word that is looked for in what people said
_WORDS = re.compile(r"[^\W_]+")
_MARKS = ("\x02", "\x03")  # around what was found; nobody's text holds them once stored


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of people.

    Attributes:
        last_on: ISO date of the last words either way, where there were any.
        found: runs of the words in which the search was answered: text, and whether it was found.
    """

    person_id: int
    name: str
    title: str | None
    company: str | None
    last_on: str | None = None
    found: tuple[tuple[str, bool], ...] = ()


class Search:
    """Searches and lists the people of an open askwell database."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db

    def stale(self) -> int:
        """How many people are still to be read into the index."""
        return int(self._db.execute("SELECT count(*) FROM searched WHERE stale = 1").fetchone()[0])

    def refresh(self, most: int = 200) -> int:
        """Read up to `most` stale people into the index; returns how many are left."""
        sql = "SELECT search_id FROM searched WHERE stale = 1 ORDER BY search_id LIMIT ?"
        ids = [row[0] for row in self._db.execute(sql, [most]).fetchall()]
        if ids:
            with self._db.atomic():
                self._read(ids)
        return self.stale() if len(ids) == most else 0

    def find(self, words: str, most: int = 20) -> list[Row]:
        """People whose name, else work, else words hold every word of `words`, each as a start."""
        tokens = _WORDS.findall(words)
        if not tokens:
            return []
        if len(tokens) == 1 and len(tokens[0]) == 1:
            return self._named(tokens[0], most)
        # Only the last word may be unfinished; FTS5 is slow at the beginnings of many words.
        every = " ".join(f'"{token}"' for token in tokens[:-1]) + f' "{tokens[-1]}"*'
        rows = self._matching(f"name : ({every})", most * 3)
        rows.sort(key=lambda row: (not _begins(row.name, words), row.name.casefold()))
        columns = "work said" if len(tokens[-1]) >= SHORTEST else "work"
        if len(rows) < most:
            known = {row.person_id for row in rows}
            more = self._matching(f"{{name {columns}}} : ({every})", most + len(rows), columns)
            rows += [row for row in more if row.person_id not in known]
        return rows[:most]

    def _named(self, letter: str, most: int) -> list[Row]:
        sql = (
            "SELECT person_id, full_name, title, company, last_on FROM person "
            "JOIN searched ON search_id = person_id WHERE is_me = 0 AND full_name LIKE ? || '%' "
            "ORDER BY last_on DESC, person_id LIMIT ?"
        )
        return [Row(*row) for row in self._db.execute(sql, [letter, most]).fetchall()]

    def listed(self, offset: int, most: int) -> list[Row]:
        """Everyone but the user, those of the latest words first."""
        sql = (
            "SELECT person_id, coalesce(full_name, slug, '?'), title, company, last_on FROM person "
            "JOIN searched ON search_id = person_id WHERE is_me = 0 "
            "ORDER BY last_on DESC, search_id LIMIT ? OFFSET ?"
        )
        return [Row(*row) for row in self._db.execute(sql, [most, offset]).fetchall()]

    def people(self) -> int:
        """How many people there are, the user not counted."""
        return int(self._db.execute("SELECT count(*) FROM person WHERE is_me = 0").fetchone()[0])

    def employers(self, most: int) -> list[tuple[str, int]]:
        """The companies most people work at now, as written, with how many."""
        sql = (
            "SELECT company, count(*) AS many FROM person WHERE is_me = 0 AND company IS NOT NULL "
            "GROUP BY company ORDER BY many DESC, company LIMIT ?"
        )
        return [(name, many) for name, many in self._db.execute(sql, [most]).fetchall()]

    def words_since(self, since: str) -> tuple[int, int, int]:
        """How many people there were words with since an ISO day, only before it, and never."""
        sql = (
            "SELECT total(last_on >= ?), total(last_on < ?), total(last_on IS NULL) FROM searched "
            "WHERE search_id NOT IN (SELECT person_id FROM person WHERE is_me = 1)"
        )
        lately, before, never = self._db.execute(sql, [since, since]).fetchone()
        return int(lately), int(before), int(never)

    def _matching(self, match: str, most: int, columns: str = "") -> list[Row]:
        # Column 2 is `said`; without it in question no words are shown.
        shown = "snippet(search, 2, char(2), char(3), '…', 14)" if "said" in columns else "NULL"
        sql = (
            "WITH hit AS MATERIALIZED (SELECT rowid AS person_id, "
            f"{shown} AS words FROM search WHERE search MATCH ? LIMIT ?) "
            "SELECT person_id, coalesce(full_name, slug, '?'), title, company, last_on, words "
            "FROM hit JOIN person USING (person_id) JOIN searched ON search_id = person_id "
            "WHERE is_me = 0 ORDER BY last_on DESC, person_id"
        )
        rows = self._db.execute(sql, [match, most]).fetchall()
        return [replace(Row(*row[:-1]), found=_marked(row[-1])) for row in rows]

    def _read(self, ids: list[int]) -> None:
        wanted = json.dumps(ids)
        among = "person_id IN (SELECT value FROM json_each(?))"
        people = self._db.execute(
            "SELECT person_id, full_name, company, title, headline FROM person "
            f"WHERE is_me = 0 AND {among}",
            [wanted],
        ).fetchall()
        said, lately = self._words(wanted, among)
        self._db.conn.executemany("DELETE FROM search WHERE rowid = ?", [(one,) for one in ids])
        self._db.conn.executemany(
            "INSERT INTO search (rowid, name, work, said) VALUES (?, ?, ?, ?)",
            [
                (key, name, " ".join(filter(None, work)), "\n".join(said.get(key, ())))
                for key, name, *work in people
            ],
        )
        self._db.conn.executemany(
            "UPDATE searched SET stale = 0, last_on = ? WHERE search_id = ?",
            [(lately.get(one), one) for one in ids],
        )

    def _words(self, wanted: str, among: str) -> tuple[dict[int, list[str]], dict[int, str]]:
        """What was said, newest first, and the last day of words either way, by person."""
        sql = (
            "SELECT person_id, kind, quote, began_on FROM evidence "
            f"WHERE {among} AND kind IN (SELECT value FROM json_each(?)) ORDER BY began_on DESC"
        )
        said: dict[int, list[str]] = {}
        lately: dict[int, str] = {}
        length: dict[int, int] = {}
        values: list[Any] = [wanted, json.dumps(SAID)]
        for key, kind, quote, began_on in self._db.execute(sql, values).fetchall():
            if quote and length.get(key, 0) < MOST_SAID:
                length[key] = length.get(key, 0) + len(quote)
                said.setdefault(key, []).append(_clean(quote))
            if kind in ("message", "mail") and began_on:
                lately.setdefault(key, began_on)
        return said, lately


def _clean(text: str) -> str:
    return text.translate({ord(mark): None for mark in _MARKS})


def _begins(name: str, words: str) -> bool:
    return name.casefold().startswith(words.strip().casefold())


def _marked(text: str | None) -> tuple[tuple[str, bool], ...]:
    """A snippet cut at its marks; nothing where the words were found elsewhere."""
    if not text or _MARKS[0] not in text:
        return ()
    runs: list[tuple[str, bool]] = []
    for part in text.split(_MARKS[0]):
        inside, closed, after = part.partition(_MARKS[1])
        runs += [(inside, True), (after, False)] if closed else [(inside, False)]
    return tuple((run, hit) for run, hit in runs if run)
