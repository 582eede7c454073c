"""Every invented page is read by its own layout and no other, just as the file beside it says.

A page without a JSON file beside it gets one, and fails this once: read it, then it is law.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scraper.capture import KIND_PAGE, Capture
from scraper.parse import linkedin
from scraper.parse.linkedin.page import Page
from scraper.parse.linkedin.walls import wall_of
from scraper.records import About, Highlight, Mutuals, Person, Post

FOLDER = Path(__file__).parents[1] / "fixtures" / "linkedin"
PAGES = sorted(page for page in FOLDER.rglob("*.html") if "walls" not in page.parts)
LANGUAGES = ("de", "en", "es", "fr", "ja", "pt")


def capture(path: Path) -> Capture:
    return Capture(path.name, KIND_PAGE, "saved_page", path.read_bytes(), "2026-05-20T12:00:00Z")


def layout_of(path: Path) -> str:
    return f"linkedin/{path.parent.relative_to(FOLDER).as_posix()}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_page_reads_as_its_file_says(path: Path) -> None:
    read = linkedin.read(capture(path)).to_json()
    beside = path.with_suffix(".json")
    if not beside.exists():
        beside.write_text(json.dumps(read, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail(f"{beside.name} is new: read it, then run again")
    assert read == json.loads(beside.read_text("utf-8"))
    assert read["layout"] == layout_of(path)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_other_layout_recognises_it(path: Path) -> None:
    page = Page(capture(path))
    assert wall_of(page) is None
    recognised = [layout.name for layout in linkedin.layouts() if layout.recognises(page)]
    assert recognised == [layout_of(path)]


def test_every_layout_has_pages_and_every_page_a_layout() -> None:
    assert {layout.name for layout in linkedin.layouts()} == {layout_of(path) for path in PAGES}


def test_newest_first() -> None:
    generations = [layout.name.rsplit("/", 1)[1] for layout in linkedin.layouts()]
    assert generations == sorted(generations, reverse=True)


def test_what_is_unproven_says_what() -> None:
    captured = {"linkedin/profile/g2026_03", "linkedin/profile/g2022_03"}
    captured |= {"linkedin/profile/g2026_02", "linkedin/experience/g2022_03"}
    for layout in linkedin.layouts():
        assert (layout.unproven is None) == (layout.name in captured)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_interface_do_not_matter(language: str) -> None:
    """The same page in six languages: what is structure must come out the same."""
    path = FOLDER / "profile" / "g2026_03" / f"posts_{language}.html"
    parsed = linkedin.read(capture(path))
    posts = [record for record in parsed.records if isinstance(record, Post)]
    person = next(record for record in parsed.records if isinstance(record, Person))
    kinds = ["own", "repost", "reshare", "repost", "own", "own"]
    assert [post.authorship for post in posts] == kinds
    assert [post.edited for post in posts] == [False, False, True, False, False, False]
    assert [post.author == person.full_name for post in posts] == [
        kind != "repost" for kind in kinds
    ]
    assert [bool(post.shared_author) for post in posts] == [False, False, True, True, False, False]
    assert [post.text is None for post in posts] == [False, False, False, False, True, False]
    assert all(post.time_label and "•" not in post.time_label for post in posts)
    assert person.degree == {"de": 2, "en": 1, "es": 1, "fr": 3, "ja": 3, "pt": 2}[language]
    assert person.invitation == ("pending" if language in ("fr", "ja") else None)
    assert [one.kind for one in parsed.records if isinstance(one, Highlight)] == [
        "shared_employer", "mutual_group"
    ]  # fmt: skip
    if person.degree != 3:
        (mutuals,) = (one for one in parsed.records if isinstance(one, Mutuals))
        assert mutuals.named == ("Ada", "Bo")
    assert any(isinstance(one, About) for one in parsed.records)
    assert parsed.sections["experience"] == "not_loaded"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_posts_lately_is_no_error(language: str) -> None:
    path = FOLDER / "profile" / "g2026_03" / f"no_posts_{language}.html"
    parsed = linkedin.read(capture(path))
    assert (parsed.outcome, parsed.sections["posts"], parsed.problems) == ("read", "absent", ())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_other_peoples_cards_never_leak_in(path: Path) -> None:
    assert "Somebody Else" not in str(linkedin.read(capture(path)))
