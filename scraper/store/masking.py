"""Somebody's traces are taken out of what is kept of others: table by table, and file by file.

In: an open database or kept bytes, and the `Traces`. Out: the same with the mask in their place,
and how many places that were. Others' own names, keys and ids stay as they are.
"""

from __future__ import annotations

import email
import re
import sqlite3
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from scraper.capture import KIND_MAIL
from scraper.store.traces import Traces

# What is a key, a name of somebody who stays, or askwell's own: never masked.
_KEPT_TABLES = r"sqlite\_%|\_%|search\_%|setting|forgotten|identity|same\_person".split("|")
_KEPT_COLUMNS = {("person", "full_name"), ("person", "called"), ("person", "slug")}


def mask_rows(db: sqlite3.Connection, traces: Traces) -> int:
    """Mask a person in every text of every table, the search index too; returns how often.

    The caller holds the transaction, and has removed the person's own rows.
    """
    count = 0

    def masked(text: str) -> str:
        nonlocal count
        changed, places = traces.masked(text)
        count += places
        return changed

    db.create_function("masked", 1, masked)
    db.create_function("named", 1, lambda text: isinstance(text, str) and traces.found_in(text))
    for table, column in _texts(db):
        db.execute(f"UPDATE {table} SET {column} = masked({column}) WHERE named({column})")
    in_tables = count  # the index repeats words that were counted already
    for column in ("name", "work", "said"):
        db.execute(f"UPDATE search SET {column} = masked({column}) WHERE named({column})")
    return in_tables


def _texts(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every table and column that holds texts, keys left out."""
    but = " AND ".join(f"m.name NOT LIKE '{one}' ESCAPE '\\'" for one in _KEPT_TABLES)
    sql = (
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        f"WHERE m.type = 'table' AND c.type = 'TEXT' AND c.pk = 0 AND {but} "
        "AND m.name != 'search' AND c.name NOT IN ('capture_id', 'evidence_id', 'path')"
    )
    for table, column in db.execute(sql).fetchall():
        if (table, column) not in _KEPT_COLUMNS:
            yield table, column


def readings(kind: str, body: bytes) -> Iterator[str]:
    """The texts that a capture of a kind may hold beside its bytes read as UTF-8."""
    if b"\0" in body[:4096]:
        yield body.decode("utf-16-le", "replace")
        yield body.decode("utf-16-be", "replace")
    if not _is_utf8(body):
        yield body.decode("cp1252", "replace")
    if kind == KIND_MAIL:
        yield from _of_mail(body)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _of_mail(body: bytes) -> Iterator[str]:
    """What the parts and the header of a mail say once they are unpacked."""
    message = email.message_from_bytes(body)
    for part in message.walk():
        yield from (_unpacked(str(value)) for value in part.values())
        if not part.is_multipart():
            yield _text(part)


def _unpacked(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, MessageError, ValueError):
        return value


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = re.sub(r"[^\w-]", "", part.get_content_charset() or "utf-8")
    try:
        return content.decode(charset, "replace")
    except (LookupError, UnicodeError):
        return content.decode("utf-8", "replace")
