"""Runs the benches that are named, or all, and prints one table; fails where a target is missed.

``--quick`` takes small inputs and few runs; ``--write`` draws docs/speed.md from what was measured.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from scripts.bench_measure import Figure, table

SPEED = Path(__file__).resolve().parent.parent / "docs" / "speed.md"
BENCHES = ("pages", "import", "night", "points", "review", "mail", "start")


def main(words: list[str]) -> int:
    """Exit status 0 when every target is met."""
    options = {word for word in words if word.startswith("-")}
    if wrong := options - {"--quick", "--write"}:
        sys.stderr.write(f"no option {', '.join(wrong)}; there are --quick and --write\n")
        return 2
    quick = "--quick" in options
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
    if "--write" in options:
        SPEED.write_text(page(figures, quick), "utf-8")
    return 0 if all(one.met for one in figures) else 1


def page(figures: list[Figure], quick: bool) -> str:
    """docs/speed.md: what the figures mean, and one table of them."""
    how = "`./scripts/bench all --quick --write`" if quick else "`./scripts/bench all --write`"
    missed = [one.what for one in figures if not one.met]
    targets = (
        f"{len(missed)} of {len(figures)} figures miss their target and say so."
        if missed
        else "Every target is met."
    )
    return f"""# Speed

Drawn by {how}; never edited by hand.

Seconds mean little on another machine, so most figures are ratios: askwell's time divided by that
of something that does less or is known to be quick (`csv` with `executemany`, BeautifulSoup's tree
alone, mbox-to-sqlite, `import typer`), measured in turns in the same run. `MiB` is the greatest
memory of a process of its own; `s` and `ms` are of the machine that drew it. {targets}

{table(figures)}
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
