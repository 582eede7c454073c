"""The timer: installed once, as each scheduler wants it, and gone without a trace."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scraper import nightly, timed
from scraper.errors import Refusal
from scraper.report import NightReport
from scraper.settings import Home

PYTHON = "/opt/ask well/100%/$x/bin/python"


class Scheduler:
    """Stands for the machine: remembers commands, holds a crontab."""

    def __init__(self, status: int = 0, crontab: str = "") -> None:
        self.commands: list[tuple[str, ...]] = []
        self.status, self.crontab = status, crontab

    def __call__(self, command: Sequence[str], given: str | None) -> tuple[int, str]:
        self.commands.append(tuple(command))
        if command == ("crontab", "-l"):
            return (0, self.crontab) if self.crontab else (1, "no crontab for maya")
        if command == ("crontab", "-"):
            self.crontab = given or ""
        return self.status, "it said no" if self.status else ""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "a home")


def install(home: Home, tmp_path: Path, name: str, machine: Scheduler) -> nightly.Timer:
    return nightly.install(home, name, run=machine, user_home=tmp_path, python=PYTHON)


@pytest.mark.parametrize("name", nightly.PLATFORMS)
def test_install_twice_is_once_and_remove_leaves_nothing(
    home: Home, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    machine = Scheduler(crontab="0 9 * * 1 water-the-plants\n")
    where = {"run": machine, "user_home": tmp_path, "python": PYTHON}
    assert nightly.show(home, name, **where)["installed"] is False
    install(home, tmp_path, name, machine)
    once = machine.crontab
    made = install(home, tmp_path, name, machine)
    assert machine.crontab == once
    assert nightly.show(home, name, **where)["installed"] is True
    nightly.remove(home, name, **where)
    assert nightly.show(home, name, **where)["installed"] is False
    assert not any(path.exists() for path, _content in made.files)
    assert machine.crontab == "0 9 * * 1 water-the-plants\n"


def test_a_scheduler_that_refuses_is_quoted(home: Home, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        install(home, tmp_path, "launchd", Scheduler(status=5))
    assert "it said no" in refused.value.message


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_accepts_the_units(home: Home, tmp_path: Path) -> None:
    made = nightly.timer(home, "systemd", user_home=tmp_path, python="/bin/sh")
    paths = []
    for path, content in made.files:
        paths.append(tmp_path / path.name)
        paths[-1].write_bytes(content)
    told = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", *paths],
        capture_output=True, text=True, check=False,
        env={"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    ours = [line for line in told.stderr.splitlines() if "askwell" in line]
    assert (told.returncode, ours) == (0, [])


def test_systemd_catches_up_and_begins_at_random(home: Home, tmp_path: Path) -> None:
    made = nightly.timer(home, "systemd", user_home=tmp_path, python=PYTHON)
    service, trigger = (content.decode() for _path, content in made.files)
    assert '"/opt/ask well/100%%/$$x/bin/python"' in service
    assert "KillMode=mixed" in service
    assert {"Persistent=true", "RandomizedDelaySec=45min"} <= {*trigger.splitlines()}


def test_launchd_gets_a_property_list(home: Home, tmp_path: Path) -> None:
    ((path, content),) = nightly.timer(home, "launchd", user_home=tmp_path, python=PYTHON).files
    job = plistlib.loads(content)
    assert path.name == f"{job['Label']}.plist"
    assert job["ProgramArguments"][0] == PYTHON
    assert job["StartCalendarInterval"] == {"Hour": 2, "Minute": 30}
    assert job["ProgramArguments"][-2:] == ["--within", "45"]


def test_windows_gets_a_task_that_starts_when_it_can(home: Home, tmp_path: Path) -> None:
    ((_path, content),) = nightly.timer(home, "windows", user_home=tmp_path, python="a&b.exe").files
    task = ElementTree.fromstring(content.decode("utf-16").replace('encoding="UTF-16"', ""))
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    assert task.findtext(".//t:StartWhenAvailable", namespaces=space) == "true"
    assert task.findtext(".//t:RandomDelay", namespaces=space) == "PT45M"
    assert task.findtext(".//t:Command", namespaces=space) == "a&b.exe"
    assert str(home.root) in (task.findtext(".//t:Arguments", namespaces=space) or "")


def test_cron_gets_one_line_that_it_can_read(home: Home, tmp_path: Path) -> None:
    made = nightly.timer(home, "cron", user_home=tmp_path, python=PYTHON)
    (line,) = [one for one in made.crontab.splitlines() if not one.startswith("#")]
    minute, hours, *any_day, command = line.split(" ", 5)
    assert (minute, hours, any_day) == ("30", "2-23", ["*", "*", "*"])
    assert "%" not in command.replace("\\%", "")  # a bare % is a line end to cron
    assert command.endswith("--within 45 --once")


def test_a_night_tells_its_log_and_a_second_one_a_day_is_not_begun(home: Home) -> None:
    log = timed._log(home)
    report = NightReport(pages=3, read=3, new=2, ended_by="budget")
    assert timed.night(home, log, lambda *_a, **_k: report) == 0
    told = (home.root / "logs" / "night.log").read_text("utf-8")
    assert "3 pages opened, 3 read" in told

    def refuse(*_given: object, **_named: object) -> NightReport:
        raise Refusal("cooling_down", "not before Friday", "wait")

    assert timed.night(home, log, refuse) == 1
    assert "not before Friday" in (home.root / "logs" / "night.log").read_text("utf-8")
