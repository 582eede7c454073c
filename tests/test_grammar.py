"""English for facts: what `composer.messages.grammar` promises to every wording."""

from __future__ import annotations

from datetime import date

import pytest

from composer.messages import grammar

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("engineer", "an"), ("hour", "an"), ("honest answer", "an"), ("university", "a"),
        ("European team", "a"), ("SRE", "an"), ("MLOps lead", "an"), ("UX designer", "a"),
        ("HR partner", "an"), ("NASA engineer", "a"), ("user", "a"), ("one-off", "a"),
        ("uninformed guess", "an"), ("8-week course", "an"), ("11-month plan", "an"),
        ("1,000 rows", "a"), ("Übersetzung", "an"), ("umbrella", "an"), ("data role", "a"),
    ],
)  # fmt: skip
def test_article(noun: str, expected: str) -> None:
    assert grammar.article(noun) == expected


def test_lists_read_as_english_and_count_the_rest() -> None:
    assert grammar.listed(["A"]) == "A"
    assert grammar.listed(["A", "B"]) == "A and B"
    assert grammar.listed(["A", "B", "C"]) == "A, B and C"
    assert grammar.listed(["A", "B"], others=12) == "A, B and 12 others"
    assert grammar.listed(["A"], others=1) == "A and 1 other"
    assert grammar.listed(["A", "B", "C", "D"], most=2) == "A, B and 2 others"
    with pytest.raises(ValueError, match="nothing"):
        grammar.listed([])


@pytest.mark.parametrize(
    ("iso", "precision", "expected"),
    [
        ("2026-11-16", "day", "today"),
        ("2026-11-15", "day", "yesterday"),
        ("2026-11-12", "day", "four days ago"),
        ("2026-11-08", "day", "a week ago"),
        ("2026-10-26", "day", "three weeks ago"),
        ("2026-10-26", "approximate", "a few weeks ago"),
        ("2026-11-14", "approximate", "in the last few days"),
        ("2026-03-14", "day", "in March"),
        ("2024-03", "month", "in March 2024"),
        ("2021", "year", "in 2021"),
        ("2026-12-24", "day", "in December 2026"),
    ],
)
def test_how_long_ago_is_no_finer_than_known(iso: str, precision: str, expected: str) -> None:
    assert grammar.ago(iso, precision, today=TODAY) == expected


def test_days_are_named_only_where_they_are_known() -> None:
    assert grammar.on_day("2026-11-03", "day", today=TODAY) == "on 3 November"
    assert grammar.on_day("2026-11-03", "day", today=TODAY, spelling="american") == "on November 3"
    assert grammar.on_day("2025-11-03", "day", today=TODAY) == "on 3 November 2025"
    assert grammar.on_day("2026-11-03", "approximate", today=TODAY) == "in November"
    assert grammar.on_day("2019", "year", today=TODAY) == "in 2019"


def test_stretches_of_time() -> None:
    assert grammar.years("2019-03", "2021-06") == "2019 to 2021"
    assert grammar.years("2019-03", "2019-11") == "in 2019"
    assert grammar.years("2019", None) == "since 2019"


def test_only_our_own_words_are_respelled() -> None:
    assert grammar.spelled("the meetup you organised", "american") == "the meetup you organized"
    assert grammar.spelled("the meetup you organised") == "the meetup you organised"


def test_small_things() -> None:
    assert grammar.possessive("James") == "James's"
    assert grammar.counted(1, "week") == "one week"
    assert grammar.counted(140, "person", "people") == "140 people"
    assert grammar.sentence("thanks  for the note") == "Thanks for the note."
    assert grammar.capitalised("your dbt talk") == "Your dbt talk"
