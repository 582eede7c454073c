"""Forgetting leaves no byte of a person in the home, and no later import brings them back."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
import sqlite_utils

from composer.evidence import Contact, Evidence
from composer.points import points
from composer.search import Search
from scraper.capture import Capture, keep, load
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
from scraper.settings import GONE, Home
from scraper.store import Store, forget
from scraper.store.traces import Traces

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


# --- named in the words of others -------------------------------------------------------------

ASIDE = (
    "I met Zelimir Kvast (zelimir@northwind.example) there; ZELIMIR  KVAST said hello. "
    "See https://www.linkedin.com/in/zelimir-kv%C3%A5st/ and Kvast, Zelimir. Zelimir is fine."
)
MASKED = (
    "I met [forgotten] ([forgotten]) there; [forgotten] said hello. "
    "See https://www.linkedin.com/in/[forgotten]/ and [forgotten]. Zelimir is fine."
)


def page(home: Home, db: sqlite_utils.Database, body: bytes, name: str = "priya-nair.html") -> Path:
    capture = Capture(name, "page", "browser", body, AT, subject="priya-nair")
    kept = keep(capture, home.captures)
    person = (Person("priya-nair", None, "Priya Nair"),)
    parsed = Parsed(name, name, "x", "read", subject="priya-nair", records=person)
    Store(db, home).save(parsed, capture, str(kept.relative_to(home.captures)))
    return kept


def test_others_words_keep_everything_but_them(home: Home, db: sqlite_utils.Database) -> None:
    fill(home, db)
    told = Message("c3", "2024-05-03T09:00:00Z", "Priya Nair", "priya-nair", (ME,), None, ASIDE)
    save(home, db, "messages2.csv", "archive_file", told, subject="me")
    hers = Post("urn:li:activity:10", None, "own", "Priya Nair", ASIDE)
    save(home, db, "p.html", "page", Person("priya-nair"), hers, subject="priya-nair")
    Search(db).refresh()
    forgotten = forget(db, home, number(db, "zelimir-kvåst"), "2026-05-02")
    assert ("Hello Maya",) in db.execute("SELECT text FROM message").fetchall()
    assert (MASKED,) in db.execute("SELECT text FROM message").fetchall()
    assert db.execute("SELECT text FROM post").fetchall() == [(MASKED,)]
    assert forgotten.places >= 10
    assert found_in(home, (*TRACES[:-1], "zelimir-kv%c3%a5st", "kvast, zelimir")) == []


def test_the_users_own_notes_lose_only_the_name(home: Home, db: sqlite_utils.Database) -> None:
    fill(home, db)
    db.execute(
        "INSERT INTO outcome (person_id, event, happened_on, note, source) VALUES (?, 'sent', "
        "'2026-04-01', 'ask through Zelimir Kvast, by Friday', 'user')",
        [number(db, "priya-nair")],
    )
    forget(db, home, number(db, "zelimir-kvåst"), "2026-05-02")
    notes = db.execute("SELECT note FROM outcome").fetchall()
    assert notes == [("ask through [forgotten], by Friday",)]


@pytest.mark.parametrize(
    "text",
    [
        "Zelimir asked", "Kvast & Sons", "Dezelimir Kvaster", "Zelimir Kvast-Horn wrote",
        "notzelimir@northwind.example", "zelimir@northwind.example.org", "in/zelimir-kvåst-2/",
        "Jan-Zelimir Kvast",
    ],
)  # fmt: skip
def test_what_only_looks_like_them_stays(text: str) -> None:
    assert traced("Zelimir Kvast").masked(text) == (text, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Zelimir&nbsp;Kvast", "zelimir%20kvast", "Zelimir+Kvast", r"\nZelimir Kvast",
        "zelimir%40northwind.example", "zelimir-kv\\u00e5st", "zelimir-kv&#229;st",
        "zelimir-kva\u030ast", "Zelimir Kvast's", "%2Fin%2Fzelimir-kv%c3%a5st",
        "https://www.linkedin.com/posts/zelimir-kvåst_we-launched-activity-7",
    ],
)  # fmt: skip
def test_every_way_of_writing_them_is_masked(text: str) -> None:
    masked, places = traced("Zelimir Kvast").masked(text)
    assert places == 1
    assert "zelimir" not in masked.lower()


def traced(name: str, slug: str = "zelimir-kvåst", others: tuple[str, ...] = ()) -> Traces:
    mails = frozenset({"zelimir@northwind.example"})
    return Traces(frozenset(), name, frozenset({slug}), mails, frozenset(), others)


def test_accents_and_titles_do_not_hide_a_name() -> None:
    tomas = traced("Tomás Herrera, PhD", "tomas-herrera-1")
    assert tomas.masked("Ask Tomas Herrera or TOMÁS HERRERA") == (
        "Ask [forgotten] or [forgotten]", 2,
    )  # fmt: skip


def test_a_namesake_who_stays_keeps_the_name(home: Home, db: sqlite_utils.Database) -> None:
    fill(home, db)
    other = Connection("Zelimir Kvast", "zk-two", None, "Tidewater", "Baker", "2022-02-02")
    told = Message("c4", "2024-06-03T09:00:00Z", "Priya Nair", "priya-nair", (ME,), None, ASIDE)
    save(home, db, "Connections2.csv", "archive_file", other, subject="me")
    save(home, db, "messages2.csv", "archive_file", told, subject="me")
    forget(db, home, number(db, "zelimir-kvåst"), "2026-05-02")
    names = db.execute("SELECT full_name FROM person WHERE slug = 'zk-two'").fetchall()
    assert names == [("Zelimir Kvast",)]
    said = " ".join(one or "" for (one,) in db.execute("SELECT text FROM message"))
    assert "I met Zelimir Kvast ([forgotten]) there" in said


def test_a_longer_name_of_somebody_known_stays() -> None:
    ann = traced("Ann Lee", "ann-lee-4", others=("Mary Ann Lee", "Ann Lee Park"))
    assert ann.masked("Mary Ann Lee, Ann Lee Park and Ann Lee") == (
        "Mary Ann Lee, Ann Lee Park and [forgotten]", 1,
    )  # fmt: skip


def test_a_slug_that_is_a_word_is_theirs_only_in_an_address() -> None:
    data = traced("Zelimir Kvast", slug="data")
    assert data.masked("our data: linkedin.com/in/data, data") == (
        "our data: linkedin.com/in/[forgotten], data", 1,
    )  # fmt: skip


def test_a_page_of_another_is_cleaned_and_still_read(home: Home, db: sqlite_utils.Database) -> None:
    fill(home, db)
    body = "<p>Zelimir&#160;Kvast</p> <a href='/in/zelimir-kv%C3%A5st'>\xff".encode("latin-1")
    kept = page(home, db, body)
    forget(db, home, number(db, "zelimir-kvåst"), "2026-05-02")
    assert load(kept).body == b"<p>[forgotten]</p> <a href='/in/[forgotten]'>\xff"


@pytest.mark.parametrize("how", ["base64", "quoted", "utf-16", "latin"])
def test_kept_bytes_that_name_them_in_disguise_go(
    home: Home, db: sqlite_utils.Database, how: str
) -> None:
    fill(home, db)
    words = "Hello Maya, Zelimir Kvast says zelimir-kvåst is his page."
    if how in ("base64", "quoted"):
        mail = EmailMessage()
        mail["From"] = "priya@nair.example"
        mail.set_content(words, cte="base64" if how == "base64" else "quoted-printable")
        body, kind = mail.as_bytes(), "mail"
    else:
        hidden = words if how == "utf-16" else "zelimir-kvåst"
        body, kind = hidden.encode("utf-16" if how == "utf-16" else "latin-1"), "page"
    kept = keep(Capture("x", kind, "mail", body, AT, subject="priya-nair"), home.captures)
    assert kept.exists()
    forget(db, home, number(db, "zelimir-kvåst"), "2026-05-02")
    assert not kept.exists()


def test_nobody_is_quoted_with_a_mask() -> None:
    text = "We cut our nightly pipeline from six hours to forty minutes with [forgotten]."
    contact = Contact(2, "Priya Nair", "Priya", evidence=(
        Evidence("post-1", 2, "post", text, began_on="2026-11-20", precision="day",
                 seen_on="2026-11-22"),
        Evidence("message-1", 2, "message", "Would you ask [forgotten] about it?", detail="in",
                 began_on="2026-11-21", precision="day", seen_on="2026-11-22"),
    ))  # fmt: skip
    found = points(contact, None, today=date(2026, 11, 23))
    assert not [one for one in found.hooks if GONE in one.say + one.opener.text]
