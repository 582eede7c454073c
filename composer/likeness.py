"""How like a text is to posts that people have labelled; a text goes in, a `Likeness` comes out.

A linear model and nothing more: each word, its beginning and its ending, and each pair of
neighbours weighs for or against a label. The weights are a plain table, ``likeness.tsv``, made by
``scripts/learn`` from the labelled posts under ``fixtures/posts``; anybody can look up what a word
weighs. Word lists find what is said plainly; this finds what is said softly, by the company its
words keep.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from composer.tact_patterns import fold

WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|[^\w\s]")
_RUNNING = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a text resembles.

    Attributes:
        fine: probability, 0 to 1, that it may open a conversation.
        reason: the likeliest reason if it may not, a key of `composer.tact.NOTES`.
        sure: the probability of that reason among all reasons, 0 to 1.
        words: up to three of its words, folded, that weigh most against its being fine.
    """

    fine: float
    reason: str
    sure: float
    words: tuple[str, ...]


def features(text: str) -> frozenset[str]:
    """What is weighed: words, beginnings ``empt*``, endings ``*ing``, pairs ``the stone``."""
    words: list[str] = []
    for word in WORD.findall(fold(text)):
        if word.isdigit():
            words.append("0")
        elif _RUNNING.search(word):
            words += word
        else:
            words.append(word)
    found = set(words)
    for word in words:
        if len(word) > 4 and word.isalpha():
            found.update(word[:length] + "*" for length in range(4, min(len(word), 8)))
            found.add("*" + word[-3:])
    found.update(f"{left} {right}" for left, right in pairwise(words))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Weights:
    """The table: what each feature weighs for being fine, and for each reason if it is not.

    Attributes:
        reasons: the labels, in the order of `start` after its first.
        start: the odds before any word is read: of being fine, then of each reason.
        unknown: the rarity of a feature that is not in the table.
        rows: what the table says of a feature, as it stands there: of a hundred thousand a text
            needs a few hundred, so they are read when asked for.
    """

    reasons: tuple[str, ...]
    start: tuple[float, ...]
    unknown: float
    rows: dict[str, str]

    def row(self, feature: str) -> tuple[float, tuple[tuple[int, float], ...]]:
        """A feature's rarity, and (place in `start`, weight) pairs."""
        told = self.rows.get(feature)
        if told is None:
            return self.unknown, ()
        rarity, *pairs = told.split("\t")
        return float(rarity), tuple(_pair(one) for one in pairs)

    def odds(self, text: str) -> tuple[list[float], list[tuple[float, int, str]]]:
        """The log odds in the order of `start`, and (share, place, feature) of what gave them."""
        known = []
        square = 0.0
        for one in sorted(features(text)):
            rarity, weights = self.row(one)
            square += rarity * rarity
            known.append((one, rarity, weights))
        length = math.sqrt(square) or 1.0
        odds = list(self.start)
        gave = []
        for one, rarity, weights in known:
            for place, weight in weights:
                share = weight * rarity / length
                odds[place] += share
                gave.append((share, place, one))
        return odds, gave


def parse(table: str) -> Weights:
    """Read a table: three lines ``reasons``, ``start``, ``unknown``, then a feature a line.

    A feature's line holds the feature, its rarity, and ``place:weight`` pairs, apart by tabs.
    """
    lines = [line for line in table.splitlines() if not line.startswith("# learned")]
    (_, *reasons), (_, *start), (_, unknown) = (line.split("\t") for line in lines[:3])
    rows = dict(line.split("\t", 1) for line in lines[3:])
    return Weights(tuple(reasons), tuple(float(one) for one in start), float(unknown), rows)


def _pair(text: str) -> tuple[int, float]:
    place, weight = text.split(":")
    return int(place), float(weight)


@cache
def weights() -> Weights:
    """The table that comes with askwell."""
    return parse(resources.files("composer").joinpath("likeness.tsv").read_text("utf-8"))


@lru_cache(maxsize=4096)
def likeness(text: str) -> Likeness:
    """Compare one text with the labelled posts. Linear in its length."""
    table = weights()
    odds, gave = table.odds(text)
    top = max(odds[1:])
    parts = [math.exp(one - top) for one in odds[1:]]
    place = max(range(len(parts)), key=parts.__getitem__)
    against = sorted((share, one) for share, at, one in gave if at == 0 and share < 0)
    words = [one for _, one in against if "*" not in one and len(one) > 2]
    return Likeness(1 / (1 + math.exp(-odds[0])), table.reasons[place],
                    parts[place] / sum(parts), tuple(words[:3]))  # fmt: skip
