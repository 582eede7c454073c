"""update: tells the contact how it went, good or bad, and thanks them; asks for nothing."""

from __future__ import annotations

from composer.history import Event
from composer.messages import Piece
from composer.messages.grammar import on_day
from composer.messages.own_words import role_phrase
from composer.messages.plan import Brief, Slot, greeting, signoff, thanks
from composer.moves import Case, Due, days_after
from scraper.errors import Refusal

CHANNELS = ("linkedin_message", "email", "inmail")

REFERRED_DAYS = 14  # DESIGN §7: who referred somebody hears within two weeks how it stands

# What happened last -> what is said of it.
NEWS = {
    "hired": (
        "I wanted you to hear it from me: I got {the_role} at {company}.",
        "Good news: I got {the_role} at {company}.",
    ),
    "offered": ("Good news: I have an offer for {the_role} at {company}.",),
    "interviewed": ("A short update: I had my interview for {the_role} at {company} {when}.",),
    "closed": ("A short update on {the_role} at {company}: it did not work out this time.",),
    "referred": ("A short update on {the_role} at {company}: I have not heard back yet.",),
}
AFTER = {
    "hired": ("Your referral helped me get there.",),
    "offered": ("Your referral helped me get this far.",),
    "interviewed": ("I'll tell you how it ends.",),
    "closed": ("I wanted you to know.",),
    "referred": ("I'll write again as soon as I know more.",),
}
NOT_REFERRED = {
    "hired": ("I thought you would like to know.",),
    "offered": ("I thought you would like to know.",),
}
THANKS = {
    "warm": ("Thank you again for your help.", "Thanks again for your help with this."),
    "plain": ("Thanks again for your help.",),
    "formal": ("Thank you again for your help.",),
}


def slots(brief: Brief) -> tuple[Slot, ...]:
    """The plan of an update. Refuses when there is nothing to tell."""
    news = brief.history.last("hired", "offered", "interviewed", "closed")
    news = news or brief.history.last("referred")
    about = brief.objective
    if news is None or about is None:
        raise Refusal(
            "nothing_to_tell",
            "nothing has happened yet that you could tell them",
            "askwell log PERSON interviewed (or offered, hired, closed)",
        )
    referred = brief.history.last("referred")
    after = AFTER[news.event]
    if referred is None:
        after = NOT_REFERRED.get(news.event, after)
    proofs = tuple({news.proof, *([referred.proof] if referred else [])})
    said = brief.one_of(
        "opener",
        NEWS[news.event],
        the_role=role_phrase(about.role),
        company=about.company,
        when=on_day(news.on, "day", today=brief.today, spelling=brief.spelling),
    )
    return (
        greeting(brief),
        Slot("opener", tuple(Piece("opener", one.text, proofs) for one in said)),
        Slot(
            "opener",
            tuple(Piece("opener", one.text, proofs) for one in brief.one_of("opener", after)),
        ),
        thanks(brief, THANKS[brief.tone]),
        signoff(brief),
    )


def due(case: Case) -> Due | None:
    """News to those who helped; two weeks after a referral, that there is none yet."""
    helped = case.history.helped
    told = max(
        (one for one in case.history.events if one.event == "updated" or one.move == "update"),
        key=_on,
        default=None,
    )
    own = [one for one in case.history.events if one.event in DUE_NEWS]
    news = max((*case.news, *own), key=lambda one: (one.on, one.event == "hired"), default=None)
    if news and (helped or case.history.last("hired")) and not (told and told.on >= news.on):
        since = days_after(news, 0 if news.event == "hired" else 1)
        if since <= case.today:
            return Due("update", since.isoformat(), DUE_NEWS[news.event], case.objective)
    referred = case.history.last("referred")
    hired = news is not None and news.event in ("hired", "closed")
    if hired or referred is None or (told and told.on >= referred.on):
        return None
    since = days_after(referred, REFERRED_DAYS)
    if case.today < since:
        return None
    reason = f"they referred you on {referred.on} and have not heard since"
    return Due("update", since.isoformat(), reason, case.objective)


DUE_NEWS = {
    "hired": "you were hired: tell those who helped",
    "offered": "you have an offer: tell those who helped",
    "interviewed": "you had an interview: tell those who helped",
    "closed": "it is over for this role: tell those who helped",
}


def _on(event: Event) -> str:
    return event.on
