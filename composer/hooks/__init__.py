"""Reasons to write: one file a kind, discovered by folder, ranked and folded here.

A hook file has a docstring (says / works because / silent when), `find`, and `SAY`, its wordings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from composer.evidence import Evidence
from composer.messages import Piece

Overlap = Literal["together", "apart", "unknown"]


@dataclass(frozen=True, slots=True)
class Hook:
    """One reason to write to one contact.

    Attributes:
        hook_id: stable: the same reason on the same evidence has the same id.
        kind: name of the hook's file.
        say: the reason, told to the user: "You both worked at Fernhill in 2019-2021."
        opener: the first sentence of a message, as a piece that carries its evidence.
        strength: 0 to 1; an order, not a probability.
        evidence: the rows it rests on.
        overlap: for shared employers and schools, what the dates prove.
        parts: what the strength is made of, in words: ("they wrote it", "three weeks ago").
    """

    hook_id: str
    kind: str
    say: str
    opener: Piece
    strength: float
    evidence: tuple[Evidence, ...]
    overlap: Overlap | None = None
    parts: tuple[str, ...] = ()

    def to_json(self, decision: str | None = None) -> dict[str, Any]:
        """The object that stands under ``points`` in ``askwell points --json``."""
        return {
            "hook_id": self.hook_id,
            "kind": self.kind,
            "say": self.say,
            "opener": self.opener.text,
            "strength": round(self.strength, 3),
            "overlap": self.overlap,
            "evidence": [one.to_json() for one in self.evidence],
            "decision": decision,
        }
