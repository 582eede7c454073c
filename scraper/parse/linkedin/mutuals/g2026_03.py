"""People search for the connections one shares with a member: names, layouts of 2023 to 2026."""

from __future__ import annotations

import re
from urllib.parse import unquote

from scraper.errors import Problem
from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line
from scraper.records import Mutuals

KIND = "mutuals"
UNPROVEN = (
    "No such page was captured: the mark of a result and of its title are reported by others. Whose"
    " connections they are stands in the search as a member id only, so the visit must say it."
)
READY = ("[data-view-name=people-search-result]", "[data-view-name*=search-entity-result]")
SCROLL = None
SETTLED = READY
EXPAND: tuple[str, ...] = ()

Q = {
    "result": "[data-view-name=people-search-result], [data-view-name*=search-entity-result]",
    "title": '[data-view-name=search-result-lockup-title], span[dir] > span[aria-hidden="true"]',
    "link": 'a[href*="/in/"]',
    "total": "main h2, main h1",
}
_SHARED = re.compile(r"connectionOf=", re.I)
_NUMBER = re.compile(r"\d[\d.,\s\u00a0\u202f’']*")


def recognises(page: Page) -> bool:
    """Results of a people search."""
    return first(page.root, Q["result"]) is not None


def parse(page: Page) -> Reading:
    """The names on this page of results, and how many more there are if a heading says so."""
    if not _SHARED.search(unquote(page.url or "")):
        detail = "a people search, and not one for mutual connections"
        return Reading(problems=(Problem("other_search", page.capture.name, detail),), unread=True)
    names = [name for result in _results(page) if (name := _name(result))]
    if not names:
        problem = Problem("unread_section", page.capture.name, "no result has the known shape")
        return Reading(problems=(problem,), unread=True)
    others = max(0, _total(page) - len(names))
    return Reading(None, (Mutuals(tuple(names), others),), {"mutuals": "loaded"})


def _results(page: Page) -> list[Node]:
    found = every(page.root, Q["result"])
    inside = set(found)
    return [
        one
        for one in found
        if not page.unfinished(one) and not any(above in inside for above in one.iterancestors())
    ]


def _name(result: Node) -> str | None:
    """The title's own words: the degree stands in a span or behind a bullet."""
    title = first(result, Q["title"])
    text = line(title) if title is not None else None
    if text is None:
        text = next((told for link in every(result, Q["link"]) if (told := line(link))), None)
    return text.split("•")[0].strip() or None if text else None


def _total(page: Page) -> int:
    """The number in the heading over the results; 0 where none says it."""
    for heading in every(page.root, Q["total"]):
        if found := _NUMBER.search(line(heading) or ""):
            return int("".join(filter(str.isdigit, found[0])))
    return 0
