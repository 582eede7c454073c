"""A member's public page, signed out: ``public_profile_v3_desktop`` (captured in June 2026).

Which sections are there differs by person and visit, and a signed-out page shows no degree and no
mutual connections: what is missing here is not known, never absent. Asterisks stand for text that
LinkedIn withholds. A card in the reactions tab is what the person liked: nobody's words are read
from it. The class names are words and have been steady for years, unlike those of signed-in pages.
"""

from __future__ import annotations

import re
from typing import Literal

from scraper.dates import from_range, from_urn
from scraper.errors import Problem
from scraper.parse import SectionState
from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line, slug_of
from scraper.parse.linkedin.printed import printed_day
from scraper.parse.linkedin.words import EDITED, exactly
from scraper.records import (
    About,
    Affiliation,
    Article,
    Comment,
    Education,
    Group,
    Person,
    Position,
    Post,
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
    "card": ".profile-activity-card",
    "author": ".publisher-author-card",
    "author_name": "h3",
    "metadata": ".base-main-card__metadata",
    "text": ".see-more-text",
    "full": 'a[href*="/posts/"]',
    "comment": ".comment",
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

_POST = re.compile(r"/posts/([^/?#_]+)_.*?-(activity|ugcPost|share)-(\d+)")
_WITHHELD = re.compile(r"\*{3}")


def recognises(page: Page) -> bool:
    """The page key of a public profile, or its headline where a saver dropped the metas."""
    if page.metas.get("pagekey", "").startswith("public_profile"):
        return True
    return first(page.root, Q["name"]) is not None and not page.screens


def parse(page: Page) -> Reading:
    """Person, affiliations, about, posts, comments, articles and the lists that are shown."""
    name = line(first(page.root, Q["name"]))
    top = first(page.root, Q["top"])
    if not name or _WITHHELD.search(name) or top is None or page.unfinished(top):
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
        return [*_posts(node, page, name), *_comments(node, page, name)]
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
    shown = next((span for span in every(place, "span")), None) if place is not None else None
    return Person(
        slug=page.owner,
        full_name=name,
        headline=_shown(first(top, Q["headline"])),
        location=_shown(shown),
    )


def _affiliations(top: Node) -> list[Affiliation]:
    kinds: tuple[Literal["company"], Literal["school"]] = ("company", "school")
    return [
        Affiliation(kind, name)
        for kind in kinds
        for node in every(top, Q[kind])
        if (name := _shown(node))
    ]


def _about(node: Node) -> list[Record]:
    text = _shown(first(node, "p"))
    return [About(text)] if text else []


def _posts(node: Node, page: Page, name: str) -> list[Record]:
    """Cards of the posts tab: what the person wrote, and what they passed on of others."""
    found: list[Record] = []
    for card in _outermost(every(node, Q["card"])):
        link = next((one for one in every(card, Q["full"]) if _POST.search(one.get("href"))), None)
        if link is None or _liked(card, link):
            continue
        inner = next((one for one in every(card, Q["card"]) if one is not card), None)
        author, mine = _author(card, page, name)
        match = _POST.search(link.get("href"))
        if author is None or match is None or (mine and page.owner and match[1] != page.owner):
            continue
        urn = f"urn:li:{match[2]}:{match[3]}"
        label, edited = _time(card, page.language)
        moment = from_urn(urn)
        found.append(
            Post(
                urn=urn,
                url=f"https://www.linkedin.com/feed/update/{urn}/",
                authorship=("reshare" if inner is not None else "own") if mine else "repost",
                author=author,
                text=_text(card, without=inner),
                shared_text=_text(inner) if inner is not None else None,
                shared_author=_author(inner, page, name)[0] if inner is not None else None,
                time_label=label,
                edited=edited,
                posted_on=moment.date().isoformat() if moment else None,
                precision="approximate" if moment else "unknown",
            )
        )
    return found


def _liked(card: Node, link: Node) -> bool:
    """Whether a card stands in the reactions tab: by the link's own mark, or a "liked" header.

    In that tab no author opens the card: the author's box is inside a second card.
    """
    if "reactions" in (link.get("data-tracking-control-name") or ""):
        return True
    author = first(card, Q["author"])
    holder = author.getparent() if author is not None else None
    while holder is not None and Q["card"][1:] not in (holder.get("class") or "").split():
        holder = holder.getparent()
    return holder is not card


def _author(card: Node, page: Page, name: str) -> tuple[str | None, bool]:
    """Name of a card's first author, and whether that is the page's owner."""
    box = first(card, Q["author"])
    if box is None:
        return None, False
    link = first(box, "a[href]")
    slug = slug_of(link.get("href")) if link is not None else None
    shown = _shown(first(box, Q["author_name"]))
    mine = slug == page.owner if slug and page.owner else shown == name
    return (name if mine and shown else shown), mine


def _text(card: Node | None, without: Node | None = None) -> str | None:
    for text in every(card, Q["text"]) if card is not None else ():
        if without is None or without not in text.iterancestors():
            return _shown(text)
    return None


def _time(card: Node, language: str) -> tuple[str | None, bool]:
    node = first(card, Q["metadata"])
    if node is None:
        return None, False
    label = " ".join((node.text or "").split()) or line(node)
    return label, any(exactly(EDITED, language, line(part)) for part in node.iterdescendants())


def _comments(node: Node, page: Page, name: str) -> list[Record]:
    """Comments by the person: the address of each begins with the person's slug."""
    found: list[Record] = []
    for comment in every(node, Q["comment"]):
        link = first(comment, Q["full"])
        match = _POST.search(link.get("href")) if link is not None else None
        blocks = [child for child in comment if child.tag == "div"]
        text = _shown(blocks[1]) if len(blocks) > 1 else None
        if not (match and text) or (page.owner and match[1] != page.owner):
            continue
        urn = f"urn:li:{match[2]}:{match[3]}"
        moment = from_urn(urn)
        address = f"https://www.linkedin.com/feed/update/{urn}/"
        found.append(Comment(address, moment.date().isoformat() if moment else None, text, name))
    return found


def _articles(node: Node) -> list[Record]:
    found: list[Record] = []
    for card in every(node, "li"):
        title = _shown(first(card, "h3"))
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
            found.extend(_role(item, _shown(first(item, "h4"))))
    return found


def _role(item: Node, company: str | None) -> list[Record]:
    title, span = _shown(first(item, "h3")), _span(item)
    if not title or not company:
        return []
    places = [line(p) for p in every(item, "p") if first(p, "time, .date-range") is None]
    return [
        Position(
            organisation=company,
            title=title,
            started=span.started if span else None,
            ended=span.ended if span else None,
            precision=precision_of(span.started) if span else "unknown",
            current=span.current if span else None,
            location=next((p for p in places[:1] if p and not _WITHHELD.search(p)), None),
            description=next((p for p in places[1:2] if p and not _WITHHELD.search(p)), None),
        )
    ]


def _company_above(item: Node, top: Node) -> str | None:
    """The company over several roles: the heading of the item that holds their list."""
    for above in _up_to(item, top):
        if above.tag == "li":
            return next(
                (_shown(h) for h in every(above, "h4, h3") if item not in h.iterancestors()), None
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
        school, span = _shown(first(item, "h3")), _span(item)
        parts = [text for part in every(item, "h4 span") if (text := _shown(part))]
        whole = _shown(first(item, "h4"))
        degree = parts[0] if parts else whole if whole and whole.strip("- ") else None
        if school:
            dates = (span.started, span.ended) if span else (None, None)
            found.append(Education(school, degree, ", ".join(parts[1:2]) or None, *dates))
    return found


def _skills(node: Node) -> list[Record]:
    return [Skill(name) for item in every(node, "li") if (name := _shown(item))]


def _volunteering(node: Node) -> list[Record]:
    found: list[Record] = []
    for item in every(node, "li"):
        role, name, span = _shown(first(item, "h3")), _shown(first(item, "h4")), _span(item)
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


def _outermost(cards: list[Node]) -> list[Node]:
    inside = set(cards)
    return [card for card in cards if not any(above in inside for above in card.iterancestors())]


def _shown(node: Node | None) -> str | None:
    """The text of a node as one line, unless LinkedIn withholds it."""
    text = line(node)
    return None if text is None or _WITHHELD.search(text) else text
