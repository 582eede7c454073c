"""Which mail is worth decoding: its header names somebody known, and it is not stored already.

In: the database's people and stored mails, then one header block after the other. Out: yes or no.
Wanted is mail from or to a known address, mail whose sender or addressee may be a contact by name
or address, and mail from a sender without a name: any of these may bring a profile's address in its
signature. Mail of strangers who name a contact's profile under another name is left unread: the one
loss this filter accepts.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field

import sqlite_utils

from scraper.identity import JOINING, email_key, mailbox_key
from scraper.parse.mailbox import headers
from scraper.records import Recipient
from scraper.senders import is_shared
from scraper.store.namesakes import Namesakes

_FIELD = re.compile(rb"^(from|to|cc|bcc|sender|message-id)[ \t]*:", re.M | re.I)
_NEXT = re.compile(rb"\r?\n(?![ \t])")


@dataclass(slots=True)
class Contacts:
    """The filter, and what it left out.

    Attributes:
        strangers: messages with nobody known.
        known: messages that are stored already.
        rows: the rows of those: one for each other person.
    """

    mine: frozenset[str]
    addresses: frozenset[str]
    mailboxes: frozenset[str]
    namesakes: Namesakes
    stored: dict[str, int]
    strangers: int = 0
    known: int = 0
    rows: int = 0
    _names: dict[tuple[str | None, str], bool] = field(default_factory=dict)

    @property
    def left_out(self) -> int:
        """How many messages were not decoded."""
        return self.strangers + self.known

    def wanted(self, head: bytes) -> bool:
        """Whether a message should be decoded, told its header block."""
        stated = _fields(head)
        sender = headers.addresses(stated.get("from", "") or stated.get("sender", ""))
        own = any(mailbox_key(email_key(one.email) or "") in self.mine for one in sender)
        others = [
            one for name in ("to", "cc", "bcc") for one in headers.addresses(stated.get(name, ""))
        ]
        parties = others if own else sender
        filed = {key for one in parties if (key := self._is_known(one))}
        ids = headers.message_ids(stated.get("message-id", ""))
        if ids and filed and self.stored.get(ids[0], 0) >= len(filed):
            self.known += 1
            self.rows += self.stored[ids[0]]
            return False
        if filed or any(self._is_namesake(one) for one in parties):
            return True
        if not own and any(not one.name and not is_shared(one.email or "") for one in parties):
            return True  # nobody yet: the signature may say
        if any(self._is_known(one) for one in others):
            return True  # an invitation among strangers may still tell of a meeting with a contact
        self.strangers += 1
        return False

    def _is_known(self, one: Recipient) -> str | None:
        """The key of a known address, or of the one it is a plus form of."""
        key = email_key(one.email)
        if key is None or key in self.addresses:
            return key
        return key if mailbox_key(key) in self.mailboxes else None

    def _is_namesake(self, one: Recipient) -> bool:
        said = (one.name, email_key(one.email) or "")
        found = self._names.get(said)
        if found is None:
            found = self._names[said] = self.namesakes.knows(*said)
        return found


def contacts(db: sqlite_utils.Database) -> Contacts:
    """The filter for a database as it stands now."""
    conn: sqlite3.Connection = db.conn
    rows = conn.execute(
        "SELECT value, is_me, certainty FROM identity JOIN person USING (person_id) "
        "WHERE kind = 'email'"
    ).fetchall()
    names = conn.execute("SELECT person_id, full_name FROM person WHERE is_me = 0").fetchall()
    known = frozenset(value for value, is_me, sure in rows if not is_me and sure in JOINING)
    # An automatic mail is read anew: the meeting it invited to may have taken place since.
    stored = conn.execute(
        "SELECT message_id, count(*) FROM message"
        " WHERE message_id IS NOT NULL AND automatic = 0 GROUP BY message_id"
    )
    return Contacts(
        mine=frozenset(mailbox_key(value) for value, is_me, _sure in rows if is_me),
        addresses=known,
        mailboxes=frozenset(map(mailbox_key, known)),
        namesakes=Namesakes(names),
        stored=dict(stored.fetchall()),
    )


def _fields(head: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _FIELD.finditer(head):
        end = _NEXT.search(head, match.end())
        value = head[match.end() : end.start() if end else len(head)]
        name = match[1].decode("ascii").lower()
        text = value.decode("ascii", "surrogateescape")
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found
