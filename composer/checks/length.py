"""length: fits the channel, stays in the range that answers best, and reads easily.

Limits and ranges are the channel's (FIELD.md, section 2); the reading grade should be 8 or less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wordfreq import zipf_frequency

from composer.channels import channel, units
from composer.checks import Case, finding
from composer.language import language_of
from composer.messages import Finding
from composer.messages.readability import grade
from composer.texts import body

HARDEST = 8.0


END = 300  # letters of the last line that are looked at
_OPEN_END = re.compile(r"(?:[^\s.!?…]+\s+){3,}(?P<last>[a-zà-ÿ]+|[a-zà-ÿ]*,)\s*$")
NEAR = 8  # characters below a limit: there a text without an end was cut by somebody's counter
UNKNOWN = 3.0  # Zipf scale: rarer than once in a million, so likelier half a word
SHORT_UNKNOWN = 4.9  # three letters and fewer are common by chance: te, wa, chu, ref
_SHORT = frozenset("i cv hr pm am ok ai ml bi sql api aws etc ps bye hey mum fan joy".split())
_LEADING = frozenset("a an the and or but my your our their".split())  # no sentence ends in them


def cut_off(text: str, limit: int) -> tuple[int, int] | None:
    """Where a text stops in the middle of a sentence or of a word, or None."""
    found = _OPEN_END.search(text.rstrip().rsplit("\n", 1)[-1][-END:])
    if found is None:
        return None
    half = _is_half(found["last"].strip(",")) and language_of(text) == "en"
    if not half and units(text) < limit - NEAR:
        return None
    return len(text.rstrip()) - len(found["last"]), len(text.rstrip())


def _is_half(word: str) -> bool:
    """Whether an English sentence cannot well end in `word`."""
    known = UNKNOWN if len(word) > 3 else SHORT_UNKNOWN
    rare = len(word) == 1 or zipf_frequency(word, "en") < known
    return word in _LEADING or (rare and word not in _SHORT)


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
    cut = cut_off(case.text, limit)
    if cut and size <= limit:
        yield finding(__name__, "error", "this stops in the middle. Finish the sentence", *cut)
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
