"""``/details/education/``, server-driven layout of 2026: the experience page, of schools."""

from __future__ import annotations

from scraper.parse.linkedin.experience import g2026_03 as experience
from scraper.parse.linkedin.page import Page, Reading

KIND = "details_education"
UNPROVEN = (
    "No such page was captured: it is taken to be built as the experience page is, which other "
    "open readers of 2026 describe."
)
READY = (
    '[data-testid^="profile_EducationDetailsSection"] [componentkey^="entity-collection-item"]',
)
SCROLL = "main#workspace"
SETTLED = READY
EXPAND: tuple[str, ...] = ()


def recognises(page: Page) -> bool:
    """The section's mark, or its entries under the section's address."""
    return experience.is_details(page, "education")


def parse(page: Page) -> Reading:
    """The schools of one member."""
    return experience.read_details(page, "education")
