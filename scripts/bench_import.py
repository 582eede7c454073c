"""Import: a large export through the whole way in, beside csv and executemany alone."""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from scraper import schema
from scraper.importing import import_paths
from scraper.settings import Home
from scripts import bench_export
from scripts.bench_measure import Figure, apart, peak_mib, processor_seconds

_TAIL = "seen_on, source, trust"
_TAILED = ("2026-11-19", "archive", "imported")


def figures(quick: bool) -> list[Figure]:
    """Time to the floor, the second time, growth and memory."""
    share, runs = (0.1, 1) if quick else (1.0, 3)
    with tempfile.TemporaryDirectory() as folder:
        whole = bench_export.write(Path(folder) / "whole", share)
        tenth = bench_export.write(Path(folder) / "tenth", share / 10)
        rows = [_run(folder, whole, tenth, number) for number in range(runs)]
    ours, again, floor, small, peak = (
        median(row[key] for row in rows) for key in ("first", "second", "floor", "small", "peak")
    )
    return [
        Figure("import: time / csv and executemany", ours / floor, 4,
               said=f"{ours:.1f} s / {floor:.1f} s"),
        Figure("import: the second time / the first", again / ours, 0.5, said=f"{again:.1f} s"),
        Figure("import: time of ten times the rows / 10", ours / small / 10, 1.2,
               said=f"{small:.2f} s for a tenth"),
        Figure("import: memory", peak, 300, "MiB"),
    ]  # fmt: skip


def _run(folder: str, whole: Path, tenth: Path, number: int) -> dict[str, float]:
    home = Path(folder) / f"home{number}"
    first = apart("scripts.bench_import", "ours", whole, home)
    second = apart("scripts.bench_import", "ours", whole, home)
    floor = apart("scripts.bench_import", "floor", whole, Path(folder) / f"floor{number}.db")
    small = apart("scripts.bench_import", "ours", tenth, Path(folder) / f"small{number}")
    return {
        "first": first["seconds"], "second": second["seconds"], "floor": floor["seconds"],
        "small": small["seconds"], "peak": max(first["peak"], second["peak"]),
    }  # fmt: skip


def main(what: str, source: Path, target: Path) -> None:
    """Import once, or write the same rows with nothing in between; prints seconds and memory."""
    took = processor_seconds(
        lambda: _ours(source, target) if what == "ours" else _floor(source, target)
    )
    print(json.dumps({"seconds": took, "peak": peak_mib()}))


def _ours(source: Path, target: Path) -> None:
    home = Home(target)
    with home.open() as db:
        result = import_paths(db, home, [source])
    assert not result.problems, result.problems[:3]


def _floor(source: Path, target: Path) -> None:
    db = schema.connect(target)
    with db.atomic():
        slugs: dict[str, int] = {}
        people, connections = [], []
        for number, row in enumerate(_rows(source / "Connections.csv"), 1):
            slugs[row[2]] = number
            people.append((number, f"{row[0]} {row[1]}", row[2], row[4], row[5]))
            connections.append((f"c{number}", number, row[6], row[4], row[5], *_TAILED))
        sql = "INSERT INTO person (person_id, full_name, slug, company, title) VALUES (?,?,?,?,?)"
        db.conn.executemany(sql, people)
        sql = "INSERT INTO identity SELECT 'slug', slug, person_id, 'sure', 'archive' FROM person"
        db.execute(sql)
        names = f"evidence_id, person_id, connected_on, company, title, {_TAIL}"
        sql = f"INSERT INTO connection ({names}) VALUES (?,?,?,?,?,?,?,?)"
        db.conn.executemany(sql, connections)
        sql = (
            "INSERT INTO message (evidence_id, person_id, medium, direction, sent_at, text, "
            f"conversation_id, folder, others, draft, sponsored, automatic, {_TAIL}) "
            "VALUES (?,?,'linkedin',?,?,?,?,?,1,0,0,0,?,?,?)"
        )
        db.conn.executemany(sql, _messages(source, slugs))
        for name, kind in (("Shares", "share"), ("Comments", "comment"), ("Reactions", "reaction")):
            rows = ((f"{kind}{at}", kind, *row[:3]) for at, row in
                    enumerate(_rows(source / f"{name}.csv")))  # fmt: skip
            sql = "INSERT INTO own_activity (row_id, kind, happened_at, url, text)"
            db.conn.executemany(f"{sql} VALUES (?,?,?,?,?)", rows)
    db.close()


def _messages(source: Path, slugs: dict[str, int]) -> Iterator[tuple[object, ...]]:
    for at, row in enumerate(_rows(source / "messages.csv")):
        out = row[3].endswith("/maya-okafor")
        who = slugs[row[5] if out else row[3]]
        side = "out" if out else "in"
        yield (f"m{at}", who, side, row[6], row[8], row[0], row[9], *_TAILED)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
