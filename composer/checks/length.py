"""length: fits the channel, stays in the range that answers best, and reads easily.

Limits and ranges are the channel's (FIELD.md, section 2); the reading grade should be 8 or less.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.channels import channel, units
from composer.checks import Case, finding
from composer.messages import Finding
from composer.messages.readability import grade
from composer.texts import body

HARDEST = 8.0


def check(case: Case) -> Iterator[Finding]:
    """An error over the limit, warnings far outside the best range or above the grade."""
    place = channel(case.channel or "linkedin_message")
    limit, size = place.limit_for(case.settings), units(case.text)
    if size > limit:
        kept = case.text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")
        yield finding(
            __name__, "error", f"{size} characters; a {place.label} takes {limit}. Shorten it by"
            f" {size - limit}: the rest would be cut off", len(kept), len(case.text),
        )  # fmt: skip
    elif place.size(case.text) > 2 * place.best[1]:
        yield finding(
            __name__, "warning", f"{place.size(case.text)} {place.unit}; under {place.best[1]} gets"
            " more answers. Keep one reason, one ask and one proof", 0, len(case.text),
        )  # fmt: skip
    if place.subject_limit and case.subject and units(case.subject) > place.subject_limit:
        yield finding(
            __name__, "error", f"the subject line is longer than {place.subject_limit} characters"
        )
    names = (case.objective.role, case.objective.company) if case.objective else ()
    start, end = body(case.text)
    reads = grade(case.text[start:end], names)
    if reads > HARDEST and len(case.text[start:end].split()) >= 20:
        yield finding(
            __name__, "warning", f"reading grade {reads}; aim for 6. Use shorter sentences and"
            " words", start, end,
        )  # fmt: skip
