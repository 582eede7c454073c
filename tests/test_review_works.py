"""Everything a person does on the review page, by mouse and by keyboard, in a real Chromium."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from review_pages import Review, fill, review_of

from scraper.settings import Home


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return fill(tmp_path_factory.mktemp("review"))


@pytest.fixture
def review(filled: Home, tmp_path: Path) -> Iterator[Review]:
    shutil.copytree(filled.root, tmp_path / "home")
    with review_of(Home(tmp_path / "home")) as running:
        yield running


@pytest.fixture
def reader(page: Page, review: Review) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=review.origin)
    page.goto(review.first)
    return page


def priya(reader: Page, review: Review, query: str = "") -> None:
    person_id = rows(review, "SELECT person_id FROM person WHERE full_name = 'Priya Raman'")[0][0]
    reader.goto(f"{review.origin}/person/{person_id}{query}")


def press(page: Page, key: str) -> None:
    """A key, once the page listens."""
    page.wait_for_selector("body[data-ready]")
    page.keyboard.press(key)


def rows(review: Review, sql: str) -> list[tuple[object, ...]]:
    with review.home.open() as db:
        return list(db.execute(sql).fetchall())


def test_today_leads_to_a_draft_by_keyboard_alone(reader: Page, review: Review) -> None:
    press(reader, "j")
    press(reader, "j")
    press(reader, "k")
    name = reader.locator("[data-item] .name").first.inner_text()
    press(reader, "Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text(name)
    expect(reader.locator("#draft")).to_be_visible()


def test_search_as_one_types_finds_names_work_and_words(reader: Page, review: Review) -> None:
    press(reader, "/")
    reader.keyboard.type("tomas")
    expect(reader.locator("#results .name")).to_have_text(["Tomás Ferreira"])
    reader.locator("#search").fill("brightwater")
    expect(reader.locator("#results .name")).to_have_text(["Jonah Eberle"])
    reader.locator("#search").fill("partition prun")
    expect(reader.locator("#results .name")).to_have_text(["Priya Raman"])
    expect(reader.locator("#results mark")).to_have_text(["partition", "pruning"])
    press(reader, "Enter")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Priya Raman")


def test_search_works_without_scripts(review: Review) -> None:
    status, answer = review.ask("/people?q=brightwater", review.cookie())
    assert status == 200
    assert b"Jonah Eberle" in answer


def test_leaving_the_search_brings_the_page_back(reader: Page, review: Review) -> None:
    press(reader, "/")
    reader.keyboard.type("zzzz")
    expect(reader.locator("#results")).to_contain_text("Nobody here")
    press(reader, "Escape")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Today")


def test_hover_and_focus_show_the_source_and_enter_goes_to_it(reader: Page, review: Review) -> None:
    priya(reader, review)
    claim = reader.locator("#draft .claim").first
    card = reader.locator("#card")
    expect(card).to_be_hidden()
    claim.hover()
    expect(card).to_contain_text("2021")
    expect(card.locator("q")).not_to_be_empty()
    reader.locator("h1").hover()
    expect(card).to_be_hidden()
    claim.focus()
    expect(card).to_be_visible()
    press(reader, "Escape")
    expect(card).to_be_hidden()


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_dismiss_and_undo(reader: Page, review: Review, by: str) -> None:
    priya(reader, review)
    first = reader.locator(".point").first
    said = first.locator(".say").inner_text()
    if by == "mouse":
        first.get_by_role("button", name="Not this").click()
    else:
        press(reader, "j")
        press(reader, "x")
    expect(reader.locator(".point.dismissed .say")).to_have_text(said)
    assert rows(review, "SELECT count(*) FROM decision") == [(1,)]
    if by == "mouse":
        reader.locator("#undo").get_by_role("button", name="Undo").click()
    else:
        press(reader, "u")
    expect(reader.locator(".point.dismissed")).to_have_count(0)
    expect(reader.locator(".point .say").first).to_have_text(said)


def test_keep_by_key_and_take_back_on_the_point(reader: Page, review: Review) -> None:
    priya(reader, review)
    press(reader, "j")
    press(reader, "a")
    expect(reader.locator(".point.accepted")).to_have_count(1)
    reader.get_by_role("button", name="Undo “kept”").click()
    expect(reader.locator(".point.accepted")).to_have_count(0)


def test_another_point_opens_the_draft_by_enter(reader: Page, review: Review) -> None:
    priya(reader, review)
    opener = reader.locator(".point .opener").nth(1).inner_text().strip("“”")
    press(reader, "j")
    press(reader, "j")
    press(reader, "Enter")
    reader.wait_for_url("**hook=*")
    expect(reader.locator("#draft")).to_contain_text(opener)


def test_channel_move_and_tone_change_the_draft(reader: Page, review: Review) -> None:
    priya(reader, review)
    warm = reader.locator("#draft").inner_text()
    reader.get_by_role("link", name="formal").click()
    expect(reader.locator("#draft")).not_to_have_text(warm)
    reader.get_by_role("link", name="E-mail").click()
    expect(reader.locator(".subject")).to_be_visible()
    reader.get_by_role("link", name="Follow up").click()
    expect(reader.locator(".quiet-note")).to_be_visible()


def test_editing_runs_the_checks_and_a_broken_claim_turns_red(reader: Page, review: Review) -> None:
    priya(reader, review)
    shown = reader.locator("#draft").inner_text()
    press(reader, "e")
    press(reader, "Control+End")
    reader.keyboard.type(" We both worked at Zyphertron in 1999.")
    expect(reader.locator("#findings")).to_contain_text("error")
    expect(reader.locator("#chars")).to_have_text(str(len(shown) + 38))
    claim = reader.locator("#draft .claim").first
    claim.evaluate(
        "claim => { claim.textContent = 'We both worked at Zyphertron in 1999.';"
        " claim.dispatchEvent(new InputEvent('input', {bubbles: true})); }"
    )
    expect(claim).to_have_class("piece claim changed broken")
    press(reader, "Escape")
    press(reader, "u")
    expect(reader.locator("#draft")).to_have_text(shown, use_inner_text=True)
    expect(reader.locator("#draft .broken")).to_have_count(0)


def test_an_edited_text_is_what_is_copied_mailed_and_kept(reader: Page, review: Review) -> None:
    priya(reader, review, "?channel=email&move=ask")
    press(reader, "e")
    press(reader, "Control+Home")
    reader.keyboard.type("Dear “Priya” 🙂,")
    press(reader, "Enter")
    press(reader, "Escape")
    reader.get_by_role("button", name="Copy", exact=True).click()
    expect(reader.locator("#copied")).to_contain_text("Copied")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Dear “Priya” 🙂,\n")
    assert copied == reader.locator("#draft").inner_text()
    mail = reader.get_by_role("link", name="Copy and open mail").get_attribute("href") or ""
    assert mail.startswith("mailto:priya.raman@northwind.example?subject=")
    assert "%F0%9F%99%82" in mail
    reader.get_by_role("button", name="Mark as sent").click()
    expect(reader.locator(".log")).to_contain_text("you sent it")
    assert rows(review, "SELECT text FROM draft WHERE channel = 'email'") == [(copied,)]
    assert rows(review, "SELECT event, move FROM outcome WHERE undone = 0") == [("sent", "ask")]
    press(reader, "u")
    expect(reader.locator(".log")).not_to_contain_text("you sent it")
    assert rows(review, "SELECT count(*) FROM outcome WHERE undone = 0") == [(0,)]


def test_copy_and_open_linkedin_copies_first(reader: Page, review: Review) -> None:
    priya(reader, review)
    reader.context.route("https://www.linkedin.com/**", lambda route: route.fulfill(body="there"))
    with reader.expect_popup() as opened:
        reader.get_by_role("link", name="Copy and open LinkedIn").click()
    assert opened.value.url == "https://www.linkedin.com/in/priya-raman/"
    reader.bring_to_front()
    assert reader.evaluate("navigator.clipboard.readText()") == (
        reader.locator("#draft").inner_text()
    )


def test_a_mail_draft_as_a_file(reader: Page, review: Review) -> None:
    priya(reader, review, "?channel=email&move=ask")
    with reader.expect_download() as started:
        reader.get_by_role("button", name="As a file").click()
    assert started.value.suggested_filename.startswith("askwell-draft-")
    written = Path(started.value.path()).read_bytes()
    assert b"To: priya.raman@northwind.example" in written
    assert b"X-Unsent: 1" in written


def test_the_log_takes_an_event_with_a_day_and_a_note(reader: Page, review: Review) -> None:
    priya(reader, review)
    reader.get_by_label("Event").select_option(label="they said yes")
    reader.get_by_label("On", exact=True).fill("2026-11-18")
    reader.get_by_label("Note").fill("by phone")
    reader.get_by_role("button", name="Note it").click()
    expect(reader.locator(".log")).to_contain_text("18 November 2026")
    expect(reader.locator(".log")).to_contain_text("by phone")


def test_two_tabs_at_once_and_undo_across_them(reader: Page, review: Review) -> None:
    priya(reader, review)
    other = reader.context.new_page()
    other.goto(reader.url)
    for number, tab in enumerate((reader, other)):
        tab.locator(".point").nth(number).get_by_role("button", name="Not this").click()
        expect(tab.locator("#undo")).to_be_visible()
    expect(other.locator(".point.dismissed")).to_have_count(2)
    reader.reload()
    press(reader, "u")
    expect(reader.locator(".point.dismissed")).to_have_count(1)
    press(reader, "u")
    expect(reader.locator(".point.dismissed")).to_have_count(0)


def test_while_a_sync_writes_pages_come_and_a_write_says_so_kindly(
    reader: Page, review: Review
) -> None:
    writer = sqlite3.connect(review.home.database)
    writer.execute("BEGIN IMMEDIATE")
    try:
        priya(reader, review)
        expect(reader.locator("#draft")).to_be_visible()
        reader.locator(".point").first.get_by_role("button", name="Not this").click()
        expect(reader.locator("main")).to_contain_text("Nothing was lost")
    finally:
        writer.rollback()
        writer.close()
    reader.get_by_role("link", name="Try again").click()
    reader.locator(".point").first.get_by_role("button", name="Not this").click()
    expect(reader.locator(".point.dismissed")).to_have_count(1)


def test_filters_narrow_the_ways_into_a_company(reader: Page, review: Review) -> None:
    reader.goto(f"{review.origin}/objective")
    everyone = reader.locator(".reaches > li").count()
    reader.get_by_label("Advice").select_option(label="warm up first")
    with reader.expect_navigation():
        reader.get_by_role("button", name="Show").click()
    shown = reader.locator(".reaches .advice").all_inner_texts()
    assert set(shown) == {"warm up first"}
    assert len(shown) < everyone
    reader.get_by_label("Objective").select_option(label="everybody")
    reader.get_by_label("Advice").select_option(label="any")
    reader.get_by_label("Tie").select_option(label="in touch")
    with reader.expect_navigation():
        reader.get_by_role("button", name="Show").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("People")
    assert {text.split(".")[0] for text in reader.locator(".row .reason").all_inner_texts()} == {
        "in touch"
    }


def test_the_table_to_take_along(reader: Page, review: Review) -> None:
    reader.goto(f"{review.origin}/objective")
    with reader.expect_download() as started:
        reader.get_by_role("link", name="Take the list along").click()
    written = Path(started.value.path()).read_text("utf-8-sig")
    assert written.startswith("name,company,tie,advice")
    assert "Priya Raman" in written


def test_the_keys_are_told_and_typing_is_left_alone(reader: Page, review: Review) -> None:
    press(reader, "?")
    expect(reader.locator("#keys")).to_be_visible()
    press(reader, "Escape")
    expect(reader.locator("#keys")).to_be_hidden()
    priya(reader, review)
    reader.get_by_label("Note").fill("")
    reader.get_by_label("Note").press_sequentially("cxeu?/j")
    expect(reader.get_by_label("Note")).to_have_value("cxeu?/j")
    assert rows(review, "SELECT count(*) FROM decision") == [(0,)]


@pytest.mark.parametrize("path", ["/", "/people", "/objective", "/person/18", "/night", "/numbers"])
def test_no_page_asks_for_anything_elsewhere_or_breaks_its_own_rules(
    reader: Page, review: Review, path: str
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.on("console", lambda line: complaints.append(line.text))
    reader.on("pageerror", lambda error: complaints.append(str(error)))
    answer = reader.goto(review.origin + path)
    assert answer is not None
    assert answer.status == 200
    assert all(one.startswith(review.origin) for one in asked)
    assert complaints == []
    assert reader.locator("[style], [onclick], script:not([src]), style").count() == 0
    assert len(answer.body()) < 150_000
