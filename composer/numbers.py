"""The figures of the review page: answers, the network, the nights, as bars a page can draw.

Counts are shown as counts; a share is named only where there are enough to bear one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from composer.search import Search
from composer.stats import ENOUGH, Row

COMPANIES = 12
YEAR = timedelta(days=365)
MOVES = {
    "warm_up": "warm-ups", "ask": "asks", "nudge": "follow-ups", "thank": "thanks",
    "update": "updates", "keep_in_touch": "hellos",
}  # fmt: skip
CHANNELS = {"linkedin_message": "LinkedIn message", "email": "e-mail"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it counts, how many, and of how many where that is a question.

    Attributes:
        ours: whether the label is a word of askwell's, rather than somebody's name.
    """

    label: str
    value: int
    of: int | None = None
    ours: bool = True

    @property
    def words(self) -> str:
        """The bar in words: ``3 of 5``."""
        return f"{self.value:,}" if self.of is None else f"{self.value:,} of {self.of:,}"


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars under one title, with what they do and do not say."""

    name: str
    title: str
    note: str
    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """The length that stands for the whole width."""
        return max((bar.of or bar.value for bar in self.bars), default=0) or 1


def answers(rows: Sequence[Row]) -> Iterator[Plot]:
    """How many of the messages that went out got an answer, as `composer.stats` counts them."""
    total = sum(one.sent for one in rows if one.by == "all")
    waiting = sum(one.waiting for one in rows if one.by == "all")
    note = "From your log and your messages."
    note += f" {waiting} may still be answered." if waiting else ""
    note += "" if total >= ENOUGH else " Too few yet to read anything into."
    for name, title, by, words in _ANSWERS:
        bars = tuple(
            Bar(words.get(one.value, one.value), one.answered, one.sent)
            for one in rows
            if one.by == by
        )
        yield Plot(name, title, note, bars)


_ANSWERS: tuple[tuple[str, str, str, Mapping[str, str]], ...] = (
    ("answers", "Answers by kind of message", "move", MOVES),
    ("channels", "Answers to asks, by channel", "channel", CHANNELS),
    ("lengths", "Answers to asks, by length", "length", {}),
)


def network(search: Search, today: date) -> Iterator[Plot]:
    """With whom there were words, and where most of them work."""
    lately, before, never = search.words_since((today - YEAR).isoformat())
    bars = (
        Bar("words within a year", lately),
        Bar("words longer ago", before),
        Bar("no words on record", never),
    )
    yield Plot(
        "ties", "Your network by last words", "Messages and mails, either way.",
        bars if lately + before + never else (),
    )  # fmt: skip
    companies = tuple(Bar(name, many, ours=False) for name, many in search.employers(COMPANIES))
    note = "As your sources write it; the twelve with most people."
    yield Plot("companies", "Where your people work", note, companies)


def coverage(nights: Sequence[Mapping[str, Any]]) -> Iterator[Plot]:
    """Pages read in each of the last nights, oldest first."""
    bars = tuple(
        Bar(str(one["began"])[:10], int(one["read"]), int(one["pages"])) for one in reversed(nights)
    )
    yield Plot("nights", "Pages read, night by night", "Read, of those opened.", bars)
