"""Events that messages and mail show by themselves: an ask sent, an answer received.

Found events stand beside the logged ones and are never written down unless the user confirms
them: each is derived anew from the evidence it names. An automatic reply never reaches the view,
so it is no answer here either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.evidence import Contact, Evidence
from composer.history import Event, History

# Words by which a person asks for a referral, in the languages people write to each other in.
# An ask is a request: the mere word "referral" in a story about one is not enough.
_ASK = re.compile(
    r"\b(?:could|would|can|might|may) you (?:please |possibly |perhaps )?"
    r"(?:refer me|put (?:me|my name) forward|put in a (?:good )?word|pass (?:on )?my (?:cv|resume)"
    r"|pass (?:it|this|my name) (?:on|along)|introduce me to (?:the|your) (?:hiring|recruit))"
    r"|\b(?:be (?:willing|happy|open|able|comfortable) to|consider|mind) refer(?:ring)? me\b"
    r"|\b(?:ask|asking|request) (?:you )?for a referral\b|\brefer me (?:for|to)\b"
    r"|\bwould you refer me\b"
    r"|\bk(?:ö|oe)nnte(?:st|n) (?:du|sie) mich (?:\w+ ){0,4}(?:empfehlen|vorschlagen)\b"
    r"|\b(?:pourrais-tu|pourriez-vous|peux-tu) me (?:recommander|coopter)\b"
    r"|\b(?:podr[ií]as?|puedes) (?:recomendarme|referirme)\b"
    r"|\b(?:poderia|pode) (?:me (?:indicar|recomendar)|indicar-me)\b",
    re.IGNORECASE,
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
    for one in talk:
        on = one.began_on or ""
        if one.detail == "out" and _ASK.search(one.quote or ""):
            yield Event("sent", on, "ask", source="found", evidence_id=one.evidence_id)
        elif one.detail == "in":
            yield Event("replied", on, source="found", evidence_id=one.evidence_id)


def _answers_only_to_asks(events: list[Event], logged: History) -> list[Event]:
    """Keep a reply only where something was sent on or before its day."""
    sent = [one.on for one in (*logged.events, *events) if one.event == "sent"]
    first = min(sent, default=None)
    return [one for one in events if one.event == "sent" or (first and one.on >= first)]
