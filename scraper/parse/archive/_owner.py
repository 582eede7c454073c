"""Parse room: whose export it is, found in what its files say together.

Profile.csv has the name and no address. The owner is a party to every message and every
invitation, so their URL is the commonest there; where two are equally common, the name decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scraper.capture import Capture
from scraper.parse.archive import _cells
from scraper.parse.archive._table import Table

_OFTEN = 20_000  # sides of messages after which it is asked whether more would tell more


@dataclass(frozen=True, slots=True)
class Owner:
    """The person an export belongs to; None for what it does not say."""

    slug: str | None = None
    full_name: str | None = None
    emails: tuple[str, ...] = ()


def owner(captures: Iterable[Capture]) -> Owner:
    """Whose export these captures are. Reads the four files that can tell and no other."""
    from scraper.parse.archive import invitations, messages, opened

    name: str | None = None
    emails: list[str] = []
    seen: Counter[str] = Counter()
    names: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for capture in captures:
        kind, table = opened(capture) or (None, None)
        if table is None:
            continue
        if kind == "profile" and name is None:
            name = _full_name(table)
        elif kind == "email_addresses":
            emails += _addresses(table)
        elif kind in ("messages", "invitations"):
            reader = messages if kind == "messages" else invitations
            for number, (slug, beside) in enumerate(reader.owner_seen(table), 1):
                if slug:
                    seen[slug] += 1
                if beside:
                    names[slug][beside] += 1
                if number % _OFTEN == 0 and _is_settled(seen):
                    break
    slug = _commonest(seen, names, name)
    if name is None and names[slug]:
        name = names[slug].most_common(1)[0][0]
    return Owner(slug, name, tuple(dict.fromkeys(emails)))


def _is_settled(seen: Counter[str]) -> bool:
    """Whether one slug leads so far that no other can be a party to every message."""
    leading = seen.most_common(2)
    return len(leading) == 2 and leading[0][1] > 2 * leading[1][1]


def _commonest(
    seen: Counter[str], names: Mapping[str | None, Counter[str]], name: str | None
) -> str | None:
    """The commonest slug; of equally common ones the one that bears the profile's name."""
    most = max(seen.values(), default=0)
    candidates = [slug for slug, count in seen.items() if count == most]
    if len(candidates) == 1:
        return candidates[0]
    bearing = [slug for slug in candidates if name and _bears(names[slug], name)]
    return bearing[0] if len(bearing) == 1 else None


def _bears(names: Iterable[str], name: str) -> bool:
    return any(one.casefold() == name.casefold() for one in names)


def _full_name(table: Table) -> str | None:
    rows = table.select("First Name", "Last Name")
    return next((_cells.name(first, last) for _, (first, last) in rows), None)


def _addresses(table: Table) -> list[str]:
    """Confirmed addresses only: an unconfirmed one may be anybody's. Primary ones first."""
    from scraper.parse.archive.email_addresses import NOT_CONFIRMED

    rows = list(table.select("Email Address", "Confirmed", "Primary"))
    rows.sort(key=lambda row: row[1][2].strip().casefold() not in _cells.YES)
    return [
        address
        for _, (cell, confirmed, _) in rows
        if (address := _cells.email(cell)) and confirmed.strip().casefold() not in NOT_CONFIRMED
    ]
