"""``/recent-activity/…``, Ember layout of 2022 to 2025: updates that carry their own ``data-urn``.

The texts stand there twice, as everywhere in Ember; the header, the author, the time and the text
are boxes with steady names. Who wrote what follows from their order, as in the 2026 layouts.
"""

from __future__ import annotations

import re

from scraper.errors import Problem
from scraper.parse import SectionState
from scraper.parse.linkedin.activity.g2026_03 import other_tab, tab_of
from scraper.parse.linkedin.activity.server_driven import Actor, Box, Outline, Owner, post_of
from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line, slug_of
from scraper.parse.linkedin.words import EDITED, exactly
from scraper.records import Post

KIND = "activity"
UNPROVEN = (
    "No such page was captured: data-urn and role=article are reported by others, the names of the "
    "boxes inside are those that open readers of 2022 to 2025 use."
)
READY = ('main [data-urn*="urn:li:activity"]',)
SCROLL = None
SETTLED = READY
EXPAND: tuple[str, ...] = ()  # the folded text is in the page whole

Q = {
    "update": 'main [data-urn*="urn:li:"]',
    "header": ".update-components-header",
    "parts": ".update-components-actor, .update-components-text",
    "actor": "update-components-actor",
    "name": ".update-components-actor__title, .update-components-actor__name",
    "seen": 'span[aria-hidden="true"]',
    "time": ".update-components-actor__sub-description",
    "link": 'a[href*="/in/"], a[href*="/company/"], a[href*="/school/"], a[href*="/showcase/"]',
}
_URN = re.compile(r"urn:li:(?:activity|ugcPost|share|groupPost):[\d-]*\d")


def recognises(page: Page) -> bool:
    """Updates with an id of their own, under the address of a member's activity."""
    return tab_of(page) is not None and not page.screens and first(page.root, READY[0]) is not None


def parse(page: Page) -> Reading:
    """The posts of the page's owner, who is known by the address."""
    if other := other_tab(page):
        return other
    owner = Owner(page.owner, None, page.titled)
    posts: list[Post] = []
    problems: list[Problem] = []
    updates = _outermost(every(page.root, Q["update"]))
    for number, update in enumerate(updates, start=1):
        where = f"{page.capture.name}: post {number}"
        read = post_of(_outline(update, page.language), owner)
        if page.unfinished(update):
            problems.append(Problem("truncated", where, "the page ends inside this post"))
        elif isinstance(read, Post):
            posts.append(read)
        elif read:
            problems.append(Problem("unattributed_post", where, read))
    state: SectionState = "loaded" if updates else "not_loaded"
    return Reading(page.owner, tuple(posts), {"posts": state}, tuple(problems))


def _outline(update: Node, language: str) -> Outline:
    urn = _URN.search(update.get("data-urn"))
    found = Outline(first_ids=[urn[0]] if urn else [])
    header = line(first(update, Q["header"]))
    found.header = [header] if header else []
    for part in every(update, Q["parts"]):
        if Q["actor"] in (part.get("class") or "").split():
            found.actors.append(_actor(part, language))
        elif found.actors:
            found.actors[-1].boxes.append(Box(part))
    return found


def _actor(part: Node, language: str) -> Actor:
    link, name, time = (first(part, Q[key]) for key in ("link", "name", "time"))
    parts = [text.strip() for text in (_once(time) or "").split("•") if text.strip()]
    return Actor(
        name=_once(name),
        slug=slug_of(link.get("href")) if link is not None else None,
        label=None,
        group=None,
        time_label=parts[0] if parts else None,
        edited=any(exactly(EDITED, language, text) for text in parts[1:]),
    )


def _once(node: Node | None) -> str | None:
    """A text that stands twice, read once."""
    seen = first(node, Q["seen"]) if node is not None else None
    return line(seen if seen is not None else node)


def _outermost(updates: list[Node]) -> list[Node]:
    inside = set(updates)
    return [one for one in updates if not any(above in inside for above in one.iterancestors())]
