"""Word lists written as prose: a string of words comes in, a set goes out."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of `words`, split at blanks."""
    return frozenset(words.split())
