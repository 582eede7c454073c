"""Reading again: every kept capture through today's readers, and the rows that follow from it.

In: the home's kept files. Out: rows as if the readers of today had read each capture when it came,
in one transaction, and a `Reread` that counts what changed. No page is visited. What only an
earlier reader saw on a page is removed, where all kept pages were read; what it now cannot read at
all stays as it was known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import sqlite_utils

from scraper import capture as captures_room
from scraper.capture import KIND_PAGE, Capture, lock
from scraper.nights import Nights
from scraper.parse import Parsed, read
from scraper.settings import Home
from scraper.store import Store
from scraper.verdict import judge

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Change:
    """What reading one capture again does.

    Attributes:
        capture: its id; name: what a person would call it.
        was, now: outcome and layout, ``read linkedin/profile/g2026_03``; `was` is None where the
            database did not know the capture.
        new, changed: facts.
    """

    capture: str
    name: str
    was: str | None
    now: str
    new: int
    changed: int


@dataclass(slots=True)
class Reread:
    """The answer of ``askwell reread``."""

    applied: bool
    captures: int = 0
    new: int = 0
    changed: int = 0
    removed: int = 0
    files: list[Change] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        """Whether anything is or would be otherwise."""
        return bool(self.files or self.removed)

    def to_json(self) -> dict[str, Any]:
        """The object on stdout; `unreadable` are files that are no captures, or are cut short."""
        return asdict(self)


class _Undo(Exception):  # noqa: N818 - no failure: it ends a transaction that was only a look
    pass


def reread(
    db: sqlite_utils.Database,
    home: Home,
    since: date | None = None,
    *,
    dry_run: bool = False,
    progress: Callable[[str], None] = lambda _line: None,
) -> Reread:
    """Read kept captures again, oldest first: all, or those captured on or after `since`.

    Raises `Refusal` ``browser_busy`` while a night runs. With `dry_run` all is undone in the end.
    """
    result = Reread(applied=not dry_run)
    with lock.held(home):
        waiting = _in_order(home, since, result.unreadable)
        try:
            with db.atomic():
                _read_all(db, home, waiting, since is None, result, progress)
                if dry_run:
                    raise _Undo
        except _Undo:
            pass
    return result


def tell(value: dict[str, Any]) -> Iterator[str]:
    """The answer in words."""
    would = "" if value["applied"] else "would be "
    yield f"{value['captures']} kept captures read with today's readers."
    for one in value["files"][:_SHOWN]:
        was = f" (was: {one['was']})" if one["was"] != one["now"] else ""
        yield f"  {one['name']}: {one['now']}{was}, {one['new']} new, {one['changed']} changed"
    if len(value["files"]) > _SHOWN:
        yield f"  and {len(value['files']) - _SHOWN} more; --json lists them all"
    yield from (f"  {name}: not a kept capture, or cut short" for name in value["unreadable"])
    if value["files"] or value["removed"]:
        counts = (("new", "added"), ("changed", "changed"), ("removed", "removed"))
        yield ", ".join(f"{value[key]} facts {would}{word}" for key, word in counts) + "."
    else:
        yield "They say what is already known."


def _in_order(home: Home, since: date | None, unreadable: list[str]) -> list[tuple[str, Path]]:
    found = []
    for path in sorted(home.captures.glob("*/*.capture.gz")):
        try:
            moment = captures_room.load(path).captured_at or ""
        except ValueError:
            unreadable.append(path.name)
            continue
        if since is None or moment[:10] >= since.isoformat():
            found.append((moment, path))
    return sorted(found)


def _read_all(
    db: sqlite_utils.Database,
    home: Home,
    waiting: list[tuple[str, Path]],
    whole: bool,
    result: Reread,
    progress: Callable[[str], None],
) -> None:
    store, pages, stated = Store(db, home), set[str](), set[str]()
    for number, (_moment, path) in enumerate(waiting, 1):
        progress(f"reading {number} of {len(waiting)}")
        capture = captures_room.load(path)
        parsed = _judged(db, capture)
        was = _standing(db, capture.capture_id)
        saved = store.save(parsed, capture, str(path.relative_to(home.captures)))
        now = _words(parsed.outcome, parsed.layout)
        if capture.kind == KIND_PAGE and parsed.outcome == "read":
            pages.add(capture.capture_id)
            stated |= saved.stated
        if saved.new or saved.changed or was != now:
            result.files.append(
                Change(capture.capture_id, capture.name, was, now, saved.new, saved.changed)
            )
        result.captures += 1
        result.new += saved.new
        result.changed += saved.changed
    if whole:
        result.removed = store.drop_unstated(pages, stated)


def _judged(db: sqlite_utils.Database, capture: Capture) -> Parsed:
    """What a capture says, judged as the night would; the night's own row follows."""
    parsed = read(capture)
    log = Nights(db)
    page = log.page_of(capture.capture_id)
    if page is None:
        return parsed
    verdict = judge(page, parsed, None)
    log.judge_again(capture.capture_id, verdict.outcome, verdict.parsed.layout)
    return verdict.parsed


def _standing(db: sqlite_utils.Database, capture_id: str) -> str | None:
    sql = "SELECT outcome, layout FROM capture WHERE capture_id = ?"
    row = db.execute(sql, [capture_id]).fetchone()
    return _words(*row) if row else None


def _words(outcome: str, layout: str | None) -> str:
    return f"{outcome} {layout}" if layout else outcome
