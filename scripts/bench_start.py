"""Start-up: ``askwell --help`` beside an interpreter that only imports typer."""

from __future__ import annotations

import subprocess
import sys

from scripts.bench_measure import Figure, beside


def figures(quick: bool) -> list[Figure]:
    """The one ratio."""
    askwell = [sys.executable, "-m", "scripts.bench_start"]
    typer = [sys.executable, "-c", "import typer"]
    ours, floor = beside(lambda: _run(askwell), lambda: _run(typer), 5 if quick else 15)
    said = f"{ours * 1000:.0f} ms / {floor * 1000:.0f} ms"
    return [Figure("start: askwell --help / import typer", ours / floor, 2, said=said)]


def _run(words: list[str]) -> None:
    subprocess.run(words, check=True, capture_output=True)


if __name__ == "__main__":
    from composer.cli import main

    sys.argv = ["askwell", "--help"]
    main()
