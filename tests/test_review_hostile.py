"""Text from pages stays text, and incognito tells nothing: names, titles, attributes, files."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from review_pages import Review, fill, review_of
from sqlite_utils import Database

from composer.review.security import safe_address
from composer.tables import defused

# Ideas that public lists of naughty strings collect, written anew.
NAUGHTY = (
    "<script>document.title='got in'</script>",
    "\"><img src=x onerror=\"document.title='got in'\">",
    "' onmouseover='document.title=1' x='",
    "</textarea></title><svg onload=document.title='got in'>",
    "javascript:document.title='got in'",
    "{{ 7 * 7 }}${7*7}<%= 7*7 %>",
    "<!--<b>--!><i>&lt;b&gt;&#60;u&#62;",
    "‮ reversed ‬ ﷽ 𝕳𝖊𝖑𝖑𝖔 🏳️‍🌈 é̶̡͠ 田中",
    "line one\nline two\ttab\x0bend",
    "NULL undefined None -1 1e309 ' OR 1=1;--",
    "=HYPERLINK(\"http://evil.example\")",
    "[link](http://evil.example) http://evil.example/<x>",
)  # fmt: skip
ADDRESSES = (
    "javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)",
    "data:text/html,<script>1</script>", "vbscript:x", "file:///etc/passwd", "//evil.example", "",
    "http://[", "\x01javascript:alert(1)", "blob:http://x/y",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    home = fill(tmp_path_factory.mktemp("hostile"))
    with home.open() as db:
        poison(db)
    with review_of(home) as running:
        yield running


def poison(db: Database) -> None:
    """Put naughty strings wherever a page or an export may have put text."""
    people = [row[0] for row in db.execute("SELECT person_id FROM person WHERE is_me = 0")]
    with db.atomic():
        for number, person_id in enumerate(people[: len(NAUGHTY)]):
            text = NAUGHTY[number]
            values = [text, text, text, f"Northwind {text}", text, person_id]
            sql = (
                "UPDATE person SET full_name = ?, called = ?, title = ?, company = ?, location = ? "
                "WHERE person_id = ?"
            )
            db.execute(sql, values)
            sql = "UPDATE message SET text = ?, subject = ?, url = ? WHERE person_id = ?"
            db.execute(sql, [text, text, ADDRESSES[number % len(ADDRESSES)], person_id])
            db.execute(
                "INSERT INTO post (evidence_id, person_id, authorship, text, posted_on, precision, "
                "url, source, trust, seen_on) VALUES (?, ?, 'own', ?, '2026-11-10', 'day', ?, "
                "'browser', 'observed', '2026-11-12')",
                [f"post-x{number}", person_id, f"I wrote about {text}", ADDRESSES[number]],
            )


def paths(review: Review) -> list[str]:
    with review.home.open() as db:
        people = [row[0] for row in db.execute("SELECT person_id FROM person WHERE is_me = 0")]
    own = [f"/person/{one}?move={move}" for one in people[:14] for move in ("warm_up", "ask")]
    return ["/", "/people", "/people?q=wrote", "/objective", "/numbers", "/night", *own]


def test_markup_and_scripts_stay_text(page: Page, hostile: Review) -> None:
    page.goto(hostile.first)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for path in paths(hostile):
        page.goto(hostile.origin + path)
        assert page.title().endswith("· askwell")
        assert page.locator("main :is(script, img, iframe, b b, [onerror], [onload])").count() == 0
        assert page.locator("[onmouseover], [style]").count() == 0
        links = page.locator("a").evaluate_all("all => all.map(one => one.protocol)")
        assert set(links) <= {"http:", "https:", "mailto:"}
    assert dialogs == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_other_scheme_becomes_a_link(address: str) -> None:
    assert safe_address(address) is None


@pytest.mark.parametrize(
    "query", [*NAUGHTY, '"', "*", "name:x", "a AND", "NEAR(", "(", "\x02", "%"]
)
def test_any_search_is_only_words(page: Page, hostile: Review, query: str) -> None:
    page.goto(hostile.first)
    page.locator("#search").fill(query)
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    page.goto(f"{hostile.origin}/people?q={page.evaluate('encodeURIComponent', query)}")
    assert page.title().endswith("· askwell")


def test_what_is_shown_is_copied_whatever_the_name(page: Page, hostile: Review) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=hostile.origin)
    page.goto(hostile.first)
    drafts = 0
    for path in paths(hostile):
        if not path.startswith("/person/"):
            continue
        page.goto(hostile.origin + path)
        if page.locator("#draft").count():
            drafts += 1
            page.get_by_role("button", name="Copy", exact=True).click()
            expect(page.locator("#copied")).to_contain_text("Copied")
            shown = page.locator("#draft").evaluate("shown => shown.textContent")
            assert page.evaluate("navigator.clipboard.readText()") == shown
    assert drafts > 5


@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1"])
def test_no_cell_of_a_table_is_a_formula(start: str) -> None:
    assert defused(start).startswith("'")
    assert defused("Ann-Marie = 1") == "Ann-Marie = 1"


def test_incognito_tells_nobodys_name_words_or_address(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = fill(tmp_path_factory.mktemp("incognito"))
    with home.open() as db:
        secret = {
            word.casefold()
            for (text,) in db.execute(
                "SELECT full_name FROM person UNION SELECT company FROM person UNION SELECT slug "
                "FROM person UNION SELECT value FROM identity WHERE kind = 'email'"
            )
            for word in re.findall(r"[^\W\d_]{5,}", text or "")
        }
    assert {"priya", "northwind", "whitfield"} <= secret
    # Words of ours that are names too.
    secret -= {"works", "house", "linkedin", "people", "search", "write"}
    with review_of(home, incognito=True) as review:
        page.goto(review.first)
        for path in [*paths(review), "/people?q=priya"]:
            page.goto(review.origin + path)
            told = (page.content() + page.title()).casefold()
            if "q=priya" in path:
                told = told.replace("priya", "")
            assert [word for word in sorted(secret) if re.search(rf"\b{word}\b", told)] == []
        page.goto(f"{review.origin}/person/24")
        assert page.locator("#edit").count() == 0
        assert "•" in page.title()
