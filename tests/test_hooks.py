"""Every hook fires where it should, is silent where it should be, and copies what it says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from composer.evidence import Contact, Evidence
from composer.hooks import kinds
from composer.points import Points, points
from scraper.settings import Objective, Offer

FOLDER = Path(__file__).parent.parent / "fixtures" / "hooks"
TODAY = date(2026, 11, 16)
OBJECTIVE = Objective(
    id="northwind", role="Staff Data Engineer", company="Northwind", skills=("airflow",)
)


def contact_of(case: dict[str, Any]) -> Contact:
    rows = tuple(Evidence(person_id=2, **row) for row in case["evidence"])
    given = {"full_name": "Tomás Reyes", "called": "Tomás", "degree": 1, **case.get("contact", {})}
    return Contact(2, evidence=rows, **given)


def me() -> Contact:
    rows = json.loads((FOLDER / "_me.json").read_text("utf-8"))
    return Contact(
        1, "Maya Okafor", called="Maya", company="Tidewater", company_seen_on="2026-11-16",
        is_me=True, evidence=tuple(Evidence(person_id=1, **row) for row in rows),
    )  # fmt: skip


def found(case: dict[str, Any]) -> Points:
    return points(contact_of(case), me(), objective=OBJECTIVE, today=TODAY)


def cases(which: str) -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{number}")
        for path in sorted(FOLDER.glob("[a-z]*.json"))
        for number, case in enumerate(json.loads(path.read_text("utf-8"))[which])
    ]


def test_every_hook_has_examples_and_every_example_a_hook() -> None:
    assert {path.stem for path in FOLDER.glob("[a-z]*.json")} == set(kinds())
    for path in FOLDER.glob("[a-z]*.json"):
        examples = json.loads(path.read_text("utf-8"))
        assert examples["fires"], path.stem
        assert examples["silent"], path.stem


@pytest.mark.parametrize(("kind", "case"), cases("fires"))
def test_fires(kind: str, case: dict[str, Any]) -> None:
    hooks = [one for one in found(case).hooks if one.kind == kind]
    assert hooks, [one.kind for one in found(case).hooks]
    for words in case.get("opener", ()):
        assert words in hooks[0].opener.text + " " + hooks[0].say


@pytest.mark.parametrize(("kind", "case"), cases("silent"))
def test_stays_silent(kind: str, case: dict[str, Any]) -> None:
    assert kind not in {one.kind for one in found(case).hooks}, case.get("why")


@pytest.mark.parametrize(("kind", "case"), cases("fires"))
def test_openers_are_sentences_one_would_send(kind: str, case: dict[str, Any]) -> None:
    for one in found(case).hooks:
        assert one.short is not None
        for text in (one.opener.text, one.short.text):
            assert text[0].isupper() or text[0] in "\"'“"
            assert text.rstrip('"').endswith((".", "?", "!"))
            assert len(text) <= 230
            assert "!" not in text.replace(dict(one.slots).get("quote", " "), "")
            assert "{" not in text
            assert "  " not in text
        assert len(one.short.text) <= 170
        assert one.opener.evidence
        assert one.hook_id.startswith(one.kind + "-")


def test_only_proven_common_time_may_say_together() -> None:
    for _, case in (param.values for param in cases("fires")):
        for one in found(case).hooks:
            said = f"{one.opener.text} {one.short.text if one.short else ''} {one.say}".lower()
            if one.overlap != "together" and one.kind in ("same_employer", "same_school"):
                assert "together" not in said
                assert "colleague" not in said


def test_the_same_fact_from_two_sources_is_one_point() -> None:
    row = {
        "kind": "position", "subject": "Fernhill", "detail": "Lead", "quote": "Lead at Fernhill",
        "began_on": "2019-01", "ended_on": "2022-02", "precision": "month",
    }  # fmt: skip
    case = {
        "evidence": [
            {"evidence_id": "t1", "source": "archive", **row},
            {"evidence_id": "t2", "source": "browser", **row},
        ]
    }
    hooks = [one for one in found(case).hooks if one.kind == "worked_together"]
    assert len(hooks) == 1


def test_inferred_evidence_becomes_a_question_and_nothing_else() -> None:
    case = {
        "evidence": [
            {
                "evidence_id": "t1", "kind": "recommendation", "detail": "in", "trust": "inferred",
                "quote": "Maya is a joy to work with.", "began_on": "2021-01-02",
            }
        ]
    }  # fmt: skip
    answer = found(case)
    assert not answer.hooks
    assert [one.key for one in answer.questions] == ["t1"]


def test_decisions_move_points_and_can_be_taken_back() -> None:
    case = {
        "evidence": [
            {"evidence_id": "u1", "kind": "mutuals", "quote": "Priya, Ines", "detail": "3"},
            {
                "evidence_id": "r1", "kind": "recommendation", "detail": "in",
                "quote": "Maya ships.", "began_on": "2021-01-02", "precision": "day",
            },
        ]
    }  # fmt: skip
    before = found(case).hooks
    assert [one.kind for one in before] == ["recommendation", "mutual_connections"]
    said = {before[0].hook_id: "dismissed"}
    after = points(contact_of(case), me(), objective=OBJECTIVE, today=TODAY, decisions=said).hooks
    assert [one.kind for one in after] == ["mutual_connections", "recommendation"]
    assert "you dismissed it" in after[1].parts


def test_an_offer_that_fits_lifts_their_question() -> None:
    case = {
        "evidence": [
            {
                "evidence_id": "p1", "kind": "post", "detail": "own", "began_on": "2026-11-10",
                "quote": "How do you keep Airflow costs down?", "precision": "approximate",
            }
        ]
    }  # fmt: skip
    plain = found(case).hooks[0]
    fitting = points(
        contact_of(case), me(), objective=OBJECTIVE, today=TODAY,
        offers=(Offer(text="our Airflow cost write-up", skills=("airflow",)),),
    ).hooks[0]  # fmt: skip
    assert fitting.strength > plain.strength
    assert fitting.kind == "question_they_asked"


def test_a_hiring_post_at_the_company_wanted_comes_first() -> None:
    case = {
        "contact": {"company": "Northwind"},
        "evidence": [
            {
                "evidence_id": "p1", "kind": "post", "detail": "own", "began_on": "2026-11-10",
                "quote": "We're hiring a Staff Data Engineer.", "precision": "approximate",
            },
            {"evidence_id": "u1", "kind": "mutuals", "quote": "Priya", "detail": "0"},
        ],
    }  # fmt: skip
    assert found(case).hooks[0].kind == "hiring_post"
