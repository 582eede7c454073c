"""The ask itself, and what stands beside it: the exact role, company and link, why, proof, offer.

Comes in: a brief with an objective. Goes out: slots.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from composer.evidence import Contact
from composer.messages import own, wording
from composer.messages.own_words import (
    offer_sentence,
    proof_sentence,
    role_phrase,
    stems,
    why_sentence,
)
from composer.messages.plan import Brief, Slot
from scraper.organisations import same_company
from scraper.settings import Objective, Offer, Proof, Settings

# Kinds of evidence that show what a contact writes about or works on.
_WORK = ("post", "comment", "article", "blog_post", "position", "skill", "new_role", "reshare")


def ask(brief: Brief, objective: Objective) -> Slot:
    """One question with the exact role, the company and the link."""
    elsewhere = not works_there(brief.contact, objective)
    equals = (wording.INTRODUCE if elsewhere else wording.REFER)[brief.tone]
    short = wording.INTRODUCE_SHORT if elsewhere else wording.REFER_SHORT
    texts = (short,) if brief.is_note else (*_own_first(brief, equals), short)
    before_link = " " if brief.is_note else "\n"
    link = before_link + objective.url if objective.url else ""
    pieces = brief.say(
        "ask",
        *(text + "{link}" for text in texts),
        the_role=role_phrase(objective.role),
        company=objective.company.strip(),
        link=link,
    )
    return Slot("ask", pieces, stretch=not brief.is_note)


def _own_first(brief: Brief, equals: tuple[str, ...]) -> tuple[str, ...]:
    return wording.in_turn(equals, brief.contact.person_id, "ask")


def why(brief: Brief, objective: Objective) -> list[Slot]:
    """The user's own reason, where they wrote one."""
    if not objective.why or brief.is_note:
        return []
    piece = own("why", brief_voice(brief, why_sentence(objective.why)))
    return [Slot("why", (piece,), needed=False, worth=2, name="why (your own words)")]


def proofs(brief: Brief, objective: Objective) -> list[Slot]:
    """The one or two things the user has done that match the role best."""
    ranked = matching_proofs(brief.settings, objective)
    further = [one for one in ranked[1:2] if fitness(one, objective)]
    best = [*ranked[:1], *(further if brief.place.unit == "words" else [])]
    return [
        Slot(
            "proof",
            (own("proof", _led_in(brief, proof.text, at)),),
            needed=False,
            worth=5 - 4 * at,
            stretch=at == 0,
            name=f"proof: {proof.text}",
        )
        for at, proof in enumerate(best)
    ]


def _led_in(brief: Brief, text: str, at: int) -> str:
    """A proof with a word before it, so that it does not fall out of the sky behind the ask."""
    sentence = proof_sentence(text)
    if at == 0:
        lead = wording.pick(wording.LEADS[brief.tone], brief.contact.person_id, "proof")
        return f"{lead} {sentence}" if sentence.startswith("I ") else sentence
    sentence = sentence.replace("A bit about me: ", "Also: ", 1)
    return sentence if text.strip().startswith("I ") else re.sub("^I ", "I also ", sentence)


def offers(brief: Brief, *, general: bool = True) -> list[Slot]:
    """Something true to give back: one that fits the contact, else a general one, else none."""
    offer = matching_offer(brief.settings, brief.contact, general=general)
    if offer is None:
        none_fits = "offer: none of yours fits what they write about or work on"
        return [Slot("offer", (), needed=False, name=none_fits)] if brief.settings.offer else []
    sentence = brief_voice(brief, offer_sentence(offer.text))
    if sentence.startswith(("I ", "I'm ")):
        sentence = f"Either way, {sentence}" if general else _of_use(sentence)
    piece = own("offer", sentence)
    return [Slot("offer", (piece,), needed=False, worth=4.5, name=f"offer: {offer.text}")]


def _of_use(sentence: str) -> str:
    """A short offer that leaves it to them: "I can share my notes, if they help"."""
    short = len(sentence) < 80 and sentence.endswith(".") and "," not in sentence
    return sentence[:-1] + ", if that is of use." if short else sentence


def brief_voice(brief: Brief, text: str) -> str:
    """ "I'm happy to" spelt out where the user does not contract; their own words untouched."""
    if text.startswith("I'm ") and brief.say("offer", "I'm")[0].text == "I am":
        return "I am " + text[4:]
    return text


def matching_proofs(settings: Settings, objective: Objective) -> list[Proof]:
    """The user's proofs, those that match the role's words and skills first."""
    return sorted(settings.proof, key=lambda proof: -fitness(proof, objective))


def fitness(proof: Proof, objective: Objective) -> int:
    """How well a proof matches a role: its skills count twice, the words of its text once."""
    wanted = stems((objective.role, objective.why, *objective.skills))
    return 2 * len(stems(proof.skills) & wanted) + len(stems((proof.text,)) & wanted)


def matching_offer(settings: Settings, contact: Contact, *, general: bool = True) -> Offer | None:
    """The offer closest to what the contact writes about or works on.

    An offer without skills is a general one: it stands in where none matches, if `general`.
    """
    topics = stems(_work_of(contact))
    scored = [(len(stems(offer.skills) & topics), offer) for offer in settings.offer]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    if best[0]:
        return best[1]
    return next((offer for offer in settings.offer if general and not offer.skills), None)


def _work_of(contact: Contact) -> Iterable[str | None]:
    yield from (contact.title, contact.headline)
    for one in contact.of_kind(*_WORK):
        if one.detail != "repost":
            yield from (one.quote, one.detail if one.kind in ("position", "new_role") else None)


def works_there(contact: Contact, objective: Objective) -> bool:
    """Whether they are known to work at the objective's company: nobody else can refer to it."""
    wanted = objective.company.strip()
    if (contact.company or "").strip():
        return same_company(contact.company or "", wanted)
    rows = contact.of_kind("new_role", "position", "connected")
    return any(
        one.subject and not one.ended_on and same_company(one.subject, wanted) for one in rows
    )
