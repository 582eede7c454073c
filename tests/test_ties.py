"""The order of ties: labelled invented pairs, most of them kept from whoever set the weights.

``fixtures/ties`` holds people as their sources would show them, each told in words by the one who
judged, and pairs [stronger, weaker] for "who of the two would rather say yes to a referral?".
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from worlds import FIXTURES

from composer.evidence import Contact, Evidence
from composer.ties import ground, tie_of

HALVES = ("learnt", "held_back", "second_author")
COLLEAGUES = ("manager", "desk neighbour", "close colleague", "recommended me", "colleague")
NOISE = ("recruiter", "newsletter", "automatic answer", "mass", "group mail", "sponsored")


def load(half: str) -> dict[str, Any]:
    return json.loads((FIXTURES / "ties" / f"{half}.json").read_text("utf-8"))


def contact(row: dict[str, Any], person_id: int, **given: Any) -> Contact:
    facts = tuple(
        Evidence(
            f"{row.get('id', 'me')}-{number}",
            person_id,
            precision="day",
            seen_on="2026-11-20",
            **{"quote": fact.get("subject"), **fact},
        )
        for number, fact in enumerate(row["facts"])
    )
    return Contact(person_id, row.get("name"), evidence=facts, **given)


def scores(half: str) -> tuple[dict[str, float], dict[str, str], list[list[str]]]:
    """Score and kind of every person of a half, and the pairs."""
    table = load(half)
    today = date.fromisoformat(table["today"])
    me = contact(table["me"], 1, is_me=True)
    found = {}
    for number, row in enumerate(table["people"], 2):
        one = contact(
            row, number, company="Northwind", company_seen_on="2026-11-20", title=row["title"],
            degree=row["degree"],
        )  # fmt: skip
        _tie, reasons = tie_of(ground(one, me, today))
        found[row["id"]] = sum(reason.part for reason in reasons)
    kinds = {row["id"]: row["kind"] for row in table["people"]}
    return found, kinds, table["stronger_than_weaker"]


def test_there_are_enough_people_and_pairs() -> None:
    tables = [load(half) for half in HALVES]
    assert sum(len(one["people"]) for one in tables) >= 150
    assert sum(len(one["stronger_than_weaker"]) for one in tables) >= 600


@pytest.mark.parametrize("half", HALVES)
def test_the_stronger_tie_stands_above_the_weaker(half: str) -> None:
    found, kinds, pairs = scores(half)
    wrong = [
        f"{kinds[weak]} ({found[weak]:.2f}) above {kinds[strong]} ({found[strong]:.2f})"
        for strong, weak in pairs
        if found[strong] <= found[weak]
    ]
    assert len(wrong) <= 0.1 * len(pairs), "\n".join(sorted(wrong))


@pytest.mark.parametrize("half", HALVES)
def test_what_is_written_for_many_never_stands_above_a_colleague(half: str) -> None:
    found, kinds, _pairs = scores(half)
    colleagues = [found[one] for one, kind in kinds.items() if kind.startswith(COLLEAGUES)]
    noise = [found[one] for one, kind in kinds.items() if kind.startswith(NOISE)]
    assert colleagues
    assert noise
    assert min(colleagues) > max(noise)
