"""What came of one page: read, in part, unread, gone, or a wall; and whether that is suspicious.

In go what was asked for, what the reader made of it and what the page showed the last time. Absence
is not a fact: a section that was there before and does not show now was not loaded, and a page
without its floor was not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scraper.capture.pace import SIGNED_OUT, STOP_SIGNS
from scraper.parse import Parsed
from scraper.records import Person

# Sections that a page must bring, loaded or shown absent, to count as whole.
WHOLE = {"profile": ("posts",), "activity": ("posts",)}

# What a reader calls the page that LinkedIn shows to people who are not signed in.
GUEST_KINDS = ("public_profile",)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a page.

    Attributes:
        outcome: ``read``, ``partial``, ``unread``, ``not_found`` or ``wall``.
        wall: which wall, where it is one.
        suspicious: the page used to yield, or must yield, and did not.
        parsed: what may be saved; without records where nothing may.
    """

    outcome: str
    parsed: Parsed
    wall: str | None = None
    suspicious: bool = False

    @property
    def stops(self) -> bool:
        """Whether no further page may be opened tonight."""
        return self.outcome == "wall"

    @property
    def cools(self) -> bool:
        """Whether the wall means "too much", so that askwell stays away for a day or two."""
        return self.wall in STOP_SIGNS

    @property
    def signed_out(self) -> bool:
        """Whether the human has to sign in again."""
        return self.wall in SIGNED_OUT


def judge(page: str, parsed: Parsed, before: Mapping[str, str] | None) -> Verdict:
    """The verdict on `parsed`, which was asked for as `page`.

    Args:
        page: the page asked for, a key of ``linkedin.PATHS``.
        parsed: what the reader made of the capture.
        before: the sections that the last good capture of this page showed; None for none.
    """
    if parsed.kind in GUEST_KINDS:
        wall = replace(parsed, outcome="wall", wall="signed_out", records=())
        return Verdict("wall", wall, "signed_out")
    if parsed.outcome == "wall":
        return _wall(parsed)
    if parsed.outcome != "read" or not _floor(page, parsed):
        # Every profile has a name; a list may be empty, unless it used to hold something.
        odd = page == "profile" or before is not None
        return Verdict("unread", replace(parsed, outcome="unread", records=()), suspicious=odd)
    missing = [name for name in WHOLE.get(page, ()) if parsed.sections.get(name) == "not_loaded"]
    lost = before is not None and any(before.get(name) == "loaded" for name in missing)
    return Verdict("partial" if missing else "read", parsed, suspicious=lost)


def _wall(parsed: Parsed) -> Verdict:
    if parsed.wall == "not_found":
        return Verdict("not_found", parsed)
    if parsed.wall == "not_rendered":
        return Verdict("unread", parsed, suspicious=True)
    return Verdict("wall", parsed, parsed.wall)


def _floor(page: str, parsed: Parsed) -> bool:
    """Whether the capture is the page asked for and holds the least that such a page holds."""
    if parsed.layout is None or parsed.layout.split("/")[1] != page:
        return False
    if page == "profile":
        return any(isinstance(one, Person) and one.full_name for one in parsed.records)
    return True
