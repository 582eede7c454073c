"""ask: one clear request for one role, to a contact who knows the user well enough.

Opens with what the two share, asks at once, then the reason, a proof, an easy way to say no,
something back, and thanks.
"""

from __future__ import annotations

from composer.messages import asking, wording
from composer.messages.plan import Brief, Slot, easy_out, greeting, openers, signoff, thanks
from composer.moves import Case, Due, days_after
from scraper.errors import Refusal

AGAIN_DAYS = 90  # the morning list proposes nobody for a second ask before this

CHANNELS = ("linkedin_message", "email", "inmail", "linkedin_note", "linkedin_note_premium")


def slots(brief: Brief) -> tuple[Slot, ...]:
    """The plan of an ask. Refuses without an objective."""
    if brief.objective is None:
        raise Refusal(
            "no_objective",
            "an ask needs one exact role at one company",
            "askwell objective add --role ROLE --company COMPANY --url LINK",
        )
    offered = asking.matching_offer(brief.settings, brief.contact) is not None
    return (
        greeting(brief),
        *openers(brief, shared_first=True),
        asking.ask(brief, brief.objective),
        *asking.why(brief, brief.objective),
        *([] if brief.is_note else asking.proofs(brief, brief.objective)),
        easy_out(brief),
        *([] if brief.is_note else asking.offers(brief)),
        thanks(brief, wording.THANKS_FOR_READING[brief.tone] if offered else None),
        signoff(brief),
    )


def due(case: Case) -> Due | None:
    """When `composer.who` advises it for an open objective."""
    asked = case.history.ask
    again = asked and case.today < days_after(asked, AGAIN_DAYS)
    if case.advice != "ask" or case.over or again or case.objective is None:
        return None
    return Due(
        "ask",
        case.today.isoformat(),
        f"you may ask them now: {case.why[:1].lower() + case.why[1:]}",
        case.objective,
    )
