"""Kept captures follow better readers: shown first, then changed in one go, nothing visited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from scraper import reread as room
from scraper.capture import KIND_PAGE, Capture, keep, lock
from scraper.errors import Refusal
from scraper.parse import Parsed, read
from scraper.records import Person, Position, Post
from scraper.settings import Home
from scraper.store import Store
from tests.command import Run

ANN = Person("ann-lund", "ACoAAnn", "Ann Lund", None, "Pilot", None, 1, None)
OWN = Post("urn:li:activity:1", None, "own", "Ann Lund", "We moved the night jobs.")
LEAKED = Post("urn:li:activity:2", None, "own", "Ann Lund", "Words of somebody else")


def page(day: str, text: str = "x") -> Capture:
    body = f"<html><main>{text}</main></html>".encode()
    address = "https://www.linkedin.com/in/ann-lund/"
    return Capture(
        address, KIND_PAGE, "browser", body, f"{day}T02:00:00Z", address, 200, "ann-lund"
    )


def parsed(*records: Any, outcome: str = "read") -> Parsed:
    layout = "linkedin/profile/g2026_03" if outcome == "read" else None
    return Parsed("p", "profile", layout, outcome, None, "ann-lund", records)  # type: ignore[arg-type]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.make()
    return home


@pytest.fixture
def db(home: Home) -> Iterator[sqlite_utils.Database]:
    with home.open() as opened:
        yield opened


def save(home: Home, db: sqlite_utils.Database, capture: Capture, what: Parsed) -> None:
    kept = keep(capture, home.captures)
    Store(db, home).save(what, capture, str(kept.relative_to(home.captures)))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> dict[str, Parsed]:
    """Today's readers, by the day of the capture."""
    says: dict[str, Parsed] = {}
    monkeypatch.setattr(room, "read", lambda capture: says[str(capture.captured_at)[:10]])
    return says


def texts(db: sqlite_utils.Database) -> list[str]:
    return [text for (text,) in db.execute("SELECT text FROM post ORDER BY urn").fetchall()]


def dump(db: sqlite_utils.Database) -> list[str]:
    return list(db.conn.iterdump())


def test_the_same_readers_change_nothing(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    reader["2026-05-01"] = parsed(ANN, OWN)
    save(home, db, page("2026-05-01"), reader["2026-05-01"])
    before = dump(db)
    result = room.reread(db, home)
    assert (result.captures, result.new, result.changed, result.removed) == (1, 0, 0, 0)
    assert not result.changes
    assert dump(db) == before


def test_a_page_nobody_could_read_is_read(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    save(home, db, page("2026-05-01"), parsed(outcome="unread"))
    reader["2026-05-01"] = parsed(ANN, OWN)
    (change,) = room.reread(db, home).files
    assert (change.was, change.now) == ("unread", "read linkedin/profile/g2026_03")
    assert texts(db) == ["We moved the night jobs."]


def test_what_only_an_earlier_reader_saw_is_removed(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    save(home, db, page("2026-05-01"), parsed(ANN, OWN, LEAKED))
    reader["2026-05-01"] = parsed(ANN, OWN)
    assert room.reread(db, home).removed == 1
    assert texts(db) == ["We moved the night jobs."]


def test_what_another_page_still_says_stays(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    save(home, db, page("2026-05-01"), parsed(ANN, OWN, LEAKED))
    save(home, db, page("2026-05-20", "y"), parsed(ANN, OWN, LEAKED))
    reader["2026-05-01"] = parsed(ANN, OWN)
    reader["2026-05-20"] = parsed(ANN, OWN, LEAKED)
    assert room.reread(db, home).removed == 0
    assert len(texts(db)) == 2


def test_a_word_put_right_is_changed(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    save(home, db, page("2026-05-01"), parsed(ANN, OWN))
    reader["2026-05-01"] = parsed(ANN, replace(OWN, authorship="reshare", shared_text="Theirs"))
    assert room.reread(db, home).changed == 1
    row = db.execute("SELECT authorship, shared_text FROM post").fetchone()
    assert row == ("reshare", "Theirs")


def test_a_reader_that_fails_now_erases_nothing(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    save(home, db, page("2026-05-01"), parsed(ANN, OWN))
    reader["2026-05-01"] = parsed(outcome="unread")
    room.reread(db, home)
    assert texts(db) == ["We moved the night jobs."]


def test_a_look_changes_nothing(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    save(home, db, page("2026-05-01"), parsed(ANN, LEAKED))
    reader["2026-05-01"] = parsed(ANN, OWN, Position("Northwind", "Pilot", "2020", None))
    before = dump(db)
    result = room.reread(db, home, dry_run=True)
    assert (result.applied, result.removed) == (False, 1)
    assert result.new == 2
    assert dump(db) == before


def test_only_what_was_captured_since(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    save(home, db, page("2026-05-01"), parsed(outcome="unread"))
    save(home, db, page("2026-05-20", "y"), parsed(outcome="unread"))
    reader["2026-05-20"] = parsed(ANN, OWN)
    assert room.reread(db, home, date(2026, 5, 20)).captures == 1


def test_captures_that_the_database_lost_come_back(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    keep(page("2026-05-01"), home.captures)
    reader["2026-05-01"] = parsed(ANN, OWN)
    (change,) = room.reread(db, home).files
    assert change.was is None
    assert texts(db) == ["We moved the night jobs."]


def test_a_broken_file_is_named_and_the_rest_is_read(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    kept = keep(page("2026-05-01"), home.captures)
    broken = kept.with_name("00" + kept.name[2:])
    broken.write_bytes(kept.read_bytes()[:40])
    reader["2026-05-01"] = parsed(ANN, OWN)
    result = room.reread(db, home)
    assert result.unreadable == [broken.name]
    assert result.captures == 1


def test_a_failure_in_the_middle_undoes_all(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    for day in ("2026-05-01", "2026-05-20"):
        save(home, db, page(day, day), parsed(outcome="unread"))
    reader["2026-05-01"] = parsed(ANN, OWN)
    before = dump(db)
    with pytest.raises(KeyError):
        room.reread(db, home)
    assert dump(db) == before


def test_a_page_read_at_last_counts_as_visited(
    home: Home, db: sqlite_utils.Database, reader: dict[str, Parsed]
) -> None:
    capture = page("2026-05-01")
    save(home, db, capture, parsed(outcome="unread"))
    db.execute("INSERT INTO night (started_at) VALUES ('2026-05-01T02:00:00Z')")
    sql = (
        "INSERT INTO visit (night_id, page, visited_at, outcome, capture_id) "
        "VALUES (1, 'profile', '2026-05-01T02:00:00Z', 'unread', ?)"
    )
    db.execute(sql, [capture.capture_id])
    db.conn.commit()
    reader["2026-05-01"] = replace(parsed(ANN, OWN), sections={"posts": "loaded"})
    room.reread(db, home)
    assert db.execute("SELECT outcome FROM visit").fetchone() == ("read",)


def test_not_while_a_night_runs(home: Home, db: sqlite_utils.Database) -> None:
    with lock.held(home), pytest.raises(Refusal) as refused:
        room.reread(db, home)
    assert refused.value.kind == "browser_busy"


def test_the_towns_export_reads_the_same_again(askwell: Run, maya: Home) -> None:
    answer = askwell("reread", "--json").json
    assert answer["captures"] > 5
    assert (answer["new"], answer["changed"], answer["removed"]) == (0, 0, 0)
    assert answer["applied"]


def test_real_readers_are_asked(askwell: Run, maya: Home) -> None:
    assert room.read is read
    shown = askwell("reread", "--dry-run", "--since", "2030-01-01", "--json").json
    assert (shown["applied"], shown["captures"]) == (False, 0)
