"""One person's words in sum: how many either way, the newest days, and whether one of them asks.

Rows of messages, mails and meetings go in, a `Glance` comes out. Everybody's are kept in a table,
so that a morning list looks closely only at the people it may name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from composer.requests import asks

Row = tuple[str, str | None, str | None, str | None]  # kind, detail, began_on, quote


@dataclass(frozen=True, slots=True)
class Glance:
    """One person's words in sum.

    Attributes:
        came, went: messages and mails from them and to them.
        last_on: ISO date of the newest message, mail or meeting.
        last_out: ISO date of the newest message or mail to them.
        asks: whether one of those to them asks for a referral.
    """

    came: int = 0
    went: int = 0
    last_on: str | None = None
    last_out: str | None = None
    asks: bool = False


def sum_up(rows: Iterable[Row]) -> Glance:
    """The sum of rows that are not merely inferred."""
    came = went = 0
    asked = False
    days: list[str] = []
    out: list[str] = []
    for _kind, detail, began_on, quote in rows:
        came += detail == "in"
        went += detail == "out"
        days += [began_on] if began_on else []
        if detail == "out":
            out += [began_on] if began_on else []
            asked = asked or bool(began_on and quote and asks(quote))
    return Glance(came, went, max(days, default=None), max(out, default=None), asked)
