"""Parse room: finds the lines that PGP puts around and below a signed text; nobody wrote them."""

from __future__ import annotations

from collections.abc import Sequence

from scraper.parse.mailbox.lines import Label, Line

MOST_LINES = 400  # of one block
_OPENED = "-----begin pgp "
_CLOSED = "-----end pgp "


def label(lines: Sequence[Line], labels: list[Label]) -> None:
    """Label the lines of PGP's blocks with ``signature``; of a signed text only its head."""
    at = 0
    while at < len(lines):
        if lines[at].folded.startswith(_OPENED):
            end = _head_end(lines, at) if "signed message" in lines[at].folded else _end(lines, at)
            labels[at:end] = ["signature"] * (end - at)
            at = max(end, at + 1)
        else:
            at += 1


def _head_end(lines: Sequence[Line], at: int) -> int:
    """Behind ``Hash: SHA256`` and the like, down to the first blank line."""
    end = at + 1
    while end < min(len(lines), at + 6) and ":" in lines[end].text:
        end += 1
    return end


def _end(lines: Sequence[Line], at: int) -> int:
    for end in range(at + 1, min(len(lines), at + MOST_LINES)):
        if lines[end].folded.startswith(_CLOSED):
            return end + 1
    return at + 1
