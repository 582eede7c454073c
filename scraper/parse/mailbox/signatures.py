"""Parse room: finds signatures, notices and mailers' advertisements in what the writer wrote.

Each run of lines between quotations is searched by itself: a delimiter ends it, a mailer's own line
ends it, a paragraph of a lawyer's is taken out, and a block of name, title and contact lines at its
end is taken off. A closing above such a block stays the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scraper.parse.mailbox import signature_words as words
from scraper.parse.mailbox.blocks import (
    LINK,
    MOST_IN_BLOCK,
    block_start,
    has_contact,
    has_title,
    is_name,
)
from scraper.parse.mailbox.lines import Label, Line, any_word

MOST_AFTER_DASHES = 14  # written lines that may follow a bare "--"
LONGEST_MOBILE = 110
SHORTEST_NOTICE = 60  # characters; less holds no four rows of a lawyer's words
MOST_MISSES = len(words.LEGAL) - 4  # a notice has words of four rows at least

_DEVICE = any_word(words.DEVICES)
_IMAGE = re.compile(r"\[(?:cid:|image:|inline image|bild:|https?:)[^\]]{0,300}\]?$")


def label(lines: Sequence[Line], labels: list[Label], names: frozenset[str]) -> None:
    """Label with ``signature`` what is not words to the reader; quoted lines stay as they are."""
    for start, end in _runs(labels):
        end = _label_rest(lines, labels, start, end, names)
        _label_notices(lines, labels, start, end)
        end = _written_end(lines, labels, start, end)
        block = block_start(lines, start, end, names)
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


def _label_rest(
    lines: Sequence[Line], labels: list[Label], start: int, end: int, names: frozenset[str]
) -> int:
    """Label from a delimiter or a mailer's line to the end of the run; returns the new end."""
    written_after = sum(not line.blank for line in lines[start:end])
    for at in range(start, end):
        line = lines[at]
        if line.blank:
            continue
        written_after -= 1
        if (
            _delimits(line, written_after)
            or _is_list_footer(lines, at, end)
            or _is_ruled_block(lines, at, end, names)
        ):
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
    line = lines[at]
    if line.text.count("-") > 20 and any(word in line.folded for word in words.FOOTERS):
        return True
    if not line.rule and line.text not in ("-", "--", "—", "___", "***"):
        return False
    below = [line for line in lines[at + 1 : min(end, at + 40)] if not line.blank]
    following = " ".join(line.folded for line in below[:6])
    if any(word in following for word in words.FOOTERS):
        return len(below) <= MOST_AFTER_DASHES
    return len(line.text) >= 10 and 0 < len(below) <= 5 and bool(
        LINK.search(below[-1].folded)
    )  # fmt: skip


def _is_ruled_block(lines: Sequence[Line], at: int, end: int, names: frozenset[str]) -> bool:
    """A drawn line with nothing below it but a few lines that name and reach the writer."""
    if not lines[at].rule or len(lines[at].text) < 5:
        return False
    below = [line for line in lines[at + 1 : min(end, at + 30)] if not line.blank and not line.rule]
    if not 0 < len(below) <= MOST_IN_BLOCK or any(line.long for line in below):
        return False
    named = any(is_name(line, names) for line in below[:2])
    reached = sum(has_contact(line) for line in below)
    titled = sum(has_title(line) for line in below)
    return named and reached + titled > 0 and all(len(line.text) <= 100 for line in below)


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
    if paragraph[0].rule and len(paragraph) > 1:
        paragraph = paragraph[1:]
    head = paragraph[0].folded or paragraph[0].text.casefold()
    head = head.lstrip("*_-#[]()! \t")
    if head.startswith(words.NOTICES):
        return True
    text = " ".join(line.folded or line.raw[:3000].casefold() for line in paragraph[:12])[:4000]
    if len(text) < SHORTEST_NOTICE:
        return False
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


def _label_leftovers(lines: Sequence[Line], labels: list[Label]) -> None:
    """Drawn lines and the names of pictures that stand next to signature or at the end."""
    below: Label = "signature"
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if labels[at] is None and (_IMAGE.match(line.folded) or (line.rule and below)):
            labels[at] = below or "signature"
        if not line.blank:
            below = labels[at]
