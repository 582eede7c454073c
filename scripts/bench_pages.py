"""Pages: from bytes to records, beside BeautifulSoup only building its tree of them with lxml."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from scraper import capture as room
from scraper.capture import Capture
from scraper.capture.saved_page import captures
from scraper.parse import read
from scripts.bench_measure import Figure, apart, beside, peak_mib

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures" / "linkedin"
CAPTURES = ROOT.parent / "shared" / "captures"


def pages() -> list[Capture]:
    """The fixtures that are no walls, and real structure where it is at hand."""
    found = [path for path in sorted(FIXTURES.rglob("*.html")) if "walls" not in path.parts]
    found += [path for path in sorted(CAPTURES.glob("*.html")) if "mini_auth" not in path.name]
    return [next(captures(path)) for path in found]


def figures(quick: bool) -> list[Figure]:
    """The ratio a page, and the memory of many."""
    from bs4 import BeautifulSoup

    runs, ratios, real = 3 if quick else 9, [], []
    for one in pages():
        read(one)
        ours, floor = beside(
            lambda one=one: read(one), lambda one=one: BeautifulSoup(one.body, "lxml"), runs
        )
        ratios.append(ours / floor)
        if len(one.body) > 100_000:
            real.append((ours / floor, ours, floor))
    said = f"{len(ratios)} pages, slowest {max(ratios):.2f}"
    made = [Figure("pages: time to records / BeautifulSoup's tree", median(ratios), 1.0, said=said)]
    if real:
        value, ours, floor = sorted(real)[len(real) // 2]
        said = f"{ours * 1000:.0f} ms / {floor * 1000:.0f} ms, {len(real)} pages"
        made.append(Figure("pages: the same, pages over 100 kB", value, 1.0, said=said))
    many = 100 if quick else 1000
    peak = apart("scripts.bench_pages", many)["peak"]
    return [*made, Figure(f"pages: memory of reading {many} captures", peak, 300, "MiB")]


def main(many: int) -> None:
    """Read kept captures one after another and print the memory that took."""
    with tempfile.TemporaryDirectory() as folder:
        kept = [room.keep(one, Path(folder)) for one in pages()]
        for number in range(many):
            read(room.load(kept[number % len(kept)]))
    print(json.dumps({"peak": peak_mib()}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
