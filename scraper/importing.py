"""An import: paths become captures, captures records, records rows; what each file gave is counted.

What a path is, its content says and never its name. A file is saved in one transaction; a path
that is refused leaves nothing behind. Importing the same thing twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import sqlite_utils

from scraper import capture as captures_room
from scraper import mail_contacts
from scraper.capture import Capture, archive, mailbox, saved_page
from scraper.errors import Problem, Refusal
from scraper.parse import Parsed, read, slices
from scraper.parse.archive import owner
from scraper.settings import Home, Settings
from scraper.store import Remembered, Saved, Store

Progress = Callable[[str], None]


@dataclass(slots=True)
class FileCount:
    """What one file of a source gave."""

    name: str
    recognised: bool
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: int = 0
    note: str | None = None

    def add(self, saved: Saved) -> None:
        """Add what saving one capture of this file did."""
        self.new += saved.new
        self.changed += saved.changed
        self.unchanged += saved.unchanged


@dataclass(slots=True)
class Source:
    """One imported path."""

    path: str
    kind: str
    files: list[FileCount] = field(default_factory=list)


@dataclass(slots=True)
class Imported:
    """The answer of ``askwell import``."""

    sources: list[Source]
    problems: list[Problem]
    people: int = 0
    evidence: int = 0

    def to_json(self) -> dict[str, Any]:
        """The object of DESIGN's command contract."""
        return {
            "sources": [
                {
                    "path": source.path,
                    "kind": source.kind,
                    "files": [_file_json(one) for one in source.files],
                }
                for source in self.sources
            ],
            "people": self.people,
            "evidence": self.evidence,
            "problems": [
                {"kind": one.kind, "where": one.where, "detail": one.detail}
                for one in self.problems
            ],
        }


def import_paths(
    db: sqlite_utils.Database,
    home: Home,
    paths: Iterable[Path],
    *,
    captured_at: str | None = None,
    progress: Progress = lambda _line: None,
) -> Imported:
    """Import every path; refuses before anything is written when one of them is nothing we read."""
    settings = home.settings()
    known = [(path, recognise(path)) for path in paths]
    captures_room.sweep(home.captures)
    store = Store(db, home)
    read_whole: list[_Read] = []
    importers = _IMPORTERS | {
        "archive": partial(_import_archive, read_whole),
        "mailbox": partial(_import_mail, db),
    }
    _remember_owner(store, settings)
    result = Imported([], [])
    for path, kind in known:
        progress(f"reading {path.name}")
        result.sources.append(importers[kind](store, home, path, captured_at, result.problems))
    for one in read_whole:  # at the end, when every name that a file may mean is known
        store.remember(one.capture_id, one.gave, by_name=one.by_name)
    result.people, result.evidence = store.counts()
    return result


def recognise(path: Path) -> str:
    """What a path is: ``archive``, ``saved_page``, ``mailbox``. Refuses what none of them reads."""
    if not path.exists():
        raise Refusal("no_such_file", f"there is no file {path}", "check the path and try again")
    for kind, room in _ROOMS.items():
        if room.recognises(path):
            return kind
    if _is_zip(path):
        return "archive"  # the archive's own door says best what is wrong with a ZIP
    raise Refusal(
        "not_an_export",
        f"{path.name} is not a LinkedIn export, a mailbox or a saved LinkedIn page",
        "ask LinkedIn for your data (Settings, Data privacy, Get a copy of your data), "
        "then: askwell import THE-FILE.zip",
    )


def _is_zip(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


def captures_of(path: Path, captured_at: str | None) -> Iterator[Capture]:
    """The captures of a path, whatever it is."""
    return iter(_ROOMS[recognise(path)].captures(path, captured_at))


@dataclass(frozen=True, slots=True)
class _Read:
    """An export file that was read: what it gave, and whether names alone filed some of it."""

    capture_id: str
    gave: Remembered
    by_name: bool


def _import_archive(
    read_whole: list[_Read], store: Store, home: Home, path: Path, captured_at: str | None,
    problems: list[Problem],
) -> Source:  # fmt: skip
    source = Source(str(path), "archive")
    if not all(store.recall(one.capture_id) for one in archive.captures(path, captured_at)):
        who = owner(archive.captures(path, captured_at))
        if who.slug or who.full_name:
            store.set_owner(slug=who.slug, full_name=who.full_name, emails=who.emails)
    for capture in archive.captures(path, captured_at):
        source.files.append(_save_file(read_whole, store, home, capture, problems))
    return source


def _save_file(
    read_whole: list[_Read], store: Store, home: Home, capture: Capture, problems: list[Problem]
) -> FileCount:
    """Save an export file, or count its rows as unchanged where these very bytes were read before
    and nothing was undone since."""
    known = store.recall(capture.capture_id)
    if known is not None:
        problems.extend(known.problems)
        return FileCount(
            capture.name, known.recognised, known.rows, unchanged=known.facts,
            problems=len(known.problems), note=known.note,
        )  # fmt: skip
    told: list[Problem] = []
    count, saved = _save(store, home, capture, told)
    problems.extend(told)
    if not saved.forgotten:
        facts = count.new + count.changed + count.unchanged
        read = Remembered(count.rows, facts, count.recognised, tuple(told), count.note)
        read_whole.append(_Read(capture.capture_id, read, saved.by_name))
    return count


def _import_pages(
    store: Store, home: Home, path: Path, captured_at: str | None, problems: list[Problem]
) -> Source:
    source = Source(str(path), "saved_page")
    for capture in saved_page.captures(path, captured_at):
        source.files.append(_save(store, home, capture, problems)[0])
    return source


def _import_mail(
    db: sqlite_utils.Database,
    store: Store,
    _home: Home,
    path: Path,
    captured_at: str | None,
    problems: list[Problem],
) -> Source:
    """Headers first: a message of strangers, or one that is stored already, is counted and never
    decoded."""
    source = Source(str(path), "mailbox")
    known = mail_contacts.contacts(db)
    counts: dict[str, FileCount] = {}
    count = FileCount(path.name, recognised=True)
    for capture in mailbox.captures(path, captured_at, known.wanted):
        name = capture.name.split("#")[0]
        count = counts.setdefault(name, FileCount(name, recognised=True))
        parsed = read(capture)
        saved = store.save(parsed, capture)
        found = [*parsed.problems, *saved.problems]
        count.rows += 1
        count.problems += len(found)
        count.add(saved)
        problems.extend(found)
    count.rows += known.left_out
    count.unchanged += known.rows
    source.files = list(counts.values()) or [count]
    return source


def _save(
    store: Store, home: Home, capture: Capture, problems: list[Problem]
) -> tuple[FileCount, Saved]:
    """Keep a capture's bytes if they say anything, save what they say, and count it."""
    waiting = slices(capture)
    first = next(waiting)
    count = FileCount(
        capture.name, recognised=first.outcome in ("read", "wall", "ignored"), note=first.note
    )

    def counted(parts: Iterable[Parsed]) -> Iterator[Parsed]:
        for part in parts:
            count.rows += part.rows or (len(part.records) if _is_page(capture, part) else 0)
            problems.extend(part.problems)
            count.problems += len(part.problems)
            count.note = count.note or part.note
            yield part

    kept_at = None
    if first.records or (capture.kind == captures_room.KIND_PAGE and first.outcome == "unread"):
        kept = captures_room.keep(capture, home.captures)
        kept_at = str(kept.relative_to(home.captures))
    saved = store.save_slices(counted(chain((first,), waiting)), capture, kept_at)
    if saved.forgotten and kept_at:
        (home.captures / kept_at).unlink(missing_ok=True)
    problems.extend(saved.problems)
    count.problems += len(saved.problems)
    count.add(saved)
    return count, saved


def _is_page(capture: Capture, parsed: Parsed) -> bool:
    return capture.kind != captures_room.KIND_ARCHIVE_FILE and parsed.outcome == "read"


def _remember_owner(store: Store, settings: Settings) -> None:
    me = settings.me
    slug = me.linkedin.rstrip("/").rsplit("/in/", 1)[-1] if me.linkedin else None
    if me.name or slug or me.emails:
        store.set_owner(slug=slug, full_name=me.name, emails=me.emails)


def _file_json(one: FileCount) -> dict[str, Any]:
    shown = {
        "name": one.name,
        "recognised": one.recognised,
        "rows": one.rows,
        "new": one.new,
        "changed": one.changed,
        "unchanged": one.unchanged,
        "problems": one.problems,
    }
    return shown | ({"note": one.note} if one.note else {})


_ROOMS: dict[str, Any] = {"archive": archive, "saved_page": saved_page, "mailbox": mailbox}
_IMPORTERS: dict[str, Any] = {"archive": _import_archive, "saved_page": _import_pages}
