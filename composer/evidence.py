"""The only reader of the view `evidence`: rows become frozen `Evidence` and `Contact` values.

Everything else in composer works on these values and never sees SQL. Evidence is ordered newest
first: by `began_on`, unknown dates last, then by id, which for messages sorts by time of day. So
equal inputs give equal outputs.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

import sqlite_utils
from rapidfuzz import fuzz

from composer.glance import Glance, Row, sum_up
from scraper.organisations import company_keys, same_company

_COLUMNS = (
    "evidence_id", "person_id", "kind", "quote", "subject", "detail", "began_on", "ended_on",
    "precision", "seen_on", "url", "source", "trust", "capture_id",
)  # fmt: skip

_PERSON_COLUMNS = (
    "person_id", "full_name", "called", "slug", "company", "title", "company_seen_on", "headline",
    "location", "degree", "is_me",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of the view; see `scraper.schema` for what each column means."""

    evidence_id: str
    person_id: int
    kind: str
    quote: str | None = None
    subject: str | None = None
    detail: str | None = None
    began_on: str | None = None
    ended_on: str | None = None
    precision: str = "unknown"
    seen_on: str | None = None
    url: str | None = None
    source: str = "archive"
    trust: str = "imported"
    capture_id: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``evidence`` in ``askwell points --json``."""
        names = (
            "evidence_id", "kind", "quote", "subject", "detail", "began_on", "ended_on",
            "precision", "seen_on", "url", "source", "trust",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Contact:
    """A person with everything that may be said of them. `Contact.is_me` is the user.

    Attributes:
        unsure_emails: addresses that only a name joins to them.
        answered: keys of the questions about them that the user has answered.
    """

    person_id: int
    full_name: str | None
    called: str | None = None
    slug: str | None = None
    emails: tuple[str, ...] = ()
    company: str | None = None
    title: str | None = None
    company_seen_on: str | None = None
    headline: str | None = None
    location: str | None = None
    degree: int | None = None
    is_me: bool = False
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)
    unsure_emails: tuple[str, ...] = ()
    answered: frozenset[str] = frozenset()

    def of_kind(self, *kinds: str) -> tuple[Evidence, ...]:
        """The evidence of the given kinds, newest first."""
        return tuple(one for one in self.evidence if one.kind in kinds)

    @property
    def profile_url(self) -> str | None:
        """Address of the person's profile, where the slug is known."""
        return f"https://www.linkedin.com/in/{self.slug}/" if self.slug else None

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``person`` in JSON answers."""
        return {
            "person_id": self.person_id,
            "full_name": self.full_name,
            "slug": self.slug,
            "emails": list(self.emails),
            "company": self.company,
            "title": self.title,
            "degree": self.degree,
            "is_me": self.is_me,
        }


class Reader:
    """Reads people and their evidence from an open askwell database."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db

    def me(self) -> Contact | None:
        """The user, with evidence; None before anything of theirs was imported."""
        found = list(self._people("is_me = 1", []))
        return found[0] if found else None

    def contact(self, person_id: int) -> Contact | None:
        """One person with evidence, by id."""
        found = list(self._people("person_id = ?", [person_id]))
        return found[0] if found else None

    def everyone(self) -> Iterator[Contact]:
        """Every person but the user, by id, one at a time: memory does not grow with the table."""
        return self._people("is_me = 0", [])

    def at_company(self, company: str) -> Iterator[Contact]:
        """Everyone whom any source puts at `company` now or earlier, by id."""
        return self.some(self.ids_at(company))

    def ids_at(self, company: str, among: Collection[int] | None = None) -> list[int]:
        """Ids of everyone whom any source puts at `company` now or earlier.

        The distinct names of employers are compared first, so that only those people are loaded.
        """
        where, values = _among(among)
        sql = (
            f"SELECT company FROM person WHERE company IS NOT NULL {where} UNION SELECT subject "
            f"FROM evidence WHERE subject IS NOT NULL {where} "
            "AND kind IN ('position', 'connected', 'new_role')"
        )
        known = self._db.execute(sql, values * 2).fetchall()
        names = [name for (name,) in known if _is_called(name, company)]
        ids = (
            "WITH named AS MATERIALIZED (SELECT value FROM json_each(?)) "
            f"SELECT person_id FROM person WHERE company IN named {where} UNION SELECT person_id "
            "FROM evidence WHERE kind IN ('position', 'connected', 'new_role') "
            f"AND subject IN named {where}"
        )
        found = self._db.execute(ids, [json.dumps(names), *values * 2]).fetchall()
        return [row[0] for row in found]

    def employers(self) -> list[tuple[str, int]]:
        """Every name that a contact's employer goes by, and how many contacts it has."""
        sql = (
            "SELECT company, count(*) FROM person WHERE is_me = 0 AND company IS NOT NULL "
            "GROUP BY company"
        )
        return [(name, count) for name, count in self._db.execute(sql).fetchall()]

    def some(self, person_ids: Iterable[int]) -> Iterator[Contact]:
        """The people with these ids, by id, one at a time; the user is left out."""
        wanted = json.dumps(sorted(set(person_ids)))
        return self._people("is_me = 0 AND person_id IN (SELECT value FROM json_each(?))", [wanted])

    def own_accounts(self) -> list[str]:
        """What the user wrote of their own jobs, the newest job first, and then of projects."""
        sql = (
            "SELECT told FROM (SELECT description AS told, started AS at, 0 AS project "
            "FROM position JOIN person USING (person_id) "
            "WHERE is_me = 1 AND description IS NOT NULL UNION ALL "
            "SELECT text, happened_at, 1 FROM own_activity WHERE kind = 'project') "
            "ORDER BY project, at DESC"
        )
        return [row[0] for row in self._db.execute(sql).fetchall()]

    def sent_by_user(self, among: Collection[int], most: int) -> list[tuple[int, str]]:
        """The newest `most` of what the user wrote to some people, each text once: whom, words."""
        where, values = _among(among)
        sql = (
            "SELECT person_id, quote, max(began_on) FROM (SELECT person_id, quote, began_on "
            f"FROM evidence WHERE kind IN ('message', 'mail') {where} AND detail = 'out' "
            "AND quote IS NOT NULL AND trust != 'inferred' ORDER BY began_on DESC LIMIT ?) "
            "GROUP BY quote ORDER BY max(began_on) DESC, quote"
        )
        return [row[:2] for row in self._db.execute(sql, [*values, most]).fetchall()]

    def versions_sum(self) -> tuple[int, ...]:
        """How many people there are, how many are not summed up, and the sum of the versions."""
        sql = "SELECT count(*), count(*) - count(came), coalesce(sum(version), 0) FROM glance"
        return tuple(self._db.execute(sql).fetchone())

    def versions(self) -> dict[int, int | None]:
        """Person id to the version of what is known of them; None: not summed up since a write."""
        sql = "SELECT glance_id, iif(came IS NULL, NULL, version) FROM glance"
        return dict(self._db.execute(sql).fetchall())

    def my_id(self) -> int | None:
        """The user's id; None before anything of theirs was imported."""
        row = self._db.execute("SELECT person_id FROM person WHERE is_me = 1").fetchone()
        return row[0] if row else None

    def glances(self, among: Collection[int] | None = None) -> dict[int, Glance | None]:
        """Everybody's words in sum; None for who was written to since they were summed up."""
        where, values = _among(among, "glance_id")
        sql = (
            "SELECT glance_id, came, went, last_on, last_out, asks FROM glance "
            f"WHERE true {where} ORDER BY glance_id"
        )
        return {
            key: None if row[0] is None else Glance(row[0], row[1], row[2], row[3], bool(row[4]))
            for key, *row in self._db.execute(sql, values).fetchall()
        }

    def summed(self, among: Collection[int]) -> dict[int, Glance]:
        """The words of some people, summed up from the evidence."""
        where, values = _among(among)
        sql = (
            "SELECT person_id, kind, detail, began_on, quote FROM evidence "
            f"WHERE kind IN ('message', 'mail', 'meeting') AND trust != 'inferred' {where}"
        )
        rows: dict[int, list[Row]] = {one: [] for one in among}
        for key, *row in self._db.execute(sql, values):
            rows[key].append(cast(Row, tuple(row)))
        return {key: sum_up(ones) for key, ones in rows.items()}

    def naming(
        self, words: str, among: Collection[int] | None = None
    ) -> list[tuple[Evidence, str | None, str | None]]:
        """What contacts wrote in which `words` occur, with the writer's name and slug."""
        where, values = _among(among)
        columns = ", ".join(f"evidence.{name}" for name in _COLUMNS)
        escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        sql = (
            f"SELECT {columns}, person.full_name, person.slug FROM evidence JOIN person "
            "USING (person_id) WHERE evidence.kind IN ('message', 'mail', 'post', 'comment') "
            f"AND person.is_me = 0 AND evidence.quote LIKE ? ESCAPE '\\' {where}"
        )
        rows = self._db.execute(sql, [f"%{escaped}%", *values]).fetchall()
        return [(Evidence(*row[:-2]), row[-2], row[-1]) for row in rows]

    def _people(self, condition: str, values: list[Any]) -> Iterator[Contact]:
        person_sql = (
            f"SELECT {', '.join(_PERSON_COLUMNS)} FROM person WHERE {condition} ORDER BY person_id"
        )
        for row in self._db.execute(person_sql, values).fetchall():
            person = dict(zip(_PERSON_COLUMNS, row, strict=True))
            person["is_me"] = bool(person["is_me"])
            yield Contact(
                **person,
                emails=self._emails(person["person_id"], "!="),
                unsure_emails=self._emails(person["person_id"], "="),
                answered=self._answered(person["person_id"]),
                evidence=self._evidence(person["person_id"]),
            )

    def _emails(self, person_id: int, inferred: str) -> tuple[str, ...]:
        sql = (
            "SELECT value FROM identity WHERE person_id = ? AND kind = 'email' "
            f"AND certainty {inferred} 'inferred' ORDER BY value"
        )
        return tuple(value for (value,) in self._db.execute(sql, [person_id]).fetchall())

    def _answered(self, person_id: int) -> frozenset[str]:
        sql = "SELECT evidence_id FROM answer WHERE person_id = ?"
        return frozenset(key for (key,) in self._db.execute(sql, [person_id]).fetchall())

    def _evidence(self, person_id: int) -> tuple[Evidence, ...]:
        sql = (
            f"SELECT {', '.join(_COLUMNS)} FROM evidence WHERE person_id = ? "
            "ORDER BY began_on IS NULL, began_on DESC, evidence_id DESC"
        )
        return tuple(Evidence(*row) for row in self._db.execute(sql, [person_id]).fetchall())


def _among(among: Collection[int] | None, column: str = "person_id") -> tuple[str, list[int]]:
    """A condition that narrows a query to some people, and its values; none for everybody.

    Each id stands for itself: SQLite looks into the arms of a view for those, not for a subquery.
    """
    if among is None:
        return "", []
    return f"AND {column} IN ({', '.join('?' * len(among))})", sorted(among)


@lru_cache(maxsize=16384)
def _is_called(name: str, company: str) -> bool:
    """`same_company`, with its search for a slip of the pen only where the names look alike.

    Thousands of names are compared; the slip costs as much as all the rest.
    """
    if not set(company_keys(name)).isdisjoint(company_keys(company)):
        return True
    alike = fuzz.partial_ratio(name.casefold(), company.casefold(), score_cutoff=_ALIKE)
    return alike >= _ALIKE and same_company(name, company)


_ALIKE = 80.0
