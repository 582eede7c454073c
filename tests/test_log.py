"""The log: what happened is kept, found in messages, counted, and can be taken back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from askwell_town import NOW, TODAY, write_export, write_mbox, write_settings
from command import Run
from people import ago, person, wrote
from sqlite_utils import Database

from composer.desk import Asked, Desk
from composer.history import Draft, Event, History
from composer.stats import as_csv, stats, wilson
from composer.store import Store
from composer.who import reaches
from scraper.importing import import_paths
from scraper.settings import Home


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home into which the town's export and mailbox were imported."""
    folder = tmp_path_factory.mktemp("town")
    home = Home(folder / "home")
    home.make()
    write_settings(home.settings_file, site="https://town.example")
    write_export(folder / "export.zip")
    write_mbox(folder / "mail.mbox")
    with home.open() as db:
        files = [folder / "export.zip", folder / "mail.mbox"]
        import_paths(db, home, files, captured_at=NOW.isoformat())
    return home


@pytest.fixture
def desk(filled: Home) -> Iterator[Desk]:
    """The desk of that home; what a test writes is taken back."""
    with filled.open() as db:
        yield Desk(db, filled.settings(), TODAY)
        for table in ("outcome", "draft"):
            db.execute(f"DELETE FROM {table}")
        db.conn.commit()


def before(days: int) -> str:
    """The ISO day `days` before the town's today."""
    return (TODAY - timedelta(days=days)).isoformat()


def events(desk: Desk, words: str) -> list[tuple[str, str]]:
    contact = desk.contact(desk.person_id(words))
    return [(one.event, one.source) for one in desk.history(contact).events]


def log(desk: Desk, words: str, *happened: Event) -> int:
    person_id = desk.person_id(words)
    for one in happened:
        desk.store.log(person_id, one)
    return person_id


def test_the_same_event_twice_is_one(desk: Desk) -> None:
    sent = Event("sent", "2026-11-20", "ask", "northwind-staff-data")
    log(desk, "priya-raman", sent, sent)
    assert events(desk, "priya-raman").count(("sent", "user")) == 1


def test_an_ask_and_its_answer_are_found_in_the_export(desk: Desk) -> None:
    assert events(desk, "rahul-menon-fin") == [
        ("sent", "found"), ("declined", "found"), ("thanked", "found"),
    ]  # fmt: skip


def test_the_newest_logged_event_is_taken_back_first_then_what_was_found(desk: Desk) -> None:
    log(desk, "rahul-menon-fin", Event("referred", "2026-11-20", None, "northwind-staff-data"))
    contact = desk.contact(desk.person_id("rahul-menon-fin"))
    taken = []
    while (one := desk.undo(contact)) is not None:
        taken.append((one.event, one.source))
    assert taken == [
        ("referred", "user"), ("thanked", "found"), ("declined", "found"), ("sent", "found"),
    ]  # fmt: skip
    assert events(desk, "rahul-menon-fin") == []


def test_what_was_taken_back_stays_so_after_a_new_reading(filled: Home, desk: Desk) -> None:
    contact = desk.contact(desk.person_id("rahul-menon-fin"))
    desk.undo(contact)
    with filled.open() as db:
        again = Desk(db, filled.settings(), TODAY)
        assert ("thanked", "found") not in events(again, "rahul-menon-fin")


def test_a_kept_draft_that_was_sent_marks_itself(desk: Desk, filled: Home) -> None:
    objective = desk.needed_objective(None)
    contact = desk.contact(desk.person_id("priya-raman"))
    message = desk.draft(contact, objective, Asked("ask", "linkedin_message"))
    desk.store.keep_draft(message, objective.id, TODAY.isoformat())
    with filled.open() as db:
        _type(db, contact.person_id, message.text.replace("Maya", "M."), TODAY)
        sent = Desk(db, filled.settings(), TODAY)
        last = sent.history(sent.contact(contact.person_id)).ask
        db.execute("DELETE FROM message WHERE evidence_id = 'typed'")
        db.conn.commit()
    assert last is not None
    assert (last.on, last.move, last.objective, last.source) == (
        TODAY.isoformat(), "ask", objective.id, "found",
    )  # fmt: skip


def _type(db: Database, person_id: int, text: str, day: date) -> None:
    """What the next export would bring of a message that was sent by hand."""
    db.execute(
        "INSERT INTO message (evidence_id, person_id, medium, direction, sent_at, text, source, "
        "trust) VALUES ('typed', ?, 'linkedin', 'out', ?, ?, 'archive', 'imported')",
        [person_id, day.isoformat() + "T09:00:00Z", text],
    )
    db.conn.commit()


def test_after_an_ask_they_wait_and_after_a_hire_all_helpers_hear(desk: Desk) -> None:
    goal = "northwind-staff-data"
    log(
        desk,
        "priya-raman",
        Event("sent", before(3), "ask", goal),
        Event("referred", before(2), None, goal),
    )
    log(
        desk,
        "tomas-ferreira",
        Event("sent", before(9), "ask", goal),
        Event("agreed", before(8), None, goal),
    )
    log(desk, "tomas-ferreira", Event("thanked", before(7), None, goal))
    found = {one.name: one.advice for one in desk.who(desk.needed_objective(None)).reaches}
    assert found["Priya Raman"] == found["Tomás Ferreira"] == "wait"
    log(
        desk,
        "priya-raman",
        Event("thanked", before(1), None, goal),
        Event("hired", before(0), None, goal),
    )
    told = {item.contact.full_name for item in desk.due() if item.due.move == "update"}
    assert told == {"Priya Raman", "Tomás Ferreira"}
    contact = desk.contact(desk.person_id("tomas-ferreira"))
    news = desk.draft(contact, desk.needed_objective(goal), Asked("update"))
    assert "Staff Data Engineer" in news.text


def test_whom_to_ask_looks_at_few_and_finds_the_same(desk: Desk) -> None:
    objective = desk.needed_objective(None)
    everybody = reaches(desk.everyone(), desk.me, objective, {}, today=TODAY)
    assert everybody.reaches == desk.who(objective).reaches
    assert len(everybody.reaches) > 3


def test_mail_to_a_crowd_is_no_tie(desk: Desk, filled: Home) -> None:
    person_id = desk.person_id("priya-raman")
    with filled.open() as db:
        _type(db, person_id, "Hello, who would like to join us on the quay in May?", TODAY)
        counts = []
        for others in (1, 40):
            db.execute("UPDATE message SET others = ? WHERE evidence_id = 'typed'", [others])
            counts.append("typed" in {one.evidence_id for one in desk.contact(person_id).evidence})
        db.execute("DELETE FROM message WHERE evidence_id = 'typed'")
        db.conn.commit()
    assert counts == [True, False]


def test_every_line_of_the_morning_can_be_drafted(desk: Desk) -> None:
    for item in desk.due():
        assert desk.draft(item.contact, desk.objective(item.due.objective), Asked(item.due.move))  # type: ignore[arg-type]


def test_two_asks_wait_so_no_third_is_suggested(desk: Desk) -> None:
    for name in ("priya-raman", "tomas-ferreira"):
        log(desk, name, Event("sent", before(2), "ask", "northwind-staff-data"))
    assert "ask" not in [item.due.move for item in desk.due()]


def test_a_drafts_log_is_empty_until_something_happens(filled: Home) -> None:
    with filled.open() as db:
        assert Store(db).history(1).events == ()


# --- stats -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hits", "total", "told"),
    [
        (4, 9, None),
        (5, 10, (0.5, 0.237, 0.763)),
        (0, 10, (0.0, 0.0, 0.278)),
        (10, 10, (1.0, 0.722, 1.0)),
        (81, 263, (0.308, 0.255, 0.366)),
    ],
)
def test_a_rate_has_an_interval_and_below_ten_there_is_none(
    hits: int, total: int, told: tuple[float, float, float] | None
) -> None:
    assert wilson(hits, total) == told


def test_counts_by_move_channel_opening_and_length() -> None:
    drafts = (Draft("ask", "email", "Hi " * 150, ago(40), "n", ("e7-0",)),)
    asked = Event("sent", ago(40), "ask", "n")
    log_ = (asked, Event("sent", ago(33), "nudge", "n"), Event("agreed", ago(30), None, "n"))
    people = [
        (person(wrote("out", 90, "Hello.", kind="mail")), History(log_, drafts)),
        (person(person_id=8), History((Event("sent", ago(5), "ask", "n"),))),
    ]
    rows = {(one.by, one.value): one for one in stats(people, date(2026, 11, 23))}
    asks = rows["move", "ask"]
    assert (asks.sent, asks.answered, asks.agreed, asks.waiting, asks.rate) == (2, 1, 1, 1, None)
    assert rows["move", "nudge"].answered == 1
    assert rows["channel", "email"].sent == 1
    assert rows["opened_with", "mail"].sent == 1
    assert rows["length", "401 to 800"].sent == 1


def test_an_answer_after_a_second_ask_belongs_to_the_second() -> None:
    log_ = (
        Event("sent", ago(200), "ask", "n"),
        Event("sent", ago(100), "ask", "m"),
        Event("replied", ago(99)),
    )
    rows = stats([(person(), History(log_))], date(2026, 11, 23))
    assert [(one.sent, one.answered) for one in rows if one.by == "move"] == [(2, 1)]


def test_the_csv_holds_counts_and_no_names() -> None:
    rows = stats([(person(), History((Event("sent", ago(20), "ask"),)))], date(2026, 11, 23))
    text = as_csv(rows)
    (first, *_rest) = csv.DictReader(io.StringIO(text))
    assert (first["sent"], first["answered"], first["answer_rate"]) == ("1", "0", "")
    assert "Lena" not in text


def test_the_verb_says_when_there_are_too_few(desk: Desk, tmp_path: Path) -> None:
    from composer.stats_verbs import _tell

    told = "\n".join(_tell({"rows": [one.to_json() for one in desk.stats()]}))
    assert "everything sent: 1 sent, 1 answered, 1 declined" in told
    assert "Too few for a rate" in told


def test_a_day_that_has_not_come_is_asked_about(askwell: Run, maya: Home) -> None:
    answer = askwell("log", "priya-raman", "sent", "--on", "2026-11-20", "--json")
    assert answer.status == 0
    assert "has not come yet" in answer.err
