"""offer_is_honest: what is offered in return is among the offers in askwell.toml.

General courtesy ("if I can ever help, tell me") promises nothing in particular and passes.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding
from composer.messages import Finding
from composer.messages.own_words import stems
from composer.requests import sentence_spans
from composer.texts import quotations

_OFFERS = re.compile(
    r"(?i)\b(?:i(?:['’]d| would)? be (?:happy|glad|delighted) to|i(?:['’]m| am) (?:happy|glad) to|happy to"
    r"|glad to|i can|i could|i['’]ll|i will|let me|in return|in exchange)\s+(?:also\s+|gladly\s+|offer\s+"
    r"(?:you\s+)?|return\s+)?(?P<what>share|help|introduce|connect(?= you)|review|give|send|show|teach|write|test"
    r"|look|walk|build|rebuild|design|redesign|fix|translate|edit|recommend|endorse|refer|make|pay|buy|get|offer|mentor|advise|put|a\b|an\b|my\b|free\b)(?P<rest>[^.!?\n]*)"
)
# "Would you be happy to refer me?" asks; nothing is offered in it.
_OF_THEM = re.compile(
    r"(?i)\b(?:you|anyone|somebody|someone)(?:['’]d)?(?: (?:be|are|is|feel))?(?: \w+)? $"
)
_COURTESY = re.compile(
    r"(?i)\b(?:short|forward\w*|brief)\s+(?:note|blurb|summary|paragraph)|\b(?:my|a) (?:cv|r[ée]sum[ée]|details"
    r"|note|blurb|profile|portfolio)\b|\bmore (?:detail|information|info|context|about)|\banything (?:you|else)"
    r"|\breturn the favou?r\b|\bhowever i can\b|\bin any way\b|\bif i can\b|\byou know how\b|\bhow it goes\b|\bagain\b|\bsoon\b"
    r"|\bhear\b|\b(?:the|a) link\b|\ba (?:call|chat|coffee|time)\b|\bneed\b|\bposted\b|\bupdate\b"
)


def check(case: Case) -> Iterator[Finding]:
    """A warning for each offer that is not the user's own."""
    offers = [stems((one.text, *one.skills)) for one in case.settings.offer]
    for start, end in sentence_spans(case.text):
        found = _OFFERS.search(case.text, start, end)
        if found is None or _OF_THEM.search(case.text, start, found.start()):
            continue
        if _COURTESY.search(found.group()) or any(
            first <= found.start() < last for first, last, _ in quotations(case.text)
        ):
            continue
        said = stems((found["rest"],)) | {found["what"].lower()}
        if not said or any(len(said & offer) * 2 >= min(len(said), len(offer)) for offer in offers):
            continue
        own = "; ".join(one.text for one in case.settings.offer) or "none yet"
        yield finding(
            __name__, "warning", f"this offer is not among yours ({own}). Offer only what you can"
            " keep", found.start(), found.end(),
        )  # fmt: skip
