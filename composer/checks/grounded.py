"""grounded: every claim about the contact rests on evidence."""

from __future__ import annotations

from collections.abc import Iterator

from composer.checks import Case, finding
from composer.messages import Finding


def check(case: Case) -> Iterator[Finding]:
    """An error for each piece that names evidence which does not exist."""
    known = {one.evidence_id for one in case.contact.evidence}
    known |= {one.evidence_id for one in case.me.evidence} if case.me else set()
    for piece in case.pieces:
        for missing in set(piece.evidence) - known:
            if not missing.startswith("log:"):
                start = case.text.find(piece.text)
                yield finding(
                    __name__,
                    "error",
                    f"there is no evidence {missing}",
                    start,
                    start + len(piece.text),
                )
