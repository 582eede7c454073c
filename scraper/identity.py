"""When two records are one person, and how sure: keys compared, and the user's answers kept.

In: slugs, LinkedIn addresses, e-mail addresses and member ids as sources write them. Out: keys
(``kind:value``) that compare equal when LinkedIn or the mail system would call them one, and a
`Certainty`. A name alone never joins two records; it is at most a question.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, get_args
from urllib.parse import unquote

from scraper.errors import Refusal
from scraper.names import same_name

Certainty = Literal["sure", "likely", "inferred"]
Kind = Literal["slug", "member_id", "email"]

JOINING: tuple[Certainty, ...] = ("sure", "likely")  # `inferred` is only ever a question

_PROFILE = re.compile(r"(?:^|[/.@\s(<])linkedin\.com/in/([^/?#\s<>\"'),;]+)", re.IGNORECASE)
_LONGEST_EMAIL = 400  # RFC 5321 allows 254; mailto: and brackets may stand around it
_EMAIL = re.compile(r"[^@\s<>\"(),;:]+@[^@\s<>\"(),;:]+\.[^@\s<>\"(),;:.]+")


@lru_cache(maxsize=65536)
def slug_key(text: str | None) -> str | None:
    """A slug, or a profile address, as its key: decoded, NFC, lower case; None when empty."""
    if not text:
        return None
    found = _PROFILE.search(text) if "/" in text else None
    slug = found[1] if found else text
    slug = unicodedata.normalize("NFC", unquote(slug)).strip().strip("/").lower()
    return slug if slug and "/" not in slug else None


@lru_cache(maxsize=65536)
def email_key(text: str | None) -> str | None:
    """An e-mail address as its key; None for anything else, a member urn among them."""
    if not text or len(text) > _LONGEST_EMAIL:
        return None
    address = unicodedata.normalize("NFC", text.strip().strip("<>")).lower()
    address = address.removeprefix("mailto:")
    return address if _EMAIL.fullmatch(address) else None


def mailbox_key(email: str) -> str:
    """What every plus form of an address shares: ``ann+news@x.example`` is ``ann@x.example``.

    Gmail is known to deliver an address with and without its dots.
    """
    local, _, host = email.rpartition("@")
    local = local[:1] + local[1:].partition("+")[0]
    if host in ("gmail.com", "googlemail.com"):
        return local.replace(".", "") + "@gmail.com"
    return f"{local}@{host}"


def profile_slugs(text: str | None) -> tuple[str, ...]:
    """The slugs of every profile address in a text, a mail's signature say, each once."""
    keys = (slug_key(found.rstrip(".!?…")) for found in _PROFILE.findall(text or ""))
    return tuple(dict.fromkeys(key for key in keys if key))


def key_text(kind: Kind, value: str) -> str:
    """A key in one word: ``slug:maya-okafor``."""
    return f"{kind}:{value}"


def key_hash(salt: str, key: str) -> str:
    """What `forgotten` keeps of a key: SHA-256 with the home's salt, in hex."""
    return hashlib.sha256(f"{salt}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()


def namesake(name: str | None, candidates: Iterable[tuple[int, str | None]]) -> int | None:
    """The one candidate ``(person_id, full_name)`` of this very name; None when none or several."""
    found = {
        person_id
        for person_id, other in candidates
        if name and other and same_name(name, other) == "same"
    }
    return found.pop() if len(found) == 1 else None


def merge(db: sqlite3.Connection, keep_id: int, drop_id: int, decided_on: str | None) -> None:
    """Make two people one: everything known of `drop_id` becomes `keep_id`'s.

    Evidence keeps its ids. With `decided_on` (an ISO date) the user's answer is kept, so that a
    later import of either's pages finds the one person. Refuses an unknown or the same id twice.
    The caller holds the transaction.
    """
    if keep_id == drop_id or not {keep_id, drop_id} <= _ids(db, keep_id, drop_id):
        raise Refusal("cannot_merge", "these are not two known people", "askwell who")
    if decided_on:
        _decide(db, _keys(db, keep_id), _keys(db, drop_id), True, decided_on)
    for table in _tables_of_people(db):
        db.execute(f"UPDATE {table} SET person_id = ? WHERE person_id = ?", (keep_id, drop_id))
    columns = _attributes(db)
    kept, gone = (_row(db, columns, person_id) for person_id in (keep_id, drop_id))
    db.execute("DELETE FROM person WHERE person_id = ?", (drop_id,))
    newer = str(gone["seen_on"] or "") > str(kept["seen_on"] or "")
    first, second = (gone, kept) if newer else (kept, gone)
    merged = {name: second[name] if first[name] is None else first[name] for name in columns}
    merged |= _employer(kept, gone) | {"is_me": kept["is_me"] or gone["is_me"]}
    assignments = ", ".join(f"{name} = ?" for name in columns)
    values = [merged[name] for name in columns]
    db.execute(f"UPDATE person SET {assignments} WHERE person_id = ?", (*values, keep_id))


def split(db: sqlite3.Connection, kind: Kind, value: str, decided_on: str) -> int | None:
    """Take one key away from the person it was joined to; the answer is remembered.

    Everything read under that key goes with it: to a person of its own for a slug or member id,
    whose id is returned; for an e-mail address the mail read under it is dropped and None is
    returned. Refuses a key nobody has, and a person's only key. The caller holds the transaction.
    """
    row = db.execute(
        "SELECT person_id FROM identity WHERE kind = ? AND value = ?", (kind, value)
    ).fetchone()
    if row is None or len(_keys(db, row[0])) < 2:
        raise Refusal("cannot_split", f"{value} is not one of several keys", "askwell points NAME")
    key = key_text(kind, value)
    _decide(db, [one for one in _keys(db, row[0]) if one != key], [key], False, decided_on)
    db.execute("DELETE FROM identity WHERE kind = ? AND value = ?", (kind, value))
    own = None if kind == "email" else _stand_alone(db, row[0], kind, value)
    for table in _tables_of_people(db):
        if table not in ("identity", "visit", "decision", "draft", "outcome", "answer"):
            where = "person_id = ? AND evidence_id LIKE ?"
            found = (row[0], f"{table}-{anchor_hash(key)}%")
            if own is None:
                db.execute(f"DELETE FROM {table} WHERE {where}", found)
            else:
                db.execute(f"UPDATE {table} SET person_id = ? WHERE {where}", (own, *found))
    return own


def give(db: sqlite3.Connection, person_id: int, address: str, decided_on: str) -> None:
    """Join an address that is nobody's, or only a question, to a person, on the user's word.

    The caller holds the transaction.
    """
    db.execute(
        "DELETE FROM same_person WHERE same = 0 AND ? IN (left_key, right_key) AND EXISTS ("
        "SELECT 1 FROM identity WHERE person_id = ? AND kind || ':' || value IN "
        "(left_key, right_key))",
        [f"email:{address}", person_id],
    )
    db.execute(
        "INSERT INTO identity VALUES ('email', ?, ?, 'sure', 'user') ON CONFLICT (kind, value) "
        "DO UPDATE SET person_id = excluded.person_id, certainty = 'sure', source = 'user'",
        [address, person_id],
    )
    key = key_text("email", address)
    others = [one for one in _keys(db, person_id) if one != key]
    _decide(db, others, [key], True, decided_on)


def take_back(db: sqlite3.Connection, person_id: int, address: str) -> None:
    """Make an address that the user gave to a person a question again, as it was before `give`.

    The caller holds the transaction.
    """
    db.execute(
        "UPDATE identity SET certainty = 'inferred' WHERE kind = 'email' AND value = ? "
        "AND person_id = ? AND source = 'user'",
        [address, person_id],
    )
    db.execute("DELETE FROM same_person WHERE ? IN (left_key, right_key)", [f"email:{address}"])


@lru_cache(maxsize=65536)
def anchor_hash(anchor: str) -> str:
    """The part of an evidence id that says under which key the fact was read: 8 hex digits."""
    return hashlib.blake2b(anchor.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _stand_alone(db: sqlite3.Connection, person_id: int, kind: Kind, value: str) -> int:
    if kind not in get_args(Kind):
        raise ValueError(f"no such kind of key: {kind!r}")
    db.execute(f"UPDATE person SET {kind} = NULL WHERE person_id = ?", (person_id,))
    sql = f"INSERT INTO person (full_name, {kind}) SELECT full_name, ? FROM person "
    made = db.execute(sql + "WHERE person_id = ?", (value, person_id)).lastrowid
    db.execute("INSERT INTO identity VALUES (?, ?, ?, 'sure', 'user')", (kind, value, made))
    other = db.execute(
        "SELECT value FROM identity WHERE person_id = ? AND kind = ? LIMIT 1", (person_id, kind)
    ).fetchone()
    if other:
        db.execute(f"UPDATE person SET {kind} = ? WHERE person_id = ?", (other[0], person_id))
    return int(made or 0)


def _decide(
    db: sqlite3.Connection, left: list[str], right: list[str], same: bool, decided_on: str
) -> None:
    for one in left:
        for other in right:
            first, second = sorted((one, other))
            db.execute(
                "INSERT OR REPLACE INTO same_person VALUES (?, ?, ?, ?)",
                (first, second, int(same), decided_on),
            )


def _employer(kept: dict[str, str | None], gone: dict[str, str | None]) -> dict[str, str | None]:
    """Employer, title and their day as the newer of two sightings has them."""
    newer = str(gone["company_seen_on"] or "") > str(kept["company_seen_on"] or "")
    newest = gone if newer else kept
    return {name: newest[name] for name in ("company", "title", "company_seen_on")}


def _tables_of_people(db: sqlite3.Connection) -> list[str]:
    sql = (
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND m.name != 'person' AND c.name = 'person_id'"
    )
    return [name for (name,) in db.execute(sql).fetchall()]


def _attributes(db: sqlite3.Connection) -> list[str]:
    names = [row[1] for row in db.execute("PRAGMA table_info(person)").fetchall()]
    return [name for name in names if name != "person_id"]


def _row(db: sqlite3.Connection, columns: list[str], person_id: int) -> dict[str, str | None]:
    sql = f"SELECT {', '.join(columns)} FROM person WHERE person_id = ?"
    return dict(zip(columns, db.execute(sql, (person_id,)).fetchone(), strict=True))


def _ids(db: sqlite3.Connection, *wanted: int) -> set[int]:
    sql = "SELECT person_id FROM person WHERE person_id IN (?, ?)"
    return {found for (found,) in db.execute(sql, wanted).fetchall()}


def _keys(db: sqlite3.Connection, person_id: int) -> list[str]:
    sql = "SELECT kind || ':' || value FROM identity WHERE person_id = ? ORDER BY kind, value"
    return [key for (key,) in db.execute(sql, (person_id,)).fetchall()]
