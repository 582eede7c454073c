"""The morning list of a desk: who is owed what, then whom to think of, each worked out once.

A desk comes in, `DueItem`s come out. What is due to one person is remembered until somebody writes
something about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from composer import wishes
from composer.due import DueItem, Wish, hired_for, morning, news_in, owed, wished
from composer.evidence import Contact
from composer.history import Event
from composer.messages import Move
from composer.moves import Due
from composer.moves.keep_in_touch import EVERY_DAYS, LONGEST_DAYS
from composer.who import ranked
from scraper.errors import Refusal

if TYPE_CHECKING:
    from composer.desk import Desk

FOUND_DAYS = 120  # an ask seen in messages that is older than this has nothing due any more
QUIET_READ = 40  # people looked through for a light word


class Mornings:
    """The morning list of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def due(self) -> list[DueItem]:
        """At most seven things, most valuable first."""
        desk = self._desk
        last = desk.today.isoformat()
        news = news_in(one for one in desk.store.news() if one.on[:10] <= last)
        over = frozenset(one.id for one in desk.settings.objective if one.done) | hired_for(news)
        owes, helped = [], []
        for one in desk.known(desk.today - timedelta(days=FOUND_DAYS)):
            item, did_help = self._owed(one, news, over)
            owes.append(item)
            helped += [one] if did_help else []
        wishes_left = (one for one in self._wishes(helped) if one.objective not in over)
        return morning(owes, wishes_left, desk.today, self._wished, self._can_say)

    def _owed(
        self, person_id: int, news: tuple[Event, ...], over: frozenset[str]
    ) -> tuple[DueItem | None, bool]:
        """What is due to one person, and whether they helped."""
        desk = self._desk

        def look() -> tuple[DueItem | None, bool]:
            contact = desk.contact(person_id)
            history = desk.history(contact)
            item = owed(contact, history, desk.today, news, over)
            return item, history.helped is not None

        return desk.everybody.one(person_id, ("owed", news, over), look)

    def _wishes(self, helped: list[int]) -> Iterator[Wish]:
        """Whom to ask and to warm up for each open objective; then who has been quiet."""
        desk = self._desk
        for objective in desk.settings.objective:
            if not objective.done:
                answer = ranked(desk.ways(objective), objective)
                there = _Lazy(desk.contact)
                yield from wishes.for_objective(answer, there, desk.history, self._can_say)
        before, after = (
            desk.today - timedelta(days=days) for days in (min(EVERY_DAYS.values()), LONGEST_DAYS)
        )
        quiet = desk.everybody.quiet(before, after, QUIET_READ)
        for one in sorted({*helped, *quiet} - {desk.my_id}):
            yield self._quiet(one)

    def _quiet(self, person_id: int) -> Wish:
        desk = self._desk

        def look() -> Wish:
            contact = desk.contact(person_id)
            return next(wishes.quiet([contact], desk.me, desk.history, desk.today))

        return desk.everybody.one(person_id, "quiet", look)

    def _wished(self, wish: Wish) -> Due | None:
        name = ("wished", wish.objective, wish.advice)
        today = self._desk.today
        return self._desk.everybody.one(wish.contact.person_id, name, lambda: wished(wish, today))

    def _can_say(self, contact: Contact, move: str, objective_id: str | None) -> bool:
        """Whether a draft can be made; what refuses one is no reason to bring somebody up."""
        from composer.desk import Asked

        desk = self._desk

        def attempt() -> bool:
            try:
                desk.draft(contact, desk.objective(objective_id), Asked(cast(Move, move)))
            except Refusal:
                return False
            return True

        name = ("can say", move, objective_id)
        return desk.everybody.one(contact.person_id, name, attempt)


class _Lazy(dict[int, Contact]):
    """Contacts by id, each loaded when it is asked for."""

    def __init__(self, load: Callable[[int], Contact]) -> None:
        super().__init__()
        self._load = load

    def __missing__(self, person_id: int) -> Contact:
        return self._load(person_id)
