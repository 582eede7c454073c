"""Parse room: the bytes of one export file become lines of text, whatever wrote them.

In: bytes in UTF-8 (with or without byte order mark), UTF-16, or Windows-1252 as a spreadsheet saves
it. Out: lines with their line ends. A long file is decoded line by line, never as a whole: one
emoji in a file of 60 MB would make Python keep 240 MB of text.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What a file starts with when it is no table, whatever its name says.
DISGUISES = (
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "a database"),
)
MARKUP = ((b"<!doctype html", "a web page"), (b"<html", "a web page"), (b"<?xml", "an XML file"))

_FALLBACK = "askwell-windows-1252"
_CHUNK = 1 << 20


def disguise(body: bytes) -> str | None:
    """What the bytes are, in words, when they are plainly not a table; else None."""
    for start, words in DISGUISES:
        if body.startswith(start):
            return words
    head = body[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    return next((words for start, words in MARKUP if head.startswith(start)), None)


def encoding_of(body: bytes) -> tuple[str, bool]:
    """The codec that reads `body`, and whether it reads every byte of it."""
    for mark, name in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return name, _decodes(body, name)
    guess = _utf16_without_mark(body[:400])
    if guess:
        return guess, _decodes(body, guess)
    return "utf-8", _decodes(body, "utf-8")


def lines(body: bytes, encoding: str) -> Iterator[str]:
    """The lines of a file with their line ends; NUL bytes are dropped.

    Bytes that are no UTF-8 are read as Windows-1252, the only other encoding a spreadsheet writes.
    """
    errors = _FALLBACK if encoding.startswith("utf-8") else "replace"
    with io.TextIOWrapper(io.BytesIO(body), encoding, errors=errors, newline="") as text:
        if encoding.startswith("utf-8") and b"\0" in body:
            for line in text:
                yield line.replace("\0", "")
        else:
            yield from text


def _decodes(body: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(body), _CHUNK):
            decoder.decode(body[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 of Latin letters has a NUL in every second byte."""
    if len(head) < 8:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > half * 0.8 and not head[::2].count(0):
        return "utf-16-le"
    if head[::2].count(0) > half * 0.8 and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error(_FALLBACK, _as_windows_1252)
