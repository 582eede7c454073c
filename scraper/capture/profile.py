"""The browser profile: the person's own sign-in, kept in one folder, opened in one window.

In go the home folder and the settings; out comes a Playwright context. Whether the sign-in still
holds is a word in a small file beside the profile, because only a page can tell and it told once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Playwright, sync_playwright

from scraper.capture import finder, lock
from scraper.errors import Refusal
from scraper.settings import Home, Settings

# Further switches for Chromium; empty, and only tests fill it (to reach a server of their own).
ARGUMENTS: tuple[str, ...] = ()

# A browser whose askwell was killed needs a moment to notice and to let go of its profile.
_TRIES_FOR_THE_PROFILE = 10


@contextmanager
def opened(home: Home, settings: Settings, headless: bool) -> Iterator[BrowserContext]:
    """The person's own browser profile, opened; folder mode 0700."""
    home.make()
    home.browser.mkdir(exist_ok=True, mode=0o700)
    home.browser.chmod(0o700)
    if not headless:
        _refuse_without_display()
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        context = _launch(playwright, home, finder.required(settings, own), headless)
        try:
            yield context
        finally:
            _close(context)


def _launch(playwright: Playwright, home: Home, binary: Path, headless: bool) -> BrowserContext:
    options: dict[str, Any] = {
        "user_data_dir": home.browser,
        "executable_path": binary,
        "headless": headless,
        "chromium_sandbox": _may_sandbox(),
        "args": list(ARGUMENTS),
        "accept_downloads": False,
        "no_viewport": not headless,
        # Interrupts are askwell's to hear: it finishes the page at hand first.
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
    }
    for left in reversed(range(_TRIES_FOR_THE_PROFILE)):
        try:
            return playwright.chromium.launch_persistent_context(**options)
        except Error as error:
            if "ProcessSingleton" not in str(error) or left == 0:
                raise _refusal(error, binary) from error
    raise AssertionError("unreachable: the last try raises")


def _refusal(error: Error, binary: Path) -> Refusal:
    said = str(error)
    if "ProcessSingleton" in said or "in use by another" in said:
        return lock.busy()
    if "sandbox" in said.lower() and _may_sandbox():
        return Refusal(
            "browser_broken",
            f"{binary} cannot start its sandbox on this machine",
            "install your system's own Chromium or Chrome, or set ASKWELL_BROWSER_SANDBOX=off",
        )
    return Refusal(
        "browser_broken",
        f"{binary} did not start: {first_line(error)}",
        "start it once by hand, or name another one in ASKWELL_BROWSER",
    )


def _may_sandbox() -> bool:
    """Chromium's sandbox stays on, except for root, for whom it cannot start."""
    if os.environ.get("ASKWELL_BROWSER_SANDBOX") == "off":
        return False
    return sys.platform == "win32" or os.geteuid() != 0


def _refuse_without_display() -> None:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        raise Refusal(
            "no_display",
            "a browser window needs a desktop, and this terminal has none",
            "run it in a terminal on your desktop",
        )


def _close(context: BrowserContext) -> None:
    try:
        context.close()
    except Error:
        return  # the window was closed by hand, or the browser is gone


def first_line(error: Error) -> str:
    """What Playwright said, without its call log."""
    return str(error).strip().splitlines()[0]


SIGNED_IN, EXPIRED = "signed in", "expired"


def sign_in_state(home: Home) -> str | None:
    """``signed in``, ``expired``, or None when nobody has signed in through askwell yet."""
    try:
        return _state_file(home).read_text("utf-8").strip()
    except FileNotFoundError:
        return None


def note_sign_in(home: Home, state: str) -> None:
    """Keep what the last page said about the sign-in."""
    home.browser.mkdir(exist_ok=True, mode=0o700)
    file = _state_file(home)
    file.touch(mode=0o600)
    file.write_text(state + "\n", "utf-8")


def _state_file(home: Home) -> Path:
    return home.sign_in_file
