"""Signing in: a visible window in which the human signs in; askwell watches, then closes it.

No key is pressed and no field is read. Success is what the page shows: not a sign-in page, not a
wall, and the site's own ``main``. The profile keeps the session; askwell never sees the password.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from playwright.sync_api import Error, Page, TimeoutError

from scraper.capture import linkedin, lock
from scraper.capture.profile import SIGNED_IN, note_sign_in, opened
from scraper.errors import Refusal
from scraper.settings import Home, Settings

START = "/login"

TEN_MINUTES = 600.0

# True once the page is one that only a signed-in person sees.
_SIGNED_IN = """
({paths, selectors}) =>
  !paths.some(path => new RegExp(path).test(location.pathname))
  && !selectors.some(sign => document.querySelector(sign))
  && !document.querySelector('meta[name=pageKey][content^=public_profile]')
  && document.querySelector('input[type=password]') === null
  && document.querySelector('main, #global-nav, [data-sdui-screen]') !== null
"""


def login(
    home: Home,
    settings: Settings,
    say: Callable[[str], None],
    *,
    headless: bool = False,
    timeout: float = TEN_MINUTES,
    hand: Callable[[Page], None] | None = None,
) -> None:
    """Open the site's sign-in page, wait until the human is in, keep the session, close.

    Args:
        say: tells the human one line.
        headless: without a window; only where `hand` plays the human (the demo, the tests).
        timeout: seconds the human has.
        hand: called with the page once it is open, in place of a human at the window.

    Raises `Refusal`: ``login_cancelled`` when the window is closed, ``login_timeout``, and all
    that opening a browser may refuse.
    """
    with lock.held(home), opened(home, settings, headless) as context:
        page = context.pages[0] if context.pages else context.new_page()
        say("A browser window opens. Sign in there as you always do; askwell waits and watches.")
        _until_signed_in(page, settings.sync.site, timeout, hand)
        note_sign_in(home, SIGNED_IN)
    say("You are signed in. The session is kept in the askwell folder, on this machine only.")


def _until_signed_in(
    page: Page,
    site: str,
    timeout: float,
    hand: Callable[[Page], None] | None,
) -> None:
    try:
        page.goto(site.rstrip("/") + START, wait_until="domcontentloaded")
        if hand is not None:
            hand(page)
        page.wait_for_function(
            _SIGNED_IN, arg=asdict(linkedin.wall_signs()), timeout=timeout * 1000
        )
        page.wait_for_load_state("load")
    except TimeoutError as error:
        raise Refusal(
            "login_timeout", "nobody signed in while the window was open", "askwell login"
        ) from error
    except Error as error:
        if "ERR_" in str(error):
            raise Refusal(
                "site_unreachable",
                f"{site} cannot be reached",
                "check the connection, then: askwell login",
            ) from error
        raise Refusal(
            "login_cancelled", "the window was closed before anyone had signed in", "askwell login"
        ) from error
