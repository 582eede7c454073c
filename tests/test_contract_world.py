"""A labelled world: what a careful reader would say of each contact, askwell says too."""

from __future__ import annotations

import json
from typing import Any

import pytest
from contract import KNOWN, PEOPLE, Ruth, imported, reader

__all__ = ["imported", "reader"]


@pytest.fixture(scope="session")
def reaches(reader: Ruth) -> dict[str, dict[str, Any]]:
    return {one["slug"]: one for one in reader.json("who")["reaches"]}


@pytest.mark.parametrize("slug", sorted(PEOPLE))
def test_advice(slug: str, reaches: dict[str, dict[str, Any]]) -> None:
    label, reach = PEOPLE[slug].label, reaches.get(slug)
    assert (reach["advice"] if reach else "absent") == label["advice"]
    if reach and reach["advice"] in ("wait", "skip"):
        assert reach["why_not"]
    if reach and "tie" in label:
        assert reach["tie"] == label["tie"]


@pytest.mark.parametrize("slug", [slug for slug in KNOWN if PEOPLE[slug].label.get("overlap")])
def test_overlap_at_an_employer(slug: str, reader: Ruth) -> None:
    for place, overlap in PEOPLE[slug].label["overlap"].items():
        points = [
            one
            for one in reader.json("points", slug)["points"]
            if one["kind"] in ("worked_together", "same_employer")
            and any(row["subject"].startswith(place[:4]) for row in one["evidence"])
        ]
        assert [one["overlap"] for one in points] == [overlap]


@pytest.mark.parametrize("slug", [slug for slug in KNOWN if "studied" in PEOPLE[slug].label])
def test_overlap_at_a_school(slug: str, reader: Ruth) -> None:
    points = reader.json("points", slug)["points"]
    said = [one["overlap"] for one in points if one["kind"] in ("studied_together", "same_school")]
    assert said == [PEOPLE[slug].label["studied"]]


@pytest.mark.parametrize("slug", KNOWN)
def test_together_words_stand_only_on_proven_time(slug: str, reader: Ruth) -> None:
    for one in reader.json("points", slug)["points"]:
        words = (one["opener"] + " " + one["say"]).lower()
        together = any(
            word in words
            for word in ("together", "colleague", "same time", "we were at", "we were both")
        )
        assert not together or one["overlap"] == "together", words


@pytest.mark.parametrize("slug", [slug for slug in KNOWN if PEOPLE[slug].label.get("withheld")])
def test_what_hurts_is_withheld_with_its_reason(slug: str, reader: Ruth) -> None:
    answer = reader.json("points", slug)
    withheld = answer["withheld"]
    assert PEOPLE[slug].label["withheld"] in [one["reason"].split()[0] for one in withheld]
    ids = {row for one in withheld for row in one["evidence"]}
    assert not ids & {row["evidence_id"] for one in answer["points"] for row in one["evidence"]}


@pytest.mark.parametrize("slug", [slug for slug in KNOWN if PEOPLE[slug].label.get("never")])
def test_nobody_is_given_anothers_words(slug: str, reader: Ruth) -> None:
    said = json.dumps(reader.json("points", slug)["points"], ensure_ascii=False)
    for words in PEOPLE[slug].label["never"]:
        assert words not in said


@pytest.mark.parametrize("slug", [slug for slug in KNOWN if "called" in PEOPLE[slug].label])
def test_the_name_to_greet_with(slug: str, reader: Ruth) -> None:
    first = reader("draft", slug, "--objective", "meridian-lead", "--json").json["text"]
    called = PEOPLE[slug].label["called"]
    assert first.startswith(f"Hi {called}," if called else "Hello,")


def test_a_manner_of_speaking_hurts_nobody(reader: Ruth) -> None:
    """Every exchange of the world is plain talk: none of it is kept back."""
    kept = [
        (slug, one["reason"])
        for slug in KNOWN
        for one in reader.json("points", slug)["withheld"]
        if one["kind"] in ("message", "mail")
    ]
    assert kept == []


def test_two_of_one_name_are_two_and_are_asked_about(reader: Ruth) -> None:
    answer = reader("points", "Hugh Merrow", "--json")
    assert answer.refusal
    for slug in ("hugh-merrow-a1", "hugh-merrow-b2"):
        assert slug in answer.err


def test_mail_joined_by_name_alone_is_a_question(reader: Ruth) -> None:
    rows = reader.rows(
        "SELECT e.trust FROM evidence e JOIN person p USING (person_id)"
        " WHERE p.slug = 'gwendolen-fairweather' AND e.kind = 'mail'"
    )
    assert {row["trust"] for row in rows} <= {"inferred"}
    answer = reader.json("points", "gwendolen-fairweather")
    assert all(row["trust"] != "inferred" for one in answer["points"] for row in one["evidence"])


@pytest.mark.parametrize("slug", ["verity-lamb", "jasper-niven"])
def test_mail_joined_by_export_or_signature_is_evidence(slug: str, reader: Ruth) -> None:
    rows = reader.rows(
        "SELECT e.trust FROM evidence e JOIN person p USING (person_id)"
        " WHERE p.slug = ? AND e.kind = 'mail'",
        slug,
    )
    assert len(rows) == 2
    assert "inferred" not in {row["trust"] for row in rows}


def test_who_says_first_whom_to_ask(reader: Ruth) -> None:
    answer = reader.json("who")
    assert answer["reaches"][0]["slug"] == "orla-tennick"
    assert set(answer) >= {"objective", "reaches", "answer"}
    scores = [one["score"] for one in answer["reaches"] if one["advice"] != "skip"]
    assert scores == sorted(scores, reverse=True)


def test_nobody_there_is_said_in_words(ruth_elsewhere: Ruth) -> None:
    answer = ruth_elsewhere.json("who", "--objective", "nowhere")
    assert answer["reaches"] == []
    assert "nobody" in answer["answer"].lower()


@pytest.fixture
def ruth_elsewhere(imported: Any, tmp_path: Any) -> Ruth:
    import shutil

    shutil.copytree(imported / "home", tmp_path / "home")
    toml = tmp_path / "home" / "askwell.toml"
    more = '\n[[objective]]\nid = "nowhere"\nrole = "Analyst"\ncompany = "Meta"\nurl = "https://meta.example/1"\n'
    toml.write_text(toml.read_text("utf-8") + more, "utf-8")
    return Ruth(tmp_path / "home")
