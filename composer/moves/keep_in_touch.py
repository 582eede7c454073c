"""keep_in_touch: a light line to somebody who helped or matters, with no ask and no question."""

from __future__ import annotations

from composer.messages import asking, wording
from composer.messages.plan import Brief, Slot, greeting, openers, signoff, thanks

CHANNELS = ("linkedin_message", "email", "inmail")

AFTER = {
    "warm": ("No need to answer. I hope you are well.", "I just wanted to say hello."),
    "plain": ("No need to answer.",),
    "formal": ("I hope you are well.",),
}


def slots(brief: Brief) -> tuple[Slot, ...]:
    """The plan of a light word."""
    return (
        greeting(brief),
        *openers(brief, shared_first=False),
        Slot("easy_out", brief.one_of("easy_out", AFTER[brief.tone])),
        *asking.offers(brief, general=False),
        thanks(brief, wording.THANKS_FOR_READING[brief.tone]),
        signoff(brief),
    )
