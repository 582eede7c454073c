"""too_familiar: no tone and no detail closer than the two are.

Personal detail that nobody gave you backfires (White 2008, 2014; FIELD.md, section 2).
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding, once
from composer.messages import Finding

_PRIVATE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\byour (?:little |new |lovely |beautiful )?(?:wife|little (?:girl|boy|one)|girl|boy|husband|partner|girlfriend|boyfriend|kids?|children|son|daughter|baby|family|house|home address|neighbou?rhood|instagram|facebook|holiday photos?|vacation photos?|wedding|pregnancy|divorce|birthday|age|salary)\b",
        r"\b(?:my|sweet) (?:love|dear|darling|angel|queen|king)\b(?!\s+friend)|\byou look (?:so )?(?:great|beautiful|gorgeous|hot|stunning|amazing|lovely|pretty)\b|\b(?:profile|new) (?:picture|photo|pic)\b",
        r"\b(?:you looked?|looking) (?:so )?(?:great|good|beautiful|gorgeous|hot|stunning|amazing|lovely) in\b|\byou(?:['’]re| are) (?:so )?(?:beautiful|gorgeous|cute|handsome|pretty)\b",
        r"\bi(?:['’]ve| have) been (?:following|watching|tracking|stalking) you\b|\bi (?:looked|googled) you up\b|\bgoogled you\b|\bi saw where you live\b",
        r"\b(?:love|miss) (?:you|ya)\b|\bxoxo\b|\bxx+\b|\bhugs\b|\bkisses\b|\bhuge hug\b",
    )
]
_CHUMMY = re.compile(
    r"(?i)\b(?:hey|hi|hello|yo|sup)[ ,]+(?:bro|bruv|buddy|dude|mate|man|girl|babe|dear|darling|honey|hun|pal|sweetie|love|boss|bestie|fam)\b"
    r"|\b(?:my (?:dear|good|best) friend|bff|bestie|sweetheart|darling)\b|\bold friend\b|\bwhat['’]?s up\b|\byo\b[,!]"
)


def check(case: Case) -> Iterator[Finding]:
    """A warning for private matters and, to people not talked with, for a chummy tone."""
    yield from once(
        finding(
            __name__, "warning", f"“{found.group()}” is more personal than they may like. Keep to what"
            " they told you or wrote for others", found.start(), found.end(),
        )
        for pattern in _PRIVATE
        for found in pattern.finditer(case.text)
    )  # fmt: skip
    chummy = _CHUMMY.search(case.text)
    if chummy:
        yield finding(
            __name__, "warning", f"“{chummy.group()}” sounds closer than you may be",
            chummy.start(), chummy.end(),
        )  # fmt: skip
