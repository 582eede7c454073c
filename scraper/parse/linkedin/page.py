"""A page as its layouts see it: one tag-literal tree, its address and language, and its text.

In comes a `Capture`; out go `Page` (what a layout asks) and `Reading` (what it answers).

The tree is lxml's, whose parser is libxml2: LinkedIn's live DOM holds links inside links and `div`
inside `p`, which `page.content()` and "Save page as" write down, and a parser that follows HTML5
closes the outer link at the inner one and loses the rest of a post. BeautifulSoup over lxml reads
it just as well and takes eight times as long, so it serves here for the odd encodings only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4.dammit import EncodingDetector
from lxml import etree
from lxml.cssselect import CSSSelector

from scraper.capture import Capture
from scraper.errors import Problem
from scraper.parse import SectionState
from scraper.records import Record

LARGEST = 8_000_000  # bytes; a real page, its inlined pictures cut out, has under three million
MOST_ATTRIBUTES = 256
SNIFF = 4096  # bytes at either end that are enough to tell what a file is

# A browser's or an extension's own note of where a saved page came from.
_SAVED_FROM = re.compile(rb"saved from url=\(\d+\)(\S+)", re.I)
_SINGLE_FILE_URL = re.compile(rb"Page saved with SingleFile\s+url:\s*(\S+)", re.I)
_INLINE_MEDIA = re.compile(rb"data:[\w.+/-]+;base64,[A-Za-z0-9+/=%\s]{64,}")
_LONG = re.compile(rb"<[^<]{4096}")
_TAG = re.compile(rb"""<[a-zA-Z](?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
_VALUE = re.compile(rb""""[^"]*+"|'[^']*+'""")
# LinkedIn, or a server on this machine that a person's own settings put in its place.
_HOST = re.compile(r"(^|\.)linkedin\.com$|^(127\.0\.0\.1|localhost)$")
_MEMBER = re.compile(r"/in/([^/?#]+)")
_BLANKS = re.compile(r"[^\S\n]+")
_SILENT = {"script", "style", "template", "noscript"}

Node = Any  # an lxml element: the library ships no types


@dataclass(frozen=True, slots=True)
class Reading:
    """What a layout read from a page.

    Attributes:
        subject: slug of the page's owner, whom personless records belong to.
        records: in the order of the page.
        sections: which parts of the page were there.
        problems: what could not be read; with no `records` and `unread`, why there are none.
        unread: the page has the layout's shape and lacks its floor, such as a person's name.
    """

    subject: str | None = None
    records: tuple[Record, ...] = ()
    sections: dict[str, SectionState] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: bool = False


class Page:
    """One parsed page. Raises `ValueError` when the bytes hold no HTML element at all."""

    def __init__(self, capture: Capture) -> None:
        body = _as_utf8(capture.body).replace(b"\0", b"")
        if len(body) > LARGEST // 8:
            body = _INLINE_MEDIA.sub(b"data:,", body)
        if len(body) > LARGEST:
            raise OverflowError(f"{len(body)} bytes")
        _refuse_monsters(body)
        self.capture = capture
        self.size = len(body)
        self.head = body[:SNIFF]
        self.cut_short = b"</html" not in body[-SNIFF:].lower()
        self.root, self.too_deep = _tree(body)
        self.cut_short |= self.too_deep  # the parser stops where it is too deep

    @cached_property
    def url(self) -> str | None:
        """The final address: of the capture, else the saver's comment, else the page's own."""
        if self.capture.url:
            return self.capture.url
        for pattern in (_SAVED_FROM, _SINGLE_FILE_URL):
            found = pattern.search(self.head)
            if found and found[1].startswith(b"http"):
                return found[1].decode("ascii", "replace")
        for css, attribute in (
            ('link[rel="canonical"]', "href"),
            ('meta[property="og:url"]', "content"),
        ):
            for node in every(self.root, css):
                if (address := node.get(attribute) or "").startswith("http"):
                    return str(address)
        return None

    @cached_property
    def path(self) -> str:
        """The path of `url`, percent-decoded, in lower case, with one slash at its end."""
        try:
            return unquote(urlsplit(self.url or "").path).lower().rstrip("/") + "/"
        except ValueError:
            return "/"

    @cached_property
    def host(self) -> str | None:
        """The host of `url` in lower case."""
        try:
            return urlsplit(self.url or "").hostname
        except ValueError:
            return None

    @property
    def elsewhere(self) -> bool:
        """Whether the page says that it belongs to another site."""
        return bool(self.host) and not _HOST.search(self.host or "")

    @cached_property
    def metas(self) -> dict[str, str]:
        """The page's `meta` values by name or property, lower-case; the last one wins."""
        return {
            str(node.get("name") or node.get("property")).lower(): str(node.get("content") or "")
            for node in self.root.iter("meta")
        }

    @cached_property
    def title(self) -> str:
        """The first title, without the count of notifications before it."""
        node = next(self.root.iter("title"), None)
        return re.sub(r"^\(\d+\+?\)\s*", "", line(node) or "") if node is not None else ""

    @property
    def titled(self) -> str | None:
        """The name in the title of a member's inner page: "Experience | Ann Lee | LinkedIn"."""
        parts = [part.strip() for part in self.title.split("|")]
        return parts[-2] or None if len(parts) > 2 and parts[-1] == "LinkedIn" else None

    @cached_property
    def language(self) -> str:
        """Two letters of the page's `lang`, or ``en``."""
        return str(self.root.get("lang") or "en")[:2].lower()

    @cached_property
    def screens(self) -> tuple[str, ...]:
        """Names of the server-driven screens in the page, the last part of each."""
        marked = every(self.root, "[data-sdui-screen]")
        return tuple(str(node.get("data-sdui-screen")).rsplit(".", 1)[-1] for node in marked)

    @cached_property
    def owner(self) -> str | None:
        """Slug of the member whose page the address names."""
        return slug_of(self.url)

    def unfinished(self, node: Node) -> bool:
        """Whether a page cut short was cut inside `node`, so that its text may lack an end."""
        if not self.cut_short:
            return False
        last = self.root
        while last is not node and len(last):
            last = last[-1]
        return last is node


def slug_of(address: str | None) -> str | None:
    """The slug in a member's address, percent-decoded and composed (NFC); None where none is.

    Every host and language prefix counts (``se.linkedin.com/in/x``, ``/in/x/de``), and a bare path.
    """
    found = _MEMBER.search(address or "")
    if not found:
        return None
    return unicodedata.normalize("NFC", unquote(found[1])).strip() or None


def every(scope: Node, css: str) -> list[Node]:
    """The elements under `scope` that match a CSS selector, in the order of the page."""
    return list(_selector(css)(scope))


def first(scope: Node, css: str) -> Node | None:
    """The first element under `scope` that matches a CSS selector."""
    return next(iter(_selector(css)(scope)), None)


def line(node: Node | None, without: str | None = None) -> str | None:
    """The text of `node` as one line, runs of blanks as one; None when there is none."""
    if node is None:
        return None
    return " ".join("".join(_pieces(node, without)).split()) or None


def lines(node: Node | None, without: str | None = None) -> str | None:
    """The text of `node`, ``<br>`` and line ends kept, runs of blanks as one, each line trimmed.

    `without` is the ``data-testid`` of descendants to leave out, such as the "… more" button.
    """
    if node is None:
        return None
    text = _BLANKS.sub(" ", "".join(_pieces(node, without)).replace("\r\n", "\n"))
    return "\n".join(part.strip() for part in text.split("\n")).strip() or None


def apart(node: Node | None) -> str | None:
    """Like `shown`, with a blank at every edge of an element: "at Mayfly ." for a linked Mayfly.

    Signed out, mentions and links stand in posts without a blank of their own on either side often
    enough that words run together; the captures' answers set them apart, and so does this.
    """
    if node is None:
        return None
    text = " ".join(" ".join(_pieces(node, None)).split())
    return None if not text or "***" in text else text


def shown(node: Node | None) -> str | None:
    """The text of `node` as one line, or None where asterisks stand for it, signed out."""
    text = line(node)
    return None if text is None or "***" in text else text


def _pieces(node: Node, without: str | None) -> Iterator[str]:
    walker = etree.iterwalk(node, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            if element.tag in _SILENT or (without and element.get("data-testid") == without):
                walker.skip_subtree()
            elif element.tag == "br":
                yield "\n"
            elif element.text:
                yield element.text
        elif element is not node and element.tail:
            yield element.tail


@lru_cache(maxsize=512)
def _selector(css: str) -> Callable[[Node], Any]:
    selector: Callable[[Node], Any] = CSSSelector(css)
    return selector


def _tree(body: bytes) -> tuple[Node, bool]:
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_blank_text=False)
    root = etree.fromstring(body, parser) if body.strip() else None
    if root is None:
        raise ValueError("no HTML element")
    return root, any("DEPTH" in entry.message.upper() for entry in parser.error_log)


def _as_utf8(body: bytes) -> bytes:
    """The same document in UTF-8, whatever it declares; undecodable bytes become U+FFFD."""
    body = body.removeprefix(b"\xef\xbb\xbf")
    wide = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        if not wide:
            body.decode("utf-8")
            return body
        return body.decode("utf-16").encode("utf-8", "replace")
    except UnicodeDecodeError:
        return _guessed(body).encode("utf-8", "replace")


def _guessed(body: bytes) -> str:
    """UTF-8 with a few bytes spoilt, as where a file was cut inside a letter; else what it says."""
    damaged = body.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    letters = sum(letter > "\x7f" for letter in damaged) - bad
    if letters >= 4 * bad or (bad == 1 and damaged.endswith("\ufffd")):
        return damaged
    for encoding in EncodingDetector(body, is_html=True).encodings:
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return damaged


def _refuse_monsters(body: bytes) -> None:
    """Refuse a tag with thousands of attributes: libxml2 compares each of them with all others."""
    if not _LONG.search(body):
        return
    for tag in _TAG.finditer(body):
        if len(tag[0]) > 4096 and len(_VALUE.sub(b"", tag[0]).split()) > MOST_ATTRIBUTES:
            raise ValueError("one of its tags has thousands of attributes")
