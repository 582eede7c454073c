"""The figures of the review page: answers, the network, the nights, as bars a page can draw.

Counts are shown as counts; a share is named only where there are enough to bear one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from composer.history import ANSWERS, Event, History
from composer.search import Search

ENOUGH = 10  # messages below which a share would say more than is known
COMPANIES = 12
YEAR = timedelta(days=365)
MOVES = {
    "warm_up": "warm-ups", "ask": "asks", "nudge": "follow-ups", "thank": "thanks",
    "update": "updates", "keep_in_touch": "hellos",
}  # fmt: skip
# Characters of a message, as FIELD.md §2 sets the steps.
LENGTHS = ((400, "up to 400"), (800, "401 to 800"), (1_200, "801 to 1,200"))
LONGER = "longer"


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


def answers(histories: Mapping[int, History]) -> Iterator[Plot]:
    """How many of the messages that were logged as sent got an answer, by kind and by length."""
    by_move: Counter[str] = Counter()
    by_length: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    for history in histories.values():
        for sent in (one for one in history.events if one.event == "sent"):
            kinds = [sent.move or "ask", _length(sent, history)]
            by_move[kinds[0]] += 1
            by_length[kinds[1]] += 1
            answered.update(kinds if _answered(sent, history) else ())
    total = sum(by_move.values())
    note = (
        "From your log. " + ("" if total >= ENOUGH else "Too few yet to read anything into.")
    ).strip()
    bars = tuple(Bar(MOVES[one], answered[one], by_move[one]) for one in MOVES if by_move[one])
    yield Plot("answers", "Answers by kind of message", note, bars)
    lengths = (*(name for _most, name in LENGTHS), LONGER)
    measured = tuple(
        Bar(f"{one} characters", answered[one], by_length[one]) for one in lengths if by_length[one]
    )
    yield Plot("lengths", "Answers by length", note, measured)


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


def _answered(sent: Event, history: History) -> bool:
    return any(
        one.event in ANSWERS and one.on >= sent.on and one.objective in (None, sent.objective)
        for one in history.events
    )


def _length(sent: Event, history: History) -> str:
    """The step of length of the newest draft for this move made by the day it was sent."""
    texts = [
        draft.text for draft in history.drafts
        if draft.move == (sent.move or "ask") and draft.made_on[:10] <= sent.on[:10]
    ]  # fmt: skip
    if not texts:
        return ""
    return next((name for most, name in LENGTHS if len(texts[0]) <= most), LONGER)
