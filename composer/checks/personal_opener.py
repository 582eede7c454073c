"""personal_opener: the message says something that is true of this contact and of few others.

Personalised messages are answered more often than bulk (FIELD.md, section 2).
"""

from __future__ import annotations

from collections.abc import Iterator

from wordfreq import zipf_frequency

from composer.checks import Case, finding
from composer.checks.grounded import without_own_words
from composer.claims import claims_in
from composer.facts import Facts, words_of
from composer.grounds import SUPPORT
from composer.messages import Finding
from composer.messages.own_words import stems
from composer.texts import body

COMMON = 5.0  # Zipf scale: words used more than a hundred times in a million say little
_TALK = frozenset("talk talked chat call exchange conversation message note".split())
_MOVES = (None, "ask", "warm_up", "keep_in_touch")


def check(case: Case) -> Iterator[Finding]:
    """A warning for a message that could have gone to anybody."""
    if case.move not in _MOVES or any(
        piece.role == "opener" and piece.evidence for piece in case.pieces
    ):
        return
    facts = Facts(case.contact, case.me, case.settings, case.objective, case.today)
    start, end = body(case.text)
    said = words_of(without_own_words(case, facts)[start:end])
    anyone = stems((case.contact.full_name, case.contact.called, facts.user_name_words()))
    known = facts.theirs - anyone - facts.user_stems()
    particular = {word for word in said if stems((word,)) & known}
    if any(zipf_frequency(word, "en") < COMMON for word in particular) or len(particular) >= 3:
        return
    if facts.talked and said & _TALK:
        return
    if "recommendation" in said and case.contact.of_kind("recommendation"):
        return
    if any(SUPPORT[one.kind](one, facts) is None for one in claims_in(case.text[start:end])):
        return
    yield finding(
        __name__, "warning", "this could have been sent to anybody. Begin with something you share"
        " or something they did: askwell points", start, end,
    )  # fmt: skip
