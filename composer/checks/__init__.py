"""What a message must do and must not do: one file a check, discovered by folder.

A check judges any text, whoever wrote it: `check(case)` yields findings, each with a span, a
severity and a suggestion in words. What passes is not improved.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from composer.evidence import Contact, Evidence
from composer.history import History
from composer.messages import Finding, Piece
from scraper.settings import Objective, Settings

if TYPE_CHECKING:
    from composer.points import Points

READ_MOST = 12_000  # characters; four times the longest direct message

Verdict = Literal["send", "mend", "do_not_send"]
Severity = Literal["error", "warning", "hint"]

# An error of one of these would hurt the contact or the user: such a message must not go out.
# Any other error, and any warning, asks to be mended; hints never stand in the way.
HURTFUL = frozenset(
    {
        "grounded", "right_name", "right_company", "tact", "placeholder", "authorship", "bribe",
        "asked_lately", "offer_is_honest",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One text and everything it is judged against.

    Attributes:
        text: the body, by whoever wrote it.
        contact: whom it is to, with evidence.
        me: the user, with evidence.
        points: the talking points, with what was withheld and why.
        channel: where it goes; None where nobody said.
        move: what it is for; None where nobody said.
        subject: the subject line, where there is one.
        pieces: where the text came from; empty for a text from outside.
        history: what has passed, found events included.
        today: the day on which it would be sent.
    """

    text: str
    contact: Contact
    me: Contact | None = None
    points: Points | None = None
    settings: Settings = field(default_factory=Settings)
    objective: Objective | None = None
    channel: str | None = None
    move: str | None = None
    subject: str | None = None
    pieces: tuple[Piece, ...] = ()
    history: History = field(default_factory=History)
    today: date | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The contact's evidence that may be stated: nothing inferred."""
        return tuple(one for one in self.contact.evidence if one.trust != "inferred")

    @property
    def own_evidence(self) -> tuple[Evidence, ...]:
        """The user's evidence."""
        return self.me.evidence if self.me else ()

    @property
    def user_name(self) -> str | None:
        """The user's full name."""
        return self.settings.me.name or (self.me.full_name if self.me else None)

    @property
    def asks(self) -> bool:
        """Whether the text is meant to ask for something."""
        return self.move in ("ask", "nudge")


@cache
def checks() -> Mapping[str, ModuleType]:
    """Every check by name: one for each file of this folder."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def run(case: Case) -> tuple[Finding, ...]:
    """What all checks say of one text, in the order of the text.

    Of a text far longer than any channel takes, only `length` looks at the whole.
    """
    start = replace(case, text=case.text[:READ_MOST])
    found = (
        finding
        for name, check in checks().items()
        for finding in check.check(case if name == "length" else start)
    )
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.check)))


def verdict(findings: Iterable[Finding]) -> Verdict:
    """`do_not_send` for an error that hurts, `mend` for other errors and warnings, else `send`."""
    found = list(findings)
    if any(one.severity == "error" and one.check in HURTFUL for one in found):
        return "do_not_send"
    return "mend" if any(one.severity != "hint" for one in found) else "send"


def finding(
    name: str, severity: Severity, message: str, start: int = 0, end: int | None = None
) -> Finding:
    """A finding of the check whose module is `name`."""
    return Finding(name.rsplit(".", 1)[-1], severity, start, start if end is None else end, message)


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings without those that repeat a span."""
    seen: set[tuple[int, int]] = set()
    for one in findings:
        if (one.start, one.end) not in seen:
            seen.add((one.start, one.end))
            yield one
