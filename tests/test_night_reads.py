"""A night in a real Chromium on the town: what is read, what is kept, what is never done."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from askwell_town import Town
from askwell_town.faults import Faults
from conftest import aside, know

from scraper import capture, sync
from scraper.errors import Refusal
from scraper.report import Event, NightReport
from scraper.settings import Home

NIGHT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


def clock(start: datetime = NIGHT) -> Callable[[], datetime]:
    """A clock that goes on by a second whenever it is asked."""
    seconds = itertools.count()
    return lambda: start + timedelta(seconds=next(seconds))


def night(home: Home, start: datetime = NIGHT, **how: object) -> NightReport:
    return aside(
        lambda: sync.run(home, home.settings(), now=clock(start), sleep=lambda _s: None, **how)
    )


def refusal(home: Home, start: datetime = NIGHT, **how: object) -> Refusal:
    with pytest.raises(Refusal) as refused:
        night(home, start, **how)
    return refused.value


def rows(home: Home, sql: str) -> list[tuple[object, ...]]:
    with home.open() as db:
        return [tuple(row) for row in db.execute(sql).fetchall()]


def test_a_night_makes_evidence_with_its_source(night_home: Home, town: Town) -> None:
    report = night(night_home, limit=3)
    assert (report.pages, report.read, report.ended_by) == (3, 3, "limit")
    assert report.new > 0
    assert sum(one.new for one in report.by_person) == report.new
    found = rows(
        night_home,
        "SELECT count(*), min(seen_on), max(seen_on), count(capture_id) FROM evidence"
        " WHERE source = 'browser'",
    )
    assert found[0] == (report.new, "2026-11-20", "2026-11-20", report.new)
    assert rows(night_home, "SELECT count(*) FROM evidence WHERE kind = 'post'")[0][0]


def test_every_page_is_on_disk_and_reads_again(night_home: Home) -> None:
    night(night_home, limit=2)
    kept = rows(
        night_home, "SELECT path, capture_id, subject FROM capture WHERE source = 'browser'"
    )
    assert len(kept) == 2
    for path, capture_id, subject in kept:
        again = capture.load(night_home.captures / str(path))
        assert (again.capture_id, again.subject) == (capture_id, subject)
        assert again.url
        assert again.status == 200


def test_one_navigation_a_page_and_nothing_is_sent(night_home: Home, town: Town) -> None:
    before = len(town.views)
    report = night(night_home, limit=4)
    assert len(town.views) - before == report.pages == 4
    assert town.submitted == []


def test_the_same_page_does_not_come_again_within_its_time(night_home: Home, town: Town) -> None:
    night(night_home, limit=5)
    report = night(night_home, NIGHT + timedelta(minutes=30), limit=5)
    asked = [(one.path, one.query) for one in town.views]
    assert report.pages == 5
    assert len({*asked}) == len(asked) == 10


def test_a_second_look_changes_no_row(night_home: Home) -> None:
    night(night_home, limit=3)
    facts = "SELECT evidence_id, quote, began_on, url FROM evidence ORDER BY evidence_id"
    before = rows(night_home, facts)
    with night_home.open() as db, db.atomic():
        db.execute("UPDATE visit SET visited_at = '2026-10-01T02:30:00Z'")
    report = night(night_home, limit=3)
    assert report.read == 3
    assert {*before} <= {*rows(night_home, facts)}


def test_the_budget_holds_over_several_runs_of_one_night(night_home: Home, town: Town) -> None:
    settings = night_home.settings_file.read_text("utf-8")
    night_home.settings_file.write_text(
        settings.replace("pages_per_night = 40", "pages_per_night = 3")
    )
    first = night(night_home, limit=2)
    second = night(night_home, NIGHT + timedelta(hours=1))
    third = night(night_home, NIGHT + timedelta(hours=8))
    assert [first.pages, second.pages, third.pages] == [2, 1, 0]
    assert [first.ended_by, second.ended_by, third.ended_by] == ["limit", "budget", "budget"]
    assert night(night_home, NIGHT + timedelta(days=1)).pages == 3


def test_waits_stay_in_the_range_and_come_between_pages_only(night_home: Home) -> None:
    text = night_home.settings_file.read_text("utf-8")
    night_home.settings_file.write_text(text.replace("= [0, 0]", "= [25, 60]"))
    waits: list[float] = []
    events: list[Event] = []
    aside(
        lambda: sync.run(
            night_home, night_home.settings(), now=clock(), limit=3,
            sleep=waits.append, watch=events.append,
        )
    )  # fmt: skip
    assert len(waits) == 2
    assert all(25 <= one <= 60 for one in waits)
    assert [one.kind for one in events] == [
        "page", "saved", "wait", "page", "saved", "wait", "page", "saved",
    ]  # fmt: skip


def test_without_consent_no_page_is_opened(night_home: Home, town: Town) -> None:
    with night_home.open() as db:
        db.table("setting").delete_where()
    said = refusal(night_home)
    assert said.kind == "no_consent"
    assert "askwell login" in said.next_step
    assert town.views == []


@pytest.mark.parametrize(
    ("wall", "name"), [("challenge", "challenge"), ("429", "rate_limited"), ("999", "rate_limited")]
)
def test_a_wall_ends_the_night_and_the_next_two_days(
    night_home: Home, town: Town, wall: str, name: str
) -> None:
    town.faults = Faults(wall_after=2, wall=wall)
    report = night(night_home)
    assert (report.pages, report.read, report.ended_by, report.wall) == (3, 2, "wall", name)
    assert len(town.views) == 3
    assert refusal(night_home, NIGHT + timedelta(hours=23)).kind == "cooling_down"
    again = night(night_home, NIGHT + timedelta(hours=25))
    assert (again.pages, again.wall) == (1, name)
    assert refusal(night_home, NIGHT + timedelta(hours=25 + 47)).kind == "cooling_down"
    town.faults = Faults()
    assert night(night_home, NIGHT + timedelta(hours=25 + 49), limit=1).read == 1


def test_a_lapsed_session_asks_for_login_once(night_home: Home, town: Town) -> None:
    town.faults = Faults(expire_after=1)
    report = night(night_home)
    assert (report.read, report.wall, report.next_step) == (1, "signed_out", "askwell login")
    asked = len(town.views)
    assert refusal(night_home, NIGHT + timedelta(days=1)).kind == "session_expired"
    assert len(town.views) == asked


def test_pages_that_stop_yielding_end_the_night_and_overwrite_nothing(
    night_home: Home, town: Town
) -> None:
    night(night_home, limit=3)
    facts = "SELECT evidence_id, quote FROM evidence ORDER BY evidence_id"
    people = "SELECT slug, full_name, headline, company FROM person ORDER BY slug"
    before = rows(night_home, facts), rows(night_home, people)
    town.faults = Faults(wall_after=0, wall="not_rendered")
    report = night(night_home, NIGHT + timedelta(days=15))
    assert (report.ended_by, report.pages, report.read) == ("suspicious", 2, 0)
    assert len(report.unread) == 2
    assert (rows(night_home, facts), rows(night_home, people)) == before


def test_sections_that_did_not_load_come_again_and_take_nothing_away(
    night_home: Home, town: Town
) -> None:
    night(night_home, limit=1)
    facts = "SELECT evidence_id FROM evidence ORDER BY evidence_id"
    before = rows(night_home, facts)
    with night_home.open() as db, db.atomic():
        db.execute("UPDATE visit SET visited_at = '2026-10-01T02:30:00Z'")
    town.faults = Faults(half_loaded=True)
    night(night_home, NIGHT + timedelta(days=1), limit=2)
    assert {*before} <= {*rows(night_home, facts)}
    outcomes = rows(night_home, "SELECT DISTINCT outcome FROM visit WHERE night_id = 2")
    assert ("partial",) in outcomes


def test_lost_connections_are_failures_and_come_again_another_night(
    night_home: Home, town: Town
) -> None:
    town.faults = Faults(drop_every=1)
    report = night(night_home)
    assert (report.pages, report.read, report.ended_by) == (3, 0, "unreachable")
    failed = rows(night_home, "SELECT person_id, page FROM visit WHERE outcome = 'failed'")
    assert len(failed) == 3
    town.faults = Faults()
    assert night(night_home, NIGHT + timedelta(minutes=9), limit=3).read == 3
    again = "SELECT person_id, page FROM visit WHERE night_id = {}"
    assert not {*failed} & {*rows(night_home, again.format(2))}
    night(night_home, NIGHT + timedelta(days=1), limit=3)
    assert {*failed} & {*rows(night_home, again.format(3))}


def test_a_dialog_over_the_page_and_an_endless_page_do_not_matter(
    night_home: Home, town: Town
) -> None:
    town.faults = Faults(dialog=True, endless=True)
    assert night(night_home, limit=2).read == 2


def test_a_profile_that_is_gone_does_not_end_the_night(night_home: Home, town: Town) -> None:
    with night_home.open() as db:
        know(db, ("nobody-of-that-name", "Gone Away"), on="2026-10-01")
    report = night(night_home, limit=9)
    outcomes = rows(
        night_home, "SELECT outcome, count(*) FROM visit WHERE page = 'profile' GROUP BY 1"
    )
    assert ("not_found", 1) in outcomes
    assert (report.pages, report.read, report.ended_by) == (9, 8, "limit")


def test_a_former_address_is_the_same_person_and_the_same_page(
    night_home: Home, town: Town
) -> None:
    with night_home.open() as db, db.atomic():
        db.execute("DELETE FROM person WHERE slug IS NOT NULL")
    with night_home.open() as db:
        know(db, ("meera-pillai-7a9b1c2d", "Meera Pillai"))
    night(night_home)
    asked = "SELECT page, count(*) FROM visit GROUP BY page HAVING count(*) > 1"
    assert rows(night_home, asked) == []
    assert rows(night_home, "SELECT full_name, slug FROM person WHERE is_me = 0") == [
        ("Meera Pillai", "meera-pillai")
    ]


def test_two_nights_at_once_the_second_is_refused(night_home: Home) -> None:
    refused: list[Refusal] = []

    def second(event: Event) -> None:
        if event.kind == "saved":
            refused.append(refusal(night_home))

    night(night_home, limit=1, watch=second)
    assert [one.kind for one in refused] == ["browser_busy"]


def test_no_browser_says_how_to_get_one(night_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKWELL_BROWSER", "/nowhere/chromium")
    assert refusal(night_home).kind == "no_browser"
    assert rows(night_home, "SELECT ended_by FROM night") == [("refused",)]
