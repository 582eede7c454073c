"""Entries of a server-driven list of 2026: positions, schools and skills.

The captured profiles were never scrolled, so no entry of these lists has been seen here. What is
known of them comes from other open readers of 2026: a section is ``data-testid=profile_<Section>…``
(``profile_ExperienceTopLevelSection_<member id>`` on the profile, ``…DetailsSection_…`` on a page
of its own), an entry ``componentkey=entity-collection-item…``, its facts bare `p`s in order, the
roles at one company `li`s of a `ul` inside their entry. Only dates have a shape of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from scraper.dates import from_range
from scraper.errors import Problem
from scraper.parse import SectionState
from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line, lines
from scraper.parse.linkedin.schools import education
from scraper.parse.linkedin.words import EMPLOYMENT, exactly
from scraper.records import Position, Record, Skill
from scraper.spans import Span, precision_of

SECTIONS = {
    "Experience": "experience",
    "Education": "education",
    "Skills": "skills",
    "Skill": "skills",
    "LicensesAndCertifications": "licenses_and_certifications",
    "Certifications": "licenses_and_certifications",
    "Recommendations": "recommendations",
    "Languages": "languages",
    "Interests": "interests",
}
Q = {
    "section": '[data-testid^="profile_"], [componentkey^="com.linkedin.sdui.profile.card.ref"]',
    "entry": '[componentkey^="entity-collection-item"]',
    "box": "[data-testid=expandable-text-box]",
    "link": 'a[href*="/company/"], a[href*="/school/"]',
}

_SECTION = re.compile(
    rf"(?:^profile_|[\w-]{{3,}}?)({'|'.join(SECTIONS)})(?:TopLevelSection|DetailsSection|Card)?(?:_.*)?$"
)
LONGEST_KEY = 300  # a card's key has 60 letters
_DURATION = re.compile(r"^\D{0,6}\d+\s*\D{1,12}(\d+\s*\D{1,12})?$")


def below_activity(
    page: Page, parts: list[Node], names: tuple[str, ...]
) -> tuple[Reading, list[Problem]]:
    """Records of the sections below the activity, where the page was scrolled far enough."""
    filled = [part for part in parts if line(part)]
    states: dict[str, SectionState] = dict.fromkeys(
        names, "absent" if parts and len(filled) == len(parts) else "not_loaded"
    )
    records: list[Record] = []
    problems: list[Problem] = []
    for part in filled:
        for name, section in sections_of(part):
            # A key may stand on a part and again on the section in it: each list is read once.
            if states.get(name) in (None, "loaded") or page.unfinished(section):
                continue
            states[name] = "loaded"
            if name in READERS and (entries := entries_of(section)):
                records.extend(entry for node in entries for entry in READERS[name](node, page))
            elif name in READERS:
                problems.append(
                    Problem(
                        "unread_section",
                        f"{page.capture.name}: {name}",
                        "no entry has the known shape",
                    )
                )
    return Reading(records=tuple(records), sections=states), problems


def sections_of(scope: Node) -> list[tuple[str, Node]]:
    """The named sections under `scope`, outermost only, in order."""
    found: dict[str, Node] = {}
    for node in every(scope, Q["section"]):
        key = node.get("data-testid") or node.get("componentkey")
        if (match := _SECTION.search(key[:LONGEST_KEY])) and SECTIONS[match[1]] not in found:
            found[SECTIONS[match[1]]] = node
    return list(found.items())


def entries_of(section: Node) -> list[Node]:
    """The outermost entries of a section."""
    entries = every(section, Q["entry"])
    inside = set(entries)
    return [
        entry for entry in entries if not any(above in inside for above in entry.iterancestors())
    ]


def positions(entry: Node, page: Page) -> list[Record]:
    """The position of an entry, or the several positions at one company."""
    roles = [role for role in every(entry, "ul > li") if _dates(_facts(role))[1]]
    if not roles:
        one = _position(entry, _facts(entry), None, page)
        return [one] if one else []
    lists = {role.getparent() for role in roles}
    head = [
        text for node in every(entry, "p")
        if (text := line(node)) and not any(above in lists for above in node.iterancestors())
    ]  # fmt: skip
    company = next((text for text in head if not _DURATION.match(text)), None)
    found = [_position(role, _facts(role), company, page) for role in roles]
    return [one for one in found if one]


def _position(node: Node, facts: list[str], company: str | None, page: Page) -> Position | None:
    place, span = _dates(facts)
    before = facts[:place] if place is not None else facts[:2]
    if not before or (company is None and len(before) < 2):
        return None
    after = facts[place + 1 :] if place is not None else []
    started, ended, current = (
        (span.started, span.ended, span.current) if span else (None, None, None)
    )
    return Position(
        organisation=company or without_type(before[1], page.language),
        title=before[0],
        started=started,
        ended=ended,
        precision=precision_of(started),
        current=current,
        location=after[0].split(" · ")[0] if after else None,
        description=lines(first(node, Q["box"]), without="expandable-text-button"),
    )


def educations(entry: Node, _page: Page) -> list[Record]:
    """The school of an entry."""
    facts = _facts(entry)
    described = lines(first(entry, Q["box"]), without="expandable-text-button")
    return [*education(facts, *_dates(facts), described)]


def skills(entry: Node, _page: Page) -> list[Record]:
    """The skill of an entry: its first line."""
    return [Skill(name) for name in _facts(entry)[:1]]


READERS: dict[str, Callable[[Node, Page], list[Record]]] = {
    "experience": positions,
    "education": educations,
    "skills": skills,
}


def without_type(text: str, language: str) -> str:
    """A company without the kind of employment behind it: "Fernhill · Full-time"."""
    name, dot, kind = text.rpartition(" · ")
    return name if dot and exactly(EMPLOYMENT, language, kind) else text


def _facts(node: Node) -> list[str]:
    """The bare lines of an entry: every `p` that is no text box and holds no other `p`."""
    found = []
    for paragraph in every(node, "p"):
        boxed = first(paragraph, Q["box"]) is not None or any(
            above.get("data-testid") == "expandable-text-box" for above in paragraph.iterancestors()
        )
        text = None if boxed or first(paragraph, "p p") is not None else line(paragraph)
        if text:
            found.append(text)
    return found


def _dates(facts: list[str]) -> tuple[int | None, Span | None]:
    for place, text in enumerate(facts):
        if place and (span := from_range(text.split(" · ")[0])):
            return place, span
    return None, None
