"""Incognito: every letter that a page prints is masked, unless the template says it is ours.

The mask is put where values become text, so titles, attributes and lists are masked as well. What
askwell itself says is marked with the filter ``ours``.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

_SHOWN = re.compile(r"[^\s.,;:!?'\"()\-–—…“”‘’]")


def masked(text: str) -> str:
    """The same text with a dot for every letter and digit; its shape stays."""
    return _SHOWN.sub("•", text)


def mask(value: Any) -> Any:
    """What a template prints, masked: texts, but not numbers and what is ours."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return masked(value)
    return value


def ours(value: Any) -> Markup:
    """A text of askwell's own, escaped, that incognito leaves as it is."""
    return escape(value)
