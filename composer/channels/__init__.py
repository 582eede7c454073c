"""Places a message can go: one file a channel, discovered by folder, each with its limits.

A channel says how long a message may be and should be, how it greets and signs off, and how its
pieces are laid out. Lengths are counted as LinkedIn counts them, in UTF-16 units.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from composer.messages import Piece
from scraper.errors import Refusal
from scraper.settings import Settings

# Pieces that stand in one paragraph, in the order of the message.
_PARAGRAPHS: tuple[tuple[str, ...], ...] = (
    ("greeting",),
    ("opener", "ask"),
    ("why", "proof"),
    ("offer", "easy_out", "thanks"),
    ("signoff",),
)


@dataclass(frozen=True, slots=True)
class Channel:
    """One place a message can go.

    Attributes:
        name: its name on the command line.
        label: what a person calls it.
        limit: the longest text, in UTF-16 units.
        unit: what `best` counts: UTF-16 units (`chars`) or words.
        best: the range that answers best, both ends included.
        stretch: up to where a proof or a shared history may pass the best range.
        subject_limit: longest subject line; None where there is none.
        tie: `connected` or `unconnected` where LinkedIn offers it only to those.
        paragraphs: which roles share a paragraph.
        gap: what stands between paragraphs.
        greeting: the greeting word for each tone.
        farewell: a line before the name for each tone; empty for none.
    """

    name: str
    label: str
    limit: int
    unit: Literal["chars", "words"]
    best: tuple[int, int]
    stretch: int
    subject_limit: int | None = None
    tie: Literal["connected", "unconnected"] | None = None
    paragraphs: tuple[tuple[str, ...], ...] = _PARAGRAPHS
    gap: str = "\n\n"
    greeting: Mapping[str, str] = field(
        default_factory=lambda: {"warm": "Hi", "plain": "Hi", "formal": "Dear"}
    )
    farewell: Mapping[str, str] = field(default_factory=dict)

    def limit_for(self, settings: Settings) -> int:
        """The limit, or the one the user knows better."""
        return (
            settings.messages.linkedin_message_limit
            if self.name == "linkedin_message"
            else (self.limit)
        )

    def shape(self, pieces: Sequence[Piece]) -> str:
        """The text of a message made of `pieces`, laid out for this channel."""
        paragraphs = (
            " ".join(piece.text for piece in pieces if piece.role in roles)
            for roles in self.paragraphs
        )
        return self.gap.join(filter(None, paragraphs))

    def size(self, text: str) -> int:
        """How long `text` is, in the unit of `best`."""
        return units(text) if self.unit == "chars" else len(text.split())


def units(text: str) -> int:
    """Length in UTF-16 units, as LinkedIn's own counters show it: an emoji is two or more."""
    return len(text.encode("utf-16-le")) // 2


@cache
def channels() -> Mapping[str, Channel]:
    """Every channel by name: one for each file of this folder."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").CHANNEL for name in names}


def channel(name: str) -> Channel:
    """The channel called `name`. Refuses a name that is none."""
    if name not in channels():
        raise Refusal(
            "unknown_channel",
            f"there is no channel called {name}",
            "choose one of " + ", ".join(channels()),
        )
    return channels()[name]
