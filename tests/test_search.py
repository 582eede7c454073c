"""Search finds people by name, work and words; what changes is found anew, who is forgotten not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from review_pages import fill
from sqlite_utils import Database

from composer.search import Search
from scraper.settings import Home
from scraper.store import forget


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return fill(tmp_path)


@pytest.fixture
def db(home: Home) -> Iterator[Database]:
    with home.open() as opened:
        yield opened


@pytest.fixture
def search(db: Database) -> Search:
    search = Search(db)
    while search.refresh(7):
        pass
    return search


def names(search: Search, words: str) -> list[str]:
    return [row.name for row in search.find(words)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tomas", "Tomás Ferreira"),
        ("FERREIRA tom", "Tomás Ferreira"),
        ("wisn", "Zofia Wiśniewska"),
        ("o'neill", "Emma-Jane O'Neill"),
        ("由紀", "由紀 田辺"),
        ("brightwater rail", "Jonah Eberle"),
        ("partition prun", "Priya Raman"),
    ],
)
def test_names_work_and_words_are_found(search: Search, words: str, name: str) -> None:
    assert name in names(search, words)


def test_names_come_before_work_and_words(search: Search) -> None:
    assert names(search, "grace")[0] == "Grace Whitfield"


def test_the_user_is_not_among_the_people(search: Search) -> None:
    assert "Maya Okafor" not in names(search, "maya")


def test_what_was_found_in_words_is_marked(search: Search) -> None:
    found = search.find("partition prun")[0].found
    assert [run for run, hit in found if hit] == ["partition", "pruning"]


def test_what_changes_is_found_anew(search: Search, db: Database) -> None:
    assert search.stale() == 0
    db.execute("UPDATE person SET company = 'Zanzibar Optics' WHERE full_name = 'Jonah Eberle'")
    db.conn.commit()
    assert search.stale() == 1
    search.refresh()
    assert names(search, "zanzibar") == ["Jonah Eberle"]
    assert names(search, "brightwater rail") == []


def test_the_latest_words_come_first(search: Search) -> None:
    days = [row.last_on or "" for row in search.listed(0, 100)]
    assert days == sorted(days, reverse=True)
    assert len(days) == search.people()


def test_nobody_who_is_forgotten_is_found_or_left_in_the_file(
    search: Search, db: Database, home: Home
) -> None:
    (person_id,) = db.execute(
        "SELECT person_id FROM person WHERE full_name = 'Zofia Wiśniewska'"
    ).fetchone()
    assert names(search, "wisniewska")
    forget(db, home, person_id, "2026-11-19")
    assert names(search, "wisniewska") == []
    for path in (home.database, home.database.with_name("askwell.db-wal")):
        assert not path.exists() or b"wisniewska" not in path.read_bytes().lower()
