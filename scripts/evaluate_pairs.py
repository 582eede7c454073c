"""Who is who on the labelled pairs: each case in a home of its own, as an import would see it.

A case says what is `known` (records of export files, pages, mails), what it `meets`, and whether
that is the ``same`` person as one of them, must stay ``apart``, or is only worth asking.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from email.header import Header
from pathlib import Path
from typing import Any

import sqlite_utils

from scraper import records as nouns
from scraper import schema
from scraper.capture import KIND_ARCHIVE_FILE, KIND_PAGE, Capture
from scraper.importing import import_paths
from scraper.parse import Parsed
from scraper.settings import Home
from scraper.store import Store

ME = nouns.Recipient("Maya Okafor", "maya-okafor", "maya@okafor.example")
ON = "2026-05-01"

#: Where a record is found again: its table, and the column that bears its mark.
_FILED = {
    "page": ("skill", "name"), "messages": ("message", "text"), "mail": ("message", "text"),
    "invitations": ("invitation", "note"), "endorsements": ("endorsement", "skill"),
    "recommendations": ("recommendation", "text"),
}  # fmt: skip


def answers(cases: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], int | None, int | None]]:
    """Each case with the number of the known record it was joined to, and asked about."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        schema.connect(home.database).close()
        empty = home.database.read_bytes()
        for case in cases:
            home.database.write_bytes(empty)
            db = schema.connect(home.database)
            yield case, *_answer(db, home, case)
            db.close()


def _answer(
    db: sqlite_utils.Database, home: Home, case: dict[str, Any]
) -> tuple[int | None, int | None]:
    told = [*case["known"], case["meets"]]
    Store(db).set_owner(slug=ME.slug, full_name=ME.name, emails=[str(ME.email)])
    for part in _parts(told):
        if told[part[0]]["in"] == "mail":
            _import(db, home, part[0], told[part[0]])
        else:
            _save(db, [(at, told[at]) for at in part])
    whose = [_whose(db, at, one) for at, one in enumerate(told)]
    (met, sure), known = whose[-1], [person for person, _sure in whose[:-1]]
    found = known.index(met) if met is not None and met in known else None
    return (found, None) if sure else (None, found)


def _parts(told: list[dict[str, Any]]) -> Iterable[list[int]]:
    """Which records come in one file: those of the connections of one export, else each its own."""
    parts: list[list[int]] = []
    for at, one in enumerate(told):
        last = told[parts[-1][0]] if parts else {}
        if one["in"] == last.get("in") == "connections" and one.get("file") == last.get("file"):
            parts[-1].append(at)
        else:
            parts.append([at])
    return parts


def _save(db: sqlite_utils.Database, told: list[tuple[int, dict[str, Any]]]) -> None:
    at, one = told[0]
    page = one["in"] == "page"
    found = tuple(record for number, each in told for record in _records(number, each))
    kind, source = (KIND_PAGE, "browser") if page else (KIND_ARCHIVE_FILE, "archive")
    day = "2026-08-01" if one.get("file") else ON
    subject = one.get("slug") if page else "me"
    capture = Capture("x", kind, source, repr(found).encode(), f"{day}T00:00:{at:02}Z", None,
                      subject)  # type: ignore[arg-type]  # fmt: skip
    parsed = Parsed("x", "x", "x/profile/x", "read", subject=subject, records=found)
    Store(db).save(parsed, capture)


def _records(at: int, one: dict[str, Any]) -> tuple[nouns.Record, ...]:
    name, slug, mark = one.get("name"), one.get("slug"), f"mark {at}"
    if one["in"] == "connections":
        more = (one.get("email"), one.get("company"), one.get("title"), one.get("on"))
        return (nouns.Connection(name, slug, *more),)
    if one["in"] == "page":
        shown = nouns.Person(slug, one.get("member_id"), name)
        works = nouns.Affiliation("company", one["company"]) if "company" in one else None
        return (shown, nouns.Skill(mark), *([works] if works else []))
    if one["in"] == "messages":
        them = nouns.Recipient(name, slug)
        by, to = (ME, them) if one.get("out") else (them, ME)
        return (nouns.Message("c", f"{ON}T00:00:00Z", by.name, by.slug, (to,), None, mark),)
    if one["in"] == "invitations":
        return (nouns.Invitation("in", name, slug, f"{ON}T00:00:00Z", mark),)
    if one["in"] == "endorsements":
        return (nouns.Endorsement("in", name, slug, mark, ON, "ACCEPTED"),)
    if one["in"] == "recommendations":
        company, title = one.get("company"), one.get("title")
        return (nouns.Recommendation("in", name, company, title, mark, ON, "VISIBLE"),)
    if one["in"] == "own_position":
        return (nouns.Position(one["company"], "Engineer", started="2017", ended="2019"),)
    return (nouns.AddressBookEntry(name, tuple(one["emails"]), one.get("company")),)


def _import(db: sqlite_utils.Database, home: Home, at: int, one: dict[str, Any]) -> None:
    """A mail as a file, through the whole import."""
    them, me = _mailbox(one.get("name"), one["address"]), _mailbox(ME.name, str(ME.email))
    sender, to = (me, them) if one.get("out") else (them, me)
    signature = f"\n-- \n{one['signature']}\n" if one.get("signature") else ""
    letter = (
        f"Date: Fri, 01 May 2026 09:00:00 +0000\nMessage-ID: <{at}@x.example>\nSubject: Hello\n"
        f"From: {sender}\nTo: {to}\nContent-Type: text/plain; charset=utf-8\n"
        f"Content-Transfer-Encoding: 8bit\n\nmark {at}\n{signature}"
    )
    path = home.root / f"{at}.eml"
    path.write_bytes(letter.encode())
    import_paths(db, home, [path])


def _mailbox(name: str | None, address: str) -> str:
    """An address with its display name, as mail programs write it; hosts may be international."""
    if not name:
        return address
    shown = f'"{name}"' if name.isascii() else Header(name, "utf-8").encode()
    return f"{shown} <{address}>"


def _whose(db: sqlite_utils.Database, at: int, one: dict[str, Any]) -> tuple[int | None, bool]:
    """The person a record was filed under, and whether for sure."""
    if one["in"] == "connections":
        return _connected(db, one), True
    if one["in"] in _FILED:
        table, column = _FILED[one["in"]]
        sql = f"SELECT person_id, trust FROM {table} WHERE {column} = ?"
        if row := db.execute(sql, [f"mark {at}"]).fetchone():
            return row[0], row[1] != "inferred"
    for address in (one.get("address"), *one.get("emails", ())):
        sql = "SELECT person_id, certainty FROM identity WHERE kind = 'email' AND value = ?"
        if address and (row := db.execute(sql, [address.lower()]).fetchone()):
            asked = row[1] == "inferred"
            return (row[0], not asked) if asked or one["in"] != "mail" else (None, False)
    return None, False


def _connected(db: sqlite_utils.Database, one: dict[str, Any]) -> int | None:
    from scraper.identity import email_key, slug_key

    for kind, value in (
        ("slug", slug_key(one.get("slug"))),
        ("email", email_key(one.get("email"))),
    ):
        sql = "SELECT person_id FROM identity WHERE kind = ? AND value = ?"
        if value and (row := db.execute(sql, [kind, value]).fetchone()):
            return int(row[0])
    sql = "SELECT person_id FROM connection WHERE connected_on = ? AND company IS ? AND title IS ?"
    row = db.execute(sql, [one.get("on"), one.get("company"), one.get("title")]).fetchone()
    if row is None:  # the row has changed employers since
        sql = "SELECT person_id FROM person WHERE full_name = ?"
        found = db.execute(sql, [one["name"]]).fetchall()
        row = found[0] if len(found) == 1 else None
    return int(row[0]) if row else None
