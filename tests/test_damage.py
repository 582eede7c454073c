"""A damaged database is recognised in one line, whatever is asked, and the newest copy restores it.

Every damage is met by every kind of verb: none may end in a traceback or in silence.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from askwell_town import write_mbox

from scraper import backup
from scraper.settings import Home
from scripts.faults_world import dump
from tests.command import Run

Damage = Callable[[Home], None]
VERBS = (
    ("status",), ("who",), ("points", "priya-raman"), ("due",), ("log", "priya-raman", "sent"),
    ("draft", "priya-raman", "--move", "warm_up"), ("people", "split", "priya-raman", "--yes"),
)  # fmt: skip


def overwritten(start: int, length: int, byte: int = 0) -> Damage:
    def damage(home: Home) -> None:
        with home.database.open("r+b") as file:
            file.seek(start)
            file.write(bytes([byte]) * length)

    return damage


def flipped(seed: int, count: int = 400) -> Damage:
    def damage(home: Home) -> None:
        chance, body = random.Random(seed), bytearray(home.database.read_bytes())
        for _ in range(count):
            body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        home.database.write_bytes(body)

    return damage


def cut(part: float) -> Damage:
    def damage(home: Home) -> None:
        with home.database.open("r+b") as file:
            file.truncate(int(home.database.stat().st_size * part))

    return damage


def no_database(home: Home) -> None:
    home.database.write_bytes(b"Dear diary, nothing here. " * 900)


DAMAGES: dict[str, Damage] = {
    "header zeroed": overwritten(0, 100),
    "first page zeroed": overwritten(0, 4096),
    "middle overwritten": overwritten(8192, 60_000, 0xFF),
    "cut to nothing": cut(0.0),
    "cut in half": cut(0.5),
    "cut inside a page": cut(0.9),
    "another file": no_database,
    **{f"bytes flipped {seed}": flipped(seed) for seed in range(4)},
}


@pytest.fixture
def copied(maya: Home) -> Home:
    """Maya's home with one copy of its database; nothing waits in the log."""
    backup.make(maya.database, "asked")
    with closing(sqlite3.connect(maya.database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return maya


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_recognised_and_the_newest_copy_restores(
    name: str, askwell: Run, copied: Home, tmp_path: Path
) -> None:
    whole = dump(copied.database)
    DAMAGES[name](copied)
    mails = tmp_path / "mail.mbox"
    write_mbox(mails)
    refused = 0
    for words in (*VERBS, ("import", mails)):
        ended = askwell(*words)
        refused += ended.status
        if ended.status:
            assert ended.refusal in ("database_damaged", "unknown_person", "unknown_key"), words
    assert refused
    assert askwell("doctor").status == 1
    assert askwell("doctor", "--repair").out.startswith("well  repair: restored")
    assert dump(copied.database) == whole
    assert all(askwell(*words).status == 0 for words in VERBS[:4])


def test_a_database_that_was_deleted_is_restored(askwell: Run, copied: Home) -> None:
    whole = dump(copied.database)
    copied.database.unlink()
    askwell("doctor", "--repair")
    assert dump(copied.database) == whole


@pytest.mark.parametrize("another", [False, True], ids=["deleted", "swapped"])
def test_a_log_deleted_or_swapped_is_no_crash(
    another: bool, askwell: Run, copied: Home, tmp_path: Path
) -> None:
    log = Path(f"{copied.database}-wal")
    other = Home(tmp_path / "other")
    with other.open(), copied.open() as db:
        db.execute("UPDATE person SET headline = 'a' || headline")
        db.conn.commit()
        for path in (copied.database, log):
            shutil.copyfile(path, tmp_path / path.name)
        shutil.copyfile(f"{other.database}-wal", tmp_path / "other-wal")
    for path in (copied.database, log):
        shutil.copyfile(tmp_path / path.name, path)
    if another:
        shutil.copyfile(tmp_path / "other-wal", log)
    else:
        log.unlink()
    for words in VERBS[:5]:
        ended = askwell(*words)
        assert ended.status == 0 or ended.refusal
    askwell("doctor", "--repair")
    assert askwell("status").status == 0
