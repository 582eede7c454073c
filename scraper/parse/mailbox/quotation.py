"""Parse room: finds the lines of a mail that are somebody else's: quoted, attributed, forwarded.

Three marks are known: a prefix on every line; an attribution ("On Monday, Maya wrote:"), wrapped
over at most five lines; a header block or a drawn line that says "original message". Behind the
last two stands either a prefixed quotation, and what follows it is the writer's again, or the
whole of the earlier mail down to the end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from scraper.parse.mailbox import inline, prefixes, words
from scraper.parse.mailbox.attributions import (
    MOST_WRAPPED,
    SHORT_DATE,
    TIME,
    YEAR,
    attribution_end,
    says_on_the_line,
)
from scraper.parse.mailbox.lines import Label, Line, next_written

MOST_HEADER_LINES = 40
MOST_ADDRESS_LINES = 14  # a wrapped list of addressees

_LABEL = re.compile(r"([^\W\d_][^:：\n]{0,30}?)\s{0,3}\*{0,2}\s{0,2}[:：]\*{0,2}")
_KINDS = {word: kind for kind, all_words in words.LABELS.items() for word in all_words}
_LEFT_OUT = ("[...]", "[…]", "(...)", "[..]", "[....]", "[snip]")
_DRAWN = ("--", "__", "==", "**", "——", "––", "- ", "##", "~~", "──")


def label(lines: Sequence[Line], labels: list[Label], names: Collection[str] = ()) -> None:
    """Label every line that is not the writer's own with ``quote``; others keep their label.

    `names` are the sender's, folded: they mark their answers in an earlier mail with them.
    """
    prefixes.label(lines, labels)
    may_begin = _may_begin(lines)
    at = 0
    while at < len(lines):
        if may_begin[at] and labels[at] is None and not lines[at].blank and not lines[at].long:
            end = _marker_end(lines, labels, at)
            if end:
                at = _label_from(lines, labels, at, end, names)
                continue
        at += 1
    _label_rules_between(lines, labels)


def _may_begin(lines: Sequence[Line]) -> list[bool]:
    """Where a marker could begin at all: close above a line with a colon, a verb or dashes."""
    found = [False] * len(lines)
    reach = -1
    for at in range(len(lines) - 1, -1, -1):
        if _is_telling(lines[at]):
            reach = at
        found[at] = reach >= 0 and reach - at <= MOST_WRAPPED
    return found


def _is_telling(line: Line) -> bool:
    text = line.folded
    return ":" in text or "：" in text or text[:2] in _DRAWN or text[-2:] in _DRAWN or "@" in text


def _marker_end(lines: Sequence[Line], labels: Sequence[Label], at: int) -> int:
    """Behind the attribution, header block or drawn line that begins at `at`; 0 if none does."""
    found = (
        _drawn_end(lines, at)
        or _headers_end(lines, labels, at)
        or _notes_end(lines, labels, at)
        or attribution_end(lines, labels, at)
    )
    return found or (at + 1 if says_on_the_line(lines[at]) else 0)


def _label_from(
    lines: Sequence[Line], labels: list[Label], start: int, end: int, names: Collection[str]
) -> int:
    """Label a marker and what it announces; returns where the search goes on."""
    following = next_written(lines, end)
    tail = following < len(lines) and labels[following] != "quote"
    stop = _tail_end(lines, end) if tail else end
    before = labels[start:stop]
    for at in range(start, stop):
        labels[at] = "quote"
    if tail:
        inline.free(lines, labels, start, stop, names)
        _keep_signatures(labels, start, before)
    return stop


def _keep_signatures(labels: list[Label], start: int, before: Sequence[Label]) -> None:
    """What stood around the whole mail, as PGP's lines do, is nobody's words in a quotation too."""
    for at, label in enumerate(before, start):
        if label == "signature":
            labels[at] = "signature"


def _tail_end(lines: Sequence[Line], at: int) -> int:
    """Behind the line that says that the earlier mail is over, else the end of all."""
    for end in range(at, len(lines)):
        if lines[end].text[:2] in _DRAWN and lines[end].between_dashes.startswith(words.ENDED):
            return end + 1
    return len(lines)


# Drawn lines: "-----Original Message-----", "Begin forwarded message:", a rule over a header block.


def _drawn_end(lines: Sequence[Line], at: int) -> int:
    line = lines[at]
    if line.rule:
        following = next_written(lines, at + 1)
        if following - at <= 3:
            return _headers_end(lines, (), following)
        return 0
    if line.announces_between_angles:
        return at + 1
    following = next_written(lines, at + 1)
    if _announces(line):
        return _headers_end(lines, (), following, announced=True) or at + 1
    if len(line.text) <= 120 and any(phrase in line.folded for phrase in words.REPLY_ABOVE):
        return at + 1
    drawn = line.text[:3] == line.text[-3:] and line.text[:2] in _DRAWN and line.words <= 9
    return _headers_end(lines, (), following) if drawn and following - at <= 2 else 0


def _announces(line: Line) -> bool:
    if len(line.text) > 120:
        return False
    words_only = line.between_dashes.rstrip(":： ").strip()
    drawn = line.text[:2] in _DRAWN or line.text[-2:] == "--"
    if words_only.startswith(words.ORIGINAL):
        return drawn and len(words_only) <= 90
    if words_only.startswith(words.FORWARDED):
        return (drawn and len(words_only) <= 100) or (
            len(words_only) <= 60 and line.text.endswith((":", "：")) and line.words <= 7
        )
    return False


# Header blocks: "Von: … Gesendet: … An: … Betreff: …".


def _headers_end(
    lines: Sequence[Line], labels: Sequence[Label], start: int, *, announced: bool = False
) -> int:
    if start >= len(lines) or _kind(lines[start]) not in ("from", "date", "subject", "to"):
        return 0
    kinds: set[str] = set()
    has_address, loose, end, last = False, 0, start, ""
    for at in range(start, min(len(lines), start + MOST_HEADER_LINES)):
        line = lines[at]
        if labels and labels[at] == "quote":
            break
        kind = _kind(line)
        if kind is None:
            loose += 1
            if loose > (MOST_ADDRESS_LINES if last in ("to", "cc") else 2):
                break
            if not _continues(line, last, kinds):
                break
            has_address = has_address or "@" in line.text
            continue
        if kind in kinds and kind == "from":
            break
        kinds.add(kind)
        loose, end, last = 0, at + 1, kind
        has_address = has_address or "@" in line.text
    quoted_below = end < len(lines) and bool(labels) and labels[end] == "quote"
    if kinds == {"from"} and quoted_below and lines[start].words <= 8:
        return end
    return end if _is_block(kinds, has_address, announced) else 0


def _continues(line: Line, last: str, kinds: set[str]) -> bool:
    """Whether a line without a label may stand in a header block."""
    if line.blank:
        return len(kinds) < 4
    wrapped = "@" in line.text or line.raw[:1] in " \t;"
    if last in ("to", "cc"):
        return wrapped or ";" in line.text or line.text.count(",") >= 1 or line.words <= 3
    return wrapped or len(kinds) < 3


def _notes_end(lines: Sequence[Line], labels: Sequence[Label], start: int) -> int:
    """Lotus Notes names sender and moment without labels: a name, a date and time, then "To:"."""
    said, at = "", start
    while at < min(len(lines), start + 5) and labels[at] is None and not lines[at].long:
        if _kind(lines[at]) is not None:
            break
        if lines[at].blank and not TIME.search(said):
            return 0  # the name stands straight above the moment
        said = f"{said} {lines[at].folded}"
        at += 1
    if at == start or at >= len(lines) or _kind(lines[at]) != "to" or len(said) > 200:
        return 0
    if not (TIME.search(said) and (SHORT_DATE.search(said) or YEAR.search(said))):
        return 0
    named = any(_kind(line) == "subject" for line in lines[at : at + MOST_ADDRESS_LINES])
    return _headers_end(lines, labels, at, announced=True) if named else 0


def _is_block(kinds: set[str], has_address: bool, announced: bool) -> bool:
    if "from" not in kinds and not (announced and len(kinds) >= 2):
        return False
    if announced:
        return bool(kinds & {"date", "to", "subject"})
    return len(kinds - {"other"}) >= 3 and (has_address or "subject" in kinds)


def _kind(line: Line) -> str | None:
    if line.long or (":" not in line.folded and "：" not in line.folded):
        return None
    found = _LABEL.match(line.folded.lstrip("*_ >|\t#•-"))
    return _KINDS.get(found[1].strip(" *_")) if found else None


def _label_rules_between(lines: Sequence[Line], labels: list[Label]) -> None:
    """A drawn line straight above quotation belongs to it, and a mark of what was left out."""
    for at in range(len(lines) - 1, -1, -1):
        if labels[at] is not None or not (lines[at].rule or lines[at].text in _LEFT_OUT):
            continue
        following = next_written(lines, at + 1)
        if following < len(lines) and labels[following] == "quote" and following - at <= 3:
            labels[at] = "quote"
