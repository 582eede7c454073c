"""Whom a human means: an id, a slug, a profile address, an e-mail address or a name.

Exact keys win over names, a whole name over a part of one. Names compare without case, accents
and width, so that "tomas" finds "Tomás". What stays ambiguous is refused with the candidates.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

import sqlite_utils
from rapidfuzz import fuzz, process

from scraper.errors import Refusal
from scraper.identity import give, take_back
from scraper.settings import Home

__all__ = ["folded", "give", "one_person", "own_addresses", "people", "take_back"]

_NEAR = 70.0  # rapidfuzz's 0-100 scale; below it a suggestion is noise


def one_person(db: sqlite_utils.Database, words: str) -> tuple[int, str]:
    """Id and shown name of the one person `words` mean.

    Raises `Refusal` ``ambiguous_person`` (with the candidates) or ``unknown_person`` (with the
    nearest names).
    """
    found = people(db, words)
    if len(found) == 1:
        return found[0]
    if found:
        some = "; ".join(_described(db, person_id) for person_id, _name in found[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise Refusal(
            "ambiguous_person",
            f"{words!r} may be any of {len(found)} people: {some}{more}",
            "name one by the slug or id shown",
        )
    near = _nearest(db, words)
    raise Refusal(
        "unknown_person",
        f"nobody here goes by {words!r}",
        f"did you mean {near}?" if near else "import your LinkedIn export first: askwell import",
    )


def people(db: sqlite_utils.Database, words: str) -> list[tuple[int, str]]:
    """Everyone `words` may mean at the surest reading that finds anybody, the user left out."""
    text = words.strip()
    for found in (_by_id(db, text), _by_key(db, text), _by_name(db, text)):
        if found:
            return found
    return []


def own_addresses(home: Home) -> frozenset[str]:
    """The user's own e-mail addresses: from askwell.toml, and from the database if any."""
    named = {address.lower() for address in home.settings().me.emails}
    if not home.database.exists():
        return frozenset(named)
    sql = (
        "SELECT value FROM identity JOIN person USING (person_id) "
        "WHERE is_me = 1 AND kind = 'email'"
    )
    with home.open() as db:
        return frozenset(named | {value for (value,) in db.execute(sql).fetchall()})


def folded(name: str) -> str:
    """A name without case, accents, width and outer blanks, for comparing only."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(kept.casefold().split())


def _by_id(db: sqlite_utils.Database, text: str) -> list[tuple[int, str]]:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        return []
    return _shown(db, "is_me = 0 AND person_id = ?", [int(text)])


def _by_key(db: sqlite_utils.Database, text: str) -> list[tuple[int, str]]:
    address = text.split("?")[0].rstrip("/")
    slug = unquote(address.rsplit("/in/", 1)[-1])
    condition = (
        "is_me = 0 AND person_id IN (SELECT person_id FROM identity WHERE certainty != 'inferred' "
        "AND (kind = 'email' AND value = ? OR kind = 'slug' AND value = ?))"
    )
    keys = [text.casefold(), unicodedata.normalize("NFC", slug).lower()]
    return _shown(db, condition, keys)


def _by_name(db: sqlite_utils.Database, text: str) -> list[tuple[int, str]]:
    wanted = folded(text)
    if not wanted:
        return []
    known = [(person_id, name, folded(name)) for person_id, name in _names(db)]
    whole = [(person_id, name) for person_id, name, plain in known if plain == wanted]
    if whole:
        return whole
    parts = _words(wanted)
    if not parts:
        return []
    return [(person_id, name) for person_id, name, plain in known if parts <= _words(plain)]


def _words(name: str) -> set[str]:
    """The words of a folded name; a comma or a full stop behind one is no part of it."""
    return {word for word in (one.strip(".,;()") for one in name.split()) if word}


def _nearest(db: sqlite_utils.Database, words: str) -> str | None:
    names = [name for _person_id, name in _names(db)]
    found = process.extractOne(words, names, scorer=fuzz.WRatio, score_cutoff=_NEAR)
    return found[0] if found else None


def _names(db: sqlite_utils.Database) -> Iterator[tuple[int, str]]:
    sql = "SELECT person_id, full_name FROM person WHERE is_me = 0 AND full_name IS NOT NULL"
    yield from db.execute(sql).fetchall()


def _shown(
    db: sqlite_utils.Database, condition: str, values: Sequence[object]
) -> list[tuple[int, str]]:
    sql = f"SELECT person_id, coalesce(full_name, slug, '?') FROM person WHERE {condition}"
    return [(person_id, name) for person_id, name in db.execute(sql, values).fetchall()]


def _described(db: sqlite_utils.Database, person_id: int) -> str:
    sql = "SELECT full_name, coalesce(slug, person_id), company FROM person WHERE person_id = ?"
    name, key, company = db.execute(sql, [person_id]).fetchone()
    return f"{name} ({key}" + (f", {company})" if company else ")")
