"""Parse room: an HTML mail becomes lines, each knowing whether it was quoted or a signature.

What mailers mark in their HTML is surer than any guess about words, so blockquotes and the known
containers of replies and signatures come out as `Mark`s. Read with lxml; walked without recursion.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import Any, Literal

from lxml import etree, html

Mark = Literal["quote", "signature"]

LONGEST = 8 << 20  # bytes of HTML that are read
MOST_ELEMENTS = 400_000

_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3"
    " h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_SKIPPED = frozenset("head style script title meta link object svg template noscript".split())
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol blockquote table".split())

_ATTRIBUTIONS = frozenset("gmail_attr moz-cite-prefix moz-email-headers-table".split())
# Containers that mailers put around an attribution and the quoted mail. Where there is a
# blockquote straight inside, the writer may have answered between the blockquotes: only those and
# the attribution are quotation then. A forward has none, and all of it is somebody else's.
_QUOTE_CLASSES = frozenset(
    "gmail_quote gmail_quote_container yahoo_quoted protonmail_quote tutanota_quote"
    " moz-forward-container zmail_extra quoted_text mail-quote".split()
)
_QUOTE_IDS = ("yahoo_quoted", "replyblockquote")
# From here to the end of the document everything is the earlier mail.
_TAIL_IDS = ("divrplyfwdmsg", "appendonsend", "stopspelling", "mail-editor-reference-message")
_SIGNATURE_CLASSES = frozenset(
    "gmail_signature moz-signature protonmail_signature_block tutanota_signature"
    " gmail_signature_prefix elided-signature".split()
)
_SIGNATURE_IDS = ("signature", "ms-outlook-mobile-signature", "applemailsignature", "_mobile_sig")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all", re.I)
_INDENT = re.compile(r"margin:\s{0,3}0(?:px)?\s{1,3}0(?:px)?\s{1,3}0(?:px)?\s{1,3}40px", re.I)
_OUTLOOK_RULE = re.compile(r"border-top:\s{0,3}solid\s{1,3}#(?:E1E1E1|B5C4DF)", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Page:
    """Lines being written, with their marks."""

    lines: list[str] = field(default_factory=lambda: [""])
    marks: list[Mark | None] = field(default_factory=lambda: [None])
    mark: Mark | None = None

    def say(self, text: str) -> None:
        """Add words to the line at hand."""
        if not self.lines[-1]:
            text = text.lstrip(" ")
            self.marks[-1] = self.mark
        self.lines[-1] += text

    def turn(self, *, blank: bool = False, always: bool = False) -> None:
        """End the line at hand; `blank` leaves an empty one, `always` ends even an empty one."""
        if self.lines[-1].strip() or always:
            self.lines.append("")
            self.marks.append(self.mark)
        if blank and len(self.lines) > 1 and self.lines[-2].strip():
            self.lines.append("")
            self.marks.append(self.mark)


def lines_of(source: bytes | str) -> tuple[list[str], list[Mark | None]]:
    """An HTML document as lines and their marks, of one length. Never raises for bad markup."""
    root = _root(source)
    page = Page()
    if root is not None:
        _walk(root, page)
    return [line.rstrip() for line in page.lines], page.marks


def _root(source: bytes | str) -> Any:
    text = source if isinstance(source, str) else source.decode("utf-8", "replace")
    text = text[:LONGEST].replace("\0", "")
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    if not text.strip():
        return None
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _walk(root: Any, page: Page) -> None:
    """Visit every node once, in order; once `tail` is set the rest is the earlier mail."""
    tail = hidden = False
    around: list[tuple[Mark | None, bool]] = []
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in itertools.islice(events, MOST_ELEMENTS):
        if event == "start":
            around.append((page.mark, hidden))
            tail = tail or _begins_tail(node)
            page.mark = "quote" if tail else _mark(node, page.mark)
            hidden = hidden or _hides(node)
            _open(node, page, hidden)
        elif event == "end":
            _close(node, page, hidden)
            before, hidden = around.pop()
            page.mark = "quote" if tail else before
        if event != "start" and node.tail and not hidden:
            page.say(_words(node.getparent(), node.tail))


def _open(node: Any, page: Page, hidden: bool) -> None:
    name = node.tag
    if name in _BLOCKS:
        page.turn(blank=name in _PARAGRAPHS)
    if name == "br":
        page.turn(always=True)
    elif name == "li":
        page.say("- ")
    elif name == "hr":
        page.say("-" * 20)
        page.turn()
    elif name in ("td", "th") and page.lines[-1].strip():
        page.say(" ")
    if not hidden and node.text:
        page.say(_words(node, node.text))


def _close(node: Any, page: Page, hidden: bool) -> None:
    if node.tag == "a" and not hidden:
        _link(node, page)
    if node.tag in _BLOCKS:
        page.turn(blank=node.tag in _PARAGRAPHS)


def _link(node: Any, page: Page) -> None:
    """A profile address behind a word says who somebody is: it is written out."""
    target = node.get("href") or ""
    if "linkedin.com/in/" in target and target not in page.lines[-1]:
        page.say(f" <{target[:300]}>")


def _words(node: Any, text: str) -> str:
    text = text.replace("\u00ad", "").replace("\u200b", "").replace("\u200c", "")
    if node is not None and node.tag == "pre":
        return text.replace("\r", "")
    return _SPACES.sub(" ", text)


def _hides(node: Any) -> bool:
    """Whether nothing of an element is shown."""
    style = node.get("style")
    return node.tag in _SKIPPED or bool(style and _HIDDEN.search(style[:500]))


def _mark(node: Any, around: Mark | None) -> Mark | None:
    if around == "quote":
        return around
    names = set((node.get("class") or "").split()[:20])
    identity = (node.get("id") or "").lower()
    if node.tag == "blockquote":
        return around if _only_indents(node) else "quote"
    if names & _ATTRIBUTIONS:
        return "quote"
    if names & _QUOTE_CLASSES or identity.startswith(_QUOTE_IDS):
        return around if node.find("blockquote") is not None else "quote"
    if names & _SIGNATURE_CLASSES or identity.startswith(_SIGNATURE_IDS):
        return "signature"
    return around


def _begins_tail(node: Any) -> bool:
    identity = (node.get("id") or "").lower()
    if identity and any(one in identity for one in _TAIL_IDS):
        return True
    style = node.get("style") or ""
    return node.tag == "div" and bool(_OUTLOOK_RULE.search(style[:500]))


def _only_indents(node: Any) -> bool:
    """Gmail and Apple Mail indent the writer's own words with a blockquote of this style."""
    if "webkit-indent-blockquote" in (node.get("class") or ""):
        return True
    return node.get("type") != "cite" and bool(_INDENT.search((node.get("style") or "")[:300]))
