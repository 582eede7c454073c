"""Parse room: finds the writer's answers inside an earlier mail that nothing marks as quoted.

Outlook puts the earlier mail below without a prefix, and people answer in it: behind their name in
brackets, or behind a sign or in capitals that the words on top announce ("see my answers in red
below, marked ***"). In: the lines, where the earlier mail stands, the sender's names. Out: the
label of every such answer taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scraper.parse.mailbox import words
from scraper.parse.mailbox.lines import Label, Line, any_word

FULL = 60  # characters behind which a mailer wraps: a shorter line ends its paragraph
SIGNS = (">>", "***", "##", "=>", "==>", "->", "-->", "@@")

_ANNOUNCED = any_word(words.INLINE)
_CAPITALS = any_word(words.IN_CAPITALS)
_SIGN = re.compile(r"(?<![\w<>#*=@+~^|-])[<>#*=@+~^|-]{1,5}(?![\w<>#*=@+~^|-])")
_NAMED = re.compile(
    r"[\[({<]{1,2}\s{0,2}([^\W\d_][^\])}>:\n]{0,40}?)\s{0,2}(?:[:,-][^\])}>\n]{0,300})?[\])}>]"
)
_BEFORE_COLON = re.compile(r"([^\W\d_][\w. ]{0,30}?)\s{0,2}[:>]\s{0,3}(?=\S)")


def free(
    lines: Sequence[Line],
    labels: list[Label],
    start: int,
    stop: int,
    names: Iterable[str],
    *,
    only_announced: bool = False,
) -> None:
    """Take the label off the writer's answers in the earlier mail from `start` to `stop`.

    `only_announced`: leave all as it is where no word on top says that there are answers.
    """
    known = _spellings(names)
    on_top = [
        line.folded for line, label in zip(lines[:start], labels, strict=False) if label is None
    ]
    announcing = [text for text in on_top if _ANNOUNCED.search(text)]
    if only_announced and not announcing:
        return
    signs = tuple({found for text in announcing for found in _SIGN.findall(text)} - {"-", "--"})
    signs = signs or (SIGNS if announcing else ())
    capitals = any(_CAPITALS.search(text) for text in announcing)
    answering = False
    for at in range(start, stop):
        line = lines[at]
        if line.blank or line.long:
            answering = False
        elif _answers(line, known, signs, bool(announcing), capitals):
            answering = True
            labels[at] = None
        elif answering and len(lines[at - 1].raw) >= FULL:
            labels[at] = None
        else:
            answering = False


def _answers(
    line: Line, names: frozenset[str], signs: tuple[str, ...], announced: bool, capitals: bool
) -> bool:
    found = _NAMED.match(line.folded)
    if found and found[1].strip(" .") in names:
        return True
    if not announced:
        return False
    if signs and line.text.startswith(signs):
        return any(letter.isalnum() for letter in line.text)
    before = _BEFORE_COLON.match(line.folded)
    if before and before[1] in names:
        return True
    return capitals and line.text.isupper() and sum(map(str.isalpha, line.text)) >= 2


def _spellings(names: Iterable[str]) -> frozenset[str]:
    """How a writer marks their answers: whole name, given name, surname, initials."""
    found = set()
    for name in names:
        parts = [one for one in name.split() if one]
        if not parts:
            continue
        found |= {" ".join(parts), parts[0], "".join(one[0] for one in parts)}
        found.add(parts[-1])
    return frozenset(one for one in found if len(one) > 1)
