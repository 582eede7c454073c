"""askwell.toml stays the user's own: objectives are added and closed, and every comment survives."""

# Examples are read as one line.
# ruff: noqa: E501

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from composer import objectives
from composer.posting import read_posting
from scraper.errors import Refusal
from scraper.settings import Home, Objective

TOML = """\
# my own notes stay
[me]
name = "Maya Okafor"   # as on my CV

[[objective]]
id = "northwind"
role = "Staff Data Engineer"
company = "Northwind"
url = "https://northwind.example/jobs/1182"  # closes in December

[[proof]]
text = "taught SQL to twelve analysts"
skills = ["sql"]

[[proof]]
text = "cut a nightly pipeline to forty minutes"
skills = ["airflow"]

[voice]
signoff = "Maya"  # not M.
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    place = Home(tmp_path / "askwell")
    place.make()
    place.settings_file.write_text(TOML, "utf-8")
    return place


def wanted(**given: object) -> Objective:
    table = {
        "id": "",
        "role": "SRE",
        "company": "Kestrel Pay",
        "url": "https://kestrel.example/jobs/7",
    }
    return objectives.stated({**table, **given})


def test_an_objective_is_added_and_every_other_line_stays(home: Home) -> None:
    added = objectives.add(home, wanted(why="I like calm nights", skills=("airflow",)))
    text = home.settings_file.read_text("utf-8")
    for line in TOML.splitlines():
        assert line in text
    read = home.settings().objective
    assert [one.id for one in read] == ["northwind", "kestrel-pay-sre"]
    assert read[1] == added.objective
    assert read[1].why == "I like calm nights"


def test_the_proofs_that_fit_come_first(home: Home) -> None:
    added = objectives.add(home, wanted(skills=("airflow",)))
    assert added.to_json()["proofs"][0] == "cut a nightly pipeline to forty minutes"


def test_the_file_is_the_owners_alone_and_nothing_else_is_left(home: Home) -> None:
    objectives.add(home, wanted())
    assert stat.S_IMODE(home.settings_file.stat().st_mode) == 0o600
    assert [path.name for path in home.root.iterdir() if path.is_file()] == ["askwell.toml"]


def test_the_first_objective_needs_no_file(tmp_path: Path) -> None:
    place = Home(tmp_path / "new")
    objectives.add(place, wanted())
    assert [one.role for one in place.settings().objective] == ["SRE"]


def test_twice_the_same_gets_its_own_id_and_a_taken_id_is_refused(home: Home) -> None:
    assert objectives.add(home, wanted()).objective.id == "kestrel-pay-sre"
    assert objectives.add(home, wanted()).objective.id == "kestrel-pay-sre-2"
    with pytest.raises(Refusal) as refused:
        objectives.add(home, wanted(id="northwind"))
    assert refused.value.kind == "objective_exists"


def test_done_marks_one_and_keeps_the_comments(home: Home) -> None:
    assert objectives.done(home, "northwind").done
    assert home.settings().objective[0].done
    assert "# closes in December" in home.settings_file.read_text("utf-8")
    with pytest.raises(Refusal) as refused:
        objectives.done(home, "nowhere")
    assert "northwind" in refused.value.message


@pytest.mark.parametrize(
    "given", [{"role": " "}, {"company": ""}, {"url": "not a link"}, {"url": "javascript:alert(1)"}]
)
def test_a_half_objective_is_refused_and_nothing_is_written(
    home: Home, given: dict[str, str]
) -> None:
    with pytest.raises(Refusal):
        objectives.add(home, wanted(**given))
    assert home.settings_file.read_text("utf-8") == TOML


def test_a_broken_file_is_refused_and_left_as_it_is(home: Home) -> None:
    home.settings_file.write_text("[me\nname=", "utf-8")
    with pytest.raises(Refusal) as refused:
        objectives.add(home, wanted())
    assert refused.value.kind == "bad_settings"
    assert home.settings_file.read_text("utf-8") == "[me\nname="


PAGE = """<!DOCTYPE html><html><head><title>Kestrel Pay hiring SRE in Leeds | Jobs</title>
<link rel="canonical" href="https://jobs.example/view/77"/>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting",
"title":"Site Reliability Engineer","hiringOrganization":{"@type":"Organization","name":"Kestrel Pay"}}</script>
</head><body><h1>SRE</h1><p>You know Python, Kubernetes and C++.</p></body></html>"""


@pytest.mark.parametrize(
    ("text", "role", "company", "url"),
    [
        ("Staff Data Engineer at Northwind\nhttps://northwind.example/jobs/1182\nSQL, Airflow", "Staff Data Engineer", "Northwind", "https://northwind.example/jobs/1182"),
        ("Job title: Product Manager\nCompany: Blue Harbour\nApply: https://blue.example/pm.", "Product Manager", "Blue Harbour", "https://blue.example/pm"),
        ("Kestrel Pay is hiring a Senior Analyst\nIn Leeds.", "Senior Analyst", "Kestrel Pay", None),
        ("Senior Nurse\n\nWe look for somebody kind.", "Senior Nurse", None, None),
        ("We look for somebody kind.", None, None, None),
        ("", None, None, None),
        (PAGE, "Site Reliability Engineer", "Kestrel Pay", "https://jobs.example/view/77"),
        ("<html><head><title>Data Analyst at Ørsund &amp; Sons</title></head><body></body></html>", "Data Analyst", "Ørsund & Sons", None),
        ("<html><script type='application/ld+json'>{broken</script><h1>x</h1></html>", None, None, None),
    ],
)  # fmt: skip
def test_a_posting_is_read_and_nothing_is_guessed(
    text: str, role: str | None, company: str | None, url: str | None
) -> None:
    found = read_posting(text)
    assert (found.role, found.company, found.url) == (role, company, url)


def test_skills_are_those_the_posting_names() -> None:
    assert read_posting(PAGE).skills == ("c++", "kubernetes", "python")
    assert read_posting("You go far and excel at talks.").skills == ()
    assert read_posting("We use Go, Rust and SQL.").skills == ("go", "rust", "sql")
    assert "beekeeping" in read_posting("Beekeeping a plus.", ("Beekeeping",)).skills


def test_a_posting_becomes_an_objective() -> None:
    found = objectives.from_posting("SRE Engineer at Kestrel Pay\nhttps://kestrel.example/1")
    assert (found.role, found.company) == ("SRE Engineer", "Kestrel Pay")
    assert objectives.from_posting("Come and see us.").role == ""
