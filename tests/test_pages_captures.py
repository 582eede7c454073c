"""Every scrubbed capture is read exactly as the answer beside it says, field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scraper.capture import KIND_PAGE, Capture
from scraper.dates import from_range
from scraper.parse import Parsed, linkedin
from scraper.records import Record, noun

FOLDER = Path(__file__).parents[1].parent / "shared" / "captures"
PAGES = sorted(FOLDER.glob("*.html"))
pytestmark = pytest.mark.skipif(not PAGES, reason="the captures are not kept with the project")


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> tuple[Parsed, dict[str, Any]]:
    path: Path = request.param
    answer = json.loads(path.with_suffix(".json").read_text("utf-8"))
    capture = Capture(path.name, KIND_PAGE, "saved_page", path.read_bytes())
    return linkedin.read(capture), answer


def of(parsed: Parsed, kind: str) -> list[Any]:
    return [record for record in parsed.records if noun(record) == kind]


def needs(answer: dict[str, Any], *fields: str) -> None:
    for field in fields:
        if field not in answer:
            pytest.skip(f"the page has no {field}")


def without_wall(case: tuple[Parsed, dict[str, Any]]) -> tuple[Parsed, dict[str, Any]]:
    if "wall" in case[1]:
        pytest.skip("a wall")
    return case


def test_kind_or_wall(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = case
    if "wall" in answer:
        assert (parsed.outcome, parsed.wall, parsed.records) == ("wall", answer["wall"], ())
    else:
        assert (parsed.outcome, parsed.kind) == ("read", answer["page_kind"])
    assert parsed.problems == ()


@pytest.mark.parametrize(
    "field", ["slug", "member_id", "pronouns", "headline", "location", "degree", "name"]
)
def test_person(case: tuple[Parsed, dict[str, Any]], field: str) -> None:
    parsed, answer = without_wall(case)
    needs(answer, field)
    if parsed.kind.startswith("details_") and field != "slug":
        assert not of(parsed, "person") or of(parsed, "person")[0].full_name == answer["name"]
        return
    (person,) = of(parsed, "person")
    shown = getattr(person, "full_name" if field == "name" else field)
    expected = answer[field]
    assert shown == (int(expected[0]) if field == "degree" and expected else expected)
    assert person.invitation is None
    if field == "slug":
        assert parsed.subject == expected


def test_affiliations(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    shown = [(one.kind, one.name) for one in of(parsed, "affiliation")]
    if "current_company" in answer:
        assert shown == [
            ("company", answer["current_company"]), ("school", answer["education_line"])
        ]  # fmt: skip
        return
    needs(answer, "chips")
    assert shown == [(chip["kind"], chip["name"]) for chip in answer["chips"]]


def test_mutuals(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    needs(answer, "mutual")
    expected = answer["mutual"]
    shown = [(list(one.named), one.others) for one in of(parsed, "mutuals")]
    assert shown == ([(expected["named"], expected["others"])] if expected else [])


def test_highlights(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    needs(answer, "highlights")
    assert [one.text for one in of(parsed, "highlight")] == [
        "\n".join(h) for h in answer["highlights"]
    ]
    kinds = {"group": "mutual_group", "worked": "shared_employer"}
    for one in of(parsed, "highlight"):
        assert one.kind == next(kind for word, kind in kinds.items() if word in one.text)


def test_about(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    needs(answer, "about")
    assert [one.text for one in of(parsed, "about")] == [t for t in [answer["about"]] if t]


def test_posts(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    needs(answer, "posts")
    shown = of(parsed, "post")
    assert len(shown) == len(answer["posts"])
    for post, expected in zip(shown, answer["posts"], strict=True):
        original = expected.get("original") or {}
        assert {
            "urn": post.urn,
            "kind": {"own": "post"}.get(post.authorship, post.authorship),
            "author": post.author,
            "time_label": post.time_label,
            "edited": post.edited,
            "approx_date_from_urn": post.posted_on,
            "text": post.text,
            "shared": (post.shared_author, post.shared_text),
            "precision": post.precision,
            "url": post.url,
        } == {
            **{key: expected[key] for key in (
                "urn", "kind", "author", "time_label", "edited", "approx_date_from_urn", "text"
            )},
            "shared": (original.get("author"), original.get("text")),
            "precision": "approximate",
            "url": f"https://www.linkedin.com/feed/update/{expected['urn']}/",
        }  # fmt: skip
    if answer.get("no_recent_posts"):
        assert parsed.sections["posts"] == "absent"


def test_the_longest_text_is_whole() -> None:
    """A text cut at its first mention is the mark of a parser that follows HTML5."""
    path = FOLDER / "sdui_2026_second_degree.html"
    parsed = linkedin.read(Capture(path.name, KIND_PAGE, "saved_page", path.read_bytes()))
    assert len(of(parsed, "post")[1].text) > 490


def test_sections_not_loaded(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    needs(answer, "sections_not_loaded")
    expected = {
        name for name in answer["sections_not_loaded"] if " " not in name and name != "degree"
    }
    assert {name for name, state in parsed.sections.items() if state == "not_loaded"} == expected


def roles(answer: dict[str, Any]) -> list[dict[str, Any]]:
    entries = answer.get("experience") or answer["sections"]["experience"]
    return [role for entry in entries for role in entry.get("roles", [entry])]


def test_positions(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    if "experience" not in answer.get("sections", answer):
        pytest.skip("the page has no experience")
    shown = of(parsed, "position")
    expected = roles(answer)
    assert len(shown) == len(expected) == answer.get("positions_in_all", len(expected))
    for one, role in zip(shown, expected, strict=True):
        span = from_range(role.get("dates") or f"{role['start']} - {role['end']}")
        assert span is not None
        assert (one.title, one.organisation) == (role["title"], role["company"])
        assert (one.started, one.ended, one.current) == (span.started, span.ended, span.current)
        assert one.precision == ("month" if "-" in str(span.started) else "year")
        assert one.location == role.get("location")
        assert " ".join((one.description or "").split()) == (role.get("description") or "")


def test_education(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    schools = answer.get("sections", answer).get("education")
    if schools is None:
        pytest.skip("the page has no education")
    shown = of(parsed, "education")
    assert [one.school for one in shown] == [school["school"] for school in schools]
    for one, school in zip(shown, schools, strict=True):
        dates = school.get("dates") or f"{school.get('start')} - {school.get('end')}"
        span = from_range(dates)
        assert one.degree == school.get("degree")
        assert (one.started, one.ended) == ((span.started, span.ended) if span else (None, None))


def test_articles_and_comments(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    needs(answer, "articles")
    assert [one.title for one in of(parsed, "article")] == [a["title"] for a in answer["articles"]]
    comments = answer["activity"]["comments"]
    assert [one.text for one in of(parsed, "comment")] == [c["text"] for c in comments]
    assert {one.author for one in of(parsed, "comment")} == {answer["name"]}


def test_guest_posts(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    needs(answer, "activity")
    shown: list[Record] = of(parsed, "post")
    expected = answer["activity"]["posts"]
    assert len(shown) == len(expected)
    for post, wanted in zip(shown, expected, strict=True):
        assert post.urn == wanted["urn"]
        assert post.time_label == wanted["time_label"]
        assert post.posted_on == wanted["approx_date_from_urn"]
        assert post.author == answer["name"]
        assert post.text == wanted["text"]
        assert post.authorship == {"post": "own"}.get(wanted["kind"], wanted["kind"])
        assert post.shared_author == wanted.get("original_author")
        assert bool(post.shared_text) == ("original_author" in wanted)


def test_lists_of_the_whole_profile(case: tuple[Parsed, dict[str, Any]]) -> None:
    parsed, answer = without_wall(case)
    needs(answer, "sections")
    lists = answer["sections"]
    assert [one.name for one in of(parsed, "skill")] == [s["fields"][0] for s in lists["skills"]]
    volunteered = [one for one in of(parsed, "group") if one.kind == "volunteering"]
    assert [(one.role, one.name) for one in volunteered] == [
        tuple(entry["fields"][:2]) for entry in lists["volunteering_experience"]
    ]
