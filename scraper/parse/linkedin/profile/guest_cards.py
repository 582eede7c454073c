"""Cards of the public page of 2026: what the person wrote, passed on and commented.

In come the activity section and the page; out go `Post` and `Comment`. Whose a card is says the
address of its author and of the post; a card inside a card is what was passed on. A card in the
reactions tab is what the person liked: nothing is read from it.
"""

from __future__ import annotations

import re

from scraper.dates import from_urn
from scraper.parse.linkedin.page import Node, Page, apart, every, first, line, shown, slug_of
from scraper.parse.linkedin.words import EDITED, exactly
from scraper.records import Comment, Post, Record

Q = {
    "card": ".profile-activity-card",
    "author": ".publisher-author-card",
    "author_name": "h3",
    "metadata": ".base-main-card__metadata",
    "text": ".see-more-text",
    "full": 'a[href*="/posts/"]',
    "comment": ".comment",
}

_POST = re.compile(r"/posts/([^/?#_]+)_.*?-(activity|ugcPost|share)-(\d+)")


def posts_of(node: Node, page: Page, name: str) -> list[Record]:
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
    told = shown(first(box, Q["author_name"]))
    mine = slug == page.owner if slug and page.owner else told == name
    return (name if mine and told else told), mine


def _text(card: Node | None, without: Node | None = None) -> str | None:
    for text in every(card, Q["text"]) if card is not None else ():
        if without is None or without not in text.iterancestors():
            return apart(text)
    return None


def _time(card: Node, language: str) -> tuple[str | None, bool]:
    node = first(card, Q["metadata"])
    if node is None:
        return None, False
    label = " ".join((node.text or "").split()) or line(node)
    return label, any(exactly(EDITED, language, line(part)) for part in node.iterdescendants())


def comments_of(node: Node, page: Page, name: str) -> list[Record]:
    """Comments by the person: the address of each begins with the person's slug."""
    found: list[Record] = []
    for comment in every(node, Q["comment"]):
        link = first(comment, Q["full"])
        match = _POST.search(link.get("href")) if link is not None else None
        blocks = [child for child in comment if child.tag == "div"]
        text = apart(blocks[1]) if len(blocks) > 1 else None
        if not (match and text) or (page.owner and match[1] != page.owner):
            continue
        urn = f"urn:li:{match[2]}:{match[3]}"
        moment = from_urn(urn)
        address = f"https://www.linkedin.com/feed/update/{urn}/"
        found.append(Comment(address, moment.date().isoformat() if moment else None, text, name))
    return found


def _outermost(cards: list[Node]) -> list[Node]:
    inside = set(cards)
    return [card for card in cards if not any(above in inside for above in card.iterancestors())]
