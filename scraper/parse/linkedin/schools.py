"""A school entry's lines become one `Education`, read alike in every layout that has lines."""

from __future__ import annotations

from collections.abc import Sequence

from scraper.dates import Span
from scraper.records import Education


def education(
    facts: Sequence[str], place: int | None, span: Span | None, description: str | None
) -> list[Education]:
    """The school in an entry's lines, or nothing where they name none.

    Args:
        facts: the entry's lines, top first: school, degree, dates.
        place: index of the line with the dates; None where there is none.
        span: what that line says.
        description: the entry's free text.
    """
    before = facts[:place] if place is not None else facts[:2]
    if not before:
        return []
    return [
        Education(
            school=before[0],
            degree=before[1] if len(before) > 1 else None,
            started=span.started if span else None,
            ended=span.ended if span else None,
            description=description,
        )
    ]
