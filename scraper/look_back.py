"""The last nights as a person wants to see them: what was read, how each ended, what was odd.

In: an open database, the home and the day. Out: plain values for a page or a terminal.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlite_utils

from scraper.nights import Nights, moment
from scraper.report import ENDINGS
from scraper.settings import Home
from scraper.status import standing

MOST = 30

_VISITS = """
SELECT night_id, count(DISTINCT person_id) AS people, sum(outcome = 'read') AS "read",
  sum(outcome IN ('unread', 'failed')) AS failed, sum(new_rows) AS new
FROM visit WHERE night_id >= ? GROUP BY night_id
"""


def look_back(db: sqlite_utils.Database, home: Home, today: date) -> dict[str, Any]:
    """``status`` as `scraper.status.standing` gives it, and ``nights``, newest first.

    A night has: began, pages, read, failed, new, people, ended (words), ended_by, wall.
    """
    nights = Nights(db).last(MOST)
    oldest = nights[-1].night_id if nights else 0
    visits = {row["night_id"]: row for row in db.query(_VISITS, [oldest])}
    return {
        "status": standing(db, home, today),
        "nights": [
            {
                "began": moment(one.started_at),
                "pages": one.pages,
                **{
                    key: (visits.get(one.night_id) or {}).get(key) or 0
                    for key in ("read", "failed", "new", "people")
                },
                "ended_by": one.ended_by,
                "ended": ENDINGS.get(one.ended_by or "", "still running, or killed"),
                "wall": one.wall,
            }
            for one in nights
        ],
    }
