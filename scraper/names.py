"""What to call somebody, and whether two names can be one person's.

In: names as people write them on a profile. Out: the name to greet them with, or None where it
cannot be told: better no first name than a wrong one. Pure; reads tables below and the nickname
list of the `nicknames` package.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

Likeness = Literal["same", "likely", "possible", "different"]


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name without case, accents, width and outer blanks, for comparing only."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


@lru_cache(maxsize=65536)
def called(
    full_name: str | None, first_name: str | None = None, signed: str | None = None
) -> str | None:
    return (signed or first_name or (full_name or "").split(" ")[0]) or None


def signed_name(text: str | None, full_name: str | None) -> str | None:
    return None


@lru_cache(maxsize=65536)
def name_key(name: str | None) -> str:
    return folded(name or "")


def same_name(left: str, right: str) -> Likeness:
    return "same" if name_key(left) == name_key(right) else "different"
