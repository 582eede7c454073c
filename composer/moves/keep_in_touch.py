"""keep_in_touch: a light line to somebody who helped or matters, with no ask and no question."""

from __future__ import annotations

from datetime import timedelta

from composer.messages import asking, wording
from composer.messages.plan import Brief, Slot, greeting, openers, signoff, thanks
from composer.moves import Case, Due

CHANNELS = ("linkedin_message", "email", "inmail")

AFTER = {
    "warm": (
        "I just wanted to say hello. No need to answer.",
        "There's no need to answer. I hope all is well with you.",
    ),
    "plain": ("I just wanted to say hello. No need to answer.",),
    "formal": ("I hope you are well. There is no need to answer.",),
}


def slots(brief: Brief) -> tuple[Slot, ...]:
    """The plan of a light word."""
    return (
        greeting(brief),
        openers(brief, shared_first=False)[0],
        Slot("easy_out", brief.one_of("easy_out", AFTER[brief.tone])),
        *asking.offers(brief, general=False),
        thanks(brief, wording.THANKS_FOR_READING[brief.tone]),
        signoff(brief),
    )


#: How long a tie may be quiet before a light word, in days; gentle, and no tie that never was warm.
EVERY_DAYS = {
    "worked closely": 90, "worked alongside": 150, "studied together": 180, "in touch": 120,
}  # fmt: skip
HELPED_DAYS = 90  # whoever helped is not forgotten when the search is over
LONGEST_DAYS = 730  # longer silence is a tie to warm up, not one to keep
SILENCE = 2  # light words without an answer; then silence is an answer too


def due(case: Case) -> Due | None:
    """Some months after the last word in any channel, by tie; not where they went quiet."""
    helped = case.history.helped
    every = HELPED_DAYS if helped else EVERY_DAYS.get(case.tie or "")
    if every is None or case.last is None or case.in_peace or case.unanswered >= SILENCE:
        return None
    since = case.last + timedelta(days=every)
    if not since <= case.today <= case.last + timedelta(days=LONGEST_DAYS):
        return None
    what = f"they {helped.event} once; " if helped else ""
    what = what.replace("referred", "referred you").replace("agreed", "said yes")
    reason = f"{what}nothing has passed between you since {case.last.isoformat()}"
    return Due("keep_in_touch", since.isoformat(), reason, None)
