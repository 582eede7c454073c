"""What the tests share: the browser they drive, and the invented town."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from askwell_town import Town, serve, write_settings

from scraper.capture.finder import ON_PATH, VARIABLE
from scraper.settings import Home

T = TypeVar("T")


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The browser askwell would drive, found without starting Playwright."""
    import os
    import shutil

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


@pytest.fixture
def aside() -> Callable[[Callable[[], T]], T]:
    """Run something in a thread of its own: one thread bears one Playwright, and pytest's has it."""

    def run(work: Callable[[], T]) -> T:
        answer: list[T] = []
        errors: list[BaseException] = []

        def call() -> None:
            try:
                answer.append(work())
            except BaseException as error:
                errors.append(error)

        thread = threading.Thread(target=call)
        thread.start()
        thread.join()
        if errors:
            raise errors[0]
        return answer[0]

    return run
