"""warm_up: something genuine to a contact who has not heard from the user for a while.

No ask, no link, no role: a reason to write, a light line that is easy to answer or to leave, and
thanks. In a note with an invitation it says why the user would like to connect.
"""

from __future__ import annotations

from composer.messages import asking, claim, wording
from composer.messages.plan import Brief, Slot, greeting, openers, signoff, thanks
from composer.moves import Case, Due

CHANNELS = ("linkedin_note", "linkedin_message", "email", "inmail", "linkedin_note_premium")

# A light line for each sort of reason to write; none asks for anything but an answer.
FOLLOW: dict[str, tuple[str, ...]] = {
    "recent_post": (
        "I'd like to read more from you on this.",
        "What made you write about it?",
        "I'd be curious to hear how it goes on.",
        "I hope you'll write more about it.",
    ),
    "comment": ("I'd like to hear more about it one day.", "I'd be glad to read more of the like."),
    "article": (
        "What made you write about it?",
        "I'd like to read more from you on this.",
        "I hope you'll write more about it.",
    ),
    "new_role": ("I hope the start has been a good one.", "How have you settled in?"),
    "work_anniversary": ("I hope it was a good year.", "I hope the next one is a good one too."),
    "promotion": ("I hope there is some time to enjoy it.", "I hope you got to celebrate."),
    "award": ("I hope there is some time to enjoy it.", "I hope you got to celebrate."),
    "launch": ("How has it gone so far?", "I hope there is some time to enjoy it."),
    "talk": ("How did it go?", "I'd like to hear more about it one day."),
    "reshare": ("I'd like to hear more from you on this.", "It was good to read your view."),
    "question_they_asked": ("Did you find an answer?", "I'd like to hear what you found."),
    "hiring_post": ("I hope you find the right people soon.", "I hope good people write to you."),
    "worked_together": (
        "What are you working on these days?",
        "How are things with you?",
        "How have you been since?",
    ),
    "studied_together": (
        "Where has work taken you since?",
        "What are you working on these days?",
        "How have you been since?",
    ),
    "last_conversation": (
        "How have you been since?",
        "I hope you are well.",
        "How are things with you now?",
    ),
    "i_helped_them": ("How are things with you?", "How have you been since?"),
    "promise_open": (),
    "unanswered_question": (),
    "recommendation": ("I hope you are well.",),
}
OTHERWISE = ("I hope you are well.", "How have you been?")
CONNECT = {
    "warm": ("I'd be glad to stay in touch.", "I'd be glad to connect."),
    "plain": ("I'd like to connect.",),
    "formal": ("I would be glad to connect.",),
}
THANKS: dict[str, tuple[str, ...]] = {
    "recent_post": ("Thank you for the post.", "Thanks for writing that post."),
    "comment": ("Thanks for the comment.",),
    "article": ("Thank you for the article.", "Thanks for writing that article."),
    "reshare": ("Thank you for sharing that post.",),
}


def slots(brief: Brief) -> tuple[Slot, ...]:
    """The plan of a warm-up."""
    reasons = openers(brief, shared_first=False)
    kind = opening_kind(brief, reasons[0])
    rests_on = reasons[0].options[0].evidence
    connect = brief.one_of("ask", CONNECT[brief.tone])
    return (
        greeting(brief),
        *(
            [*reasons, Slot("ask", connect)]
            if brief.is_note
            else [
                *reasons[1:],
                reasons[0],
                *_follow(brief, kind, rests_on),
            ]
        ),
        *([] if brief.is_note else asking.offers(brief, general=False)),
        thanks(brief, THANKS.get(kind, wording.THANKS_FOR_READING[brief.tone])),
        signoff(brief),
    )


def _follow(brief: Brief, kind: str, rests_on: tuple[str, ...]) -> list[Slot]:
    """A light line behind the reason and on its evidence; to a stranger, that one would be glad
    to know them."""
    lines = FOLLOW.get(kind, OTHERWISE)
    if lines is OTHERWISE and not brief.is_acquainted:
        lines = CONNECT[brief.tone]
    if not lines:
        return []
    said = tuple(claim("opener", one.text, rests_on) for one in brief.one_of("opener", lines))
    return [Slot("opener", said, needed=False, worth=5, name="a light line")]


def opening_kind(brief: Brief, slot: Slot) -> str:
    """The kind of hook whose opener stands first in `slot`."""
    return next((hook.kind for hook in brief.hooks if hook.opener == slot.options[0]), "")


APART_DAYS = 30  # between two words of the user's that got no answer
SILENCE = 2  # of them, and then silence is an answer too


def due(case: Case) -> Due | None:
    """For somebody at the company who is not ready to be asked, and has not just heard from one."""
    if case.advice != "warm_up" or case.over or case.in_peace or case.unanswered >= SILENCE:
        return None
    if case.last and (case.today - case.last).days < APART_DAYS:
        return None
    reason = f"say a word before you ask: {case.why}"
    return Due("warm_up", case.today.isoformat(), reason, case.objective)
