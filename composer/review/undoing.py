"""What was done on the review page in this run, newest last, so that all of it can be undone."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import Any, Literal

MOST = 100


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done.

    Attributes:
        what: ``decision`` on a talking point, ``event`` in the log, ``answer`` to a question.
        told: what it was, in our own words.
        hook_id, kind, before: of a decision: the point, and what was said of it before; of an
            answer: the question's key, and the answer before.
    """

    what: Literal["decision", "event", "answer"]
    person_id: int
    told: str
    hook_id: str = ""
    kind: str = ""
    before: Any = None


class Undoing:
    """The pile of what was done; shared by all tabs of one run."""

    def __init__(self) -> None:
        self._done: deque[Done] = deque(maxlen=MOST)
        self._lock = threading.Lock()

    def did(self, done: Done) -> None:
        """Remember something."""
        with self._lock:
            self._done.append(done)

    def newest(self) -> Done | None:
        """What would be undone next."""
        with self._lock:
            return self._done[-1] if self._done else None

    def take(self) -> Done | None:
        """Take the newest off the pile."""
        with self._lock:
            return self._done.pop() if self._done else None
