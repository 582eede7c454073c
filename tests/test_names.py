"""Nobody is greeted by a title, an initial, an emoji or another's name; unsure is silent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.names import called, same_name, signed_name

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "names"


def cases(name: str) -> list[dict[str, Any]]:
    return json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))  # type: ignore[no-any-return]


def answers() -> list[tuple[str | None, str | None]]:
    """What we say and what is right, for every labelled name."""
    return [
        (called(case["full_name"], case.get("first_name")), case["called"])
        for case in cases("called")
    ]


def test_a_name_that_is_given_is_the_right_one() -> None:
    given_names = [(said, right) for said, right in answers() if said is not None]
    assert len(given_names) >= 200
    wrong = [pair for pair in given_names if pair[0] != pair[1]]
    assert len(wrong) <= 0.03 * len(given_names), wrong


def test_a_name_that_can_be_told_is_mostly_told() -> None:
    told = [said for said, right in answers() if right is not None]
    assert told.count(None) <= 0.03 * len(told)


@pytest.mark.parametrize("case", cases("signed"), ids=lambda case: case["text"][-30:])
def test_the_name_they_sign_with(case: dict[str, Any]) -> None:
    assert signed_name(case["text"], case["full_name"]) == case["signed"]


@pytest.mark.parametrize("case", cases("alike"), ids=lambda case: f"{case['left']}-{case['right']}")
def test_how_alike_two_names_are(case: dict[str, Any]) -> None:
    assert same_name(case["left"], case["right"]) == case["likeness"]
    assert same_name(case["right"], case["left"]) == case["likeness"]


def test_the_name_they_sign_with_wins() -> None:
    assert called("Robert Stroud", "Robert", signed="Bob") == "Bob"


@given(st.text(max_size=40), st.one_of(st.none(), st.text(max_size=20)))
def test_whatever_is_written_there_the_greeting_is_a_clean_word(
    full: str, first: str | None
) -> None:
    name = called(full, first)
    assert name is None or (name == name.strip() and any(letter.isalpha() for letter in name))
    assert name is None or not set(name) & set('\n\r\t<>{}|@"')


@given(st.text(max_size=200), st.text(max_size=30))
def test_any_message_can_be_searched_for_a_signature(text: str, full: str) -> None:
    name = signed_name(text, full)
    assert name is None or name.strip() == name != ""
