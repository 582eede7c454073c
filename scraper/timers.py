"""Timers as values: for each scheduler the files it wants and the commands that put it to work.

In go the home folder, the account's folder and the command of a night; out comes a `Timer`. Nothing
is written here. systemd and Windows draw the random start and catch up after sleep by themselves;
launchd catches up; cron does neither, so there `scraper.timed` does both.
"""

from __future__ import annotations

import os
import plistlib
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from scraper.settings import Home

HOUR, MINUTE = 2, 30  # when a night may begin at the earliest, local time
WITHIN_MINUTES = 45  # it begins at a random moment in this span
LONGEST_HOURS = 4  # a night that still runs then is stopped

LABEL = "askwell.night"
UNIT = "askwell-night"
TASK = r"askwell\night"
CRON_BEGIN, CRON_END = "# askwell night: begin", "# askwell night: end"

PLATFORMS = ("systemd", "launchd", "cron", "windows")


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


MAKERS: dict[str, Callable[[Home, Path, tuple[str, ...]], Timer]] = {
    "systemd": _systemd,
    "launchd": _launchd,
    "cron": _cron,
    "windows": _windows,
}
