"""The long run: every scenario killed at random and disturbed at each call; a table, each failure.

After each disturbance the same work is done again, undisturbed; then the database must equal that
of a home that was never disturbed, its sources must be untouched, and nothing may lie about.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts import faults_run as child
from scripts import faults_world as world
from scripts.faults_run import Outcome
from scripts.faults_world import SCENARIOS, Scenario

# What is done to a call: killed there, one failing disk access, or a disk full from there on.
INJECTIONS = ("signal=KILL:when={n}", "error=EIO:when={n}", "error=ENOSPC:when={n}+")
ROW = "{:10} {:>6} {:>6} {:>7} {:>8} {:>9} {:>4}"
ROOM_ONLY = ("write", "pwrite64", "writev", "ftruncate", "mkdir", "mkdirat", "fsync", "fdatasync")


@dataclass
class Trial:
    """One scenario, prepared: its template, its sources, and what it should come to."""

    scenario: Scenario
    folder: Path
    wanted: dict[str, list[Any]] = field(default_factory=dict)
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)
    before: dict[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def sources(self) -> Path:
        """The files that are imported."""
        return self.folder / "sources"

    def steps(self, home: world.Home) -> child.Steps:
        """The work on a home."""
        return self.scenario.steps(home, self.sources)

    def prepare(self) -> None:
        """Make the template, and do the work once undisturbed."""
        world.write_sources(self.sources)
        world.quietly(lambda: self.scenario.prepare(world.Home(self.template), self.sources))
        home = world.copy_of(self.template, self.folder / "whole")
        started = time.monotonic()
        ended = child.run(self.steps(home))
        self.seconds = time.monotonic() - started
        if ended.status:
            raise RuntimeError(f"{self.scenario.name} fails undisturbed: {ended.said}")
        self.wanted = world.dump(home.database)
        self.before = world.digest(self.sources)

    @property
    def template(self) -> Path:
        """The home that every run copies."""
        return self.folder / "template"

    def disturbed(self, what: str, **how: Any) -> None:
        """Disturb one run, do the work again, and note whatever is not as it should be."""
        home = world.copy_of(self.template, self.folder / "home")
        ended = child.run(self.steps(home), **how)
        self.ends["killed" if ended.status < 0 else "refused" if ended.status else "unharmed"] += 1
        for problem in self._problems(home, ended):
            self.failures.append(f"{self.scenario.name}: {what}: {problem}")

    def _problems(self, home: world.Home, ended: Outcome) -> list[str]:
        found = [] if ended.fair else [f"status {ended.status}: {ended.said[-700:]}"]
        if home.database.exists() and ended.status < 0:
            found += [f"after the kill: {one}" for one in world.faults_of(home.database)[:2]]
        again = child.run(self.steps(home))
        if again.status:
            return [*found, f"the next run fails: {again.said[-700:]}"]
        found += world.faults_of(home.database)[:2]
        found += _difference(self.wanted, world.dump(home.database))
        found += [f"left behind: {name}" for name in world.unfinished(home)]
        if gone := self.scenario.gone:
            found += [f"{gone} is still in {name}" for name in world.traces(home, gone)]
        if world.digest(self.sources) != self.before:
            found.append("a source was touched")
        return found


def _difference(wanted: dict[str, list[Any]], got: dict[str, list[Any]]) -> list[str]:
    return [
        f"{table} differs: {next(iter({*wanted.get(table, ())} ^ {*got.get(table, ())}), 'count')}"
        for table in sorted({*wanted, *got})
        if wanted.get(table) != got.get(table)
    ][:3]


def at_random(trial: Trial, kills: int, chance: random.Random) -> None:
    """Kill the work after a random part of the time it takes."""
    for number in range(kills):
        after = chance.random() * trial.seconds * 1.05
        trial.disturbed(f"kill {number} after {after:.3f} s", seconds=after)


def at_each_call(trial: Trial, every: int, offset: int = 0) -> int:
    """Disturb each call in each way; `every` leaves out all but every n-th. Returns how many."""
    home = world.copy_of(trial.template, trial.folder / "home")
    counts = child.calls(trial.steps(home), trial.folder / "calls.log")
    points = [(call, n) for call, most in sorted(counts.items()) for n in range(1, most + 1)]
    done = 0
    for number, (call, n) in enumerate(points):
        for way, pattern in enumerate(INJECTIONS):
            if (number + way + offset) % every or ("ENOSPC" in pattern and call not in ROOM_ONLY):
                continue
            inject = f"{call}:{pattern.format(n=n)}"
            trial.disturbed(inject, inject=inject)
            done += 1
    return done


def news(trial: Trial) -> list[str]:
    """Do the work's last step twice more: it must write nothing the second time."""
    home = world.copy_of(trial.folder / "whole", trial.folder / "home")
    before = world.dump(home.database)
    child.run(trial.steps(home))
    found = _difference(before, world.dump(home.database))
    return [f"{trial.scenario.name}: again without news: {one}" for one in found]


def main(words: list[str]) -> int:
    """Exit status 0 when nothing was lost, left behind or badly said."""
    options = _options(words)
    chance, why = random.Random(options.seed), child.missing()
    if why:
        sys.stderr.write(f"faults: single calls are left out: {why}\n")
    failures: list[str] = []
    print(ROW.format("scenario", "kills", "calls", "killed", "refused", "unharmed", "bad"))
    for name in options.scenario or SCENARIOS:
        folder = Path(tempfile.mkdtemp(prefix="askwell-faults-"))
        trial = Trial(SCENARIOS[name], folder)
        trial.prepare()
        kills = options.kills // len(options.scenario or SCENARIOS)
        at_random(trial, kills, chance)
        reached = 0 if why or options.no_calls else at_each_call(trial, options.every)
        failures += (bad := [*trial.failures, *news(trial)])
        ends = trial.ends
        counts = (kills, reached, ends["killed"], ends["refused"], ends["unharmed"])
        print(ROW.format(name, *counts, len(bad)), *bad, sep="\n", flush=True)
        shutil.rmtree(folder)
    return 1 if failures else 0


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/faults")
    parser.add_argument("scenario", nargs="*", choices=[*SCENARIOS, []])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--no-calls", action="store_true")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
