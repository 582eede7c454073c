"""How hard a text is to read: the Flesch-Kincaid grade, without what nobody can simplify.

Names, links, addresses and years do not count. The formula is Kincaid et al. (1975):
0.39 * words / sentences + 11.8 * syllables / words - 15.59.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûü]+")


def syllables(word: str) -> int:
    """How many syllables an English word has, by its vowel groups; at least one."""
    plain = re.sub(r"['’].*", "", word.lower())
    count = len(_VOWELS.findall(plain))
    if re.search(r"[^aeiouylr]e$|[^aeiouy][rl]e$", plain) and not plain.endswith(("le", "the")):
        count -= 1
    if re.search(r"(?:[^aeiouytd]ed|[^aeiouysxzcg]es)$", plain) and len(plain) > 4:
        count -= 1
    if re.search(r"i[ao](?!u)|eo(?!ple)|ual|[^\W]ea$", plain) and not re.search(
        r"[tcsg]io|[tc]ia|^[^aeiou]*ea$", plain
    ):
        count += 1
    if re.search(
        r"[gq]ues?$|(?:pipe|time|some|base|home|life|name|side|note|hope|care)[b-df-hj-np-tv-z]",
        plain,
    ):
        count -= 1
    return max(1, count)


def sentences(text: str) -> list[str]:
    """The sentences and lines of `text` that hold a word."""
    return [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def grade(text: str, names: Iterable[str] = ()) -> float:
    """The reading grade of `text`, rounded to one place; 0 for a text without words.

    Args:
        text: the body, without greeting and sign-off.
        names: roles, companies and people; they and capitalised words inside a sentence are left
            out of the count.
    """
    text = LINK.sub(" ", text)
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
    counted, lines = [], sentences(text)
    for line in lines:
        first, *rest = _WORD.findall(line)
        counted.append(first)
        counted.extend(word for word in rest if word[0].islower() or word in ("I", "I'm", "I'd"))
    if not counted:
        return 0.0
    beats = sum(map(syllables, counted))
    raw = 0.39 * len(counted) / len(lines) + 11.8 * beats / len(counted) - 15.59
    return round(max(0.0, raw), 1)
