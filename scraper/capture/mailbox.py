"""Capture room: mail on disk becomes one `Capture` a message, a calendar file one of its own.

In: an mbox (a Google Takeout too), a Maildir, one .eml, .emlx or .ics file, or a folder of any of
them; what a file is, its first bytes say. Out: captures of kind ``mail`` and ``calendar``, named
``<file>#<n>`` in an mbox and ``<folder>#<file>`` elsewhere. Nothing is decoded here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from scraper.capture import KIND_CALENDAR, KIND_MAIL, Capture
from scraper.capture.mbox import LONGEST_MESSAGE, Mbox
from scraper.errors import Refusal

# Told the header block of a message; False leaves the message out before its body is read.
Wanted = Callable[[bytes], bool]

_HEAD = 32 * 1024
_DEEPEST = 12  # folders inside folders

_HEADER = re.compile(rb"^([!-9;-~]{1,70})[ \t]{0,3}:", re.M)
_MAIL_HEADERS = frozenset(
    b"from to cc bcc subject date message-id received return-path delivered-to mime-version"
    b" reply-to sender in-reply-to references x-mailer envelope-to x-gmail-labels"
    b" user-agent".split()
)
_SAVED_PAGE = re.compile(rb"^(?:snapshot-content-location|from: *<saved by)", re.M | re.I)
_EMLX = re.compile(rb"\d{1,9} *\r?\n")
_INFO = re.compile(
    r"[:;!]2,[A-Za-z]*$"
)  # a Maildir file's flags; they change, the message does not
_DRAFT = re.compile(r"[:;!]2,[A-Za-z]*D")


def recognises(path: Path) -> bool:
    """Whether a path is mail or a calendar, by what is in it; or a folder that holds some."""
    try:
        if path.is_dir():
            return is_maildir(path) or any(_kind(one) for one in _files(path))
        return path.is_file() and _kind(path) is not None
    except OSError:
        return False


def captures(
    path: Path, captured_at: str | None = None, wanted: Wanted | None = None
) -> Iterator[Capture]:
    """Every message under a path, in the order of the file or of the names.

    `captured_at` is the argument, else the file's own time. `wanted` is asked with each message's
    header block (bytes, as transmitted) before the body is touched. Maildir drafts are left out.
    Raises `Refusal` (no_such_file, unreadable_file).
    """
    if not path.exists():
        raise Refusal("no_such_file", f"there is no file {path}", "check the path and try again")
    try:
        yield from _captures(path, captured_at, wanted)
    except OSError as error:
        raise Refusal(
            "unreadable_file",
            f"{path.name} cannot be read: {error.strerror or error}",
            "check its permissions and try again",
        ) from error


def is_maildir(path: Path) -> bool:
    """Whether a folder is a Maildir: it has ``cur`` and ``new``."""
    return (path / "cur").is_dir() and (path / "new").is_dir()


def _captures(path: Path, captured_at: str | None, wanted: Wanted | None) -> Iterator[Capture]:
    if path.is_dir():
        for file in _files(path):
            yield from _of_file(file, *_names(path, file), captured_at, wanted)
    else:
        yield from _of_file(path, path.name, path.name, captured_at, wanted)


def _names(top: Path, file: Path) -> tuple[str, str]:
    """What a file under a folder is called: as an mbox, and as a single message."""
    inside = file.relative_to(top.parent).as_posix()
    folder = file.parent
    if folder.name in ("cur", "new") and is_maildir(folder.parent):
        folder = folder.parent
    shown = folder.relative_to(top.parent).as_posix()
    return inside, f"{shown}#{_INFO.sub('', file.name)}"


def _of_file(
    file: Path, name: str, single: str, captured_at: str | None, wanted: Wanted | None
) -> Iterator[Capture]:
    kind = _kind(file)
    moment = captured_at or _time_of(file)
    if kind == "mbox":
        with Mbox(file) as box:
            for entry in box.entries():
                if wanted is None or wanted(entry.head):
                    body = box.message(entry)
                    yield Capture(f"{name}#{entry.number}", KIND_MAIL, "mail", body, moment)
    elif kind == "calendar":
        yield Capture(single, KIND_CALENDAR, "calendar", file.read_bytes(), moment)
    elif kind == "message" and not _DRAFT.search(file.name):
        body = _message(file)
        if wanted is None or wanted(header_block(body)):
            yield Capture(single, KIND_MAIL, "mail", body, moment)


def header_block(message: bytes) -> bytes:
    """The bytes of a message up to its first blank line."""
    bare = message.find(b"\n\n")
    found = message.find(b"\n\r\n", 0, len(message) if bare < 0 else bare)
    end = found if found >= 0 else bare
    return message[: end + 1] if end >= 0 else message


def _message(file: Path) -> bytes:
    """A message file's bytes; Apple Mail's .emlx without its byte count and property list."""
    with file.open("rb") as opened:
        body = opened.read(LONGEST_MESSAGE)
    counted = _EMLX.match(body)
    if counted is None:
        return body
    return body[counted.end() : counted.end() + int(counted[0])]


def _files(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Every file under a folder, links and Maildir's unfinished deliveries left out."""
    if depth > _DEEPEST:
        return
    for one in sorted(folder.iterdir()):
        if one.is_symlink():
            continue
        if one.is_dir() and one.name != "tmp":
            yield from _files(one, depth + 1)
        elif one.is_file() and one.stat().st_size:
            yield one


def _kind(file: Path) -> str | None:
    """``mbox``, ``message``, ``calendar`` or None, from a file's first bytes."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if head[:15].upper() == b"BEGIN:VCALENDAR":
        return "calendar"
    if head.startswith(b"From "):
        line, _, rest = head.partition(b"\n")
        return "mbox" if _is_message(rest) and b"\0" not in line else None
    counted = _EMLX.match(head)
    return "message" if _is_message(head[counted.end() :] if counted else head) else None


def _is_message(head: bytes) -> bool:
    block = header_block(head)
    if not _HEADER.match(block) and not block.startswith(b">From "):
        return False
    names = {name.lower() for name in _HEADER.findall(block)}
    return len(names & _MAIL_HEADERS) >= 2 and not _SAVED_PAGE.search(block)


def _time_of(file: Path) -> str:
    moment = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
