"""``/recent-activity/all/``, server-driven layout of 2026: the profile's posts and more."""

from __future__ import annotations

from scraper.errors import Problem
from scraper.parse import SectionState
from scraper.parse.linkedin.activity.server_driven import Owner, posts_of
from scraper.parse.linkedin.page import Node, Page, Reading, every, first

KIND = "activity"
UNPROVEN = (
    "No such page was captured: its items are taken to be built as those of the profile's activity "
    "card, and only the tabs of posts are read."
)
READY = ('main [role=listitem] a[href*="/feed/update/urn"]',)
SCROLL = "main#workspace"
SETTLED = READY
EXPAND: tuple[str, ...] = ()

#: Tabs that hold what the owner wrote or passed on; "reactions" and "comments" hold others' posts.
TABS = ("all", "shares", "posts", "images", "videos", "")
Q = {
    "item": "main [role=listitem]",
    "post": 'a[href*="/feed/update/"]',
    "card": '[componentkey$="Topcard"]',
}


def recognises(page: Page) -> bool:
    """Server-driven items under the address of a member's activity."""
    if tab_of(page) is None or first(page.root, Q["card"]) is not None:
        return False
    return bool(page.screens) or bool(_items(page))


def parse(page: Page) -> Reading:
    """The posts of the page's owner, who is known by the address."""
    if other := other_tab(page):
        return other
    items = _items(page)
    posts, problems, _degrees = posts_of(page, items, Owner(page.owner, None, page.titled))
    state: SectionState = "loaded" if items else "not_loaded"
    return Reading(page.owner, tuple(posts), {"posts": state}, tuple(problems))


def tab_of(page: Page) -> str | None:
    """The tab of an activity page's address, ``""`` for none; None on any other page."""
    _before, found, tab = page.path.partition("/recent-activity/")
    return tab.strip("/") if found else None


def other_tab(page: Page) -> Reading | None:
    """The answer to a tab that is not the owner's posts, or to a page without an owner."""
    if page.owner and tab_of(page) in TABS:
        return None
    detail = "this tab holds what the owner reacted to or commented on, not what they wrote"
    return Reading(problems=(Problem("other_tab", page.capture.name, detail),), unread=True)


def _items(page: Page) -> list[Node]:
    found = [item for item in every(page.root, Q["item"]) if first(item, Q["post"]) is not None]
    inside = set(found)
    return [item for item in found if not any(above in inside for above in item.iterancestors())]
