"""Killed at any instant, the next night carries on, and nothing that was read is lost."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from askwell_town import TODAY, Town
from conftest import aside, know
from replay import Replay, path_of

from scraper import capture as captures_room
from scraper import consent, sync
from scraper.capture import browser
from scraper.errors import Refusal
from scraper.nights import Nights
from scraper.settings import Home
from scraper.store import Store

NIGHT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
PAGES = 2
STEPS = (
    (Nights, "begin"), (Nights, "ask"), (Replay, "visit"), (captures_room, "keep"),
    (Path, "replace"), (Store, "save"), (Nights, "answer"), (Nights, "end"),
)  # fmt: skip


@pytest.fixture
def pages(night_home: Home, town: Town) -> dict[str, captures_room.Capture]:
    """What one real night brought of the first pages due."""
    aside(
        lambda: sync.run(
            night_home, night_home.settings(), now=lambda: NIGHT, limit=PAGES,
            sleep=lambda _s: None,
        )
    )  # fmt: skip
    kept = [captures_room.load(path) for path in night_home.captures.glob("*/*.gz")]
    return {path_of(one.name): one for one in kept}


@pytest.fixture
def make_home(tmp_path: Path, night_home: Home) -> Callable[[str], Home]:
    """A fresh home that knows the people of the pages, ready for a night."""

    def make(name: str) -> Home:
        home = Home(tmp_path / name)
        home.make()
        home.settings_file.write_text(night_home.settings_file.read_text("utf-8"), "utf-8")
        with night_home.open() as known, home.open() as db:
            consent.record(db, TODAY)
            query = (
                "SELECT slug, full_name FROM person WHERE slug IS NOT NULL AND person_id IN"
                " (SELECT person_id FROM connection) ORDER BY person_id"
            )
            know(db, *((row["slug"], row["full_name"]) for row in known.query(query)))
        return home

    return make


def run(home: Home, replay: Replay, at: datetime = NIGHT, limit: int = PAGES) -> Any:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(browser, "session", replay.session)
        return sync.run(home, home.settings(), now=lambda: at, limit=limit, sleep=lambda _s: None)


def killed_at(step: int, home: Home, replay: Replay) -> bool:
    """Run a night in a child that kills itself before its n-th step; whether it came so far."""
    child = os.fork()
    if child == 0:
        count = 0

        def wrapped(original: Callable[..., Any]) -> Callable[..., Any]:
            def counting(*given: Any, **named: Any) -> Any:
                nonlocal count
                for moment in ("before", "after"):
                    count += 1
                    if count == step:
                        os.kill(os.getpid(), signal.SIGKILL)
                    if moment == "before":
                        answer = original(*given, **named)
                return answer

            return counting

        for owner, name in STEPS:
            setattr(owner, name, wrapped(getattr(owner, name)))
        try:
            run(home, replay)
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def facts(home: Home) -> list[tuple[Any, ...]]:
    with home.open() as db:
        query = "SELECT person_id, kind, quote, subject, began_on FROM evidence ORDER BY 1, 2, 3, 4"
        return [tuple(row) for row in db.execute(query).fetchall()]


def test_killed_at_every_step_the_next_nights_lose_nothing(
    pages: dict[str, captures_room.Capture], make_home: Callable[[str], Home]
) -> None:
    whole = make_home("whole")
    run(whole, Replay(pages))
    wanted = facts(whole)
    assert wanted
    step = 1
    while True:
        home = make_home(f"killed-{step}")
        if not killed_at(step, home, Replay(pages)):
            break
        again = Replay(pages)
        run(home, again, NIGHT + timedelta(minutes=5))
        run(home, again, NIGHT + timedelta(days=1))
        with home.open() as db:
            nights = [row["ended_by"] for row in db["night"].rows]
            visits = list(db["visit"].rows)
        assert None not in nights
        assert "asked" not in {one["outcome"] for one in visits}
        read = [(one["person_id"], one["page"]) for one in visits if one["outcome"] == "read"]
        assert len(read) == len({*read}), f"a page was read twice after a kill at step {step}"
        assert {*wanted} <= {*facts(home)}, f"rows were lost by a kill at step {step}"
        step += 1
    assert step > 20


def test_a_kept_page_is_saved_without_a_second_visit(
    pages: dict[str, captures_room.Capture],
    make_home: Callable[[str], Home],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = make_home("half")

    def crash(*_given: Any, **_named: Any) -> Any:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "save", crash)
        with pytest.raises(RuntimeError):
            run(home, Replay(pages))
    second = Replay(pages)
    run(home, second, NIGHT + timedelta(minutes=5), limit=1)
    first_page = min(pages)
    with home.open() as db:
        visits = list(db["visit"].rows)
    assert [one["outcome"] for one in visits] == ["read", "read"]
    assert visits[0]["new_rows"] > 0
    assert len(second.visits) == 1
    assert {path_of(url) for url, _at, _fault in second.visits} < {*pages}
    assert first_page in pages


def test_a_full_disk_is_said_and_loses_nothing(
    pages: dict[str, captures_room.Capture],
    make_home: Callable[[str], Home],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = make_home("full")

    def full(*_given: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(captures_room, "keep", full)
        with pytest.raises(Refusal) as refused:
            run(home, Replay(pages))
    assert refused.value.kind == "disk_full"
    assert [path for path in home.captures.rglob("*") if path.is_file()] == []
    run(home, Replay(pages), NIGHT + timedelta(days=1))
    assert facts(home)


def test_an_interrupt_stops_after_the_page_at_hand(
    pages: dict[str, captures_room.Capture], make_home: Callable[[str], Home]
) -> None:
    home, replay = make_home("interrupted"), Replay(pages)
    before = signal.getsignal(signal.SIGTERM)

    def interrupt(event: Any) -> None:
        if event.kind == "page":
            os.kill(os.getpid(), signal.SIGTERM)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(browser, "session", replay.session)
        report = sync.run(home, home.settings(), now=lambda: NIGHT, watch=interrupt)
    assert (report.pages, report.read, report.ended_by) == (1, 1, "interrupted")
    assert signal.getsignal(signal.SIGTERM) is before


def test_killed_at_a_wall_the_next_nights_stay_away(
    pages: dict[str, captures_room.Capture], make_home: Callable[[str], Home]
) -> None:
    step, rested = 1, 0
    while True:
        home = make_home(f"walled-{step}")
        if not killed_at(step, home, Replay(pages, chaos=1.0, faults=("429",))):
            break
        kept = list(home.captures.glob("*/*.gz"))
        again = Replay(pages)
        if kept:
            with pytest.raises(Refusal, match="showed a wall"):
                run(home, again, NIGHT + timedelta(minutes=5))
            assert again.visits == []
            rested += 1
        run(home, again, NIGHT + timedelta(hours=25))
        assert again.visits
        step += 1
    assert rested >= 5
