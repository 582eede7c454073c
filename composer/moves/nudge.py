"""nudge: one short follow-up to an ask that was not answered, then silence is an answer too."""

from __future__ import annotations

from composer.messages import asking, claim, wording
from composer.messages.grammar import on_day
from composer.messages.own_words import role_phrase
from composer.messages.plan import Brief, Slot, easy_out, greeting, signoff, thanks
from composer.moves import Case, Due, days_after
from scraper.errors import Refusal

CHANNELS = ("linkedin_message", "email", "inmail")

AFTER_DAYS = 7  # FIELD.md: one follow-up after about a week, then stop
UNTIL_DAYS = 45  # later, a follow-up would only be a second ask

OPENER = {
    "warm": (
        "Just a short word on the note I sent you {when}.",
        "I wrote to you {when}, and I know how full a week can get.",
        "One short line after my note {since}.",
    ),
    "plain": ("I wrote to you {when}.", "I am coming back to my note {since}."),
    "formal": ("I wrote to you {when}.", "I am coming back to my note {since}."),
}
ASK = {
    "warm": (
        "Is a referral for {the_role} at {company} something you'd be open to?",
        "Would you be able to refer me for {the_role} at {company}?",
        "Could you still refer me for {the_role} at {company}?",
    ),
    "plain": ("Could you still refer me for {the_role} at {company}?",),
    "formal": ("Would you be willing to refer me for {the_role} at {company}?",),
}
INTRODUCE = (
    "Is an introduction at {company} for {the_role} something you'd be open to?",
    "Could you introduce me to someone at {company} about {the_role}?",
)
EASY_OUT = ("If it's not a good time, I won't ask again.", "If not, I won't ask again.")


def slots(brief: Brief) -> tuple[Slot, ...]:
    """The plan of a follow-up. Refuses without an unanswered ask, and a second time."""
    ask = brief.history.ask
    objective = brief.objective
    if ask is None or objective is None:
        raise Refusal(
            "no_ask_sent",
            "there is no ask to follow up: none was sent",
            "askwell log PERSON sent, once you have sent one",
        )
    if brief.history.answer is not None:
        raise Refusal(
            "already_answered",
            "they have answered your ask already",
            "answer them yourself, or thank them: askwell draft PERSON --move thank",
        )
    if brief.history.nudge is not None:
        raise Refusal(
            "already_nudged",
            "one follow-up was sent already; silence is an answer too",
            "askwell who, for somebody else to ask",
        )
    when = on_day(ask.on, "day", today=brief.today, spelling=brief.spelling)
    said = brief.one_of(
        "opener", OPENER[brief.tone], when=when, since=when.replace("on ", "of ", 1)
    )
    wordings = INTRODUCE if not asking.works_there(brief.contact, objective) else ASK[brief.tone]
    asked = brief.one_of(
        "ask",
        tuple(text + "{link}" for text in wordings),
        the_role=role_phrase(objective.role),
        company=objective.company,
        link="\n" + objective.url if objective.url else "",
    )
    return (
        greeting(brief),
        Slot("opener", tuple(claim("opener", piece.text, (ask.proof,)) for piece in said)),
        Slot("ask", asked),
        Slot("easy_out", brief.one_of("easy_out", EASY_OUT))
        if not brief.is_note
        else (easy_out(brief)),
        thanks(brief, wording.THANKS[brief.tone]),
        signoff(brief),
    )


def due(case: Case) -> Due | None:
    """A week after an ask that was not answered, once, while the objective is open."""
    ask = case.history.ask
    closed = case.history.last("closed", "hired")
    if ask is None or case.history.answer or case.history.nudge or case.over or case.in_peace:
        return None
    if (closed and closed.on >= ask.on) or any(one.event == "hired" for one in case.news):
        return None
    since = days_after(ask, AFTER_DAYS)
    if not since <= case.today <= days_after(ask, UNTIL_DAYS):
        return None
    reason = f"no answer since you asked on {ask.on}; one follow-up, then silence is an answer too"
    return Due("nudge", since.isoformat(), reason, case.objective)
