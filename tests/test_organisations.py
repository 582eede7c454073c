"""Two names of one company or school are known as one, and no look-alike ever is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scraper.organisations import (
    company_key,
    company_keys,
    is_placeholder,
    mail_domain_fits,
    same_company,
    same_school,
    school_key,
)

PAIRS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "fixtures/organisations/pairs.json").read_text("utf-8")
)
SAME = {"company": same_company, "school": same_school}


def scores(kind: str, *, held_back: bool) -> tuple[float, float]:
    """Precision and recall on the labelled pairs of one kind and one half."""
    pairs = [pair for pair in PAIRS if (pair["kind"], pair["held_back"]) == (kind, held_back)]
    said = [(SAME[kind](pair["left"], pair["right"]), pair["same"]) for pair in pairs]
    hits = said.count((True, True))
    return hits / (hits + said.count((True, False))), hits / (hits + said.count((False, True)))


@pytest.mark.parametrize("kind", ["company", "school"])
@pytest.mark.parametrize("held_back", [True, False])
def test_pairs_reach_the_figures(kind: str, held_back: bool) -> None:
    precision, recall = scores(kind, held_back=held_back)
    assert precision >= 0.97
    assert recall >= 0.85


def test_there_are_enough_pairs_both_ways() -> None:
    assert len(PAIRS) >= 300
    for kind in SAME:
        answers = [pair["same"] for pair in PAIRS if pair["kind"] == kind]
        assert 0.4 <= sum(answers) / len(answers) <= 0.6


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['left']}|{pair['right']}")
def test_order_does_not_matter(pair: dict[str, Any]) -> None:
    same = SAME[pair["kind"]]
    assert same(pair["left"], pair["right"]) == same(pair["right"], pair["left"])


@pytest.mark.parametrize(
    "name",
    [
        "Self-employed", "Self Employed", "SELF-EMPLOYED", "Freelance Writer", "-", "–", "N/A", "",
        "Stealth AI Startup", "Stealth Mode", "Confidential", "Looking for my next role",
        "Seeking new opportunities", "#OpenToWork", "ex-Google", "Former Northwind", "Retired",
        "Independent", "Selbstständig", "Freiberuflich", "Auto-entrepreneur", "Indépendante",
        "Por cuenta propia", "Conta própria", "Libero professionista", "ZZP'er", "個人事業主",
        "自由职业者", "프리랜서", "🙂", "Inc.",
    ],
)  # fmt: skip
def test_a_field_that_names_no_company_has_no_key(name: str) -> None:
    assert is_placeholder(name)
    assert company_key(name) is None
    assert not same_company(name, name)


@pytest.mark.parametrize(
    "name",
    ["The Independent", "Seeking Alpha", "Freelancer.com", "Ex Libris", "Home Instead",
     "Software Now Academy", "Stealth Monitoring", "Col·legi Riera", "Private Equity Partners"],
)  # fmt: skip
def test_a_company_that_sounds_like_a_placeholder_is_a_company(name: str) -> None:
    assert not is_placeholder(name)
    assert len(company_keys(name)) == 1
    assert same_company(name, name.upper())


@pytest.mark.parametrize("name", ["School of Life", "N/A", "Self-taught", "University", "YouTube"])
def test_a_field_that_names_no_school_has_no_key(name: str) -> None:
    assert school_key(name) is None
    assert not same_school(name, name)


def test_an_abbreviation_in_parentheses_never_takes_a_name_that_is_known() -> None:
    assert not same_school("Manipal Institute of Technology (MIT)", "MIT")
    assert not same_company("Inland Bramble Mills (IBM)", "IBM")
    assert same_company("Inland Bramble Mills (IBMI)", "IBMI")


@pytest.mark.parametrize(
    ("school", "other"),
    [("Brown School", "Brown University"), ("Warwick School", "University of Warwick"),
     ("Oxford High School", "University of Oxford"), ("Duke School", "Duke University"),
     ("Cambridge School of Art", "University of Cambridge")],
)  # fmt: skip
def test_a_school_in_a_university_town_is_not_the_university(school: str, other: str) -> None:
    assert not same_school(school, other)


@pytest.mark.parametrize(
    ("domain", "company", "fits"),
    [
        ("northwind.example", "Northwind Logistics GmbH", True),
        ("ann@northwind.example", "Northwind", True),
        ("eu.mail.northwind.example", "Northwind", True),
        ("northwind.co.uk", "Northwind Ltd", True),
        ("north-wind.example", "Northwind", True),
        ("northwind-logistics.example", "Northwind Logistics", True),
        ("getnorthwind.example", "Northwind", True),
        ("wsg.example", "Wisteria Hollowware (WSG)", True),
        ("ibm.com", "International Business Machines", True),
        ("fb.com", "Meta", True),
        ("mueller.example", "Müller GmbH", True),
        ("northwindtraders.example", "Northwind", False),
        ("north.example", "Northwind", False),
        ("hollowware.example", "Wisteria Hollowware", False),
        ("apple.com", "Apple Bank", False),
        ("delta.com", "Delta Dental", False),
        ("national.example", "National Grid", False),
        ("amazon.com", "Amazon Web Services", False),
        ("gmail.com", "Gmail", False),
        ("yahoo.co.uk", "Yahoo", False),
        ("orange.fr", "Orange", False),
        ("northwind.example", "Self-employed", False),
        ("localhost", "Localhost", False),
        ("", "Northwind", False),
    ],
)
def test_a_mail_domain_fits_its_company_only(domain: str, company: str, fits: bool) -> None:
    assert mail_domain_fits(domain, company) is fits
