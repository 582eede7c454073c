"""The user says who is who: joined and parted people stay so through every later import."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from scraper.settings import Home
from tests.command import Run

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = (
    "Ann,Lund,https://www.linkedin.com/in/ann-lund,ann@lund.example,Northwind,Pilot,1 May 2024\n"
    "Ann,Lund-Berg,https://www.linkedin.com/in/ann-lund-berg,,Harbourline,Captain,2 May 2025\n"
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "Basic_LinkedInDataExport_11-19-2026.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", HEADER + ROWS)
    return path


@pytest.fixture
def both(askwell: Run, export: Path) -> Run:
    assert askwell("import", export).status == 0
    return askwell


@pytest.fixture
def rows(tmp_path: Path, both: Run) -> Iterator[sqlite_utils.Database]:
    db = sqlite_utils.Database(Home(tmp_path / "home").database)
    yield db
    db.close()


def names(rows: sqlite_utils.Database) -> list[str]:
    return [one["slug"] for one in rows.query("SELECT slug FROM person WHERE is_me = 0")]


def test_two_become_one_and_stay_one(both: Run, rows: sqlite_utils.Database, export: Path) -> None:
    answer = both("people", "merge", "ann-lund", "ann-lund-berg", "--json").json
    assert {one["value"] for one in answer["keys"]} == {
        "ann-lund", "ann-lund-berg", "ann@lund.example"
    }  # fmt: skip
    assert len(names(rows)) == 1
    assert rows.execute("SELECT count(*) FROM connection").fetchone() == (2,)
    both("import", export)
    assert len(names(rows)) == 1


def test_the_newer_employer_stays(both: Run, rows: sqlite_utils.Database) -> None:
    both("people", "merge", "ann-lund", "ann-lund-berg")
    company = rows.execute("SELECT company FROM person WHERE is_me = 0").fetchone()[0]
    assert company in ("Northwind", "Harbourline")


def test_what_was_merged_can_be_parted(
    both: Run, rows: sqlite_utils.Database, export: Path
) -> None:
    both("people", "merge", "ann-lund", "ann-lund-berg")
    address = "https://www.linkedin.com/in/ann-lund-berg/"
    answer = both("people", "split", address, "--json").json
    assert answer["now_person_id"] not in (None, answer["person_id"])
    for _again in range(2):
        assert sorted(names(rows)) == ["ann-lund", "ann-lund-berg"]
        owners = rows.query("SELECT person_id FROM connection ORDER BY person_id")
        assert len({one["person_id"] for one in owners}) == 2
        both("import", export)


def test_an_address_taken_away_does_not_come_back(
    both: Run, rows: sqlite_utils.Database, export: Path
) -> None:
    assert both("people", "split", "Ann@Lund.example").status == 0
    both("import", export)
    sql = "SELECT count(*) FROM identity WHERE kind = 'email' AND certainty != 'inferred'"
    assert rows.execute(sql).fetchone() == (0,)


def test_an_address_can_be_given(both: Run, rows: sqlite_utils.Database) -> None:
    answer = both("people", "merge", "ann-lund-berg", "berg@harbourline.example", "--json").json
    given = [one for one in answer["keys"] if one["kind"] == "email"]
    assert given == [{"kind": "email", "value": "berg@harbourline.example", "certainty": "sure"}]
    assert "ann-lund-berg" in both("points", "berg@harbourline.example", "--json").out


def test_an_address_taken_away_by_mistake_can_be_given_back(
    both: Run, rows: sqlite_utils.Database, export: Path
) -> None:
    both("people", "split", "ann@lund.example")
    both("people", "merge", "ann-lund", "ann@lund.example")
    both("import", export)
    sql = "SELECT slug FROM identity JOIN person USING (person_id) WHERE value = 'ann@lund.example'"
    assert rows.execute(sql).fetchall() == [("ann-lund",)]


def test_nobody_is_merged_with_themself(both: Run) -> None:
    assert both("people", "merge", "ann-lund", "ann@lund.example").refusal == "cannot_merge"


def test_the_only_key_stays(both: Run) -> None:
    assert both("people", "split", "ann-lund-berg").refusal == "cannot_split"


def test_an_unknown_key_is_named(both: Run) -> None:
    refused = both("people", "split", "nobody-here")
    assert refused.refusal == "unknown_key"
    assert "nobody-here" in refused.err


def test_an_ambiguous_name_is_refused(both: Run) -> None:
    assert both("people", "merge", "Ann", "ann-lund").refusal == "ambiguous_person"


LETTER = (
    "From: Ann Lund-Berg <ann.lund-berg@mailhost.example>\nTo: maya@okafor.example\n"
    "Date: Fri, 01 May 2026 09:00:00 +0000\nMessage-ID: <1@x.example>\nSubject: Hello\n\nHello\n"
)


def test_an_address_that_only_a_name_joins_is_asked_about(
    both: Run, rows: sqlite_utils.Database, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.eml"
    letter.write_text(LETTER)
    both("import", letter)
    filed = "SELECT count(*) FROM message"
    assert rows.execute(filed).fetchone() == (0,)
    (asked,) = both("people", "unsure", "--json").json["unsure"]
    assert (asked["slug"], asked["address"]) == ("ann-lund-berg", "ann.lund-berg@mailhost.example")
    both("people", "merge", asked["slug"], asked["address"])
    both("import", letter)
    assert rows.execute(filed).fetchone() == (1,)
    assert both("people", "unsure", "--json").json == {"unsure": []}


def test_a_no_is_remembered(both: Run, rows: sqlite_utils.Database, tmp_path: Path) -> None:
    letter = tmp_path / "letter.eml"
    letter.write_text(LETTER)
    both("import", letter)
    both("people", "split", "ann.lund-berg@mailhost.example", "--yes")
    both("import", letter)
    assert both("people", "unsure", "--json").json == {"unsure": []}
    assert rows.execute("SELECT count(*) FROM message").fetchone() == (0,)
