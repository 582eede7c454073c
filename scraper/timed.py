"""What a timer starts: one night, begun at a random moment, told to a log that rotates.

``python -m scraper.timed --home PATH [--within MINUTES] [--once]``. Exit status 0 when the night
ran or was not due, 1 when it was refused.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from scraper import sync
from scraper.capture import profile
from scraper.capture.pace import Stop
from scraper.errors import Refusal
from scraper.morning import Morning, leave
from scraper.nights import Nights
from scraper.report import NightReport
from scraper.settings import Home

LOG_BYTES, LOGS_KEPT = 500_000, 4

# `--once`: a night that began this lately was today's.
A_DAY = timedelta(hours=18)


# The morning list of a home on a day; each with ``name``, ``move``, ``reason`` and ``draft``.
ListDue = Callable[[Home, date], Sequence[Mapping[str, Any]]]


def main(argv: list[str] | None = None, list_due: ListDue | None = None) -> int:
    """Run one night as the arguments say; see the module's docstring.

    Args:
        argv: the arguments; the process's own where left out.
        list_due: tells what is due in the morning, for the summary.
    """
    parser = argparse.ArgumentParser(prog="scraper.timed", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, metavar="PATH")
    parser.add_argument("--within", type=float, default=0.0, metavar="MINUTES")
    parser.add_argument("--once", action="store_true", help="at most one night a day")
    asked = parser.parse_args(argv)
    home = Home(asked.home)
    log = _log(home)
    if asked.once and not due(home, sync.clock()()):
        return 0
    with Stop().listening() as stop:
        stop.sleep(random.uniform(0, asked.within * 60))  # noqa: S311 - not a secret
        if stop.wanted:
            return 0
    return night(home, log, list_due=list_due)


def due(home: Home, now: datetime) -> bool:
    """Whether no night has begun within `A_DAY`."""
    if not home.database.exists():
        return False
    with home.open() as db:
        last = Nights(db).last()
    return not last or now - last[0].started_at >= A_DAY


def night(
    home: Home,
    log: logging.Logger,
    run: Callable[..., NightReport] = sync.run,
    list_due: ListDue | None = None,
) -> int:
    """One night, its report or refusal in the log and in the summary; returns the exit status."""
    told = profile.sign_in_state(home) == profile.EXPIRED
    try:
        report = run(home, home.settings(), watch=lambda event: log.info("%s", event))
    except Refusal as refusal:
        log.warning("%s: %s; next: %s", refusal.kind, refusal.message, refusal.next_step)
        _leave(home, log, Morning(refusal=refusal, told=told), list_due)
        return 1
    except Exception:
        log.exception("the night failed; this is a bug in askwell")
        raise
    for line in report.lines():
        log.info("%s", line)
    _leave(home, log, Morning(report), list_due)
    return 0


def _leave(home: Home, log: logging.Logger, morning: Morning, list_due: ListDue | None) -> None:
    """Leave the morning summary where the settings ask for one; the night is over either way."""
    now = sync.clock()()
    try:
        settings = home.settings()
        if settings.morning.wanted and list_due is not None:
            morning = replace(morning, due=list_due(home, now.date()))
        unshown = leave(home, settings, morning, now)
    except (Refusal, OSError) as error:
        log.warning("no morning summary: %s", error)
        return
    if unshown:
        log.warning("no notification: %s", unshown)


def _log(home: Home) -> logging.Logger:
    home.make()
    folder = home.root / "logs"
    folder.mkdir(exist_ok=True, mode=0o700)
    file = folder / "night.log"
    file.touch(mode=0o600)
    handler = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log = logging.getLogger(f"askwell.night.{home.root}")
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    return log


if __name__ == "__main__":
    sys.exit(main())
