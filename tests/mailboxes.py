"""An account at the private IMAP server, letters in it, and a home folder that knows Priya."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dovecot import USER, Server, serve

from scraper.settings import Home


@pytest.fixture(scope="module", name="server")
def a_server() -> Iterator[Server]:
    """A server for the tests of one file."""
    with serve() as running:
        yield running


@pytest.fixture(name="box")
def an_empty_box(server: Server) -> Server:
    """The server with an empty INBOX."""
    for path in (server.root / "mail").rglob("*.test*"):
        path.unlink()
    return server


def letter(number: int, sender: str = "Priya Raman <priya@northwind.example>") -> bytes:
    return (
        f"From: {sender}\nTo: Maya Okafor <maya@okafor.example>\n"
        f"Subject: Letter {number}\nDate: Mon, 14 Sep 2026 18:{number % 60:02}:00 +0000\n"
        f"Message-ID: <{number}@northwind.example>\n\nLetter number {number}.\n"
    ).encode()


def home_with_priya(path: Path) -> Home:
    home = Home(path)
    with home.open() as db:
        db.execute("INSERT INTO person (person_id, full_name) VALUES (7, 'Priya Raman')")
        db.execute(
            "INSERT INTO identity (kind, value, person_id, certainty, source)"
            " VALUES ('email', 'priya@northwind.example', 7, 'sure', 'user')"
        )
        db.conn.commit()
    return home


def account_home(path: Path, box: Server) -> Home:
    home = home_with_priya(path)
    home.settings_file.write_text(
        '[me]\nname = "Maya Okafor"\nemails = ["maya@okafor.example"]\n'
        f'[[mail.imap]]\nhost = "localhost"\nuser = "{USER}"\nport = {box.port}\n'
        'security = "none"\nfolders = ["INBOX"]\n'
    )
    return home
