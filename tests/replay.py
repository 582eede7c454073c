"""Nights without a browser: pages that one real night brought are visited again, faults on top."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from scraper.capture import Capture
from scraper.capture.browser import Unreachable, Visited
from scraper.capture.reading import Looked

EMPTY = b"<html><head><title>LinkedIn</title></head><body></body></html>"


@dataclass(slots=True)
class Replay:
    """Stands for the browser's session.

    Attributes:
        pages: path of the address -> the capture that a real night made of it.
        chaos: share of visits that meet a fault.
        faults: which ones: ``lost``, ``429``, ``999``, ``empty``.
        visits: every address asked for, with its moment and the fault it met.
    """

    pages: dict[str, Capture]
    chaos: float = 0.0
    faults: tuple[str, ...] = ("lost", "429", "999", "empty")
    dice: random.Random = field(default_factory=lambda: random.Random(7))
    visits: list[tuple[str, datetime, str | None]] = field(default_factory=list)

    def visit(self, url: str, _layouts: Any, subject: str | None, now: datetime) -> Visited:
        """The page, or the fault that chance has it meet."""
        fault = self.dice.choice(self.faults) if self.dice.random() < self.chaos else None
        self.visits.append((url, now, fault))
        page = self.pages.get(path_of(url))
        if fault == "lost" or page is None:
            raise Unreachable("net::ERR_CONNECTION_RESET")
        at = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        made = replace(page, name=url, captured_at=at, subject=subject)
        if fault is not None:
            status = int(fault) if fault.isdigit() else 200
            made = replace(made, url=url, body=EMPTY, status=status)
        return Visited(made, Looked("settled"))

    @contextmanager
    def session(self, *_given: Any, **_named: Any) -> Iterator[Replay]:
        """In place of `browser.session`."""
        yield self


def path_of(url: str) -> str:
    """The address without scheme and host."""
    return "/" + url.split("/", 3)[3]
