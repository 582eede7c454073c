"""Texts of many hands, written before the checks had seen them: no false alarm, few flaws missed.

fixtures/messages/blind.json keeps with each set what was measured the first time.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from worlds import FIXTURES, world

from composer import checks
from composer.messages import Finding

SETS = json.loads((FIXTURES / "messages" / "blind.json").read_text("utf-8"))


def rows(which: str) -> list[Any]:
    return [
        pytest.param(row, id=f"{at}-{number}")
        for at, one in enumerate(SETS)
        for number, row in enumerate(one[which])
    ]


def judged(row: dict[str, Any]) -> tuple[Finding, ...]:
    return checks.run(world(row["to"]).case(row["text"], move=row["move"]))


@pytest.mark.parametrize("row", rows("good"))
def test_what_somebody_may_well_send_raises_no_error(row: dict[str, Any]) -> None:
    assert [one.message for one in judged(row) if one.severity == "error"] == []


@pytest.mark.parametrize("at", range(len(SETS)))
def test_nearly_every_flaw_is_found_by_the_check_that_is_for_it(at: int) -> None:
    missed = [
        row["text"]
        for row in SETS[at]["bad"]
        if not {one.check for one in judged(row) if one.severity != "hint"} & {*row["checks"]}
    ]
    assert len(missed) <= 0.04 * len(SETS[at]["bad"]), missed


def test_nearly_no_flawed_text_may_be_sent_as_it_is() -> None:
    bad = [row for one in SETS for row in one["bad"]]
    sent = [row["text"] for row in bad if checks.verdict(judged(row)) == "send"]
    assert len(sent) <= 2, sent
