"""How the town misbehaves in a month: one fault a night, in an order that dice decide."""

from __future__ import annotations

import random
from collections.abc import Callable

from askwell_town import Town
from askwell_town.faults import Faults

NONE = Faults()

# name -> the faults of a night that begins after so many page views of the town and the session.
NIGHTS: dict[str, Callable[[int, int], Faults]] = {
    "none": lambda _views, _session: NONE,
    "slow pages": lambda _views, _session: Faults(slow=0.2, slow_parts=0.3),
    "lost connections": lambda _views, _session: Faults(drop_every=4),
    "half-loaded sections": lambda _views, _session: Faults(half_loaded=True),
    "session expires": lambda _views, session: Faults(expire_after=session + 4),
    "authwall": lambda views, _session: Faults(wall_after=views + 3, wall="authwall"),
    "guest home": lambda views, _session: Faults(wall_after=views + 2, wall="guest_home"),
    "challenge": lambda views, _session: Faults(wall_after=views + 5, wall="challenge"),
    "429": lambda views, _session: Faults(wall_after=views + 4, wall="429"),
    "999": lambda views, _session: Faults(wall_after=views + 6, wall="999"),
    "pages stay empty": lambda views, _session: Faults(wall_after=views + 4, wall="not_rendered"),
    "layout switches": lambda _views, _session: Faults(ember_every=2),
    "endless scroll": lambda _views, _session: Faults(endless=True),
    "dialog over the page": lambda _views, _session: Faults(dialog=True),
    "chance": lambda views, _session: Faults(chaos=0.2, seed=views),
}


def schedule(nights: int, dice: random.Random) -> list[str]:
    """The fault of each night: every one at least once where there are nights enough."""
    names = list(NIGHTS)
    dice.shuffle(names)
    order = (names * (nights // len(names) + 1))[: max(0, nights)]
    dice.shuffle(order)
    return order


def tonight(name: str, town: Town) -> Faults:
    """The faults of a night that begins now."""
    session = list(town.sessions.values())[-1] if town.sessions else 0
    return NIGHTS[name](len(town.views), session)
