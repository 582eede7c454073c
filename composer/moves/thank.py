"""thank: thanks for the answer, whatever it was, in words that fit it; asks for nothing."""

from __future__ import annotations

from composer.messages import claim
from composer.messages.own_words import role_phrase
from composer.messages.plan import Brief, Slot, greeting, signoff
from composer.moves import Case, Due, days_after
from scraper.errors import Refusal

FOUND_DAYS = 30  # an older answer that was only recognised is not dug up again

CHANNELS = ("linkedin_message", "email", "inmail")

# What the contact did -> what is said of it, first with an objective and then without one.
THANKS = {
    "referred": (
        "Thank you for referring me{for_role}.",
        "I just wanted to thank you for referring me{for_role}.",
    ),
    "agreed": (
        "Thank you for saying yes to referring me{for_role}.",
        "Thank you for agreeing to refer me{for_role}.",
    ),
    "declined": (
        "Thank you for letting me know, and for being open about it.",
        "Thank you for the clear answer.",
    ),
    "replied": ("Thank you for writing back.", "Thank you for taking the time to answer."),
}
AFTER = {
    "referred": ("It means a lot to me, and I'll let you know how it goes.",),
    "agreed": ("It means a lot to me. I'll let you know how it goes.",),
    "declined": ("I fully understand, and I'm glad we're in touch.",),
    "replied": ("It was good to hear from you.",),
}


def slots(brief: Brief) -> tuple[Slot, ...]:
    """The plan of a thank-you. Refuses when nothing was logged to give thanks for."""
    done = brief.history.last("referred", "agreed", "declined") or brief.history.last("replied")
    if done is None:
        raise Refusal(
            "nothing_to_thank_for",
            "no answer of theirs is known yet",
            "askwell log PERSON agreed (or referred, declined, replied)",
        )
    about = brief.objective
    for_role = f" for {role_phrase(about.role)} at {about.company}" if about else ""
    said = brief.one_of("thanks", THANKS[done.event], for_role=for_role)
    after = brief.one_of("opener", AFTER[done.event])
    return (
        greeting(brief),
        Slot("thanks", tuple(claim("thanks", piece.text, (done.proof,)) for piece in said)),
        Slot("thanks", tuple(claim("thanks", piece.text, (done.proof,)) for piece in after)),
        signoff(brief),
    )


def due(case: Case) -> Due | None:
    """From the day after a yes, a referral or a no, until thanks were given."""
    done = case.history.last("agreed", "referred", "declined")
    if done is None:
        return None
    given = (case.history.last("thanked"), case.history.last("sent", move="thank"))
    thanked = max((one.on for one in given if one), default="")
    since = days_after(done, 1)
    if done.source == "found" and case.today > days_after(done, FOUND_DAYS):
        return None
    if thanked >= done.on or case.today < since:
        return None
    what = {"agreed": "said yes", "referred": "referred you", "declined": "gave you an answer"}
    return Due("thank", since.isoformat(), f"they {what[done.event]} on {done.on}", case.objective)
