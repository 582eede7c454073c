"""``/details/experience/``, Ember layout of 2022 (captured in March 2022)."""

from __future__ import annotations

import re

from scraper.errors import Problem
from scraper.parse.linkedin.page import Page, Reading, every, first
from scraper.parse.linkedin.profile import ember
from scraper.records import Person, Record

KIND = "details_experience"
UNPROVEN = None
READY = ('main li[id*="-EXPERIENCE-VIEW-DETAILS-"]',)
SCROLL = None
SETTLED = READY
EXPAND: tuple[str, ...] = ()

SECTION = "experience"
Q = {
    "item": 'main li[id^="profilePagedListComponent-"]',
    "back": 'main a[href*="/in/"]',
}
_ID = re.compile(r"^profilePagedListComponent-(AC[\w-]{20,60}?)-([A-Z]+)-VIEW-DETAILS-")


def recognises(page: Page) -> bool:
    """A list whose ids say whose it is and what of."""
    return details_of(page, SECTION) is not None


def parse(page: Page) -> Reading:
    """The positions of one member, and who that is as far as the page says."""
    return read_details(page, SECTION)


def details_of(page: Page, section: str) -> str | None:
    """The member id of a details page of that section; None where it is none."""
    for item in every(page.root, Q["item"])[:1]:
        found = _ID.match(item.get("id") or "")
        if found and found[2].lower() == section:
            return found[1]
    return None


def read_details(page: Page, section: str) -> Reading:
    """A details page: person by member id, and the entries of its one list.

    The page names its owner in the title only, and the slug in the address only.
    """
    main = first(page.root, "main")
    entries = ember.entries(main) if main is not None else []
    records: list[Record] = []
    for entry in entries:
        if not page.unfinished(entry):
            records.extend(ember.READERS[section](entry))
    if not records:
        problem = Problem("unread_section", page.capture.name, "no entry has the known shape")
        return Reading(problems=(problem,), unread=True)
    slug = page.owner
    person = Person(slug=slug, member_id=details_of(page, section), full_name=page.titled)
    return Reading(slug, (person, *records), {section: "loaded"})
