"""What is interrupted: four pieces of work, the home each begins with, and what it should leave.

A scenario makes a home once; every run works on a copy of it. `dump` is a database without what
may differ between two runs that did the same: moments of running, random salts, search indexes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import sqlite_utils
import typer
from askwell_town import TODAY, write_export, write_mbox, write_settings

from composer.cli import main
from composer.store import Store
from scraper import schema
from scraper.settings import Home
from scraper.terminal import guarded

# Columns that tell of the run and not of the world.
RUNNING = {"_sqlite_migrations": {"id", "applied_at"}, "decision": {"decision_id"}}
# Made again from the other tables, or random.
DERIVED = ("search", "sqlite_", "glance", "read_file")
GONE = "rahul-menon-fin"
EXPORT, MBOX = "export.zip", "mail.mbox"


@dataclass(frozen=True)
class Scenario:
    """One piece of work: the home it begins with, and the steps it takes there, one by one."""

    name: str
    prepare: Callable[[Home, Path], None]
    steps: Callable[[Home, Path], list[Callable[[], None]]]
    gone: str | None = None  # what must be in no file of the home afterwards


def command(home: Home, *words: object, today: date = TODAY) -> Callable[[], None]:
    """A step: the command as its user runs it; it ends as ``SystemExit``."""

    def run() -> None:
        given = [*map(str, words), "--home", str(home.root), "--today", today.isoformat()]
        sys.argv = ["askwell", *given]
        main()

    return run


def decided(home: Home, decision: str) -> Callable[[], None]:
    """A step: what the review page does when a talking point is accepted or dismissed."""

    def work() -> None:
        with home.open(must_exist=True) as db:
            person = db.execute("SELECT min(person_id) FROM person WHERE is_me = 0").fetchone()[0]
            Store(db).decide(person, "hook-1", "recent_post", decision, TODAY.isoformat())

    def run() -> None:
        try:
            guarded(work)
        except typer.Exit as ended:
            raise SystemExit(ended.exit_code) from None

    return run


def forgotten(home: Home, slug: str) -> Callable[[], None]:
    """A step: somebody is forgotten; that nobody goes by that name any more is as good."""

    def run() -> None:
        answered = io.StringIO()
        try:
            with redirect_stderr(answered):
                command(home, "forget", slug, "--yes")()
        except SystemExit as ended:
            if ended.code and "unknown_person" not in answered.getvalue():
                sys.stderr.write(answered.getvalue())
                raise

    return run


def _empty(home: Home, _sources: Path) -> None:
    home.make()
    write_settings(home.settings_file)


def _imported(home: Home, sources: Path) -> None:
    _empty(home, sources)
    _finish(command(home, "import", sources / EXPORT))


def _first_schema(home: Home, sources: Path) -> None:
    """A home whose database the first release made."""
    _imported(home, sources)
    at_version(home.database, 1)


def at_version(database: Path, version: int) -> None:
    """Make a database what it would be had only the first `version` migrations ever run."""
    full = database.with_suffix(".full")
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.replace(full)
    names = [one.name for one in schema.migrations.pending(sqlite_utils.Database(memory=True))]
    db = sqlite_utils.Database(database)
    schema.migrations.apply(db, stop_before=names[version:])
    db.execute("ATTACH ? AS whole", [str(full)])
    for table in db.table_names():
        if not table.startswith(("_sqlite", *DERIVED)):
            columns = ", ".join(column.name for column in db[table].columns)
            with db.atomic():
                db.execute(  # what an earlier release could not hold was not in its database
                    f"INSERT OR IGNORE INTO {table} ({columns}) SELECT {columns} FROM whole.{table}"
                )
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    database.chmod(0o600)
    for path in database.parent.glob("askwell.full*"):
        path.unlink()


def _review(home: Home, _sources: Path) -> list[Callable[[], None]]:
    log = ("log", "priya-raman")
    return [
        command(home, *log, "sent", "--move", "ask", "--note", "by message"),
        decided(home, "accepted"),
        command(home, "draft", "declan-moyes", "--move", "warm_up"),
        command(home, *log, "replied"),
        decided(home, "dismissed"),
    ]


SCENARIOS = {
    one.name: one
    for one in (
        Scenario("zip", _empty, lambda home, at: [command(home, "import", at / EXPORT)]),
        Scenario("mbox", _imported, lambda home, at: [command(home, "import", at / MBOX)]),
        Scenario("review", _imported, _review),
        Scenario("migration", _first_schema, lambda home, _at: [command(home, "status")]),
        Scenario("forget", _imported, lambda home, _at: [forgotten(home, GONE)], GONE),
    )
}


def write_sources(folder: Path) -> None:
    """The export and the mailbox that are imported."""
    folder.mkdir(parents=True, exist_ok=True)
    write_export(folder / EXPORT)
    write_mbox(folder / MBOX)
    for path in folder.iterdir():
        os.utime(path, (1_794_000_000, 1_794_000_000))


def digest(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file of a folder: SHA-256 of its bytes, and its time in nanoseconds."""
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.iterdir())
    }


def dump(database: Path) -> dict[str, list[Any]]:
    """Every table's rows, sorted, without what tells of the run."""
    with closing(sqlite3.connect(database)) as db:
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            table: sorted(map(repr, _rows(db, table)))
            for (table,) in sorted(tables)
            if not table.startswith(DERIVED)
        }


def _rows(db: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    shown = ", ".join(one for one in columns if one not in RUNNING.get(table, ()))
    if table == "decision":  # the newest word counts; the same word said again is no other
        last = "(SELECT max(decision_id) FROM decision GROUP BY person_id, hook_id)"
        return iter(db.execute(f"SELECT {shown} FROM decision WHERE decision_id IN {last}"))
    kept = "WHERE name NOT LIKE '%salt%'" if table == "setting" else ""
    if table == "forgotten":
        shown = "forgotten_on"  # its hashes are salted
    return iter(db.execute(f"SELECT {shown} FROM {table} {kept}"))


def faults_of(database: Path) -> list[str]:
    """What SQLite itself finds wrong with a database; nothing when it is whole."""
    with closing(sqlite3.connect(database)) as db:
        found = [row[0] for row in db.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"orphan in {row[0]}" for row in db.execute("PRAGMA foreign_key_check")]


def unfinished(home: Home) -> list[str]:
    """Files that a killed run left half written."""
    return sorted(str(path.relative_to(home.root)) for path in home.root.rglob("*.part*"))


def traces(home: Home, word: str) -> list[str]:
    """Files of the home in which a word still stands, packed ones unpacked."""
    found = []
    for path in home.root.rglob("*"):
        if path.is_file():
            body = path.read_bytes()
            body = gzip.decompress(body) if path.suffix == ".gz" else body
            if word.encode() in body.lower():
                found.append(str(path.relative_to(home.root)))
    return found


def copy_of(template: Path, to: Path) -> Home:
    """A fresh copy of a prepared home."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(template, to)
    return Home(to)


def quietly(work: Callable[[], None]) -> None:
    """Do something whose answers nobody needs to see."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        work()


def _finish(step: Callable[[], None]) -> None:
    """Take a step and insist that it ends well."""
    try:
        step()
    except SystemExit as ended:
        if ended.code:
            raise RuntimeError(f"a scenario could not be prepared: {ended.code}") from ended
