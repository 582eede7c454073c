"""One update of the server-driven pages of 2026: a list item becomes a `Post`, or a `Problem`.

No class name and no visible word is asked. What says who wrote what is the order of four things in
the item: a line of text before anybody is introduced (the header of a repost), the *actors* (a
link to a member, company or group that holds a name and a time label), the text boxes, and the
links that carry an id. A box belongs to the actor that stands last before it.

An update that contradicts itself about its author is not read: better no post than another's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from scraper.dates import from_urn
from scraper.errors import Problem
from scraper.parse.linkedin.page import Node, Page, every, first, line, lines, slug_of
from scraper.parse.linkedin.words import EDITED, exactly, plain
from scraper.records import Post

Q = {
    "box": "expandable-text-box",  # data-testid
    "more": "expandable-text-button",  # data-testid: "… more", inside the box
    "labelled": "div[aria-label]",
}

_ACTOR = re.compile(r"/(in|company|school|showcase|groups|newsletters)/[^/?#]+")
_URN = re.compile(r"urn:li:(?:activity|ugcPost|share|groupPost):[\d-]*\d")
_TIME = re.compile(r"^(?=[^•]*\d)[^•]{1,30}•")
_DEGREE = re.compile(r"(\d)\D{0,6}$")
# A player's menus and an advertisement's dialogs stand inside list items, full of words.
_NOISE = re.compile(r"^(dialog|region|menu|menubar|toolbar)$")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose page it is: what an actor must agree with to be the owner."""

    slug: str | None
    member_id: str | None
    full_name: str | None


@dataclass(frozen=True, slots=True)
class Box:
    """A text, and the id of the link round it where there is one."""

    node: Node
    urn: str | None = None


@dataclass(slots=True)
class Actor:
    """Who an update, or the part of it that follows, is by."""

    name: str | None
    slug: str | None
    label: str | None  # what a screen reader is told: name, marks, degree
    group: str | None
    time_label: str | None
    edited: bool
    address: str = ""  # the part of the link that says who: /in/ann-lee
    boxes: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The telling parts of a list item, in the order of the page."""

    header: list[str] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    first_ids: list[str] = field(default_factory=list)  # before a second actor
    later_ids: list[str] = field(default_factory=list)
    control: str | None = None
    labels: list[str] | None = None  # what pictures and buttons are called; None: none are read


def posts_of(
    page: Page, items: list[Node], owner: Owner
) -> tuple[list[Post], list[Problem], set[int | None]]:
    """The posts of a list, what could not be read of it, and the owner's degree as shown there."""
    posts: list[Post] = []
    problems: list[Problem] = []
    degrees: set[int | None] = set()
    for number, item in enumerate(items, start=1):
        where = f"{page.capture.name}: post {number}"
        if page.unfinished(item):
            problems.append(Problem("truncated", where, "the page ends inside this post"))
            continue
        outline = _outline(item, page.language, owner)
        read = post_of(outline, owner)
        if isinstance(read, Post):
            posts.append(read)
            degrees |= {_degree(one, owner) for one in outline.actors} - {None}
        elif read:
            problems.append(Problem("unattributed_post", where, read))
    return posts, problems, degrees


def post_of(outline: Outline, owner: Owner) -> Post | str | None:
    """A post, or the reason why nobody can be said to have written it; None where none is."""
    if not outline.actors:
        return "nobody is named as its author" if outline.first_ids else None
    outline.actors[1:] = [one for one in outline.actors[1:] if one.name or one.boxes]
    main = outline.actors[0]
    inner = outline.actors[1] if len(outline.actors) > 1 else None
    if contradiction := _contradiction(outline, owner):
        return contradiction
    mine = _is(main, owner)
    named = any(plain(owner.full_name) in plain(text) for text in outline.header if owner.full_name)
    reposted = named or not mine
    urn = _urn(outline)
    own, passed_on = _told_apart(main.boxes, inner, urn)
    posted_on = f"{moment:%Y-%m-%d}" if (moment := from_urn(urn or "")) else None
    return Post(
        urn=urn,
        url=f"https://www.linkedin.com/feed/update/{urn}/" if urn else None,
        authorship="repost" if reposted else "reshare" if inner or passed_on else "own",
        author=(owner.full_name or main.name) if mine else main.name,
        text=_text(own),
        shared_text=_text(passed_on),
        shared_author=inner.name if inner and _confirmed(inner, outline) else None,
        time_label=main.time_label,
        edited=main.edited,
        posted_on=posted_on,
        precision="approximate" if posted_on else "unknown",
    )


def _told_apart(
    boxes: list[Box], inner: Actor | None, urn: str | None
) -> tuple[list[Box], list[Box]]:
    """The boxes of the first author, and those of what was passed on.

    Where the second author is not to be found, a box in a link with another id than the update's
    is not the first author's, and neither is a second box.
    """
    if inner:
        return boxes, inner.boxes
    own = [box for box in boxes if box.urn in (None, urn)]
    return own[:1], [box for box in boxes if box not in own] or own[1:]


def _contradiction(outline: Outline, owner: Owner) -> str | None:
    main, mine = outline.actors[0], _is(outline.actors[0], owner)
    name, label, control = plain(main.name), plain(main.label), plain(outline.control)
    if not name:
        return "its author has no name"
    if label and name not in label:
        return "its author's name and label differ"
    if mine and owner.full_name and not set(plain(owner.full_name).split()) & set(name.split()):
        return "it links to the owner under another name"
    if not mine and not _confirmed(main, outline):
        return "nothing confirms its author's name"
    others = [plain(one.name) for one in outline.actors[1:]]
    others += [] if mine else [plain(owner.full_name)]
    if not outline.actors[1:] and len({box.urn for box in outline.actors[0].boxes} - {None}) > 1:
        return "it holds two texts with ids of their own, and one author"
    if control and name not in control and any(other and other in control for other in others):
        return "its menu names another author"
    return None


def _confirmed(actor: Actor, outline: Outline) -> bool:
    """Whether anything besides the line itself calls the actor so: a label, a picture, the menu."""
    if outline.labels is None:
        return True
    told = [actor.label, outline.control, *outline.labels]
    return bool(actor.name) and any(plain(actor.name) in plain(text) for text in told if text)


def _is(actor: Actor, owner: Owner) -> bool:
    if actor.slug:
        return actor.slug in (owner.slug, owner.member_id)
    return bool(actor.group and owner.full_name) and plain(actor.name) == plain(owner.full_name)


def _degree(actor: Actor, owner: Owner) -> int | None:
    if not (_is(actor, owner) and actor.label and actor.name):
        return None
    found = _DEGREE.search(plain(actor.label).removeprefix(plain(actor.name)))
    degree = int(found[1]) if found else 0
    return degree if degree in (1, 2, 3) else None


def _text(boxes: list[Box]) -> str | None:
    return lines(boxes[0].node, without=Q["more"]) if boxes else None


def _urn(outline: Outline) -> str | None:
    """The update's own id: the first before a second author, else the action bar's, the last."""
    first_ids, later_ids = outline.first_ids, outline.later_ids
    if len(outline.actors) > 1:
        return next(iter(first_ids or later_ids[::-1]), None)
    return first_ids[-1] if first_ids else None


def _outline(item: Node, language: str, owner: Owner) -> Outline:
    found = Outline(labels=[])
    walker = etree.iterwalk(item, events=("start",))
    for _event, node in walker:
        if _take(found, node, item, language, owner):
            walker.skip_subtree()
    return found


def _take(found: Outline, node: Node, item: Node, language: str, owner: Owner) -> bool:
    """Note what a node tells; whether all of it has been told."""
    if node.get("data-testid") == Q["box"]:
        if found.actors:
            found.actors[-1].boxes.append(Box(node, _urn_round(node, item)))
        return True
    if node.tag in ("video", "video-js", "select") or _NOISE.match(node.get("role") or ""):
        return True
    if found.labels is not None and (called := node.get("aria-label") or node.get("alt")):
        found.labels.append(called)
    if node.tag == "a":
        actor = _actor(node, language)
        _meet(found, actor, node, owner)
        if urn := _urn_of(node):
            (found.later_ids if len(found.actors) > 1 else found.first_ids).append(urn)
        return actor is not None
    if node.tag == "p" and not found.actors:
        found.header.extend(filter(None, [line(node)]))
        return True
    if node.tag == "button" and found.control is None and node.get("aria-expanded") is not None:
        found.control = node.get("aria-label")
    return False


def _urn_of(link: Node) -> str | None:
    address = link.get("href") or ""
    found = _URN.search(unquote(unquote(address))) if "urn" in address else None
    return found[0] if found else None


def _urn_round(node: Node, item: Node) -> str | None:
    """The id of the nearest link round a node that has one."""
    for above in node.iterancestors():
        if above is item:
            return None
        if above.tag == "a" and (urn := _urn_of(above)):
            return urn
    return None


def _actor(link: Node, language: str) -> Actor | None:
    address = link.get("href") or ""
    kind = _ACTOR.search(address)
    if not kind or "/feed/update/" in address:
        return None
    labelled = first(link, Q["labelled"])
    paragraphs = every(link, "p")
    time = next((p for p in paragraphs[1:] if _is_time(p)), None)
    if time is None and (labelled is None or not paragraphs):
        return None
    shown = [p for p in paragraphs if p is not time and line(p)]
    in_group = kind[1] == "groups" and len(shown) > 1
    parts = [part.strip() for part in (line(time) or "").split("•") if part.strip()]
    return Actor(
        name=_name(shown[1] if in_group else shown[0]) if shown else None,
        slug=slug_of(address),
        label=labelled.get("aria-label") if labelled is not None else None,
        group=line(shown[0]) if in_group else None,
        time_label=parts[0] if parts else None,
        edited=any(exactly(EDITED, language, part) for part in parts[1:]),
        address=kind[0],
    )


def _meet(found: Outline, actor: Actor | None, link: Node, owner: Owner) -> None:
    """Add an actor; or a nameless one, where a picture of somebody else opens a part of its own."""
    kind = _ACTOR.search(link.get("href") or "")
    last = found.actors[-1] if found.actors else None
    if actor:
        if last and not last.name and last.address == actor.address:
            found.actors.pop()
        found.actors.append(actor)
    elif kind and last and last.address != kind[0] and first(link, "figure") is not None:
        slug = slug_of(kind[0])
        if slug is None or slug not in (owner.slug, owner.member_id):
            found.actors.append(Actor(None, slug, None, None, None, False, kind[0]))


def _name(paragraph: Node) -> str | None:
    """A name, without the degree that may stand behind it in a span of its own."""
    return " ".join((paragraph.text or "").split()) or line(paragraph)


def _is_time(paragraph: Node) -> bool:
    text = line(paragraph)
    if not text or text.startswith("•") or len(text) > 60:
        return False
    pictured = any(child.tag == "svg" for child in paragraph)
    return bool(_TIME.match(text)) or (pictured and "•" in text)
