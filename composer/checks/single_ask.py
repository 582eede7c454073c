"""single_ask: one message asks for one thing, near the top; a warm-up asks for nothing.

Two requests halve the chance of either (FIELD.md, section 1: "one ask, near the top").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding
from composer.language import READ, language_of
from composer.messages import Finding
from composer.requests import Request, requests_in

_LIGHT = ("advice",)
_HEAVY = ("referral", "introduction", "job", "recommendation")  # no warm word carries these


def check(case: Case) -> Iterator[Finding]:
    """Errors for no ask in an ask, for a second ask, and for any ask where none belongs."""
    found = requests_in(case.text)
    if not case.asks and case.move is not None:
        for one in found:
            if one.kind not in _LIGHT:
                yield finding(
                    __name__, "error" if one.kind in _HEAVY else "warning",
                    "this asks for something; here it is too early or too late for that. Take the"
                    " request out", one.start, one.end,
                )  # fmt: skip
        return
    if not found and case.asks and language_of(case.text) in READ:
        yield finding(
            __name__, "warning", "nothing is asked for. Ask one clear question", 0, len(case.text)
        )
    for one in _further(found):
        yield finding(
            __name__, "error", f"a second request ({one.kind}). Keep one and leave the other for"
            " later", one.start, one.end,
        )  # fmt: skip
    if found and len(case.text) > 300 and found[0].start > 0.75 * len(case.text):
        yield finding(
            __name__, "hint", "the ask comes late. Move it up", found[0].start, found[0].end
        )


def _further(found: list[Request]) -> Iterator[Request]:
    """Requests of another kind than the first, or of the same with an "also"."""
    seen = {one.kind for one in found[:1]}
    for one in found:
        alternative = one.start == found[0].start and re.search(r"(?i)\bor\b", one.text)
        if (one.kind not in seen and not alternative) or (
            one.also and one.start != found[0].start and "?" in one.text
        ):
            yield one
        seen.add(one.kind)
