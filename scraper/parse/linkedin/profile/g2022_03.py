"""A member's page, signed in, Ember layout of 2022 (captured in March 2022)."""

from __future__ import annotations

import re
from typing import Literal, cast
from urllib.parse import unquote

from scraper.errors import Problem
from scraper.parse import SectionState
from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line, slug_of
from scraper.parse.linkedin.profile import ember
from scraper.parse.linkedin.profile.top_card import mutuals_of
from scraper.parse.linkedin.words import PENDING, says
from scraper.records import About, Affiliation, Person, Record

KIND = "profile"
UNPROVEN = None
READY = ("main .pv-top-card h1",)
SCROLL = None
SETTLED = ("main div#experience", "main div#education", "main div#interests")
EXPAND: tuple[str, ...] = ()  # the folded texts are in the page whole

Q = {
    "top": "main section.pv-top-card, main section[data-member-id]",
    "name": "h1",
    "headline": "div.text-body-medium",
    "place": ".pv-text-details__left-panel span.text-body-small",
    "affiliation": ".pv-text-details__right-panel li",
    "contact": 'a[href*="/overlay/contact-info"]',
    "anchor": "main div.pv-profile-card-anchor",
    "newer": "[data-view-name=profile-card], main div#content_collections",
    "owned": 'main a[href*="profileUrn="], main a[href*="fsd_skill:("]',
    "pending": "button, [role=button]",
}

_MEMBER = re.compile(r"(?:fsd_profile:|fsd_skill:\()(AC[\w-]{20,60})")
_PRONOUNS = re.compile(r"^\(?([^\s/()]{1,12}( ?/ ?[^\s/()]{1,12}){1,3})\)?$")


def recognises(page: Page) -> bool:
    """The top card and the anchors of 2022, and nothing that came with 2024."""
    if page.screens or first(page.root, Q["newer"]) is not None:
        return False
    top = first(page.root, Q["top"])
    return top is not None and first(top, Q["name"]) is not None


def parse(page: Page) -> Reading:
    """Person, affiliations, about and the lists of the whole page."""
    top = first(page.root, Q["top"])
    name = line(first(top, Q["name"])) if top is not None else None
    if top is None or not name or page.unfinished(top):
        problem = Problem("no_name", page.capture.name, "the profile has no top card with a name")
        return Reading(problems=(problem,), unread=True)
    contact = first(top, Q["contact"])
    slug = slug_of(contact.get("href") if contact is not None else None) or page.owner
    records: list[Record] = [person(page, top, name, slug), *_affiliations(top), *mutuals_of(top)]
    listed, sections = lists(page)
    return Reading(slug, (*records, *listed), sections)


def person(page: Page, top: Node, name: str, slug: str | None) -> Person:
    """The person of a top card, which every Ember generation fills with the same boxes."""
    pending = any(says(PENDING, page.language, line(node)) for node in every(top, Q["pending"]))
    degree = cast(Literal[1, 2, 3] | None, ember.degree_in(top))
    contact = first(top, Q["contact"])
    return Person(
        slug=slug,
        member_id=member_id(page),
        full_name=name,
        pronouns=_pronouns(top),
        headline=line(first(top, Q["headline"])),
        location=_beside(contact) or line(first(top, Q["place"])),
        degree=degree,
        invitation="pending" if pending and degree != 1 else None,
    )


def member_id(page: Page) -> str | None:
    """The owner's member id, from the links to the owner's own lists."""
    for link in every(page.root, Q["owned"]):
        if found := _MEMBER.search(unquote(link.get("href") or "")):
            return found[1]
    return None


def lists(page: Page) -> tuple[list[Record], dict[str, SectionState]]:
    """The records of every section that has an anchor, and the state of all of them.

    A page with any list below the activity was rendered to its end, so a missing one is absent.
    """
    whole = any(ember.section(page, name) is not None for name in ember.READERS)
    states: dict[str, SectionState] = dict.fromkeys(
        ember.SECTIONS.values(), "absent" if whole and not page.cut_short else "not_loaded"
    )
    records: list[Record] = []
    for anchor, name in ember.SECTIONS.items():
        node = ember.section(page, anchor)
        if node is None or page.unfinished(node):
            continue
        states[name] = "loaded" if name != "posts" else _posts(node)
        if anchor == "about":
            records.extend(_about(node))
        elif anchor in ember.READERS:
            for entry in ember.entries(node):
                records.extend(ember.READERS[anchor](entry))
    return records, states


def _about(node: Node) -> list[About]:
    texts = [line(span) for span in every(node, ember.Q["seen"]) if not _in_heading(span)]
    return [About(text) for text in texts[:1] if text]


def _posts(node: Node) -> SectionState:
    """What the profile shows of posts is cut to a line or two: the activity page holds them."""
    return "not_loaded" if first(node, 'a[href*="urn:li:"]') is not None else "absent"


def _affiliations(top: Node) -> list[Affiliation]:
    kinds: dict[str, Literal["company", "school"]] = {
        "#experience": "company",
        "#education": "school",
    }
    found = []
    for item in every(top, Q["affiliation"]):
        link = first(item, "a[href]")
        kind = kinds.get(link.get("href")) if link is not None else None
        if kind and (name := line(item)):
            found.append(Affiliation(kind, name))
    return found


def _pronouns(top: Node) -> str | None:
    name = first(top, Q["name"])
    for sibling in name.itersiblings() if name is not None else ():
        if found := _PRONOUNS.match(line(sibling) or ""):
            return found[1]
    return None


def _beside(contact: Node | None) -> str | None:
    """The text that opens the row of the contact link: the location."""
    row = contact.getparent() if contact is not None else None
    while row is not None and row.tag != "div":
        row = row.getparent()
    if row is None or not len(row) or (contact is not None and contact in row[0].iter()):
        return None
    return line(row[0])


def _in_heading(node: Node) -> bool:
    return any(above.tag in ("h1", "h2", "h3") for above in node.iterancestors())
