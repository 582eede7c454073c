"""What a night tells: events while somebody watches, and the short report at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from scraper.due import Due
from scraper.errors import Problem
from scraper.nights import moment

ID_DIGITS = 12  # enough of a capture's id to name it

# How a night can end, as a person is told.
ENDINGS = {
    "done": "everything that was due has been read",
    "limit": "the limit you gave is reached",
    "budget": "tonight's page budget is used up",
    "time": "tonight's time is up",
    "wall": "LinkedIn showed a wall",
    "suspicious": "pages that used to say something said nothing",
    "unreachable": "the pages did not come",
    "interrupted": "you asked it to stop",
    "refused": "no browser could be opened",
    "killed": "it was killed",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One moment of a night for whoever watches.

    Attributes:
        kind: ``wait`` (before a page), ``page`` (it is being opened), ``saved`` (what came of it).
        due: the page.
        left: page views left tonight.
        seconds: how long the wait is.
        outcome: what came of the page: ``read``, ``partial``, ``unread``, ``not_found``, ``wall``,
            ``failed``.
        new: rows it brought.
    """

    kind: str
    due: Due
    left: int
    seconds: float = 0.0
    outcome: str | None = None
    new: int = 0

    def __str__(self) -> str:
        who = f"{self.due.name}: {self.due.page}"
        if self.kind == "wait":
            left = f"{self.left} {_plural('page', self.left)} left tonight"
            return f"waiting {self.seconds:.0f} s, then {who} ({left})"
        if self.kind == "page":
            return f"{who}: {self.due.reason}"
        told = "in part" if self.outcome == "partial" else (self.outcome or "").replace("_", " ")
        return f"{who}: {told}" + (f", {self.new} new" if self.new else "")


@dataclass(frozen=True, slots=True)
class News:
    """What a night brought about one person; `what` counts the new rows by kind."""

    person_id: int
    name: str
    new: int
    what: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        kinds = (f"{count} {_plural(kind, count)}" for kind, count in self.what)
        return f"{self.name}: {', '.join(kinds)}"


@dataclass(slots=True)
class NightReport:
    """What came of a night.

    Attributes:
        pages: pages asked for.
        read: pages that were read, in part or whole.
        new: new rows; `changed`: rows with a newer value.
        by_person: whom there is news about, most news first.
        ended_by: a key of `ENDINGS`.
        wall: which wall ended it.
        resume_after: the moment before which no page is opened again.
        unread: ids of captures that no reader could read.
        problems: data that could not be read.
        next_step: what the human should do, where there is something.
    """

    pages: int = 0
    read: int = 0
    new: int = 0
    changed: int = 0
    by_person: list[News] = field(default_factory=list)
    ended_by: str = "done"
    wall: str | None = None
    resume_after: datetime | None = None
    unread: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    next_step: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The answer of ``askwell sync --json``."""
        return {
            "pages": self.pages,
            "read": self.read,
            "new": self.new,
            "changed": self.changed,
            "by_person": [
                {"person_id": one.person_id, "name": one.name, "new": one.new,
                 "what": dict(one.what)}
                for one in self.by_person
            ],
            "ended_by": self.ended_by,
            "wall": self.wall,
            "resume_after": self.resume_after and moment(self.resume_after),
            "unread": list(self.unread),
            "problems": [
                {"kind": one.kind, "where": one.where, "detail": one.detail}
                for one in self.problems
            ],
            "next": self.next_step,
        }  # fmt: skip

    def lines(self) -> list[str]:
        """The report in words, for a log or a morning note."""
        return list(told(self.to_json()))


def told(value: dict[str, Any]) -> Iterator[str]:
    """The answer of ``askwell sync --json`` in words."""
    pages = f"{value['pages']} {_plural('page', value['pages'])} opened, {value['read']} read"
    yield f"{pages}; {value['new']} new and {value['changed']} changed rows."
    for one in value["by_person"]:
        yield f"  {News(one['person_id'], one['name'], one['new'], tuple(one['what'].items()))}"
    wall = f" ({value['wall'].replace('_', ' ')})" if value["wall"] else ""
    yield f"It ended because {ENDINGS.get(value['ended_by'], value['ended_by'])}{wall}."
    if value["resume_after"]:
        yield f"No page will be opened before {local(value['resume_after'])}."
    for one in value["unread"]:
        yield f"Kept, but not understood: capture {one}"
        yield f"  to report it with nothing of anybody in it: askwell scrub {one[:ID_DIGITS]}"
    if value["next"]:
        yield f"Next: {value['next']}"


def local(at: datetime | str) -> str:
    """A moment as the person's own clock shows it."""
    read_as = datetime.fromisoformat(at) if isinstance(at, str) else at
    return read_as.astimezone().strftime("%Y-%m-%d %H:%M")


class Gathering:
    """Adds up the news of a night, person by person."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._kinds: dict[int, Counter[str]] = {}

    def add(self, person_id: int, name: str, kinds: Counter[str]) -> None:
        """New rows about somebody, counted by kind."""
        self._names[person_id] = name
        self._kinds.setdefault(person_id, Counter()).update(kinds)

    def news(self) -> list[News]:
        """Everyone there is news about, most news first."""
        found = [
            News(person_id, self._names[person_id], kinds.total(), tuple(kinds.most_common()))
            for person_id, kinds in self._kinds.items()
            if kinds.total()
        ]
        return sorted(found, key=lambda one: (-one.new, one.name))


# What a person calls a row of each table, one and many; other tables' names serve as they are.
WORDS = {
    "mutuals": ("list of mutual connections", "lists of mutual connections"),
    "education": ("school", "schools"),
    "membership": ("group", "groups"),
}


def _plural(word: str, count: int) -> str:
    one, many = WORDS.get(word, (word, f"{word}s"))
    return one if count == 1 else many
