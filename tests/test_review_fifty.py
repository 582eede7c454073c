"""Fifty contacts with emoji, right-to-left names and quotation marks: what is shown is copied."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from review_pages import Review, fill, review_of
from sqlite_utils import Database

NAMES = (
    "Zoë “Zed” O’Brien", "נועה לוי", "ليلى حداد", "Żaneta Łęcka-Św", "陈 美玲", "Ünal Çağrı",
    "María-José de la Ó", "Håkon 🧭 Ås", "D'Arcy \"Dee\" Ng", "Ólöf 👩‍🚀 Þórs",
)  # fmt: skip
POSTS = (
    "We cut our night run from six hours to “forty minutes” 🚚 and nobody was paged.\nNotes below.",
    "What I learned from a year of on-call: write the \"why\" down, not only the 'how' 🙂.",
    "Our team open-sourced the schema checker 🎉 – it has caught 41 broken feeds since May.",
    "I gave a talk on dispatch at DataHarbour; the slides are up. שלום to all who came 👋🏽.",
    "Three things about slow queries: measure, measure, “measure” … then add the index.",
)
FIFTY = 50


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    home = fill(tmp_path_factory.mktemp("fifty"))
    with home.open() as db, db.atomic():
        for number in range(FIFTY):
            add(db, 1_000 + number, NAMES[number % len(NAMES)], POSTS[number % len(POSTS)], number)
    with review_of(home) as running:
        yield running


def add(db: Database, one: int, name: str, post: str, number: int) -> None:
    """Somebody connected, who posted ten days ago and wrote back in summer."""
    db.execute(
        "INSERT INTO person (person_id, full_name, called, slug, company, degree) "
        "VALUES (?, ?, ?, ?, 'Fernhill', 1)",
        [one, f"{name} {number}", name, f"slug-{one}"],
    )
    tail = ("2026-11-12", "browser", "observed")
    db.execute(
        "INSERT INTO post (evidence_id, person_id, authorship, text, posted_on, precision, "
        "seen_on, source, trust) VALUES (?, ?, 'own', ?, '2026-11-09', 'day', ?, ?, ?)",
        [f"post-{one}", one, post, *tail],
    )
    for direction, day in (("out", "2026-07-01"), ("in", "2026-07-02")):
        db.execute(
            "INSERT INTO message (evidence_id, person_id, medium, direction, sent_at, text, "
            "seen_on, source, trust) VALUES (?, ?, 'linkedin', ?, ?, ?, ?, ?, ?)",
            [f"message-{one}-{direction}", one, direction, f"{day}T10:00:00Z",
             f"The notes on ‘dispatch’ for {name} are on the shared drive now.", *tail],
        )  # fmt: skip


def test_fifty_contacts_are_copied_as_they_are_shown(page: Page, review: Review) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=review.origin)
    page.goto(review.first)
    copied: dict[int, str] = {}
    for number in range(FIFTY):
        one = 1_000 + number
        channel = ("linkedin_message", "email", "inmail")[number % 3]
        page.goto(f"{review.origin}/person/{one}?move=warm_up&channel={channel}")
        page.wait_for_selector("body[data-ready]")
        page.evaluate("navigator.clipboard.writeText('before')")
        if number % 2:
            page.keyboard.press("c")
        else:
            page.get_by_role("button", name="Copy", exact=True).first.click()
        expect(page.locator("#copied")).to_contain_text("Copied")
        shown = page.locator("#draft").evaluate("shown => shown.innerText")
        copied[one] = page.evaluate("navigator.clipboard.readText()")
        assert copied[one] == shown
        assert NAMES[number % len(NAMES)] in shown
    assert len(copied) == FIFTY
    assert all(len(text) > 60 for text in copied.values())


def test_a_name_from_right_to_left_does_not_turn_the_line(page: Page, review: Review) -> None:
    page.goto(review.first)
    page.goto(f"{review.origin}/person/1002")
    assert "ليلى حداد" in page.locator("h1").inner_text()
    turned = page.locator("h1").evaluate("one => getComputedStyle(one).unicodeBidi")
    assert turned == "plaintext"
