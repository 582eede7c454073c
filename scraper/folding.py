"""Text as somebody typed it goes in; the form in which spellings are compared comes out."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})


def fold(text: str) -> str:
    """Lower case, one width, Latin letters without their marks; other scripts keep theirs.

    A run of blanks (U+202F and line ends too) becomes one blank.
    """
    folded = text.casefold()
    if not folded.isascii():
        wide = unicodedata.normalize("NFKC", folded).casefold().translate(_LETTERS)
        folded = "".join(c if c > "\u024f" else unicodedata.normalize("NFKD", c)[0] for c in wide)
    return " ".join(folded.split())
