"""``/details/education/``, Ember layout of 2022: the list of the experience page, of schools."""

from __future__ import annotations

from scraper.parse.linkedin.experience import g2022_03 as experience
from scraper.parse.linkedin.page import Page, Reading

KIND = "details_education"
UNPROVEN = (
    "The experience page of 2022 was captured, the education page was not: its ids are taken to "
    "differ in the section's word only, its entries to be those of the profile."
)
READY = ('main li[id*="-EDUCATION-VIEW-DETAILS-"]',)
SCROLL = None
SETTLED = READY
EXPAND: tuple[str, ...] = ()


def recognises(page: Page) -> bool:
    """A list whose ids say that it is one of schools."""
    return experience.details_of(page, "education") is not None


def parse(page: Page) -> Reading:
    """The schools of one member."""
    return experience.read_details(page, "education")
