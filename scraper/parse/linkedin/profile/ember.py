"""What the Ember pages of 2022 to 2025 share: texts said twice, entries of lists, section anchors.

Every text stands there twice, for eyes (``aria-hidden=true``) and for screen readers
(``visually-hidden``); the first is read. Line ends inside a text are lost in the second and kept as
``<br>`` in the first; both are read as blanks, because saved pages of this time come pretty-printed
and a line end of LinkedIn's cannot be told from a printer's.
"""

from __future__ import annotations

import re

from scraper.dates import from_range
from scraper.parse.linkedin.page import Node, Page, every, first, line
from scraper.parse.linkedin.schools import education
from scraper.records import Group, Position, Record, Skill
from scraper.spans import Span, precision_of

Q = {
    "seen": 'span[aria-hidden="true"]',
    "anchor": "div.pv-profile-card-anchor, section > div[id]",
    "entry": "div.pvs-entity, div[data-view-name=profile-component-entity]",
    "list": "ul",
}

#: Anchors in the page, and the words under which `sections` tells them.
SECTIONS = {
    "about": "about",
    "recent_activity": "posts",
    "content_collections": "posts",
    "experience": "experience",
    "education": "education",
    "licenses_and_certifications": "licenses_and_certifications",
    "volunteering_experience": "volunteering",
    "skills": "skills",
    "recommendations": "recommendations",
    "languages": "languages",
    "interests": "interests",
}

_DEGREE = re.compile(r"(\d)")


def section(page: Page, anchor: str) -> Node | None:
    """The section that an anchor opens: the nearest `section` round ``div#<anchor>`` in `main`."""
    mark = first(page.root, f"main div#{anchor}")
    while mark is not None and mark.tag != "section":
        mark = mark.getparent()
    return mark


def entries(scope: Node) -> list[Node]:
    """The outermost entries under `scope`."""
    found = every(scope, Q["entry"])
    inside = set(found)
    return [one for one in found if not any(above in inside for above in one.iterancestors())]


def facts(entry: Node) -> list[str]:
    """The lines of an entry, without those of the list inside it."""
    own_lists = {node for node in every(entry, Q["list"]) if node is not entry}
    found = []
    for span in every(entry, Q["seen"]):
        if not any(above in own_lists for above in span.iterancestors()) and (text := line(span)):
            found.append(text)
    return found


def details(entry: Node) -> str | None:
    """The longer texts of an entry: what stands in the list inside it, without named skills."""
    inside = set(every(entry, Q["list"]))
    texts = []
    for span in every(entry, Q["seen"]):
        listed = any(above in inside for above in span.iterancestors())
        if listed and first(span, "strong") is None and (text := line(span)):
            texts.append(text)
    return "\n".join(texts) or None


def positions(entry: Node) -> list[Record]:
    """The position of an entry, or every role of a company that has several."""
    own = facts(entry)
    if _dated(own)[1] is None:
        roles = [role for role in every(entry, Q["entry"]) if role is not entry]
        found = [_position(role, own[0]) for role in roles if own and _dated(facts(role))[1]]
        if found:
            return [one for one in found if one]
    one = _position(entry, None)
    return [one] if one else []


def _position(entry: Node, company: str | None) -> Position | None:
    lines_ = facts(entry)
    place, span = _dated(lines_)
    before = lines_[:place] if place is not None else lines_[:2]
    if not before or (company is None and len(before) < 2):
        return None
    after = lines_[place + 1 :] if place is not None else []
    return Position(
        organisation=company or before[1].split(" · ")[0],
        title=before[0],
        started=span.started if span else None,
        ended=span.ended if span else None,
        precision=precision_of(span.started) if span else "unknown",
        current=span.current if span else None,
        location=after[0].split(" · ")[0] if after else None,
        description=details(entry),
    )


def schools(entry: Node) -> list[Record]:
    """The school of an entry."""
    lines_ = facts(entry)
    return [*education(lines_, *_dated(lines_), details(entry))]


def skill(entry: Node) -> list[Record]:
    """The skill of an entry."""
    return [Skill(name) for name in facts(entry)[:1]]


def volunteering(entry: Node) -> list[Record]:
    """The organisation of an entry, with the role and the time there."""
    lines_ = facts(entry)
    _place, span = _dated(lines_)
    if len(lines_) < 2:
        return []
    dates = (span.started, span.ended) if span else (None, None)
    return [Group(lines_[1], "volunteering", lines_[0], *dates)]


def language(entry: Node) -> list[Record]:
    """The language of an entry, its proficiency as the role."""
    lines_ = facts(entry)
    return [Group(lines_[0], "language", next(iter(lines_[1:]), None))] if lines_ else []


def certificate(entry: Node) -> list[Record]:
    """The certificate of an entry."""
    return [Group(name, "certification") for name in facts(entry)[:1]]


def group(entry: Node) -> list[Record]:
    """The LinkedIn group of an entry under "Interests": told by its address, in any tab."""
    grouped = first(entry, 'a[href*="/groups/"]') is not None
    return [Group(name, "group") for name in facts(entry)[:1] if grouped]


READERS = {
    "experience": positions,
    "education": schools,
    "volunteering_experience": volunteering,
    "skills": skill,
    "languages": language,
    "licenses_and_certifications": certificate,
    "interests": group,
}


def degree_in(scope: Node) -> int | None:
    """The degree in a scope's badge. Other badges stand in recommendations and beside the page."""
    badge = first(scope, ".dist-value")
    found = _DEGREE.search(line(badge) or "")
    degree = int(found[1]) if found else 0
    return degree if degree in (1, 2, 3) else None


def _dated(lines_: list[str]) -> tuple[int | None, Span | None]:
    for place, text in enumerate(lines_):
        if place and (span := from_range(text.split(" · ")[0])):
            return place, span
    return None, None
