"""Takes the guards away one after the other, in a copy, and looks whether the tests notice.

In: words that guards must hold, or none for all. Out: one Markdown table; exit status 1 where a
guard is gone and its tests pass, or where a row no longer fits the code.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.mutants import MUTANTS, Mutant

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("composer", "scraper", "tests", "fixtures", "scripts")
FILES = ("pyproject.toml", "README.md")
PATIENCE = 120  # seconds; tests that hang have noticed, too


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
        print("| guard | file | outcome | by |\n|---|---|---|---|", flush=True)
        for one in wanted:
            outcome, by = judged(copy, one)
            worst |= outcome != "killed"
            print(f"| {one.guard} | {one.file} | {outcome} | {by} |", flush=True)
    return worst


def judged(copy: Path, one: Mutant) -> tuple[str, str]:
    """``killed`` and by which test, ``survived``, or ``stale``: the text stands there not once."""
    path = copy / one.file
    text = path.read_text("utf-8")
    if text.count(one.before) != 1:
        return "stale", ""
    path.write_text(text.replace(one.before, one.after), "utf-8")
    try:
        by = failing(copy, one.tests.split())
    finally:
        path.write_text(text, "utf-8")
    return ("survived", "") if by is None else ("killed", by)


def failing(copy: Path, tests: list[str]) -> str | None:
    """The first test that fails in the copy; None when all pass."""
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    # A mutant must not run from what Python compiled of the file before.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy)}
    try:
        done = subprocess.run(
            words, cwd=copy, env=environment, capture_output=True, text=True, timeout=PATIENCE,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "a test that waits"
    if done.returncode == 0:
        return None
    found = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
    return found[1] if found else "pytest itself"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
