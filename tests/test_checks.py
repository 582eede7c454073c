"""Every check catches what it is for and stays silent on what is fine.

fixtures/checks/<check>.json holds texts to invented people: `caught` must raise a finding of that
check, `passes` none.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from worlds import FIXTURES, world

from composer import checks
from composer.messages import Finding

PATHS = sorted((FIXTURES / "checks").glob("*.json"))


def examples(part: str) -> list[Any]:
    found = []
    for path in PATHS:
        table = json.loads(path.read_text("utf-8"))
        for number, one in enumerate(table[part]):
            row = {"text": one} if isinstance(one, str) else dict(one)
            row.setdefault("to", table["to"])
            found.append(pytest.param(path.stem, row, id=f"{path.stem}-{number}"))
    return found


def judged(check: str, row: dict[str, Any]) -> list[Finding]:
    given = {key: value for key, value in row.items() if key not in ("text", "to")}
    case = world(row["to"]).case(row["text"], **given)
    return list(checks.checks()[check].check(case))


@pytest.mark.parametrize(("check", "row"), examples("caught"))
def test_it_catches(check: str, row: dict[str, Any]) -> None:
    found = judged(check, row)
    assert found
    for one in found:
        assert one.check == check
        assert 0 <= one.start <= one.end <= len(row["text"])
        assert one.message


@pytest.mark.parametrize(("check", "row"), examples("passes"))
def test_it_stays_silent(check: str, row: dict[str, Any]) -> None:
    assert [one.message for one in judged(check, row)] == []


def test_every_check_has_examples_and_every_example_a_check() -> None:
    assert {path.stem for path in PATHS} == set(checks.checks())
    for path in PATHS:
        table = json.loads(path.read_text("utf-8"))
        assert len(table["caught"]) >= 10
        assert len(table["passes"]) >= 10


def finding(check: str, severity: Any) -> Finding:
    return Finding(check, severity, 0, 0, "")


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ((), "send"),
        ((finding("thanks", "hint"),), "send"),
        ((finding("thanks", "warning"),), "mend"),
        ((finding("length", "error"),), "mend"),
        ((finding("grounded", "error"),), "do_not_send"),
        ((finding("right_name", "warning"),), "mend"),
        ((finding("thanks", "hint"), finding("bribe", "error")), "do_not_send"),
    ],
)
def test_the_verdict_follows_what_would_hurt(found: tuple[Finding, ...], verdict: str) -> None:
    assert checks.verdict(found) == verdict
