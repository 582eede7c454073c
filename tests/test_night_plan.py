"""What is due tonight and why: the order, the ages, the allowance. No browser, no database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import due
from scraper.capture import linkedin
from scraper.capture.pace import Pace, Stop, night_began, resume_after
from scraper.nights import Contact, Page
from scraper.parse import Parsed
from scraper.records import Person
from scraper.settings import Objective, Settings, Sync
from scraper.verdict import judge

NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
PROFILE = frozenset({"profile"})
SETTINGS = Settings(objective=(Objective(id="o", role="Engineer", company="Northwind"),))


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def read(**span: float) -> Page:
    return Page(ago(**span), ago(**span), "read")


def contact(number: int, **known: object) -> Contact:
    return Contact(number, f"person-{number}", f"Person {number}", connected=True, **known)


def order(*contacts: Contact, readable: frozenset[str] = PROFILE) -> list[tuple[int | None, str]]:
    found = due.plan(contacts, SETTINGS, NOW, readable)
    return [(one.person_id, one.page) for one in found]


def test_the_company_first_then_open_moves_then_the_stalest() -> None:
    found = due.plan(
        [
            contact(1, pages={"profile": read(days=40)}),
            contact(2, pages={"profile": read(days=90)}),
            contact(3),
            contact(4, open_moves=("o",), pages={"profile": read(days=20)}),
            contact(5, company="Northwind", pages={"profile": read(days=15)}),
        ],
        SETTINGS,
        NOW,
        PROFILE,
    )
    assert [one.person_id for one in found] == [5, 4, 3, 2, 1]
    assert [one.reason for one in found] == [
        "works at Northwind, where you want to be (o)",
        "a move is open (o)",
        "never seen",
        "last seen on 2026-08-22",
        "last seen on 2026-10-11",
    ]


def test_connections_before_everyone_else() -> None:
    stranger = Contact(1, "stranger", "A Stranger", connected=False)
    assert order(stranger, contact(2)) == [(2, "profile"), (1, "profile")]


def test_an_objective_that_is_done_counts_no_more() -> None:
    done = Settings(objective=(Objective(id="o", role="E", company="Northwind", done=True),))
    found = due.plan([contact(1, company="Northwind")], done, NOW, PROFILE)
    assert [one.reason for one in found] == ["never seen"]


@pytest.mark.parametrize(
    ("page", "is_due"),
    [
        (Page(), True),
        (read(days=14), True),
        (read(days=13, hours=23), False),
        (Page(None, ago(hours=19), "failed", 1), False),
        (Page(None, ago(hours=21), "failed", 1), True),
        (Page(None, ago(hours=39), "failed", 2), False),
        (Page(None, ago(days=14), "failed", 9), True),
        (Page(None, ago(days=30), "not_found", 1), False),
        (Page(None, ago(days=91), "not_found", 1), True),
        (Page(ago(hours=21), ago(hours=21), "partial", 1), True),
        (Page(None, ago(hours=25), "wall", 1), True),
        (Page(None, ago(hours=1), "asked", 1), False),
    ],
)
def test_a_page_comes_again_at_its_time(page: Page, is_due: bool) -> None:
    assert bool(order(contact(1, pages={"profile": page}))) is is_due


def test_details_only_where_missing_or_old() -> None:
    every = frozenset(linkedin.PATHS)
    new = {"profile": read(days=1)}
    assert order(contact(1), readable=every) == [(1, "profile")]
    assert order(contact(1, pages=new), readable=every) == [(1, "education"), (1, "experience")]
    known = {"has_positions": True, "has_education": True}
    assert order(contact(1, pages=new, **known), readable=every) == []
    old = {**new, "experience": read(days=91), "education": read(days=89)}
    assert order(contact(1, pages=old, **known), readable=every) == [(1, "experience")]


def test_details_that_came_empty_twice_are_left_alone_as_long_as_full_ones() -> None:
    every = frozenset(linkedin.PATHS)
    known = {"has_positions": True}
    for failures, days, is_due in ((1, 1, True), (2, 2, False), (2, 89, False), (2, 91, True)):
        empty = Page(None, ago(days=days), "unread", failures)
        pages = {"profile": read(days=1), "education": empty}
        assert bool(order(contact(1, pages=pages, **known), readable=every)) is is_due


def test_a_page_that_nothing_reads_is_never_opened() -> None:
    assert order(contact(1, pages={"profile": read(days=1)}), readable=PROFILE) == []


def test_coverage_says_how_many_nights_are_left() -> None:
    seen = [contact(one, pages={"profile": read(days=59)}) for one in range(412)]
    people = [*seen, *(contact(one + 500) for one in range(368))]
    found = due.coverage(people, Settings(sync=Sync(pages_per_night=27)), NOW)
    assert str(found) == ("412 of 780 contacts seen in the last 60 days; at this pace 14 nights")


def test_an_address_holds_no_more_than_a_person() -> None:
    assert linkedin.url("https://www.linkedin.com/", "profile", "zoë/../x?y") == (
        "https://www.linkedin.com/in/zo%C3%AB%2F..%2Fx%3Fy/"
    )


@given(
    st.integers(0, 60), st.one_of(st.none(), st.integers(0, 60)), st.integers(0, 80),
)  # fmt: skip
def test_no_run_exceeds_what_the_night_has_left(budget: int, limit: int | None, used: int) -> None:
    pace = Pace.tonight(Sync(pages_per_night=budget), NOW, used, limit)
    opened = 0
    while pace.over(NOW) is None:
        pace.spend()
        opened += 1
    assert opened <= max(0, budget - used)
    assert limit is None or opened <= limit


@given(st.datetimes(timezones=st.just(timezone(timedelta(hours=5, minutes=30)))))
def test_a_night_is_at_least_half_a_day_and_at_most_one(now: datetime) -> None:
    if now.year in (1, 9999):
        return
    assert timedelta(hours=12) <= now - night_began(now) < timedelta(days=1)


def test_a_second_wall_cools_twice_as_long() -> None:
    assert resume_after(NOW, walled_before=False) - NOW == timedelta(hours=24)
    assert resume_after(NOW, walled_before=True) - NOW == timedelta(hours=48)


def test_a_wish_to_stop_wakes_the_wait() -> None:
    stop = Stop()
    with stop.listening():
        stop.want()
        stop.sleep(3600)
    assert stop.wanted


def parsed(outcome: str = "read", **more: object) -> Parsed:
    known = {"layout": "linkedin/profile/g2026_03", "records": (Person("a", None, "A B"),)}
    return Parsed("url", "profile", outcome=outcome, **{**known, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("read_as", "before", "outcome", "wall", "suspicious"),
    [
        (parsed(), None, "read", None, False),
        (parsed(sections={"posts": "not_loaded"}), None, "partial", None, False),
        (parsed(sections={"posts": "not_loaded"}), {"posts": "loaded"}, "partial", None, True),
        (parsed(sections={"posts": "absent"}), {"posts": "loaded"}, "read", None, False),
        (parsed(records=()), None, "unread", None, True),
        (parsed(layout="linkedin/activity/g2026_03"), None, "unread", None, True),
        (parsed("wall", wall="not_found", records=()), None, "not_found", None, False),
        (parsed("wall", wall="not_rendered", records=()), None, "unread", None, True),
        (parsed("wall", wall="challenge", records=()), None, "wall", "challenge", False),
    ],
)
def test_the_verdict_on_a_page(
    read_as: Parsed, before: dict[str, str] | None, outcome: str, wall: str | None, suspicious: bool
) -> None:
    verdict = judge("profile", read_as, before)
    assert (verdict.outcome, verdict.wall, verdict.suspicious) == (outcome, wall, suspicious)
    if outcome not in ("read", "partial"):
        assert verdict.parsed.records == ()


def test_the_page_for_people_who_are_not_signed_in_is_a_wall() -> None:
    guest = Parsed(
        "url", "public_profile", "linkedin/profile/g2026_02", "read", records=(Person("a"),)
    )
    verdict = judge("profile", guest, None)
    assert (verdict.outcome, verdict.wall, verdict.parsed.records) == ("wall", "signed_out", ())
