"""asked_lately: no second ask within 14 days, whether it was logged or stands in the messages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from composer.checks import Case, finding
from composer.found import found
from composer.messages import Finding
from composer.messages.grammar import day_of, on_day
from composer.requests import asks_for_referral

DAYS = 14  # DESIGN §7, advice


def check(case: Case) -> Iterator[Finding]:
    """An error for an ask that comes too soon after another; a second follow-up is one too."""
    if case.today is None or not asks_for_referral(case.text):
        return
    asked = _last_ask(case, case.today)
    if case.move == "nudge":
        if case.history.nudge is not None:
            yield finding(
                __name__, "error", "one follow-up was sent already. Silence is an answer too", 0,
                len(case.text),
            )  # fmt: skip
        return
    if asked and 0 <= (case.today - asked).days < DAYS:
        when = on_day(asked.isoformat(), "day", today=case.today)
        yield finding(
            __name__, "error", f"you asked them {when}. Wait until {DAYS} days have passed, then"
            " follow up once", 0, len(case.text),
        )  # fmt: skip


def _last_ask(case: Case, today: date) -> date | None:
    """The newest ask of the log or of the messages, not after `today`."""
    events = (*case.history.events, *found(case.contact))
    said: list[str | None] = [
        one.on for one in events if one.event == "sent" and one.move in ("ask", "nudge", None)
    ]
    said += [
        one.began_on
        for one in case.contact.of_kind("message", "mail")
        if one.detail == "out" and one.began_on and asks_for_referral(one.quote or "")
    ]
    days = [day for day in map(day_of, said) if day and day <= today]
    return max(days, default=None)
