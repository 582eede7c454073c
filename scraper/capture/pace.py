"""How slowly, how many, and when to stop for tonight: arithmetic, and a sleep that can be woken.

The figures are the person's own (``[sync]`` in askwell.toml). Nothing here is meant to look like
a human hand; the waits are there so that a night stays small and easy on the site.
"""

from __future__ import annotations

import random
import select
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import FrameType

from scraper.settings import Sync

# A night belongs to the evening it began on: it runs from noon to noon of the local day.
NOON = 12
# Two nights at either side of noon would be one long one; what was read this lately counts too.
NEVER_SHORTER = timedelta(hours=12)

# After a wall, nothing for a day; after another one, nothing for two.
# Readers that keep their accounts stop fully for a day or two at any warning.
COOL_DOWN = (timedelta(hours=24), timedelta(hours=48))

# Walls that mean "too much". Being signed out is not one of them, nor is a profile that is gone.
STOP_SIGNS = frozenset({"challenge", "rate_limited"})
SIGNED_OUT = frozenset({"signed_out", "guest_home"})


def night_began(now: datetime) -> datetime:
    """The moment from which page views count towards tonight's budget; `now` has a zone."""
    noon = now.replace(hour=NOON, minute=0, second=0, microsecond=0)
    if noon > now:
        noon -= timedelta(days=1)
    return min(noon, now - NEVER_SHORTER)


def resume_after(now: datetime, walled_before: bool) -> datetime:
    """The moment before which no page is visited again after a wall at `now`."""
    return now + COOL_DOWN[walled_before]


@dataclass(slots=True)
class Pace:
    """Tonight's allowance.

    Attributes:
        left: page views still allowed.
        until: the moment after which no new page is begun.
        seconds: shortest and longest wait between two pages.
    """

    left: int
    until: datetime
    seconds: tuple[float, float]
    random: random.Random = field(default_factory=random.Random)

    @classmethod
    def tonight(cls, sync: Sync, now: datetime, used: int, limit: int | None) -> Pace:
        """The allowance at `now`, when `used` pages of tonight's budget are gone already."""
        left = max(0, sync.pages_per_night - used)
        return cls(
            left=left if limit is None else min(left, max(0, limit)),
            until=now + timedelta(minutes=sync.minutes_per_night),
            seconds=sync.seconds_between_pages,
        )

    def spend(self) -> None:
        """One page view is gone, whatever came of it."""
        self.left -= 1

    def over(self, now: datetime) -> str | None:
        """Why no further page may be begun: ``budget``, ``time``, or None."""
        if self.left <= 0:
            return "budget"
        return "time" if now >= self.until else None

    def wait(self) -> float:
        """Seconds to wait before the next page, drawn anew each time."""
        return self.random.uniform(*self.seconds)


class Stop:
    """A quiet stop: the first interrupt is a wish, honoured after the page at hand.

    A second interrupt is the usual one. `sleep` returns at once when the wish comes.
    """

    def __init__(self) -> None:
        self.wanted = False
        self._ear, self._mouth = socket.socketpair()

    def want(self) -> None:
        """Ask for the stop; safe inside a signal handler."""
        self.wanted = True
        self._mouth.send(b".")

    def sleep(self, seconds: float) -> None:
        """Wait `seconds`, or until the stop is wanted."""
        if not self.wanted:
            select.select([self._ear], [], [], seconds)

    @contextmanager
    def listening(self) -> Iterator[Stop]:
        """Take SIGINT and SIGTERM as the wish for the length of a ``with``, in the main thread."""
        with self._ear, self._mouth:
            if threading.current_thread() is not threading.main_thread():
                yield self
                return
            before = {one: signal.signal(one, self._heard) for one in _SIGNALS}
            try:
                yield self
            finally:
                for one, handler in before.items():
                    signal.signal(one, handler)

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        if self.wanted:
            raise KeyboardInterrupt
        self.want()


_SIGNALS = (signal.SIGINT, signal.SIGTERM)
