"""The hand-off types and leaves: nothing is pressed, nothing is sent, nothing is written over."""

from __future__ import annotations

import pytest
from askwell_town import CAST, Town
from conftest import aside
from playwright.sync_api import BrowserContext

from scraper.errors import Refusal
from scraper.handoff import BOX, open_and_type
from scraper.settings import Home

TEXT = "Hi Priya,\n\nyour talk <b>on</b> dispatch stayed with me.\nWould you have ten minutes?"
SLUG = "priya-raman"


def hand_off(home: Home, until: object) -> None:
    aside(lambda: open_and_type(home, home.settings(), SLUG, TEXT, headless=True, until=until))


def test_the_text_stands_in_the_box_and_nothing_was_sent(night_home: Home, town: Town) -> None:
    assert SLUG in CAST.people
    shown: list[str] = []

    def look(context: BrowserContext) -> None:
        shown.append(context.pages[0].locator(BOX).first.inner_text())

    hand_off(night_home, look)
    assert [line for line in shown[0].splitlines() if line] == [
        line for line in TEXT.splitlines() if line
    ]
    assert town.submitted == []
    assert {one.method for one in town.requests if "messaging" in one.path} == {"GET"}


def test_words_that_are_there_are_left_alone(
    night_home: Home, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("scraper.handoff.BOX", f"{BOX}, h2")  # a box that holds a heading already
    with pytest.raises(Refusal) as refused:
        hand_off(night_home, lambda _context: shown.append("typed"))
    assert refused.value.kind == "box_not_empty"
    assert shown == []
    assert town.submitted == []


def test_signed_out_says_what_to_do(
    night_home: Home, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scraper.handoff.PATIENCE_MS", 500)
    town.sessions.clear()
    with pytest.raises(Refusal) as refused:
        hand_off(night_home, lambda _context: None)
    assert refused.value.kind == "no_message_box"
    assert "askwell login" in refused.value.next_step
