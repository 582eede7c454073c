"""Takes the guards away one after the other, in a copy, and looks whether the tests notice.

In: words that guards must hold, or none for all. Out: one Markdown table; exit status 1 where a
guard is gone and its tests pass, or where a row no longer fits the code.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scripts.mutants import MUTANTS, Mutant

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("composer", "scraper", "tests", "fixtures", "scripts")
FILES = ("pyproject.toml", "README.md")
PATIENCE = 180  # seconds; tests that hang have noticed, too


def main(words: list[str]) -> int:
    """Exit status 0 when every guard that was taken away was missed."""
    wanted = [one for one in MUTANTS if not words or any(word in one.guard for word in words)]
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in FOLDERS:
            shutil.copytree(ROOT / name, copy / name)
        for name in FILES:
            shutil.copy(ROOT / name, copy / name)
        tests = sorted({test for one in wanted for test in one.tests.split()})
        if not passes(copy, tests, PATIENCE * 10):
            sys.stderr.write("error: the tests fail with every guard in its place\n")
            return 2
        print("| guard | file | outcome | seconds |\n|---|---|---|---|", flush=True)
        for one in wanted:
            start = time.monotonic()
            outcome = judged(copy, one)
            worst |= outcome != "killed"
            took = time.monotonic() - start
            print(f"| {one.guard} | {one.file} | {outcome} | {took:.0f} |", flush=True)
    return worst


def judged(copy: Path, one: Mutant) -> str:
    """``killed``, ``survived``, or ``stale`` where the text does not stand there just once."""
    path = copy / one.file
    text = path.read_text("utf-8")
    if text.count(one.before) != 1:
        return "stale"
    path.write_text(text.replace(one.before, one.after), "utf-8")
    try:
        return "survived" if passes(copy, one.tests.split()) else "killed"
    finally:
        path.write_text(text, "utf-8")


def passes(copy: Path, tests: list[str], patience: float = PATIENCE) -> bool:
    """Whether the tests pass in the copy."""
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    # A mutant must not run from what Python compiled of the file before.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(
            words, cwd=copy, env=environment, capture_output=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
