"""What the timer starts: a night, and beside its news the morning list. Both halves meet here.

``python -m composer.timed --home PATH [--within MINUTES] [--once]``; see `scraper.timed`.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

from composer.desk import Desk
from scraper import timed
from scraper.settings import Home


def due(home: Home, today: date) -> list[dict[str, Any]]:
    """The morning list of a home, as ``askwell due --json`` gives it."""
    with home.open(must_exist=True) as db:
        return [one.to_json() for one in Desk(db, home.settings(), today).due()]


if __name__ == "__main__":
    sys.exit(timed.main(list_due=due))
