"""A wall is told for what it is, and nothing is ever read from one."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.capture import KIND_PAGE, Capture
from scraper.parse import linkedin

FOLDER = Path(__file__).parents[1] / "fixtures" / "linkedin"
WALLS = sorted((FOLDER / "walls").rglob("*.html"))
PROFILE = (FOLDER / "profile" / "g2026_03" / "posts_en.html").read_bytes()


def page(body: bytes, url: str | None = None, status: int | None = None) -> Capture:
    return Capture("page.html", KIND_PAGE, "browser", body, None, url, status)


@pytest.mark.parametrize("path", WALLS, ids=lambda path: path.stem)
def test_a_wall_is_told_and_yields_nothing(path: Path) -> None:
    capture = Capture(path.name, KIND_PAGE, "saved_page", path.read_bytes())
    parsed = linkedin.read(capture)
    assert (parsed.outcome, parsed.wall) == ("wall", path.parent.name)
    assert (parsed.records, parsed.subject, parsed.layout) == ((), None, None)


@pytest.mark.parametrize(("status", "wall"), [(429, "rate_limited"), (999, "rate_limited"),
                                              (404, "not_found"), (410, "not_found")])  # fmt: skip
@pytest.mark.parametrize("body", [b"", b"Too many requests", PROFILE])
def test_a_status_is_a_wall_whatever_came_with_it(status: int, wall: str, body: bytes) -> None:
    parsed = linkedin.read(page(body, "https://www.linkedin.com/in/priya-castellan/", status))
    assert (parsed.outcome, parsed.wall, parsed.records) == ("wall", wall, ())


@pytest.mark.parametrize(
    ("url", "wall"),
    [
        ("https://www.linkedin.com/authwall?trk=gf&sessionRedirect=x", "signed_out"),
        ("https://www.linkedin.com/login/de?fromSignIn=true", "signed_out"),
        ("https://www.linkedin.com/uas/login?session_redirect=x", "signed_out"),
        ("https://www.linkedin.com/checkpoint/lg/login", "signed_out"),
        ("https://www.linkedin.com/checkpoint/challenge/AgEx", "challenge"),
        ("https://www.linkedin.com/challenge/x", "challenge"),
        ("https://WWW.LINKEDIN.COM/CHECKPOINT/CHALLENGE/x", "challenge"),
    ],
)
def test_the_address_is_surer_than_the_page(url: str, wall: str) -> None:
    """The person's page may still be in the document when the browser has been sent away."""
    parsed = linkedin.read(page(PROFILE, url, 200))
    assert (parsed.outcome, parsed.wall, parsed.records) == ("wall", wall, ())


def test_a_name_like_a_wall_is_no_wall() -> None:
    parsed = linkedin.read(page(PROFILE, "https://www.linkedin.com/in/login/", 200))
    assert parsed.outcome == "read"


def test_a_page_of_another_site_is_no_wall() -> None:
    parsed = linkedin.read(page(b"<html><body><p>Hi</p></body></html>", "https://a.example/login"))
    assert (parsed.outcome, parsed.wall, parsed.problems[0].kind) == ("unread", None, "other_site")
