"""Which wall a page is, if it is one: asked before any layout, so that nothing of a wall is read.

In comes a `Page`; out goes the name of a wall or None. The order matters: the address LinkedIn
ended at is surer than what the page calls itself, and that is surer than what is missing from it.
"""

from __future__ import annotations

import re

from scraper.capture import Capture
from scraper.parse import Wall
from scraper.parse.linkedin.page import Page, every, first, line

#: Any of these means that there is no use in waiting longer for a layout's READY.
READY = (
    'meta[name="pageKey"][content^="auth_wall"]',
    'meta[name="pageKey"][content="d_homepage-guest-home"]',
    'meta[name="como-pk"][content="d_flagship3_404"]',
    '[data-sdui-screen*="NotFound"]',
    'form[action*="checkpoint/challenge"]',
    "#captcha-internal",
    'form[action*="login-submit"]',
)

BY_STATUS: dict[int, Wall] = {
    429: "rate_limited",
    999: "rate_limited",
    404: "not_found",
    410: "not_found",
}

# The path of the final address; /checkpoint/lg/ is the login form under another name.
BY_PATH: tuple[tuple[str, Wall], ...] = (
    (r"^/(authwall|login|signup|uas/(login|authenticate))(/|$)", "signed_out"),
    (r"^/checkpoint/(lg|rp)/", "signed_out"),
    (r"^/(checkpoint|challenge)(/|$)", "challenge"),
    (r"^/(404|in/unavailable)(/|$)", "not_found"),
)

# meta[name=pageKey], then meta[name=como-pk].
BY_KEY: tuple[tuple[str, Wall], ...] = (
    (r"auth_?wall", "signed_out"),
    (r"^d_homepage-guest-home", "guest_home"),
    (r"checkpoint_lg|consumer-?login|^uas-|^d_login", "signed_out"),
    (r"checkpoint|challenge|captcha", "challenge"),
    (r"404|not_?found", "not_found"),
)

SMALL = 20_000  # bytes; a notice or a redirect is smaller, a shell with its data is larger
_TOO_MANY = re.compile(r"\b(429|999)\b|too many requests", re.I)
_TO_AUTHWALL = re.compile(r"/authwall|/uas/login|/login\?")


def wall_before(capture: Capture) -> Wall | None:
    """The wall that the status of the answer is, whatever came with it."""
    return BY_STATUS.get(capture.status) if capture.status is not None else None


def wall_of(page: Page) -> Wall | None:
    """The wall that `page` is; None where a layout may read it."""
    if page.elsewhere:
        return None
    return _by_address(page) or _by_key(page) or _by_content(page)


def _by_address(page: Page) -> Wall | None:
    return next((wall for pattern, wall in BY_PATH if re.search(pattern, page.path)), None)


def _by_key(page: Page) -> Wall | None:
    keys = (page.metas.get("pagekey", ""), page.metas.get("como-pk", ""))
    for key in keys:
        for pattern, wall in BY_KEY:
            if key and re.search(pattern, key, re.I):
                return wall
    return "not_found" if any("NotFound" in screen for screen in page.screens) else None


def _by_content(page: Page) -> Wall | None:
    if form := _form(page):
        return form
    main = first(page.root, "main, [role=main]")
    rendered = main is not None and (line(main) or every(main, "[componentkey]"))
    if rendered or not _from_linkedin(page):
        return None
    if page.size < SMALL:
        if _TOO_MANY.search(page.title) or _TOO_MANY.search(line(first(page.root, "h1")) or ""):
            return "rate_limited"
        if any(_TO_AUTHWALL.search(script.text or "") for script in page.root.iter("script")):
            return "signed_out"
    return "not_rendered"


def _form(page: Page) -> Wall | None:
    """A challenge or a login form that fills the page; a guest profile has login forms as well."""
    if page.metas.get("pagekey", "").startswith("public_profile"):
        return None
    if first(page.root, 'form[action*="checkpoint/challenge"], #captcha-internal') is not None:
        return "challenge"
    login = first(page.root, 'form[action*="login-submit"] input[name="session_password"]')
    has_person = page.metas.get("og:type") == "profile" or every(
        page.root, "[componentkey], h1[class*=top-card]"
    )
    return "signed_out" if login is not None and not has_person else None


def _from_linkedin(page: Page) -> bool:
    if page.host or page.capture.source == "browser":
        return True
    marks = '[class*="app-loader"], code[id^="bpr-guid"], [data-sdui-screen], meta[name="como-err"]'
    scripts = (script.text or "" for script in page.root.iter("script"))
    return (
        page.title in ("LinkedIn", "999", "429")
        or page.title.endswith("| LinkedIn")
        or first(page.root, marks) is not None
        or any(_TO_AUTHWALL.search(text) and "linkedin" in text for text in scripts)
    )
