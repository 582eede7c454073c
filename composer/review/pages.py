"""What each page of the review shows: plain values for the templates, no markup and no SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from composer.desk import Asked, Desk
from composer.evidence import Contact, Evidence
from composer.messages import Message, Move, Piece, Tone
from composer.points import Points
from scraper.errors import Refusal
from scraper.settings import Objective

# In the order in which a person would try them.
CHANNELS = {
    "linkedin_message": "LinkedIn message",
    "email": "E-mail",
    "inmail": "InMail",
    "linkedin_note": "Note (200)",
    "linkedin_note_premium": "Note, Premium (300)",
}
MOVES: dict[Move, str] = {
    "warm_up": "Warm up",
    "ask": "Ask",
    "nudge": "Nudge",
    "thank": "Thank",
    "update": "Tell how it went",
    "keep_in_touch": "Keep in touch",
}
TONES: tuple[Tone, ...] = ("warm", "plain", "formal")
SOURCES = {
    "archive": "your LinkedIn export",
    "browser": "their LinkedIn page",
    "saved_page": "a page you saved",
    "mail": "your mailbox",
    "calendar": "your calendar",
    "feed": "a feed",
    "user": "you said so",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for, unchecked; what it does not name, the page chooses."""

    move: str | None = None
    channel: str | None = None
    hook_id: str | None = None
    tone: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a draft's text: a piece with what carries it, or the space between two."""

    text: str
    role: str = ""
    nature: str = "gap"  # claim, own, fixed, gap
    sources: tuple[Evidence, ...] = ()


def people(desk: Desk, objective_id: str | None) -> dict[str, Any]:
    """The list of people: by standing for an objective, else by their best point."""
    objective = desk.objective(objective_id)
    rows = _ranked(desk, objective) if objective else _known(desk)
    return {
        "title": objective.company if objective else "People",
        "objective": objective,
        "objectives": [one for one in desk.settings.objective if not one.done],
        "rows": rows,
    }


def person(desk: Desk, person_id: int, objective_id: str | None, wanted: Wanted) -> dict[str, Any]:
    """One contact: standing, points with their sources, and a draft or why there is none."""
    contact = desk.contact(person_id)
    objective = desk.objective(objective_id)
    found = desk.points(contact, objective)
    advice = desk.advice(contact, objective)
    usual: Move = "ask" if advice.advice == "ask" and objective else "warm_up"
    asked = Asked(
        move=next((one for one in MOVES if one == wanted.move), usual),
        channel=wanted.channel if wanted.channel in CHANNELS else _usual_channel(contact),
        hook_id=wanted.hook_id,
        tone=next((one for one in TONES if one == wanted.tone), "warm"),
    )
    message, refusal = _draft(desk, contact, objective, asked)
    return {
        "title": contact.full_name or contact.slug or "Somebody",
        "contact": contact,
        "objective": objective,
        "advice": advice,
        "points": found,
        "decisions": desk.store.decisions(contact.person_id),
        "message": message,
        "refusal": refusal,
        "segments": _segments(message, contact, desk.me) if message else (),
        "asked": asked,
        "channels": CHANNELS,
        "moves": MOVES,
        "sources": SOURCES,
        "withheld": _withheld(found),
    }


def day(text: str | None, precision: str = "day") -> str:
    """A cut ISO date as a person writes it: ``3 November 2026``, ``November 2026``, ``2026``."""
    if not text:
        return "no date"
    parts = [int(part) for part in text[:10].split("-")]
    if len(parts) == 1 or precision == "year":
        return str(parts[0])
    month = f"{_MONTHS[parts[1] - 1]} {parts[0]}"
    if len(parts) == 2 or precision == "month":
        return month
    return f"{'about ' if precision == 'approximate' else ''}{parts[2]} {month}"


def _ranked(desk: Desk, objective: Objective) -> list[dict[str, Any]]:
    return [
        {
            "person_id": reach.person_id,
            "name": reach.name,
            "line": reach.company or "",
            "tie": reach.tie,
            "advice": reach.advice,
            "reason": reach.reasons[0].text if reach.reasons else (reach.why_not or ""),
        }
        for reach in desk.who(objective).reaches
    ]


def _known(desk: Desk) -> list[dict[str, Any]]:
    rows = []
    for contact in desk.everyone():
        hooks = desk.points(contact, None).hooks
        rows.append(
            {
                "person_id": contact.person_id,
                "name": contact.full_name or contact.slug or "?",
                "line": " at ".join(part for part in (contact.title, contact.company) if part),
                "tie": "",
                "advice": "",
                "reason": hooks[0].say if hooks else "",
                "strength": hooks[0].strength if hooks else 0.0,
            }
        )
    return sorted(rows, key=lambda row: (-row["strength"], row["name"]))


def _draft(
    desk: Desk, contact: Contact, objective: Objective | None, asked: Asked
) -> tuple[Message | None, Refusal | None]:
    try:
        return desk.draft(contact, objective, asked), None
    except Refusal as refusal:
        return None, refusal


def _usual_channel(contact: Contact) -> str:
    if contact.degree in (2, 3):
        return "linkedin_note"
    return "linkedin_message" if contact.slug else "email"


def _segments(message: Message, contact: Contact, me: Contact | None) -> tuple[Segment, ...]:
    """The draft's text cut at its pieces; joined again, the segments are exactly the text."""
    known = {one.evidence_id: one for one in (*contact.evidence, *(me.evidence if me else ()))}
    segments, at = [], 0
    for piece in message.pieces:
        start = message.text.find(piece.text, at)
        if start < 0:
            continue
        if start > at:
            segments.append(Segment(message.text[at:start]))
        sources = tuple(known[key] for key in piece.evidence if key in known)
        segments.append(Segment(piece.text, piece.role, _nature(piece), sources))
        at = start + len(piece.text)
    if at < len(message.text):
        segments.append(Segment(message.text[at:]))
    return tuple(segments)


def _nature(piece: Piece) -> str:
    if piece.evidence:
        return "claim"
    return "own" if piece.own_words else "fixed"


def _withheld(found: Points) -> list[dict[str, Any]]:
    return [
        {"reason": one.reason, "kind": one.kind, "note": one.note, "evidence": one.evidence}
        for one in found.withheld
    ]
