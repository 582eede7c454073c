"""A page is never older than what was written: by itself, by another tab, by another process."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from review_pages import Review, fill, review_of

from composer.history import Event
from composer.memory import Memory
from composer.opening import opened
from composer.review.app import Site
from scraper.look_back import look_back
from scraper.settings import Home

TODAY = date(2026, 11, 19)
WRITE = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA foreign_keys = ON")
db.execute(sys.argv[2])
db.commit()
"""


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    with review_of(fill(tmp_path)) as running:
        yield running


def elsewhere(home: Home, sql: str) -> None:
    """Another process writes to the database."""
    subprocess.run([sys.executable, "-c", WRITE, str(home.database), sql], check=True)


def shown(review: Review, path: str) -> str:
    # Twice before, so that whatever is remembered is remembered.
    for _time in range(3):
        status, answer = review.ask(path, review.cookie())
    assert status == 200
    return answer.decode("utf-8", "replace")


def person(home: Home, name: str) -> int:
    with home.open() as db:
        return int(
            db.execute("SELECT person_id FROM person WHERE full_name = ?", [name]).fetchone()[0]
        )


def test_a_persons_page_shows_what_another_process_wrote(review: Review) -> None:
    priya = person(review.home, "Priya Raman")
    path = f"/person/{priya}"
    assert "Zyphertron" not in shown(review, path)
    elsewhere(
        review.home,
        "INSERT INTO position (evidence_id, person_id, organisation, title, started, precision, "
        "seen_on, source, trust) VALUES ('position-new', "
        f"{priya}, 'Zyphertron', 'Engineer', '2019', 'year', '2026-11-18', 'browser', 'observed')",
    )
    assert "Zyphertron" in shown(review, path)
    elsewhere(review.home, "DELETE FROM position WHERE evidence_id = 'position-new'")
    assert "Zyphertron" not in shown(review, path)


def test_the_objective_and_today_follow_another_process(review: Review) -> None:
    priya = person(review.home, "Priya Raman")
    assert "Ask Priya Raman first" in shown(review, "/objective")
    assert "Priya Raman" in shown(review, "/")
    elsewhere(
        review.home,
        "INSERT INTO outcome (person_id, event, happened_on, source) "
        f"VALUES ({priya}, 'declined', '2026-11-18', 'user')",
    )
    assert "Ask Priya Raman first" not in shown(review, "/objective")
    assert "Ask clearly" not in shown(review, "/")
    elsewhere(review.home, f"UPDATE outcome SET undone = 1 WHERE person_id = {priya}")
    assert "Ask Priya Raman first" in shown(review, "/objective")
    elsewhere(review.home, f"DELETE FROM person WHERE person_id = {priya}")
    assert "Priya Raman" not in shown(review, "/objective")
    assert "Priya Raman" not in shown(review, "/")


def test_somebody_new_at_the_company_appears(review: Review) -> None:
    shown(review, "/objective")
    elsewhere(
        review.home,
        "INSERT INTO person (full_name, called, company, title, company_seen_on, degree) "
        "VALUES ('Nia Prosser', 'Nia', 'Northwind', 'Engineer', '2026-11-18', 1)",
    )
    assert "Nia Prosser" in shown(review, "/objective")


def test_the_night_follows_another_process(tmp_path: Path) -> None:
    home = fill(tmp_path)
    site = Site(home, lambda: TODAY, "secret", look_back=look_back)
    before = site.nights()
    assert site.nights() == before
    elsewhere(
        home,
        "INSERT INTO night (started_at, ended_at, pages, ended_by) VALUES "
        "('2026-11-18T23:00:00Z', '2026-11-18T23:40:00Z', 12, 'done')",
    )
    assert [one["pages"] for one in site.nights()["nights"]] == [12]
    elsewhere(home, "UPDATE night SET pages = 13")
    assert [one["pages"] for one in site.nights()["nights"]] == [13]
    home.browser.mkdir()
    home.sign_in_file.write_text("expired\n", "utf-8")
    assert site.nights()["status"]["next"] == "askwell login"


def test_the_settings_are_read_again(review: Review) -> None:
    path = f"/person/{person(review.home, 'Priya Raman')}?move=ask&channel=email"
    assert "Principal Lamplighter" not in shown(review, path)
    text = review.home.settings_file.read_text("utf-8")
    assert "Staff Data Engineer" in text
    mended = text.replace("Staff Data Engineer", "Principal Lamplighter")
    review.home.settings_file.write_text(mended, "utf-8")
    assert "Principal Lamplighter" in shown(review, path)


def test_while_an_import_is_not_committed_nothing_of_it_is_remembered(tmp_path: Path) -> None:
    home, memory = fill(tmp_path), Memory()
    with opened(home, TODAY, memory) as (desk, _search):
        desk.due()
    with home.open() as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE person SET full_name = 'Renamed ' || person_id WHERE is_me = 0")
        with opened(home, TODAY, memory) as (desk, _search):
            before = [one.contact.full_name for one in desk.due()]
        writer.execute("COMMIT")
    assert before
    assert not any(str(name).startswith("Renamed") for name in before)
    with opened(home, TODAY, memory) as (desk, _search):
        assert all(str(one.contact.full_name).startswith("Renamed") for one in desk.due())


def test_what_is_remembered_equals_what_a_fresh_look_says(tmp_path: Path) -> None:
    """After each of many writes, a memory that saw them all and an empty one agree."""
    home, memory = fill(tmp_path), Memory()
    with home.open() as db:
        people = [row[0] for row in db.execute("SELECT person_id FROM person WHERE is_me = 0")]
    writes = [
        sql
        for one in people[:8]
        for sql in (
            f"UPDATE message SET sent_at = '2026-11-1{one % 9}T10:00:00Z' WHERE person_id = {one}",
            "INSERT INTO outcome (person_id, objective, move, event, happened_on, source) VALUES "
            f"({one}, NULL, 'ask', 'sent', '2026-11-0{one % 9 + 1}', 'user')",
            f"UPDATE person SET company = 'Northwind' WHERE person_id = {one}",
            f"DELETE FROM message WHERE person_id = {one} AND direction = 'in'",
        )
    ]
    for sql in writes:
        with home.open() as db, db.atomic():
            db.execute(sql)
        told = [_told(home, kept) for kept in (memory, Memory())]
        assert told[0] == told[1], sql


def _told(home: Home, memory: Memory) -> object:
    with opened(home, TODAY, memory) as (desk, _search):
        objective = desk.needed_objective(None)
        return (
            [one.to_json() for one in desk.due()],
            desk.who(objective).to_json(),
            [one.to_json() for one in desk.stats()],
            desk.habits.to_json(),
        )


def test_a_value_made_of_older_rows_is_not_kept(tmp_path: Path) -> None:
    """Somebody writes while a page is being made: the next page is made anew."""
    home, memory = fill(tmp_path), Memory()
    priya = person(home, "Priya Raman")
    with opened(home, TODAY, memory) as (desk, _search):
        desk.due()
    with opened(home, TODAY, memory) as (slow, _search):
        old = slow.contact(priya)
        with opened(home, TODAY, memory) as (quick, _search):
            quick.store.log(priya, Event("declined", "2026-11-18"))
        with opened(home, TODAY, memory) as (quick, _search):
            quick.due()
        slow.points(old, None)
    with closing(sqlite3.connect(home.database)) as db:
        db.execute("UPDATE person SET called = 'Pri' WHERE person_id = ?", [priya])
        db.commit()
    with opened(home, TODAY, memory) as (desk, _search):
        assert desk.points(desk.contact(priya), None).contact.called == "Pri"


def test_many_readers_and_a_writer_agree_in_the_end(tmp_path: Path) -> None:
    home, memory = fill(tmp_path), Memory()

    def read() -> None:
        for _time in range(5):
            with opened(home, TODAY, memory) as (desk, _search):
                desk.due()

    with ThreadPoolExecutor(4) as threads:
        reading = [threads.submit(read) for _one in range(4)]
        for number in range(10):
            with home.open() as db, db.atomic():
                db.execute("UPDATE person SET headline = ? WHERE is_me = 0", [f"Line {number}"])
        for one in reading:
            one.result()
    assert _told(home, memory) == _told(home, Memory())
