"""The timer: the machine's own scheduler begins the night; what installs, shows and removes it.

A timer is a value first: the files it wants and the commands that put it to work. So it can be
shown and tested without touching the machine. systemd and Windows draw the random start and catch
up after sleep by themselves; launchd catches up; cron does neither, so `scraper.timed` does both.
"""

from __future__ import annotations

import os
import plistlib
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from scraper.errors import Refusal
from scraper.settings import Home

HOUR, MINUTE = 2, 30  # when a night may begin at the earliest, local time
WITHIN_MINUTES = 45  # it begins at a random moment in this span
LONGEST_HOURS = 4  # a night that still runs then is stopped

LABEL = "askwell.night"
UNIT = "askwell-night"
TASK = r"askwell\night"
CRON_BEGIN, CRON_END = "# askwell night: begin", "# askwell night: end"

PLATFORMS = ("systemd", "launchd", "cron", "windows")

# Runs one command with an input and answers its status and output.
Run = Callable[[Sequence[str], str | None], tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Timer:
    """One platform's timer.

    Attributes:
        platform: one of `PLATFORMS`.
        files: path and content of everything it needs on disk.
        start: commands that put it to work, after the files are written.
        stop: commands that end it, before the files are removed.
        crontab: lines for the user's crontab, where that is the scheduler.
    """

    platform: str
    files: tuple[tuple[Path, bytes], ...] = ()
    start: tuple[tuple[str, ...], ...] = ()
    stop: tuple[tuple[str, ...], ...] = ()
    crontab: str = ""

    @property
    def installed(self) -> bool:
        """Whether every file is there as it should be; cron is asked by `show`."""
        return bool(self.files) and all(
            path.exists() and path.read_bytes() == content for path, content in self.files
        )


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
    home: Home, name: str, *, user_home: Path | None = None, python: str | None = None
) -> Timer:
    """The timer for `home` on platform `name`, as a value.

    Args:
        user_home: the account's home folder, under which schedulers look for their files.
        python: the interpreter that has askwell; the one that runs now.
    """
    at = user_home or Path.home()
    argv = (python or sys.executable, "-m", "scraper.timed", "--home", str(home.root.absolute()))
    return _MAKERS[name](home, at, argv)


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


def _systemd(_home: Home, at: Path, argv: tuple[str, ...]) -> Timer:
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or at / ".config") / "systemd" / "user"
    service = f"""\
[Unit]
Description=askwell: one quiet night of reading

[Service]
Type=oneshot
ExecStart={" ".join(_systemd_word(one) for one in argv)}
KillMode=mixed
TimeoutStartSec={LONGEST_HOURS}h
TimeoutStopSec=2min
Nice=10
"""
    trigger = f"""\
[Unit]
Description=askwell: begins its night once a day

[Timer]
OnCalendar=*-*-* {HOUR:02}:{MINUTE:02}:00
RandomizedDelaySec={WITHIN_MINUTES}min
Persistent=true

[Install]
WantedBy=timers.target
"""
    control = ("systemctl", "--user")
    return Timer(
        "systemd",
        files=(
            (folder / f"{UNIT}.service", service.encode()),
            (folder / f"{UNIT}.timer", trigger.encode()),
        ),
        start=((*control, "daemon-reload"), (*control, "enable", "--now", f"{UNIT}.timer")),
        stop=((*control, "disable", "--now", f"{UNIT}.timer"),),
    )


def _systemd_word(word: str) -> str:
    """One word of ExecStart: quoted, specifiers and variables kept from being read."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("%", "%%").replace("$", "$$") + '"'


def _launchd(home: Home, at: Path, argv: tuple[str, ...]) -> Timer:
    file = at / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    logs = str(home.root.absolute() / "launchd.log")
    job = {
        "Label": LABEL,
        "ProgramArguments": [*argv, "--within", str(WITHIN_MINUTES)],
        "StartCalendarInterval": {"Hour": HOUR, "Minute": MINUTE},
        "ProcessType": "Background",
        "ExitTimeOut": 120,
        "StandardErrorPath": logs,
    }
    domain = f"gui/{os.getuid() if hasattr(os, 'getuid') else 0}"
    return Timer(
        "launchd",
        files=((file, plistlib.dumps(job)),),
        start=(("launchctl", "bootstrap", domain, str(file)),),
        stop=(("launchctl", "bootout", f"{domain}/{LABEL}"),),
    )


def _cron(_home: Home, _at: Path, argv: tuple[str, ...]) -> Timer:
    # Asked once an hour from the first hour on; `--once` lets one night a day come of it, so that
    # a machine that slept at half past two catches up when it wakes.
    words = (*argv, "--within", str(WITHIN_MINUTES), "--once")
    command = " ".join(shlex.quote(word) for word in words).replace("%", "\\%")
    lines = (CRON_BEGIN, f"{MINUTE} {HOUR}-23 * * * {command}", CRON_END)
    return Timer("cron", crontab="\n".join(lines) + "\n")


def _windows(home: Home, _at: Path, argv: tuple[str, ...]) -> Timer:
    file = home.root / "night-task.xml"
    quoted = subprocess.list2cmdline(argv[1:])
    task = f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{HOUR:02}:{MINUTE:02}:00</StartBoundary>
      <RandomDelay>PT{WITHIN_MINUTES}M</RandomDelay>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT{LONGEST_HOURS}H</ExecutionTimeLimit>
    <Priority>7</Priority>
  </Settings>
  <Actions>
    <Exec>
      <Command>{escape(argv[0])}</Command>
      <Arguments>{escape(quoted)}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
    return Timer(
        "windows",
        files=((file, task.replace("\n", "\r\n").encode("utf-16")),),
        start=(("schtasks", "/Create", "/F", "/TN", TASK, "/XML", str(file)),),
        stop=(("schtasks", "/Delete", "/F", "/TN", TASK),),
    )


def _read_crontab(run: Run) -> str:
    status, said = run(("crontab", "-l"), None)
    return said if status == 0 else ""


def _write_crontab(text: str, run: Run) -> None:
    status, said = run(("crontab", "-"), text)
    if status:
        raise Refusal(
            "timer_refused",
            f"crontab said: {said.strip() or f'status {status}'}",
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
        return 127, f"{command[0]} is not installed"
    return done.returncode, done.stdout if done.returncode == 0 else done.stderr


_MAKERS: dict[str, Callable[[Home, Path, tuple[str, ...]], Timer]] = {
    "systemd": _systemd,
    "launchd": _launchd,
    "cron": _cron,
    "windows": _windows,
}
