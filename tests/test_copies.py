"""What is the user's can be taken out, gone back to and looked through; nothing is overwritten."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scraper import backup, exploring
from scraper.settings import Home
from scripts.faults_world import dump
from tests.command import Run

TABLES = {
    "contacts", "addresses", "evidence", "decisions", "answers", "same_person", "log", "drafts",
    "own_activity", "objectives", "proofs", "offers",
}  # fmt: skip


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def change(home: Home, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(home.database)) as db, db:
        db.execute(sql, values)


def count(database: Path, sql: str = "SELECT count(*) FROM person WHERE is_me = 0") -> int:
    with closing(sqlite3.connect(database)) as db:
        return int(db.execute(sql).fetchone()[0])


# --- export ---------------------------------------------------------------------------------


def test_everything_that_is_the_users_is_written(askwell: Run, maya: Home, tmp_path: Path) -> None:
    askwell("log", "priya-raman", "sent", "--note", "by mail")
    askwell("draft", "priya-raman", "--move", "warm_up")
    told = askwell("export", tmp_path / "out", "--json").json
    out = tmp_path / "out"
    assert {path.stem for path in out.glob("*.csv")} == TABLES
    assert len(rows(out, "contacts")) == count(maya.database, "SELECT count(*) FROM person")
    assert len(rows(out, "evidence")) == count(maya.database, "SELECT count(*) FROM evidence")
    assert [one["note"] for one in rows(out, "log")] == ["by mail"]
    assert rows(out, "drafts")[0]["text"]
    assert rows(out, "objectives")[0]["company"] == "Northwind"
    lines = [json.loads(line) for line in (out / "askwell.jsonl").read_text("utf-8").splitlines()]
    assert {one["table"] for one in lines} >= {
        "contacts",
        "evidence",
        "log",
        "drafts",
        "objectives",
    }
    assert {one["file"]: one["rows"] for one in told["files"]}["askwell.jsonl"] == len(lines)
    assert (out / "askwell.toml").read_bytes() == maya.settings_file.read_bytes()


def test_the_lines_hold_every_word_as_it_was(askwell: Run, maya: Home, tmp_path: Path) -> None:
    with closing(sqlite3.connect(maya.database)) as db:
        known = set(db.execute("SELECT evidence_id, quote FROM evidence"))
    askwell("export", tmp_path / "out")
    text = (tmp_path / "out" / "askwell.jsonl").read_text("utf-8")
    lines = [one for one in map(json.loads, text.splitlines()) if one["table"] == "evidence"]
    assert {(one["evidence_id"], one["quote"]) for one in lines} == known


def test_an_export_is_its_owners_alone(askwell: Run, maya: Home, tmp_path: Path) -> None:
    askwell("export", tmp_path / "out")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").iterdir()}
    assert modes == {0o600}


def test_no_cell_of_an_export_is_a_formula_or_steers_a_terminal(
    askwell: Run, maya: Home, tmp_path: Path
) -> None:
    hostile = '=HYPERLINK("https://evil.example")'
    change(maya, "UPDATE person SET headline = ?, location = ?", hostile, "\x1b[2J\x07=1+1")
    askwell("export", tmp_path / "out")
    found = rows(tmp_path / "out", "contacts")
    assert {one["headline"] for one in found} == {f"'{hostile}"}
    assert {one["location"] for one in found} == {"[2J=1+1"}
    assert "\x1b" not in (tmp_path / "out" / "askwell.jsonl").read_text("utf-8")


@pytest.mark.parametrize("there", ["a file", "a folder with something in it"])
def test_an_export_overwrites_nothing(askwell: Run, maya: Home, tmp_path: Path, there: str) -> None:
    out = tmp_path / "out"
    if there == "a file":
        out.write_text("mine")
    else:
        out.mkdir()
        (out / "contacts.csv").write_text("mine")
    assert askwell("export", out).refusal == "folder_not_empty"
    kept = out if there == "a file" else out / "contacts.csv"
    assert kept.read_text() == "mine"


def test_an_export_into_the_home_is_refused(askwell: Run, maya: Home) -> None:
    assert askwell("export", maya.root / "out").refusal == "inside_home"
    assert not (maya.root / "out").exists()


def test_an_export_without_data_or_place_is_refused(
    askwell: Run, maya: Home, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    assert askwell("export", tmp_path / "file" / "out").refusal == "not_written"
    assert askwell("export", tmp_path / "o", "--home", tmp_path / "no").refusal == (
        "nothing_imported"
    )


# --- restore --------------------------------------------------------------------------------


def test_a_copy_comes_back_and_the_present_is_kept(askwell: Run, maya: Home) -> None:
    name = askwell("backup", "--json").json["backup"]["file"]
    before = dump(maya.database)
    change(maya, "UPDATE person SET headline = 'changed'")
    told = askwell("restore", name, "--json").json
    assert dump(maya.database) == before
    assert told["people"] == count(maya.database)
    kept = Path(told["kept_beside"])
    assert count(kept, "SELECT count(*) FROM person WHERE headline = 'changed'") > 0
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert askwell("restore", kept.name).status == 0
    assert count(maya.database, "SELECT count(*) FROM person WHERE headline = 'changed'") > 0


def test_without_a_name_the_copies_are_listed(askwell: Run, maya: Home) -> None:
    name = askwell("backup", "--json").json["backup"]["file"]
    assert name in [one["file"] for one in askwell("restore", "--json").json["copies"]]


def test_whoever_has_it_open_sees_the_restored(askwell: Run, maya: Home) -> None:
    name = askwell("backup", "--json").json["backup"]["file"]
    change(maya, "UPDATE person SET headline = 'changed'")
    with maya.open() as db:
        assert askwell("restore", name).status == 0
        sql = "SELECT count(*) FROM person WHERE headline = 'changed'"
        assert db.execute(sql).fetchone() == (0,)


def test_a_damaged_or_lost_database_is_replaced(askwell: Run, maya: Home) -> None:
    name = askwell("backup", "--json").json["backup"]["file"]
    before = dump(maya.database)
    maya.database.write_bytes(b"nonsense " * 900)
    told = askwell("restore", name, "--json").json
    assert dump(maya.database) == before
    assert Path(told["kept_beside"]).read_bytes().startswith(b"nonsense")
    maya.database.unlink()
    assert askwell("restore", name, "--json").json["kept_beside"] is None
    assert dump(maya.database) == before


def damaged(copy: Path) -> None:
    with copy.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (copy.stat().st_size - 4096))


def newer(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('askwell', 'm999_tomorrow', '')"
        )


def anothers(copy: Path) -> None:
    copy.unlink()
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute("CREATE TABLE person (name TEXT)")


def a_letter(copy: Path) -> None:
    copy.write_bytes(b"Dear diary, nothing here. " * 90)


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (damaged, "damaged_backup"), (newer, "newer_backup"), (anothers, "not_a_backup"),
        (a_letter, "not_a_backup"), (Path.unlink, "no_such_backup"),
    ],
)  # fmt: skip
def test_what_cannot_be_restored_is_refused_and_changes_nothing(
    askwell: Run, maya: Home, spoil: object, kind: str
) -> None:
    copy = maya.backups / askwell("backup", "--json").json["backup"]["file"]
    spoil(copy)  # type: ignore[operator]
    before, files = dump(maya.database), sorted(maya.backups.iterdir())
    assert askwell("restore", copy.name).refusal == kind
    assert dump(maya.database) == before
    assert sorted(maya.backups.iterdir()) == files


def test_somebody_writing_meanwhile_is_waited_for_then_refused(
    askwell: Run, maya: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = askwell("backup", "--json").json["backup"]["file"]
    before = dump(maya.database)
    monkeypatch.setattr(backup, "PATIENCE", 0.1)
    with closing(sqlite3.connect(maya.database)) as db:
        db.execute("BEGIN IMMEDIATE")
        assert askwell("restore", name).refusal == "backup_failed"
    assert dump(maya.database) == before


def test_the_forgotten_stay_forgotten(askwell: Run, maya: Home, tmp_path: Path) -> None:
    copy = maya.backups / askwell("backup", "--json").json["backup"]["file"]
    outside = tmp_path / "usb-stick.db"
    outside.write_bytes(copy.read_bytes())
    askwell("forget", "priya-raman", "--yes")
    told = askwell("restore", outside, "--json").json
    assert told["forgotten"] == 1
    assert askwell("points", "priya-raman").refusal == "unknown_person"
    left = [
        path for path in maya.root.rglob("*")
        if path.is_file() and b"priya-raman" in path.read_bytes().lower()
    ]  # fmt: skip
    assert left == []


# --- explore --------------------------------------------------------------------------------

FAKE = """#!{python}
import json, os, sqlite3, stat, sys
words = sys.argv[1:]
database = words[words.index("--immutable") + 1]
metadata = json.load(open(words[words.index("--metadata") + 1]))
people = sqlite3.connect(f"file:{{database}}?mode=ro", uri=True).execute(
    "SELECT count(*) FROM person").fetchone()[0]
mode = stat.S_IMODE(os.stat(database).st_mode)
json.dump([words, database, metadata, people, mode], open({told!r}, "w"))
sys.exit({status})
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program called datasette on the PATH that writes down what it was given."""
    return fake(tmp_path, monkeypatch)


def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int = 0) -> Path:
    program, told = tmp_path / "bin" / "datasette", tmp_path / "told.json"
    program.parent.mkdir()
    program.write_text(FAKE.format(python=sys.executable, told=str(told), status=status))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setattr(exploring.importlib.util, "find_spec", lambda _name: None)
    return told


def test_datasette_gets_a_copy_on_this_machine_for_its_owner(
    askwell: Run, maya: Home, told: Path
) -> None:
    assert askwell("explore", "--no-open", "--port", 8123).status == 0
    words, database, metadata, people, mode = json.loads(told.read_text())
    assert words[words.index("--host") + 1] == "127.0.0.1"
    assert words[words.index("--port") + 1] == "8123"
    assert "--root" in words
    assert metadata == {"allow": {"id": "root"}}
    assert people == count(maya.database, "SELECT count(*) FROM person")
    assert (mode, database != str(maya.database)) == (0o600, True)
    assert not list(maya.root.rglob("*.part"))


def test_a_datasette_that_fails_is_said_and_leaves_no_copy(
    askwell: Run, maya: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, status=1)
    failed = askwell("explore", "--no-open")
    assert (failed.status, "error: not_explored" in failed.err) == (1, True)
    assert not list(maya.root.rglob("*.part"))


def test_without_datasette_it_says_how_to_install_it(
    askwell: Run, maya: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(exploring.importlib.util, "find_spec", lambda _name: None)
    refused = askwell("explore")
    assert refused.refusal == "no_datasette"
    assert "pip install datasette" in refused.err
