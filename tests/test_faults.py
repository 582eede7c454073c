"""Killed or failing at any write, the next run ends as if nothing had happened; nothing is touched.

The long run is ``scripts/faults``; here each scenario meets a few kills and a few failing calls,
spread over all there are.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from askwell_town import TODAY

from scraper import schema
from scraper.importing import import_paths
from scripts import faults_run as child
from scripts import faults_world as world
from scripts.faults_all import INJECTIONS, Trial, at_random

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="it needs fork")
AT_EACH_WAY = 1
CLOCK_VERBS = (("who",), ("due",), ("status",), ("points", "--all"), ("stats",),
               ("draft", "leila-farouk", "--move", "ask"), ("sync", "--dry-run"))  # fmt: skip


@pytest.fixture(scope="module", params=world.SCENARIOS)
def trial(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    made = Trial(world.SCENARIOS[request.param], tmp_path_factory.mktemp(request.param))
    made.prepare()
    return made


@pytest.fixture(autouse=True)
def own_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands that prepare a scenario change this process's own."""
    monkeypatch.setattr(sys, "argv", list(sys.argv))


def test_a_kill_at_any_moment_loses_nothing(trial: Trial) -> None:
    at_random(trial, 2, random.Random(trial.scenario.name))
    assert trial.failures == []


@pytest.mark.skipif(child.missing() is not None, reason=str(child.missing()))
@pytest.mark.parametrize("way", INJECTIONS, ids=["killed", "EIO", "ENOSPC"])
def test_a_call_that_fails_or_kills_loses_nothing_and_is_told(trial: Trial, way: str) -> None:
    home = world.copy_of(trial.template, trial.folder / "home")
    counts = child.calls(trial.steps(home), trial.folder / "calls.log")
    assert counts["pwrite64"] > 10
    chance = random.Random(trial.scenario.name + way)
    for call in chance.choices(sorted(counts), list(counts.values()), k=AT_EACH_WAY):
        inject = f"{call}:{way.format(n=chance.randint(1, counts[call]))}"
        trial.disturbed(inject, inject=inject)
    assert trial.failures == []


def test_an_import_without_news_writes_no_row(tmp_path: Path) -> None:
    home, sources = world.Home(tmp_path / "home"), tmp_path / "sources"
    world.write_sources(sources)
    world.quietly(lambda: world.SCENARIOS["mbox"].prepare(home, sources))
    paths = [sources / world.EXPORT, sources / world.MBOX]
    with home.open() as db:
        import_paths(db, home, paths)
        rows = db.conn.total_changes
        assert import_paths(db, home, paths).sources[0].files
        assert db.conn.total_changes == rows


def test_a_full_disk_at_the_far_end_of_a_pipe_is_told(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    words = ("from composer.cli import main; main()", "status", "--home", str(tmp_path / "home"))
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", *words]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert [line.split(":")[0] for line in ended.stderr.splitlines()] == ["error", "next"]


@pytest.mark.parametrize("version", range(1, len(schema.migrations._migrations) + 1))
def test_a_database_of_every_earlier_release_opens_whole(version: int, tmp_path: Path) -> None:
    home, sources = world.Home(tmp_path / "home"), tmp_path / "sources"
    world.write_sources(sources)
    world.quietly(lambda: world.SCENARIOS["mbox"].prepare(home, sources))
    whole = world.dump(home.database)
    world.at_version(home.database, version)
    with home.open() as db:
        assert not schema.migrations.pending(db)
    opened = world.dump(home.database)
    assert {table: set(rows) - set(whole[table]) for table, rows in opened.items()} == {
        table: set() for table in whole
    }
    unknown_then = sum(len(rows) - len(opened[table]) for table, rows in whole.items())
    assert world.faults_of(home.database) == []
    with home.open() as db:
        again = import_paths(db, home, [sources / world.EXPORT])
    assert world.dump(home.database) == whole
    assert sum(one.new for source in again.sources for one in source.files) == unknown_then
    assert sum(one.changed for source in again.sources for one in source.files) == 0


def test_a_clock_that_went_back_breaks_nothing(tmp_path: Path) -> None:
    home, sources = world.Home(tmp_path / "home"), tmp_path / "sources"
    world.write_sources(sources)
    world.quietly(lambda: world.SCENARIOS["mbox"].prepare(home, sources))
    before = world.dump(home.database)
    earlier = TODAY.replace(year=TODAY.year - 3)
    for words in CLOCK_VERBS:
        ended = child.run([world.command(home, *words, today=earlier)])
        assert ended.fair, ended.said
    again = child.run([world.command(home, "import", sources / world.EXPORT, today=earlier)])
    assert again.status == 0
    assert world.dump(home.database) == before
