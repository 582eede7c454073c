"""Runs the benches that are named, or all, and prints one table; fails where a target is missed."""

from __future__ import annotations

import importlib
import sys

from scripts.bench_measure import Figure, table

BENCHES = ("pages", "import", "night", "points", "review", "mail", "start")


def main(words: list[str]) -> int:
    """Exit status 0 when every target is met."""
    quick = "--quick" in words
    named = [word for word in words if not word.startswith("-")]
    if unknown := [word for word in named if word not in (*BENCHES, "all")]:
        sys.stderr.write(f"no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}, all\n")
        return 2
    wanted = BENCHES if not named or "all" in named else named
    figures: list[Figure] = []
    for name in wanted:
        sys.stderr.write(f"bench: {name}\n")
        figures += importlib.import_module(f"scripts.bench_{name}").figures(quick)
    print(table(figures))
    return 0 if all(one.met for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
