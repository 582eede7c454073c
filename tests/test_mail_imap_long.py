"""The promise: a mail run survives being killed, and a folder of any size.

``ASKWELL_KILLS=50`` and ``ASKWELL_FOLDER=50000`` ask for the long form of both.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from dovecot import PASSWORD, Server, missing
from mailboxes import a_server, account_home, an_empty_box, letter  # noqa: F401 - fixtures

from scraper.capture import imap
from scraper.settings import Home

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"IMAP is not tested: {missing()}")

FOLDER = int(os.environ.get("ASKWELL_FOLDER", "1000"))
# Tables of SQLite's own, and `glance`: sums made anew at need, under a version drawn by lot.
DERIVED = ("sqlite_", "_sqlite", "glance")
MOST_MEMORY = 200  # MiB, whatever the folder's size
KILLS = int(os.environ.get("ASKWELL_KILLS", "4"))  # a long run asks for 50
_RUN = """
import sys
from datetime import date
from pathlib import Path
from scraper import mail_sync
from scraper.settings import Home
home = Home(Path(sys.argv[1]))
settings = home.settings()
print("reading", flush=True)
mail_sync.run(home, settings, date(2026, 11, 2))
"""


def test_killed_at_any_moment_it_ends_as_if_never_disturbed(box: Server, tmp_path: Path) -> None:
    box.deliver_all(letter(number) for number in range(200))
    calm = account_home(tmp_path / "calm", box)
    process = start(calm)
    began = time.monotonic()
    assert finish(process) == 0
    longest = time.monotonic() - began
    wanted, chance, kills, rounds = everything(calm), random.Random(50), 0, 0
    while kills < KILLS:
        rounds += 1
        home = account_home(tmp_path / f"killed-{rounds}", box)
        while kills < KILLS and killed(home, chance.random() * longest):
            kills += 1
        assert finish(start(home)) == 0
        assert everything(home) == wanted


def start(home: Home) -> subprocess.Popen[bytes]:
    """A mail run in a process of its own, at the point where it begins to read."""
    environment = {**os.environ, imap.PASSWORD: PASSWORD}
    process = subprocess.Popen(
        [sys.executable, "-c", _RUN, str(home.root)], env=environment, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"reading\n"
    return process


def finish(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait(120)
    finally:
        assert process.stdout is not None
        process.stdout.close()


def killed(home: Home, after: float) -> bool:
    """Whether a run was killed so many seconds in; False where it was done before."""
    process = start(home)
    with suppress(subprocess.TimeoutExpired):
        process.wait(after)
    process.send_signal(signal.SIGKILL)
    return finish(process) == -signal.SIGKILL


def everything(home: Home) -> dict[str, list[str]]:
    """Every row of every table, and what lies in the home folder beside the database."""
    with home.open() as db:
        found = {
            table: sorted(map(repr, db.execute(f'SELECT * FROM "{table}"').fetchall()))
            for table in db.table_names()
            if not table.startswith(DERIVED)
        }
    kept = (path for path in home.root.rglob("*") if path.is_file())
    beside = ("askwell", "backups")  # the database, and its copies by the second
    found["files"] = sorted(
        f"{path.relative_to(home.root)} {path.stat().st_size}"
        for path in kept
        if not str(path.relative_to(home.root)).startswith(beside)
    )
    return found


_MEASURED = """
import resource
import sys
from datetime import date
from pathlib import Path
from scraper import mail_sync
from scraper.settings import Home
home = Home(Path(sys.argv[1]))
folder = mail_sync.run(home, home.settings(), date(2026, 11, 2)).folders[0]
status = Path("/proc/self/status")
if status.exists():  # Linux hands the peak of whoever started a process on to it
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
    peak = int(line.split()[1]) // 1024
else:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
print(folder.seen, folder.kept, folder.new, peak)
"""


def test_a_folder_of_any_size_is_read_in_little_memory(box: Server, tmp_path: Path) -> None:
    box.deliver_all(
        letter(number) if number % 10 == 0 else letter(number, f"S{number} <s{number}@far.example>")
        for number in range(FOLDER)
    )
    home = account_home(tmp_path / "home", box)
    seen, kept, new, peak = measured(home)
    assert (seen, kept, new) == (FOLDER, FOLDER // 10, FOLDER // 10)
    assert peak <= MOST_MEMORY
    assert measured(home)[:3] == [0, 0, 0]


def measured(home: Home) -> list[int]:
    environment = {**os.environ, imap.PASSWORD: PASSWORD}
    words = [sys.executable, "-c", _MEASURED, str(home.root)]
    done = subprocess.run(words, env=environment, check=True, capture_output=True, text=True)
    return [int(one) for one in done.stdout.split()]
