"""The command line and the database keep the shapes that DESIGN §4 and §5 name."""

# A case is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from contract import KNOWN, Ruth, begin, imported, reader, ruth

from fixtures.worlds.contract import TODAY, write_world

__all__ = ["imported", "reader", "ruth"]

COLUMNS = (
    "evidence_id person_id kind quote subject detail began_on ended_on precision seen_on url source"
    " trust capture_id"
).split()
KINDS = set(
    "position education skill group connected invitation_note message mail meeting recommendation"
    " endorsement mutuals highlight post reshare comment article new_role anniversary"
    " blog_post".split()
)
GOAL = ("--objective", "meridian-lead")
VERBS: list[tuple[str, ...]] = [
    ("who",), ("points", "orla-tennick"), ("draft", "orla-tennick"), ("due",), ("status",),
    ("check", "-", "--to", "orla-tennick"), ("log", "orla-tennick", "sent"),
    ("forget", "orla-tennick", "--yes"), ("objective", "list"), ("objective", "show", "meridian-lead"),
    ("nightly", "show"),
]  # fmt: skip


def test_the_view(reader: Ruth) -> None:
    assert [row["name"] for row in reader.rows("PRAGMA table_info(evidence)")] == COLUMNS
    rows = reader.evidence()
    assert {row["kind"] for row in rows.values()} <= KINDS
    assert {row["precision"] for row in rows.values()} <= {
        "day", "month", "year", "approximate", "unknown",
    }  # fmt: skip
    assert {row["trust"] for row in rows.values()} <= {
        "verified", "observed", "imported", "inferred",
    }  # fmt: skip
    assert len(rows) == len(reader.rows("SELECT evidence_id FROM evidence"))


def test_tables_are_strict_captioned_and_safe(reader: Ruth) -> None:
    tables = reader.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    own = [one for one in tables if "STRICT" in (one["sql"] or "")]
    assert {"person", "message", "position", "post", "capture"} <= {one["name"] for one in own}
    for one in own:
        assert "--" in one["sql"], one["name"]
    assert reader.rows("PRAGMA journal_mode")[0]["journal_mode"] == "wal"
    assert reader.rows("PRAGMA foreign_key_check") == []
    assert reader.rows("SELECT count(*) AS n FROM person WHERE is_me = 1") == [{"n": 1}]
    for path in (reader.home, *reader.home.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        if path.name != "askwell.toml" and path != reader.home:
            assert mode == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_answers_in_json_and_in_words(verb: tuple[str, ...], ruth: Ruth) -> None:
    answer = ruth(*verb, "--json", typed="Hi Orla,\n\nHow are you?\n\nRuth")
    assert answer.status == 0, answer.err
    assert isinstance(json.loads(answer.out), dict)
    if verb[0] not in ("forget",):
        words = ruth(*verb, typed="Hi Orla,\n\nHow are you?\n\nRuth")
        assert words.status == 0
        assert words.out.strip()


@pytest.mark.parametrize("verb", VERBS[:6], ids=" ".join)
def test_global_options_stand_before_and_after(verb: tuple[str, ...], reader: Ruth) -> None:
    typed = "Hi Orla,\n\nHow are you?\n\nRuth"
    after = reader(*verb, "--json", typed=typed).out
    assert reader("--json", *verb, typed=typed).out == after
    assert json.loads(reader("--incognito", *verb, "--json", typed=typed).out)


def test_incognito_shows_nobody(reader: Ruth) -> None:
    said = reader("who", "--json", "--incognito").out + reader("points", "--all", "--incognito").out
    for name in ("Orla", "Tennick", "Cordelia", "slipped", "Hugh"):
        assert name not in said


def test_points_keys(reader: Ruth) -> None:
    answer = reader.json("points", "orla-tennick")
    assert set(answer) >= {"person", "points", "withheld"}
    assert set(answer["person"]) >= {
        "person_id", "full_name", "slug", "emails", "company", "title", "degree", "is_me",
    }  # fmt: skip
    for one in answer["points"]:
        assert set(one) >= {
            "hook_id", "kind", "say", "opener", "strength", "evidence", "decision",
        }  # fmt: skip
        for row in one["evidence"]:
            assert set(row) >= {
                "evidence_id", "kind", "quote", "subject", "began_on", "ended_on", "precision",
                "url", "source", "trust",
            }  # fmt: skip
    strengths = [one["strength"] for one in answer["points"]]
    assert strengths == sorted(strengths, reverse=True)


@pytest.mark.parametrize(
    "name", ["Dr. Philippa Norrey", "philippa norrey", "Norrey", "Philippa Norrey, PhD"]
)
def test_titles_and_letters_are_no_part_of_a_name(name: str, reader: Ruth) -> None:
    assert reader.json("points", name)["person"]["slug"] == "philippa-norrey"


def test_points_of_everybody_is_one_line_each(reader: Ruth) -> None:
    lines = reader("points", "--all").out.splitlines()
    people = [json.loads(line)["person"]["person_id"] for line in lines]
    assert len(people) == len(set(people)) >= len(KNOWN) - 1


@pytest.mark.parametrize("key", ["orla-tennick", "Orla Tennick", "orla.tennick@meridian.example",
                                 "ORLA TENNICK", "https://www.linkedin.com/in/orla-tennick"])  # fmt: skip
def test_a_person_is_found_by_any_key(key: str, reader: Ruth) -> None:
    person = reader.json("points", key)["person"]
    assert person["slug"] == "orla-tennick"
    assert reader.json("points", str(person["person_id"]))["person"] == person


def test_import_answer(imported: Path, tmp_path: Path) -> None:
    ruth = begin(tmp_path / "home")
    answer = ruth.json("import", *sorted((imported / "world").iterdir()))
    assert set(answer) >= {"sources", "people", "evidence", "problems"}
    files = {
        file["name"].split("/")[-1]: file for one in answer["sources"] for file in one["files"]
    }
    for file in files.values():
        assert set(file) >= {
            "name", "recognised", "rows", "new", "changed", "unchanged", "problems",
        }  # fmt: skip
        assert type(file["problems"]) is int
    connected = sum(1 for slug in KNOWN if slug != "delphine-aubry")
    assert files["Connections.csv"]["rows"] == connected + 1
    assert files["Connections.csv"]["problems"] == 1
    assert "anonymous_row" in {one["kind"] for one in answer["problems"]}


def test_parse_saves_nothing(imported: Path, tmp_path: Path) -> None:
    ruth = begin(tmp_path / "home")
    answer = ruth.json("parse", *sorted((imported / "world").iterdir()))
    assert not (ruth.home / "askwell.db").exists()
    for one in answer["captures"]:
        assert set(one) >= {
            "name", "kind", "layout", "outcome", "wall", "records", "sections", "problems",
        }  # fmt: skip
        assert one["outcome"] in ("read", "wall", "unread", "ignored")
        assert all("record" in record for record in one["records"])


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("nonsense",), 2), (("points",), 2), (("draft",), 2), (("check", "-"), 2),
        (("draft", "orla-tennick", "--channel", "fax"), 2),
        (("draft", "orla-tennick", "--tone", "angry"), 2),
        (("log", "orla-tennick", "wept"), 2), (("log", "orla-tennick", "sent", "--on", "soon"), 2),
        (("points", "Nobody Atall"), 1), (("points", "Hugh Merrow"), 1),
        (("draft", "orla-tennick", "--objective", "none"), 1),
        (("draft", "orla-tennick", "--hook", "none"), 1),
        (("import", "/nowhere/at/all.zip"), 1), (("check", "/nowhere", "--to", "orla-tennick"), 1),
    ],
    ids=str,
)  # fmt: skip
def test_exit_codes(words: tuple[str, ...], status: int, reader: Ruth) -> None:
    answer = reader(*words, "--json")
    assert answer.status == status
    assert answer.out == ""
    assert "Traceback" not in answer.err
    if status == 1:
        assert answer.refusal


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("empty.zip", b""), ("empty.csv", b""), ("empty.mbox", b""), ("empty.html", b""),
        ("noise.zip", bytes(range(256)) * 40), ("half.zip", b"PK\x03\x04" + b"\0" * 200),
        ("text.txt", b"hello"), ("nul.csv", b"\0" * 5000), ("bom.csv", b"\xef\xbb\xbf"),
        ("utf16.csv", "First Name,Last Name\nA,B\n".encode("utf-16")),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_line(name: str, body: bytes, ruth: Ruth, tmp_path: Path) -> None:
    before = len(ruth.evidence())
    path = tmp_path / name
    path.write_bytes(body)
    answer = ruth("import", path, "--json")
    assert "Traceback" not in answer.err
    if answer.status:
        assert answer.refusal
    else:
        files = [file for one in answer.json["sources"] for file in one["files"]]
        assert sum(file["new"] for file in files) == 0
    assert len(ruth.evidence()) == before


def test_a_locked_database_is_said_so(ruth: Ruth, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect

    def impatient(*given: Any, **more: Any) -> sqlite3.Connection:
        more["timeout"] = 0.05
        return real(*given, **more)

    with real(ruth.home / "askwell.db") as other:
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(sqlite3, "connect", impatient)
        answer = ruth("log", "orla-tennick", "sent", "--json")
        other.rollback()
    assert answer.refusal == "database_locked"


def test_a_damaged_database_is_said_so(ruth: Ruth) -> None:
    for path in ruth.home.glob("askwell.db-*"):
        path.unlink()
    (ruth.home / "askwell.db").write_bytes(b"not a database at all" * 99)
    assert ruth("who", "--json").refusal == "database_damaged"


def test_a_home_without_a_database_says_what_to_do(tmp_path: Path) -> None:
    ruth = begin(tmp_path / "home")
    for verb in (("who",), ("points", "x"), ("draft", "x"), ("due",)):
        answer = ruth(*verb, "--json")
        assert answer.refusal
        assert "import" in answer.err


@pytest.mark.parametrize("text", ["[me", "[me]\nname = 3", "[[objective]]\nid = 'x'\n"])
def test_bad_settings_are_one_clear_line(text: str, ruth: Ruth) -> None:
    (ruth.home / "askwell.toml").write_text(text, "utf-8")
    assert ruth("who", "--json").refusal


@pytest.mark.parametrize("steps", [0, 1, 2, 4, 7])
def test_killed_and_run_again_is_as_if_undisturbed(
    steps: int, imported: Path, tmp_path: Path
) -> None:
    paths = [imported / "world" / name for name in ("export.zip", "mail.mbox", "saved")]
    ruth = begin(tmp_path / "home")
    command = [
        sys.executable, "-c", "from composer.cli import main; main()", "import",
        *map(str, paths), "--home", str(ruth.home), "--today", str(TODAY),
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    running = subprocess.Popen(command, env=environment, stdout=-3, stderr=-3)
    captures = ruth.home / "captures"
    for _ in range(4000):
        if running.poll() is not None or len(list(captures.rglob("*.gz"))) > steps:
            break
        time.sleep(0.002)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert ruth("import", *paths).status == 0
    calm = begin(tmp_path / "calm")
    assert calm("import", *paths).status == 0
    query = "SELECT * FROM evidence ORDER BY evidence_id"
    assert ruth.rows(query) == calm.rows(query)
    names = [
        sorted(path.name for path in one.home.rglob("*.gz")) for one in (ruth, calm)
    ]  # fmt: skip
    assert names[0] == names[1]


def test_a_world_written_twice_is_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_world(tmp_path / name)
    first = sorted(path for path in (tmp_path / "a").rglob("*") if path.is_file())
    for path in first:
        other = tmp_path / "b" / path.relative_to(tmp_path / "a")
        assert path.read_bytes() == other.read_bytes()
