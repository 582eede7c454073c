"""Every noun finds its way: whose record it is, and which function files it.

In: the records of one capture. Out: facts, people and counts in a `Saving`. What a page shows of
its person (name, headline, employer) is taken in only as far as no newer page was read before.
"""

from __future__ import annotations

import sqlite3
from urllib.parse import urlsplit

from scraper import records as nouns
from scraper.capture import Capture
from scraper.identity import key_text, slug_key
from scraper.names import called
from scraper.organisations import same_company, same_school
from scraper.parse import Parsed
from scraper.store.exchanges import EXCHANGES
from scraper.store.facts import FACTS, employ, employer, own_row
from scraper.store.ledger import Known
from scraper.store.saving import Saving

_ATTRIBUTES = ("full_name", "pronouns", "headline", "location", "degree")


def save_records(saving: Saving, db: sqlite3.Connection, parsed: Parsed, capture: Capture) -> None:
    """File every record of a capture that was read."""
    _settle_subject(saving, db, parsed, capture)
    for record in parsed.records:
        exchange = EXCHANGES.get(type(record))
        if exchange:
            exchange(saving, record)
        elif isinstance(record, nouns.Share | nouns.Reaction | nouns.OwnEntry) or _is_own_comment(
            saving, record
        ):
            saving.own.append(_own(record))
        elif type(record) in FACTS:
            _file(saving, record)
    _take_affiliations(saving, db, parsed.records)


def _settle_subject(
    saving: Saving, db: sqlite3.Connection, parsed: Parsed, capture: Capture
) -> None:
    """Find out whose page this is, and take in what its top card says."""
    shown = next((one for one in parsed.records if isinstance(one, nouns.Person)), None)
    subject = parsed.subject or capture.subject
    personal = shown or any(type(one) in FACTS for one in parsed.records)
    if not personal:
        return
    if subject == "me":
        saving.subject = saving.people.own(None, shown.full_name if shown else None)
    else:
        slug = slug_key(subject) or slug_key(shown.slug if shown else None)
        _follow(saving, capture, slug, shown.member_id if shown else None)
        _settle_page(saving, slug, shown)
    if saving.subject is None:
        return
    if shown is not None:
        newest = _is_newest(db, capture, slug_key(subject))
        _learn(saving, saving.subject, shown, newest)
    seen = employer(parsed.records)
    if seen and not (saving.subject.is_me and capture.source != "archive"):
        employed = employ(
            saving.rows, saving.subject, saving.anchor, seen, saving.seen.day, parsed.records
        )
        if employed:
            saving.people.touch(saving.subject)


def _follow(saving: Saving, capture: Capture, slug: str | None, member_id: str | None) -> None:
    """Somebody asked for under a former address: where the site leads on to, they are now."""
    people, former = saving.people, slug_key(capture.subject)
    if capture.source != "browser" or slug is None or former in (None, slug):
        return
    known, now = people.find("slug", former), people.find("slug", slug)
    if known is None or known.is_me or known is now or slug != _led_to(capture.url):
        return
    ids = {known.member_id, now.member_id if now else None, member_id} - {None}
    if len(ids) > 1 or people.told_apart(known, key_text("slug", slug)):
        return
    if now is None:
        people.add_key(known, "slug", slug, "sure", saving.seen.source)
        return
    first, second = sorted((known, now), key=lambda one: (-one.is_me, one.person_id))
    one = people.unite(first, second)
    one.slug = slug
    people.touch(one)


def _led_to(url: str | None) -> str | None:
    """The slug in a page's final address."""
    _root, room, slug, *_rest = [*urlsplit(url or "").path.split("/"), "", "", ""]
    return slug_key(slug) if room == "in" else None


def _settle_page(saving: Saving, slug: str | None, shown: nouns.Person | None) -> None:
    member_id = shown.member_id if shown else None
    name = shown.full_name if shown else None
    if slug is None and member_id is None:
        saving.problem("no_subject", "", "whose page this is cannot be told; nothing was kept")
        return
    saving.subject = saving.people.meet(name, saving.seen.source, slug=slug, member_id=member_id)
    saving.anchor = f"slug:{slug}" if slug else f"member_id:{member_id}"


def _learn(saving: Saving, known: Known, shown: nouns.Person, newest: bool) -> None:
    """Take in the top card, and count the person as new, changed or as they were."""
    told = {name: getattr(shown, name) for name in _ATTRIBUTES}
    new = known.seen_on is None and known.headline is None and saving.people.is_fresh(known)
    changed = saving.people.learn(known, saving.seen.day, newer=newest, **told)
    saving.rows.new += new
    saving.rows.changed += changed and not new
    saving.rows.unchanged += not changed and not new


def _is_newest(db: sqlite3.Connection, capture: Capture, slug: str | None) -> bool:
    """Whether no page of this person that was read before is of a later moment."""
    sql = (
        "SELECT 1 FROM capture WHERE subject = ? AND kind = ? AND outcome = 'read' "
        "AND capture_id != ? AND captured_at >= ?"
    )
    known = (slug, capture.kind, capture.capture_id, capture.captured_at or "")
    return db.execute(sql, known).fetchone() is None


def _file(saving: Saving, record: nouns.Record) -> None:
    known = saving.subject
    if known is None:
        return
    table, key, values, url = FACTS[type(record)](record)
    anchors = saving.people.anchors(known.person_id, saving.anchor)
    saving.rows.add(table, known.person_id, anchors, key, values, url=url)


def _is_own_comment(saving: Saving, record: nouns.Record) -> bool:
    return (
        isinstance(record, nouns.Comment)
        and record.author is None
        and (saving.subject is None or bool(saving.subject.is_me))
    )


def _own(record: nouns.Record) -> tuple[str | int | None, ...]:
    if isinstance(record, nouns.Reaction):
        return own_row("reaction", record.url, record.on, record.kind)
    if isinstance(record, nouns.OwnEntry):
        return own_row(record.kind, record.url, record.on, record.text)
    if isinstance(record, nouns.Share | nouns.Comment):
        kind = "share" if isinstance(record, nouns.Share) else "comment"
        return own_row(kind, record.url, record.on, record.text)
    raise TypeError(f"{type(record).__name__} is not the user's own activity")


def _take_affiliations(
    saving: Saving, db: sqlite3.Connection, records: tuple[nouns.Record, ...]
) -> None:
    """The top card's company and school, where nothing better says the same: dates unknown."""
    known = saving.subject
    if known is None:
        return
    saving.rows.write()
    for one in records:
        if isinstance(one, nouns.Affiliation):
            table, column = _AFFILIATED[one.kind]
            alike = same_company if one.kind == "company" else same_school
            sql = (
                f"SELECT {column} FROM {table} WHERE person_id = ? AND title_or_degree IS NOT NULL"
            )
            sql = sql.replace("title_or_degree", _TELLING[table])
            names = [name for (name,) in db.execute(sql, (known.person_id,)) if name]
            if not any(alike(name, one.name) for name in names):
                _file(saving, _as_fact(one))


_AFFILIATED = {"company": ("position", "organisation"), "school": ("education", "school")}
_TELLING = {"position": "coalesce(title, started)", "education": "coalesce(degree, started)"}


def _as_fact(one: nouns.Affiliation) -> nouns.Position | nouns.Education:
    if one.kind == "school":
        return nouns.Education(one.name)
    return nouns.Position(one.name, None, current=True)


def take_signatures(saving: Saving) -> None:
    """Greet people by the name they sign with, where no better one than the profile's is known."""
    for person_id, (_at, signed) in saving.signatures.items():
        known = saving.people.get(person_id)
        if known.called != signed and known.called in (None, called(known.full_name)):
            known.called = signed
            saving.people.touch(known)
