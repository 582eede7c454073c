"""Capture room: an mbox file becomes the bytes of its messages, one after the other.

In: a file in any of the four habits (mboxo, mboxrd, mboxcl, mboxcl2; see mbox(5) and
https://www.loc.gov/preservation/digital/formats/fdd/fdd000383.shtml), LF or CRLF. Out: each
message's header block first, its body only when asked for. The file is mapped and let go again
as it is read, so memory does not grow with it.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LONGEST_MESSAGE = 40 << 20  # bytes kept of one message; the rest of a larger one is left out
_RELEASE = 16 << 20  # bytes read before the mapped pages are given back
_LONGEST_HEAD = 1 << 20

_SEPARATOR = b"\nFrom "
# "From sender Thu Jan  1 00:00:00 2026", with a zone or a remote host after it in old files.
_STRICT = re.compile(
    rb"From \S{0,320} {1,3}\w{3},? {1,2}\w{3} {1,2}\d{1,2} \d{1,2}:\d{2}(?::\d{2})? [^\n]{4,60}$"
)
_LENIENT = re.compile(rb"From [^\n]{0,400}?\d{1,2}:\d{2}")
_HEADER = re.compile(rb"(?:>?From |[!-9;-~]{1,70}[ \t]{0,3}:)")
_QUOTED_FROM = re.compile(rb"^>(?=>*From )", re.M)
_CONTENT_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,11})[ \t]*\r?$", re.M | re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of the file: where it lies, and its header block as bytes."""

    number: int
    head: bytes
    body_start: int
    end: int


class Mbox:
    """An open mbox file; use it in a ``with``."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        size = path.stat().st_size
        self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) if size else None
        self._released = 0

    def __enter__(self) -> Mbox:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._map is not None:
            self._map.close()
        self._file.close()

    def entries(self) -> Iterator[Entry]:
        """The messages in order, numbered from 1."""
        if self._map is None:
            return
        start, number = self._first(), 1
        while start < len(self._map):
            entry = self._entry(start, number)
            yield entry
            self._release(entry.end)
            start, number = entry.end, number + 1

    def message(self, entry: Entry) -> bytes:
        """A whole message as it was transmitted: the file's own quoting of ``From`` undone."""
        assert self._map is not None
        end = min(entry.end, entry.body_start + LONGEST_MESSAGE)
        body = self._map[entry.body_start : end]
        if b"From " in body:
            body = unquoted(body)
        return entry.head + body.rstrip(b"\r\n") + b"\n"

    def _first(self) -> int:
        assert self._map is not None
        start = 3 if self._map[:3] == b"\xef\xbb\xbf" else 0
        while self._map[start : start + 1] in (b"\n", b"\r"):
            start += 1
        return start

    def _entry(self, start: int, number: int) -> Entry:
        """The message whose ``From`` line begins at `start`."""
        assert self._map is not None
        head_start = self._line_end(start)
        blank = self._blank(head_start)
        head = self._map[head_start:blank]
        end = self._stated_end(head, blank) or self._end(blank)
        return Entry(number, head, blank, end)

    def _line_end(self, start: int) -> int:
        assert self._map is not None
        found = self._map.find(b"\n", start)
        return len(self._map) if found < 0 else found + 1

    def _blank(self, start: int) -> int:
        """Just behind the blank line that ends a header block."""
        assert self._map is not None
        limit = min(len(self._map), start + _LONGEST_HEAD)
        if self._map[start : start + 1] == b"\n":
            return start
        bare = self._map.find(b"\n\n", start, limit)
        found = self._map.find(b"\n\r\n", start, limit if bare < 0 else bare)
        if found >= 0:
            return found + 3
        return bare + 2 if bare >= 0 else limit

    def _stated_end(self, head: bytes, blank: int) -> int | None:
        """Where Content-Length says the message ends, if a separator or the end is really there."""
        stated = _CONTENT_LENGTH.search(head)
        if stated is None:
            return None
        assert self._map is not None
        end = blank + int(stated[1])
        after = self._map[end : end + 8].lstrip(b"\r\n")
        if end >= len(self._map) or not after:
            return len(self._map) if end <= len(self._map) else None
        next_start = end + len(self._map[end : end + 8]) - len(after)
        follows = after.startswith(b"From ") and self._separates(next_start, sure=False)
        return next_start if follows else None

    def _end(self, blank: int) -> int:
        assert self._map is not None
        at = blank - 1
        while (at := self._map.find(_SEPARATOR, at)) >= 0:
            before = self._map[max(0, at - 2) : at]
            if self._separates(at + 1, sure=not before.rstrip(b"\r").endswith(b"\n")):
                return at + 1
            at += 1
        return len(self._map)

    def _separates(self, start: int, *, sure: bool) -> bool:
        """Whether the ``From`` line at `start` begins a message. `sure` asks for the exact form,
        where no blank line stands before it; either way a header must follow."""
        assert self._map is not None
        line = self._map[start : min(self._line_end(start), start + 500)].rstrip(b"\r\n")
        if not (_STRICT.match(line) if sure else _LENIENT.match(line)):
            return False
        after = self._line_end(start)
        return bool(_HEADER.match(self._map[after : after + 80]))

    def _release(self, upto: int) -> None:
        if self._map is None or upto - self._released < _RELEASE or not hasattr(mmap, "PAGESIZE"):
            return
        page = upto - upto % mmap.PAGESIZE
        if hasattr(self._map, "madvise") and hasattr(mmap, "MADV_DONTNEED"):
            self._map.madvise(mmap.MADV_DONTNEED, self._released, page - self._released)
        self._released = page


def unquoted(body: bytes) -> bytes:
    """A body with the mbox quoting of ``From`` lines undone.

    A file with a bare ``From`` line in the body does not quote (mboxcl2). ``>From`` between other
    quoted lines is somebody's quotation, not the file's, and stays one.
    """
    if b"\nFrom " in body or b">From " not in body:
        return body
    return _QUOTED_FROM.sub(lambda found: b">" if _in_quotation(body, found) else b"", body)


def _in_quotation(body: bytes, found: re.Match[bytes]) -> bool:
    start = found.start()
    if body[start : start + 2] == b">>":
        return False
    before = body.rfind(b"\n", 0, max(0, start - 1)) + 1
    after = body.find(b"\n", start) + 1
    return _is_quoted(body, before) or (after > 0 and _is_quoted(body, after))


def _is_quoted(body: bytes, start: int) -> bool:
    return body[start : start + 1] == b">" and body[start : start + 6] != b">From "
