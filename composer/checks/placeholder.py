"""placeholder: nothing of a template is left: no {first_name}, [Company], <ROLE>, %NAME%, XXX.

Such a leftover tells the contact that the message was not written for them.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks import Case, finding, once
from composer.messages import Finding

_PATTERNS = (
    re.compile(r"\{\{?[^{}\n]{0,60}\}?\}"),
    re.compile(r"\[(?!\d+\])[A-Za-z_][^\[\]\n]{0,60}\](?!\()"),
    re.compile(r"<(?!https?://|mailto:|3\b)/?[A-Za-z_][\w \-/.']{0,60}>"),
    re.compile(r"%[A-Z][A-Z_]{2,}%|%\([a-z_]+\)s|\$\{?[A-Za-z_]{3,}\}?(?!\w)"),
    re.compile(
        r"\b(?:INSERT|ENTER|PASTE|FILL IN|ADD)(?:\s+[A-Z]{2,}){1,6}\b|\b[A-Z]{2,}(?:\s+[A-Z]{2,}){0,4}\s+HERE\b"
    ),
    re.compile(r"\b(?:X{3,}|x{4,}|T(?:BD|BC|ODO)|FIXME|[Ll]orem ipsum)\b|_{3,}"),
    re.compile(
        r"\b(?:FIRST|LAST|FULL|YOUR|COMPANY|JOB|ROLE|CONTACT)_?(?:NAME|TITLE|COMPANY|LINK|URL)\b"
    ),
    re.compile(
        r"(?i)\b(?:insert|enter|add)\s+(?:your\s+|the\s+|their\s+)?(?:name|company|role|link|job title)\b"
    ),
    re.compile(
        r"\(\s*(?:first |last |your |their )?(?:name|company|company name|role|job title|link|url)\s*\)",
        re.I,
    ),
    re.compile(r"(?<![\w.])(?:None|null|undefined|NaN)(?=[,.!?]|\s+at\b|$)"),
    re.compile(
        r"(?i)\b(?:hi|hello|dear|hey)\s+(?:first ?name|name|recipient|contact|friend name)\b"
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """An error for each leftover."""
    texts = [found for pattern in _PATTERNS for found in pattern.finditer(case.text)]
    yield from once(
        finding(
            __name__, "error", f"“{found.group()}” is left over from a template. Fill it in or take"
            " it out", found.start(), found.end(),
        )
        for found in texts
    )  # fmt: skip
    for pattern in _PATTERNS:
        if case.subject and (found := pattern.search(case.subject)):
            yield finding(
                __name__,
                "error",
                f"“{found.group()}” in the subject line is left over from a template",
            )
            return
