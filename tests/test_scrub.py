"""A scrubbed copy names nobody, and shows a maintainer the same page."""

from __future__ import annotations

import re
import stat
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from scraper.capture import KIND_ARCHIVE_FILE, KIND_MAIL, Capture, keep
from scraper.capture.saved_page import captures
from scraper.folding import fold
from scraper.parse import Parsed, read
from scraper.scrub import page, table
from scraper.scrub_names import _MONTHS, SPOKEN, Names
from scraper.scrub_words import STRUCTURE
from scraper.settings import Home
from tests.command import Run

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "fixtures" / "linkedin").rglob("*.html"))
CAPTURES = sorted((ROOT.parent / "shared" / "captures").glob("*.html"))
POSTS = ROOT / "fixtures" / "linkedin" / "profile" / "g2026_03" / "posts_en.html"

_KEPT = STRUCTURE | SPOKEN | _MONTHS
_CAMEL = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"<(script|style|code)\b[^>]*>.*?</\1|<!--.*?-->|<![^>]*>", re.S | re.I)
_PERSONAL = re.compile(
    r"\s(?:id|componentkey|href|src|alt|title|aria-label|content|data-[\w-]*(?:urn|id|url))"
    r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')",
    re.I,
)


def load(path: Path) -> Capture:
    return next(captures(path))


def tokens(text: str) -> set[str]:
    """Runs of four letters and more, as written and as parts of an id: lower case."""
    plain = unquote(unescape(text))
    return {word.casefold() for word in _CAMEL.findall(plain) if len(word) >= 4}


def personal(markup: str) -> set[str]:
    """What a page shows, says aloud or keeps as slug, id or address, but for interface words."""
    said = " ".join(re.split(r"<[^>]*>", _HIDDEN.sub(" ", markup)))
    kept = " ".join(one or other for one, other in _PERSONAL.findall(_HIDDEN.sub(" ", markup)))
    return {one for one in tokens(f"{said} {kept}") if one not in _KEPT and fold(one) not in _KEPT}


def shape(parsed: Parsed) -> tuple[object, ...]:
    kinds = Counter(type(one).__name__ for one in parsed.records)
    return parsed.layout, parsed.outcome, parsed.wall, kinds, parsed.sections


def again(capture: Capture, folder: Path) -> Capture:
    copy = folder / "copy.html"
    copy.write_text(page(capture, Names()), "utf-8")
    return load(copy)


@pytest.mark.parametrize(
    "path", [*PAGES, *CAPTURES], ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_nothing_of_anybody_is_left(path: Path) -> None:
    capture = load(path)
    markup = capture.body.decode("utf-8", "replace")
    copy = page(capture, Names())
    left = personal(markup) & tokens(re.sub(r"<[a-z/][\w-]*|\s[\w-]+(?=\s*=)", " ", copy))
    assert left == set()


@pytest.mark.parametrize(
    "path", [*PAGES, *CAPTURES], ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_the_copy_reads_as_the_page_did(path: Path, tmp_path: Path) -> None:
    capture = load(path)
    assert shape(read(again(capture, tmp_path))) == shape(read(capture))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_tags_and_attributes_stay_in_order(path: Path) -> None:
    capture = load(path)
    names = r"<(/?[a-zA-Z][\w-]*)|\s([\w-]+)\s*=\s*[\"']"
    before = re.findall(names, _HIDDEN.sub(" ", capture.body.decode("utf-8")))
    after = re.findall(names, _HIDDEN.sub(" ", page(capture, Names())))
    assert before == after


def test_no_long_number_is_left() -> None:
    capture = load(POSTS)
    numbers = set(re.findall(r"\d{5,}", capture.body.decode("utf-8")))
    assert not numbers & set(re.findall(r"\d{5,}", page(capture, Names())))


def test_one_name_is_one_name_everywhere(tmp_path: Path) -> None:
    records = read(again(load(POSTS), tmp_path)).records
    owner = next(one for one in records if type(one).__name__ == "Person")
    own = [one for one in records if getattr(one, "authorship", None) == "own"]
    assert own
    assert {one.author for one in own} == {owner.full_name}  # type: ignore[attr-defined]


def test_labels_and_ids_move_together(tmp_path: Path) -> None:
    before = [one for one in read(load(POSTS)).records if type(one).__name__ == "Post"]
    after = [
        one for one in read(again(load(POSTS), tmp_path)).records if type(one).__name__ == "Post"
    ]
    labels = [[one.time_label for one in some] for some in (before, after)]  # type: ignore[attr-defined]
    assert labels[0] == labels[1]
    assert [one.urn for one in before] != [one.urn for one in after]  # type: ignore[attr-defined]


def test_two_copies_cannot_be_laid_side_by_side() -> None:
    capture = load(POSTS)
    assert page(capture, Names()) != page(capture, Names())


def test_another_language_keeps_its_script() -> None:
    capture = load(POSTS.with_name("posts_ja.html"))
    assert re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", page(capture, Names()))


def test_hostile_markup_is_taken_as_it_is() -> None:
    for body in (
        b"<", b"<a href='x", b"<a " + b"b" * 20_000, b"<p>Ann Lund<br", b"\xff<p>Ann\x00</p>",
        b"<div title=\"Ann 'Lund\" id=>Ann</div>", b"<script>Ann Lund", b"<!-- Ann Lund",
    ):  # fmt: skip
        made = page(replace(load(POSTS), body=body), Names())
        assert "Lund" not in made


def test_data_and_scripts_are_emptied() -> None:
    body = b"<script>var n='Ann Lund'</script><code id='bpr-guid-1'>{\"n\":\"Ann Lund\"}</code>" + (
        b"<img src='data:image/png;base64,QW5uTHVuZA=='><p style='--n:Lund'>x</p>"
    )
    made = page(replace(load(POSTS), body=body), Names())
    assert not re.search("ann|lund|QW5u", made, re.I)


def test_a_table_keeps_its_header_and_form() -> None:
    body = (
        b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
        b'"Ann, PhD",Lund,https://www.linkedin.com/in/ann-lund,ann@lund.example,"Nort ""W""",,'
        b"10 Mar 2025\r\n"
    )
    capture = Capture("Connections.csv", KIND_ARCHIVE_FILE, "archive", body)
    made = table(capture, Names())
    assert made.startswith(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
    )
    assert not tokens(made) & {"lund", "nort"}
    after = read(replace(capture, body=made.encode()))
    assert shape(after) == shape(read(capture))
    (one,) = after.records
    assert one.connected_on is not None  # type: ignore[union-attr]


def test_a_kept_capture_is_named_by_the_start_of_its_id(
    askwell: Run, maya: Home, tmp_path: Path
) -> None:
    kept = keep(load(POSTS), maya.captures)
    target = tmp_path / "out.html"
    answer = askwell("scrub", kept.name[:12], "-o", target, "--json").json
    assert answer["file"] == str(target)
    assert answer["replaced"] > 20
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert askwell("scrub", kept.name[:12], "-o", target).refusal == "file_exists"


def test_a_saved_page_is_named_by_its_path(askwell: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    assert askwell("scrub", POSTS, "-o", target).status == 0
    assert "Castellan" not in target.read_text("utf-8")


def test_what_cannot_be_scrubbed_is_refused(askwell: Run, maya: Home, tmp_path: Path) -> None:
    mail = keep(Capture("a#1", KIND_MAIL, "mail", b"From: ann@lund.example\n\nhi"), maya.captures)
    assert askwell("scrub", mail.name[:12]).refusal == "cannot_scrub"
    assert askwell("scrub", "beefbeef").refusal == "unknown_capture"
    picture = tmp_path / "x.html"
    picture.write_bytes(b"\x89PNG\0\0")
    assert askwell("scrub", picture).refusal == "cannot_scrub"


def test_status_names_the_command_for_an_unread_page(
    askwell: Run, maya: Home, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.html"
    odd.write_text(
        "<!-- saved from url=(0036)https://www.linkedin.com/in/ann-lund/ --><html><main>"
        "<p>Something nobody knows</p></main></html>"
    )
    askwell("import", odd)
    (unread,) = askwell("status", "--json").json["unread"]
    command = unread["report"].split()
    assert command[:2] == ["askwell", "scrub"]
    assert askwell("scrub", command[2], "-o", tmp_path / "o.html").status == 0
    assert unread["report"] in askwell("status").out
