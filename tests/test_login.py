"""Signing in: the human does it, askwell recognises it from the page and keeps only the session."""

from __future__ import annotations

import stat
from datetime import date

import pytest
from askwell_town import Town
from conftest import aside, sign_in
from playwright.sync_api import Page

from scraper import consent
from scraper.capture import profile
from scraper.capture.browser import login
from scraper.errors import Refusal
from scraper.settings import Home


def test_the_notice_says_what_it_must() -> None:
    for words in ("8.2", "automated access", "restricts", "password", "never sends", "import"):
        assert words in consent.NOTICE


def test_the_answer_is_kept_with_its_day_and_can_be_taken_back(town_home: Home) -> None:
    with town_home.open() as db:
        assert consent.given(db) is None
        consent.record(db, date(2026, 11, 19))
        consent.record(db, date(2026, 11, 25))
        assert consent.given(db) == date(2026, 11, 19)
    with town_home.open() as db:
        consent.refuse_without(db)
        consent.withdraw(db)
        with pytest.raises(Refusal, match=r"8\.2"):
            consent.refuse_without(db)


def test_success_is_recognised_from_the_page(town_home: Home, town: Town) -> None:
    said: list[str] = []
    aside(lambda: login(town_home, town_home.settings(), said.append, headless=True, hand=sign_in))
    assert len(said) == 2
    assert profile.sign_in_state(town_home) == profile.SIGNED_IN
    assert stat.S_IMODE(town_home.browser.stat().st_mode) == 0o700
    assert [one.path for one in town.views] == ["/feed/"]
    stored = [path for path in town_home.root.rglob("*") if path.is_file()]
    assert not any(b"an invented password" in path.read_bytes() for path in stored)


def test_nobody_signs_in(town_home: Home) -> None:
    with pytest.raises(Refusal) as refused:
        aside(lambda: login(town_home, town_home.settings(), str, headless=True, timeout=0.3))
    assert refused.value.kind == "login_timeout"
    assert profile.sign_in_state(town_home) is None


def test_the_window_is_closed(town_home: Home) -> None:
    def close(page: Page) -> None:
        page.close()

    with pytest.raises(Refusal) as refused:
        aside(lambda: login(town_home, town_home.settings(), str, headless=True, hand=close))
    assert refused.value.kind == "login_cancelled"


def test_a_terminal_without_a_desktop(town_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(Refusal) as refused:
        aside(lambda: login(town_home, town_home.settings(), str))
    assert refused.value.kind == "no_display"
