"""``/mynetwork/invite-connect/connections/``: one's own connections, layout of 2025-26."""

from __future__ import annotations

import re

from scraper.errors import Problem
from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line, slug_of
from scraper.parse.linkedin.printed import printed_day
from scraper.records import Connection

KIND = "connections"
UNPROVEN = (
    "No such page was captured: the marks of the list and of its cards are reported by others; "
    'that a card ends in "Connected on" and a day is too.'
)
READY = ("[data-view-name=connections-list] a", '[componentkey^="ConnectionCard_"] a')
SCROLL = "main#workspace"
SETTLED = READY
EXPAND: tuple[str, ...] = ()

Q = {
    "list": '[data-view-name=connections-list], [componentkey^="ConnectionCard_"]',
    "link": "a[data-view-name=connections-profile], "
    '[componentkey^="ConnectionCard_"] a[href*="/in/"]',
}
_KEY = re.compile(r"^ConnectionCard_\d+-(.+)$")


def recognises(page: Page) -> bool:
    """The list's mark, or its cards'."""
    return first(page.root, Q["list"]) is not None


def parse(page: Page) -> Reading:
    """A connection for each card. Company and title are not told: a headline is neither."""
    found: dict[str, Connection] = {}
    problems: list[Problem] = []
    for number, link in enumerate(every(page.root, Q["link"]), start=1):
        slug = slug_of(link.get("href"))
        texts = [text for node in every(link, "p, span") if (text := line(node))]
        if not slug or slug in found or page.unfinished(link):
            continue
        if not texts and not line(link):
            continue  # the picture of a card is a link as well
        name = texts[0] if texts else line(link)
        card = _card(link, slug)
        where = f"{page.capture.name}: link {number}"
        if _other(card, slug):
            problems.append(Problem("unattributed_row", where, "its card names somebody else"))
            continue
        found[slug] = Connection(name, slug, None, None, None, _connected_on(card, link))
    return Reading(None, tuple(found.values()), {"connections": "loaded"}, tuple(problems))


def _card(link: Node, slug: str) -> Node:
    """The largest box round a link in which nobody else is linked to."""
    card = link
    for above in link.iterancestors():
        slugs = (slug_of(other.get("href")) for other in above.iter("a"))
        if any(one not in (None, slug) for one in slugs):
            break
        card = above
    return card


def _other(card: Node, slug: str) -> bool:
    keyed = (_KEY.match(node.get("componentkey")) for node in every(card, "[componentkey]"))
    return any(found and slug_of(f"/in/{found[1]}") != slug for found in keyed)


def _connected_on(card: Node, link: Node) -> str | None:
    """The day in a line of its own; a headline inside the link may name a day as well."""
    for node in every(card, "p, time, span"):
        if link not in node.iterancestors() and (day := printed_day(line(node))):
            return day
    return None
