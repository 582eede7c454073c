"""Twice is once: the same input changes no row, an older one overwrites nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from scraper import schema
from scraper.capture import Capture
from scraper.importing import import_paths
from scraper.parse import Parsed, read, slices
from scraper.records import (
    AddressBookEntry,
    Affiliation,
    Comment,
    Connection,
    Education,
    Endorsement,
    Group,
    Highlight,
    Invitation,
    Mail,
    Message,
    Mutuals,
    OwnAddress,
    Person,
    Position,
    Post,
    Reaction,
    Recipient,
    Recommendation,
    Record,
    Share,
    Skill,
)
from scraper.settings import Home
from scraper.store import Saved, Store

ME = Recipient("Maya Okafor", "maya-okafor")
EXPORTS = Path(__file__).resolve().parents[2] / "shared" / "captures"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite_utils.Database]:
    opened = schema.connect(tmp_path / "askwell.db")
    yield opened
    opened.close()


@pytest.fixture
def store(db: sqlite_utils.Database) -> Store:
    store = Store(db)
    store.set_owner(slug="maya-okafor", full_name="Maya Okafor", emails=["maya@okafor.example"])
    return store


def page(store: Store, slug: str, at: str, *records: Record, **more: Any) -> Saved:
    body = repr((records, more)).encode()
    capture = Capture(f"{slug}.html", "page", "browser", body, at, subject=slug)
    outcome = more.pop("outcome", "read")
    parsed = Parsed(
        capture.name, "profile", "linkedin/profile/g2026_03", outcome, subject=slug,
        records=records, **more,
    )  # fmt: skip
    return store.save(parsed, capture)


def archive(store: Store, at: str, *records: Record, name: str = "x.csv") -> Saved:
    capture = Capture(name, "archive_file", "archive", repr(records).encode(), at, subject="me")
    return store.save(
        Parsed(name, name, f"archive/{name}", "read", subject="me", records=records), capture
    )


def mail(store: Store, *records: Mail) -> Saved:
    capture = Capture("m.eml", "mail", "mail", repr(records).encode())
    return store.save(Parsed("m.eml", "mail", "mailbox/message", "read", records=records), capture)


def contents(db: sqlite_utils.Database) -> dict[str, list[Any]]:
    names = [name for name in db.table_names() if not name.startswith("_")]
    return {name: db.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names}


def rows(db: sqlite_utils.Database, sql: str) -> list[Any]:
    return db.execute(sql).fetchall()


TOMAS = Connection(
    "Tomás Reed", "tomas-reed", "tomas@northwind.example", "Northwind", "Engineer", "2021-03-10",
    "Tomás", "Reed",
)  # fmt: skip
PRIYA = Connection("Priya Nair", "priya-nair", None, "Harbourline", "CTO", "2020-01-05", "Priya")
EVERYTHING: tuple[Record, ...] = (
    TOMAS,
    PRIYA,
    Person(full_name="Maya Okafor", headline="Data engineer"),
    OwnAddress("maya@home.example"),
    AddressBookEntry("Priya Nair", ("priya@nair.example",)),
    Message("c1", "2024-05-01T09:00:00Z", "Tomás Reed", "tomas-reed", (ME,), None, "Hello Maya"),
    Message("c1", "2024-05-01T09:00:00Z", "Tomás Reed", "tomas-reed", (ME,), None, "Hello Maya"),
    Message("c1", "2024-05-01T09:00:00Z", "Tomás Reed", "tomas-reed", (ME,), None, "A second line"),
    Invitation("out", "Ines Duarte", "ines-duarte", "2024-04-01T08:00:00", "Let us keep in touch"),
    Endorsement("in", "Priya Nair", "priya-nair", "Airflow", "2023-02-01T00:00:00Z", "ACCEPTED"),
    Recommendation("in", "Priya Nair", "Harbourline", "CTO", "Steady.", "2022-01-01", "VISIBLE"),
    Position("Northwind", "Analyst", "2018-01", "2020-06", "month", False),
    Education("Harbour University", "BSc", None, "2010", "2014"),
    Education("Harbour University", "BSc", None, "2015", "2016"),
    Skill("Airflow"),
    Group("Data Pilots", "organisation"),
    Share("https://www.linkedin.com/feed/update/urn:li:share:1", "2024-01-01", "my own words"),
    Comment("https://www.linkedin.com/feed/update/urn:li:share:2", "2024-01-02", "well put"),
    Reaction("https://www.linkedin.com/feed/update/urn:li:share:3", "2024-01-03", "LIKE"),
)  # fmt: skip
PROFILE: tuple[Record, ...] = (
    Person("priya-nair", "ACoAAAExample", "Priya Nair", "she/her", "CTO at Harbourline", "Porto"),
    Affiliation("company", "Harbourline"),
    Affiliation("school", "Harbour University"),
    Mutuals(("Tomás",), 3),
    Highlight("mutual_group", "You and Priya are both in Data Pilots"),
    Post("urn:li:activity:7", "https://x.example/7", "own", "Priya Nair", "On queues",
         time_label="3w", posted_on="2026-04-20", precision="approximate"),
)  # fmt: skip


def test_an_export_read_twice_changes_no_row(store: Store, db: sqlite_utils.Database) -> None:
    first = archive(store, "2026-05-01T00:00:00Z", *EVERYTHING)
    before = contents(db)
    again = archive(store, "2026-05-01T00:00:00Z", *EVERYTHING)
    assert first.new > 15
    assert (again.new, again.changed, again.new_evidence) == (0, 0, ())
    assert contents(db) == before


def test_a_new_process_changes_no_row_either(store: Store, db: sqlite_utils.Database) -> None:
    archive(store, "2026-05-01T00:00:00Z", *EVERYTHING)
    page(store, "priya-nair", "2026-05-02T00:00:00Z", *PROFILE)
    before = contents(db)
    other = Store(db)
    archive(other, "2026-05-01T00:00:00Z", *EVERYTHING)
    page(other, "priya-nair", "2026-05-02T00:00:00Z", *PROFILE)
    assert contents(db) == before


def test_two_facts_of_one_kind_stay_two(store: Store, db: sqlite_utils.Database) -> None:
    archive(store, "2026-05-01T00:00:00Z", *EVERYTHING)
    assert rows(db, "SELECT count(*) FROM education") == [(2,)]
    assert rows(db, "SELECT text FROM message ORDER BY text") == [
        ("A second line",),
        ("Hello Maya",),
    ]


def test_the_same_export_made_later_is_no_change(store: Store, db: sqlite_utils.Database) -> None:
    archive(store, "2026-05-01T00:00:00Z", *EVERYTHING)
    ids = rows(db, "SELECT evidence_id FROM evidence ORDER BY 1")
    again = archive(store, "2026-06-01T00:00:00Z", *EVERYTHING)
    assert (again.new, again.changed) == (0, 0)
    assert rows(db, "SELECT evidence_id FROM evidence ORDER BY 1") == ids
    assert rows(db, "SELECT DISTINCT seen_on FROM connection") == [("2026-06-01",)]
    assert rows(db, "SELECT DISTINCT seen_on FROM message") == [("2026-05-01",)]


def test_newer_values_win_and_older_pages_do_not(store: Store, db: sqlite_utils.Database) -> None:
    new = Post("urn:li:activity:7", None, "own", "Priya Nair", "On queues, edited", edited=True)
    old = Post("urn:li:activity:7", None, "own", "Priya Nair", "On queues")
    page(store, "priya-nair", "2026-05-02T00:00:00Z", Person("priya-nair", headline="A"), old)
    mended = page(
        store, "priya-nair", "2026-05-09T00:00:00Z", Person("priya-nair", headline="B"), new
    )
    assert mended.changed == 2
    late = page(
        store, "priya-nair", "2026-05-05T00:00:00Z", Person("priya-nair", headline="C"), old
    )
    assert late.changed == 0
    assert rows(db, "SELECT text, edited FROM post") == [("On queues, edited", 1)]
    assert rows(db, "SELECT headline FROM person WHERE slug = 'priya-nair'") == [("B",)]


def test_a_time_label_that_grew_is_no_change(store: Store) -> None:
    def post(label: str) -> Post:
        return Post("urn:li:activity:7", None, "own", "Priya Nair", "On queues", time_label=label)

    page(store, "priya-nair", "2026-05-02T00:00:00Z", post("3w"))
    again = page(store, "priya-nair", "2026-05-09T00:00:00Z", post("1mo"))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)


def test_an_ended_job_is_a_change_of_the_same_fact(store: Store, db: sqlite_utils.Database) -> None:
    held = Position("Harbourline", "CTO", "2019-01", None, "month", True)
    left = Position("Harbourline", "CTO", "2019-01", "2026-04", "month", False)
    page(store, "priya-nair", "2026-03-02T00:00:00Z", held)
    assert page(store, "priya-nair", "2026-05-02T00:00:00Z", left).changed == 1
    assert rows(db, "SELECT ended, current FROM position") == [("2026-04", 0)]


@pytest.mark.parametrize("outcome", ["wall", "unread", "ignored"])
def test_what_was_not_read_touches_nothing_known(
    store: Store, db: sqlite_utils.Database, outcome: str
) -> None:
    page(store, "priya-nair", "2026-05-02T00:00:00Z", *PROFILE)
    before = contents(db)
    saved = page(store, "priya-nair", "2026-05-09T00:00:00Z", Person("priya-nair"), outcome=outcome)
    after = contents(db)
    assert saved == Saved()
    assert len(after.pop("capture")) == len(before.pop("capture")) + 1
    assert after == before


def test_a_section_not_loaded_erases_nothing(store: Store, db: sqlite_utils.Database) -> None:
    page(store, "priya-nair", "2026-05-02T00:00:00Z", *PROFILE)
    facts = rows(db, "SELECT evidence_id, quote FROM evidence ORDER BY 1")
    bare = Person("priya-nair", full_name="Priya Nair")
    saved = page(
        store, "priya-nair", "2026-05-09T00:00:00Z", bare, sections={"posts": "not_loaded"}
    )
    assert saved.changed == 0
    assert rows(db, "SELECT evidence_id, quote FROM evidence ORDER BY 1") == facts
    assert rows(db, "SELECT headline, company FROM person WHERE is_me = 0") == [
        ("CTO at Harbourline", "Harbourline")
    ]


def test_another_employer_is_an_inferred_new_role(store: Store, db: sqlite_utils.Database) -> None:
    archive(store, "2026-01-01T00:00:00Z", TOMAS)
    moved = Connection("Tomás Reed", "tomas-reed", None, "Acme", "Lead", "2021-03-10", "Tomás")
    archive(store, "2026-05-03T00:00:00Z", moved)
    change = "SELECT organisation, title, happened_on, precision, trust FROM change"
    assert rows(db, change) == [("Acme", "Lead", "2026-05", "approximate", "inferred")]
    archive(store, "2026-01-01T00:00:00Z", TOMAS)
    found = "SELECT company, title, company_seen_on FROM person WHERE is_me = 0"
    assert rows(db, found) == [("Acme", "Lead", "2026-05-03")]
    assert rows(db, "SELECT company, title FROM connection") == [("Acme", "Lead")]


@pytest.mark.parametrize(
    "later",
    [
        (Person("tomas-reed"), Affiliation("company", "Northwind Ltd")),
        (Person("tomas-reed"), Position("Acme", "Lead", "2026-03", None, "month", True)),
        (Person("tomas-reed"),),
    ],
    ids=["same company in other words", "a dated job says so itself", "nothing shown"],
)
def test_no_new_role_is_inferred(
    store: Store, db: sqlite_utils.Database, later: tuple[Record, ...]
) -> None:
    archive(store, "2026-01-01T00:00:00Z", TOMAS)
    page(store, "tomas-reed", "2026-05-03T00:00:00Z", *later)
    assert rows(db, "SELECT * FROM change") == []


def test_freelance_twice_is_nobody_who_moved(store: Store, db: sqlite_utils.Database) -> None:
    own = Connection("Tomás Reed", "tomas-reed", None, "Freelance", "Analyst", "2021-03-10")
    archive(store, "2026-01-01T00:00:00Z", own)
    shown = (Person("tomas-reed"), Affiliation("company", "Freelance"))
    page(store, "tomas-reed", "2026-05-03T00:00:00Z", *shown)
    assert rows(db, "SELECT * FROM change") == []
    found = "SELECT company, title FROM person WHERE is_me = 0"
    assert rows(db, found) == [("Freelance", "Analyst")]


def test_messages_are_filed_under_whoever_wrote_or_got_them(
    store: Store, db: sqlite_utils.Database
) -> None:
    both = (Recipient("Tomás Reed", "tomas-reed"), Recipient("Priya Nair", "priya-nair"))
    advert = Message(
        "c3", "2024-01-01T00:00:00Z", "Acme", None, (ME,), "Buy", "<p>Buy</p>", sponsored=True
    )
    when = "2024-01-04T00:00:00Z"
    draft = Message("c4", when, "Maya", "maya-okafor", both[:1], None, "…", draft=True)
    saved = archive(
        store, "2026-05-01T00:00:00Z", TOMAS, PRIYA, advert,
        Message("c2", "2024-01-02T00:00:00Z", "Maya Okafor", "maya-okafor", both, None, "Hi both"),
        Message("c2", "2024-01-03T00:00:00Z", "Priya N.", "priya-nair", (ME, both[0]), None, "Hi"),
        draft,
    )  # fmt: skip
    sql = (
        "SELECT full_name, direction, text, others, draft FROM message JOIN person "
        "USING (person_id) ORDER BY sent_at, full_name"
    )
    assert rows(db, sql) == [
        ("Priya Nair", "out", "Hi both", 2, 0),
        ("Tomás Reed", "out", "Hi both", 2, 0),
        ("Priya Nair", "in", "Hi", 2, 0),
        ("Tomás Reed", "out", "…", 1, 1),
    ]
    assert saved.problems == ()
    assert rows(db, "SELECT count(*) FROM person") == [(3,)]


def test_the_evidence_id_is_the_same_in_a_fresh_home(tmp_path: Path) -> None:
    found = []
    for name, order in (("a.db", EVERYTHING), ("b.db", EVERYTHING[1::-1] + EVERYTHING[2:])):
        db = schema.connect(tmp_path / name)
        store = Store(db)
        store.set_owner(slug="maya-okafor", full_name="Maya Okafor")
        archive(store, "2026-05-01T00:00:00Z", *order)
        found.append(rows(db, "SELECT evidence_id FROM evidence ORDER BY 1"))
        db.close()
    assert found[0] == found[1]


def test_a_crash_halfway_leaves_nothing(
    store: Store, db: sqlite_utils.Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(db)
    with monkeypatch.context() as patched:
        patched.setattr("scraper.store.take_signatures", lambda _saving: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            archive(store, "2026-05-01T00:00:00Z", *EVERYTHING)
    assert contents(db) == before
    assert archive(store, "2026-05-01T00:00:00Z", *EVERYTHING).new > 15


def test_of_a_strangers_mail_nothing_is_kept(store: Store, db: sqlite_utils.Database) -> None:
    before = contents(db)
    letter = Mail(
        "<1@letters.example>", None, "2026-01-01T00:00:00Z",
        Recipient("Weekly Letter", None, "news@letters.example"),
        (Recipient(None, None, "maya@okafor.example"),), "News", "Read all about it", "in",
    )  # fmt: skip
    saved = mail(store, letter)
    assert (saved.dropped, saved.new) == (1, 0)
    assert contents(db) == before


@pytest.mark.skipif(not EXPORTS.is_dir(), reason="the scrubbed captures are not here")
@pytest.mark.parametrize("name", ["mini_export_2018", "mini_export_2026", "export_2024_complete"])
def test_a_real_export_twice_is_once(db: sqlite_utils.Database, name: str) -> None:
    from scraper.capture import archive as door
    from scraper.parse.archive import owner

    path, store = EXPORTS / f"{name}.zip", Store(db)
    who = owner(door.captures(path, None))
    store.set_owner(slug=who.slug, full_name=who.full_name, emails=who.emails)
    for capture in door.captures(path, None):
        store.save(read(capture), capture)
    before = contents(db)
    again = [store.save(read(capture), capture) for capture in door.captures(path, None)]
    assert sum(saved.new + saved.changed for saved in again) == 0
    assert contents(db) == before


EXPORT = {
    "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Tomas,Reed,https://www.linkedin.com/in/tomas-reed,tomas@northwind.example,Northwind,Lead,"
    "02 Mar 2020\nInes,Duarte,https://www.linkedin.com/in/ines-duarte,,Northwind,Lead,03 Mar 2020\n"
    ",,,,,,04 Mar 2020\n",
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    'Tomas Reed,Maya Okafor,"3/2/20, 9:15 AM",Hello Maya,INCOMING,'
    "https://www.linkedin.com/in/tomas-reed,https://www.linkedin.com/in/maya-okafor\n",
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,"
    'Status\nRuth,Vale,Northwind,Lead,A joy to work with,"04/15/24, 09:25 PM",VISIBLE\n',
}


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    folder = tmp_path / "Basic_LinkedInDataExport_05-01-2026"
    folder.mkdir()
    for name, text in EXPORT.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def imported(home: Home, path: Path) -> dict[str, Any]:
    with home.open() as db:
        return import_paths(db, home, [path]).to_json()


def read_again(home: Home, path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose bytes a further import looks into."""
    seen: list[str] = []

    def noted(capture: Capture) -> Iterator[Parsed]:
        seen.append(capture.name.rpartition("/")[2])
        return slices(capture)

    with monkeypatch.context() as patch:
        patch.setattr("scraper.importing.slices", noted)
        imported(home, path)
    return sorted(seen)


def test_a_file_read_before_is_counted_and_not_read(
    home: Home, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(home, exported)
    again = imported(home, exported)
    assert read_again(home, exported, monkeypatch) == []
    with home.open() as db:
        db.execute("DELETE FROM read_file")
    assert imported(home, exported) == again
    files = {one["name"].rpartition("/")[2]: one for one in again["sources"][0]["files"]}
    assert files["Connections.csv"] | {"name": ""} == {
        "name": "", "recognised": True, "rows": 3, "new": 0, "changed": 0, "unchanged": 2,
        "problems": 1,
    }  # fmt: skip


UNDONE = {
    "forgotten": "DELETE FROM person WHERE slug = 'ines-duarte'",
    "merged": "UPDATE identity SET person_id = (SELECT person_id FROM person WHERE slug = "
    "'tomas-reed') WHERE value = 'ines-duarte'",
    "parted": "DELETE FROM identity WHERE kind = 'email'",
    "a fact is gone": "DELETE FROM invitation",
    "another reader": "UPDATE read_file SET code = 'older'",
}


@pytest.mark.parametrize("undone", UNDONE.values(), ids=UNDONE)
def test_what_was_undone_is_read_again(
    home: Home, exported: Path, monkeypatch: pytest.MonkeyPatch, undone: str
) -> None:
    imported(home, exported)
    imported(home, exported)
    with home.open() as db, db.atomic():
        db.execute(undone)
    assert read_again(home, exported, monkeypatch) == sorted(EXPORT)


def test_a_new_name_has_the_files_read_again_that_know_only_names(
    home: Home, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(home, exported)
    imported(home, exported)
    with home.open() as db, db.atomic():
        db.execute("INSERT INTO person (full_name, slug, is_me) VALUES ('Ruth Vale', 'rv', 0)")
    assert read_again(home, exported, monkeypatch) == ["Recommendations_Received.csv"]


def test_kept_bytes_that_are_gone_are_kept_again(
    home: Home, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(home, exported)
    imported(home, exported)
    shutil.rmtree(home.captures)
    assert read_again(home, exported, monkeypatch) == sorted(EXPORT)
    assert list(home.captures.rglob("*.gz"))


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        (Mutuals(("Tomás", "Ines"), 0), ["Tomás Reed", "Ines Duarte"]),
        (Mutuals(("Tomás", "Ada"), 0), ["Tomás", "Ada"]),
        (Mutuals(("Tomás", "Ines"), 2), ["Tomás", "Ines"]),
    ],
)
def test_first_names_overwrite_no_full_names(
    store: Store, db: sqlite_utils.Database, later: Mutuals, kept: list[str]
) -> None:
    """A profile names whom it shares by first names, the page of mutual connections in full."""
    her = Person("priya-nair", None, "Priya Nair")
    page(
        store, "priya-nair", "2026-05-01T00:00:00Z", her, Mutuals(("Tomás Reed", "Ines Duarte"), 0)
    )
    page(store, "priya-nair", "2026-05-08T00:00:00Z", her, later)
    assert [json.loads(named) for (named,) in rows(db, "SELECT named FROM mutuals")] == [kept]
