"""The labelled posts under ``fixtures/posts``: which of them teach, which are held back to judge.

Of each set whose name begins with ``blind_`` from e on, one post in five is never learned from;
posts that were written in pairs stay together.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

POSTS = Path(__file__).resolve().parent.parent / "fixtures" / "posts"
FINE = "fine"
UNREAD = "unread"  # judged by its language alone
SAME = {"jobseeking": "layoff", "hardship": "personal"}
HELD = ("blind_e", "blind_f", "blind_g", "blind_h", "blind_i", "blind_j")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One post: its set, its words, `fine` or the reason why not, and whether it is held back."""

    within: str
    text: str
    label: str
    language: str
    held_back: bool


def posts() -> list[Labelled]:
    """All of them, set by set in the order of the files."""
    found = []
    for path in sorted(POSTS.glob("*.json")):
        for place, one in enumerate(json.loads(path.read_text("utf-8"))):
            label = one["sensitive"] or FINE
            held = path.stem in HELD and place // 2 % 5 == 0
            if label != UNREAD:
                known = SAME.get(label, label)
                found.append(Labelled(path.stem, one["text"], known, one["language"], held))
    return found


def digest(known: list[Labelled]) -> str:
    """Of the posts that teach, in order: what the table says it was learned from."""
    taught = [(one.text, one.label) for one in known if not one.held_back]
    return hashlib.sha256(json.dumps(taught).encode()).hexdigest()[:16]
