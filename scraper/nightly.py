"""The timer: the machine's own scheduler begins the night; what installs, shows and removes it.

In go the home folder and a scheduler's name; out come files on disk and a job at the scheduler.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scraper.errors import Refusal
from scraper.settings import Home
from scraper.timers import (
    CRON_BEGIN,
    CRON_END,
    HOUR,
    MAKERS,
    MINUTE,
    PLATFORMS,
    WITHIN_MINUTES,
    Timer,
)

__all__ = ["PLATFORMS", "Timer", "install", "platform", "remove", "show", "timer"]

MISSING = 127  # a shell's status for a command that is not there

# Runs one command with an input and answers its status and output.
Run = Callable[[Sequence[str], str | None], tuple[int, str]]


def platform() -> str:
    """This machine's scheduler."""
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "launchd"
    return "systemd" if _has_systemd() else "cron"


def _has_systemd() -> bool:
    return shutil.which("systemctl") is not None and Path("/run/systemd/system").is_dir()


def timer(
    home: Home,
    name: str,
    *,
    module: str = "scraper.timed",
    user_home: Path | None = None,
    python: str | None = None,
) -> Timer:
    """The timer for `home` on platform `name`, as a value.

    Args:
        module: what Python is to run: `scraper.timed`, or what goes beyond it.
        user_home: the account's home folder, under which schedulers look for their files.
        python: the interpreter that has askwell; the one that runs now.
    """
    at = user_home or Path.home()
    argv = (python or sys.executable, "-m", module, "--home", str(home.root.absolute()))
    return MAKERS[name](home, at, argv)


def install(home: Home, name: str | None = None, *, run: Run | None = None, **where: Any) -> Timer:
    """Write the timer's files and put it to work; installing twice is installing once.

    Raises `Refusal` ``timer_refused`` with the scheduler's own words when it does not want it.
    """
    made, run = timer(home, name or platform(), **where), run or _run
    home.make()
    for path, content in made.files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o600)
    if made.platform == "cron":
        _write_crontab(_without_ours(_read_crontab(run)) + made.crontab, run)
    for command in made.start:
        status, said = run(command, None)
        if status:
            raise Refusal(
                "timer_refused",
                f"{command[0]} said: {said.strip() or f'status {status}'}",
                "askwell nightly show prints the files; or run askwell sync by hand",
            )
    return made


def remove(home: Home, name: str | None = None, *, run: Run | None = None, **where: Any) -> Timer:
    """End the timer and remove its files; nothing happens where there is none."""
    made, run = timer(home, name or platform(), **where), run or _run
    for command in made.stop:
        run(command, None)
    for path, _content in made.files:
        path.unlink(missing_ok=True)
    if made.platform == "cron":
        before = _read_crontab(run)
        if CRON_BEGIN in before:
            _write_crontab(_without_ours(before), run)
    return made


def show(
    home: Home, name: str | None = None, *, run: Run | None = None, **where: Any
) -> dict[str, Any]:
    """The answer of ``nightly show``: platform, whether it is installed, when, and its files."""
    made = timer(home, name or platform(), **where)
    installed = made.installed
    if made.platform == "cron":
        installed = CRON_BEGIN in _read_crontab(run or _run)
    return {
        "platform": made.platform,
        "installed": installed,
        "begins": f"daily, at a random moment from {HOUR:02}:{MINUTE:02} "
        f"within {WITHIN_MINUTES} minutes",
        "files": [str(path) for path, _content in made.files],
        "log": str(home.root / "logs" / "night.log"),
    }


def _read_crontab(run: Run) -> str:
    status, said = run(("crontab", "-l"), None)
    return said if status == 0 else ""


def _write_crontab(text: str, run: Run) -> None:
    status, said = run(("crontab", "-"), text)
    if status:
        raise Refusal(
            "timer_refused",
            said.strip() if status == MISSING else f"crontab said: {said.strip() or status}",
            "install cron, or run askwell sync by hand",
        )


def _without_ours(text: str) -> str:
    kept, ours = [], False
    for line in text.splitlines(keepends=True):
        ours = ours or line.strip() == CRON_BEGIN
        if not ours:
            kept.append(line)
        ours = ours and line.strip() != CRON_END
    return "".join(kept)


def _run(command: Sequence[str], given: str | None) -> tuple[int, str]:
    try:
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return MISSING, f"{command[0]} is not installed"
    return done.returncode, done.stdout if done.returncode == 0 else done.stderr
