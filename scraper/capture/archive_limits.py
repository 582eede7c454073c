"""Capture room: what is too large, unsafe, locked or no export at all is refused, each in one line.

In: a path and the members found in it. Out: nothing, or a `Refusal` with what to do next.
"""

from __future__ import annotations

import re
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from scraper.errors import Refusal

MEBIBYTE = 1024 * 1024
TOTAL_BYTES = 2048 * MEBIBYTE
FILE_BYTES = 512 * MEBIBYTE
RATIO = 250  # text shrinks to a tenth; a file that shrinks more than this was made to do harm
RATIO_FROM_BYTES = 32 * MEBIBYTE  # below this even the worst ratio does no harm
MEMBERS = 5_000  # an export has 60 files and an article a page

_DRIVE = re.compile(r"[A-Za-z]:")
AGAIN = "download the export again from LinkedIn, then: askwell import THE-FILE.zip"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the export: its path there, its size, and where its bytes are."""

    name: str
    size: int
    place: zipfile.ZipInfo | Path


def refuse_unsafe(path: Path, entry: zipfile.ZipInfo) -> None:
    """Refuse a member that points outside, is locked, or unpacks to far more than it is."""
    name = entry.orig_filename.replace("\\", "/")
    parts = PurePosixPath(name).parts
    linked = stat.S_ISLNK(entry.external_attr >> 16)
    if name.startswith("/") or _DRIVE.match(name) or ".." in parts or "\0" in name or linked:
        raise Refusal(
            "unsafe_archive",
            f"{path.name} has a file that points outside of it: {name[:80]!r}",
            "do not open it; " + AGAIN,
        )
    if entry.flag_bits & 0x1:
        raise Refusal(
            "encrypted",
            f"{path.name} is locked with a password, and LinkedIn's exports are not",
            "unpack it with its password, then: askwell import THE-FOLDER",
        )
    if entry.file_size > RATIO_FROM_BYTES and entry.file_size > RATIO * max(entry.compress_size, 1):
        refuse_size(path, f"{name[-80:]!r} would unpack to {entry.file_size // MEBIBYTE} MiB")


def refuse_too_large(path: Path, members: list[Member]) -> None:
    """Refuse more files, a larger file, or more bytes in all than any export has."""
    if len(members) > MEMBERS:
        refuse_size(path, f"it has {len(members)} files")
    for member in members:
        if member.size > FILE_BYTES:
            refuse_size(path, f"{member.name[-80:]!r} has {member.size // MEBIBYTE} MiB")
    total = sum(member.size for member in members)
    if total > TOTAL_BYTES:
        refuse_size(path, f"its files have {total // MEBIBYTE} MiB together")


def refuse_empty(path: Path) -> NoReturn:
    """Refuse what has no files that could be an export's."""
    raise Refusal("empty_archive", f"{path.name} has no files of an export in it", AGAIN)


def refuse_other(path: Path) -> NoReturn:
    """Refuse what has files, but none with a header of an export file."""
    raise Refusal(
        "not_an_export",
        f"{path.name} is not a LinkedIn export: no file in it has a header that askwell knows",
        "ask LinkedIn for your data (Settings, Data privacy, Get a copy of your data), "
        "then: askwell import THE-FILE.zip",
    )


def refuse_size(path: Path, why: str) -> NoReturn:
    """Refuse for size; `why` completes "larger than any export"."""
    raise Refusal(
        "too_large",
        f"{path.name} is larger than any export: {why}",
        "unpack it yourself, look at that file, and import the folder without it",
    )


def refuse_unreadable(path: Path, error: OSError) -> NoReturn:
    """Refuse what the system will not let us read."""
    raise Refusal(
        "unreadable_file",
        f"{path.name} cannot be read: {error.strerror or error}",
        "check that the file is yours to read, and try again",
    ) from error
