"""What is due this morning: at most seven things, most valuable first, each one command away.

Everything is derived from the log, the messages and the day; nothing here is remembered. A move
tells by itself when it is due (`moves/<move>.py`: `due`); here they are gathered and ordered. What
one owes comes first. Only a short list is filled up: with whom to ask or to warm up for an open
objective, and with a light word to somebody who has been quiet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from composer.evidence import Contact
from composer.history import Event, History
from composer.moves import Case, Due, moves
from composer.patience import hard_time
from composer.talk import talk_with
from composer.timing import When, when

#: Whether a draft of a move to somebody, about an objective, has anything genuine to say.
CanSay = Callable[[Contact, str, str | None], bool]

MOST = 7
SHORT = 3  # a list of fewer things is filled up to this
QUIET_MOST = 1  # light words a day; a list of greetings would be a chore

#: What cannot wait comes first: thanks on the day after, then news, then the one follow-up.
ORDER = ("thank", "update", "nudge", "ask", "warm_up", "keep_in_touch")
OWED = ORDER[:3]


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of the morning list, and a good moment to send it."""

    contact: Contact
    due: Due
    when: When

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``due``."""
        return {
            "person_id": self.contact.person_id,
            "name": self.contact.full_name,
            "slug": self.contact.slug,
            "objective": self.due.objective,
            "move": self.due.move,
            "since": self.due.since,
            "reason": self.due.reason,
            "draft": self._command(),
            "when": self.when.to_json(),
        }

    def _command(self) -> str:
        who = self.contact.slug or str(self.contact.person_id)
        goal = f" --objective {self.due.objective}" if self.due.objective else ""
        return f"askwell draft {who} --move {self.due.move}{goal}"


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody whom an open objective, or a quiet friendship, brings to mind.

    `objective` is None for a quiet friendship; `why` says the tie in words.
    """

    contact: Contact
    history: History
    tie: str
    why: str
    advice: str | None = None
    objective: str | None = None


def due(
    people: Iterable[tuple[Contact, History]],
    today: date,
    *,
    over: frozenset[str] = frozenset(),
    wishes: Iterable[Wish] = (),
    can_say: CanSay = lambda *_: True,
) -> list[DueItem]:
    """The morning list.

    Args:
        people: everyone something has passed with, with the log and what messages show.
        over: ids of objectives that are done; one for which a hire is logged is done too.
        wishes: whom else to think of, best first; looked at only while the list is short.
        can_say: asked of each wish before it is brought up.
    """
    known = [(contact, history.up_to(today)) for contact, history in people]
    news = news_in(event for _contact, history in known for event in history.events)
    over |= hired_for(news)
    owes = [owed(contact, history, today, news, over) for contact, history in known]
    still = (one for one in wishes if one.objective not in over)
    return morning(owes, still, today, lambda wish: wished(wish, today), can_say)


def morning(
    owes: Iterable[DueItem | None],
    wishes: Iterable[Wish],
    today: date,
    move_of: Callable[[Wish], Due | None],
    can_say: CanSay,
) -> list[DueItem]:
    """What is owed, filled up with wishes while it is short, most valuable first."""
    items = sorted((one for one in owes if one is not None), key=_order)
    if len(items) < SHORT:
        taken = {item.contact.person_id for item in items}
        items += _filled(wishes, today, taken, SHORT - len(items), move_of, can_say)
        items.sort(key=_order)
    return items[:MOST]


def owed(
    contact: Contact, history: History, today: date, news: tuple[Event, ...], over: frozenset[str]
) -> DueItem | None:
    """The most valuable thing due to one person: nobody gets two messages on a morning."""
    return min(_owed(contact, history.up_to(today), today, news, over), key=_order, default=None)


def hired_for(news: Iterable[Event]) -> frozenset[str]:
    """Ids of the objectives that a hire has ended."""
    return frozenset(one.objective for one in news if one.event == "hired" and one.objective)


def news_in(events: Iterable[Event]) -> tuple[Event, ...]:
    """The interviews, offers and hires among some events."""
    return tuple(one for one in events if _is_news(one))


def _is_news(event: Event) -> bool:
    return event.event in ("hired", "offered", "interviewed")


def _order(item: DueItem) -> tuple[int, str]:
    return ORDER.index(item.due.move), item.due.since


def _owed(
    contact: Contact,
    history: History,
    today: date,
    news: tuple[Event, ...],
    over: frozenset[str],
) -> Iterator[DueItem]:
    """Thanks, news and the one follow-up to one person, for each objective they know of."""
    named = sorted({one.objective for one in history.events if one.objective})
    in_peace = hard_time(contact, today) is not None
    for objective in (*named,) or (None,):
        case = Case(
            contact,
            history.about(objective),
            objective,
            today,
            tuple(one for one in news if objective in (None, one.objective) or not one.objective),
            over=objective in over,
            in_peace=in_peace,
        )
        for name in OWED:
            one = moves()[name].due(case)
            if one is not None:
                yield DueItem(contact, one, when(name, contact.location, today))


def _filled(
    wishes: Iterable[Wish],
    today: date,
    taken: set[int],
    room: int,
    move_of: Callable[[Wish], Due | None],
    can_say: CanSay,
) -> list[DueItem]:
    """Up to `room` things that are not owed; each of them one that can be said."""
    found: list[DueItem] = []
    quiet = 0
    for wish in wishes:
        if len(found) >= room:
            break
        if wish.contact.person_id in taken or (wish.objective is None and quiet >= QUIET_MOST):
            continue
        one = move_of(wish)
        if one and can_say(wish.contact, one.move, one.objective):
            taken.add(wish.contact.person_id)
            quiet += wish.objective is None
            found.append(DueItem(wish.contact, one, when(one.move, wish.contact.location, today)))
    return found


def wished(wish: Wish, today: date) -> Due | None:
    """The move that a wish calls for today, if any."""
    case = Case(
        wish.contact,
        wish.history.up_to(today),
        wish.objective,
        today,
        in_peace=hard_time(wish.contact, today) is not None,
        advice=wish.advice,
        tie=wish.tie,
        why=wish.why,
        last=_last_word(wish, today),
        unanswered=_unanswered(wish, today),
    )
    names = ("keep_in_touch",) if wish.objective is None else ("ask", "warm_up")
    found = (moves()[name].due(case) for name in names)
    return next((one for one in found if one is not None), None)


def _last_word(wish: Wish, today: date) -> date | None:
    """The day of the last word either way, in any channel or by the log."""
    days = [one.day for one in talk_with(wish.contact, today).said if one.sort != "broadcast"]
    days += [
        date.fromisoformat(one.on[:10])
        for one in wish.history.up_to(today).events
        if one.event in ("sent", "replied", "agreed", "referred", "declined", "thanked", "updated")
    ]
    return max(days, default=None)


def _unanswered(wish: Wish, today: date) -> int:
    """Days on which the user wrote since the contact last did."""
    said = talk_with(wish.contact, today).said
    came = max((one.day for one in said if one.side in ("in", "met")), default=date.min)
    went = {one.day for one in said if one.side == "out"}
    for one in wish.history.up_to(today).events:
        day = date.fromisoformat(one.on[:10])
        if one.event == "sent":
            went.add(day)
        elif one.event in ("replied", "agreed", "referred", "declined"):
            came = max(came, day)
    return len([day for day in went if day > came])
