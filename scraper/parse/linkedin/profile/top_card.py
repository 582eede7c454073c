"""The top card of the server-driven profile of 2026: what stands where in it, and what that says.

In come the card's element and what is known of its owner; out go the lines under the name, the
degree, the chips and the mutual connections. No class name and no visible word is asked.
"""

from __future__ import annotations

import json
import re
from typing import Literal, cast
from urllib.parse import parse_qs, urlsplit

from scraper.parse.linkedin.activity.server_driven import Owner
from scraper.parse.linkedin.page import Node, every, first, line
from scraper.records import Affiliation, Mutuals

Q = {
    "search": 'a[href*="/search/results/people"]',
    "contact": 'a[href*="/overlay/contact-info"]',
    "wrapper": "data-display-contents",
    "chip": "[role=button]",
}

_TOKEN = re.compile(r"^[·•]\s*\D{0,10}(\d)\D{0,8}$")
_PRONOUNS = re.compile(r"^[^\s/]{1,12}( ?/ ?[^\s/]{1,12}){1,3}$")
_NUMBER = re.compile(r"\d[\d.,\s\u00a0\u202f’']*")

Degree = Literal[1, 2, 3]


def lines_of(top: Node) -> tuple[str | None, str | None, str | None]:
    """Pronouns, headline and location, by where they stand.

    Pronouns come before the degree, the headline after it; then "Company · School", which repeats
    the chips; the location opens the row of the contact link.
    """
    row = _contact_row(top)
    chips = [name for _kind, name in _chip_names(top)]
    texts: list[str] = []
    located: str | None = None
    for node in every(top, "p"):
        text = line(node)
        if not text or any(above.get("role") == "button" for above in node.iterancestors()):
            continue
        if row is not None and row in node.iterancestors():
            located = located or (text if text != "·" and first(node, "a") is None else None)
        elif node.getparent() is not None and _inside_link(node, top):
            break  # the counts of connections and the mutual ones follow the row
        else:
            texts.append(text)
    return _told_apart(texts, chips, located, row is not None)


def _told_apart(
    texts: list[str], chips: list[str], located: str | None, has_row: bool
) -> tuple[str | None, str | None, str | None]:
    tokens = [place for place, text in enumerate(texts) if _TOKEN.match(text)]
    pronouns = None
    if tokens:
        pronouns = next(iter(texts[: tokens[0]]), None)
        texts = texts[tokens[-1] + 1 :]
    elif texts and _PRONOUNS.match(texts[0]):
        pronouns, texts = texts[0], texts[1:]
    joined = " · ".join(chips)
    rest = [text for text in texts[:3] if text != joined or not chips]
    headline = rest[0] if rest and texts[0] != joined else None
    if headline is None and len(texts) > 1 and texts[0] == texts[1]:
        headline = texts[0]  # a headline that is the company's name
    if not has_row and located is None and len(rest) > 1:
        located = rest[1]
    return pronouns, headline, located


def _contact_row(top: Node) -> Node | None:
    link = first(top, Q["contact"])
    node = link.getparent() if link is not None else None
    while node is not None and node.tag != "div":
        node = node.getparent()
    return node


def _inside_link(node: Node, top: Node) -> bool:
    for above in node.iterancestors():
        if above is top:
            return False
        if above.tag == "a":
            return True
    return False


def degree_of(top: Node, owner: Owner, labels: set[int | None]) -> Degree | None:
    """1, 2 or 3, or None: by address, then by the owner's own posts, then by what stands alone.

    The search for connections of the owner spans both circles (``["F","S"]``) for a first-degree
    connection only; the search for mutual ones (``["F"]``) shows at most a second. Both "1st" and
    "2nd" may be in the page: the one that does not hold is alone in a wrapper without a box.
    """
    networks = [_network(link.get("href"), owner.member_id) for link in every(top, Q["search"])]
    if {"F", "S"} in networks:
        return 1
    if len(labels) == 1:
        return cast(Degree, next(iter(labels)))
    if {"F"} in networks:
        return 2
    tokens = {int(found[1]) for node in every(top, "p") if (found := _shown_token(node))}
    return cast(Degree, tokens.pop()) if len(tokens) == 1 and tokens <= {1, 2, 3} else None


def _shown_token(node: Node) -> re.Match[str] | None:
    above = node.getparent()
    hidden = above is not None and above.get(Q["wrapper"]) == "true" and len(above) == 1
    return None if hidden else _TOKEN.match(line(node) or "")


def _network(address: str, member_id: str | None) -> set[str] | None:
    try:
        asked = parse_qs(urlsplit(address).query)
        of = json.loads(asked.get("connectionOf", ["[]"])[0])
        network = json.loads(asked.get("network", ["[]"])[0])
    except (ValueError, RecursionError):
        return None
    if not isinstance(network, list) or (member_id and member_id not in of):
        return None
    return {str(circle) for circle in network}


def _chip_names(top: Node) -> list[tuple[str | None, str]]:
    """Chips as (``company`` or ``school`` or None, name): a picture and one line, pressable."""
    found = []
    for chip in every(top, Q["chip"]):
        icon = first(chip, "figure svg[id]")
        name = line(first(chip, "p"))
        if name and first(chip, "figure") is not None:
            kind = (icon.get("id") if icon is not None else "").split("-")[0]
            found.append((kind if kind in ("company", "school") else None, name))
    return found


def chips_of(top: Node) -> list[Affiliation]:
    chips = _chip_names(top)
    by_place: tuple[Literal["company", "school"], ...] = ("company", "school")
    return [
        Affiliation(
            cast(Literal["company", "school"], kind) if kind else by_place[min(place, 1)], name
        )
        for place, (kind, name) in enumerate(chips)
    ]


def mutuals_of(top: Node) -> list[Mutuals]:
    for link in every(top, Q["search"]):
        if "network" not in (link.get("href") or "") or first(link, "p a, p strong") is None:
            continue
        sentence = first(link, "p")
        names = [text for node in every(sentence, "strong") if (text := line(node))]
        others = line(sentence) or ""
        for name in names:
            others = others.replace(name, " ", 1)
        counted = _NUMBER.search(others)
        number = int("".join(filter(str.isdigit, counted[0]))) if counted else 0
        if names or number:
            return [Mutuals(tuple(names), number)]
    return []
