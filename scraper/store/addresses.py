"""Whose an e-mail address is, while mail and address books are saved.

In: a sender's name, address and signature. Out: the contact it joins, or nobody. Known addresses
join, their plus forms too; a new one joins by a profile address in the signature, or by the name
together with the employer's domain. The name alone is kept as a question, and the mail is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scraper.identity import Certainty, email_key, profile_slugs
from scraper.names import name_key
from scraper.organisations import mail_domain_fits, same_company
from scraper.records import AddressBookEntry, Recipient
from scraper.sender_likeness import Likeness, name_likeness
from scraper.senders import Verdict, is_another, is_own_form, is_shared, verdict
from scraper.store.ledger import Known
from scraper.store.saving import Saving


def correspondents(
    saving: Saving, wanted: Iterable[Recipient], signature: str | None
) -> Iterator[tuple[Known, str]]:
    """The contacts among some parties of a mail, each with the address as a key."""
    for one in wanted:
        email = email_key(one.email)
        if email is None or saving.people.forgotten(email=email):
            continue
        known = saving.people.find("email", email) or _owner(saving, one.name, email, signature)
        if known is None or known.is_me or _is_somebody_else(saving, known, one.name, email):
            continue
        yield known, email


def join_book_entry(saving: Saving, one: AddressBookEntry) -> bool | None:
    """Join the addresses of an address book's row; None where no contact is meant.

    The one contact of the very name is meant, unless the row names another employer: then they are
    a question. Of several, and for a nickname, the employer tells.
    """
    alike = _alike(saving, one.full_name)
    at_work = [(found, known) for found, known in alike if _works_at(known, one.company)]
    known = _only(at_work or [each for each in alike if each[0] == Likeness.WHOLE] or alike)
    if known is None:
        return None
    whole = (Likeness.WHOLE, known) in alike
    other = one.company and known.company and not _works_at(known, one.company)
    certainty: Certainty = "likely" if at_work or (whole and not other) else "inferred"
    joined = False
    for email in filter(None, map(email_key, one.emails)):
        if not (is_shared(email) or saving.people.forgotten(email=email)):
            joined |= saving.people.add_key(known, "email", email, certainty, saving.seen.source)
    return joined


def at_company(saving: Saving, name: str | None, company: str | None, title: str | None) -> (
    Known | None
):  # fmt: skip
    """The one contact of a name, or of a form of it, who has this company or, of the very name,
    this title."""
    best: list[tuple[tuple[int, int], Known]] = []
    for likeness, known in _alike(saving, name):
        worked = _works_at(known, company)
        titled = bool(title and known.title and title.casefold() == known.title.casefold())
        if worked or (titled and likeness == Likeness.WHOLE):
            best.append(((likeness, worked + titled), known))
    return _only(best)


def _owner(saving: Saving, name: str | None, email: str, signature: str | None) -> Known | None:
    people, source = saving.people, saving.seen.source
    known, certainty = people.mailbox(email), "likely"
    if known is None and not is_shared(email, name):
        slugs = (people.find("slug", slug) for slug in profile_slugs(signature))
        known = next((one for one in slugs if one and is_own_form(one.full_name or "", name)), None)
    if known is None:
        known, certainty = _by_name(saving, name, email)
    if known is None or known.is_me:
        return known
    people.add_key(known, "email", email, certainty, source)  # type: ignore[arg-type]
    return people.find("email", email)


def _by_name(saving: Saving, name: str | None, email: str) -> tuple[Known | None, str]:
    """The one contact a name and an address point to, and how surely."""
    domain = email.rpartition("@")[2]
    found: list[tuple[Verdict, Known]] = []
    for known in saving.people.near(name, email):
        fits = bool(known.company) and mail_domain_fits(domain, str(known.company))
        judged = verdict(known.full_name or "", name, email, at_employer=fits)
        if judged:
            found.append((judged, known))
    likely = [(one.likeness, known) for one, known in found if one.certainty == "likely"]
    unknown = any(
        known.company is None and one.likeness[0] == Likeness.WHOLE for one, known in found
    )
    if likely and not unknown:
        return _only(likely), "likely"
    return _only([(one.likeness, known) for one, known in found]), "inferred"


def _alike(saving: Saving, name: str | None) -> list[tuple[Likeness, Known]]:
    """Everybody of a name or of a form of it."""
    saving.by_name = True
    if not name:
        return []
    found = {one.person_id: (Likeness.WHOLE, one) for one in saving.people.named(name)}
    for known in saving.people.near(name, ""):
        likeness = name_likeness(known.full_name or "", name)
        if likeness >= Likeness.NICKNAME:
            found.setdefault(known.person_id, (likeness, known))
    return list(found.values())


def _only(found: Sequence[tuple[int | tuple[int, int], Known]]) -> Known | None:
    """The one of the greatest likeness; None where two are equal."""
    best = [known for rank, known in found if not any(rank < other for other, _ in found)]  # type: ignore[operator]
    return best[0] if len(best) == 1 else None


def _works_at(known: Known, company: str | None) -> bool:
    return bool(company and known.company) and same_company(str(known.company), str(company))


def _is_somebody_else(saving: Saving, known: Known, name: str | None, email: str) -> bool:
    """Whether a known address was written from by another contact, or another of the family."""
    if is_another(known.full_name, name, email):
        return True
    others = [one for one in saving.people.named(name) if one is not known]
    return bool(others) and name_key(name) != name_key(known.full_name) and (
        name_likeness(known.full_name or "", name) == Likeness.DIFFERENT
    )  # fmt: skip
