"""Whom to think of when little is owed: asks and first words for an objective, then quiet friends.

The answer of `composer.who` and contacts go in; `Wish`es come out, best first, for `composer.due`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from composer.due import CanSay, Wish
from composer.evidence import Contact
from composer.history import History
from composer.ties import ground, tie_of
from composer.who import AT_ONCE, Reaches


def for_objective(
    answer: Reaches,
    there: Mapping[int, Contact],
    history_of: Callable[[Contact], History],
    can_say: CanSay,
) -> Iterator[Wish]:
    """Whom to ask and whom to warm up for one objective.

    Never more asks than leave `AT_ONCE` people asked at the company; who has nothing genuine to be
    told is passed over.
    """
    room = AT_ONCE - len(answer.asked)
    for reach in answer.reaches:
        ask = reach.advice == "ask"
        if reach.advice not in ("ask", "warm_up") or (ask and room < 1):
            continue
        contact = there[reach.person_id]
        if ask and not can_say(contact, "ask", answer.objective.id):
            continue
        room -= ask
        why = reach.standing.reasons[0].text
        yield Wish(
            contact, history_of(contact), reach.tie, why if ask else reach.why_not or why,
            reach.advice, answer.objective.id,
        )  # fmt: skip


def quiet(
    contacts: Iterable[Contact],
    me: Contact | None,
    history_of: Callable[[Contact], History],
    today: date,
) -> Iterator[Wish]:
    """Friendships that may have been quiet for long; whether they have, the move itself says."""
    for contact in contacts:
        tie, reasons = tie_of(ground(contact, me, today))
        yield Wish(contact, history_of(contact), tie, reasons[0].text)
