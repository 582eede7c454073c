"""Months against the town, and one table: in Chromium, calm and with everything against it; then
with the first month's pages replayed, calm and killed again and again.

What the calm months end with, the others must end with. The kills are SIGKILLs to real processes at
moments that the seed draws; where in its work a process then is, the machine decides.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from askwell_town import TODAY, Town, serve, write_export, write_mbox, write_settings

from scraper import consent
from scraper.importing import import_paths
from scraper.settings import Home
from scripts import month_child, month_rules, month_witness
from scripts.month_nights import PROCESSES, Month, Plan, month

BUDGET, MINUTES, REFRESH = 14, 9, 5
REPLAYED_SECONDS = 0.05
CALM_NIGHTS = 14  # in which everybody is read, details and all
AWAITED = ("post", "highlight", "connection", "message", "invitation", "recommendation")


@dataclass(frozen=True, slots=True)
class Lived:
    """A month and all that was found wrong with it, by what was promised."""

    name: str
    home: Home
    month: Month
    wrong: dict[str, list[str]]
    seconds: float


def main(words: list[str]) -> int:
    """Exit status 0 when nothing was lost and no promise broken."""
    asked = _arguments(words)
    lived = []
    with tempfile.TemporaryDirectory(prefix="askwell-month-") as folder, serve() as town:
        for one in months(asked.keep or Path(folder), town, asked):
            lived.append(one)
            sys.stderr.write(f"{one.name}: lived through in {one.seconds:.0f} s\n")
            for promise, found in one.wrong.items():
                for sentence in found[:20]:
                    sys.stderr.write(f"{one.name}: {promise}: {sentence}\n")
        print("\n".join(table(lived, asked)))
    return 1 if any(found for one in lived for found in one.wrong.values()) else 0


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/month", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="of all processes")
    parser.add_argument("--browser-kills", type=int, default=50, help="of those with Chromium")
    parser.add_argument("--nights", type=int, default=31)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="an empty folder to leave the homes in")
    return parser.parse_args(words)


def months(folder: Path, town: Town, asked: argparse.Namespace) -> Iterator[Lived]:
    """The four months, one after another; each that is killed is compared with one that is not.

    A page of the town holds more than a night waits for: which of a profile's lower cards have come
    when its posts are there is chance. So months in Chromium are compared by what is awaited, and
    months of replayed pages, which are the same bytes each time, by every row.
    """
    pages, kills = folder / "pages", asked.kills - asked.browser_kills
    replayed = {"pages": pages, "page_seconds": REPLAYED_SECONDS}
    plans = {
        "Chromium, calm": (Plan(min(asked.nights, CALM_NIGHTS)), AWAITED),
        "Chromium, all against it": (Plan(asked.nights, asked.browser_kills, faults=True), AWAITED),
        "replayed, calm": (Plan(asked.nights, **replayed), ()),
        "replayed, killed": (Plan(asked.nights, kills, faults=True, **replayed), ()),
    }
    whole: set[str] = set()
    for name, (plan, tables) in plans.items():
        home = new_home(folder, name.replace(", ", "-").replace(" ", "-"), town)
        began, town.requests[:] = time.monotonic(), []
        made = month(home, town, plan, random.Random(f"{asked.seed} {name}"))
        wrong, here = judged(home, town, made), month_witness.rows(home, tables)
        whole = here if name.endswith("calm") else whole
        wrong["rows that the calm month has, and this has not"] = sorted(whole - here)
        wrong["rows that this has, and the calm month has not"] = sorted(here - whole)
        if not pages.exists():
            shutil.copytree(home.captures, pages)
        yield Lived(name, home, made, wrong, time.monotonic() - began)


def judged(home: Home, town: Town, made: Month) -> dict[str, list[str]]:
    """Everything that is wrong with a month, by promise."""
    return {
        "rows lost by a kill": made.losses,
        **month_rules.broken(home, town, made),
        "not current at the end": month_rules.not_current(home, made.last),
        "sent to the site": [one.path for one in town.submitted],
    }


def new_home(folder: Path, name: str, town: Town) -> Home:
    """A home after its import, with consent given and somebody signed in."""
    home = Home(folder / name)
    home.make()
    write_settings(home.settings_file, site=town.url)
    text = home.settings_file.read_text("utf-8")
    text = text.replace("pages_per_night = 40", f"pages_per_night = {BUDGET}")
    text += f"minutes_per_night = {MINUTES}\nrefresh_days = {REFRESH}\n"
    home.settings_file.write_text(text, "utf-8")
    sources = [folder / "Complete_LinkedInDataExport.zip", folder / "mail.mbox"]
    write_export(sources[0])
    write_mbox(sources[1])
    with home.open() as db:
        import_paths(db, home, sources, captured_at="2026-11-19T07:30:00Z")
        consent.record(db, TODAY)
    signing_in = PROCESSES.Process(target=month_child.log_in, args=(str(home.root),))  # type: ignore[attr-defined]
    signing_in.start()
    signing_in.join()
    return home


def table(lived: list[Lived], asked: argparse.Namespace) -> Iterator[str]:
    """The months side by side, as Markdown."""
    yield f"seed {asked.seed}, {asked.nights} nights each, at most {BUDGET} pages a night"
    yield ""
    yield "| | " + " | ".join(one.name for one in lived) + " |"
    yield "|---" * (len(lived) + 1) + "|"
    for what, cells in _rows(lived):
        yield f"| {what} | " + " | ".join(map(str, cells)) + " |"


def _rows(lived: list[Lived]) -> Iterator[tuple[str, list[object]]]:
    runs = [one.month.runs for one in lived]
    log = [month_rules.visits(one.home) for one in lived]
    visited = [month_rules.counts(one.home) for one in lived]
    yield "processes", [len(some) for some in runs]
    yield "of them killed", [one.month.killed.total() for one in lived]
    for phase in sorted({phase for one in lived for phase in one.month.killed}):
        yield f"- {phase}", [one.month.killed[phase] for one in lived]
    yield "asked to stop", [sum(1 for run in some if run.stopped is not None) for some in runs]
    for ending in sorted({run.ended for some in runs for run in some if run.ended}):
        yield f"ended: {ending}", [sum(1 for run in some if run.ended == ending) for some in runs]
    yield "pages asked for", [len(some) for some in log]
    for outcome in sorted({outcome for some in visited for outcome in some}):
        yield f"- {outcome}", [some.get(outcome, 0) for some in visited]
    yield "most pages in a night", [month_rules.most_in_a_night(some) for some in log]
    yield "rows at the end", [len(month_witness.rows(one.home)) for one in lived]
    for promise in lived[0].wrong:
        yield promise, [len(one.wrong[promise]) for one in lived]
    yield "seconds", [round(one.seconds) for one in lived]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
