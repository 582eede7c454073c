"""What a page or a file says of one person: each noun becomes a fact with the key that is itself.

In: records that name nobody (a job, a post, a skill) and the person they belong to. Out: facts
for `rows`. Also who employs the person now, and since which sighting it has been somebody else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from scraper import records as nouns
from scraper.organisations import same_company
from scraper.store.ledger import Known
from scraper.store.rows import Rows, Value, evidence_id

_DATABLE = 550  # days between two sightings beyond which "when" is not known any more

Facts = Callable[[Any], tuple[str, tuple[Value, ...], tuple[Value, ...], str | None]]


def precision(*dates: str | None) -> str:
    """How fine a date is that was cut to what is known: day, month, year, unknown."""
    known = next((one for one in dates if one), None)
    return {4: "year", 7: "month"}.get(len(known), "day") if known else "unknown"


def _position(one: nouns.Position) -> Any:
    key = (one.organisation, one.title, one.started)
    finest = one.precision if one.precision != "unknown" else precision(one.started, one.ended)
    current = None if one.current is None else int(one.current)
    values = (
        one.organisation, one.title, one.location, one.description, one.started, one.ended,
        finest, current,
    )  # fmt: skip
    return "position", key, values, None


def _education(one: nouns.Education) -> Any:
    key = (one.school, one.degree, one.field)
    finest = precision(one.started, one.ended)
    return "education", key, (*key, one.started, one.ended, finest), None


def _skill(one: nouns.Skill) -> Any:
    return "skill", (one.name,), (one.name,), None


def _group(one: nouns.Group) -> Any:
    values = (one.name, one.kind, one.role, one.started, one.ended)
    return "membership", (one.kind, one.name, one.role), values, None


def _mutuals(one: nouns.Mutuals) -> Any:
    return "mutuals", (), (json.dumps(one.named, ensure_ascii=False), one.others), None


def _highlight(one: nouns.Highlight) -> Any:
    return "highlight", (one.kind, one.text), (one.kind, one.text), None


def _post(one: nouns.Post) -> Any:
    values = (
        one.urn, one.authorship, one.author, one.text, one.shared_text, one.shared_author,
        one.posted_on, one.precision, one.time_label, int(one.edited),
    )  # fmt: skip
    key = (one.urn or one.url,) if one.urn or one.url else (one.authorship, one.author, one.text)
    return "post", key, values, one.url


def _comment(one: nouns.Comment) -> Any:
    values = (one.text, one.on, precision(one.on))
    return "comment", (one.url, one.text), values, one.url


def _article(one: nouns.Article) -> Any:
    return (
        "article", (one.url or one.title,), (one.title, one.published_on, one.precision), one.url
    )  # fmt: skip


FACTS: dict[type, Facts] = {
    nouns.Position: _position,
    nouns.Education: _education,
    nouns.Skill: _skill,
    nouns.Group: _group,
    nouns.Mutuals: _mutuals,
    nouns.Highlight: _highlight,
    nouns.Post: _post,
    nouns.Comment: _comment,
    nouns.Article: _article,
}


def employer(records: Iterable[nouns.Record]) -> tuple[str, str | None] | None:
    """Current employer and title as one page shows them; None when it shows none.

    The company of the top card is LinkedIn's own choice among several current jobs; without one,
    the first current job in the page's order is meant, the newest.
    """
    shown, jobs = None, []
    for one in records:
        if isinstance(one, nouns.Affiliation) and one.kind == "company":
            shown = shown or one.name
        elif isinstance(one, nouns.Position) and one.current and one.organisation:
            jobs.append((one.organisation, one.title))
    if shown is None:
        return jobs[0] if jobs else None
    return next((job for job in jobs if _same(job[0], shown)), (shown, None))


def employ(
    rows: Rows,
    known: Known,
    anchor: str,
    seen: tuple[str, str | None],
    day: str | None,
    started: Iterable[nouns.Record] = (),
) -> bool:
    """Take in whom a source shows as employer. Returns whether anything changed.

    A strictly newer source wins; one of the same day may only add the title. Where two dated
    sources name different companies and no dated job says so itself, the difference is kept as an
    inferred new role: a question for the user, dated by the month of the newer sighting.
    """
    company, title = seen
    before, since = known.company, known.company_seen_on
    same = before is not None and _same(before, company)
    if before is not None and (day or "") <= (since or ""):
        if not (same and known.title is None and title and day == since):
            return False
        known.title = title
        return True
    moved = before is not None and not same
    if moved and not known.is_me and not _tells(started, company):
        _note_change(rows, known, anchor, seen, day, since)
    changed = (before, known.title) != (company, title)
    kept = known.title if same else None
    known.company, known.title, known.company_seen_on = company, title or kept, day
    return changed


def _same(company: str, other: str) -> bool:
    """One employer; "Freelance" twice is no company twice, and yet nobody moved."""
    return company == other or same_company(company, other)


def _tells(records: Iterable[nouns.Record], company: str) -> bool:
    return any(
        isinstance(one, nouns.Position)
        and one.started is not None
        and one.organisation is not None
        and _same(one.organisation, company)
        for one in records
    )


def _note_change(
    rows: Rows,
    known: Known,
    anchor: str,
    seen: tuple[str, str | None],
    day: str | None,
    since: str | None,
) -> None:
    key = ("new_role", seen[0])
    if rows.has("change", anchor, key):
        return
    near = day is not None and since is not None and _days(since, day) <= _DATABLE
    when = (day[:7], "approximate") if near and day else (None, "unknown")
    values = ("new_role", *seen, *when)
    anchors = (anchor,)
    rows.add("change", known.person_id, anchors, key, values, trust="inferred")


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def own_row(kind: str, url: str | None, on: str | None, text: str | None) -> tuple[Value, ...]:
    """A row of `own_activity`."""
    return evidence_id(kind, "me", (url, on, text)), kind, on, text, url
