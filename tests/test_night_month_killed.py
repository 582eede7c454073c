"""Nights killed at random moments: real processes, SIGKILL; in the end no row is missing or odd.

The short form of ``scripts/month``, which lives through a month in Chromium as well.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from askwell_town import TODAY, Town
from conftest import aside, know

from scraper import capture as captures_room
from scraper import consent, sync
from scraper.settings import Home
from scripts import month_rules, month_witness
from scripts.month_nights import START, Month, Plan, month

NIGHTS, KILLS = 8, 10


@pytest.fixture
def pages(tmp_path: Path, night_home: Home, town: Town) -> Path:
    """The profiles that one real night brought, as a folder of captures."""
    aside(
        lambda: sync.run(
            night_home, night_home.settings(), now=lambda: START, limit=8, sleep=lambda _s: None
        )
    )
    for path in night_home.captures.glob("*/*.gz"):
        if captures_room.load(path).name.rstrip("/").count("/") == 4:
            target = tmp_path / "pages" / path.parent.name / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    town.requests.clear()
    return tmp_path / "pages"


@pytest.fixture
def make_home(tmp_path: Path, night_home: Home, pages: Path) -> Callable[[str], Home]:
    """A fresh home that knows whose pages there are."""

    def make(name: str) -> Home:
        home = Home(tmp_path / name)
        home.make()
        site = night_home.settings().sync.site
        home.settings_file.write_text(
            f'[sync]\nsite = "{site}"\npages_per_night = 30\nrefresh_days = 2\n', "utf-8"
        )
        slugs = sorted({captures_room.load(one).subject or "" for one in pages.glob("*/*.gz")})
        with home.open() as db:
            consent.record(db, TODAY)
            know(db, *((slug, slug.replace("-", " ").title()) for slug in slugs))
        return home

    return make


def test_killed_again_and_again_it_ends_as_if_never_disturbed(
    make_home: Callable[[str], Home], pages: Path, town: Town
) -> None:
    def lived(name: str, kills: int) -> tuple[Home, Month]:
        home = make_home(name)
        plan = Plan(NIGHTS, kills, pages=pages, page_seconds=0.05, left_alone=3)
        return home, month(home, town, plan, random.Random(5))

    calm, _month = lived("calm", 0)
    home, disturbed = lived("killed", KILLS)
    assert disturbed.killed.total() >= 2  # how many of them fall within a night is the machine's
    assert disturbed.losses == []
    assert month_witness.rows(home) == month_witness.rows(calm)
    late = month_rules.not_current(home, disturbed.last)
    assert [one for one in late if not one.endswith(("education", "experience", "mutuals"))] == []
    broken = month_rules.broken(home, town, disturbed)
    assert {promise for promise, found in broken.items() if found} == set()
