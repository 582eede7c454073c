"""Capture room: a LinkedIn export becomes one `Capture` a member file.

In: the ZIP as LinkedIn sends it, a folder it was unpacked to, or one file of it. Out: captures of
kind ``archive_file``, the small files that say who you are first, messages late. Nothing is
unpacked to disk. A ZIP is read whole once before its first capture comes out: damage in the last
file is found before the first is imported.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import NoReturn

from scraper.capture import KIND_ARCHIVE_FILE, Capture
from scraper.errors import Refusal
from scraper.parse.archive import knows

MEBIBYTE = 1024 * 1024
TOTAL_BYTES = 2048 * MEBIBYTE
FILE_BYTES = 512 * MEBIBYTE
RATIO = 250  # text shrinks to a tenth; a file that shrinks more than this was made to do harm
RATIO_FROM_BYTES = 32 * MEBIBYTE  # below this even the worst ratio does no harm
HEAD_BYTES = 64 * 1024
MEMBERS = 5_000  # an export has 60 files and an article a page

TABLES = (".csv", ".tsv", ".txt", ".html", ".htm", ".xlsx", ".xls")
FIRST = ("profile", "profile summary", "email addresses", "connections", "positions", "education")
LAST = ("messages", "searchqueries", "contacts", "importedcontacts")

_DATE = re.compile(r"(?<!\d)(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)")
_DRIVE = re.compile(r"[A-Za-z]:")
_AGAIN = "download the export again from LinkedIn, then: askwell import THE-FILE.zip"


@dataclass(frozen=True, slots=True)
class _Member:
    """A file in the export: its path there, its size, and where its bytes are."""

    name: str
    size: int
    place: zipfile.ZipInfo | Path


def recognises(path: Path) -> bool:
    """Whether a path is an export, by what is in it: a ZIP, a folder, or one file of an export.

    A ZIP cut short is recognised too where its beginning shows what it was; reading it refuses.
    """
    try:
        if path.is_dir():
            return any(_is_table(member) and _known(path, member) for member in _files(path))
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
    encrypted_archive, unsafe_archive, too_large, unreadable_file; always before the first capture.
    """
    if not path.exists():
        raise Refusal("no_such_file", f"there is no file {path}", "check the path and try again")
    try:
        if path.is_dir():
            return _from_folder(path, captured_at)
        if _head(path).startswith(b"PK"):
            return _from_zip(path, captured_at)
    except OSError as error:
        _unreadable(path, error)
    return _from_file(path, captured_at)


def _from_folder(path: Path, captured_at: str | None) -> Iterator[Capture]:
    members = [member for member in _files(path) if _is_table(member)]
    _within_limits(path, members)
    if not members:
        _refuse_empty(path)
    if not any(_known(path, member) for member in members):
        _refuse_other(path)
    newest = max(_mtime(path / member.name) for member in members)
    when = captured_at or _date_in(path.name) or _folder_date(members) or newest
    return (
        _capture(member, (path / member.name).read_bytes(), when) for member in _sorted(members)
    )


def _from_file(path: Path, captured_at: str | None) -> Iterator[Capture]:
    member = _Member(path.name, path.stat().st_size, path)
    _within_limits(path, [member])
    if member.size == 0:
        raise Refusal("empty_archive", f"{path.name} is empty", _AGAIN)
    if not knows(path.name, _head(path)):
        _refuse_other(path)
    when = captured_at or _date_in(path.parent.name) or _mtime(path)
    return iter([_capture(member, path.read_bytes(), when)])


def _from_zip(path: Path, captured_at: str | None) -> Iterator[Capture]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = _checked(path, archive)
            when = captured_at or _date_in(path.name) or _zip_date(members) or _mtime(path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Refusal("damaged_archive", f"{path.name} is damaged: {error}", _AGAIN) from error
    return _zip_captures(path, members, when)


def _zip_captures(path: Path, members: list[_Member], when: str) -> Iterator[Capture]:
    with zipfile.ZipFile(path) as archive:
        for member in _sorted(members):
            if isinstance(member.place, zipfile.ZipInfo):
                yield _capture(member, archive.read(member.place), when)


def _checked(path: Path, archive: zipfile.ZipFile) -> list[_Member]:
    """The members to read, after every one was found safe and whole."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if not entries:
        _refuse_empty(path)
    for entry in entries:
        _refuse_unsafe(path, entry)
    members = [
        _Member(entry.filename.replace("\\", "/"), entry.file_size, entry)
        for entry in entries
        if not _is_litter(entry.filename)
    ]
    members = [member for member in members if _is_table(member)]
    _within_limits(path, members)
    known = False
    for member in members:
        assert isinstance(member.place, zipfile.ZipInfo)
        with archive.open(member.place) as file:
            known = knows(member.name, file.read(HEAD_BYTES)) or known
            while file.read(MEBIBYTE):
                pass
    if not known:
        _refuse_other(path)
    return members


def _refuse_unsafe(path: Path, entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename.replace("\\", "/")
    parts = PurePosixPath(name).parts
    linked = stat.S_ISLNK(entry.external_attr >> 16)
    if name.startswith("/") or _DRIVE.match(name) or ".." in parts or "\0" in name or linked:
        raise Refusal(
            "unsafe_archive",
            f"{path.name} has a file that points outside of it: {name[:80]!r}",
            "do not open it; " + _AGAIN,
        )
    if entry.flag_bits & 0x1:
        raise Refusal(
            "encrypted_archive",
            f"{path.name} is locked with a password, and LinkedIn's exports are not",
            "unpack it with its password, then: askwell import THE-FOLDER",
        )
    if entry.file_size > RATIO_FROM_BYTES and entry.file_size > RATIO * max(entry.compress_size, 1):
        _refuse_size(path, f"{name[-80:]!r} would unpack to {entry.file_size // MEBIBYTE} MiB")


def _within_limits(path: Path, members: list[_Member]) -> None:
    if len(members) > MEMBERS:
        _refuse_size(path, f"it has {len(members)} files")
    for member in members:
        if member.size > FILE_BYTES:
            _refuse_size(path, f"{member.name[-80:]!r} has {member.size // MEBIBYTE} MiB")
    total = sum(member.size for member in members)
    if total > TOTAL_BYTES:
        _refuse_size(path, f"its files have {total // MEBIBYTE} MiB together")


def _files(folder: Path) -> list[_Member]:
    """The files below a folder, links left out: an export has none."""
    members = []
    for at in sorted(folder.rglob("*")):
        name = at.relative_to(folder).as_posix()
        linked = any(one.is_symlink() for one in (at, *at.parents) if folder in one.parents)
        if not linked and at.is_file() and not _is_litter(name):
            members.append(_Member(name, at.stat().st_size, at))
        if len(members) > MEMBERS:
            _refuse_size(folder, f"it has more than {MEMBERS} files")
    return members


def _known(folder: Path, member: _Member) -> bool:
    return knows(member.name, _head(folder / member.name))


def _is_zipped_export(path: Path, head: bytes) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if _is_table(_Member(entry.filename, 0, path)) and not _is_litter(entry.filename):
                    if entry.flag_bits & 0x1:
                        return True
                    with archive.open(entry) as file:
                        if knows(entry.filename, file.read(HEAD_BYTES)):
                            return True
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        return b".csv" in head.lower() or "linkedin" in path.name.lower()
    return False


def _is_table(member: _Member) -> bool:
    return member.name.lower().endswith(TABLES)


def _is_litter(name: str) -> bool:
    """What a Mac or Windows adds to an archive and nobody wrote."""
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or parts[-1].startswith("._") or parts[-1] in ("Thumbs.db", "")


def _sorted(members: list[_Member]) -> list[_Member]:
    return sorted(members, key=lambda member: (_rank(member.name), member.name))


def _rank(name: str) -> int:
    base = re.sub(r"([_-]\d{3,})?\.\w+$", "", name.rsplit("/", 1)[-1].lower()).replace("_", " ")
    if base in FIRST:
        return FIRST.index(base)
    return len(FIRST) + 1 + LAST.index(base) if base in LAST else len(FIRST)


def _capture(member: _Member, body: bytes, when: str) -> Capture:
    return Capture(member.name, KIND_ARCHIVE_FILE, "archive", body, captured_at=when)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _zip_date(members: list[_Member]) -> str | None:
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


def _folder_date(members: list[_Member]) -> str | None:
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


def _refuse_empty(path: Path) -> NoReturn:
    raise Refusal("empty_archive", f"{path.name} has no files of an export in it", _AGAIN)


def _refuse_other(path: Path) -> NoReturn:
    raise Refusal(
        "not_an_export",
        f"{path.name} is not a LinkedIn export: no file in it has a header that askwell knows",
        "ask LinkedIn for your data (Settings, Data privacy, Get a copy of your data), "
        "then: askwell import THE-FILE.zip",
    )


def _refuse_size(path: Path, why: str) -> NoReturn:
    raise Refusal(
        "too_large",
        f"{path.name} is larger than any export: {why}",
        "unpack it yourself, look at that file, and import the folder without it",
    )


def _unreadable(path: Path, error: OSError) -> NoReturn:
    raise Refusal(
        "unreadable_file",
        f"{path.name} cannot be read: {error.strerror or error}",
        "check that the file is yours to read, and try again",
    ) from error
