"""Employers and schools that two people share, and what their dates prove.

The view does not say whether a position is current. A position without an end counts as current
only where the person's company, as the newest dated source names it, is the same; in the user's own
export an empty end means "present" (captures/README, Positions).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from composer.evidence import Contact, Evidence
from composer.hooks import Context, Overlap
from composer.messages.grammar import day_of
from scraper.dates import Span, certain_months, certain_period, overlap
from scraper.organisations import company_key, same_company, same_school, school_key


@dataclass(frozen=True, slots=True)
class SharedTime:
    """One place in two lives.

    Attributes:
        name: the place, as the shorter of the two rows writes it.
        key: equal for equal places.
        theirs, mine: the two rows.
        overlap: what the dates prove.
        period: first and last year, month or day certainly shared; None unless together.
        months: whole months certainly shared.
        told: the user's own word that they overlapped, where the dates do not tell.
    """

    name: str
    key: str
    theirs: Evidence
    mine: Evidence
    overlap: Overlap
    period: tuple[str, str] | None
    months: int
    told: Evidence | None = None

    @property
    def rows(self) -> tuple[Evidence, ...]:
        """All that shows it."""
        return (self.theirs, self.mine, *((self.told,) if self.told else ()))


def employers(contact: Contact, me: Contact | None, context: Context) -> Iterator[SharedTime]:
    """Companies at which both have worked, the best proof of each; at most one a company."""
    theirs = [*contact.of_kind("position"), *contact.of_kind("connected")]
    mine = me.of_kind("position") if me else ()
    yield from _best(_pairs(contact, me, theirs, mine, same_company, company_key, context))


def schools(contact: Contact, me: Contact | None, context: Context) -> Iterator[SharedTime]:
    """Schools at which both have studied, the best proof of each."""
    mine = me.of_kind("education") if me else ()
    theirs = contact.of_kind("education")
    yield from _best(_pairs(contact, me, theirs, mine, same_school, school_key, context))


def _pairs(
    contact: Contact,
    me: Contact | None,
    theirs: tuple[Evidence, ...] | list[Evidence],
    mine: tuple[Evidence, ...],
    same: Callable[[str, str], bool],
    key: Callable[[str], str | None],
    context: Context,
) -> Iterator[SharedTime]:
    for left in theirs:
        for right in mine:
            if not (left.subject and right.subject and same(left.subject, right.subject)):
                continue
            ours = (_span(contact, left), _span(me, right), _known_until(left, right, context))
            proven = overlap(*ours)
            told = _told(contact, left.subject, same) if proven == "unknown" else None
            yield SharedTime(
                name=min(left.subject, right.subject, key=len),
                key=key(left.subject) or left.subject,
                theirs=left,
                mine=right,
                overlap="together" if told else proven,
                period=certain_period(*ours),
                months=certain_months(*ours),
                told=told,
            )


def _told(contact: Contact, place: str, same: Callable[[str, str], bool]) -> Evidence | None:
    """The user's word that they overlapped with the contact at a place."""
    words = (one for one in contact.of_kind("highlight") if one.detail == "overlap")
    return next((one for one in words if same(one.subject or "", place)), None)


def their_years(shared: SharedTime, contact: Contact, context: Context) -> dict[str, str]:
    """Slots with both stretches, where every year is known."""
    rows = (shared.theirs, shared.mine)
    if not all(one.began_on and one.ended_on for one in rows):
        return {}
    theirs, mine = (context.years(one.began_on or "", one.ended_on) for one in rows)
    name = contact.called or contact.full_name or "They"
    return {"their_years": theirs, "my_years": mine, "name": name}


_RANK = {"together": 0, "apart": 1, "unknown": 2}


def _best(found: Iterator[SharedTime]) -> list[SharedTime]:
    """One a place: together if any pair proves it; apart only if every pair is."""
    places: dict[str, list[SharedTime]] = {}
    for one in found:
        places.setdefault(one.key, []).append(one)
    return [_of_one_place(pairs) for pairs in places.values()]


def _of_one_place(pairs: list[SharedTime]) -> SharedTime:
    dated = [one for one in pairs if one.theirs.kind != "connected"] or pairs
    unknown = [one for one in dated if one.overlap == "unknown"]
    together = [one for one in dated if one.overlap == "together"]
    if together:
        return max(together, key=lambda one: one.months)
    return (unknown or dated)[0]


def _span(person: Contact | None, one: Evidence) -> Span:
    if one.kind == "connected":
        return Span(None, None, None)
    started, ended, rounded = one.began_on, one.ended_on, one.precision == "approximate"
    if ended is not None or one.kind != "position" or person is None:
        return Span(started, ended, False if ended else None, rounded)
    here = bool(person.company and one.subject and same_company(person.company, one.subject))
    from_own_export = person.is_me and one.source == "archive" and started is not None
    return Span(started, None, True if here or from_own_export else None, rounded)


def _known_until(left: Evidence, right: Evidence, context: Context) -> date:
    """The last day for which "still there" is known: the older of the two captures."""
    seen = [day_of(one.seen_on) for one in (left, right) if one.ended_on is None]
    return min([context.today, *(day for day in seen if day)])
