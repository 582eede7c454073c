"""Parse room: which lines of a mail the writer wrote, which they quote, and which are signature.

In: the lines of a decoded body, what the HTML already marked, and the sender's names. Out: one
`Label` a line. Quotation goes first (`marks.quoted`), then what is left is searched for signatures
(`signatures.found`). Every step looks at a line a bounded number of times and at no more than
`LONGEST` characters of it, so a megabyte of anything takes linear time.

A closing ("Best, Bob") stays in the text: it is the writer's own hand, and what they call
themselves. A block with name, title, telephone or address, a notice or a mailer's advertisement is
signature.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scraper.parse.mailbox import armour, inline, quotation, signatures
from scraper.parse.mailbox.lines import Label, Line
from scraper.parse.mailbox.markup import Mark

MOST_LINES = 12_000  # no letter is longer; what follows shares the label of the last line read


@dataclass(frozen=True, slots=True)
class Split:
    """A body taken apart: the writer's new words, their signature, and the label of every line."""

    text: str | None
    signature: str | None
    labels: tuple[Label, ...]


def split(
    lines: Sequence[str], marks: Sequence[Mark | None] | None = None, names: Iterable[str] = ()
) -> Split:
    """Take a body apart.

    Args:
        lines: the body's lines, without line ends.
        marks: what the mailer's HTML said of each line, if it was HTML.
        names: the sender's display name and what stands before the @ of their address.
    """
    read = [Line(one) for one in lines[:MOST_LINES]]
    labels: list[Label] = list(marks or [])[:MOST_LINES] or [None] * len(read)
    known = frozenset(_folded_names(names))
    if marks and "quote" in labels:
        first = labels.index("quote")
        inline.free(read, labels, first, len(read), known, only_announced=True)
    armour.label(read, labels)
    quotation.label(read, labels, known)
    signatures.label(read, labels, known)
    labels += [labels[-1] if labels else None] * (len(lines) - len(read))
    return Split(
        _joined(lines, labels, None),
        _without_rules(_joined(lines, labels, "signature")),
        tuple(labels),
    )


def _folded_names(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        folded = name.casefold().replace(",", " ")
        yield " ".join(folded.split())


def _without_rules(signature: str | None) -> str | None:
    kept = (line for line in (signature or "").split("\n") if not Line(line).rule and line != "--")
    return "\n".join(kept).strip("\n- ") or None


def _joined(lines: Sequence[str], labels: Sequence[Label], wanted: Label) -> str | None:
    """The lines of one label; where others stood between them, and where many blank ones were,
    one blank line stays."""
    kept: list[str] = []
    gap = False
    for line, label in zip(lines, labels, strict=True):
        if label != wanted or not line.strip():
            gap = True
            continue
        if gap and kept:
            kept.append("")
        kept.append(line.rstrip())
        gap = False
    return "\n".join(kept).strip("\n") or None
