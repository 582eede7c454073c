"""Parse room: finds the block of name, title and contact lines with which a writer signs.

In: the lines of one run between quotations, and the sender's names. Out: where the block at its end
begins. A closing above it stays the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.parse.mailbox import signature_words as words
from scraper.parse.mailbox.lines import Line, any_word, next_written

MOST_IN_BLOCK = 12
LONGEST_IN_BLOCK = 110
_TITLE = any_word(words.TITLES)
_CONTACT = any_word(words.CONTACT)
_PHONE = re.compile(r"(?:\+|\(0|\b0|\(\d)[\d ()./–-]{6,22}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
LINK = re.compile(r"https?://|www\.|linkedin\.com/|\b[a-z0-9-]{2,60}\.(?:com|org|net|example|io)\b")
_EMAIL = re.compile(r"[^\s@]{1,80}@[^\s@]{2,120}")
_CLOSINGS = frozenset(words.CLOSINGS)
_BOX = " \t*|#+:/\\"
_SEGMENTS = re.compile(r" {3,40}|\t|[ \t]{0,3}[|·•¦/~,][ \t]{0,3}| [-–—] |\s{0,2}[(\[]")
_BEFORE_NAMES = re.compile(
    r"(?:(?:prof|dr|mr|mrs|ms|miss|dipl|ing|mag|i\.\s?a|i\.\s?v|ppa|herr|frau|m|mme|sr|sra)"
    r"\b[.-]{0,2}\s{0,2}){1,4}"
)
_NAMED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſΑ-ΩА-Я][\w.'’-]*(?: [A-ZÀ-ÖØ-ÞĀ-ſΑ-ΩА-Я][\w.'’-]*){1,3}$")


def block_start(lines: Sequence[Line], start: int, end: int, names: frozenset[str]) -> int:
    """Where the contact block at the end of a run begins; `end` if there is none."""
    top, written, closed = end, 0, False
    for at in range(end - 1, start - 1, -1):
        line = lines[at]
        if line.blank:
            if at and lines[at - 1].blank and top < end:
                continue
            continue
        if is_closing(line):
            closed = True
            break
        if written >= MOST_IN_BLOCK or not _fits(line, names):
            break
        top, written = at, written + 1
    top = _below_signed_name(lines, top, end, names) if closed else top
    return _first_named(lines, top, end, names, closed)


def _below_signed_name(lines: Sequence[Line], top: int, end: int, names: frozenset[str]) -> int:
    """A name alone under a closing, a blank line below it, belongs to the closing."""
    if top + 1 >= end or not lines[top + 1].blank:
        return top
    line = lines[top]
    short = line.words <= 2 or (line.words <= 4 and is_name(line, names))
    if not short or has_title(line) or has_contact(line):
        return top
    return next_written(lines[:end], top + 1)


def _first_named(
    lines: Sequence[Line], top: int, end: int, names: frozenset[str], closed: bool
) -> int:
    """The block's beginning if there is evidence that it is one, else `end`."""
    if not closed:
        named = [at for at in range(top, end) if is_name(lines[at], names)]
        if not named and sum(has_contact(line) for line in lines[top:end]) >= 2:
            named = [at for at in range(top, end) if _NAMED.fullmatch(lines[at].text)]
        if not named:
            return end
        top = named[0]
    block = [line for line in lines[top:end] if not line.blank]
    contacts = sum(has_contact(line) for line in block)
    titles = sum(has_title(line) for line in block)
    if len(block) >= 2 and (contacts or titles):
        return top
    if closed and len(block) == 1 and contacts and not block[0].text.endswith((".", "!", "?")):
        return top
    return end


def _fits(line: Line, names: frozenset[str]) -> bool:
    """Whether a line may stand in a block: short, no sentence."""
    text = line.text
    if line.folded.startswith(words.POSTSCRIPTS):
        return False
    if line.long or len(text) > LONGEST_IN_BLOCK or text.endswith(("?", "!", ":", ";")):
        return False
    if is_name(line, names) or (has_contact(line) and line.words <= 12):
        return True
    most = 16 if any(sign in text for sign in (" | ", "·", "•")) else 9
    if line.words > most or (text.endswith(".") and not _ends_in_initials(text)):
        return False
    if text.startswith(("- ", "* ", "• ")) or text[0].islower():
        return has_title(line) and not text.startswith("- ")
    return not text.endswith(",") or line.words <= 4


def _ends_in_initials(text: str) -> bool:
    last = text.rsplit(" ", 1)[-1]
    return len(last) <= 5 or "." in last[:-1]


def has_contact(line: Line) -> bool:
    """Whether a line tells how to reach somebody."""
    return bool(
        _PHONE.search(line.text) or LINK.search(line.folded) or _EMAIL.search(line.text)
        or (_CONTACT.match(line.folded) and any(letter.isdigit() for letter in line.text))
    )  # fmt: skip


def has_title(line: Line) -> bool:
    """Whether a short line names a trade, a title or a firm."""
    return line.words <= 12 and _TITLE.search(line.folded) is not None


def is_name(line: Line, names: frozenset[str]) -> bool:
    """Whether a line is the writer's name, alone or with title and trade around it."""
    folded = line.folded.strip(_BOX)[:LONGEST_IN_BLOCK]
    before = _BEFORE_NAMES.match(folded)
    folded = folded[before.end() :] if before else folded
    return _names(line.folded, names) or any(
        _names(one, names) for one in {folded, _SEGMENTS.split(folded, 1)[0]}
    )


def _names(spelled: str, names: frozenset[str]) -> bool:
    folded = " ".join(spelled.strip("*_-–— .,").replace(",", " ").split())
    parts = folded.split()
    if not parts or len(parts) > 6:
        return False
    if any(folded == name or (" " in name and folded.startswith(name)) for name in names):
        return True
    return any(" " in name and set(name.split()) == set(parts) for name in names)


def is_closing(line: Line) -> bool:
    """Whether a line is how people close: "Kind regards,", and no more than a name behind it."""
    if line.long or len(line.text) > 60:
        return False
    folded = line.folded.strip("*_-–— \t")
    head = folded.rstrip(",.!~ :)")
    if head in _CLOSINGS:
        return True
    closing, comma, rest = folded.partition(",")
    return bool(comma) and closing.strip() in _CLOSINGS and len(rest.split()) <= 3
