"""The person table as it is held in memory while records are saved, and how it is written back.

`Known` is a row; `Ledger` gathers rows and keys that are new or changed and writes them in batches.
"""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass, field, fields
from operator import attrgetter


@dataclass(slots=True)
class Known:
    """A row of `person`, its columns in the table's order."""

    person_id: int
    full_name: str | None = None
    called: str | None = None
    slug: str | None = None
    member_id: str | None = None
    company: str | None = None
    title: str | None = None
    company_seen_on: str | None = None
    headline: str | None = None
    location: str | None = None
    pronouns: str | None = None
    degree: int | None = None
    is_me: int = 0
    seen_on: str | None = None


COLUMNS = tuple(field.name for field in fields(Known))
_row = attrgetter(*COLUMNS)
_INSERT = f"INSERT INTO person ({', '.join(COLUMNS)}) VALUES ({','.join('?' * len(COLUMNS))})"
_UPDATE = (
    f"UPDATE person SET {', '.join(f'{name} = ?' for name in COLUMNS[1:])} WHERE person_id = ?"
)


@dataclass(slots=True)
class Ledger:
    """People and keys that wait to be written. The caller holds the transaction."""

    db: sqlite3.Connection
    fresh: list[Known] = field(default_factory=list)
    touched: dict[int, Known] = field(default_factory=dict)
    keys: list[tuple[str, str, int, str, str]] = field(default_factory=list)

    def write(self) -> None:
        """Write whatever waits: people first, since keys refer to them."""
        if self.fresh:
            self.db.executemany(_INSERT, map(_row, self.fresh))
            for one in self.fresh:
                self.touched.pop(one.person_id, None)
            self.fresh.clear()
        if self.touched:
            rows = map(_row, self.touched.values())
            self.db.executemany(_UPDATE, [(*row[1:], row[0]) for row in rows])
            self.touched.clear()
        if self.keys:
            self.db.executemany(
                "INSERT OR REPLACE INTO identity (kind, value, person_id, certainty, source) "
                "VALUES (?, ?, ?, ?, ?)",
                self.keys,
            )
            self.keys.clear()


def salt(db: sqlite3.Connection) -> str:
    """The home's own salt for `forgotten`, made at its first use."""
    row = db.execute("SELECT value FROM setting WHERE name = 'forgotten_salt'").fetchone()
    if row is None:
        row = (secrets.token_hex(16),)
        db.execute("INSERT INTO setting (name, value) VALUES ('forgotten_salt', ?)", row)
    return str(row[0])
