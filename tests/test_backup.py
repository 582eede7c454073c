"""The database can be lost and had again: copies before migrations and weekly, five, all whole."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from scraper import backup, schema
from scraper.errors import Refusal
from scraper.settings import Home
from tests.command import Run

DAY = 24 * 3600


def people(database: Path) -> int:
    with sqlite3.connect(database) as db:
        return int(db.execute("SELECT count(*) FROM person").fetchone()[0])


def damage(home: Home) -> None:
    """Overwrite the middle of the database; what was in its log is folded in before."""
    with sqlite3.connect(home.database) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    with home.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (home.database.stat().st_size - 4096))


def test_a_copy_is_whole_and_private(askwell: Run, maya: Home) -> None:
    made = askwell("backup", "--json").json
    path = maya.backups / made["backup"]["file"]
    assert people(path) == people(maya.database)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(maya.backups.stat().st_mode) == 0o700


def test_five_are_kept_and_the_oldest_go(maya: Home) -> None:
    made = [backup.make(maya.database, "asked").path for _ in range(7)]
    assert {one.path for one in backup.kept(maya.database)} <= set(made)
    assert len(list(maya.backups.iterdir())) == 5


def test_a_week_later_the_next_verb_makes_one(askwell: Run, maya: Home) -> None:
    askwell("status")
    (first,) = maya.backups.iterdir()
    askwell("status")
    assert list(maya.backups.iterdir()) == [first]
    week_ago = first.stat().st_mtime - 7 * DAY - 60
    os.utime(first, (week_ago, week_ago))
    askwell("status")
    assert len(list(maya.backups.iterdir())) == 2


def test_a_copy_from_the_future_does_not_stop_the_weekly_one(askwell: Run, maya: Home) -> None:
    askwell("status")
    (first,) = maya.backups.iterdir()
    later = first.stat().st_mtime + 400 * DAY
    os.utime(first, (later, later))
    askwell("status")
    assert len(list(maya.backups.iterdir())) == 2


def test_an_older_database_is_copied_before_it_is_migrated(maya: Home) -> None:
    with sqlite3.connect(maya.database) as db:
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm002_search'")
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in db.execute(triggers).fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute("DROP TABLE search")
        db.execute("DROP TABLE searched")
    db.close()
    schema.connect(maya.database).close()
    (copy,) = maya.backups.glob("*-migration.db")
    with sqlite3.connect(copy) as db:
        old = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'searched'").fetchone()[0]
    assert old == 0
    assert people(copy) == people(maya.database)


def test_a_new_home_needs_no_copy(tmp_path: Path) -> None:
    home = Home(tmp_path / "new")
    with home.open():
        pass
    assert not home.backups.exists()


def test_a_damaged_database_is_restored(askwell: Run, maya: Home) -> None:
    before = people(maya.database)
    askwell("backup")
    damage(maya)
    refused = askwell("status")
    assert refused.refusal == "database_damaged"
    assert "askwell doctor --repair" in refused.err
    askwell("doctor", "--repair")
    assert people(maya.database) == before
    assert askwell("status").status == 0
    assert list(maya.backups.glob("damaged-*.db"))


def test_a_damaged_database_is_not_copied_over_good_copies(askwell: Run, maya: Home) -> None:
    askwell("backup")
    kept = [one.path for one in backup.kept(maya.database)]
    damage(maya)
    with pytest.raises(Refusal, match="damaged"):
        backup.make(maya.database, "asked")
    assert [one.path for one in backup.kept(maya.database)] == kept


def test_a_damaged_copy_is_passed_over(askwell: Run, maya: Home) -> None:
    good = backup.make(maya.database, "asked").path
    bad = backup.make(maya.database, "asked").path
    later = good.stat().st_mtime + 5
    os.utime(bad, (later, later))
    with bad.open("r+b") as file:
        file.truncate(9000)
    damage(maya)
    assert good.name in askwell("doctor", "--repair", "--json").json["signs"][0]["said"]


def test_repair_without_a_copy_refuses_and_moves_nothing(askwell: Run, maya: Home) -> None:
    damage(maya)
    bytes_before = maya.database.read_bytes()
    assert askwell("doctor", "--repair").refusal == "no_backup"
    assert maya.database.read_bytes() == bytes_before


def test_repair_leaves_a_whole_database_alone(askwell: Run, maya: Home) -> None:
    askwell("backup")
    before = people(maya.database)
    assert askwell("doctor", "--repair", "--json").json["signs"][0]["well"]
    assert people(maya.database) == before
    assert not list(maya.backups.glob("damaged-*"))


def test_the_forgotten_are_in_no_copy(askwell: Run, maya: Home) -> None:
    askwell("backup")
    with sqlite3.connect(maya.database) as db:
        slug, name = db.execute(
            "SELECT slug, full_name FROM person WHERE is_me = 0 AND slug IS NOT NULL"
        ).fetchone()
    db.close()
    (maya.backups / "damaged-1.db").write_bytes(name.encode())
    assert askwell("forget", slug, "--yes").status == 0
    left = list(maya.backups.iterdir())
    assert len(left) == 1
    assert slug.encode() not in left[0].read_bytes()
    assert name.encode() not in left[0].read_bytes()
