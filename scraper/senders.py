"""Whose a new mail address may be: a contact, a sender and an address go in, how sure comes out.

Pure. A name alone is at most a question (`inferred`). With the mail domain of the contact's
employer beside it, it is `likely`. An address that several write from (info@, jobs@) is nobody's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from scraper.name_parts import folded
from scraper.name_spelling import Word, alike, readings, word
from scraper.sender_likeness import (
    Likeness,
    address_likeness,
    is_nickname,
    is_numbered,
    name_likeness,
)

#: Words of a local part that name a desk, in the languages LinkedIn's members write most.
_DESKS = frozenset(
    """
    info infos information contact contacts contato contacto kontakt kontakta hello hallo hi hey
    hola bonjour ciao team teams equipe equipo crew office buero bureau kontor oficina sekretariat
    secretary reception empfang admin administrator administration webmaster postmaster hostmaster
    root mail mailbox post inbox email support help helpdesk service services kundenservice
    customerservice customercare care clients sales vertrieb ventes ventas business marketing press
    presse media pr news newsletter newsletters updates digest events event jobs job careers career
    karriere carreiras carriere recruiting recruitment recruiter recruiters recrutement recrutamento
    reclutamiento selection talent talents talentacquisition hiring hr hrteam humanresources rh
    people personal personnel bewerbung bewerbungen applications apply billing invoice invoices
    accounts accounting finance buchhaltung rechnung facturation legal privacy security abuse
    compliance noreply donotreply reply notify notification notifications alert alerts bounce
    bounces mailer daemon feedback survey community members membership partners partner staff all
    everyone group list announce editor editorial redaktion engineering desk frontdesk welcome
    enquiries inquiries general orders order shop store booking bookings family familie famille
    system systems automated auto account unsubscribe invitations invitation board directors
    """.split()
)
_PIECES = re.compile(r"[._+=-]+")
_LENT = re.compile(r"\bvia\b|\bon behalf of\b|\bim auftrag\b|\bp\.p\.\s", re.IGNORECASE)
_NO_REPLY = re.compile(r"(?:do)?not?[._-]?reply|nicht[._-]?antworten|ne[._-]?pas[._-]?repondre")


class Verdict(NamedTuple):
    """How sure an address is a contact's; of two contacts the greater likeness is meant."""

    certainty: Literal["likely", "inferred"]
    likeness: tuple[int, int]


def verdict(contact: str, sender: str | None, address: str, *, at_employer: bool) -> Verdict | None:
    """How sure a contact owns the address they have never been known by; None for not at all.

    `at_employer`: the address is under the domain of the contact's employer.
    """
    named, spelt = name_likeness(contact, sender), address_likeness(contact, address)
    if named == Likeness.DIFFERENT or is_shared(address, sender):
        return None
    strength = (int(named), int(spelt))
    if at_employer:
        full = spelt == Likeness.WHOLE and not is_numbered(address)
        if named >= Likeness.NICKNAME or full:
            return Verdict("likely" if _has_two_names(contact) else "inferred", strength)
        hinted = max(named, spelt) >= Likeness.GIVEN
        return Verdict("inferred", strength) if hinted else None
    if named == Likeness.UNTOLD:
        spelt = address_likeness(contact, address, turned=False)
    if named >= Likeness.TURNED or (spelt == Likeness.WHOLE and named != Likeness.GIVEN):
        return Verdict("inferred", strength)
    return Verdict("inferred", strength) if named >= Likeness.NICKNAME else None


@lru_cache(maxsize=65536)
def is_shared(address: str, sender: str | None = None) -> bool:
    """Whether several people write from an address: info@, jobs-nordic@, "Ann via Design"."""
    local = folded(address.partition("@")[0])
    if _NO_REPLY.search(local) or (sender and _LENT.search(sender)):
        return True
    pieces = [one for one in _PIECES.split(local) if one]
    own = set(pieces[:1]) if "+" in local else set(pieces)
    initials = {"".join(each[0] for each in one).lower() for one in readings(sender or "")}
    return not (own - initials).isdisjoint(_DESKS)  # pr@ may be Paz Rubio's


def is_another(holder: str | None, sender: str | None, address: str) -> bool:
    """Whether a known address was written from by somebody else: a couple's, a small firm's.

    A new surname, a nickname, a firm's name or a device's are still the holder; so is whoever
    writes from an address that spells the holder's given name.
    """
    if not holder or not sender or name_likeness(holder, sender) != Likeness.DIFFERENT:
        return False
    if is_own_form(holder, sender) or address_likeness(holder, address) > Likeness.UNTOLD:
        return False
    theirs = [*map(word, readings(sender)[0])] if readings(sender) else []
    mine = [each for one in readings(holder) for each in map(word, one[1:])]
    family = any(alike(a, b) for a in theirs[1:] for b in mine)
    return len(theirs) > 1 and (family or is_shared(address))


def is_own_form(contact: str, sender: str | None) -> bool:
    """Whether a sender may be the contact whose profile their signature shows: the given name, a
    short form of it, initials, no name, or one in letters that cannot be compared."""
    likeness = name_likeness(contact, sender)
    if likeness != Likeness.DIFFERENT:
        return True
    given = [word(one[0]) for one in readings(contact)]
    return any(_is_given(mine, word(one[0])) for one in readings(sender or "") for mine in given)


def _is_given(mine: Word, theirs: Word) -> bool:
    return alike(mine, theirs) or is_nickname(mine, theirs)


@lru_cache(maxsize=65536)
def _has_two_names(contact: str) -> bool:
    """One word is not enough beside a domain: there may be two Anjalis at work."""
    return any(sum(word(each).whole for each in one) > 1 for one in readings(contact))
