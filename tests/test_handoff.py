"""The hand-off types and leaves: nothing is pressed, nothing is sent, nothing is written over."""

from __future__ import annotations

from functools import partial

import pytest
from askwell_town import CAST, TODAY, Town
from command import Run
from conftest import aside
from playwright.sync_api import BrowserContext, Page, expect
from review_pages import Review
from sqlite_utils import Database

from composer import review_verbs
from composer.review.app import Site
from composer.review.security import new_token
from composer.review.server import running
from scraper import consent, handoff
from scraper.errors import Refusal
from scraper.handoff import BOX, open_and_type
from scraper.settings import Home

TEXT = "Hi Priya,\n\nyour talk <b>on</b> dispatch stayed with me.\nWould you have ten minutes?"
SLUG = "priya-raman"


def hand_off(home: Home, until: object) -> None:
    aside(lambda: open_and_type(home, home.settings(), SLUG, TEXT, headless=True, until=until))


def test_the_text_stands_in_the_box_and_nothing_was_sent(night_home: Home, town: Town) -> None:
    assert SLUG in CAST.people
    shown: list[str] = []

    def look(context: BrowserContext) -> None:
        shown.append(context.pages[0].locator(BOX).first.inner_text())

    hand_off(night_home, look)
    assert [line for line in shown[0].splitlines() if line] == [
        line for line in TEXT.splitlines() if line
    ]
    assert town.submitted == []
    assert {one.method for one in town.requests if "messaging" in one.path} == {"GET"}


def test_words_that_are_there_are_left_alone(
    night_home: Home, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("scraper.handoff.BOX", f"{BOX}, h2")  # a box that holds a heading already
    with pytest.raises(Refusal) as refused:
        hand_off(night_home, lambda _context: shown.append("typed"))
    assert refused.value.kind == "box_not_empty"
    assert shown == []
    assert town.submitted == []


def test_signed_out_says_what_to_do(
    night_home: Home, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scraper.handoff.PATIENCE_MS", 500)
    town.sessions.clear()
    with pytest.raises(Refusal) as refused:
        hand_off(night_home, lambda _context: None)
    assert refused.value.kind == "no_message_box"
    assert "askwell login" in refused.value.next_step


# --- through the command and through the page -----------------------------------------------


class Human:
    """Looks at the box once the text stands there, and closes the window without sending."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, context: BrowserContext) -> None:
        self.read.append(context.pages[0].locator(BOX).first.inner_text())


@pytest.fixture
def human(monkeypatch: pytest.MonkeyPatch) -> Human:
    """Stands in for the window: no display is needed, and it is read and closed at once."""
    looking = Human()
    typed = handoff.open_and_type

    def headless(*arguments: object, until: object = None) -> None:
        def look(context: BrowserContext) -> None:
            looking(context)
            if until is not None:
                until(context)  # type: ignore[operator]

        typed(*arguments, headless=True, until=look)  # type: ignore[arg-type]

    monkeypatch.setattr(handoff, "open_and_type", headless)
    monkeypatch.setattr(handoff, "until_closed", lambda _context: None)
    return looking


def talk(db: Database) -> int:
    """Priya and the user have written to each other lately; Priya's id."""
    person_id = int(db.execute("SELECT person_id FROM person WHERE slug = ?", [SLUG]).fetchone()[0])
    for number, direction in enumerate(("out", "in")):
        db.execute(
            "INSERT INTO message (evidence_id, person_id, medium, direction, sent_at, text, "
            "seen_on, source, trust) VALUES (?, ?, 'linkedin', ?, ?, ?, '2026-11-18', 'archive', "
            "'imported')",
            [f"message-new{number}", person_id, direction, f"2026-11-0{number + 1}T10:00:00Z",
             "The partition pruning notes from the dispatch talk were a real help."],
        )  # fmt: skip
    db.conn.commit()
    return person_id


def words(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def test_askwell_open_types_the_draft_and_sends_nothing(
    night_home: Home, town: Town, askwell: Run, human: Human
) -> None:
    with night_home.open() as db:
        talk(db)
    said = askwell("open", SLUG, "--move", "warm_up", "--home", night_home.root, "--json")
    assert said.status == 0, said.err
    assert said.json == {"opened": SLUG}
    draft = askwell(
        "draft", SLUG, "--move", "warm_up", "--channel", "linkedin_message", "--home",
        night_home.root, "--json",
    )  # fmt: skip
    assert words(human.read[0]) == words(draft.json["text"])
    assert town.submitted == []


def test_askwell_open_asks_for_consent_before_it_says_it_opens(
    night_home: Home, town: Town, askwell: Run, human: Human
) -> None:
    with night_home.open() as db:
        talk(db)
        consent.withdraw(db)
    said = askwell("open", SLUG, "--move", "warm_up", "--home", night_home.root)
    assert said.refusal == "no_consent"
    assert "Opening" not in said.err
    assert human.read == []
    assert town.requests == []


@pytest.fixture
def button(night_home: Home, page: Page) -> object:
    """The contact's page, with the button that hands over."""
    with night_home.open() as db:
        person_id = talk(db)
    hand = partial(review_verbs.hand_over, night_home)
    site = Site(night_home, lambda: TODAY, new_token(), hand_over=hand)
    with running(site) as address:
        review = Review(night_home, address)
        page.goto(review.first)
        page.goto(f"{review.origin}/person/{person_id}?move=warm_up&channel=linkedin_message")
        yield page.get_by_role("button", name="Type it into LinkedIn")


def test_the_pages_button_types_what_is_shown_and_sends_nothing(
    button: object, page: Page, town: Town, human: Human
) -> None:
    page.wait_for_selector("body[data-ready]")
    page.keyboard.press("e")
    page.keyboard.press("Control+End")
    page.keyboard.type(" 🙂 ליל")
    shown = page.locator("#draft").inner_text()
    button.click()  # type: ignore[attr-defined]
    expect(page.get_by_role("heading", level=1)).to_contain_text("Priya")
    assert words(human.read[0]) == words(shown)
    assert town.submitted == []
    assert {one.method for one in town.requests if "messaging" in one.path} == {"GET"}


def test_the_page_says_that_a_box_holds_words_already(
    button: object, page: Page, town: Town, human: Human, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scraper.handoff.BOX", f"{BOX}, h2")
    button.click()  # type: ignore[attr-defined]
    expect(page.locator("main")).to_contain_text("holds words already")
    assert human.read == []
    assert town.submitted == []


def test_the_page_asks_again_for_consent_that_was_taken_back(
    button: object, page: Page, night_home: Home, town: Town, human: Human
) -> None:
    with night_home.open() as db:
        consent.withdraw(db)
    button.click()  # type: ignore[attr-defined]
    expect(page.locator("main")).to_contain_text("needs your yes first")
    assert human.read == []
    assert town.submitted == []
