"""Whose an e-mail address is: each labelled case in a database of its own, as an import sees it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlite_utils

from scraper import schema
from scraper.capture import KIND_ARCHIVE_FILE, KIND_MAIL, Capture
from scraper.parse import Parsed
from scraper.records import AddressBookEntry, Connection, Mail, Recipient, Record
from scraper.store import Store

ME = Recipient("Maya Okafor", "maya-okafor", "maya@okafor.example")


def answers(cases: list[dict[str, Any]]) -> Iterator[tuple[str | None, str | None, str]]:
    """Whom each mail was filed under, whom it is from, and why the case is there."""
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            db = schema.connect(Path(folder) / "askwell.db")
            yield _filed(db, case), case["joined"], case["why"]
            db.close()


def _filed(db: sqlite_utils.Database, case: dict[str, Any]) -> str | None:
    people = (
        Connection(one["name"], one["slug"], one.get("email"), one.get("company"), None, None)
        for one in case["contacts"]
    )
    book = (
        AddressBookEntry(one["name"], tuple(one["emails"]), one.get("company"))
        for one in case.get("book", [])
    )
    _save(db, KIND_ARCHIVE_FILE, *people)
    _save(db, KIND_ARCHIVE_FILE, *book)
    name, address = case["from"]
    letter = Mail(
        "<1@x.example>", None, "2026-04-01T09:00:00Z", Recipient(name, None, address), (ME,),
        "Hello", "some words", "in", signature=case.get("signature"),
    )  # fmt: skip
    _save(db, KIND_MAIL, letter)
    row = db.execute("SELECT slug FROM message JOIN person USING (person_id)").fetchone()
    return row[0] if row else None


def _save(db: sqlite_utils.Database, kind: str, *records: Record) -> None:
    store = Store(db)
    store.set_owner(slug=ME.slug, full_name=ME.name, emails=[str(ME.email)])
    body = repr(records).encode()
    source = "mail" if kind == KIND_MAIL else "archive"
    capture = Capture("x", kind, source, body, "2026-05-01T00:00:00Z")  # type: ignore[arg-type]
    store.save(Parsed("x", "x", "x/x", "read", subject="me", records=records), capture)
