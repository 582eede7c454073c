"""personal_opener: the message says something that is true of this contact and of few others.

Personalised messages are answered more often than bulk (FIELD.md, section 2).
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.checks import Case, finding
from composer.checks.grounded import without_own_words
from composer.facts import Facts
from composer.messages import Finding
from composer.messages.own_words import stems
from composer.texts import body

_MOVES = (None, "ask", "warm_up", "keep_in_touch")


def check(case: Case) -> Iterator[Finding]:
    """A warning for a message that could have gone to anybody."""
    if case.move not in _MOVES or any(
        piece.role == "opener" and piece.evidence for piece in case.pieces
    ):
        return
    facts = Facts(case.contact, case.me, case.settings, case.objective, case.today)
    start, end = body(case.text)
    said = stems((without_own_words(case, facts)[start:end],))
    name = stems((case.contact.full_name, case.contact.called))
    talk = {"chat", "talk", "spok", "call", "conversat", "messag", "catch", "met", "meet"}
    if said & (facts.theirs - name - facts.user_stems()) or (facts.talked and said & talk):
        return
    yield finding(
        __name__, "warning", "this could have been sent to anybody. Begin with something you share"
        " or something they did: askwell points", start, end,
    )  # fmt: skip
