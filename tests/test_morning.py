"""The morning summary: off by default, no names on a locked screen, a draft that is never sent."""

from __future__ import annotations

import base64
import logging
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from composer.timed import due
from scraper import morning, notification, timed
from scraper.errors import Refusal
from scraper.morning import Morning
from scraper.report import News, NightReport
from scraper.settings import Home, Settings

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
REPORT = NightReport(
    pages=4, read=4, new=5, ended_by="budget",
    by_person=[News(1, "Priya Raman", 3, (("post", 3),)), News(2, "Ben Ortiz", 2, (("post", 2),))],
)  # fmt: skip
DUE = (
    {"name": "Hannah <i>Weiss", "move": "thank", "reason": "They agreed on 18 November.",
     "draft": "askwell draft hannah-weiss --move thank"},
)  # fmt: skip
EXPIRED = Refusal("session_expired", "LinkedIn asks you to sign in again", "askwell login")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.make()
    return made


def wishes(**morning: bool) -> Settings:
    table = {"me": {"name": "Maya", "emails": ["maya@okafor.example"]}, "morning": morning}
    return Settings.model_validate(table)


def left(home: Home, settings: Settings, told: Morning) -> list[tuple[str, str]]:
    """The notifications that came of it."""
    shown: list[tuple[str, str]] = []
    morning.leave(home, settings, told, NOW, lambda title, line: shown.append((title, line)))
    return shown


def test_nothing_is_left_unless_asked_for(home: Home) -> None:
    assert left(home, Settings(), Morning(REPORT, due=DUE)) == []
    assert not home.morning.exists()


def test_a_notification_names_nobody_unless_asked_to(home: Home) -> None:
    told = Morning(REPORT, due=DUE)
    assert left(home, wishes(notification=True), told) == [
        ("askwell", "1 thing is due. 2 people have news.")
    ]
    assert left(home, wishes(notification=True, names=True), told) == [
        ("askwell", "1 thing is due: Hannah <i>Weiss. 2 people have news: Priya Raman, Ben Ortiz.")
    ]


def test_a_quiet_night_says_nothing(home: Home) -> None:
    told = Morning(NightReport(ended_by="done"))
    home.morning.write_text("yesterday's")
    assert left(home, wishes(notification=True, draft=True), told) == []
    assert not home.morning.exists()


def test_the_human_is_called_once_when_the_session_has_ended(home: Home) -> None:
    wanted = wishes(notification=True)
    ((_title, line),) = left(home, wanted, Morning(refusal=EXPIRED))
    assert "askwell login" in line
    assert left(home, wanted, Morning(refusal=EXPIRED, told=True)) == []


def test_the_draft_is_whole_private_and_to_oneself(home: Home) -> None:
    left(home, wishes(draft=True), Morning(REPORT, due=DUE))
    assert stat.S_IMODE(home.morning.stat().st_mode) == 0o600
    made = message_from_bytes(home.morning.read_bytes(), policy=policy.default)
    assert made["From"] == made["To"] == "maya@okafor.example"
    assert made["X-Unsent"] == "1"
    assert "Weiss" not in made["Subject"]
    body = made.get_body().get_content()
    assert "1. Hannah <i>Weiss: thank. They agreed on 18 November." in body
    assert "askwell draft hannah-weiss --move thank" in body
    assert "Priya Raman: 3 posts" in body
    assert "tonight's page budget is used up" in body


def test_a_name_with_line_ends_cannot_write_headers(home: Home) -> None:
    hostile = Refusal("no_browser", "none\r\nBcc: everybody@elsewhere.example", "install one")
    left(home, wishes(draft=True), Morning(refusal=hostile))
    made = message_from_bytes(home.morning.read_bytes(), policy=policy.default)
    assert made["Bcc"] is None


def test_texts_are_never_part_of_a_command(tmp_path: Path) -> None:
    hostile = '\'; rm -rf ~ "$(x)" <b>'
    linux = notification.COMMANDS["linux"]("askwell", hostile)
    assert linux[-1] == '\'; rm -rf ~ "$(x)" &lt;b&gt;'
    assert linux[-3] == "--"
    darwin = notification.COMMANDS["darwin"]("askwell", hostile)
    assert darwin[-2:] == ("askwell", hostile)
    assert not any("rm -rf" in word for word in darwin[:-1])
    script = base64.b64decode(notification.COMMANDS["win32"]("askwell", hostile)[-1])
    assert "rm -rf" not in script.decode("utf-16-le")
    assert base64.b64encode(hostile.encode()).decode() in script.decode("utf-16-le")


def test_a_desktop_that_cannot_show_it_is_said() -> None:
    assert notification.show("a", "b", "linux", lambda _c, _e: (1, "no bus")) == "no bus"
    assert notification.show("a", "b", "linux", lambda _c, _e: (0, "")) is None
    assert notification.show("a", "b", "beos") == "there are no notifications on beos"


def test_the_timer_leaves_the_summary_with_what_is_due(
    maya: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = maya.settings_file.read_text("utf-8")
    maya.settings_file.write_text(text + "[morning]\ndraft = true\n", "utf-8")
    log = logging.getLogger("askwell.test")
    assert timed.night(maya, log, lambda *_a, **_k: REPORT, due) == 0
    body = message_from_bytes(maya.morning.read_bytes(), policy=policy.default).get_content()
    assert "Due today" in body
    assert "askwell draft" in body
    assert "Priya Raman: 3 posts" in body


def test_a_summary_that_fails_does_not_fail_the_night(
    maya: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    text = maya.settings_file.read_text("utf-8")
    maya.settings_file.write_text(text + "[morning]\ndraft = true\n", "utf-8")

    def refuse(_home: Home, _today: date) -> Any:
        raise Refusal("database_locked", "another askwell is writing", "wait")

    log = logging.getLogger("askwell.test")
    assert timed.night(maya, log, lambda *_a, **_k: REPORT, refuse) == 0
    assert "no morning summary: another askwell is writing" in caplog.text


def test_what_the_timer_starts_is_there(
    askwell: Callable[..., Any], home: Home, tmp_path: Path
) -> None:
    told = askwell("nightly", "show", "--json").json
    assert told["installed"] is False
    done = subprocess.run(
        [sys.executable, "-m", "composer.timed", "--home", str(home.root)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "nothing_imported" in (home.root / "logs" / "night.log").read_text("utf-8")
