"""A page saved by hand keeps its address and its moment, from whichever browser it comes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scraper.capture import saved_page
from scraper.parse import read

PAGE = (
    Path(__file__).parents[1] / "fixtures" / "linkedin" / "profile" / "g2026_03" / "posts_en.html"
)
URL = "https://www.linkedin.com/in/priya-castellan/"
CHROME = f"<!-- saved from url=({len(URL):04d}){URL} -->\n"
SINGLE_FILE = (
    f"<!--\n Page saved with SingleFile \n url: {URL} \n"
    " saved date: Wed May 20 2026 14:00:00 GMT+0200 (Central European Summer Time)\n-->"
)
MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: {URL}
Subject: Priya
Date: Wed, 20 May 2026 12:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html
Content-Transfer-Encoding: 8bit
Content-Location: {URL}

%s
------x--
"""


def saved(folder: Path, text: str, name: str = "Priya _ LinkedIn.html") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    os.utime(path, (1_779_148_800, 1_779_148_800))  # 2026-05-19T00:00:00Z
    return path


@pytest.mark.parametrize(
    ("text", "name", "url", "moment"),
    [
        ("{page}", "page.html", None, "2026-05-19T00:00:00Z"),
        (CHROME + "{page}", "page.htm", URL, "2026-05-19T00:00:00Z"),
        (SINGLE_FILE + "{page}", "page.html", URL, "2026-05-20T12:00:00Z"),
        (MHTML.replace("%s", "{page}"), "page.mhtml", URL, "2026-05-20T12:00:00Z"),
        (
            "<!-- saved from url=(0014)about:internet -->{page}",
            "p.html",
            None,
            "2026-05-19T00:00:00Z",
        ),
    ],
    ids=["firefox", "chrome", "singlefile", "mhtml", "nowhere"],
)
def test_address_and_moment(
    tmp_path: Path, text: str, name: str, url: str | None, moment: str
) -> None:
    path = saved(tmp_path, text.replace("{page}", PAGE.read_text("utf-8")), name)
    assert saved_page.recognises(path)
    (capture,) = saved_page.captures(path)
    assert (capture.url, capture.captured_at, capture.source) == (url, moment, "saved_page")
    parsed = read(capture)
    assert (parsed.outcome, parsed.subject) == ("read", "priya-castellan")


def test_the_moment_given_wins(tmp_path: Path) -> None:
    path = saved(tmp_path, SINGLE_FILE + PAGE.read_text("utf-8"))
    (capture,) = saved_page.captures(path, "2026-05-21T08:00:00Z")
    assert capture.captured_at == "2026-05-21T08:00:00Z"


def test_a_folder_yields_its_pages_and_not_their_pictures(tmp_path: Path) -> None:
    for name in ("b.html", "a.html"):
        saved(tmp_path, PAGE.read_text("utf-8"), name)
    pictures = tmp_path / "a_files"
    pictures.mkdir()
    saved(pictures, "<html></html>", "saved_resource.html")
    saved(tmp_path, "not a page", "notes.txt")
    assert saved_page.recognises(tmp_path)
    assert [one.name for one in saved_page.captures(tmp_path)] == ["a.html", "b.html"]


def test_what_is_no_page_is_left_to_others(tmp_path: Path) -> None:
    assert not saved_page.recognises(saved(tmp_path, "First Name,Last Name\n", "Connections.csv"))
    assert not saved_page.recognises(saved(tmp_path, "From me\n", "inbox"))
    empty = tmp_path / "empty"
    empty.mkdir()
    assert not saved_page.recognises(empty)
    assert saved_page.recognises(saved(tmp_path, "<!DOCTYPE html><html></html>", "untitled"))
