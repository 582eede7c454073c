"""A member's public page, signed out: ``public_profile_v3_desktop`` (captured in June 2026).

Which sections are there differs by person and visit, and a signed-out page shows no degree and no
mutual connections: what is missing here is not known, never absent. Asterisks stand for text that
LinkedIn withholds. A card in the reactions tab is what the person liked: nobody's words are read
from it. The class names are words and have been steady for years, unlike those of signed-in pages.
"""

from __future__ import annotations

from typing import Literal

from scraper.dates import from_range
from scraper.errors import Problem
from scraper.parse import SectionState
from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line, shown
from scraper.parse.linkedin.printed import printed_day
from scraper.parse.linkedin.profile.guest_cards import comments_of, posts_of
from scraper.records import (
    About,
    Affiliation,
    Article,
    Education,
    Group,
    Person,
    Position,
    Record,
    Skill,
)
from scraper.spans import Span, precision_of

KIND = "public_profile"
UNPROVEN = None
READY = ("h1.top-card-layout__title",)
SCROLL = None
SETTLED = READY
EXPAND: tuple[str, ...] = ()

Q = {
    "top": "section.top-card-layout",
    "name": "h1.top-card-layout__title",
    "headline": ".top-card-layout__headline",
    "place": ".profile-info-subheader",
    "company": "[data-section=currentPositionsDetails] a",
    "school": "[data-section=educationsDetails] a",
    "section": "section[data-section={}]",
    "metadata": ".base-main-card__metadata",
}

#: ``data-section`` of the page, and the word under which `sections` tells it.
SECTIONS = {
    "summary": "about",
    "articles": "articles",
    "posts": "posts",
    "experience": "experience",
    "educationsDetails": "education",
    "skills": "skills",
    "recommendations": "recommendations",
    "languages": "languages",
}


def recognises(page: Page) -> bool:
    """The page key of a public profile, or its headline where a saver dropped the metas."""
    if page.metas.get("pagekey", "").startswith("public_profile"):
        return True
    return first(page.root, Q["name"]) is not None and not page.screens


def parse(page: Page) -> Reading:
    """Person, affiliations, about, posts, comments, articles and the lists that are shown."""
    name = shown(first(page.root, Q["name"]))
    top = first(page.root, Q["top"])
    if not name or top is None or page.unfinished(top):
        problem = Problem("no_name", page.capture.name, "the profile has no top card with a name")
        return Reading(problems=(problem,), unread=True)
    slug = page.owner
    found = {name: first(page.root, Q["section"].format(name)) for name in SECTIONS}
    states: dict[str, SectionState] = {
        SECTIONS[name]: "not_loaded" if node is None or page.unfinished(node) else "loaded"
        for name, node in found.items()
    }
    records: list[Record] = [_person(page, top, name), *_affiliations(top)]
    for section, node in found.items():
        if node is not None and not page.unfinished(node):
            records.extend(_section(section, node, page, name))
    volunteered = first(page.root, Q["section"].format("volunteering"))
    if volunteered is not None:
        records.extend(_volunteering(volunteered))
    return Reading(slug, tuple(records), states)


def _section(section: str, node: Node, page: Page, name: str) -> list[Record]:
    if section == "posts":
        return [*posts_of(node, page, name), *comments_of(node, page, name)]
    readers = {
        "summary": _about,
        "articles": _articles,
        "experience": _positions,
        "educationsDetails": _schools,
        "skills": _skills,
    }
    return readers[section](node) if section in readers else []


def _person(page: Page, top: Node, name: str) -> Person:
    place = first(top, Q["place"])
    region = first(place, "span") if place is not None else None
    return Person(
        slug=page.owner,
        full_name=name,
        headline=shown(first(top, Q["headline"])),
        location=shown(region),
    )


def _affiliations(top: Node) -> list[Affiliation]:
    kinds: tuple[Literal["company"], Literal["school"]] = ("company", "school")
    return [
        Affiliation(kind, name)
        for kind in kinds
        for node in every(top, Q[kind])
        if (name := shown(node))
    ]


def _about(node: Node) -> list[Record]:
    text = shown(first(node, "p"))
    return [About(text)] if text else []


def _articles(node: Node) -> list[Record]:
    found: list[Record] = []
    for card in every(node, "li"):
        title = shown(first(card, "h3"))
        link = first(card, 'a[href*="/pulse/"]')
        day = printed_day(line(first(card, Q["metadata"])))
        if title:
            address = link.get("href").split("?")[0] if link is not None else None
            found.append(Article(title, address, day, "day" if day else "unknown"))
    return found


def _positions(node: Node) -> list[Record]:
    found: list[Record] = []
    for item in every(node, "li"):
        inner, head = every(item, "li")[1:], next((h for h in every(item, "h4, h3")), None)
        if inner or any(above.tag == "li" for above in _up_to(item, node)):
            found.extend(_role(item, _company_above(item, node)) if not inner else [])
        elif head is not None:
            found.extend(_role(item, shown(first(item, "h4"))))
    return found


def _role(item: Node, company: str | None) -> list[Record]:
    title, span = shown(first(item, "h3")), _span(item)
    if not title or not company:
        return []
    told = [shown(p) for p in every(item, "p") if first(p, "time, .date-range") is None]
    return [
        Position(
            organisation=company,
            title=title,
            started=span.started if span else None,
            ended=span.ended if span else None,
            precision=precision_of(span.started) if span else "unknown",
            current=span.current if span else None,
            location=told[0] if told else None,
            description=told[1] if len(told) > 1 else None,
        )
    ]


def _company_above(item: Node, top: Node) -> str | None:
    """The company over several roles: the heading of the item that holds their list."""
    for above in _up_to(item, top):
        if above.tag == "li":
            return next(
                (shown(h) for h in every(above, "h4, h3") if item not in h.iterancestors()), None
            )
    return None


def _up_to(item: Node, top: Node) -> list[Node]:
    found = []
    for above in item.iterancestors():
        if above is top:
            break
        found.append(above)
    return found


def _schools(node: Node) -> list[Record]:
    found: list[Record] = []
    for item in every(node, "li"):
        school, span = shown(first(item, "h3")), _span(item)
        parts = [text for part in every(item, "h4 span") if (text := shown(part))]
        whole = shown(first(item, "h4"))
        degree = parts[0] if parts else whole if whole and whole.strip("- ") else None
        if school:
            dates = (span.started, span.ended) if span else (None, None)
            found.append(Education(school, degree, ", ".join(parts[1:2]) or None, *dates))
    return found


def _skills(node: Node) -> list[Record]:
    return [Skill(name) for item in every(node, "li") if (name := shown(item))]


def _volunteering(node: Node) -> list[Record]:
    found: list[Record] = []
    for item in every(node, "li"):
        role, name, span = shown(first(item, "h3")), shown(first(item, "h4")), _span(item)
        if name:
            dates = (span.started, span.ended) if span else (None, None)
            found.append(Group(name, "volunteering", role, *dates))
    return found


def _span(item: Node) -> Span | None:
    """The dates of an entry; the length behind them has a span of its own."""
    holder = first(item, ".date-range")
    if holder is None:
        return None
    texts = [holder.text or ""]
    for child in holder:
        texts += [line(child) or "" if child.tag == "time" else "", child.tail or ""]
    return from_range(" ".join(" ".join(texts).split()))
