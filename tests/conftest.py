"""What the tests share: the browser they drive, and the invented town."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from askwell_town import CAST, TODAY, Town, serve, write_settings
from hypothesis import HealthCheck, settings
from playwright.sync_api import Page
from sqlite_utils import Database

from scraper import consent
from scraper.capture import KIND_ARCHIVE_FILE, Capture, browser
from scraper.capture.browser import login
from scraper.capture.finder import ON_PATH, VARIABLE
from scraper.capture.reading import Patience
from scraper.parse import Parsed
from scraper.records import Connection
from scraper.settings import Home
from scraper.store import Store
from tests.command import askwell, maya

__all__ = ["askwell", "maya"]

# The same examples on every run: a red test must be red for everybody.
settings.register_profile(
    "askwell",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("askwell")

T = TypeVar("T")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in a test may talk to anything but this machine."""
    connect = socket.socket.connect

    def local(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else address
        if self.family in (socket.AF_INET, socket.AF_INET6):
            assert host in ("127.0.0.1", "::1", "localhost"), f"a test asked for {host}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local)


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The browser askwell would drive, found without starting Playwright."""
    named = os.environ.get(VARIABLE)
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", Path.home() / ".cache/ms-playwright"))
    own = sorted(cache.glob("chromium-*/chrome-linux*/chrome"))
    found = named or next((str(path) for path in reversed(own)), None)
    found = found or next((path for name in ON_PATH if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no browser: run ./scripts/setup")
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_path: str
) -> dict[str, Any]:
    """pytest-playwright's own fixture, with the browser that is there."""
    return {**browser_type_launch_args, "executable_path": browser_path}


@pytest.fixture
def town() -> Iterator[Town]:
    """A running town; its faults may be replaced while it runs."""
    with serve() as running:
        yield running


@pytest.fixture
def town_home(tmp_path: Path, town: Town) -> Home:
    """A home folder whose settings lead to the town and wait for nothing."""
    home = Home(tmp_path / "home")
    home.make()
    write_settings(home.settings_file, site=town.url, fast=True)
    return home


def aside(work: Callable[[], T]) -> T:
    """Run something in a thread of its own: one thread bears one Playwright; pytest's has one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def sign_in(page: Page) -> None:
    """Play the human at the town's sign-in form."""
    page.fill("input[name=session_key]", "maya@okafor.example")
    page.fill("input[name=session_password]", "an invented password")
    page.click("button[type=submit]")


@pytest.fixture(scope="session")
def signed_in_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A browser profile in which somebody signed in to a town; every town knows its session."""
    home = Home(tmp_path_factory.mktemp("signed-in") / "home")
    with serve() as first:
        home.make()
        write_settings(home.settings_file, site=first.url, fast=True)
        aside(lambda: login(home, home.settings(), str, headless=True, hand=sign_in))
    return home.browser


@pytest.fixture
def night_home(
    town_home: Home, town: Town, signed_in_profile: Path, monkeypatch: pytest.MonkeyPatch
) -> Home:
    """A home ready for a night: consent given, signed in, the town's people known, no patience."""
    monkeypatch.setattr(browser, "PATIENCE", Patience(ready=2_000, still=500, quiet=400))
    town.open_session()
    shutil.copytree(signed_in_profile, town_home.browser, symlinks=True)
    with town_home.open() as db:
        consent.record(db, TODAY)
        know(db, *((one.slug, one.name) for one in CAST.people.values() if not one.gone))
    return town_home


def know(db: Database, *people: tuple[str, str], on: str = "2024-05-01") -> None:
    """Make connections of (slug, name) pairs, as an export's Connections.csv would."""
    rows = tuple(Connection(name, slug, None, None, None, on) for slug, name in people)
    body = repr(rows).encode()
    capture = Capture("Connections.csv", KIND_ARCHIVE_FILE, "archive", body, "2026-11-01T00:00:00Z")
    parsed = Parsed(
        "Connections.csv", "connections.csv", "archive/connections", "read", records=rows
    )
    Store(db).save(parsed, capture)
