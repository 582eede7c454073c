"""No page, however broken or large, crashes a reader, and each says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from scraper.capture import KIND_PAGE, Capture
from scraper.parse import Parsed, linkedin
from scraper.records import Connection, Message, Person, Post

FOLDER = Path(__file__).parents[1] / "fixtures" / "linkedin"
PROFILE = (FOLDER / "profile" / "g2026_03" / "posts_en.html").read_bytes()
PAGES = sorted(page for page in FOLDER.rglob("*.html") if "walls" not in page.parts)
WHOLE = ("own", "repost", "reshare", "repost", "own", "own")


def read(body: bytes, url: str | None = None) -> Parsed:
    return linkedin.read(Capture("page.html", KIND_PAGE, "saved_page", body, None, url))


def within(body: bytes, more: bytes) -> bytes:
    return body.replace(b"</main>", more + b"</main>")


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "blank": (lambda: b" \r\n\t ", "empty"),
    "pdf": (lambda: b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj", "not_html"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n<", "not_html"),
    "zip": (lambda: b"PK\x03\x04<html>", "not_html"),
    "text": (lambda: b"Dear diary, nothing here", "not_html"),
    "comment": (lambda: b"<!-- nothing -->", "not_html"),
    "bytes": (lambda: bytes(range(256)) * 64, "no_layout"),
    "large": (lambda: within(PROFILE, b"<p>" + b"x " * 10_000_000 + b"</p>"), "too_large"),
    "many": (lambda: within(PROFILE, b"<i></i>" * 3_000_000), "too_large"),
    "deep": (lambda: b"<html><body><main>" + b"<div>" * 10_000 + b"</html>", "no_layout"),
    "attributes": (lambda: b"<html><main " + b'a="1" ' * 50_000 + b"></main></html>", "not_html"),
    "other page": (lambda: b"<html><main><h1>Pie</h1></main></html>", "no_layout"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_page_says_why(name: str) -> None:
    make, kind = BROKEN[name]
    parsed = read(make())
    assert (parsed.outcome, parsed.records) == ("unread", ())
    assert parsed.problems[0].kind == kind


def test_another_site_is_named() -> None:
    body = b'<html><head><link rel="canonical" href="https://pie.example/in/me"></head></html>'
    assert read(body).problems[0].kind == "other_site"


def kinds(parsed: Parsed) -> tuple[str, ...]:
    return tuple(record.authorship for record in parsed.records if isinstance(record, Post))


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.replace(b">", b">\0"),
        lambda body: b"\xef\xbb\xbf" + body,
        lambda body: body.decode().encode("utf-16"),
        lambda body: (
            body.decode().replace("utf-8", "latin-1").encode("cp1252", "xmlcharrefreplace")
        ),
        lambda body: body.decode().encode("cp1252", "xmlcharrefreplace"),
        lambda body: within(
            body, b'<img src="data:image/png;base64,' + b"QUJD" * 5_000_000 + b'">'
        ),
        lambda body: body.replace(b"\n", b"\r\n"),
    ],
    ids=["nul", "bom", "utf16", "latin1", "wrong", "pictures", "crlf"],
)
def test_what_can_be_read_is_read(change: Callable[[bytes], bytes]) -> None:
    parsed = read(change(PROFILE))
    assert (parsed.outcome, kinds(parsed)) == ("read", WHOLE)


def test_too_deep_a_page_says_so_and_keeps_what_came_before() -> None:
    parsed = read(within(PROFILE, b"<div>" * 10_000 + b"</div>" * 10_000))
    assert [problem.kind for problem in parsed.problems] == ["too_deep"]
    assert kinds(parsed) == WHOLE


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PROFILE)))
def test_a_page_cut_short_yields_no_text_cut_short(end: int) -> None:
    """What was read of the part is what is read of the whole, and what is missing is not absent."""
    whole, parsed = read(PROFILE), read(PROFILE[:end])
    if end < len(PROFILE) - 40:
        assert parsed.problems
    if parsed.outcome == "read":
        assert set(parsed.records) - {parsed.records[0]} <= set(whole.records)
        assert parsed.sections["posts"] == "loaded" or not kinds(parsed)


def trees() -> st.SearchStrategy[tuple[bytes, int, int, int]]:
    place = st.integers(0, 5000)
    return st.tuples(st.sampled_from([page.read_bytes() for page in PAGES]), place, place, place)


def parsed_tree(body: bytes) -> etree._Element:
    return etree.fromstring(body, etree.HTMLParser(encoding="utf-8"))


def written(root: etree._Element) -> bytes:
    return etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")


def drop(root: etree._Element, *places: int) -> None:
    for place in places:
        nodes = [node for node in root.iter("*") if node.getparent() is not None]
        if nodes:
            node = nodes[place % len(nodes)]
            node.getparent().remove(node)


def swap_attributes(root: etree._Element, left: int, right: int) -> None:
    nodes = [node for node in root.iter("*") if node.attrib]
    if not nodes:
        return
    one, other = nodes[left % len(nodes)], nodes[right % len(nodes)]
    mine, theirs = dict(one.attrib), dict(other.attrib)
    for node, attributes in ((one, theirs), (other, mine)):
        node.attrib.clear()
        node.attrib.update(attributes)


def swap_text(root: etree._Element, left: int, right: int) -> None:
    nodes = [node for node in root.iter("*") if (node.text or "").strip()]
    if not nodes:
        return
    one, other = nodes[left % len(nodes)], nodes[right % len(nodes)]
    one.text, other.text = other.text, one.text


@settings(max_examples=150, deadline=None)
@given(trees())
def test_any_page_with_parts_missing_or_swapped_is_survived(
    case: tuple[bytes, int, int, int],
) -> None:
    body, first, second, third = case
    root = parsed_tree(body)
    drop(root, first)
    swap_attributes(root, second, third)
    swap_text(root, third, first)
    mutated = written(root)
    parsed = read(mutated)
    assert parsed.outcome in ("read", "unread", "wall")
    assert parsed.outcome == "read" or parsed.records == ()
    shown = re.sub(r"\s+", "", " ".join(parsed_tree(mutated).itertext()))
    for name in names(parsed):
        assert re.sub(r"\s+", "", name) in shown


def names(parsed: Parsed) -> list[str]:
    found: list[str | None] = []
    for record in parsed.records:
        if isinstance(record, Person | Connection):
            found.append(record.full_name)
        elif isinstance(record, Post):
            found += [record.author, record.shared_author]
        elif isinstance(record, Message):
            found.append(record.sender)
    return [name for name in found if name]


WRITTEN = [page for page in PAGES if page.stem.startswith("posts_")]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(WRITTEN),
    st.lists(st.integers(0, 5000), min_size=1, max_size=2),
    st.integers(0, 5000),
    st.integers(0, 5000),
    st.booleans(),
)
def test_nobody_is_given_anothers_words(
    path: Path, places: list[int], left: int, right: int, swapped: bool
) -> None:
    """Two parts missing, or one missing and attributes traded: each text keeps its author.

    With a third part gone a page may hold no trace of a second author at all.
    """
    body = path.read_bytes()
    whole = read(body)
    root = parsed_tree(body)
    drop(root, *places)
    if swapped and len(places) == 1:
        swap_attributes(root, left, right)
    wrote = {}
    for post in (record for record in whole.records if isinstance(record, Post)):
        wrote.update({post.text: post.author, post.shared_text: post.shared_author})
    for post in (one for one in read(written(root)).records if isinstance(one, Post)):
        for text, author in ((post.text, post.author), (post.shared_text, post.shared_author)):
            known = [wrote[full] for full in wrote if full and text and text[:12] == full[:12]]
            assert not known or author in (None, *known)
