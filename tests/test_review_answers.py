"""On a contact's page: questions only the user can answer, and what the contact can pass on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from review_pages import Review, fill, review_of

JOB = (
    "INSERT INTO position (evidence_id, person_id, organisation, title, precision, seen_on, "
    "source, trust) VALUES (?, ?, 'Zyphertron', 'Engineer', 'unknown', '2026-11-18', 'archive', "
    "'imported')"
)
QUESTION = "Did you and Priya overlap at Zyphertron?"


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Review]:
    home = fill(tmp_path)
    with home.open() as db, db.atomic():
        for number, condition in enumerate(("is_me = 1", "full_name = 'Priya Raman'")):
            sql = f"SELECT person_id FROM person WHERE {condition}"
            db.execute(JOB, [f"position-new{number}", db.execute(sql).fetchone()[0]])
    with review_of(home) as running:
        yield running


@pytest.fixture
def reader(page: Page, review: Review) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=review.origin)
    page.goto(review.first)
    with review.home.open() as db:
        sql = "SELECT person_id FROM person WHERE full_name = 'Priya Raman'"
        person_id = db.execute(sql).fetchone()[0]
    page.goto(f"{review.origin}/person/{person_id}?move=ask&channel=email")
    page.wait_for_selector("body[data-ready]")
    return page


def answers(review: Review) -> list[tuple[str, str]]:
    with review.home.open() as db:
        return list(db.execute("SELECT question, answer FROM answer").fetchall())


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_yes_becomes_a_talking_point_and_can_be_undone(
    reader: Page, review: Review, by: str
) -> None:
    question = reader.locator(".question").filter(has_text=QUESTION)
    expect(question).to_be_visible()
    if by == "mouse":
        question.get_by_role("button", name="Yes").click()
    else:
        question.focus()
        reader.keyboard.press("y")
    expect(reader.locator(".question").filter(has_text=QUESTION)).to_have_count(0)
    assert answers(review) == [(QUESTION, "yes")]
    point = reader.locator(".point").filter(has_text="Zyphertron")
    expect(point).to_contain_text("as you said")
    expect(point).to_contain_text("you said so")
    reader.wait_for_selector("body[data-ready]")
    if by == "mouse":
        reader.locator("#undo").get_by_role("button", name="Undo").click()
    else:
        reader.keyboard.press("u")
    expect(reader.locator(".question").filter(has_text=QUESTION)).to_be_visible()
    assert answers(review) == []


@pytest.mark.parametrize(("button", "kept"), [("No", "no"), ("I don’t know", "unsure")])
def test_what_was_answered_can_be_asked_again(
    reader: Page, review: Review, button: str, kept: str
) -> None:
    question = reader.locator(".question").filter(has_text=QUESTION)
    question.get_by_role("button", name=re.compile(f"^{button}")).click()
    expect(reader.locator(".question").filter(has_text=QUESTION)).to_have_count(0)
    assert answers(review) == [(QUESTION, kept)]
    reader.get_by_text("Answered (1)").click()
    reader.get_by_role("button", name="Ask me again").click()
    expect(reader.locator(".question").filter(has_text=QUESTION)).to_be_visible()
    assert answers(review) == []


@pytest.mark.parametrize(
    ("button", "box"), [("Copy the note", "#forwardable"), ("Copy the answer", "#pack")]
)
def test_what_they_can_pass_on_is_shown_and_copied(reader: Page, button: str, box: str) -> None:
    expect(reader.locator(box)).to_contain_text("Maya Okafor")
    reader.get_by_role("button", name=button).click()
    expect(reader.locator("#copied")).to_contain_text("Copied")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied == reader.locator(box).inner_text()
