"""Parse room: header fields as they were transmitted become names, addresses, subjects, moments.

RFC 5322 and RFC 2047 as mailers really write them: encoded words with spaces in them or cut
between the bytes of one character, bare 8-bit names, unquoted commas, groups, invented zones.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import mktime_tz, parsedate_tz

from scraper.parse.mailbox.charsets import text_of
from scraper.records import Recipient

LONGEST = 100_000  # characters of one field that are looked at
LONGEST_ADDRESS = 600  # RFC 5321 allows 320, a comment comes with it
MOST_ADDRESSES = 2_000

_WORD = re.compile(
    r"=\?([^?\s*=]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?\r\n]{0,4000})\?=(?:(\s+)(?==\?))?"
)
_Q_ESCAPE = re.compile(rb"=([0-9A-Fa-f]{2})")
_ADDRESS = re.compile(r"[^\s<>@\"(),:;]+@[^\s<>@\"(),:;]+")
_ID = re.compile(r"<([^<>\s]{1,900})>")
_ZONE = re.compile(r"([+-])(\d{2}):?(\d{2})\s*(?:\([^()]*\)\s*)?$")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?")
_SPECIAL = re.compile(r'["(\\:;]')
_SPACES = re.compile(r"\s+")


def raw_text(value: object) -> str:
    """A field as the compat parser keeps it, its bare 8-bit bytes decoded."""
    text = str(value)[:LONGEST]
    if text.isascii():
        return text
    raw = text.encode("utf-8", "surrogateescape")
    return text_of(raw, None)[0]


def decoded(value: object) -> str:
    """A field's words in clear, on one line."""
    text = raw_text(value)
    if "=?" not in text and text.isprintable():
        return " ".join(text.split())
    if "=?" in text:
        text = "".join(_clear(text.replace("\r", "").replace("\n", " ")))
    return _SPACES.sub(" ", "".join(c for c in text if c >= " " or c in "\t\n\r")).strip()


def _clear(text: str) -> Iterator[str]:
    """Encoded words decoded; neighbours of one charset are joined first, as bytes."""
    at, raw, charset = 0, b"", ""
    for found in _WORD.finditer(text):
        if found.start() > at or found[1].lower() != charset:
            if raw:
                yield text_of(raw, charset)[0]
            yield text[at : found.start()]
            raw, charset = b"", found[1].lower()
        raw += _bytes_of(found[2].lower(), found[3])
        at = found.end()
    if raw:
        yield text_of(raw, charset)[0]
    yield text[at:]


def _bytes_of(way: str, payload: str) -> bytes:
    data = payload.encode("utf-8", "replace")
    if way == "q":
        return _Q_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), data.replace(b"_", b" "))
    data = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    try:
        return binascii.a2b_base64(data[: len(data) - (len(data) % 4 == 1)] + b"==")
    except binascii.Error:
        return b""


def addresses(value: object) -> tuple[Recipient, ...]:
    """Everyone a From, To or Cc field names, in order; a group's members, not its name."""
    found: list[Recipient] = []
    loose = ""
    for part in _parts(raw_text(value)):
        one = _address(f"{loose}, {part}" if loose else part)
        if one is None:
            loose = part if not loose else ""
            continue
        loose = ""
        found.append(one)
        if len(found) >= MOST_ADDRESSES:
            break
    return tuple(found)


def _parts(text: str) -> Iterator[str]:
    """The field cut at its commas and semicolons, those in quotes and brackets left alone."""
    if not _SPECIAL.search(text):
        yield from text.split(",")
        return
    start, quoted, angle, depth, at, has_address = 0, False, False, 0, 0, False
    while at < len(text):
        letter = text[at]
        if letter == "\\":
            at += 1
        elif letter == '"':
            quoted = not quoted
        elif not quoted:
            angle = (angle or letter == "<") and letter != ">"
            depth = max(0, depth + (letter == "(") - (letter == ")"))
            has_address = has_address or letter == "@"
            if letter == ":" and not angle and not depth and not has_address:
                start = at + 1
            elif letter in ",;" and not angle and not depth:
                yield text[start:at]
                start, has_address = at + 1, False
        at += 1
    yield text[start:]


def _address(part: str) -> Recipient | None:
    part = part.strip()
    opened = part.rfind("<")
    inner = part[opened + 1 :].split(">")[0] if opened >= 0 else part
    inner = inner[:LONGEST_ADDRESS].replace("mailto:", "")
    email = _ADDRESS.search(inner) if "@" in inner else None
    if email is None:
        return None
    if opened >= 0:
        name = part[:opened]
    else:  # the old form: maya@okafor.example (Maya Okafor)
        comment = part.rpartition("(")[2] if "(" in part else ""
        name = comment.rpartition(")")[0] or comment
    return Recipient(_name(name, email[0]), None, email[0].strip(".'"))


def _name(text: str, email: str) -> str | None:
    name = decoded(text.replace('\\"', '"').replace("\\\\", "\\")).strip()
    while len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    name = name.strip('"').strip()
    return name if name and name.lower() != email.lower() else None


def message_ids(value: object) -> tuple[str, ...]:
    """The ids of a Message-ID, In-Reply-To or References field, without their brackets."""
    text = raw_text(value)
    found = tuple(dict.fromkeys(_ID.findall(text)))
    if found or "<" in text:
        return found
    bare = text.split()
    return tuple(bare[:1]) if len(bare) == 1 and "@" in bare[0] else ()


def moment(value: object) -> datetime | None:
    """A Date field as a moment in UTC; a zone nobody knows counts as UTC. None if it is no date."""
    text = decoded(str(value)[:400])[:200]
    iso = _DAY.match(text)
    try:
        if iso:
            found: datetime | None = _read_iso(iso) - _offset(text[iso.end() :])
        else:
            found = _written(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return found if found and 1971 <= found.year <= 2200 else None


def _read_iso(found: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(one or 0) for one in found.groups())
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def _written(text: str) -> datetime | None:
    parsed = parsedate_tz(text.replace("GMT+", "+").replace("GMT-", "-").replace("UTC+", "+"))
    if parsed is None:
        return None
    if abs(parsed[9] or 0) > 16 * 3600:
        parsed = (*parsed[:9], 0)
    return datetime.fromtimestamp(mktime_tz(parsed), UTC)


def _offset(text: str) -> timedelta:
    zone = _ZONE.search(text)
    if zone is None:
        return timedelta()
    minutes = int(zone[2]) * 60 + int(zone[3])
    return timedelta(minutes=minutes if zone[1] == "+" else -minutes)


def written(when: datetime) -> str:
    """A moment as records keep it: ``2026-09-15T07:41:00Z``."""
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"
