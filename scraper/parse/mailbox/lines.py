"""Parse room: one line of a mail, folded once, with the few questions every rule asks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Label = Literal["quote", "signature"] | None  # None: the writer's own words

LONGEST = 1000  # characters of a line that rules look at; longer lines are prose

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2060, 0xFEFF, 0xAD],
    None,
)
_PREFIX = re.compile(r"[ \t]{0,4}(?:[*|}]?>|([^\W\d_]{1,4})>)")
_PROMPTS = frozenset({"SQL", "PS", "DOS", "MIX", "IRB", "FTP"})
_BARS = ("|", "¦", "│")
_BAR = re.compile(r"[ \t]{0,4}[|¦│] ?")
_DASHES = " \t-_=*~—–―─#+·.•"
_DRAWN = frozenset("-_=*~—–―─#+")
_RULE = re.compile(r"\s{0,8}[-_=*~—–―─#+]{3,}[-_=*~—–―─#+ ]*$")


@dataclass(slots=True)
class Line:
    """A line and its folded form: lower case, one kind of space, no invisible or bold marks."""

    raw: str
    text: str = field(init=False)
    folded: str = field(init=False)
    blank: bool = field(init=False)  # nothing is in it
    long: bool = field(init=False)  # longer than any rule would look at

    def __post_init__(self) -> None:
        short = self.raw[:LONGEST]
        if not short.isascii():
            short = short.translate(_INVISIBLE).replace("\xa0", " ").replace("\u202f", " ")
        self.text = short.strip()
        self.blank = not self.text
        self.long = len(self.raw) > LONGEST
        self.folded = "" if self.long else self.text.casefold()

    @property
    def prefixed(self) -> bool:
        """Whether it begins with a mark of quotation: ``>``, or initials and ``>``."""
        found = _PREFIX.match(self.raw) if ">" in self.raw[:10] else None
        if found is None or found[1] is None:
            return found is not None
        return found[1][0].isupper() and found[1] not in _PROMPTS

    @property
    def announces_between_angles(self) -> bool:
        """Whether it is GroupWise's ``>>> Ann <ann@kiln.example> 3/4/2003 10:12 AM >>>``."""
        return self.text[:3] == self.text[-3:] == ">>>" and len(self.text) > 12

    @property
    def barred(self) -> bool:
        """Whether it begins with the bar that some mailers quote with."""
        return self.raw.lstrip()[:1] in _BARS and bool(_BAR.match(self.raw))

    @property
    def rule(self) -> bool:
        """Whether it is a drawn line and nothing else."""
        if self.text[:1] not in _DRAWN or self.long:
            return False
        return _RULE.match(self.raw) is not None

    @property
    def between_dashes(self) -> str:
        """The folded words with any drawing around them taken off."""
        return self.folded.strip(_DASHES)

    @property
    def words(self) -> int:
        """How many words."""
        return len(self.folded.split())


def next_written(lines: Sequence[Line], at: int) -> int:
    """The first line at or behind `at` with something in it."""
    while at < len(lines) and lines[at].blank:
        at += 1
    return at


@lru_cache(maxsize=64)
def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the words, whole where they are made of letters with spaces between."""
    longest_first = sorted(set(words), key=len, reverse=True)
    spelled = (
        (r"(?<!\w)" if one[0].isascii() and one[0].isalnum() else "")
        + re.escape(one)
        + (r"(?!\w)" if one[-1].isascii() and one[-1].isalnum() else "")
        for one in longest_first
    )
    return re.compile("|".join(spelled))
