"""How the benches measure: medians of several runs, memory in a process of its own, one table.

A `Figure` is a ratio or a size with its target. Seconds are never compared between machines; they
are divided by the seconds of something else, measured in the same run, turn and turn about.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        what: what was measured.
        value: the ratio, or the size in `unit`.
        most: the target; None where there is none.
        unit: ``x`` for a ratio, else MiB, exponent, s ...
        said: seconds and counts behind it.
    """

    what: str
    value: float | None
    most: float | None = None
    unit: str = "x"
    said: str = ""

    @property
    def met(self) -> bool:
        """Whether the target is met; where nothing was measured it is not missed."""
        return self.value is None or self.most is None or self.value <= self.most


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_seconds(work: Callable[[], object]) -> float:
    """How long a processor is busy with one call: what else the machine does, does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def beside(
    ours: Callable[[], object], floor: Callable[[], object], runs: int
) -> tuple[float, float]:
    """Median seconds of both, run by turns."""
    pairs = [(seconds(ours), seconds(floor)) for _ in range(runs)]
    return median(one for one, _ in pairs), median(one for _, one in pairs)


def apart(module: str, *arguments: object) -> dict[str, Any]:
    """Run a bench's ``main`` with arguments in a process of its own; the JSON it prints."""
    words = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def peak_mib() -> float:
    """This process's greatest memory so far."""
    status = Path("/proc/self/status")
    if status.exists():  # what `resource` says counts the parent before its fork, too
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def table(figures: Iterable[Figure]) -> str:
    """The figures as Markdown."""
    rows = ["| measured | figure | target | behind it |", "|---|---|---|---|"]
    for one in figures:
        value = "not measured" if one.value is None else f"{one.value:.2f} {one.unit}"
        target = "" if one.most is None else f"<= {one.most:g}{'' if one.met else ' MISSED'}"
        rows.append(f"| {one.what} | {value} | {target} | {one.said} |")
    return "\n".join(rows)
