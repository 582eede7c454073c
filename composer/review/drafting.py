"""A draft as the review page shows it: what is asked for, and the text cut at its pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from composer.advice import Advice
from composer.channels import units
from composer.desk import Asked, Desk
from composer.draft import default_channel
from composer.evidence import Contact, Evidence
from composer.messages import Message, Move, Piece
from composer.review.showing import CHANNELS, MOVES, TONES
from scraper.errors import Refusal
from scraper.settings import Objective

NAMES = ("objective", "move", "channel", "tone", "hook")  # what an address may ask for


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a draft's text: a piece with what carries it, or the space between two."""

    text: str
    role: str = ""
    nature: str = "gap"  # claim, own, fixed, gap
    sources: tuple[Evidence, ...] = ()


def asked(
    query: Mapping[str, str], contact: Contact, objective: Objective | None, advice: Advice
) -> Asked:
    """What the address asks for; what it does not name, or names wrongly, is chosen."""
    usual: Move = "ask" if advice.advice == "ask" and objective else "warm_up"
    move = next((one for one in MOVES if one == query.get("move")), usual)
    channel = query.get("channel", "")
    return Asked(
        move=move,
        channel=channel if channel in CHANNELS else default_channel(contact, move),
        hook_id=query.get("hook") or None,
        tone=next((one for one in TONES if one == query.get("tone")), "warm"),
    )


def drafted(
    desk: Desk, contact: Contact, objective: Objective | None, wanted: Asked
) -> tuple[Message | None, Refusal | None]:
    """The draft, or why there is none."""
    try:
        return desk.draft(contact, objective, wanted), None
    except Refusal as refusal:
        return None, refusal


def rewritten(message: Message, text: str) -> Message:
    """The message with the user's own text in it."""
    return replace(message, pieces=(Piece("opener", text, own_words=True),))


def segments(message: Message, contact: Contact, me: Contact | None) -> tuple[Segment, ...]:
    """The draft's text cut at its pieces; joined again, the segments are exactly the text."""
    known = {one.evidence_id: one for one in (*contact.evidence, *(me.evidence if me else ()))}
    found, at = [], 0
    for piece in message.pieces:
        start = message.text.find(piece.text, at)
        if start < 0 or not piece.text:
            continue
        if start > at:
            found.append(Segment(message.text[at:start]))
        sources = tuple(known[key] for key in piece.evidence if key in known)
        found.append(Segment(piece.text, piece.role, _nature(piece), sources))
        at = start + len(piece.text)
    if at < len(message.text):
        found.append(Segment(message.text[at:]))
    return tuple(found)


def _nature(piece: Piece) -> str:
    if piece.evidence:
        return "claim"
    return "own" if piece.own_words else "fixed"


def in_units(text: str, offset: int) -> int:
    """An offset into `text` as a browser counts it, in UTF-16 units."""
    return units(text[:offset])


def mail_addresses(contact: Contact, subject: str | None, text: str) -> dict[str, str]:
    """Addresses that open a new mail with the draft in it: the user's own program, and the web."""
    to = quote(contact.emails[0] if contact.emails else "", safe="@")
    title, body = quote(subject or "", safe=""), quote(text.replace("\n", "\r\n"), safe="")
    return {
        "mail": f"mailto:{to}?subject={title}&body={body}",
        "Gmail": f"https://mail.google.com/mail/?view=cm&fs=1&to={to}&su={title}&body={body}",
        "Outlook": "https://outlook.office.com/mail/deeplink/compose"
        f"?to={to}&subject={title}&body={body}",
    }
