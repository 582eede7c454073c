"""What passed between the user and a person: each record names its people, and becomes rows.

In: connections, messages, mails, meetings, invitations, endorsements, recommendations and the
address book. A message is filed under whoever wrote it, or, if the user did, under everyone it
went to. Of mail with people who are no contacts nothing is kept but a count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from scraper import records as nouns
from scraper.identity import Certainty, email_key, profile_slugs, slug_key
from scraper.names import name_key, same_name
from scraper.organisations import mail_domain_fits, same_company
from scraper.store.facts import employ
from scraper.store.ledger import Known
from scraper.store.saving import Saving


def connection(saving: Saving, one: nouns.Connection) -> None:
    """A row of Connections.csv: the surest source of who somebody is."""
    slug, email = slug_key(one.slug), email_key(one.email)
    known, anchor = _connected(saving, one, slug, email)
    if known is None:
        return
    if email:
        saving.people.add_key(known, "email", email, "sure", saving.seen.source)
    seen = saving.seen
    told = saving.people.learn(
        known, seen.day, full_name=one.full_name, first_name=one.first_name, degree=1
    )
    if one.company:
        told = employ(saving.rows, known, anchor, (one.company, one.title), seen.day) or told
    if told:
        saving.people.touch(known)
    saving.people.note_connected(known, one.connected_on)
    anchors = saving.people.anchors(known.person_id, anchor)
    if saving.people.nameless_exports:
        anchors = tuple(dict.fromkeys((*anchors, _name_anchor(one))))
    values = (one.connected_on, one.company, one.title)
    saving.rows.add("connection", known.person_id, anchors, (), values)


def _connected(
    saving: Saving, one: nouns.Connection, slug: str | None, email: str | None
) -> tuple[Known | None, str]:
    """Whom a row means, and the key it is filed under. Exports of 2018 give no profile address:
    there the e-mail address is the key, else name and day of connecting together."""
    people, source = saving.people, saving.seen.source
    if people.forgotten(slug=slug, email=email, name=_name_anchor(one)):
        return None, ""
    if slug and (people.find("slug", slug) or not people.nameless_exports):
        return people.meet(one.full_name, source, slug=slug), f"slug:{slug}"
    earlier = people.find("email", email) or people.connected(one.full_name, one.connected_on)
    if slug:
        if earlier is None or earlier.slug is not None:
            return people.meet(one.full_name, source, slug=slug), f"slug:{slug}"
        people.add_key(earlier, "slug", slug, "likely", source)
        return earlier, f"slug:{slug}"
    people.note_nameless()
    return earlier or people.make(one.full_name), _name_anchor(one)


def _name_anchor(one: nouns.Connection) -> str:
    return f"name:{name_key(one.full_name)}:{(one.connected_on or '')[:10]}"


def message(saving: Saving, one: nouns.Message) -> None:
    """A LinkedIn message: filed under its sender, or under everyone the user sent it to."""
    me = saving.people.me
    if me is None:
        saving.problem("owner_unknown", "", "whose messages these are cannot be told")
        return
    sender = slug_key(one.sender_slug)
    mine = saving.people.find("slug", sender) is me if sender else _is_name_of(me, one.sender)
    if not sender and (one.sponsored or not one.sender):
        return
    others = [to for to in one.recipients if not _is_me(saving, to, me)]
    wanted = [(to.slug, to.name) for to in others] if mine else [(one.sender_slug, one.sender)]
    for slug, name in wanted:
        _file_message(
            saving, one, "out" if mine else "in", slug, name, max(1, len(others) + (not mine))
        )


def _file_message(
    saving: Saving,
    one: nouns.Message,
    direction: str,
    slug: str | None,
    name: str | None,
    others: int,
) -> None:
    key = slug_key(slug)
    if key:
        known = saving.somebody(slug, name, make=not (one.draft or one.sponsored))
        anchor, trust = f"slug:{key}", None
    else:
        known = saving.namesake(name, "a message")
        anchor, trust = f"name:{name_key(name)}", "inferred"
    if known is None:
        return
    values = (
        "linkedin", direction, one.sent_at, one.subject, one.text, one.conversation_id, None, None,
        one.folder, others, int(one.draft), int(one.sponsored), 0,
    )  # fmt: skip
    saving.add("message", known, anchor, (direction, one.sent_at, one.text), values, trust=trust)
    if direction == "in" and not one.sponsored:
        saving.note_signature(known, one.text, one.sent_at)


def _is_me(saving: Saving, one: nouns.Recipient, me: Known) -> bool:
    if one.slug:
        return saving.people.find("slug", slug_key(one.slug)) is me
    if one.email:
        return saving.people.find("email", email_key(one.email)) is me
    return _is_name_of(me, one.name)


def _is_name_of(me: Known, name: str | None) -> bool:
    return bool(name and me.full_name) and name_key(name) == name_key(me.full_name)


def mail(saving: Saving, one: nouns.Mail) -> None:
    """An e-mail: kept only with people whose address is known to be theirs."""
    me, address = saving.people.me, email_key(one.sender.email)
    mine = one.direction == "out" or (me is not None and saving.people.find("email", address) is me)
    others = [to for to in one.recipients if me is None or not _is_me(saving, to, me)]
    wanted = others if mine else [one.sender]
    found = list(_correspondents(saving, wanted, None if mine else one.signature))
    saving.dropped += not found
    thread = (one.references or (one.in_reply_to or one.message_id,))[0]
    for known, email in found:
        values = (
            "mail", "out" if mine else "in", one.sent_at, one.subject, one.text, thread,
            one.message_id, one.in_reply_to, None, max(1, len(others) + (not mine)), 0, 0,
            int(one.automatic),
        )  # fmt: skip
        key = (one.message_id,) if one.message_id else (one.sent_at, one.subject, one.text)
        saving.add("message", known, f"email:{email}", ("mail", *key), values)
        if not mine:
            saving.note_signature(known, one.signature, one.sent_at)
            saving.note_signature(known, one.text, one.sent_at)


def meeting(saving: Saving, one: nouns.Meeting) -> None:
    """A past meeting: filed under everyone known who took part."""
    found = list(_correspondents(saving, one.attendees, None))
    saving.dropped += not found
    for known, email in found:
        values = (one.title, one.starts_at, one.ends_at)
        saving.add("meeting", known, f"email:{email}", (one.uid, one.starts_at), values)


def _correspondents(
    saving: Saving, wanted: Iterable[nouns.Recipient], signature: str | None
) -> Iterator[tuple[Known, str]]:
    for one in wanted:
        email = email_key(one.email)
        if email is None or saving.people.forgotten(email=email):
            continue
        known = saving.people.find("email", email) or _owner_of(saving, one.name, email, signature)
        if known is not None and not known.is_me:
            yield known, email


def _owner_of(saving: Saving, name: str | None, email: str, signature: str | None) -> Known | None:
    """Whose a new address is: a profile address in the signature says, or the name together with
    the employer's domain. The name alone is kept as a question, and the mail is not."""
    people, source = saving.people, saving.seen.source
    for slug in profile_slugs(signature):
        known = people.find("slug", slug)
        if known is None or (name and same_name(name, known.full_name or name) == "different"):
            continue
        people.add_key(known, "email", email, "likely", source)
        return people.find("email", email)
    namesakes = people.named(name)
    if len(namesakes) != 1:
        return None
    known = namesakes[0]
    fits = known.company and mail_domain_fits(email.rpartition("@")[2], known.company)
    people.add_key(known, "email", email, "likely" if fits else "inferred", source)
    return people.find("email", email)


def invitation(saving: Saving, one: nouns.Invitation) -> None:
    """An invitation to connect, with or without words."""
    found = _by_slug_or_name(saving, one.slug, one.name, "an invitation")
    if found:
        known, anchor, trust = found
        values = (one.direction, one.sent_at, one.note)
        saving.add("invitation", known, anchor, (one.direction, one.sent_at), values, trust=trust)


def endorsement(saving: Saving, one: nouns.Endorsement) -> None:
    """A skill endorsed, either way."""
    found = _by_slug_or_name(saving, one.slug, one.name, "an endorsement")
    if found:
        known, anchor, trust = found
        values = (one.direction, one.skill, one.on, one.status)
        saving.add("endorsement", known, anchor, (one.direction, one.skill), values, trust=trust)


def _by_slug_or_name(
    saving: Saving, slug: str | None, name: str | None, what: str
) -> tuple[Known, str, str | None] | None:
    key = slug_key(slug)
    known = saving.somebody(slug, name) if key else saving.namesake(name, what)
    if known is None:
        return None
    anchor = f"slug:{key}" if key else f"name:{name_key(name)}"
    return known, anchor, None if key else "inferred"


def recommendation(saving: Saving, one: nouns.Recommendation) -> None:
    """A recommendation: the export gives no address, so more than the name must agree.

    LinkedIn lets only connections recommend each other. One connection of the name is enough when
    the company is theirs, or one of the user's own: it is where the two worked. Else it is only a
    question.
    """
    namesakes = saving.people.named(one.name)
    agreed = [known for known in namesakes if _agrees(known, one)]
    known, trust = (agreed[0], None) if len(agreed) == 1 else (None, "inferred")
    if known is None:
        known = saving.namesake(one.name, "a recommendation")
        trust = None if known and _is_own_company(saving, one.company) else "inferred"
    if known is None:
        return
    values = (one.direction, one.text, one.company, one.title, one.on, one.status)
    anchor = f"name:{name_key(one.name)}"
    key = (one.direction, one.on, None if one.on else one.text)
    saving.add("recommendation", known, anchor, key, values, trust=trust)


def _agrees(known: Known, one: nouns.Recommendation) -> bool:
    by_company = one.company and known.company and same_company(known.company, one.company)
    by_title = one.title and known.title and one.title.casefold() == known.title.casefold()
    return bool(by_company or by_title)


def _is_own_company(saving: Saving, company: str | None) -> bool:
    return company is not None and any(
        same_company(company, own) for own in saving.people.own_companies()
    )


def address_book_entry(saving: Saving, one: nouns.AddressBookEntry) -> None:
    """A row of the user's own address book: its addresses join the one contact of that name,
    unless the row names another employer; then they are only a question."""
    namesakes = saving.people.named(one.full_name)
    if len(namesakes) != 1:
        saving.rows.unchanged += 1
        return
    known, joined = namesakes[0], False
    other = one.company and known.company and not same_company(one.company, known.company)
    for text in one.emails:
        email = email_key(text)
        if email and not saving.people.forgotten(email=email):
            certainty: Certainty = "inferred" if other else "likely"
            joined |= saving.people.add_key(known, "email", email, certainty, saving.seen.source)
    saving.count(joined)


def own_address(saving: Saving, one: nouns.OwnAddress) -> None:
    """An address of the user's own."""
    email = email_key(one.email)
    if email:
        me = saving.people.me or saving.people.own(None, None)
        saving.count(saving.people.add_key(me, "email", email, "sure", saving.seen.source))


EXCHANGES: dict[type, Callable[[Saving, Any], None]] = {
    nouns.Connection: connection,
    nouns.Message: message,
    nouns.Mail: mail,
    nouns.Meeting: meeting,
    nouns.Invitation: invitation,
    nouns.Endorsement: endorsement,
    nouns.Recommendation: recommendation,
    nouns.AddressBookEntry: address_book_entry,
    nouns.OwnAddress: own_address,
}
