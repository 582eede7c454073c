"""Pieces and messages: a message is a tuple of pieces until it leaves the house.

A piece is fixed wording, the person's own words, or a claim that carries the evidence it rests on.
A claim without evidence cannot be built: the only way to one is `claim`, and it refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Role = Literal[
    "greeting", "opener", "ask", "why", "proof", "offer", "easy_out", "thanks", "signoff"
]
Move = Literal["ask", "warm_up", "nudge", "update", "thank", "keep_in_touch"]
Tone = Literal["warm", "plain", "formal"]


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
        """The object that stands under ``pieces`` in ``askwell draft --json``."""
        return {
            "role": self.role,
            "text": self.text,
            "evidence": list(self.evidence),
            "own_words": self.own_words,
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
