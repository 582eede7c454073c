"""Bad input is refused in one line with one next step, and nothing is half-written."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest

from scraper.settings import Home
from scraper.terminal import folded
from tests.command import Run

ANN = "Ann,Lund,https://www.linkedin.com/in/ann-lund,,,,1 May 2024\n"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return path


def test_something_else_is_not_an_export(askwell: Run, tmp_path: Path) -> None:
    photo = tmp_path / "Connections.zip"
    photo.write_bytes(b"\xff\xd8\xff\xe0 not a zip")
    assert askwell("import", photo).refusal == "not_an_export"


def test_a_missing_file_is_named(askwell: Run, tmp_path: Path) -> None:
    result = askwell("import", tmp_path / "nowhere.zip")
    assert result.refusal == "no_such_file"
    assert "nowhere.zip" in result.err


def test_an_empty_zip_is_refused(askwell: Run, tmp_path: Path) -> None:
    assert askwell("import", zipped(tmp_path / "empty.zip")).refusal == "empty_archive"


def test_a_truncated_zip_is_refused(askwell: Run, tmp_path: Path) -> None:
    whole = zipped(tmp_path / "whole.zip", **{"Connections.csv": HEADER + "A,B,,,,,\n" * 500})
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole.read_bytes()[:-40])
    assert askwell("import", cut).refusal == "damaged_archive"


def test_a_zip_that_climbs_out_is_refused(askwell: Run, tmp_path: Path) -> None:
    path = tmp_path / "climbs.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../Connections.csv", HEADER)
    assert askwell("import", path).refusal == "unsafe_archive"


def test_an_unknown_header_is_named_and_the_rest_is_read(askwell: Run, tmp_path: Path) -> None:
    export = zipped(
        tmp_path / "export.zip",
        **{
            "Connections.csv": HEADER
            + "Ann,Lund,https://www.linkedin.com/in/ann-lund,,,,1 May 2024\n",
            "Messages of the day.csv": "colour,taste\nblue,sour\n",
        },
    )
    result = askwell("import", export, "--json")
    assert result.status == 0
    files = {one["name"]: one for one in result.json["sources"][0]["files"]}
    assert files["Connections.csv"]["new"] == 1
    assert not files["Messages of the day.csv"]["recognised"]
    assert [one["kind"] for one in result.json["problems"]] == ["unknown_header"]


def test_a_home_that_is_not_there_yet_says_what_to_do(askwell: Run) -> None:
    for verb in ("who", "due", "status"):
        assert askwell(verb).refusal == "nothing_imported"


def test_a_home_that_cannot_be_made_is_refused(askwell: Run, tmp_path: Path, maya: Home) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    result = askwell(
        "--home", in_the_way / "home", "import", maya.root.parent.glob("*.zip").__next__()
    )
    assert result.refusal == "home_not_writable"


def test_an_unknown_contact_is_refused_with_the_nearest_name(askwell: Run, maya: Home) -> None:
    result = askwell("points", "Priya Ramen")
    assert result.refusal == "unknown_person"
    assert "Priya Raman" in result.err


def test_an_ambiguous_name_is_refused_with_the_candidates(askwell: Run, maya: Home) -> None:
    result = askwell("points", "Daniel Kim")
    assert result.refusal == "ambiguous_person"
    assert result.err.count("Daniel Kim (") == 2


def test_a_broken_settings_file_is_named(askwell: Run, maya: Home) -> None:
    maya.settings_file.write_text("[me\nname=")
    assert askwell("who").refusal == "bad_settings"


def test_a_damaged_database_is_recognised(askwell: Run, maya: Home) -> None:
    maya.database.write_bytes(b"this is no database at all, and never was one" * 100)
    assert askwell("who").refusal == "database_damaged"


def test_no_browser_is_said_with_the_next_step(
    askwell: Run, maya: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASKWELL_BROWSER", str(maya.root / "no-such-browser"))
    result = askwell("doctor", "--browser")
    assert result.status == 1
    assert "next: " in result.out


def test_wrong_usage_is_exit_status_two(askwell: Run) -> None:
    assert askwell("points").status == 2
    assert askwell("who", "--today", "yesterday").status == 2
    assert askwell("nonsense").status == 2


def test_global_options_count_before_and_after_the_verb(askwell: Run, maya: Home) -> None:
    before = askwell("--json", "--today", "2026-11-19", "points", "priya-raman")
    after = askwell("points", "priya-raman", "--json", "--today", "2026-11-19")
    assert before.json == after.json
    assert (
        askwell("--json", "objective", "list").json == askwell("objective", "list", "--json").json
    )


def test_importing_twice_changes_nothing(askwell: Run, maya: Home) -> None:
    export = next(maya.root.parent.glob("*.zip"))
    files = askwell("import", export, "--json").json["sources"][0]["files"]
    assert sum(one["new"] + one["changed"] for one in files) == 0
    assert sum(one["unchanged"] for one in files) > 50


def test_the_home_is_its_owners_alone(maya: Home) -> None:
    assert stat.S_IMODE(maya.root.stat().st_mode) == 0o700
    for path in maya.root.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_incognito_shows_nobody(askwell: Run, maya: Home) -> None:
    shown = askwell("points", "priya-raman", "--incognito", "--json").out
    assert "Priya" not in shown
    assert "Northwind" not in shown


def test_no_escape_sequence_reaches_the_terminal(askwell: Run, tmp_path: Path) -> None:
    rows = (
        "\x1b[31mAnn,\u202eLund,https://www.linkedin.com/in/ann-lund,,\x9b2JAcme,Boss,1 May 2024\n"
    )
    export = zipped(tmp_path / "export.zip", **{"Connections.csv": HEADER + rows})
    assert askwell("import", export).status == 0
    for result in (askwell("points", "ann-lund"), askwell("points", "ann-lund", "--json")):
        assert not set(result.out + result.err) & {"\x1b", "\x9b", "\u202e"}


def test_parse_saves_nothing(askwell: Run, tmp_path: Path) -> None:
    export = zipped(tmp_path / "export.zip", **{"Connections.csv": HEADER + "A,B,,,,,1 May 2024\n"})
    result = askwell("parse", export, "--json")
    capture = result.json["captures"][0]
    assert (capture["outcome"], capture["records"][0]["record"]) == ("read", "connection")
    assert not (tmp_path / "home").exists()


def test_every_answer_is_json_when_asked(askwell: Run, maya: Home) -> None:
    for call in (("who",), ("due",), ("status",), ("points", "priya-raman"), ("doctor",)):
        json.loads(askwell(*call, "--json").out)


def test_the_database_reads_as_a_document(maya: Home) -> None:
    import sqlite3

    with sqlite3.connect(maya.database) as db:
        tables = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' "
            "ESCAPE '\\' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        modes = db.execute("PRAGMA journal_mode").fetchone()[0]
    assert modes == "wal"
    captioned = [name for name, sql in tables if "--" in sql.split("\n")[0]]
    assert len(captioned) >= len([name for name, _sql in tables if not name.startswith("search")])


def test_a_list_is_folded_at_a_terminal_and_whole_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = "   Wait until 2026-12-21: you asked them on 2026-11-05 and they have not answered yet"
    command = (
        "   askwell draft somebody-with-a-long-name --move ask --objective northwind-staff-data"
    )
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    assert folded(line) == [line]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    parts = folded(line)
    assert len(parts) == 2
    assert max(map(len, parts)) <= 60
    assert parts[1].startswith("     ")
    assert folded(command) == [command]
    assert folded("") == [""]
