"""The hand-off: a visible window with the draft typed into the contact's message box, and no more.

The human reads it there and presses send, or does not. Nothing is pressed here: the text is put in
as one insertion, without a single key, because Enter sends on many accounts. A box that holds
words already is left alone.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Error, Page, TimeoutError

from scraper.capture import linkedin, lock
from scraper.capture.profile import opened
from scraper.errors import Refusal
from scraper.settings import Home, Settings

# The contact's own page offers the address of the message box; it is followed, not clicked.
COMPOSE = 'main a[href*="/messaging/compose/"]'
BOX = "[contenteditable=true][role=textbox]"

PATIENCE_MS = 20_000


def open_and_type(
    home: Home,
    settings: Settings,
    contact: str,
    text: str,
    *,
    headless: bool = False,
    until: Callable[[BrowserContext], None] | None = None,
) -> None:
    """Open the contact's message box, put `text` into it, and leave the window to the human.

    Opening a conversation shows LinkedIn that you looked at it. Returns when the window is closed.

    Args:
        contact: slug or profile address.
        text: the message, as it is to stand in the box; line ends stay line ends.
        headless: without a window; only where `until` plays the human, in tests.
        until: returns when the human is done; the default waits for the window to close.

    Raises `Refusal`: ``no_message_box`` (not connected, signed out, or gone), ``box_not_empty``,
    ``browser_busy``, and whatever opening a browser may refuse.
    """
    address = _address(settings, contact)
    with lock.held(home), opened(home, settings, headless) as context:
        page = context.pages[0] if context.pages else context.new_page()
        _open_box(page, address)
        _type(page, text)
        (until or until_closed)(context)


def _address(settings: Settings, contact: str) -> str:
    slug = contact.rstrip("/").rsplit("/in/", 1)[-1]
    return linkedin.url(settings.sync.site, "profile", slug)


def _open_box(page: Page, address: str) -> None:
    try:
        page.goto(address, wait_until="domcontentloaded")
        link = page.wait_for_selector(COMPOSE, state="attached", timeout=PATIENCE_MS)
        compose = link.evaluate("link => link.href") if link else None
        page.goto(str(compose), wait_until="domcontentloaded")
        page.wait_for_selector(BOX, timeout=PATIENCE_MS)
    except TimeoutError as error:
        raise _no_box() from error
    except Error as error:
        raise Refusal(
            "site_unreachable", "the contact's page did not come", "try again, or copy the draft"
        ) from error


def _no_box() -> Refusal:
    return Refusal(
        "no_message_box",
        "LinkedIn offers no message box for this contact here",
        "check that you are connected and signed in (askwell login), or copy the draft",
    )


def _type(page: Page, text: str) -> None:
    box = page.locator(BOX).first
    if box.inner_text().strip():
        raise Refusal(
            "box_not_empty",
            "the message box holds words already; they were left alone",
            "finish or delete them in LinkedIn, then try again",
        )
    box.focus()
    page.keyboard.insert_text(text)


def until_closed(context: BrowserContext) -> None:
    """Return when the human has closed the window."""
    while context.pages:
        context.pages[0].wait_for_event("close", timeout=0)
