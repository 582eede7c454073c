"""The night: a real Chromium on the town without waits: seconds, visits and messages a profile."""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from askwell_town import CAST, TODAY, serve, write_settings

from scraper import consent, sync
from scraper.capture import KIND_ARCHIVE_FILE, Capture
from scraper.capture.browser import login
from scraper.parse import Parsed
from scraper.records import Connection
from scraper.report import Event
from scraper.settings import Home
from scraper.store import Store
from scripts.bench_measure import Figure, apart

# Messages of the page's own life, which no reader can avoid.
_OWN = re.compile(r"goto|wheel|newPage|close|newContext|launch|initialize|dispose|__create__")


def figures(quick: bool) -> list[Figure]:
    """Figures of one night, each a page."""
    found = apart("scripts.bench_night", 3 if quick else 12)
    said = f"{found['pages']} pages, {found['new']} facts; {found['asked']}"
    return [
        Figure("night: seconds a page on the town", found["seconds"], 1.0, "s", said),
        Figure("night: navigations a page", found["navigations"], 2, ""),
        Figure("night: other messages to the driver a page", found["messages"], 6, ""),
    ]


def main(pages: int) -> None:
    """One night with every wait at nought; prints what it took."""
    with tempfile.TemporaryDirectory() as folder, serve() as town:
        home = Home(Path(folder) / "home")
        home.make()
        write_settings(home.settings_file, site=town.url, fast=True)
        login(home, home.settings(), str, headless=True, hand=_sign_in)
        _know(home)
        said = _listen()
        moments: list[float] = []
        report = sync.run(
            home, home.settings(), now=sync.clock(TODAY), limit=pages, sleep=lambda _s: None,
            watch=lambda event: _note(event, moments),
        )  # fmt: skip
        print(json.dumps(_told(report, said, moments)))


def _told(report: Any, said: Counter[str], moments: list[float]) -> dict[str, Any]:
    navigations = sum(count for method, count in said.items() if "goto" in method)
    others = {method: count for method, count in said.items() if not _OWN.search(method)}
    spans = [end - start for start, end in zip(moments[::2], moments[1::2], strict=False)]
    return {
        "seconds": median(spans),
        "pages": report.pages,
        "new": report.new,
        "navigations": navigations / report.pages,
        "messages": sum(others.values()) / report.pages,
        "asked": ", ".join(sorted(others)),
    }


def _note(event: Event, moments: list[float]) -> None:
    import time

    if event.kind in ("page", "saved"):
        moments.append(time.perf_counter())


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


def _know(home: Home) -> None:
    people = [one for one in CAST.people.values() if not one.gone]
    rows = tuple(Connection(one.name, one.slug, None, None, None, "2024-05-01") for one in people)
    name = "Connections.csv"
    capture = Capture(name, KIND_ARCHIVE_FILE, "archive", b"x", "2026-11-01T00:00:00Z")
    with home.open() as db:
        consent.record(db, TODAY)
        Store(db, home).save(
            Parsed(name, name, "archive/connections", "read", records=rows), capture
        )


if __name__ == "__main__":
    main(int(sys.argv[1]))
