"""Capture room: a LinkedIn export becomes one `Capture` a member file.

In: the ZIP as LinkedIn sends it, a folder it was unpacked to, or one file of it. Out: captures of
kind ``archive_file``, the small files that say who you are first, messages late. Nothing is
unpacked to disk. A ZIP is read whole once before its first capture comes out: damage in the last
file is found before the first is imported.
"""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from scraper.capture import KIND_ARCHIVE_FILE, Capture
from scraper.capture.archive_limits import (
    AGAIN,
    MEBIBYTE,
    MEMBERS,
    Member,
    refuse_empty,
    refuse_other,
    refuse_size,
    refuse_too_large,
    refuse_unreadable,
    refuse_unsafe,
)
from scraper.errors import Refusal
from scraper.parse.archive import knows

HEAD_BYTES = 64 * 1024

TABLES = (".csv", ".tsv", ".txt", ".html", ".htm", ".xlsx", ".xls")
FIRST = ("profile", "profile summary", "email addresses", "connections", "positions", "education")
LAST = ("messages", "searchqueries", "contacts", "importedcontacts")

# What `zipfile` raises for an archive that is cut, altered, or packed in a way it cannot unpack.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError,
    OverflowError, ValueError, OSError,
)  # fmt: skip

_DATE = re.compile(r"(?<!\d)(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)")


def recognises(path: Path) -> bool:
    """Whether a path is an export, by what is in it: a ZIP, a folder, or one file of an export.

    A ZIP cut short is recognised too where its beginning shows what it was; reading it refuses.
    """
    try:
        if path.is_dir():
            return any(_is_table(member) and _known(path, member) for member in _files(path))
        if not path.is_file():
            return False
        head = _head(path)
        if head.startswith(b"PK"):
            return _is_zipped_export(path, head)
        return knows(path.name, head)
    except (OSError, Refusal):
        return False


def captures(path: Path, captured_at: str | None = None) -> Iterator[Capture]:
    """Every file of the export that may hold a table, as captures.

    `captured_at` is the argument, else the date in the archive's or folder's name at midnight UTC
    (LinkedIn writes ``Complete_LinkedInDataExport_05-20-2026``), else the newest time in the ZIP,
    else the file's own. Raises `Refusal`: not_an_export, empty_archive, damaged_archive,
    encrypted, unsafe_archive, too_large, unreadable_file; always before the first capture.
    """
    if not path.exists():
        raise Refusal("no_such_file", f"there is no file {path}", "check the path and try again")
    try:
        if path.is_dir():
            return _from_folder(path, captured_at)
        if _head(path).startswith(b"PK"):
            return _from_zip(path, captured_at)
    except OSError as error:
        refuse_unreadable(path, error)
    return _from_file(path, captured_at)


def _from_folder(path: Path, captured_at: str | None) -> Iterator[Capture]:
    members = [member for member in _files(path) if _is_table(member)]
    refuse_too_large(path, members)
    if not members:
        refuse_empty(path)
    if not any(_known(path, member) for member in members):
        refuse_other(path)
    newest = max(_mtime(path / member.name) for member in members)
    when = captured_at or _date_in(path.name) or _folder_date(members) or newest
    return (
        _capture(member, (path / member.name).read_bytes(), when) for member in _sorted(members)
    )


def _from_file(path: Path, captured_at: str | None) -> Iterator[Capture]:
    member = Member(path.name, path.stat().st_size, path)
    refuse_too_large(path, [member])
    if member.size == 0:
        raise Refusal("empty_archive", f"{path.name} is empty", AGAIN)
    if not knows(path.name, _head(path)):
        refuse_other(path)
    when = captured_at or _date_in(path.parent.name) or _mtime(path)
    return iter([_capture(member, path.read_bytes(), when)])


def _from_zip(path: Path, captured_at: str | None) -> Iterator[Capture]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = _checked(path, archive)
            when = captured_at or _date_in(path.name) or _zip_date(members) or _mtime(path)
    except DAMAGE as error:
        raise Refusal("damaged_archive", f"{path.name} is damaged: {error}", AGAIN) from error
    return _zip_captures(path, members, when)


def _zip_captures(path: Path, members: list[Member], when: str) -> Iterator[Capture]:
    with zipfile.ZipFile(path) as archive:
        for member in _sorted(members):
            if isinstance(member.place, zipfile.ZipInfo):
                yield _capture(member, archive.read(member.place), when)


def _checked(path: Path, archive: zipfile.ZipFile) -> list[Member]:
    """The members to read, after every one was found safe and whole."""
    entries = [entry for entry in archive.infolist() if not entry.orig_filename.endswith("/")]
    if not entries:
        refuse_empty(path)
    for entry in entries:
        refuse_unsafe(path, entry)
    members = [
        Member(entry.filename.replace("\\", "/"), entry.file_size, entry)
        for entry in entries
        if not _is_litter(entry.filename)
    ]
    members = [member for member in members if _is_table(member)]
    refuse_too_large(path, members)
    known = False
    for member in members:
        assert isinstance(member.place, zipfile.ZipInfo)
        with archive.open(member.place) as file:
            known = knows(member.name, file.read(HEAD_BYTES)) or known
            while file.read(MEBIBYTE):
                pass
    if not known:
        refuse_other(path)
    return members


def _files(folder: Path) -> list[Member]:
    """The files below a folder, links left out: an export has none."""
    members = []
    for at in folder.rglob("*"):
        name = at.relative_to(folder).as_posix()
        linked = any(one.is_symlink() for one in (at, *at.parents) if folder in one.parents)
        if not linked and at.is_file() and not _is_litter(name):
            members.append(Member(name, at.stat().st_size, at))
        if len(members) > MEMBERS:
            refuse_size(folder, f"it has more than {MEMBERS} files")
    return members


def _known(folder: Path, member: Member) -> bool:
    return knows(member.name, _head(folder / member.name))


def _is_zipped_export(path: Path, head: bytes) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if _is_table(Member(entry.filename, 0, path)) and not _is_litter(entry.filename):
                    if entry.flag_bits & 0x1:
                        return True
                    with archive.open(entry) as file:
                        if knows(entry.filename, file.read(HEAD_BYTES)):
                            return True
    except DAMAGE:
        return b".csv" in head.lower() or "linkedin" in path.name.lower()
    return False


def _is_table(member: Member) -> bool:
    return member.name.lower().endswith(TABLES)


def _is_litter(name: str) -> bool:
    """What a Mac or Windows adds to an archive and nobody wrote."""
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or parts[-1].startswith("._") or parts[-1] in ("Thumbs.db", "")


def _sorted(members: list[Member]) -> list[Member]:
    return sorted(members, key=lambda member: (_rank(member.name), member.name))


def _rank(name: str) -> int:
    base = re.sub(r"([_-]\d{3,})?\.\w+$", "", name.rsplit("/", 1)[-1].lower()).replace("_", " ")
    if base in FIRST:
        return FIRST.index(base)
    return len(FIRST) + 1 + LAST.index(base) if base in LAST else len(FIRST)


def _capture(member: Member, body: bytes, when: str) -> Capture:
    return Capture(member.name, KIND_ARCHIVE_FILE, "archive", body, captured_at=when)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _zip_date(members: list[Member]) -> str | None:
    """The date in a folder's name inside the ZIP, else the newest time of a member."""
    found = _folder_date(members)
    if found:
        return found
    times = [m.place.date_time for m in members if isinstance(m.place, zipfile.ZipInfo)]
    newest = max((time for time in times if time[0] > 2003), default=None)  # 1980 says "not set"
    try:
        return _iso(datetime(*newest, tzinfo=UTC)) if newest else None
    except ValueError:
        return None


def _folder_date(members: list[Member]) -> str | None:
    """The date in the name of a folder that the files lie in."""
    folders = dict.fromkeys(member.name.rpartition("/")[0] for member in members)
    return next((found for folder in folders if (found := _date_in(folder))), None)


def _date_in(name: str) -> str | None:
    """The date LinkedIn writes into an archive's name, month first, as midnight UTC."""
    for month, day, year in _DATE.findall(name):
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            continue
        return f"{found.isoformat()}T00:00:00Z"
    return None


def _mtime(path: Path) -> str:
    return _iso(datetime.fromtimestamp(path.stat().st_mtime, tz=UTC))


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
