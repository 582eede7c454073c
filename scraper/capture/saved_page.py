"""Pages a person saved by hand: any browser's "Save page as", whole or HTML only, or a folder.

In comes a path; out come `Capture`s of kind ``page``. The moment is the one given, else the one the
saver wrote into the file, else the file's own time. The address is the saver's where it wrote one;
where it did not, `parse/` finds the page's own. Nothing is parsed here, and nothing is refused for
its content: what a file named ``.html`` turns out to be, the layouts say.

Chrome and Edge write ``<!-- saved from url=(0041)https://… -->`` and, as one file, MHTML; Firefox
writes the bare page; SingleFile a comment with ``url:`` and ``saved date:``. All of them keep
LinkedIn's attributes and make its links absolute. The pictures lie in a folder beside the page
(``<name>_files``, ``<name>-Dateien``): no folder inside a folder is entered.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from scraper.capture import KIND_PAGE, Capture

SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
HEAD = 8192  # bytes at the start in which savers leave their notes

_URL = (
    re.compile(rb"saved from url=\(\d+\)(\S+)", re.I),
    re.compile(rb"Page saved with SingleFile\s+url:\s*(\S+)", re.I),
)
_SAVED_ON = re.compile(rb"saved date:\s*([^\r\n]{10,60}?)\s*(?:\(|[\r\n])", re.I)
_MARKUP = re.compile(rb"^\s*(?:<!--.{0,4000}?-->\s*)*<(?:!doctype html|html)[\s>]", re.I | re.S)
_MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_DATE_FORM = "%a %b %d %Y %H:%M:%S GMT%z"  # SingleFile writes JavaScript's Date


def recognises(path: Path) -> bool:
    """Whether `path` is a page by its name or first bytes, or a folder with one straight in it."""
    if path.is_dir():
        return any(True for _page in _pages(path))
    if path.suffix.lower() in SUFFIXES:
        return path.is_file()
    if not path.is_file() or path.suffix:
        return False
    with path.open("rb") as file:
        return bool(_MARKUP.match(file.read(HEAD)))


def captures(path: Path, captured_at: str | None = None) -> Iterator[Capture]:
    """One capture for each page of `path`, in the order of their names.

    Raises `OSError` where a file cannot be read.
    """
    for page in _pages(path) if path.is_dir() else iter((path,)):
        yield _capture(page, captured_at)


def _pages(folder: Path) -> Iterator[Path]:
    for page in sorted(folder.iterdir()):
        if page.suffix.lower() in SUFFIXES and page.is_file() and not page.name.startswith("."):
            yield page


def _capture(path: Path, captured_at: str | None) -> Capture:
    body, url, moment = path.read_bytes(), None, None
    if _MULTIPART.search(body[:HEAD]):
        body, url, moment = _unpacked(body)
    found = (match for pattern in _URL if (match := pattern.search(body[:HEAD])))
    noted = next((match for match in found if match[1].startswith(b"http")), None)
    return Capture(
        name=path.name,
        kind=KIND_PAGE,
        source="saved_page",
        body=body,
        captured_at=captured_at or moment or _noted_moment(body[:HEAD]) or _file_moment(path),
        url=url or (noted[1].decode("ascii", "replace") if noted else None),
    )


def _unpacked(body: bytes) -> tuple[bytes, str | None, str | None]:
    """The page inside an MHTML file, its address and its moment."""
    message = email.message_from_bytes(body, policy=email.policy.default)
    url = message.get("Snapshot-Content-Location")
    for part in message.walk():
        if part.get_content_type() == "text/html" and isinstance(part, EmailMessage):
            content = part.get_payload(decode=True)
            page = content if isinstance(content, bytes) else b""
            address = str(url or part.get("Content-Location") or "")
            return (
                page,
                address if address.startswith("http") else None,
                _mail_moment(message.get("Date")),
            )
    return body, None, None


def _mail_moment(text: str | None) -> str | None:
    try:
        return _iso(parsedate_to_datetime(str(text))) if text else None
    except ValueError:
        return None


def _noted_moment(head: bytes) -> str | None:
    found = _SAVED_ON.search(head)
    try:
        return _iso(datetime.strptime(found[1].decode("ascii"), _DATE_FORM)) if found else None
    except ValueError:
        return None


def _file_moment(path: Path) -> str:
    return _iso(datetime.fromtimestamp(path.stat().st_mtime, UTC))


def _iso(moment: datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
