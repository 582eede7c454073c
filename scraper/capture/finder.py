"""Which browser to drive: the one named in the settings, else Playwright's own, else the system's.

In go the settings and the machine; out comes a path that exists and may be run, or None.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from scraper.errors import Refusal
from scraper.settings import Settings

VARIABLE = "ASKWELL_BROWSER"

ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "brave-browser",
)

MAC_FOLDERS = ("/Applications", "~/Applications")
MAC_APPLICATIONS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


def executable(settings: Settings, own: Path | None = None) -> Path | None:
    """The browser to start, or None when this machine has none.

    Args:
        settings: ``[sync] browser`` names one; the environment's ASKWELL_BROWSER goes before it.
        own: where Playwright would keep its own Chromium; looked up when not given.

    Raises `Refusal` ``no_browser`` when a browser is named and is not there: a wish that cannot
    be met is said, not replaced.
    """
    named = os.environ.get(VARIABLE) or settings.sync.browser
    if named:
        found = shutil.which(str(Path(named).expanduser()))
        if found is None:
            raise Refusal(
                "no_browser",
                f"the browser named in {VARIABLE} or askwell.toml is not there: {named}",
                "correct the path, or remove it and let askwell look for one",
            )
        return Path(found)
    return next((path for path in _candidates(own) if _runs(path)), None)


def required(settings: Settings, own: Path | None = None) -> Path:
    """`executable`, or a `Refusal` that says how to get one."""
    found = executable(settings, own)
    if found is None:
        raise Refusal(
            "no_browser",
            "no Chromium, Chrome or Edge was found on this machine",
            "playwright install chromium (in a checkout: ./scripts/setup)",
        )
    return found


def _candidates(own: Path | None) -> Iterator[Path]:
    yield own or _playwrights_own()
    yield from (Path(found) for name in ON_PATH if (found := shutil.which(name)))
    if sys.platform == "darwin":
        for folder in MAC_FOLDERS:
            yield from (Path(folder).expanduser() / one for one in MAC_APPLICATIONS)
    if sys.platform == "win32":
        for variable in WINDOWS_FOLDERS:
            folder = os.environ.get(variable)
            yield from (Path(folder) / one for one in WINDOWS_PROGRAMS if folder)


def _playwrights_own() -> Path:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _runs(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)
