"""The nouns: one frozen dataclass for each kind of record that `parse/` makes of bytes.

Absent facts are ``None``; nothing is ever defaulted to a guess. Dates are ISO strings cut to what
is known (``2019``, ``2019-12``, ``2019-12-03``), moments are ISO with ``Z`` where the source names
UTC and without a zone where it names none. Texts are as written, ``<br>`` as a line end. The field
names are the contract of ``askwell parse --json``; `to_json` is the only writer of that form.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Literal

Precision = Literal["day", "month", "year", "approximate", "unknown"]
OwnKind = Literal[
    "project", "honor", "course", "learned", "event", "vote", "application", "saved_job", "follow"
]
Authorship = Literal["own", "repost", "reshare"]
Direction = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class Person:
    """The person a page or an archive is about."""

    slug: str | None = None
    member_id: str | None = None
    full_name: str | None = None
    pronouns: str | None = None
    headline: str | None = None
    location: str | None = None
    degree: Literal[1, 2, 3] | None = None
    invitation: Literal["pending"] | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What the person of the page says of themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A company or school shown in the top card: current, its dates unknown."""

    kind: Literal["company", "school"]
    name: str


@dataclass(frozen=True, slots=True)
class Mutuals:
    """Mutual connections as shown: first names, and how many are not named."""

    named: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Highlight:
    """LinkedIn's own words about what the reader and the person of the page share."""

    kind: Literal["shared_employer", "mutual_group", "shared_school", "other"]
    text: str


@dataclass(frozen=True, slots=True)
class Post:
    """An item of the page owner's activity.

    `author` wrote `text`. ``own``: the owner. ``reshare``: the owner wrote `text` above somebody
    else's `shared_text`. ``repost``: somebody else wrote `text`; none of the words are the owner's.
    `posted_on` comes from the id in `urn`, so its precision is ``approximate``.
    """

    urn: str | None
    url: str | None
    authorship: Authorship
    author: str | None
    text: str | None
    shared_text: str | None = None
    shared_author: str | None = None
    time_label: str | None = None
    edited: bool = False
    posted_on: str | None = None
    precision: Precision = "unknown"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: by the archive's owner (`author` None) or by the person of a page."""

    url: str | None
    on: str | None
    text: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A long-form article by the person of the page."""

    title: str
    url: str | None = None
    published_on: str | None = None
    precision: Precision = "unknown"


@dataclass(frozen=True, slots=True)
class Position:
    """A job: of the page's person, or of the archive's owner."""

    organisation: str | None
    title: str | None
    started: str | None = None
    ended: str | None = None
    precision: Precision = "unknown"
    current: bool | None = None
    location: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Education:
    """A school attended."""

    school: str
    degree: str | None = None
    field: str | None = None
    started: str | None = None
    ended: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill the person lists."""

    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """A group, volunteer organisation or association the person belongs to."""

    name: str
    kind: Literal["group", "organisation", "volunteering", "certification", "language", "other"]
    role: str | None = None
    started: str | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class Connection:
    """A row of Connections.csv or of the connections page."""

    full_name: str | None
    slug: str | None
    email: str | None
    company: str | None
    title: str | None
    connected_on: str | None
    first_name: str | None = None
    last_name: str | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """A named recipient of a message, or an addressee of a mail."""

    name: str | None
    slug: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A LinkedIn message."""

    conversation_id: str | None
    sent_at: str | None
    sender: str | None
    sender_slug: str | None
    recipients: tuple[Recipient, ...]
    subject: str | None
    text: str | None
    folder: str | None = None
    draft: bool = False
    sponsored: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail: `text` holds the sender's new words only, no quotation and no signature."""

    message_id: str | None
    in_reply_to: str | None
    sent_at: str | None
    sender: Recipient
    recipients: tuple[Recipient, ...]
    subject: str | None
    text: str | None
    direction: Direction | None
    automatic: bool = False
    references: tuple[str, ...] = ()
    signature: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A past meeting from a calendar."""

    uid: str | None
    title: str | None
    starts_at: str
    ends_at: str | None
    attendees: tuple[Recipient, ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation to connect; `direction` is seen from the archive's owner."""

    direction: Direction
    name: str | None
    slug: str | None
    sent_at: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A skill endorsed: ``in`` is received by the owner, ``out`` is given."""

    direction: Direction
    name: str | None
    slug: str | None
    skill: str
    on: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A written recommendation: ``in`` is received by the owner, ``out`` is given."""

    direction: Direction
    name: str | None
    company: str | None
    title: str | None
    text: str | None
    on: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """A post by the archive's owner; `text` None for a plain repost."""

    url: str | None
    on: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Reaction:
    """A reaction by the archive's owner. It names the post, never the post's author."""

    url: str | None
    on: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """Something else of the archive's owner that names nobody: a project, an award, a vote."""

    kind: OwnKind
    on: str | None
    text: str | None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """An e-mail address of the archive's owner."""

    email: str


@dataclass(frozen=True, slots=True)
class AddressBookEntry:
    """A row of the imported address book: a name and the addresses that belong to it."""

    full_name: str | None
    emails: tuple[str, ...]
    company: str | None = None
    title: str | None = None


Record = (
    Person | About | Affiliation | Mutuals | Highlight | Post | Comment | Article | Position
    | Education | Skill | Group | Connection | Message | Mail | Meeting | Invitation | Endorsement
    | Recommendation | Share | Reaction | OwnEntry | OwnAddress | AddressBookEntry
)  # fmt: skip

_NAMES = {
    "OwnAddress": "own_address",
    "OwnEntry": "own_entry",
    "AddressBookEntry": "address_book_entry",
}


def noun(record: Record) -> str:
    """The word that names a record in JSON: ``post``, ``address_book_entry``."""
    name = type(record).__name__
    return _NAMES.get(name, name.lower())


def to_json(record: Record) -> dict[str, Any]:
    """A record as the JSON object of ``askwell parse``, its noun under ``record``."""
    values = {field.name: _plain(getattr(record, field.name)) for field in fields(record)}
    return {"record": noun(record), **values}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Recipient):
        shown = {"name": value.name}
        if value.slug is not None or value.email is None:
            shown["slug"] = value.slug
        if value.email is not None:
            shown["email"] = value.email
        return shown
    return value
