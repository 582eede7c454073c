"""Bytes become records: pure functions from one `Capture` to one `Parsed`, and nothing outside.

No browser, database, clock, network or file is touched in this room. `read` asks the layouts of
the capture's kind, newest first; the first that recognises the capture reads it, and none guesses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from scraper.capture import KIND_ARCHIVE_FILE, KIND_CALENDAR, KIND_MAIL, KIND_PAGE, Capture
from scraper.errors import Problem
from scraper.records import Record, to_json

Outcome = Literal["read", "wall", "unread", "ignored"]
Wall = Literal["signed_out", "guest_home", "challenge", "rate_limited", "not_found", "not_rendered"]
SectionState = Literal["loaded", "not_loaded", "absent"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one capture says.

    Attributes:
        name: the capture's name.
        kind: what it turned out to be: ``profile``, ``connections.csv``, ``mail`` ...
        layout: which reader read it, ``linkedin/profile/g2026_03``; None when none did.
        outcome: ``read``; ``wall`` (nothing may be stored); ``unread`` (no reader recognised it);
            ``ignored`` (recognised, and deliberately not read; `problems` is empty, `note` why).
        wall: which wall, when `outcome` is ``wall``.
        subject: slug of the person the personless records (posts, positions ...) belong to, or
            ``me`` for the owner of an archive; None when records name their own people.
        records: in the order of the source.
        sections: page sections and whether they were there: absence is not a fact.
        problems: data that could not be read, each with its place.
        rows: data rows met, read or not (archives); pages leave it at 0.
        note: one sentence for the human, or None.
    """

    name: str
    kind: str
    layout: str | None
    outcome: Outcome
    wall: Wall | None = None
    subject: str | None = None
    records: tuple[Record, ...] = ()
    sections: dict[str, SectionState] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    rows: int = 0
    note: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``captures`` in ``askwell parse --json``."""
        return {
            "name": self.name,
            "kind": self.kind,
            "layout": self.layout,
            "outcome": self.outcome,
            "wall": self.wall,
            "subject": self.subject,
            "records": [to_json(record) for record in self.records],
            "sections": dict(self.sections),
            "problems": [
                {"kind": one.kind, "where": one.where, "detail": one.detail}
                for one in self.problems
            ],
        }


def slices(capture: Capture, most: int = 20_000) -> Iterator[Parsed]:
    """What `read` says, in parts of at most so many records: for files larger than memory likes.

    Problems and the count of rows stand in the last part. There is always at least one.
    """
    if capture.kind == KIND_ARCHIVE_FILE:
        from scraper.parse import archive

        yield from archive.slices(capture, most)
    else:
        yield read(capture)


def read(capture: Capture) -> Parsed:
    """Read one capture with the newest reader that recognises it. Never raises for bad input."""
    if capture.kind == KIND_PAGE:
        from scraper.parse import linkedin

        return linkedin.read(capture)
    if capture.kind == KIND_ARCHIVE_FILE:
        from scraper.parse import archive

        return archive.read(capture)
    if capture.kind in (KIND_MAIL, KIND_CALENDAR):
        from scraper.parse import mailbox

        return mailbox.read(capture)
    raise ValueError(f"no room reads captures of kind {capture.kind!r}")
