"""The rows of Connections.csv, the surest source of who somebody is: whom each one means.

In: connections while they are saved. Out: people, their employers and the day of connecting. A
profile address decides; exports of 2018 have none, and people change theirs, so a name and the day
of connecting together are a key too, never a name alone.
"""

from __future__ import annotations

from scraper import records as nouns
from scraper.identity import email_key, slug_key
from scraper.names import name_key
from scraper.store.facts import employ
from scraper.store.ledger import Known
from scraper.store.saving import Saving


def connection(saving: Saving, one: nouns.Connection) -> None:
    """A row of Connections.csv."""
    slug, email = slug_key(one.slug), email_key(one.email)
    known, anchor = _connected(saving, one, slug, email)
    if known is None:
        return
    saving.met.add(known.person_id)
    if email:
        saving.people.add_key(known, "email", email, "sure", saving.seen.source)
    seen = saving.seen
    told = saving.people.learn(
        known, seen.day, full_name=one.full_name, first_name=one.first_name, degree=1
    )
    if one.company:
        told = employ(saving.rows, known, anchor, (one.company, one.title), seen.day) or told
    if told:
        saving.people.touch(known)
    saving.people.note_connected(known, one.connected_on)
    anchors = saving.people.anchors(known.person_id, anchor)
    if saving.people.nameless_exports:
        anchors = tuple(dict.fromkeys((*anchors, _name_anchor(one))))
    values = (one.connected_on, one.company, one.title)
    saving.rows.add("connection", known.person_id, anchors, (), values)


def unite_renamed(saving: Saving) -> None:
    """Join people whose profile address changed since the last export, once a file is read whole.

    A new address with an old one's name and day of connecting, the old address gone from the file:
    whoever was connected on that day would have been in the earlier export as well.
    """
    pairs = []
    for new_id, day in saving.moved:
        new = saving.people.get(new_id)
        others = [one for one in saving.people.connected(new.full_name, day) if one is not new]
        gone = [one for one in others if one.person_id not in saving.met and one.slug]
        if len(others) == len(gone) == 1 and not saving.people.told_apart(
            gone[0], f"slug:{new.slug}"
        ):
            pairs.append((gone[0], new))
            saving.met.add(gone[0].person_id)
    if pairs:
        saving.rows.write()
        saving.people.unite_all(pairs)
        saving.rows.drop_older("connection", [keep.person_id for keep, _drop in pairs])


def _connected(
    saving: Saving, one: nouns.Connection, slug: str | None, email: str | None
) -> tuple[Known | None, str]:
    """Whom a row means, and the key it is filed under."""
    people, source = saving.people, saving.seen.source
    if people.forgotten(slug=slug, email=email, name=_name_anchor(one)):
        return None, ""
    if slug is None:
        people.note_nameless()
        saving.by_name = True
        return _nameless(saving, one, email)
    if people.find("slug", slug) is None and people.nameless_exports:
        earlier = people.find("email", email) or _only(
            people.connected(one.full_name, one.connected_on)
        )
        if earlier is not None and earlier.slug is None:
            people.add_key(earlier, "slug", slug, "likely", source)
            return earlier, f"slug:{slug}"
    known = people.find("slug", slug)
    if known is None:
        known = people.meet(one.full_name, source, slug=slug)
        if (
            known
            and source == "archive"
            and "" < (one.connected_on or "") < (saving.seen.day or "")
        ):
            saving.moved.append((known.person_id, str(one.connected_on)))
    return known, f"slug:{slug}"


def _nameless(saving: Saving, one: nouns.Connection, email: str | None) -> tuple[Known, str]:
    """A row without a profile address: its e-mail address is the key, else name and day together;
    two of one name and day in one file are two people, told apart by where they work."""
    people, anchor = saving.people, _name_anchor(one)
    if known := people.find("email", email):
        return known, anchor
    same = people.connected(one.full_name, one.connected_on)
    at_work = [known for known in same if (known.company, known.title) == (one.company, one.title)]
    unmet = [known for known in same if known.person_id not in saving.met]
    if len(unmet) < len(same):
        anchor = f"{anchor}:{one.company or ''}:{one.title or ''}"
    return _only(at_work) or _only(unmet) or people.make(one.full_name), anchor


def _only(found: list[Known]) -> Known | None:
    return found[0] if len(found) == 1 else None


def _name_anchor(one: nouns.Connection) -> str:
    return f"name:{name_key(one.full_name)}:{(one.connected_on or '')[:10]}"
