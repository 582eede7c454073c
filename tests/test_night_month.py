"""A month of nights with chance against it: everyone current, no budget or refresh time broken."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from askwell_town import TODAY, Town
from conftest import aside, know
from replay import Replay, path_of

from scraper import capture as captures_room
from scraper import consent, sync
from scraper.capture import browser, linkedin
from scraper.errors import Refusal
from scraper.settings import Home

START = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
BUDGET, REFRESH, NIGHTS = 6, 14, 31


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "month")
    made.make()
    made.settings_file.write_text(
        f"[sync]\npages_per_night = {BUDGET}\nrefresh_days = {REFRESH}\n"
        'seconds_between_pages = [25, 60]\nsite = "http://127.0.0.1:9"\n'
    )
    return made


@pytest.fixture
def pages(night_home: Home, town: Town) -> dict[str, captures_room.Capture]:
    aside(
        lambda: sync.run(
            night_home, night_home.settings(), now=lambda: START, limit=14, sleep=lambda _s: None
        )
    )
    kept = [captures_room.load(path) for path in night_home.captures.glob("*/*.gz")]
    return {path_of(one.name): one for one in kept if "/details/" not in one.name}


@pytest.mark.parametrize("chaos", [0.0, 0.12])
def test_a_month_of_nights(
    home: Home,
    pages: dict[str, captures_room.Capture],
    monkeypatch: pytest.MonkeyPatch,
    chaos: float,
) -> None:
    profiles = [path for path in pages if path.count("/") == 3]
    monkeypatch.setattr(linkedin, "readable_pages", lambda: frozenset({"profile"}))
    replay = Replay(pages, chaos=chaos)
    monkeypatch.setattr(browser, "session", replay.session)
    with home.open() as db:
        consent.record(db, TODAY)
        know(db, *((one.split("/")[2], f"Person {at}") for at, one in enumerate(profiles)))
    dice, cooling = random.Random(3), None
    for number in range(NIGHTS):
        clock = [START + timedelta(days=number, minutes=dice.randrange(45))]
        before = len(replay.visits)
        try:
            report = sync.run(
                home, home.settings(), now=lambda clock=clock: clock[0],
                sleep=lambda seconds, clock=clock: clock.__setitem__(
                    0, clock[0] + timedelta(seconds=seconds)
                ),
            )  # fmt: skip
        except Refusal as refused:
            assert refused.kind == "cooling_down"  # noqa: PT017 - some nights are refused, some not
            assert cooling is not None
            assert clock[0] < cooling
            assert len(replay.visits) == before
            continue
        assert cooling is None or clock[0] >= cooling or report.pages == 0
        opened = replay.visits[before:]
        assert len(opened) == report.pages <= BUDGET
        assert all(fault not in ("429", "999") for _url, _at, fault in opened[:-1])
        cooling = report.resume_after or cooling
    good = sorted((url, at) for url, at, fault in replay.visits if fault is None)
    for (url, at), (later_url, later) in itertools.pairwise(good):
        assert url != later_url or later - at >= timedelta(days=REFRESH)
    with home.open() as db:
        found = sync.coverage(db, START + timedelta(days=NIGHTS), home.settings())
    assert (found.seen, found.of) == (len(profiles), len(profiles))
