"""Parse room: finds the words among a message's parts, and decodes them into lines.

In: a parsed message. Out: the lines of its first readable text, what its HTML marked, and every
doubt about the decoding. Plain text is preferred where both are there, unless it is a mere stub.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from scraper.parse.mailbox.charsets import text_of
from scraper.parse.mailbox.markup import Mark, lines_of

MOST_PARTS = 400
DEEPEST = 40
LONGEST_TEXT = 4_000_000  # characters of a body that are read

_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_:.-]{2,40})", re.I)
_TAGGED = re.compile(r"^\s{0,200}<(?:!doctype html|html|body|div|p|table)[\s>]", re.I)
_ENDED = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Body:
    """The words of a message, and what came with them."""

    lines: list[str] = field(default_factory=list)
    marks: list[Mark | None] | None = None
    doubts: list[str] = field(default_factory=list)
    calendars: list[str] = field(default_factory=list)
    invites: bool = False
    unreadable: str | None = None


def body_of(message: Message) -> Body:
    """The words, calendar parts and doubts of a message. Never raises for bad input."""
    body = Body()
    plain: list[Message] = []
    marked: list[Message] = []
    for part in leaves(message):
        kind = kind_of(part)
        if kind in ("text/calendar", "application/ics"):
            _take_calendar(part, body)
        elif _is_attached(part):
            continue
        elif kind in ("text/plain", "text/enriched", "text", ""):
            plain.append(part)
        elif kind == "text/html":
            marked.append(part)
        elif kind.startswith(("application/pkcs7", "application/pgp-encrypted")):
            body.unreadable = "it is encrypted"
    _read_words(message, plain, marked, body)
    return body


def leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that are not containers, in order; attached messages are not entered."""
    if depth > DEEPEST:
        return
    if not message.is_multipart():
        yield message
        return
    if message.get_content_maintype() != "multipart":
        return
    payload = message.get_payload()
    for part in payload[:MOST_PARTS] if isinstance(payload, list) else ():
        if isinstance(part, Message):
            yield from leaves(part, depth + 1)


def kind_of(part: Message) -> str:
    """A part's type in lower case; an invalid one counts as text, as RFC 2045 says."""
    return part.get_content_type().lower()


def _is_attached(part: Message) -> bool:
    stated = str(part.get("Content-Disposition") or "").strip().lower()
    return stated.startswith("attachment")


def _read_words(message: Message, plain: list[Message], marked: list[Message], body: Body) -> None:
    texts = [_text(part, body) for part in plain[:20]]
    written = [text for text in texts if text.strip()]
    if marked and (not written or _is_stub("\n".join(written))):
        whole = [_text(part, body) for part in marked[:20]]
        found = [lines_of(text) for text in whole if text.strip()]
        if any(line.strip() for lines, _marks in found for line in lines):
            body.lines = [line for lines, _marks in found for line in lines]
            body.marks = [mark for _lines, marks in found for mark in marks]
            return
    if written:
        _take_plain(written, body)
    elif not body.calendars and message.is_multipart() and not plain and not marked:
        body.unreadable = body.unreadable or "it has no text part"


def _is_stub(text: str) -> bool:
    """Whether a plain part only says that one should look at the HTML."""
    folded = text.strip().casefold()
    return len(folded) < 400 and ("html" in folded or "browser" in folded) and (
        "view" in folded or "client" in folded or "support" in folded or "anzeigen" in folded
    )  # fmt: skip


def _take_plain(written: list[str], body: Body) -> None:
    text = "\n".join(written)
    if _TAGGED.match(text) and "</" in text:  # HTML under the name of plain text
        body.lines, body.marks = lines_of(text)
        return
    body.lines = _ENDED.split(text)


def _take_calendar(part: Message, body: Body) -> None:
    text = _text(part, body)
    method = str(part.get_param("method") or "") or _method(text)
    body.invites = body.invites or bool(method and method.upper() != "PUBLISH")
    if "BEGIN:VCALENDAR" in text and text not in body.calendars:
        body.calendars.append(text)


def _method(text: str) -> str:
    found = re.search(r"^METHOD:(\w+)", text[:5000], re.M)
    return found[1] if found else ""


def _text(part: Message, body: Body) -> str:
    """A part's text, decoded; format=flowed lines joined (RFC 3676)."""
    raw = _bytes(part)
    charset = _charset(part)
    if charset is None and kind_of(part) == "text/html":
        stated = _META.search(raw[:4096])
        charset = stated[1].decode("ascii") if stated else None
    text, doubt = text_of(raw[: LONGEST_TEXT * 2], charset)
    if doubt:
        body.doubts.append(doubt)
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT]
        body.doubts.append(f"only the first {LONGEST_TEXT} characters were read")
    text = text.replace("\0", "")
    if str(part.get_param("format") or "").lower() == "flowed":
        return unflowed(text, str(part.get_param("delsp") or "").lower() == "yes")
    return text


def _bytes(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, IndexError, AttributeError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    bare = part.get_payload()
    return bare.encode("utf-8", "surrogateescape") if isinstance(bare, str) else b""


def _charset(part: Message) -> str | None:
    try:
        stated = part.get_param("charset")
    except (ValueError, LookupError):
        return None
    if isinstance(stated, tuple):
        stated = stated[2]
    return str(stated) if stated else None


def unflowed(text: str, delete_space: bool) -> str:
    """Text of format=flowed with its soft line ends undone, each quote depth by itself."""
    out: list[str] = []
    open_depth = -1
    pending: list[str] = []
    for line in _ENDED.split(text):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        if pending and depth != open_depth:
            out.append(_quoted(open_depth, pending))
            pending = []
        soft = bare.endswith(" ") and bare != "-- "
        pending.append(bare[:-1] if soft and delete_space else bare)
        open_depth = depth
        if not soft:
            out.append(_quoted(depth, pending))
            pending = []
    if pending:
        out.append(_quoted(open_depth, pending))
    return "\n".join(out)


def _quoted(depth: int, parts: list[str]) -> str:
    text = "".join(parts)
    return f"{'>' * depth} {text}" if depth else text
