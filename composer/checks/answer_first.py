"""answer_first: what the user owes the contact is settled before anything is asked of them.

An open question of theirs, or a promise the user made, is told with its words; a text that takes
it up passes.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.checks import Case, finding
from composer.hooks import Hook, sorts
from composer.messages import Finding
from composer.messages.own_words import stems

ALIKE = 2  # words of weight that a text must share with what is owed to take it up


def check(case: Case) -> Iterator[Finding]:
    """A warning on an ask, a hint on any other text, for each thing owed that it passes over."""
    hooks = case.points.hooks if case.points else ()
    for hook in hooks:
        if sorts()[hook.kind] != "debt" or case.move in ("thank", "update"):
            continue
        start, end = _opener(case, hook)
        if end:
            yield finding(__name__, "warning", "say it right after this line", start, end)
        elif not _takes_up(case.text, hook):
            yield finding(
                __name__, "warning" if case.asks else "hint",
                f"settle this first, by itself or in the first line. {hook.say}", 0, 0,
            )  # fmt: skip


def _opener(case: Case, hook: Hook) -> tuple[int, int]:
    """Where the words owed stand quoted, with nothing done about them yet; else 0, 0."""
    owed = dict(hook.slots).get("quote", "")
    start = case.text.find(f'"{owed}"') if owed else -1
    return (start, start + len(owed) + 2) if start >= 0 else (0, 0)


def _takes_up(text: str, hook: Hook) -> bool:
    owed = stems(value for name, value in hook.slots if name == "quote")
    return len(owed & stems((text,))) >= min(ALIKE, len(owed))
