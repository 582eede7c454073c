"""Forgetting leaves no byte of a person in the home, and no later import brings them back."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from scraper.capture import Capture, keep
from scraper.errors import Refusal
from scraper.parse import Parsed
from scraper.records import (
    Connection,
    Mail,
    Message,
    Mutuals,
    Person,
    Post,
    Recipient,
    Recommendation,
    Record,
)
from scraper.settings import Home
from scraper.store import Store, forget

ME = Recipient("Maya Okafor", "maya-okafor", "maya@okafor.example")
TRACES = ("Zelimir Kvast", "zelimir-kvåst", "zelimir@northwind.example", "ACoAAZelimir", "quokka")
AT = "2026-05-01T00:00:00Z"
ZELIMIR = Connection(
    "Zelimir Kvast", "zelimir-kvåst", "zelimir@northwind.example", "Northwind", "Pilot",
    "2021-03-10", "Zelimir", "Kvast",
)  # fmt: skip
PRIYA = Connection("Priya Nair", "priya-nair", None, "Harbourline", "CTO", "2020-01-05", "Priya")
MESSAGES = (
    Message("c1", "2024-05-01T09:00:00Z", "Zelimir Kvast", "zelimir-kvåst", (ME,), None, "quokka"),
    Message("c2", "2024-05-02T09:00:00Z", "Priya Nair", "priya-nair", (ME,), None, "Hello Maya"),
)
REPOST = Post("urn:li:activity:9", None, "repost", "Zelimir Kvast", "quokka news")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.make()
    return home


@pytest.fixture
def db(home: Home) -> Iterator[sqlite_utils.Database]:
    with home.open() as opened:
        yield opened


def save(
    home: Home, db: sqlite_utils.Database, name: str, kind: str, *records: Record,
    subject: str | None = None, beside: Record | None = None,
) -> None:  # fmt: skip
    """Save records, and keep bytes that name everybody in them."""
    source = {"archive_file": "archive", "mail": "mail", "page": "browser"}[kind]
    body = "\n".join(f"<p>{record}</p>" for record in (*records, beside)).encode()
    capture = Capture(name, kind, source, body, AT, subject=subject)  # type: ignore[arg-type]
    kept = keep(capture, home.captures)
    store = Store(db, home)
    store.set_owner(slug="maya-okafor", full_name="Maya Okafor", emails=["maya@okafor.example"])
    parsed = Parsed(name, name, f"x/{name}", "read", subject=subject, records=records)
    store.save(parsed, capture, str(kept.relative_to(home.captures)))


def fill(home: Home, db: sqlite_utils.Database) -> None:
    save(home, db, "Connections.csv", "archive_file", ZELIMIR, PRIYA, subject="me")
    save(home, db, "messages.csv", "archive_file", *MESSAGES, subject="me")
    letter = Mail(
        "<1@northwind.example>", None, "2026-02-02T10:00:00Z",
        Recipient("Zelimir Kvast", None, "zelimir@northwind.example"), (ME,), "quokka", "quokka",
        "in",
    )  # fmt: skip
    save(home, db, "quokka.eml", "mail", letter)
    own = (Person("zelimir-kvåst", "ACoAAZelimir", "Zelimir Kvast", headline="quokka pilot"),)
    save(home, db, "zelimir-kvåst.html", "page", *own, subject="zelimir-kvåst")
    hers = (Person("priya-nair", None, "Priya Nair"), Mutuals(("Zelimir Kvast", "Ines"), 2), REPOST)
    save(home, db, "priya-nair.html", "page", *hers, subject="priya-nair")
    aside = (Person("priya-nair", None, "Priya Nair"),)
    save(home, db, "priya-nair-activity.html", "page", *aside, subject="priya-nair", beside=ZELIMIR)


def number(db: sqlite_utils.Database, slug: str) -> int:
    return int(db.execute("SELECT person_id FROM person WHERE slug = ?", [slug]).fetchone()[0])


def found_in(home: Home, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every file of the home in which one of some words stands, packed or not."""
    found = []
    for path in sorted(one for one in home.root.rglob("*") if one.is_file()):
        content = path.read_bytes()
        if path.suffix == ".gz":
            content += gzip.decompress(content)
        content = content.lower()
        for word in words:
            forms = (word.encode(), json.dumps(word)[1:-1].encode(), word.encode("utf-16-le"))
            if any(form.lower() in content for form in forms):
                found.append((path.name, word))
    return found


def test_no_byte_is_left_in_the_home(home: Home, db: sqlite_utils.Database) -> None:
    fill(home, db)
    assert {word for _path, word in found_in(home, TRACES)} == set(TRACES)
    forgotten = forget(db, home, number(db, "zelimir-kvåst"), "2026-05-02")
    assert found_in(home, TRACES) == []
    assert forgotten.rows > 5
    assert forgotten.captures == 5


def test_nothing_of_them_is_left_in_what_the_nights_said(
    home: Home, db: sqlite_utils.Database
) -> None:
    fill(home, db)
    (home.root / "logs").mkdir()
    log = home.root / "logs" / "night.log.1"
    log.write_text("Zelimir Kvast: profile: read\nPriya Nair: profile: read\n", "utf-8")
    home.morning.write_text("1. Zelimir Kvast: thank.", "utf-8")
    forget(db, home, number(db, "zelimir-kvåst"), "2026-05-02")
    assert log.read_text("utf-8") == "Priya Nair: profile: read\n"
    assert found_in(home, TRACES) == []


def test_the_facts_of_others_stay(home: Home, db: sqlite_utils.Database) -> None:
    fill(home, db)
    forget(db, home, number(db, "zelimir-kvåst"), "2026-05-02")
    assert db.execute("SELECT full_name FROM person ORDER BY 1").fetchall() == [
        ("Maya Okafor",),
        ("Priya Nair",),
    ]
    assert db.execute("SELECT text FROM message").fetchall() == [("Hello Maya",)]
    assert db.execute("SELECT named, others FROM mutuals").fetchall() == [('["Ines"]', 3)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    kept = [gzip.decompress(path.read_bytes()) for path in home.captures.rglob("*.gz")]
    assert any(b"priya-nair" in content for content in kept)


def test_no_later_import_brings_them_back(home: Home, db: sqlite_utils.Database) -> None:
    fill(home, db)
    forget(db, home, number(db, "zelimir-kvåst"), "2026-05-02")
    save(home, db, "Connections.csv", "archive_file", ZELIMIR, PRIYA, subject="me")
    save(home, db, "messages.csv", "archive_file", *MESSAGES, subject="me")
    save(home, db, "zelimir.html", "page", Person("zelimir-kvåst"), subject="zelimir-kvåst")
    praise = Recommendation(
        "in", "Zelimir Kvast", "Northwind", "Pilot", "x", "2022-01-01", "VISIBLE"
    )
    save(home, db, "Recommendations.csv", "archive_file", praise, subject="me")
    assert db.execute("SELECT count(*) FROM person WHERE is_me = 0").fetchone() == (1,)
    assert db.execute("SELECT count(*) FROM message").fetchone() == (1,)


def test_connections_of_the_oldest_exports_stay_forgotten_too(
    home: Home, db: sqlite_utils.Database
) -> None:
    nameless = Connection("Zelimir Kvast", None, None, "Northwind", "Pilot", "2018-10-30")
    save(home, db, "Connections.csv", "archive_file", nameless, subject="me")
    (person_id,) = db.execute("SELECT person_id FROM person WHERE is_me = 0").fetchone()
    forget(db, home, person_id, "2026-05-02")
    save(home, db, "Connections.csv", "archive_file", nameless, subject="me")
    assert db.execute("SELECT count(*) FROM person WHERE is_me = 0").fetchone() == (0,)


@pytest.mark.parametrize("whom", ["nobody", "the user"])
def test_what_cannot_be_forgotten_is_refused(
    home: Home, db: sqlite_utils.Database, whom: str
) -> None:
    fill(home, db)
    person_id = 4711 if whom == "nobody" else number(db, "maya-okafor")
    people = db.execute("SELECT count(*) FROM person").fetchone()
    with pytest.raises(Refusal):
        forget(db, home, person_id, "2026-05-02")
    assert db.execute("SELECT count(*) FROM person").fetchone() == people
