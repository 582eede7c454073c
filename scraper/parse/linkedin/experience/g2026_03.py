"""``/details/experience/``, server-driven layout of 2026."""

from __future__ import annotations

import re

from scraper.errors import Problem
from scraper.parse.linkedin.experience.server_driven import READERS, entries_of
from scraper.parse.linkedin.page import Node, Page, Reading, first
from scraper.records import Person, Record

KIND = "details_experience"
UNPROVEN = (
    "No such page was captured: its section's data-testid and the shape of its entries are "
    "reported by other open readers of 2026; only the dates are told by their own shape."
)
READY = (
    '[data-testid^="profile_ExperienceDetailsSection"] [componentkey^="entity-collection-item"]',
)
SCROLL = "main#workspace"
SETTLED = READY
EXPAND: tuple[str, ...] = ()

SECTION = "experience"
Q = {
    "section": '[data-testid^="profile_{}DetailsSection"], [componentkey$="{}DetailsSection"]',
    "entry": '[componentkey^="entity-collection-item"]',
}
_MEMBER = re.compile(r"(?:_|ref)(AC[\w-]{20,60}?)(?:[A-Z][a-z]+DetailsSection)?$")


def recognises(page: Page) -> bool:
    """The section's mark, or its entries under the section's address."""
    return is_details(page, SECTION)


def parse(page: Page) -> Reading:
    """The positions of one member, and who that is as far as the page says."""
    return read_details(page, SECTION)


def is_details(page: Page, section: str) -> bool:
    """Whether the page is the details page of a section."""
    if first(page.root, Q["section"].format(*(section.title(),) * 2)) is not None:
        return True
    here = f"/details/{section}/" in page.path
    return here and first(page.root, f"main {Q['entry']}") is not None


def read_details(page: Page, section: str) -> Reading:
    """A details page: the person it is of, and the entries of its one list."""
    marked = first(page.root, Q["section"].format(*(section.title(),) * 2))
    scope = marked if marked is not None else first(page.root, "main")
    records: list[Record] = []
    for entry in entries_of(scope) if scope is not None else ():
        if not page.unfinished(entry):
            records.extend(READERS[section](entry, page))
    if not records:
        problem = Problem("unread_section", page.capture.name, "no entry has the known shape")
        return Reading(problems=(problem,), unread=True)
    person = Person(slug=page.owner, member_id=_member(marked), full_name=page.titled)
    known = person.slug or person.member_id or person.full_name
    return Reading(page.owner, (*((person,) if known else ()), *records), {section: "loaded"})


def _member(marked: Node | None) -> str | None:
    """The member id in the section's mark."""
    for name in ("data-testid", "componentkey"):
        if marked is not None and (found := _MEMBER.search(marked.get(name) or "")):
            return found[1]
    return None
