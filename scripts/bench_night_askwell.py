"""Reads people with askwell: signed in, a whole night from lock to report; prints a JSON line each.

Every wait between pages is nought. A person's figures are those of all their pages of that night
(the profile with its posts, and what it did not show), each parsed and saved.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from askwell_town import CAST, TODAY, write_settings

from scraper import consent, sync
from scraper.capture import KIND_ARCHIVE_FILE, Capture, profile
from scraper.capture.browser import login
from scraper.parse import Parsed
from scraper.records import Connection
from scraper.report import Event
from scraper.settings import Home
from scraper.store import Store


def main(order: dict[str, Any]) -> None:
    """One night on linkedin.com's addresses, which the order's switches lead to the town."""
    profile.ARGUMENTS = tuple(order["switches"])
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        home.make()
        write_settings(home.settings_file, fast=True)
        login(home, home.settings(), str, headless=True, hand=_sign_in)
        _know(home, order["people"])
        night = _Night(_listen())
        sync.run(
            home, home.settings(), now=sync.clock(TODAY), sleep=lambda _s: None, watch=night.note
        )
        for slug in order["people"]:
            print(json.dumps({"slug": slug, "pages": night.pages[slug], **_read(home, slug)}))


class _Night:
    """What each page of a night took, by person: kind, seconds, messages by method."""

    def __init__(self, said: Counter[str]) -> None:
        self.pages: dict[str | None, list[dict[str, Any]]] = {}
        self._said, self._start = said, 0.0

    def note(self, event: Event) -> None:
        if event.kind == "page":
            self._said.clear()
            self._start = time.perf_counter()
        if event.kind == "saved":
            took = time.perf_counter() - self._start
            page = {"page": event.due.page, "seconds": took, "said": dict(self._said)}
            self.pages.setdefault(event.due.slug, []).append(page)


def _listen() -> Counter[str]:
    """Count every message that Playwright sends to its driver from here on."""
    from playwright._impl.transport import PipeTransport

    said: Counter[str] = Counter()
    before = PipeTransport.send

    def counted(self: Any, message: dict[str, Any]) -> None:
        said[str(message.get("method"))] += 1
        before(self, message)

    PipeTransport.send = counted  # type: ignore[method-assign]
    return said


def _sign_in(page: Any) -> None:
    page.fill("input[name=session_key]", "maya@okafor.example")
    page.fill("input[name=session_password]", "an invented password")
    page.click("button[type=submit]")


def _know(home: Home, slugs: list[str]) -> None:
    people = [CAST.people[slug] for slug in slugs]
    rows = tuple(Connection(one.name, one.slug, None, None, None, "2024-05-01") for one in people)
    name = "Connections.csv"
    capture = Capture(name, KIND_ARCHIVE_FILE, "archive", b"x", "2026-11-01T00:00:00Z")
    with home.open() as db:
        consent.record(db, TODAY)
        Store(db, home).save(
            Parsed(name, name, "archive/connections", "read", records=rows), capture
        )


def _read(home: Home, slug: str) -> dict[str, Any]:
    """What the database knows of somebody now, as a reader's fields; the export gave the name."""
    with home.open() as db:
        number, name, headline = db.execute(
            "SELECT person_id, full_name, headline FROM person WHERE slug = ?", [slug]
        ).fetchone()
        jobs = "SELECT DISTINCT title, organisation FROM position WHERE person_id = ?"
        posts = "SELECT text, author FROM post WHERE person_id = ?"
        fields = {
            "name": name,
            "headline": headline,
            "positions": db.execute(jobs, [number]).fetchall(),
            "posts": db.execute(posts, [number]).fetchall(),
        }
    return {"fields": fields}


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
