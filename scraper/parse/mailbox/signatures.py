"""Parse room: finds signatures, notices and mailers' advertisements in what the writer wrote.

Each run of lines between quotations is searched by itself: a delimiter ends it, a mailer's own line
ends it, a paragraph of a lawyer's is taken out, and a block of name, title and contact lines at its
end is taken off. A closing above such a block stays the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scraper.parse.mailbox import words
from scraper.parse.mailbox.lines import Label, Line, any_word

MOST_AFTER_DASHES = 14  # written lines that may follow a bare "--"
MOST_IN_BLOCK = 12
LONGEST_IN_BLOCK = 110
LONGEST_MOBILE = 110
MOST_MISSES = len(words.LEGAL) - 4  # a notice has words of four rows at least

_TITLE = any_word(words.TITLES)
_CONTACT = any_word(words.CONTACT)
_DEVICE = any_word(words.DEVICES)
_PHONE = re.compile(r"(?:\+|\(0|\b0|\(\d)[\d ()./–-]{6,22}\d|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_LINK = re.compile(
    r"https?://|www\.|linkedin\.com/|\b[a-z0-9-]{2,60}\.(?:com|org|net|example|io)\b"
)
_EMAIL = re.compile(r"[^\s@]{1,80}@[^\s@]{2,120}")
_CLOSINGS = frozenset(words.CLOSINGS)
_IMAGE = re.compile(r"\[(?:cid:|image:|inline image|bild:|https?:)[^\]]{0,300}\]?$")
_NAMED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ſΑ-ΩА-Я][\w.'’-]*(?: [A-ZÀ-ÖØ-ÞĀ-ſΑ-ΩА-Я][\w.'’-]*){1,3}$")


def label(lines: Sequence[Line], labels: list[Label], names: frozenset[str]) -> None:
    """Label with ``signature`` what is not words to the reader; quoted lines stay as they are."""
    for start, end in _runs(labels):
        end = _label_rest(lines, labels, start, end)
        _label_notices(lines, labels, start, end)
        end = _written_end(lines, labels, start, end)
        block = _block_start(lines, start, end, names)
        _set(labels, block, end)
    _label_leftovers(lines, labels)


def _runs(labels: Sequence[Label]) -> list[tuple[int, int]]:
    """The stretches of lines that nothing has labelled yet."""
    found, start = [], None
    for at, one in enumerate([*labels, "quote"]):
        if one is None and start is None:
            start = at
        elif one is not None and start is not None:
            found.append((start, at))
            start = None
    return found


def _set(labels: list[Label], start: int, end: int) -> None:
    labels[start:end] = ["signature"] * (end - start)


def _label_rest(lines: Sequence[Line], labels: list[Label], start: int, end: int) -> int:
    """Label from a delimiter or a mailer's line to the end of the run; returns the new end."""
    written_after = sum(not line.blank for line in lines[start:end])
    for at in range(start, end):
        line = lines[at]
        if line.blank:
            continue
        written_after -= 1
        if _delimits(line, written_after) or _is_list_footer(lines, at, end):
            _set(labels, at, end)
            return at
        if _is_mobile(line) and written_after <= 6:
            _set(labels, at, end)
            return at
    return end


def _delimits(line: Line, written_after: int) -> bool:
    if line.raw in ("-- ", "-- \r"):
        return True
    return line.text in ("--", "—", "- --", "–") and written_after <= MOST_AFTER_DASHES


def _is_list_footer(lines: Sequence[Line], at: int, end: int) -> bool:
    if not lines[at].rule:
        return False
    below = [line for line in lines[at + 1 : min(end, at + 40)] if not line.blank]
    following = " ".join(line.folded for line in below[:6])
    if any(word in following for word in words.FOOTERS):
        return len(below) <= MOST_AFTER_DASHES
    return len(lines[at].text) >= 10 and 0 < len(below) <= 5 and bool(
        _LINK.search(below[-1].folded)
    )  # fmt: skip


def _is_mobile(line: Line) -> bool:
    if line.long or len(line.text) > LONGEST_MOBILE or line.text.endswith("?"):
        return False
    folded = line.folded.strip("<>()[]-—_*. \t\u201c\u201d\"'").replace("’", "'")
    if folded.startswith(words.MOBILE) or folded.endswith(words.MOBILE_ENDS):
        return _DEVICE.search(folded) is not None or "iphone" in folded or "ipad" in folded
    return False


# Notices.


def _label_notices(lines: Sequence[Line], labels: list[Label], start: int, end: int) -> None:
    for first, last in _paragraphs(lines, start, end):
        if _is_notice(lines[first:last]):
            _set(labels, first, last)


def _paragraphs(lines: Sequence[Line], start: int, end: int) -> Iterator[tuple[int, int]]:
    first = None
    for at in range(start, end + 1):
        blank = at == end or lines[at].blank
        if not blank and first is None:
            first = at
        elif blank and first is not None:
            yield first, at
            first = None


def _is_notice(paragraph: Sequence[Line]) -> bool:
    head = paragraph[0].folded or paragraph[0].text.casefold()
    head = head.lstrip("*_-#[]()! \t")
    if head.startswith(words.NOTICES):
        return True
    text = " ".join(line.folded or line.raw[:3000].casefold() for line in paragraph[:12])[:4000]
    misses = 0
    for row in words.LEGAL:
        misses += not any(word in text for word in row)
        if misses > MOST_MISSES:
            return False
    return True


def _written_end(lines: Sequence[Line], labels: Sequence[Label], start: int, end: int) -> int:
    """The end of a run without blank, drawn and already labelled lines at its end."""
    while end > start and (
        lines[end - 1].blank or labels[end - 1] == "signature" or lines[end - 1].rule
    ):
        end -= 1
    return end


# Blocks of name, title and contact.


def _block_start(lines: Sequence[Line], start: int, end: int, names: frozenset[str]) -> int:
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
    top = _below_signed_name(lines, top, end, closed)
    return _first_named(lines, top, end, names, closed)


def _below_signed_name(lines: Sequence[Line], top: int, end: int, closed: bool) -> int:
    """A first name alone under a closing, a blank line below it, belongs to the closing."""
    if closed and top + 1 < end and lines[top].words <= 2 and lines[top + 1].blank:
        following = top + 1
        while following < end and lines[following].blank:
            following += 1
        return following
    return top


def _first_named(
    lines: Sequence[Line], top: int, end: int, names: frozenset[str], closed: bool
) -> int:
    """The block's beginning if there is evidence that it is one, else `end`."""
    if not closed:
        named = [at for at in range(top, end) if _is_name(lines[at], names)]
        if not named and sum(_has_contact(line) for line in lines[top:end]) >= 2:
            named = [at for at in range(top, end) if _NAMED.fullmatch(lines[at].text)]
        if not named:
            return end
        top = named[0]
    block = [line for line in lines[top:end] if not line.blank]
    contacts = sum(_has_contact(line) for line in block)
    titles = sum(_has_title(line) for line in block)
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
    if _is_name(line, names) or (_has_contact(line) and line.words <= 12):
        return True
    if line.words > 9 or (text.endswith(".") and not _ends_in_initials(text)):
        return False
    if text.startswith(("- ", "* ", "• ")) or text[0].islower():
        return _has_title(line) and not text.startswith("- ")
    return not text.endswith(",") or line.words <= 4


def _ends_in_initials(text: str) -> bool:
    last = text.rsplit(" ", 1)[-1]
    return len(last) <= 5 or "." in last[:-1]


def _has_contact(line: Line) -> bool:
    return bool(
        _PHONE.search(line.text) or _LINK.search(line.folded) or _EMAIL.search(line.text)
        or (_CONTACT.match(line.folded) and any(letter.isdigit() for letter in line.text))
    )  # fmt: skip


def _has_title(line: Line) -> bool:
    return line.words <= 12 and _TITLE.search(line.folded) is not None


def _is_name(line: Line, names: frozenset[str]) -> bool:
    folded = line.folded.strip("*_-–— .,").replace(",", " ")
    folded = " ".join(folded.split())
    if not folded or line.words > 6:
        return False
    if any(folded == name or (" " in name and folded.startswith(name)) for name in names):
        return True
    return any(" " in name and set(name.split()) == set(folded.split()) for name in names)


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


def _label_leftovers(lines: Sequence[Line], labels: list[Label]) -> None:
    """Drawn lines and the names of pictures that stand next to signature or at the end."""
    below: Label = "signature"
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if labels[at] is None and (_IMAGE.match(line.folded) or (line.rule and below)):
            labels[at] = below or "signature"
        if not line.blank:
            below = labels[at]
