"""A member's page, signed in, server-driven layout of 2026 (captured March to May 2026).

The page has no `h1`, no ids, hashed classes: everything stands on ``componentkey``, addresses and
position. Cards of other people (``profileAside…``) are never entered. The page hides the degree
that does not hold by style alone, so the degree comes from addresses and labels; see `top_card`.
"""

from __future__ import annotations

import re
from typing import Literal

from scraper.errors import Problem
from scraper.parse import SectionState
from scraper.parse.linkedin.activity.server_driven import Owner, posts_of
from scraper.parse.linkedin.experience.server_driven import below_activity
from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line, lines, slug_of
from scraper.parse.linkedin.profile.top_card import (
    Degree,
    chips_of,
    degree_of,
    lines_of,
    mutuals_of,
)
from scraper.parse.linkedin.words import NO_POSTS, PENDING, STUDIED, says
from scraper.records import About, Highlight, Person, Record

KIND = "profile"
UNPROVEN = None
READY = (
    '[data-sdui-screen$=".profile.Profile"] [componentkey$="Topcard"] h2',
    '[data-sdui-screen*="NotFound"]',
)
SCROLL = "main#workspace"
SETTLED = (
    '[componentkey$="activity_posts_pillContent"] [role=listitem]',
    '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Activity"] '
    'a[href*="/recent-activity/"]',
)
EXPAND: tuple[str, ...] = ()  # whole texts are in the page, "… more" only unfolds them

CARD = "com.linkedin.sdui.profile.card.ref"
Q = {
    "screen": "Profile",
    "top": f'[componentkey^="{CARD}"][componentkey$="Topcard"]',
    "about": f'[componentkey^="{CARD}"][componentkey$="About"]',
    "above": '[componentkey^="profileCardsAboveActivity"]',
    "below": '[componentkey^="profileCardsBelowActivityPart"]',
    "activity": f'[componentkey^="{CARD}"][componentkey$="Activity"]',
    "items": '[componentkey$="activity_posts_pillContent"] [role=listitem]',
    "box": "[data-testid=expandable-text-box]",
}
BELOW = (
    "experience", "education", "licenses_and_certifications", "skills", "recommendations",
    "languages", "interests",
)  # fmt: skip

_MEMBER_ID = re.compile(rf"{re.escape(CARD)}(AC[\w-]{{20,60}})Topcard$")
_KEYED_SLUG = re.compile(r"^(?:ProfilePostConnectDrawer_|profileCardsAboveActivity)(.+)$")


def recognises(page: Page) -> bool:
    """The profile screen, or its top card where a saver dropped the screen's mark."""
    if page.screens:
        return Q["screen"] in page.screens
    return first(page.root, Q["top"]) is not None


def parse(page: Page) -> Reading:
    """Person, affiliations, mutual connections, highlights, about and posts of the page's owner."""
    top = first(page.root, Q["top"])
    name = _name(page, top)
    if top is None or name is None or page.unfinished(top):
        problem = Problem("no_name", page.capture.name, "the profile has no top card with a name")
        return Reading(problems=(problem,), unread=True)
    owner = Owner(_slug(page, top), _member_id(page, top), name)
    items = every(page.root, Q["items"])
    posts, problems, labels = posts_of(page, items, owner)
    about, about_state = _about(page)
    sections: dict[str, SectionState] = {"about": about_state, "posts": _posts_state(page, items)}
    below, more = below_activity(page, every(page.root, Q["below"]), BELOW)
    highlights = _highlights(page)
    sections["highlights"] = "loaded" if highlights else _above_state(page)
    records: list[Record] = [
        _person(page, top, owner, degree_of(top, owner, labels)),
        *chips_of(top),
        *mutuals_of(top),
        *highlights,
        *about,
        *posts,
        *below.records,
    ]
    return Reading(
        owner.slug,
        tuple(records),
        {**sections, **below.sections},
        (*problems, *below.problems, *more),
    )


def _name(page: Page, top: Node | None) -> str | None:
    if top is None:
        return None
    shown = next((text for node in every(top, "h1, h2") if (text := line(node))), None)
    return shown or page.title.removesuffix("| LinkedIn").strip(" |") or None


def _slug(page: Page, top: Node) -> str | None:
    for node in every(page.root, "[componentkey]"):
        if found := _KEYED_SLUG.match(node.get("componentkey")):
            return slug_of(f"/in/{found[1]}")
    link = first(top, 'a[href*="/in/"]')
    return page.owner or slug_of(link.get("href") if link is not None else None)


def _member_id(page: Page, top: Node) -> str | None:
    for node in (top, *every(page.root, Q["about"])):
        if found := _MEMBER_ID.match(node.get("componentkey")):
            return found[1]
    return None


def _person(page: Page, top: Node, owner: Owner, degree: Degree | None) -> Person:
    pronouns, headline, location = lines_of(top)
    waiting = first(top, 'svg[id^="clock"]') is not None or any(
        says(PENDING, page.language, node.get("aria-label") or line(node))
        for node in every(top, "button, a[aria-label]")
    )
    return Person(
        slug=owner.slug,
        member_id=owner.member_id,
        full_name=owner.full_name,
        pronouns=pronouns,
        headline=headline,
        location=location,
        degree=degree,
        invitation="pending" if waiting and degree != 1 else None,
    )


def _highlights(page: Page) -> list[Highlight]:
    found = []
    for above in every(page.root, Q["above"])[:1]:
        for section in every(above, "section"):
            if any(_is_card(node) for node in (section, *section.iterancestors())):
                continue
            for link in every(section, "a"):
                told = [text for node in every(link, "p") if (text := line(node))]
                if len(told) == 2 and len(every(link, "a")) == 1 and not page.unfinished(link):
                    kind = _kind_of_highlight(link.get("href") or "", told[0], page.language)
                    found.append(Highlight(kind, "\n".join(told)))
    return found


def _is_card(node: Node) -> bool:
    return (node.get("componentkey") or "").startswith(CARD)


def _kind_of_highlight(
    address: str, title: str, language: str
) -> Literal["shared_employer", "mutual_group", "shared_school", "other"]:
    if "/mutual-groups" in address or "/groups/" in address:
        return "mutual_group"
    if "/school/" in address or ("/company/" in address and says(STUDIED, language, title)):
        return "shared_school"
    return "shared_employer" if "/company/" in address else "other"


def _about(page: Page) -> tuple[list[About], SectionState]:
    card = first(page.root, Q["about"])
    if card is None:
        return [], _above_state(page)
    text = lines(first(card, Q["box"]), without="expandable-text-button")
    if page.unfinished(card):
        return [], "not_loaded"
    return ([About(text)], "loaded") if text else ([], "absent")


def _above_state(page: Page) -> SectionState:
    above = first(page.root, Q["above"])
    return "absent" if above is not None and len(above) else "not_loaded"


def _posts_state(page: Page, items: list[Node]) -> SectionState:
    if items:
        return "loaded"
    card = next((node for node in every(page.root, Q["activity"]) if line(node)), None)
    if card is None or page.unfinished(card):
        return "not_loaded"
    if says(NO_POSTS, page.language, line(card)):
        return "absent"
    settled = first(card, 'a[href*="/recent-activity/"]') is not None
    empty = (
        first(card, '[componentkey$="_pillContent"], [role=progressbar], [aria-busy=true]') is None
    )
    return "absent" if settled and empty else "not_loaded"
