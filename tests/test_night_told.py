"""What a night tells: progress on stderr, the report on stdout, how it stands afterwards."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

import pytest
from askwell_town import TODAY

from scraper import consent, sync
from scraper.capture import profile
from scraper.due import Due
from scraper.nights import Nights
from scraper.report import Event, News, NightReport, local, told
from scraper.settings import Home
from scraper.terminal import Terminal
from scraper.watching import watching
from tests.command import Run

NIGHT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
REST = NIGHT + timedelta(days=1)
PRIYA = Due(1, "priya-raman", "Priya [b]Raman\x1b[2J", "profile", "https://x.example", "never seen")
EVENTS = (
    Event("page", PRIYA, 3),
    Event("saved", PRIYA, 2, outcome="read", new=4),
    Event("wait", PRIYA, 2, seconds=30.0),
    Event("page", PRIYA, 2),
    Event("saved", PRIYA, 1, outcome="wall"),
)


def terminal(home: Home, **more: bool) -> Terminal:
    said = {"as_json": False, "incognito": False, "verbose": False, **more}
    return Terminal(home, today=TODAY, **said)


def watched(home: Home, capsys: pytest.CaptureFixture[str], **more: bool) -> str:
    with watching(terminal(home, **more)) as watch:
        for event in EVENTS:
            watch(event)
    out, err = capsys.readouterr()
    assert out == ""
    return err


def walled(home: Home, wall: str) -> None:
    with home.open() as db:
        consent.record(db, TODAY)
        nights = Nights(db)
        number = nights.begin(NIGHT)
        nights.ask(number, None, "messages", NIGHT)
        nights.walled(number, wall, REST if wall == "rate_limited" else None)
        nights.end(number, NIGHT, "wall")


def test_without_a_terminal_one_quiet_line_a_page(
    maya: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert watched(maya, capsys) == "  Priya [b]Raman[2J: profile: read, 4 new\n"
    assert watched(maya, capsys, verbose=True).count("\n") == len(EVENTS)


def test_incognito_names_nobody_on_the_way(maya: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Priya" not in watched(maya, capsys, incognito=True, verbose=True)


def test_at_a_terminal_the_line_lives_and_results_stay(
    maya: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    shown = watched(maya, capsys)
    assert "Priya [b]Raman[2J: profile: read, 4 new" in shown
    assert "waiting; next Priya [b]Raman" in shown
    assert "30 s" in shown
    assert "2 left tonight" in shown
    assert "\x1b[2J" not in shown


def test_the_report_speaks_the_clock_of_the_person() -> None:
    report = NightReport(
        pages=2, read=1, new=3, ended_by="wall", wall="rate_limited", resume_after=REST,
        by_person=[News(1, "Priya Raman", 3, (("post", 2), ("education", 1)))],
    )  # fmt: skip
    assert list(told(report.to_json())) == [
        "2 pages opened, 1 read; 3 new and 0 changed rows.",
        "  Priya Raman: 2 posts, 1 school",
        "It ended because LinkedIn showed a wall (rate limited).",
        f"No page will be opened before {local(REST)}.",
    ]


def test_status_and_dry_run_say_that_the_browser_rests(askwell: Run, maya: Home) -> None:
    walled(maya, "rate_limited")
    status = askwell("status", "--today", "2026-11-20")
    assert "1 page; LinkedIn showed a wall (rate limited)." in status.out
    assert f"No page is opened before {local(REST)}." in status.out
    dry = askwell("sync", "--dry-run", "--today", "2026-11-20")
    assert "showed a wall" in dry.err
    assert dry.out.endswith("pages tonight.\n")
    later = askwell("status", "--today", "2026-11-23", "--json").json
    assert later["resume_after"] is None


def test_status_asks_for_login_when_the_session_has_ended(askwell: Run, maya: Home) -> None:
    walled(maya, "signed_out")
    profile.note_sign_in(maya, profile.EXPIRED)
    assert askwell("status").out.endswith("Next: askwell login\n")
    assert askwell("sync").refusal == "session_expired"


def test_a_dry_run_before_any_consent_says_so_and_opens_nothing(askwell: Run, maya: Home) -> None:
    dry = askwell("sync", "--dry-run", "--limit", "2")
    assert dry.status == 0
    assert dry.out.splitlines()[-1] == "2 pages tonight."
    assert "needs your yes" in dry.err
    with maya.open() as db:
        assert sync.Nights(db).last() == []
