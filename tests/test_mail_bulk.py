"""The promise: what machines send, or send to many, never passes for a conversation."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from scraper.capture import KIND_MAIL, Capture
from scraper.parse import read
from scraper.records import Mail

FOLDER = Path(__file__).parent.parent / "fixtures" / "mailbox" / "bulk"
ROWS: list[dict[str, Any]] = [
    row for path in sorted(FOLDER.glob("*.toml")) for row in tomllib.loads(path.read_text())["mail"]
]


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_machines_are_told_from_people(row: dict[str, Any]) -> None:
    words = row.get("body", "Some words.")
    raw = f"{row['headers']}\nDate: Mon, 14 Sep 2026 18:02:00 +0000\n\n{words}\n"
    mail = read(Capture("one.eml", KIND_MAIL, "mail", raw.encode())).records[0]
    assert isinstance(mail, Mail)
    assert mail.automatic is row["automatic"]


def test_sixty_kinds_are_there() -> None:
    assert sum(row["automatic"] for row in ROWS) >= 60
