"""Pieces and messages: a message is a tuple of pieces until it leaves the house.

A piece is fixed wording, the person's own words, or a claim that carries the evidence it rests on.
A claim without evidence cannot be built: the only way to one is `claim`, and it refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from composer.messages.readability import grade

if TYPE_CHECKING:
    from composer.channels import Channel

Role = Literal[
    "greeting", "opener", "ask", "why", "proof", "offer", "easy_out", "thanks", "signoff"
]
Move = Literal["ask", "warm_up", "nudge", "update", "thank", "keep_in_touch"]
Tone = Literal["warm", "plain", "formal"]

LOGGED = "log:"  # how the proof of an event in the user's own log begins (`history.Event.proof`)


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence or line of a message.

    Attributes:
        role: what it does in the message.
        text: as it will stand in the message.
        evidence: ids of the evidence that carries every claim in `text`.
        own_words: the text is the user's, from askwell.toml.
    """

    role: Role
    text: str
    evidence: tuple[str, ...] = ()
    own_words: bool = False

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``pieces`` in ``askwell draft --json``.

        ``evidence`` names rows of the view only. What rests on a line of the user's own log is
        their word, and told as such.
        """
        logged = [one for one in self.evidence if one.startswith(LOGGED)]
        return {
            "role": self.role,
            "text": self.text,
            "evidence": [one for one in self.evidence if one not in logged],
            "own_words": self.own_words or bool(logged),
        }


def claim(role: Role, text: str, evidence: tuple[str, ...]) -> Piece:
    """A piece that says something about the contact. Raises `ValueError` without evidence."""
    if not evidence:
        raise ValueError(f"a claim needs evidence: {text!r}")
    return Piece(role, text, evidence)


def own(role: Role, text: str) -> Piece:
    """A piece in the user's own words."""
    return Piece(role, text, own_words=True)


def fixed(role: Role, text: str) -> Piece:
    """Fixed wording that claims nothing about the contact."""
    return Piece(role, text)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of a message; `start` and `end` are offsets into its text."""

    check: str
    severity: Literal["error", "warning", "hint"]
    start: int
    end: int
    message: str

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``findings`` in JSON answers."""
        return {
            "check": self.check,
            "severity": self.severity,
            "start": self.start,
            "end": self.end,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one contact, in one place, still in pieces.

    Attributes:
        person_id: whom it is for.
        move: what it is for.
        place: the channel it was fitted to.
        limit: the longest text the channel takes, in UTF-16 units.
        subject: the subject line; None where the channel has none.
        pieces: what it says, in order.
        left_out: what could have been said and why it was not, for the user.
        findings: what the checks say of it.
        forwardable: a note the contact can pass on as it is; None where none belongs.
        referrer_pack: up to two sentences, in the contact's voice, for a form that asks them how
            they know the user; each carries its evidence.
        names: words that a reading grade must not count: the role and the company.
    """

    person_id: int
    move: Move
    place: Channel
    limit: int
    subject: str | None
    pieces: tuple[Piece, ...]
    left_out: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    forwardable: str | None = None
    referrer_pack: tuple[Piece, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def channel(self) -> str:
        """The channel's name."""
        return self.place.name

    @property
    def text(self) -> str:
        """The body as it will be copied."""
        return self.place.shape(self.pieces)

    @property
    def chars(self) -> int:
        """Length in UTF-16 units, as LinkedIn counts."""
        return len(self.text.encode("utf-16-le")) // 2

    @property
    def words(self) -> int:
        """Words of the body, greeting and sign-off included."""
        return len(self.text.split())

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade; names, links, greeting and sign-off do not count."""
        body = (piece.text for piece in self.pieces if piece.role not in ("greeting", "signoff"))
        return grade(" ".join(body), self.names)

    def to_json(self) -> dict[str, Any]:
        """The object that ``askwell draft --json`` prints."""
        return {
            "person_id": self.person_id,
            "move": self.move,
            "channel": self.channel,
            "subject": self.subject,
            "text": self.text,
            "chars": self.chars,
            "limit": self.limit,
            "words": self.words,
            "grade": self.grade,
            "pieces": [piece.to_json() for piece in self.pieces],
            "left_out": list(self.left_out),
            "findings": [finding.to_json() for finding in self.findings],
            "forwardable": self.forwardable,
            "referrer_pack": [
                {"text": piece.text, "evidence": list(piece.evidence)}
                for piece in self.referrer_pack
            ],
        }
