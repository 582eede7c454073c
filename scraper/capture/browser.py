"""The browser: one window on one kept profile, signed in by a human, one page after another.

In go addresses and what to wait for; out come Captures, each one `page.content()`. Nothing here
hides that the browser is automated, solves a challenge, or presses anything on a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.sync_api import Error, Page, Response

from scraper.capture import KIND_PAGE, Capture, linkedin
from scraper.capture.finder import executable
from scraper.capture.profile import first_line, opened
from scraper.capture.reading import Looked, Patience, Waits, look
from scraper.capture.signin import login
from scraper.settings import Home, Settings

__all__ = ["Session", "Unreachable", "Visited", "executable", "login", "session"]

NAVIGATION_MS = 45_000
PATIENCE = Patience()

# A page that comes with an error status is what it is: nobody waits for it to become another.
_AN_ERROR = 400
_FINAL = Patience(ready=1_500, still=1_500)
# The site's own trouble, not a wall (those are 429 and LinkedIn's 999) and not the page's.
_OUT_OF_ORDER = range(500, 600)


class Unreachable(Exception):  # noqa: N818 - it says what happened to the page
    """The page did not come: no connection, a name that does not resolve, a crash, a timeout."""


@dataclass(frozen=True, slots=True)
class Visited:
    """One page as it came: the capture, and how the look at it ended."""

    capture: Capture
    looked: Looked


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in window that visits one page at a time."""

    page: Page
    patience: Patience

    def visit(
        self, url: str, layouts: tuple[Waits, ...], subject: str | None, now: datetime
    ) -> Visited:
        """Go to `url` once and bring the page back as a capture.

        Args:
            url: the page's address.
            layouts: what each layout generation of this page waits for.
            subject: slug of the contact whose page it is.
            now: the moment to write on the capture.

        Raises `Unreachable` when nothing came that could be kept.
        """
        try:
            response = self.page.goto(url, wait_until="commit", timeout=NAVIGATION_MS)
            status = response.status if response is not None else 200
            patience = self.patience if status < _AN_ERROR else _FINAL
            looked = look(self.page, layouts, linkedin.wall_signs(), patience)
            body = self.page.content()
        except Error as error:
            raise Unreachable(first_line(error)) from error
        if status in _OUT_OF_ORDER:
            raise Unreachable(f"the site answered {status}")
        return Visited(self._capture(url, body, response, subject, now), looked)

    def _capture(
        self, url: str, body: str, response: Response | None, subject: str | None, now: datetime
    ) -> Capture:
        return Capture(
            name=url,
            kind=KIND_PAGE,
            source="browser",
            body=body.encode("utf-8", "surrogatepass"),
            captured_at=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            url=self.page.url,
            status=response.status if response is not None else None,
            subject=subject,
        )


@contextmanager
def session(home: Home, settings: Settings, headless: bool = True) -> Iterator[Session]:
    """A `Session` for the length of a ``with``; the caller holds `lock.held`.

    Raises `Refusal`: ``no_browser``, ``browser_busy``, ``no_display``, ``browser_broken``.
    """
    with opened(home, settings, headless) as context:
        yield Session(context.pages[0] if context.pages else context.new_page(), PATIENCE)
