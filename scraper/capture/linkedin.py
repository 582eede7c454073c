"""Which pages askwell opens on LinkedIn, and what their layouts ask for before they are read.

An address here is one a person could type. The waits, scrolls and expansions are the data of the
layouts in ``parse/linkedin/<page>/``; a page without a layout is never opened.
"""

from __future__ import annotations

import json
from functools import cache
from urllib.parse import quote

from scraper.capture.reading import Signs, Waits
from scraper.parse.linkedin import layouts, walls

# page -> path on the site. {slug} is the contact's address, {member} LinkedIn's id for them.
PATHS = {
    "profile": "/in/{slug}/",
    "activity": "/in/{slug}/recent-activity/all/",
    "experience": "/in/{slug}/details/experience/",
    "education": "/in/{slug}/details/education/",
    "mutuals": "/search/results/people/?connectionOf={member}&network=%5B%22F%22%5D"
    "&origin=MEMBER_PROFILE_CANNED_SEARCH",
    "connections": "/mynetwork/invite-connect/connections/",
    # The list of conversations only. A thread is never opened: that sends a read receipt.
    "messages": "/messaging/",
}


def url(site: str, page: str, slug: str | None = None, member_id: str | None = None) -> str:
    """The address of a page; `slug` and `member_id` as the page's path needs them."""
    member = quote(json.dumps([member_id]), safe="") if member_id else ""
    path = PATHS[page].format(slug=quote(slug or "", safe="-_.~"), member=member)
    return site.rstrip("/") + path


@cache
def readable_pages() -> frozenset[str]:
    """The pages that at least one layout can read."""
    return frozenset(page for page in PATHS if waits(page))


@cache
def waits(page: str) -> tuple[Waits, ...]:
    """What the layouts of `page` ask for, newest first; empty when there are none."""
    return tuple(
        Waits(", ".join(one.ready), one.scroll, ", ".join(one.settled), one.expand)
        for one in layouts()
        if one.name.split("/")[1] == page
    )


def wall_signs() -> Signs:
    """What shows that no layout of a wanted page will come."""
    return Signs(tuple(pattern for pattern, _wall in walls.BY_PATH), walls.READY)
