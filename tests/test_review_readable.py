"""The review page can be read by everybody: axe-core finds nothing serious, light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from review_pages import Review, fill, review_of

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
PAGES = [
    "/", "/people", "/people?q=data", "/people?tie=in+touch", "/objective", "/person/24",
    "/person/24?channel=email", "/person/29?move=ask", "/person/24?move=ask&channel=email",
    "/night", "/numbers", "/no/such/page",
]  # fmt: skip


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    with review_of(fill(tmp_path_factory.mktemp("review"))) as running:
        yield running


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(
    browser: Browser, review: Review, path: str, scheme: Literal["light", "dark"]
) -> None:
    # The page's own policy forbids foreign scripts, as it should; axe is let in past it.
    with browser.new_context(color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(review.first)
        page.goto(review.origin + path)
        page.add_script_tag(content=AXE.read_text("utf-8"))
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        worst = [
            (one["id"], [node["html"][:120] for node in one["nodes"]])
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert worst == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_on_a_phone(page: Page, review: Review, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(review.first)
    page.goto(review.origin + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_every_stop_of_the_tab_key_is_seen(page: Page, review: Review) -> None:
    page.goto(review.first)
    for _step in range(12):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2


def test_a_plot_says_in_words_what_it_draws(page: Page, review: Review) -> None:
    page.goto(review.first)
    page.goto(review.origin + "/numbers")
    plot = page.get_by_role("img", name="Where your people work")
    assert "Northwind 6" in (plot.get_attribute("aria-label") or "")


def test_print_shows_the_draft_and_hides_the_buttons(page: Page, review: Review) -> None:
    page.goto(review.first)
    page.goto(review.origin + "/person/24")
    page.emulate_media(media="print")
    expect(page.locator("#draft")).to_be_visible()
    expect(page.get_by_role("button", name="Copy", exact=True)).to_be_hidden()
