"""Parse room: Invitations.csv becomes invitations, each with the other person and the note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import A_DATE, Header, Table
from scraper.records import Invitation

NAMES = ("invitations",)
SUBJECT = None
HEADERS = {
    "2024-06": (
        "From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl",
    ),
    "2024-01": (
        "From", "To", "Sent At", "Message", "Direction", "inviterProfileUrn", "inviteeProfileUrn",
    ),
    "2018": ("From", "To", "Sent At", "Message", "Direction"),
}  # fmt: skip
ANCHORS = {
    "Sent At": A_DATE,
    "Direction": re.compile(r"INCOMING|OUTGOING", re.IGNORECASE),
    "inviterProfileUrl": re.compile(r"|\S*linkedin\.com/\S*"),
    "inviteeProfileUrl": re.compile(r"|\S*linkedin\.com/\S*"),
}

COLUMNS = HEADERS["2024-06"]
INCOMING, OUTGOING = "INCOMING", "OUTGOING"


def recognises(header: Header) -> bool:
    """Who invited whom, when, and in which direction."""
    return header >= {"from", "to", "sentat", "direction"}


def parse(table: Table) -> Iterator[Invitation]:
    """An invitation a row; a row that does not say its direction is left out."""
    for line, (sender, to, sent, note, way, inviter, invitee) in table.select(*COLUMNS):
        direction = way.strip().upper()
        if direction not in (INCOMING, OUTGOING):
            table.problem("no_direction", line, f"{way[:40]!r} is neither INCOMING nor OUTGOING.")
            continue
        incoming = direction == INCOMING
        yield Invitation(
            direction="in" if incoming else "out",
            name=_cells.name(sender if incoming else to),
            slug=_cells.slug(inviter if incoming else invitee),
            sent_at=_cells.moment(table, line, sent),
            note=_cells.text(note),
        )


def owner_seen(table: Table) -> Iterator[tuple[str | None, str | None]]:
    """The owner's slug and name, once a row: who invited when outgoing, who was invited else."""
    for _, (sender, to, _, _, way, inviter, invitee) in table.select(*COLUMNS):
        direction = way.strip().upper()
        if direction in (INCOMING, OUTGOING):
            incoming = direction == INCOMING
            yield (
                _cells.slug(invitee if incoming else inviter),
                _cells.name(to if incoming else sender),
            )
