"""exact_role_and_link: an ask names the exact role, the company and the link.

A contact can only refer somebody for one posting: "any role at your company" is work for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding
from composer.facts import folded
from composer.messages import Finding
from composer.messages.naming import company
from composer.texts import LINK


def check(case: Case) -> Iterator[Finding]:
    """An error for a missing role or company, for a missing link, and for another link."""
    about = case.objective
    if about is None or not case.asks:
        return
    text, whole = folded(case.text), (0, len(case.text))
    if folded(about.role) not in text:
        yield finding(__name__, "error", f"the exact role is missing: {about.role}", *whole)
    if folded(company(about.company)) not in text:
        yield finding(__name__, "error", f"the company is missing: {about.company}", *whole)
    if not about.url:
        yield finding(
            __name__, "warning", "this objective has no link. Add url to it in askwell.toml", *whole
        )
    elif _plain(about.url) not in _plain(case.text):
        links = [found for found in LINK.finditer(case.text) if not _is_own(found.group(), case)]
        where = (links[0].start(), links[0].end()) if links else whole
        problem = "this is not the posting's link" if links else "the link is missing"
        yield finding(__name__, "error", f"{problem}: {about.url}", *where)


def _plain(text: str) -> str:
    """A link without scheme, www and closing slash."""
    return re.sub(r"/(?=\s|$)", "", re.sub(r"(?i)https?://(?:www\.)?", "", text.casefold()))


def _is_own(link: str, case: Case) -> bool:
    own = case.settings.me.linkedin
    return bool(own) and _plain(own or "").rstrip("/") in _plain(link)
