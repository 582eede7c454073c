"""Events that messages and mail show by themselves: an ask sent, an answer received.

Found events stand beside the logged ones and are never written down unless the user confirms
them: each is derived anew from the evidence it names. An automatic reply never reaches the view,
so it is no answer here either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact, Evidence
from composer.history import Event, History, What
from composer.requests import asks_for_referral

# The same request in the other languages people write to each other in; English is `requests`.
_ASK = re.compile(
    r"\bk(?:ö|oe)nnte(?:st|n) (?:du|sie) mich (?:\w+ ){0,4}(?:empfehlen|vorschlagen)\b"
    r"|\b(?:pourrais-tu|pourriez-vous|peux-tu|pouvez-vous) me (?:recommander|coopter)\b"
    r"|\b(?:podr[ií]as?|puedes) (?:recomendarme|referirme)\b"
    r"|\b(?:poderia|pode) (?:me (?:indicar|recomendar)|indicar-me)\b"
    r"|(?:推薦|紹介)して(?:いただけ|もらえ|くださ)",
    re.IGNORECASE,
)


# Words by which a person says no to a referral; only read in an answer to an ask.
_NO = re.compile(
    r"\b(?:can(?:no|')t|can’t|could ?n[o'’]?t|not able to|unable to|won['’]t|will not|do ?n[o'’]t"
    r"|would rather not|prefer not to|not allowed to|not in a position to)\b[^.!?\n]{0,50}"
    r"\b(?:refer|recommend|vouch|introduce|put (?:you|your name)|put in a word|pass (?:on )?your)"
    r"|\bonly (?:refer|recommend|vouch for)\b"
    r"|\b(?:do ?n[o'’]t|would ?n[o'’]t) feel (?:comfortable|right|able)\b"
    r"|\bnot (?:really )?comfortable (?:referring|recommending|with)\b"
    r"|\bi(?:['’]ll| will| have to| must)? (?:have to )?(?:pass|decline)\b"
    r"|\bagainst (?:our|the|company) (?:policy|rules)\b"
    r"|\b(?:kann|darf|möchte) (?:ich )?(?:dich|sie) (?:\w+ ){0,4}nicht (?:empfehlen|vorschlagen)\b"
    r"|\bje ne (?:peux|pourrai) pas (?:te|vous) (?:recommander|coopter)\b"
    r"|\bno (?:puedo|podré) (?:recomendar|referir)(?:te|le)\b"
    r"|\bnão (?:posso|consigo) (?:te |lhe )?(?:indicar|recomendar)\b",
    re.IGNORECASE,
)


_THANKS = re.compile(
    r"\b(?:thank(?:s| you)|danke|merci|gracias|obrigad[oa])\b|ありがとう", re.IGNORECASE
)


def found(contact: Contact) -> tuple[Event, ...]:
    """Asks by the user and answers to them, oldest first, each with the message it stands in."""
    talk = sorted(
        (one for one in contact.of_kind("message", "mail") if one.began_on and one.quote),
        key=lambda one: (one.began_on or "", one.evidence_id),
    )
    return tuple(_events(talk))


def joined(logged: History, contact: Contact) -> History:
    """The log and what the messages show, as one history; what is in the log is not repeated."""
    known = {(one.event, one.on) for one in logged.events}
    extra = [one for one in found(contact) if (one.event, one.on) not in known]
    extra = _answers_only_to_asks(extra, logged)
    return History(tuple(sorted((*logged.events, *extra), key=lambda one: one.on)))


def _events(talk: list[Evidence]) -> Iterator[Event]:
    asked = answered = False
    for one in talk:
        on, text = one.began_on or "", one.quote or ""
        if one.detail == "out" and _asks(text):
            asked, answered = True, False
            yield Event("sent", on, "ask", source="found", evidence_id=one.evidence_id)
        elif one.detail == "out" and answered and _THANKS.search(text):
            yield Event("thanked", on, source="found", evidence_id=one.evidence_id)
        elif one.detail == "in":
            answered = asked
            answer: What = "declined" if asked and _NO.search(text) else "replied"
            yield Event(answer, on, source="found", evidence_id=one.evidence_id)


def _answers_only_to_asks(events: list[Event], logged: History) -> list[Event]:
    """Keep a reply only where something was sent on or before its day."""
    sent = [one.on for one in (*logged.events, *events) if one.event == "sent"]
    first = min(sent, default=None)
    return [one for one in events if one.event == "sent" or (first and one.on >= first)]


def _asks(text: str) -> bool:
    return asks_for_referral(text) or bool(_ASK.search(text))
