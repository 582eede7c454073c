"""The only door to the outside: whatever comes in becomes a `Capture`, and a capture is kept.

A kept capture is one self-describing gzip file: a line of JSON (everything but the body), a line
end, the body's bytes. `parse/` reads captures and nothing else, so a page seen live, a page saved
by hand and a fixture are read the same way, and a new layout re-reads the past without a visit.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

Source = Literal["archive", "browser", "mail", "saved_page", "calendar"]

KIND_PAGE = "page"  # any web page; which page it is, the layouts say
KIND_ARCHIVE_FILE = "archive_file"  # one member file of a LinkedIn export
KIND_MAIL = "mail"  # one message as it was transmitted
KIND_CALENDAR = "calendar"  # one iCalendar file

_LEVEL = 5  # of gzip's 9: a third of the time for a tenth more bytes


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes, and what is known about them without reading them.

    Attributes:
        name: what a person would call it: a member file's path in its archive, a file name, a URL.
        kind: one of the ``KIND_`` words above.
        source: which door it came through; the ``source`` of all evidence read from it.
        body: the bytes as they came.
        captured_at: ISO moment (``2026-05-20T12:00:00Z``); for an archive, when it was made.
        url: the final address of a page, after redirects; None for files.
        status: HTTP status of a page where known.
        subject: slug of the contact whose page was asked for; ``me`` for the owner's own archive.
    """

    name: str
    kind: str
    source: Source
    body: bytes
    captured_at: str | None = None
    url: str | None = None
    status: int | None = None
    subject: str | None = None

    @property
    def capture_id(self) -> str:
        """Name of the kept file: first 24 hex digits of SHA-256 over address, moment and body."""
        digest = hashlib.sha256()
        for part in (self.kind, self.name, self.url or "", self.captured_at or ""):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(self.body)
        return digest.hexdigest()[:24]


def keep(capture: Capture, folder: Path) -> Path:
    """Write a capture under `folder` (mode 0600, atomically) and return its path.

    Keeping the same capture twice writes nothing the second time.
    """
    path = folder / capture.capture_id[:2] / f"{capture.capture_id}.capture.gz"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    head = {key: value for key, value in asdict(capture).items() if key != "body"}
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed:
                packed.write(json.dumps(head, ensure_ascii=True).encode() + b"\n")
                packed.write(capture.body)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return path


def sweep(folder: Path) -> None:
    """Remove what a killed process left half written under `folder`; a running one keeps its own.

    Such files are named for their process: ``<name>.<pid>.part``.
    """
    for path in folder.rglob("*.part*"):
        pid = path.name.rpartition(".part")[0].rpartition(".")[2]
        if not _runs(pid):
            with contextlib.suppress(PermissionError):  # Windows: somebody has it open
                path.unlink(missing_ok=True)


def _runs(pid: str) -> bool:
    """Whether another process of that number runs; on Windows an open file defends itself."""
    if not pid.isdigit() or int(pid) == os.getpid() or sys.platform == "win32":
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def load(path: Path) -> Capture:
    """Read a kept capture back. Raises `ValueError` when the file is not one, or is cut short."""
    try:
        head, _, body = gzip.decompress(path.read_bytes()).partition(b"\n")
        described: dict[str, Any] = json.loads(head)
    except (EOFError, gzip.BadGzipFile, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"{path.name} is not a kept capture: {error}") from error
    return Capture(body=body, **described)


def dated(capture: Capture, captured_at: str | None) -> Capture:
    """The same capture with another moment; used for ``--captured-at``."""
    return replace(capture, captured_at=captured_at or capture.captured_at)
