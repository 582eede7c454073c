"""One night in a process of its own, to be killed from outside; it says what it has finished.

In go the home, the moment at which the night begins and what stands for the site; out comes a
file of JSON lines: what was acknowledged (written before anything else happens), then the end. Its
clock is injected: it starts at that moment, waits pass at once, work takes the time it takes.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from scraper import capture as captures_room
from scraper import sync
from scraper.capture import browser, linkedin
from scraper.capture.reading import Patience
from scraper.errors import Refusal
from scraper.report import Event
from scraper.settings import Home
from tests.replay import Replay, path_of

# The town answers at once; nobody needs to wait as long for it as for LinkedIn.
TOWN_PATIENCE = Patience(ready=2_000, still=500, quiet=400)


@dataclass(slots=True)
class Clock:
    """Time that begins where it is told to; a wait takes no time and still passes."""

    start: datetime
    waited: float = 0.0
    began: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """The moment."""
        return self.start + timedelta(seconds=self.waited + time.monotonic() - self.began)

    def sleep(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self.waited += seconds


def night(root: str, at: str, acks: str, pages: str | None, seed: int, chaos: float) -> None:
    """Run one night and end the process.

    Args:
        root: the home folder.
        at: the ISO moment of the beginning, with a zone.
        acks: the file to write to.
        pages: folder of kept captures that stand for the site; None for a real browser.
        seed, chaos: which replayed pages meet a fault, and what share of them.
    """
    home, clock = Home(Path(root)), Clock(datetime.fromisoformat(at))
    said = os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    tell(said, began=at)
    browser.PATIENCE = TOWN_PATIENCE
    if pages is not None:
        source = replay(Path(pages), seed, chaos)
        browser.session = source.session  # type: ignore[assignment]
        kept = frozenset(
            one for one in linkedin.PATHS if any(_is(one, path) for path in source.pages)
        )
        linkedin.readable_pages = lambda: kept  # type: ignore[assignment]
    try:
        report = sync.run(
            home, home.settings(), now=clock.now, sleep=clock.sleep,
            watch=lambda event: heard(said, event, clock),
        )  # fmt: skip
        tell(said, ended=report.ended_by, pages=report.pages, wall=report.wall)
    except Refusal as refusal:
        tell(said, refused=refusal.kind)


def _is(page: str, path: str) -> bool:
    """Whether an address is one of a page's."""
    head, _slug, tail = linkedin.PATHS[page].partition("?")[0].partition("{slug}")
    rest = path.partition("?")[0].removeprefix(head)
    return path.startswith(head) and rest.count("/") == tail.count("/") and rest.endswith(tail)


def heard(said: int, event: Event, clock: Clock) -> None:
    """Acknowledge an event."""
    asked = event.due
    tell(
        said, kind=event.kind, person_id=asked.person_id, page=asked.page, url=asked.url,
        outcome=event.outcome, at=clock.now().isoformat(),
    )  # fmt: skip


def tell(said: int, **line: Any) -> None:
    """One line, written at once; a kill afterwards cannot take it back."""
    os.write(said, json.dumps(line).encode() + b"\n")


def replay(folder: Path, seed: int, chaos: float) -> Replay:
    """A page source from the captures of an earlier month; the newest of each address counts."""
    kept = sorted(
        (captures_room.load(path) for path in folder.glob("*/*.gz")),
        key=lambda one: one.captured_at or "",
    )
    pages = {path_of(one.name): one for one in kept if one.source == "browser"}
    made = Replay(pages, chaos=chaos)
    made.dice.seed(seed)
    return made


def log_in(root: str) -> None:
    """The human signs in: the town's form is filled in."""
    home = Home(Path(root))
    browser.login(home, home.settings(), str, headless=True, hand=_hand)


def _hand(page: Page) -> None:
    page.fill("input[name=session_key]", "maya@okafor.example")
    page.fill("input[name=session_password]", "an invented password")
    page.click("button[type=submit]")
