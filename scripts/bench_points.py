"""Points: everybody's, over evidence written straight into the tables: growth, memory, one."""

from __future__ import annotations

import json
import math
import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import sqlite_utils

from scraper import schema
from scripts.bench_measure import Figure, apart, peak_mib, processor_seconds

ROOT = Path(__file__).resolve().parent.parent
CONTACTS, ROWS_EACH = 30_000, 34  # a million rows of evidence
TODAY = date(2026, 11, 19)


def figures(quick: bool) -> list[Figure]:
    """Growth from a tenth to the whole, memory, and one contact beside the mean of all."""
    most = CONTACTS // 30 if quick else CONTACTS
    small, large = (apart("scripts.bench_points", count) for count in (most // 10, most))
    exponent = math.log(large["all"] / small["all"], 10)
    each = large["all"] / most
    said = f"{most} contacts, {most * ROWS_EACH} rows: {large['all']:.1f} s"
    return [
        Figure("points: growth with the rows", exponent, 1.1, "exponent", said),
        Figure("points: memory", large["peak"], 300, "MiB"),
        Figure("points: one contact alone / the mean of all", large["one"] / each, 3,
               said=f"{large['one'] * 1000:.1f} ms / {each * 1000:.1f} ms"),
    ]  # fmt: skip


def fill(db: sqlite_utils.Database, contacts: int) -> None:
    """The user, so many contacts and their evidence."""
    dice, posts = random.Random(5), _posts()
    with db.atomic():
        db.execute("INSERT INTO person (person_id, full_name, is_me) VALUES (1, 'Maya Okafor', 1)")
        db.conn.executemany(
            "INSERT INTO person (person_id, full_name, called, slug, company, title, degree) "
            "VALUES (?, ?, 'Ann', ?, ?, 'Engineer', 1)",
            ((one, f"Ann Lund {one}", f"ann-{one}", f"Works {one % 900}")
             for one in range(2, contacts + 2)),
        )  # fmt: skip
        for one in range(2, contacts + 2):
            _facts(db, one, dice, posts)


def _facts(db: sqlite_utils.Database, one: int, dice: random.Random, posts: list[str]) -> None:
    tail = ("2026-11-01", "archive", "imported")
    days = [(TODAY - timedelta(days=dice.randrange(3000))).isoformat() for _ in range(ROWS_EACH)]
    db.conn.executemany(
        "INSERT INTO message (evidence_id, person_id, medium, direction, sent_at, text, seen_on, "
        "source, trust) VALUES (?, ?, 'linkedin', ?, ?, ?, ?, ?, ?)",
        [(f"message-{one}-{at}", one, ("in", "out")[at % 2], f"{day}T10:00:00Z",
          dice.choice(posts), *tail) for at, day in enumerate(days[:22])],
    )  # fmt: skip
    db.conn.executemany(
        "INSERT INTO post (evidence_id, person_id, authorship, text, posted_on, precision, "
        "seen_on, source, trust) VALUES (?, ?, 'own', ?, ?, 'day', ?, ?, ?)",
        [(f"post-{one}-{at}", one, dice.choice(posts), day, *tail)
         for at, day in enumerate(days[22:30])],
    )  # fmt: skip
    db.conn.executemany(
        "INSERT INTO position (evidence_id, person_id, organisation, title, started, precision, "
        "seen_on, source, trust) VALUES (?, ?, ?, 'Engineer', ?, 'month', ?, ?, ?)",
        [(f"position-{one}-{at}", one, f"Works {dice.randrange(900)}", day[:7], *tail)
         for at, day in enumerate(days[30:33])],
    )  # fmt: skip
    db.execute(
        "INSERT INTO connection (evidence_id, person_id, connected_on, seen_on, source, trust) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [f"connection-{one}", one, days[33], *tail],
    )


def _posts() -> list[str]:
    path = ROOT / "fixtures" / "posts" / "open.json"
    labelled: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return [post["text"] for post in labelled]


def main(contacts: int) -> None:
    """Fill a database, find everybody's points and one's, print seconds and memory."""
    from composer.desk import Desk
    from scraper.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        db = schema.connect(Path(folder) / "askwell.db")
        fill(db, contacts)
        desk = Desk(db, Settings(), TODAY)
        some = random.Random(3).sample(range(2, contacts + 2), 15)
        one = [processor_seconds(lambda at=at: desk.points(desk.contact(at), None)) for at in some]

        def everybody() -> None:
            for contact in desk.everyone():
                desk.points(contact, None)

        took = processor_seconds(everybody)
        db.close()
    print(json.dumps({"all": took, "one": median(one), "peak": peak_mib()}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
