"""A member's page, signed in, Ember layout of 2024-25, as other readers describe it."""

from __future__ import annotations

from scraper.errors import Problem
from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line, slug_of
from scraper.parse.linkedin.profile import g2022_03 as older
from scraper.parse.linkedin.profile.top_card import mutuals_of
from scraper.records import Affiliation, Record

KIND = "profile"
UNPROVEN = (
    "No page of 2024-25 was at hand: the anchors and data-view-name marks are reported by others, "
    "the boxes of the top card are taken to be those of 2022."
)
READY = ("main section.artdeco-card h1", "[data-view-name=profile-card] h1")
SCROLL = None
SETTLED = ("[data-view-name=profile-card] div#experience", "main div#content_collections")
EXPAND: tuple[str, ...] = ()

Q = {
    "mark": "[data-view-name=profile-card], main div#content_collections",
    "name": "main h1",
    "affiliation": ".pv-text-details__right-panel li",
}


def recognises(page: Page) -> bool:
    """A heading with the name, and the marks that came with 2024."""
    if page.screens or first(page.root, Q["name"]) is None:
        return False
    return first(page.root, Q["mark"]) is not None


def parse(page: Page) -> Reading:
    """Person, affiliations, about and the lists of the page."""
    heading = first(page.root, Q["name"])
    name = line(heading)
    top = _section_of(heading)
    if not name or top is None or page.unfinished(top):
        problem = Problem("no_name", page.capture.name, "the profile has no top card with a name")
        return Reading(problems=(problem,), unread=True)
    contact = first(top, older.Q["contact"])
    slug = slug_of(contact.get("href") if contact is not None else None) or page.owner
    records: list[Record] = [older.person(page, top, name, slug), *_affiliations(top)]
    listed, sections = older.lists(page)
    return Reading(slug, (*records, *mutuals_of(top), *listed), sections)


def _section_of(node: Node | None) -> Node | None:
    while node is not None and node.tag != "section":
        node = node.getparent()
    return node


def _affiliations(top: Node) -> list[Affiliation]:
    """Company, then school: with one alone nothing says which it is, so it is left out."""
    names = [text for node in every(top, Q["affiliation"]) if (text := line(node))]
    if len(names) != 2 or names[0] == names[1]:
        return []
    return [Affiliation("company", names[0]), Affiliation("school", names[1])]
