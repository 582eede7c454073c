"""Which language a text is in: script first, then a vote of its small words, then py3langid.

Short texts mislead a statistical guesser ("Kafka in production" is not Danish), so it is asked
only where the vote is silent, and believed only for texts of some length.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_ALL = {
    code: frozenset(words.split())
    for code, words in tomllib.loads(
        resources.files("composer").joinpath("language.toml").read_text("utf-8")
    ).items()
}
_SPEAKERS = {
    word: tuple(code for code, small in _ALL.items() if word in small)
    for word in frozenset().union(*_ALL.values())
}
# Words so common in English that they say nothing of what a phrase is about.
CONFIDENT = _ALL["en"] | frozenset("he she him her his a in me no i'll i've".split())

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff\uff66-\uff9f]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u0d7f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
)
_NOISE = re.compile(r"https?://\S+|[@#][\w.]+|(?<!\S)\S+@\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

READ = ("en", "und")  # what the checks that look for English words can judge


@lru_cache(maxsize=4096)
def language_of(text: str) -> str:
    """Two-letter code of the language most of `text` is in; ``und`` where nothing tells."""
    plain, words = _NOISE.sub(" ", text), _words(text)
    by_script = _by_script(plain, sum(map(len, words)))
    if by_script:
        return by_script
    votes = _votes(words)
    ranked = sorted(votes.items(), key=lambda item: -item[1])
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    return _guess(plain, words, [code for code, count in ranked if count == ranked[0][1]])


def languages_in(text: str, besides: str = "und") -> list[str]:
    """Every language with two of its small words in `text`, one if it is short, or its script.

    Words that the language `besides` shares do not count.
    """
    words = _words(text)
    shared = _ALL.get(besides, frozenset())
    counts = _votes([word for word in words if word not in shared])
    found = [code for code, count in counts.items() if count >= 2 or len(words) < 10]
    return [*found, "ja"] if _SCRIPTS[0][1].search(text) else found


@lru_cache(maxsize=64)
def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(_NOISE.sub(" ", text))]


def _by_script(text: str, letters: int) -> str | None:
    """The language its script gives away, when a fifth of the letters are of that script."""
    if text.isascii():
        return None
    for code, pattern in _SCRIPTS:
        count = len(pattern.findall(text))
        if count and count * 5 >= letters:
            return code
    return None


def _votes(words: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        for code in _SPEAKERS.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    return counts


def _guess(text: str, words: list[str], tied: list[str]) -> str:
    if len(words) >= 8:
        guessed = _identifier().classify(text)[0]
        return str(guessed) if not tied or guessed in tied else tied[0]
    if tied:
        return "en" if "en" in tied else "und"
    return "und"


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid


def get_ready() -> None:
    """Load what a doubtful text needs: half a second, better spent before somebody waits for it."""
    _identifier().classify("")
