"""What passed between the user and a person: each record names its people, and becomes rows.

In: connections, messages, mails, meetings, invitations, endorsements, recommendations and the
address book. A message is filed under whoever wrote it, or, if the user did, under everyone it
went to. Of mail with people who are no contacts nothing is kept but a count.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from scraper import records as nouns
from scraper.identity import email_key, slug_key
from scraper.names import name_key
from scraper.organisations import same_company
from scraper.store.addresses import at_company, correspondents, join_book_entry
from scraper.store.connecting import connection
from scraper.store.ledger import Known
from scraper.store.saving import Saving


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
    saving.by_name = saving.by_name or not sender
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
        email = email_key(one.email)
        return bool(email) and saving.people.mailbox(str(email)) is me
    return _is_name_of(me, one.name)


def _is_name_of(me: Known, name: str | None) -> bool:
    return bool(name and me.full_name) and name_key(name) == name_key(me.full_name)


def mail(saving: Saving, one: nouns.Mail) -> None:
    """An e-mail: kept only with people whose address is known to be theirs."""
    me, address = saving.people.me, email_key(one.sender.email)
    holder = saving.people.mailbox(address) if address else None
    mine = one.direction == "out" or (me is not None and holder is me)
    others = [to for to in one.recipients if me is None or not _is_me(saving, to, me)]
    wanted = others if mine else [one.sender]
    found = list(correspondents(saving, wanted, None if mine else one.signature))
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
    found = list(correspondents(saving, one.attendees, None))
    saving.dropped += not found
    for known, email in found:
        values = (one.title, one.starts_at, one.ends_at)
        saving.add("meeting", known, f"email:{email}", (one.uid, one.starts_at), values)


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
    known, trust = at_company(saving, one.name, one.company, one.title), None
    if known is None:
        known = saving.namesake(one.name, "a recommendation")
        trust = None if known and _is_own_company(saving, one.company) else "inferred"
    if known is None:
        return
    values = (one.direction, one.text, one.company, one.title, one.on, one.status)
    anchor = f"name:{name_key(one.name)}"
    key = (one.direction, one.on, None if one.on else one.text)
    saving.add("recommendation", known, anchor, key, values, trust=trust)


def _is_own_company(saving: Saving, company: str | None) -> bool:
    return company is not None and any(
        same_company(company, own) for own in saving.rows.own_companies()
    )


def address_book_entry(saving: Saving, one: nouns.AddressBookEntry) -> None:
    """A row of the user's own address book: its addresses join the contact it means."""
    joined = join_book_entry(saving, one)
    if joined is None:
        saving.rows.unchanged += 1
    else:
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
