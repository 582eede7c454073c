"""What Copy puts on the clipboard is the shown text, and what ``askwell draft --json`` says."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from review_pages import Review, fill, review_of
from typer.testing import CliRunner

from composer.cli import complete_app

SENTINEL = "what was on the clipboard before"
PRIYA, MARCUS = "Priya Raman", "Marcus Webb"


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    with review_of(fill(tmp_path_factory.mktemp("review"))) as running:
        yield running


@pytest.fixture
def reader(page: Page, review: Review) -> Page:
    """A real Chromium, let in, with something else on its clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=review.origin)
    page.goto(review.first)
    page.evaluate("text => navigator.clipboard.writeText(text)", SENTINEL)
    assert clipboard(page) == SENTINEL
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def drafted(review: Review, name: str, move: str, channel: str) -> dict[str, object]:
    options = ["--move", move, "--channel", channel, "--json", "--home", str(review.home.root)]
    told = CliRunner().invoke(complete_app(), ["draft", name, *options, "--today", "2026-11-19"])
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


@pytest.mark.parametrize(
    ("name", "move", "channel"),
    [
        (PRIYA, "ask", "linkedin_message"),
        (PRIYA, "ask", "email"),
        (PRIYA, "warm_up", "linkedin_message"),
        (MARCUS, "warm_up", "inmail"),
    ],
)
@pytest.mark.parametrize("by", ["button", "key"])
def test_copy_gives_the_shown_text_and_the_commands_text(
    reader: Page, review: Review, name: str, move: str, channel: str, by: str
) -> None:
    draft = drafted(review, name, move, channel)
    reader.goto(f"{review.origin}/person/{draft['person_id']}?move={move}&channel={channel}")

    if by == "key":
        reader.keyboard.press("c")
    else:
        reader.get_by_role("button", name="Copy", exact=True).first.click()

    expect(reader.get_by_role("status")).to_contain_text("Copied")
    assert clipboard(reader) == draft["text"]
    assert clipboard(reader) == reader.locator("#draft").evaluate("shown => shown.innerText")
    assert clipboard(reader) != SENTINEL


def test_the_subject_is_copied_alone(reader: Page, review: Review) -> None:
    draft = drafted(review, PRIYA, "ask", "email")
    reader.goto(f"{review.origin}/person/{draft['person_id']}?move=ask&channel=email")
    reader.get_by_role("button", name="Copy subject").click()
    expect(reader.get_by_role("status")).to_contain_text("Copied")
    assert clipboard(reader) == draft["subject"]


def test_every_claim_shows_its_dated_source(reader: Page, review: Review) -> None:
    draft = drafted(review, PRIYA, "ask", "linkedin_message")
    reader.goto(f"{review.origin}/person/{draft['person_id']}?move=ask&channel=linkedin_message")
    claims = [piece for piece in draft["pieces"] if piece["evidence"]]  # type: ignore[attr-defined]
    shown = reader.locator("#draft .claim")
    assert shown.all_text_contents() == [piece["text"] for piece in claims]
    for index in range(len(claims)):
        said_by = shown.nth(index).get_attribute("aria-describedby")
        expect(reader.locator(f"[id='{said_by}']")).to_contain_text("20")


def test_when_the_browser_forbids_copying_the_text_is_selected(page: Page, review: Review) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(review.first)
    page.goto(f"{review.origin}/person/{drafted(review, PRIYA, 'ask', 'email')['person_id']}")
    page.get_by_role("button", name="Copy", exact=True).first.click()
    expect(page.get_by_role("status")).to_contain_text("selected")
    shown = page.locator("#draft").evaluate("shown => shown.innerText")
    assert page.evaluate("getSelection().toString()").strip() == shown.strip()
