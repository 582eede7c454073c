"""Learn the weights of `composer.likeness` from the labelled posts, and say how good they are.

Each set is first judged by weights learned from the other sets alone: those figures, printed, are
what to expect of posts by somebody new. The table that is written has learned from all sets, save
the posts that are held back for ``scripts/evaluate``.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from composer.likeness import features
from scripts.labelled_posts import FINE, Labelled, digest, posts

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "composer" / "likeness.tsv"
STRENGTH = 30.0  # scikit-learn's C; 10 to 100 made no difference on sets left out
LEAST = (0.65, 0.97)  # share of the weights not worth a line: for being fine, for the reasons


@dataclass(frozen=True)
class Vocabulary:
    """Every feature of the posts with its rarity, as in tf-idf."""

    place: dict[str, int]
    rarity: list[float]
    unknown: float

    def matrix(self, texts: list[frozenset[str]]) -> Any:
        """One row a text, each of length one, features never seen counted in that length."""
        rows, columns, values = [], [], []
        for row, found in enumerate(texts):
            at = [self.place.get(one) for one in sorted(found)]
            weigh = [self.unknown if k is None else self.rarity[k] for k in at]
            length = math.sqrt(sum(one * one for one in weigh)) or 1.0
            for k, one in zip(at, weigh, strict=True):
                if k is not None:
                    rows.append(row)
                    columns.append(k)
                    values.append(one / length)
        return csr_matrix((values, (rows, columns)), shape=(len(texts), len(self.place)))


def vocabulary_of(texts: list[frozenset[str]]) -> Vocabulary:
    seen = Counter(one for found in texts for one in found)
    count = len(texts)
    names = sorted(seen)
    rarity = [math.log((1 + count) / (1 + seen[one])) + 1 for one in names]
    return Vocabulary({one: at for at, one in enumerate(names)}, rarity, math.log(1 + count) + 1)


@dataclass(frozen=True)
class Learned:
    """Two fitted models: whether a post is fine, and the reason of those that are not."""

    vocabulary: Vocabulary
    fine: Any
    reason: Any


def learn(texts: list[frozenset[str]], labels: list[str]) -> Learned:
    """Fit both by logistic regression."""
    vocabulary = vocabulary_of(texts)
    matrix = vocabulary.matrix(texts)
    others = [at for at, label in enumerate(labels) if label != FINE]
    return Learned(
        vocabulary,
        _model().fit(matrix, [label == FINE for label in labels]),
        _model().fit(matrix[others], [labels[at] for at in others]),
    )


def _model() -> Any:
    return LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=3000)


LEVELS = (0.3, 0.4, 0.5, 0.6)


def left_out(known: list[Labelled]) -> None:
    """Print, for each set, how weights learned from the others do on it."""
    print("set           posts  area  reason  found/false alarms when fine below", *LEVELS)
    for name in sorted({one.within for one in known}):
        learned = _learned([one for one in known if one.within != name])
        asked = [one for one in known if one.within == name]
        matrix = learned.vocabulary.matrix([features(one.text) for one in asked])
        fine = learned.fine.predict_proba(matrix)[:, 1]
        labels = numpy.array([one.label for one in asked])
        right = labels == FINE
        reason = (learned.reason.predict(matrix) == labels)[~right].mean()
        told = "  ".join(f"{(fine[~right] < at).mean():.2f}/{(fine[right] < at).mean():.2f}"
                         for at in LEVELS)  # fmt: skip
        area = roc_auc_score(right, fine)
        print(f"{name:12s}  {len(asked):5d}  {area:.2f}  {reason:.2f}    {told}", flush=True)


def _learned(known: list[Labelled]) -> Learned:
    return learn([features(one.text) for one in known], [one.label for one in known])


def write(learned: Learned, known: list[Labelled]) -> None:
    """Write the table: for each feature the weights that matter, two decimals."""
    rarity = numpy.array(learned.vocabulary.rarity)
    kinds = [(learned.fine.coef_, LEAST[0]), (learned.reason.coef_, LEAST[1])]
    kept = [numpy.where(abs(coef * rarity) >= numpy.quantile(abs(coef * rarity), least), coef, 0)
            for coef, least in kinds]  # fmt: skip
    weights = numpy.vstack(kept)
    start = [*learned.fine.intercept_, *learned.reason.intercept_]
    lines = [f"# learned by scripts/learn from {len(known)} posts, {digest(known)}",
             "\t".join(["reasons", *learned.reason.classes_]),
             "\t".join(["start", *(f"{one:.2f}" for one in start)]),
             f"unknown\t{learned.vocabulary.unknown:.1f}"]  # fmt: skip
    for one, place in learned.vocabulary.place.items():
        pairs = [f"{at}:{weights[at, place]:.1f}" for at in numpy.flatnonzero(weights[:, place])]
        if pairs:
            lines.append("\t".join([one, f"{rarity[place]:.1f}", *pairs]))
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    known = posts()
    if "--only-write" not in sys.argv:
        left_out(known)
    taught = [one for one in known if not one.held_back]
    write(_learned(taught), taught)


if __name__ == "__main__":
    main()
