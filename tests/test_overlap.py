"""Nobody is said to have been anywhere together unless every reading of the dates says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scraper.dates import Span, bounds, certain_months, certain_period, overlap

TODAY = date(2026, 5, 20)
Period = tuple[str, str] | None


def span(text: str) -> Span:
    """``"2019-01..2020"``, ``"2019..now"``, ``"2019..?"`` (end unknown), ``"?..2019"``."""
    started, ended = text.split("..")
    known = None if ended in {"now", "?"} else ended
    return Span(
        None if started == "?" else started, known, {"now": True, "?": None}.get(ended, False)
    )


CASES: list[tuple[str, str, str, int, Period]] = [
    ("2018-01..2020-12", "2019-03..now", "together", 20, ("2019-03", "2020-12")),
    ("2015..2017", "2018..2020", "apart", 0, None),
    ("2015..2018", "2018..2020", "unknown", 0, None),
    ("2015..2019", "2017..2020", "together", 12, ("2017", "2019")),
    ("2019..2019", "2019..2019", "unknown", 0, None),
    ("2018..2019", "2018..2019", "unknown", 0, None),
    ("2018..2020", "2018..2020", "together", 12, ("2018", "2020")),
    ("2019-01..2019-03", "2019-03..2020-01", "unknown", 0, None),
    ("2019-01..2019-03", "2019-04..2020-01", "apart", 0, None),
    ("2019-01..2019-03", "2019-01..2019-03", "unknown", 1, None),
    ("2019-01..2019-04", "2019-01..2019-04", "together", 2, ("2019-01", "2019-04")),
    ("2019-02..2019-05", "2019-02..2019-05", "together", 2, ("2019-02", "2019-05")),
    ("2019-01-01..2019-02-28", "2018..2020", "together", 2, ("2019-01-01", "2019-02-28")),
    ("2019-01-01..2019-02-27", "2018..2020", "unknown", 1, None),
    ("2019-01-15..2019-03-14", "2018..2020", "together", 2, ("2019-01-15", "2019-03-14")),
    ("2019-01-15..2019-03-13", "2018..2020", "unknown", 1, None),
    ("2019-03-31..2019-06", "2018..2020", "together", 2, ("2019-03", "2019-06")),
    ("2019-03..2021", "2018..now", "together", 21, ("2019", "2021")),
    ("2026-02..now", "2020..now", "together", 2, ("2026-02", "2026-05")),
    ("2026-03..now", "2020..now", "unknown", 1, None),
    ("2026..now", "2026..now", "unknown", 0, None),
    ("2020..now", "2015..now", "together", 64, ("2020", "2026")),
    ("?..2019", "2015..2020", "unknown", 0, None),
    ("?..now", "2015..now", "unknown", 0, None),
    ("?..2014", "2015..2020", "apart", 0, None),
    ("2018..?", "2015..2020", "unknown", 0, None),
    ("2021..?", "2015..2020", "apart", 0, None),
    ("?..?", "?..?", "unknown", 0, None),
    ("2020..2018", "2015..2021", "unknown", 0, None),
    ("2019-06..2019-03", "2015..2021", "unknown", 0, None),
    ("2027..now", "2015..now", "unknown", 0, None),
    ("2027..2029", "2015..2020", "unknown", 0, None),
    ("2023..2028", "2024..2027", "together", 16, ("2024", "2026")),
    ("2019-12-31..2020-06-30", "2020-06-30..2021", "unknown", 0, None),
    ("2019-12-31..2020-06-30", "2020-07-01..2021", "apart", 0, None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "answer", "months", "period"), CASES)
def test_dated_cases(left: str, right: str, answer: str, months: int, period: Period) -> None:
    for one, other in ((left, right), (right, left)):
        assert overlap(span(one), span(other), TODAY) == answer
        assert certain_months(span(one), span(other), TODAY) == months
        assert certain_period(span(one), span(other), TODAY) == period


def test_an_unknown_end_is_not_today() -> None:
    colleague = Span("2015", None, True)
    for current in (None, False):
        assert overlap(Span("2018", None, current), colleague, TODAY) == "unknown"
    assert overlap(Span("2018", None, True), colleague, TODAY) == "together"


def test_rounded_dates_prove_only_what_a_year_more_or_less_leaves() -> None:
    rounded = Span("2015", "2019", False, approximate=True)
    assert overlap(rounded, Span("2016", "2017", False), TODAY) == "unknown"
    assert overlap(rounded, Span("2010", "2025", False), TODAY) == "together"
    assert certain_period(rounded, Span("2010", "2025", False), TODAY) == ("2016", "2018")
    assert overlap(rounded, Span("2020-06", "2025", False), TODAY) == "unknown"
    assert overlap(rounded, Span("2021", "2025", False), TODAY) == "apart"
    assert overlap(Span("0001", "9999", False, approximate=True), rounded, TODAY) == "together"


def test_nothing_after_today_is_shared() -> None:
    left, right = Span("2026-04-01", "2030", False), Span("2020", "2031", False)
    assert overlap(left, right, TODAY) == "unknown"
    assert overlap(left, right, date(2026, 6, 1)) == "together"


def test_a_position_marked_current_with_a_past_end_is_not_relied_on() -> None:
    assert overlap(Span("2015", "2016", True), Span("2019", "2021", False), TODAY) == "unknown"


days = st.dates(date(2010, 1, 1), TODAY)
cuts = st.sampled_from([4, 7, 10])


@given(st.tuples(days, days, days, days), st.tuples(cuts, cuts, cuts, cuts))
def test_the_true_days_never_contradict_the_answer(
    true: tuple[date, date, date, date], cut: tuple[int, int, int, int]
) -> None:
    start, end, other_start, other_end = true
    assume(start <= end and other_start <= other_end)
    texts = [day.isoformat()[:length] for day, length in zip(true, cut, strict=True)]
    left, right = Span(texts[0], texts[1], False), Span(texts[2], texts[3], False)
    shared = (min(end, other_end) - max(start, other_start)).days + 1
    answer = overlap(left, right, TODAY)
    assert shared >= 59 or answer != "together"
    assert shared <= 0 or answer != "apart"
    period = certain_period(left, right, TODAY)
    assert (period is not None) == (answer == "together")
    if period is not None:
        assert bounds(period[0])[0] <= min(end, other_end)
        assert bounds(period[1])[1] >= max(start, other_start)
        assert max(start, other_start) <= bounds(period[0])[1]
        assert min(end, other_end) >= bounds(period[1])[0]


@given(days, days, st.integers(62, 900))
def test_days_known_exactly_are_never_too_coy(start: date, other: date, length: int) -> None:
    end = max(start, other) + timedelta(days=length)
    assume(end <= TODAY)
    left, right = (
        Span(start.isoformat(), end.isoformat(), False),
        Span(other.isoformat(), None, True),
    )
    assert overlap(left, right, TODAY) == "together"
