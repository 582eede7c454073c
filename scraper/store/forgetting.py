"""Forgetting somebody: out of every table, every kept capture, and every later import.

In: an open database, the home folder, a person. Out: how much was removed. Afterwards no byte of
their full name, keys or words is left in the database, in its copies, under captures/ or in the
logs of the nights: where others name them, the mask stands now. What stays is a salted hash of
each key, by which a later import knows whom not to bring back. The browser's own profile and the
files the user imported are the user's, and are not touched.
"""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlite_utils

from scraper import backup, erasing
from scraper.capture import KIND_PAGE, Capture, load, sweep
from scraper.errors import Refusal
from scraper.identity import key_hash
from scraper.settings import GONE, Home
from scraper.store.ledger import salt
from scraper.store.masking import mask_rows, readings
from scraper.store.rows import TABLES
from scraper.store.traces import Traces, traces


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows and kept captures were removed, and in how many places of others' words
    they were named and are masked now."""

    rows: int
    captures: int
    places: int = 0


def forget(db: sqlite_utils.Database, home: Home, person_id: int, today: str) -> Forgotten:
    """Remove a person for good. Refuses an unknown person, and the user themself.

    The copies of the database go first; then the rows, in one transaction; then the kept bytes
    and whatever lingers in free pages or in the log (`scraper.erasing`); then a copy is made.
    """
    row = db.execute("SELECT is_me FROM person WHERE person_id = ?", [person_id]).fetchone()
    if row is None:
        raise Refusal("unknown_person", f"there is no person {person_id}", "askwell who")
    if row[0]:
        raise Refusal("cannot_forget", "that is you", f"to start afresh, delete {home.root}")
    backup.clear(home.database)
    sweep(home.captures)
    with db.atomic():
        whose = traces(db.conn, person_id)
        own = _own_captures(db.conn, person_id, whose)
        rows = _remove_rows(db.conn, person_id, whose, today)
        places = mask_rows(db.conn, whose)
        for capture_id in own:
            withdraw_capture(db.conn, capture_id)
        files, cleaned = _sort_files(home.captures, own, whose)
        for capture_id in {_capture_of(one) for one in files} - own:
            withdraw_capture(db.conn, capture_id)
        _clean_words_of_the_night(home, whose)
        erasing.note(db, home, files)
    erasing.finish(db, home)
    backup.make_if_due(home.database, datetime.now(UTC))
    return Forgotten(rows, len(files), places + cleaned)


def _own_captures(db: sqlite3.Connection, person_id: int, traces: Traces) -> set[str]:
    """The captures that hold their words: their pages, mails and meetings with them, and pages of
    others who passed their posts on."""
    sql = "SELECT capture_id FROM post WHERE ? IN (author, shared_author) AND capture_id NOT NULL"
    ids = {one for (one,) in db.execute(sql, (traces.full_name,))}
    for slug in traces.slugs:
        sql = "SELECT capture_id FROM capture WHERE subject = ? AND kind = ?"
        ids |= {one for (one,) in db.execute(sql, (slug, KIND_PAGE))}
    for table in TABLES:
        sql = (
            f"SELECT DISTINCT capture_id FROM {table} JOIN capture USING (capture_id) "
            "WHERE person_id = ? AND (capture.kind IN ('mail', 'calendar') "
            "OR (capture.kind = 'page' AND capture.subject IS NULL))"
        )
        ids |= {one for (one,) in db.execute(sql, (person_id,))}
    return ids


def _remove_rows(db: sqlite3.Connection, person_id: int, traces: Traces, today: str) -> int:
    """Remove every row of theirs, and their name from the rows of others; returns how many."""
    tables = db.execute(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name = 'person_id'"
    ).fetchall()
    count = 0
    for (table,) in tables:
        sql = f"SELECT count(*) FROM {table} WHERE person_id = ?"
        count += db.execute(sql, (person_id,)).fetchone()[0]
    home_salt = salt(db)
    db.executemany(
        "INSERT OR IGNORE INTO forgotten (key_hash, forgotten_on) VALUES (?, ?)",
        [(key_hash(home_salt, key), today) for key in sorted(traces.keys)],
    )
    for key in traces.keys:
        db.execute("DELETE FROM same_person WHERE ? IN (left_key, right_key)", (key,))
    db.execute("DELETE FROM visit WHERE person_id = ?", (person_id,))
    db.execute("DELETE FROM person WHERE person_id = ?", (person_id,))
    if traces.full_name and len(traces.full_name.split()) > 1:
        count += _remove_name(db, traces.full_name)
    return count


def _remove_name(db: sqlite3.Connection, name: str) -> int:
    """Take a full name out of what is kept of others: shared words, mutual friends, drafts."""
    changed = db.execute("DELETE FROM post WHERE authorship = 'repost' AND author = ?", (name,))
    count = changed.rowcount
    sql = "UPDATE post SET shared_text = NULL, shared_author = NULL WHERE shared_author = ?"
    count += db.execute(sql, (name,)).rowcount
    like = f"%{name.replace('%', '').replace('_', ' ')}%"
    for evidence_id, named in db.execute(
        "SELECT evidence_id, named FROM mutuals WHERE named LIKE ?", (like,)
    ).fetchall():
        left = json.dumps([one for one in json.loads(named) if one != name], ensure_ascii=False)
        sql = "UPDATE mutuals SET named = ?, others = others + 1 WHERE evidence_id = ?"
        count += db.execute(sql, (left, evidence_id)).rowcount
    return count + db.execute("DELETE FROM draft WHERE text LIKE ?", (like,)).rowcount


def withdraw_capture(db: sqlite3.Connection, capture_id: str) -> None:
    """Remove a capture's row; where others' evidence rests on it, only what it says of itself."""
    tables = (*TABLES, "own_activity")
    used = any(
        db.execute(f"SELECT 1 FROM {table} WHERE capture_id = ? LIMIT 1", (capture_id,)).fetchone()
        for table in tables
    )
    if used:
        sql = (
            "UPDATE capture SET path = NULL, name = CASE kind WHEN 'archive_file' THEN name "
            "ELSE ? END, url = NULL, subject = NULL WHERE capture_id = ?"
        )
        db.execute(sql, (GONE, capture_id))
    else:
        db.execute("DELETE FROM capture WHERE capture_id = ?", (capture_id,))


def _clean_words_of_the_night(home: Home, traces: Traces) -> None:
    """Take the lines that name them out of the timer's logs; the morning's summary goes whole."""
    home.morning.unlink(missing_ok=True)
    for path in home.root.glob("logs/*"):
        lines = path.read_bytes().splitlines(keepends=True)
        left = [line for line in lines if not traces.found_in(_as_text(line))]
        if len(left) < len(lines):
            path.write_bytes(b"".join(left))


def _sort_files(folder: Path, own: Iterable[str], traces: Traces) -> tuple[list[Path], int]:
    """Kept files that must go; and in how many places pages of others were cleaned of them.

    A kept table or mail that names them goes whole: the facts of others stay in the database.
    """
    theirs = set(own)
    going: list[Path] = []
    places = 0
    for path in sorted(folder.rglob("*.capture.gz")):
        kept = None if _capture_of(path) in theirs else _loaded(path)
        if kept is None:
            going += [path] if _capture_of(path) in theirs else []
            continue
        content, found = traces.masked(_as_text(gzip.decompress(path.read_bytes())))
        is_page = kept.kind == KIND_PAGE
        whole = kept.subject in traces.slugs if is_page else found > 0
        if whole or any(map(traces.found_in, readings(kept.kind, _body(content)))):
            going.append(path)
        elif found:
            _write_anew(path, content)
            places += found
    return going, places


def _capture_of(path: Path) -> str:
    """The id of the capture that a kept file holds."""
    return path.name.partition(".")[0]


def _body(content: str) -> bytes:
    return content.partition("\n")[2].encode("utf-8", "surrogateescape")


def _as_text(content: bytes) -> str:
    """Any bytes as text; `_write_anew` makes the same bytes of it again."""
    return content.decode("utf-8", "surrogateescape")


def _loaded(path: Path) -> Capture | None:
    try:
        return load(path)
    except ValueError:
        return None


def _write_anew(path: Path, text: str) -> None:
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(gzip.compress(text.encode("utf-8", "surrogateescape"), mtime=0))
    unfinished.replace(path)
