"""A copy of a capture for a bug report: the same structure, and nothing of anybody in it.

In: a kept capture or a saved page. Out: a file that askwell reads the same way, with every word,
name, id, address and number replaced. Tags, their order and their attributes' names stay as they
came, byte for byte; scripts, styles, embedded data and pictures are emptied.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from scraper import capture as captures_room
from scraper.capture import KIND_ARCHIVE_FILE, KIND_PAGE, Capture
from scraper.errors import Refusal
from scraper.scrub_names import CAMEL, SPOKEN, Names
from scraper.scrub_words import STRUCTURE
from scraper.settings import Home

_PIECE = re.compile(
    r"(?P<comment><!--.*?(?:-->|$)|<\?.*?(?:>|$))"
    r"|(?P<doctype><![a-zA-Z][^>]*>)"
    r"|(?P<raw><(?P<name>script|style|code)\b(?P<rawtag>[^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')"
    r"[^>\"']*+)*+)>(?P<body>.*?)(?=</(?P=name)\b|$))"
    r"|(?P<tag></?[a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>)"
    r"|(?P<broken></?[a-zA-Z][^>]*(?:>|$))",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?<![^\s=<>\"'/])([^\s=<>\"'/]++)(\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)"
)
_REDIRECTS = re.compile(r"(?:https?://[\w.]*linkedin\.com)?/(?:authwall|uas/login)")

# Attributes that say how a page is built; only what also stands in its texts is replaced in them.
_BUILT = re.compile(
    r"class|role|type|rel|dir|lang|charset|http-equiv|name|property|method|data-testid|"
    r"data-view-name|data-sdui-\w+|aria-(?!label|description|valuetext|placeholder)\w+",
    re.IGNORECASE,
)
_SAID = frozenset("alt title aria-label aria-description aria-valuetext placeholder label".split())
_EMPTIED = frozenset("style srcset imagesrcset integrity nonce srcdoc".split())
_KEYS_OF_PAGES = re.compile(r"page-?key|como-pk|og:type|viewport|charset", re.IGNORECASE)
_NO_TEXT = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\x1f\x8b", b"\xff\xd8\xff")
_LINK = re.compile(r"(?:https?:)?//|/[^/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """What was written: where, how large, and how many words were replaced."""

    file: Path
    size: int
    replaced: int

    def to_json(self) -> dict[str, Any]:
        """The object on stdout."""
        return {"file": str(self.file), "bytes": self.size, "replaced": self.replaced}


def scrub(home: Home, named: str, output: Path | None = None) -> Scrubbed:
    """Write the scrubbed copy of a capture, named by its id, its beginning, or a path.

    Refuses `unknown_capture`, `ambiguous_capture`, `cannot_scrub` (mail, calendars, files that are
    no text) and `file_exists`.
    """
    capture = _found(home, named)
    names = Names()
    if capture.kind == KIND_PAGE:
        content, suffix = page(capture, names), ".html"
    elif capture.kind == KIND_ARCHIVE_FILE:
        content, suffix = table(capture, names), ".csv"
    else:
        raise Refusal(
            "cannot_scrub", "a mail cannot be scrubbed safely", "describe it in your own words"
        )
    target = output or Path(f"scrubbed-{capture.capture_id[:8]}{suffix}")
    _write(target, content.encode("utf-8", "replace"))
    return Scrubbed(target, len(content.encode("utf-8", "replace")), names.replaced)


def page(capture: Capture, names: Names) -> str:
    """A page's scrubbed markup, with a note of its address and moment that `saved_page` reads."""
    markup = _decoded(capture.body)
    names.learn(markup)
    names.learn(f'"{capture.url or ""}"')
    said = {word.casefold() for word in re.findall(CAMEL, _texts(markup)) if len(word) > 3}
    personal = frozenset(said - SPOKEN - STRUCTURE)
    scrubbed = _pieces(markup, names, personal)
    note = _note(names.address(capture.url or ""), capture, names)
    start = re.match(r"\s*<!doctype[^>]*>", scrubbed, re.IGNORECASE)
    at = start.end() if start else 0
    return scrubbed[:at] + note + scrubbed[at:]


def table(capture: Capture, names: Names) -> str:
    """An export file with its header as it is and everything below scrubbed."""
    from scraper.parse.archive import opened

    text = _decoded(capture.body)
    names.learn(text)
    found = opened(capture)
    lines = text.splitlines(keepends=True)
    if found is None:
        return names.text(text)
    head = found[1].header_lines
    return (
        names.text("".join(lines[: head - 1])) + lines[head - 1] + names.text("".join(lines[head:]))
    )


def _found(home: Home, named: str) -> Capture:
    if re.fullmatch(r"[0-9a-f]{4,24}", named):
        kept = sorted(home.captures.glob(f"{named[:2]}/{named}*.capture.gz"))
        if len(kept) > 1:
            raise Refusal("ambiguous_capture", f"{len(kept)} captures begin so", "give more of it")
        if kept:
            return _loaded(kept[0])
    path = Path(named)
    if not path.is_file():
        raise Refusal("unknown_capture", f"there is no capture {named}", "askwell status")
    if path.name.endswith(".capture.gz"):
        return _loaded(path)
    from scraper.importing import captures_of

    return next(captures_of(path, None))


def _loaded(path: Path) -> Capture:
    try:
        return captures_room.load(path)
    except ValueError as error:
        raise Refusal("unknown_capture", str(error), "askwell status") from error


def _decoded(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    if body.startswith(_NO_TEXT):
        raise Refusal("cannot_scrub", "this is no text", "describe it in your own words")
    return body.decode("utf-8-sig", "replace")


def _texts(markup: str) -> str:
    """All of a page that may be somebody's: what it shows or says aloud, ids, keys, addresses."""
    found: list[str] = []
    at = 0
    for piece in _PIECE.finditer(markup):
        found.append(markup[at : piece.start()])
        at = piece.end()
        for name, _equals, value in _ATTRIBUTE.findall(piece["tag"] or ""):
            if not _BUILT.fullmatch(name) and not _is_page_key(piece["tag"]):
                found.append(value)
    return unquote(unescape(" ".join([*found, markup[at:]])))


def _pieces(markup: str, names: Names, personal: frozenset[str]) -> str:
    made: list[str] = []
    at = 0
    for piece in _PIECE.finditer(markup):
        made.append(_shown(markup[at : piece.start()], names))
        at = piece.end()
        if piece["tag"]:
            made.append(_tag(piece["tag"], names, personal))
        elif piece["raw"]:
            opening = f"<{piece['name']}{piece['rawtag']}>"
            made.append(_tag(opening, names, personal) + _emptied(piece["body"]))
        elif piece["doctype"]:
            made.append("<!DOCTYPE html>")
    made.append(_shown(markup[at:], names))
    return "".join(made)


def _shown(text: str, names: Names) -> str:
    return escape(names.text(unescape(text)), quote=False) if text.strip() else text


def _emptied(body: str) -> str:
    """A script keeps nothing but where it would send a visitor who is not signed in."""
    return " ".join(dict.fromkeys(_REDIRECTS.findall(body)))


def _tag(tag: str, names: Names, personal: frozenset[str]) -> str:
    is_page_key = _is_page_key(tag)

    def attribute(found: re.Match[str]) -> str:
        name, equals, value = found[1].lower(), found[2], found[3]
        mark = value[0] if value[0] in "\"'" else ""
        plain = unescape(value.strip(mark) if mark else value)
        if is_page_key and name == "content":
            replaced = names.built(plain, personal)
        else:
            replaced = _rule(name, plain)(plain, names, personal)
        quoted = escape(replaced, quote=False).replace(
            mark or '"', "&#34;" if mark == '"' else "&#39;"
        )
        return f"{found[1]}{equals}{mark}{quoted}{mark}"

    return _ATTRIBUTE.sub(attribute, tag)


def _is_page_key(tag: str) -> bool:
    return tag[:5].lower() == "<meta" and bool(_KEYS_OF_PAGES.search(tag))


Rule = Callable[[str, Names, frozenset[str]], str]


def _rule(name: str, value: str) -> Rule:
    if name in _EMPTIED or value.lower().startswith(("data:", "javascript:")):
        return lambda _value, _names, _personal: ""
    if _LINK.match(value):
        return lambda value, names, _personal: names.address(value)
    if name in _SAID or name == "content" or name == "value":
        return lambda value, names, _personal: names.text(value)
    if _BUILT.fullmatch(name):
        return lambda value, names, personal: names.built(value, personal)
    return lambda value, names, _personal: names.key(value)


def _note(address: str, capture: Capture, names: Names) -> str:
    moment = names.moment(capture.captured_at)
    when = f"\n saved date: {moment:%a %b %d %Y %H:%M:%S} GMT+0000 (UTC)" if moment else ""
    return f"<!--\n Page saved with SingleFile\n url: {address}{when}\n-->" if address else ""


def _write(path: Path, content: bytes) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Refusal("file_exists", f"{path} is there already", "name another: -o FILE") from error
    except OSError as error:
        raise Refusal(
            "cannot_write", f"{path} cannot be written: {error.strerror}", "name another: -o FILE"
        ) from error
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
