"""The parts of a message that somebody wrote: greeting, body, sign-off, links and quotations.

Text in, spans out. Nothing here knows who wrote it or to whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_GREETING = re.compile(
    r"\s*(?:hi there|hi|hello|hey|dear|good (?:morning|afternoon|evening)|greetings|hiya)\b[ \t]*"
    r"(?P<name>(?:(?:dr|mr|mrs|ms|prof|mx)\b\.?[ \t]*)?[^,!.:;–—?\n]{0,60})(?:[,!.:;–—]+|\s*\n|$)",
    re.IGNORECASE,
)
LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
QUOTED = re.compile(
    r"[“\"«](?P<words>[^”\"»\n]{3,400})[”\"»]|(?<!\w)['‘](?P<single>[^'’\n]{8,300})['’](?!\w)"
)
_LAST_LINE = re.compile(r"(?<!\n)\n++[^\n]{1,60}\Z")


def greeting(text: str) -> tuple[int, int, str] | None:
    """Start, end and name of the greeting; the name is empty in "Hello,"; None without one."""
    found = _GREETING.match(text)
    return (found.start(), found.end(), found["name"].strip(" \t-")) if found else None


def body(text: str) -> tuple[int, int]:
    """Start and end of what stands between greeting and sign-off."""
    opened = greeting(text)
    start = opened[1] if opened else 0
    closed = _LAST_LINE.search(text.rstrip())
    end = (
        closed.start()
        if closed and closed.start() > start and len(closed.group().split()) < 5
        else (len(text.rstrip()))
    )
    return start, end


def quotations(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of everything in quotation marks."""
    for found in QUOTED.finditer(text):
        kind = "words" if found["words"] else "single"
        yield found.start(kind), found.end(kind), found[kind]
