"""What a text says of a contact is held against the evidence, and good messages are left alone."""

from __future__ import annotations

import json

import pytest
from worlds import FIXTURES, world

from composer import checks
from composer.draft import draft
from composer.messages import claim

GOOD = json.loads((FIXTURES / "messages" / "good.json").read_text("utf-8"))

BAD = json.loads((FIXTURES / "messages" / "bad.json").read_text("utf-8"))


@pytest.mark.parametrize("row", GOOD, ids=range(len(GOOD)))
def test_a_good_message_raises_no_error(row: dict[str, str]) -> None:
    given = {key: value for key, value in row.items() if key not in ("to", "text")}
    findings = checks.run(world(row["to"]).case(row["text"], **given))
    assert [one.message for one in findings if one.severity == "error"] == []


def test_there_are_a_hundred_good_messages() -> None:
    assert len(GOOD) >= 100


@pytest.mark.parametrize("row", BAD, ids=range(len(BAD)))
def test_a_bad_message_is_not_fit_to_send(row: dict[str, str]) -> None:
    findings = checks.run(world(row["to"]).case(row["text"], move=row["move"]))
    assert checks.verdict(findings) != "send"


def test_what_is_bad_about_it_is_nearly_always_named() -> None:
    named = [
        {one.check for one in found if one.severity != "hint"} & set(row["checks"])
        for row in BAD
        if (found := checks.run(world(row["to"]).case(row["text"], move=row["move"])))
    ]
    assert sum(map(bool, named)) >= 0.9 * len(BAD) >= 54


@pytest.mark.parametrize(
    ("to", "text", "says"),
    [
        ("ravi", "We worked together at Fernhill.", "2010 to 2014"),
        ("tomas", "You joined Fernhill in 2012.", "Fernhill, 2019 to 2021"),
        ("tomas", "Your post on Kubernetes was great.", "Airflow jobs to spot nodes"),
        ("jonas", "How are things at Acme?", "Northwind"),
        ("tomas", "Hello Thomas, thanks.", "Tomás Rivera"),
        ("reposts", "I loved your post on batteries.", "wrote it"),
        ("grace", "How is your team at Saltmarsh Robotics?", "left Saltmarsh Robotics"),
    ],
)
def test_a_finding_says_what_the_evidence_does_say(to: str, text: str, says: str) -> None:
    findings = checks.run(world(to).case(text, move=None))
    assert any(says in one.message for one in findings), [one.message for one in findings]


@pytest.mark.parametrize(
    ("to", "text"),
    [
        ("tomas", "We worked together at Globex in 2015."),
        ("tomas", "Hi Thomas,\nthank you for your time."),
        ("tomas", "Hi {first_name}, thank you."),
        ("grace", "Congratulations on the exciting new chapter, Grace!"),
        ("reposts", "Your latest post was brilliant."),
        ("ravi", "Could you refer me for the Staff Data Engineer role at Northwind?"),
        ("tomas", "If you refer me, the referral bonus is yours."),
    ],
)
def test_what_would_hurt_is_not_to_be_sent(to: str, text: str) -> None:
    assert checks.verdict(checks.run(world(to).case(text, move=None))) == "do_not_send"


def test_a_claim_without_evidence_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="evidence"):
        claim("opener", "We worked together at Fernhill.", ())


def test_a_piece_that_names_missing_evidence_is_an_error() -> None:
    place = world("tomas")
    message = draft(
        place.contact, place.me, place.points, place.settings,
        objective=place.settings.objective[0], today=place.today,
    )  # fmt: skip
    broken = (*message.pieces[:1], claim("opener", "We met in Rome.", ("no-such-row",)))
    findings = checks.run(place.case("Hi Tomás,\n\nWe met in Rome.", pieces=broken))
    assert any("no-such-row" in one.message for one in findings)


def test_inferred_evidence_carries_no_claim() -> None:
    from dataclasses import replace

    from composer.facts import Facts

    place = world("tomas")
    guessed = tuple(replace(one, trust="inferred") for one in place.contact.evidence)
    contact = replace(place.contact, evidence=guessed)
    facts = Facts(contact, place.me, place.settings, None, place.today)
    assert facts.written == ()
    assert facts.shared("position", together=True) == ()
