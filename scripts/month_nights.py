"""A month of nights, each in real processes that are killed, stopped or left alone; and what came.

In go a home that is ready for its first night, what stands for the site, and dice; out comes a
`Month`: every run with its acknowledgements, and every loss seen on the way.
"""

from __future__ import annotations

import multiprocessing
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from askwell_town import Town

from scraper.capture import profile
from scraper.settings import Home
from scripts import month_child, month_faults, month_witness

START = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
AGAIN = timedelta(minutes=5)  # a killed night is begun anew after this long
FROM_A_PAGE = (0, 0, 1, 2, None)  # kills are counted from which page; None: from the beginning
QUIET_STOPS = 5  # every so many nights one run is asked to stop with SIGTERM

# Children are forked from a server that has everything imported and no threads.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["scripts.month_child"])


@dataclass(frozen=True, slots=True)
class Plan:
    """What a month is to be like.

    Attributes:
        nights: how many.
        kills: how many runs are to be killed, spread over the nights.
        faults: whether the site misbehaves.
        pages: folder of captures that stand for the site; None for Chromium on the town.
        page_seconds: about how long one page takes; a kill falls within the page it is meant for.
        left_alone: nights at the end without faults and kills, in which the rest must come: more
            than the refresh time, which is the longest that a page is left alone after failing.
    """

    nights: int
    kills: int = 0
    faults: bool = False
    pages: Path | None = None
    page_seconds: float = 0.8
    left_alone: int = 6


@dataclass(slots=True)
class Run:
    """One process: when it began and on the town's clock of page views, and how it ended."""

    at: datetime
    first_view: int
    lines: list[dict[str, Any]] = field(default_factory=list)
    killed: str | None = None  # in which phase
    stopped: int | None = None  # how many pages it had begun when it was asked to stop

    @property
    def ended(self) -> str | None:
        """How it ended by itself: the night's own word or the refusal's."""
        last = self.lines[-1] if self.lines else {}
        said = last.get("ended") or last.get("refused")
        return str(said) if said else None

    @property
    def pages(self) -> int:
        """How many pages it began."""
        return sum(1 for one in self.lines if one.get("kind") == "page")


@dataclass(slots=True)
class Month:
    """What came of a month."""

    runs: list[Run] = field(default_factory=list)
    nights: Counter[str] = field(default_factory=Counter)  # fault -> nights
    logins: list[datetime] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    last: datetime = START  # when the last night began

    @property
    def killed(self) -> Counter[str]:
        """Kills by the phase they fell into."""
        return Counter(one.killed for one in self.runs if one.killed)


def month(home: Home, town: Town, plan: Plan, dice: random.Random) -> Month:
    """Live through a month; see the module's docstring."""
    made, faults = Month(), month_faults.schedule(plan.nights - plan.left_alone, dice)
    for number in range(plan.nights):
        moment = START + timedelta(days=number, minutes=dice.randrange(45))
        town.faults = month_faults.NONE
        if profile.sign_in_state(home) == profile.EXPIRED:
            _child(month_child.log_in, str(home.root)).join()
            made.logins.append(moment)
        name = faults[number] if plan.faults and number < len(faults) else "none"
        if plan.pages is None:
            town.faults = month_faults.tonight(name, town)
        made.nights[name] += 1
        made.last = moment
        _night(home, town, plan, dice, made, number, moment)
    town.faults = month_faults.NONE
    return made


def _night(
    home: Home,
    town: Town,
    plan: Plan,
    dice: random.Random,
    made: Month,
    number: int,
    moment: datetime,
) -> None:
    nights = plan.nights - plan.left_alone
    wanted = plan.kills * (number + 1) // nights - made.killed.total() if number < nights else 0
    tries = wanted * 3  # some runs end before they are killed
    while wanted > 0 and tries > 0:
        tries -= 1
        run = _run(home, town, plan, dice, moment, kill=dice.uniform(0, plan.page_seconds))
        wanted -= run.killed is not None
        _look(home, made, run)
        moment = _later(run)
        if run.ended and not run.pages:
            break  # refused, or nothing is due: another night will do
    stop = dice.uniform(0.5, 5) * plan.page_seconds if number % QUIET_STOPS == 2 else None
    for delay in (stop, None) if stop else (None,):
        run = _run(home, town, plan, dice, moment, stop=delay)
        _look(home, made, run)
        moment = _later(run)
    made.losses += month_witness.unfinished(home)


def _run(
    home: Home,
    town: Town,
    plan: Plan,
    dice: random.Random,
    at: datetime,
    *,
    kill: float | None = None,
    stop: float | None = None,
) -> Run:
    """One process; killed or asked to stop so many seconds after it has begun, if it still runs."""
    acks = home.root.parent / f"{home.root.name}.acks"
    acks.unlink(missing_ok=True)
    run = Run(at, len(town.views))
    seed, chaos = dice.randrange(1 << 30), 0.03 if plan.faults else 0.0
    child = _child(
        month_child.night, str(home.root), at.isoformat(), str(acks),
        str(plan.pages) if plan.pages else None, seed, chaos,
    )  # fmt: skip
    page = dice.choice(FROM_A_PAGE) if kill is not None else None
    while child.is_alive() and not _come_to(page, acks):
        time.sleep(0.002)
    child.join(kill if kill is not None else stop)
    if kill is not None and child.is_alive():
        child.kill()
        child.join()
        run.killed = month_witness.phase(home) if child.exitcode == -signal.SIGKILL else None
    elif stop is not None and child.is_alive():
        run.stopped = sum(1 for one in month_witness.lines(acks) if one.get("kind") == "page")
        child.terminate()
        child.join()
        run.killed = "before it could hear SIGTERM" if child.exitcode == -signal.SIGTERM else None
    run.lines = month_witness.lines(acks)
    if run.killed is None and child.exitcode:
        raise RuntimeError(f"a night failed by itself: exit status {child.exitcode}")
    return run


def _come_to(page: int | None, acks: Path) -> bool:
    """Whether a process has begun its n-th page, or, for None, its night."""
    said = acks.read_bytes() if acks.exists() else b""
    return bool(said) if page is None else said.count(b'"kind": "page"') > page


def _child(work: Any, *given: Any) -> Any:
    child = PROCESSES.Process(target=work, args=given)  # type: ignore[attr-defined]
    child.start()
    return child


def _look(home: Home, made: Month, run: Run) -> None:
    """Compare what is on disk now with what was acknowledged, and with what was there before."""
    made.runs.append(run)
    made.losses += month_witness.unkept_promises(home, run.at, run.lines)
    made.losses += month_witness.missing(home)


def _later(run: Run) -> datetime:
    last = next((one["at"] for one in reversed(run.lines) if "at" in one), None)
    return max(run.at, datetime.fromisoformat(last) if last else run.at) + AGAIN
