"""The last nights as a person wants to see them: what was read, how each ended, what was odd.

In: the home and the day. Out: plain values for a page or a terminal.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from scraper.nights import Night, Nights, moment
from scraper.report import ENDINGS
from scraper.settings import Home
from scraper.status import standing

MOST = 30

_VISITS = """
SELECT night_id, count(DISTINCT person_id) AS people, sum(outcome = 'read') AS "read",
  sum(outcome IN ('unread', 'failed')) AS failed, sum(new_rows) AS new
FROM visit WHERE night_id >= ? GROUP BY night_id
"""


def look_back(home: Home, today: date, *, whole: bool = True) -> dict[str, Any]:
    """``status`` as `scraper.status.standing` gives it, and ``nights``, newest first.

    Without `whole` the status, which counts everything, is None. A night has: began, pages, read,
    failed, new, people, ended (words), ended_by, wall.
    """
    with home.open(must_exist=True) as db:
        nights = Nights(db).last(MOST)
        oldest = nights[-1].night_id if nights else 0
        visits = {row["night_id"]: row for row in db.query(_VISITS, [oldest])}
        status = standing(db, home, today) if whole else None
    return {
        "status": status,
        "nights": [_told(one, visits.get(one.night_id, {})) for one in nights],
    }


def _told(one: Night, visits: dict[str, Any]) -> dict[str, Any]:
    return {
        "began": moment(one.started_at),
        "pages": one.pages,
        **{key: visits.get(key) or 0 for key in ("read", "failed", "new", "people")},
        "ended_by": one.ended_by,
        "ended": ENDINGS.get(one.ended_by or "", "still running, or killed"),
        "wall": one.wall,
    }
