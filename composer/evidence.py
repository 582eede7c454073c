"""The only reader of the view `evidence`: rows become frozen `Evidence` and `Contact` values.

Everything else in composer works on these values and never sees SQL. Evidence is ordered newest
first: by `began_on`, unknown dates last, then by id, which for messages sorts by time of day. So
equal inputs give equal outputs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlite_utils
from rapidfuzz import fuzz

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
    """A person with everything that may be said of them. `Contact.is_me` is the user."""

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
        """Everyone whom any source puts at `company` now or earlier, by id.

        The distinct names of employers are compared first, so that only those people are loaded.
        """
        sql = (
            "SELECT company FROM person WHERE company IS NOT NULL UNION SELECT subject "
            "FROM evidence WHERE subject IS NOT NULL "
            "AND kind IN ('position', 'connected', 'new_role')"
        )
        known = self._db.execute(sql).fetchall()
        names = [name for (name,) in known if _is_called(name, company)]
        ids = (
            "WITH named AS MATERIALIZED (SELECT value FROM json_each(?)) "
            "SELECT person_id FROM person WHERE company IN named UNION SELECT person_id FROM "
            "evidence WHERE kind IN ('position', 'connected', 'new_role') AND subject IN named"
        )
        found = self._db.execute(ids, [json.dumps(names)]).fetchall()
        return self.some(row[0] for row in found)

    def some(self, person_ids: Iterable[int]) -> Iterator[Contact]:
        """The people with these ids, by id, one at a time; the user is left out."""
        wanted = json.dumps(sorted(set(person_ids)))
        return self._people("is_me = 0 AND person_id IN (SELECT value FROM json_each(?))", [wanted])

    def written_to(self, since: str) -> list[int]:
        """Ids of the people to whom the user wrote on or after the ISO day `since`."""
        sql = (
            "SELECT DISTINCT person_id FROM evidence WHERE kind IN ('message', 'mail') "
            "AND detail = 'out' AND began_on >= ?"
        )
        return [row[0] for row in self._db.execute(sql, [since]).fetchall()]

    def own_accounts(self) -> list[str]:
        """What the user wrote of their own jobs, the newest job first."""
        sql = (
            "SELECT description FROM position JOIN person USING (person_id) "
            "WHERE is_me = 1 AND description IS NOT NULL ORDER BY started DESC"
        )
        return [row[0] for row in self._db.execute(sql).fetchall()]

    def sent_by_user(self, most: int) -> list[tuple[int, str]]:
        """What the user wrote in messages and mails, the newest `most`: to whom, and the words."""
        sql = (
            "SELECT person_id, quote FROM evidence WHERE kind IN ('message', 'mail') "
            "AND detail = 'out' AND quote IS NOT NULL AND trust != 'inferred' "
            "GROUP BY quote ORDER BY max(began_on) DESC LIMIT ?"
        )
        return list(self._db.execute(sql, [most]).fetchall())

    def who_write_back(self, fewest: int) -> set[int]:
        """Ids of the people from whom at least `fewest` messages and mails came."""
        sql = (
            "SELECT person_id FROM evidence WHERE kind IN ('message', 'mail') AND detail = 'in' "
            "AND trust != 'inferred' GROUP BY person_id HAVING count(*) >= ?"
        )
        return {row[0] for row in self._db.execute(sql, [fewest]).fetchall()}

    def quiet_since(self, before: str, after: str, most: int) -> list[int]:
        """Ids of up to `most` people with words from both sides, the newest between two ISO days.

        Those with whom most was exchanged come first.
        """
        both = "min(total(detail = 'in'), total(detail = 'out'))"
        sql = (
            "SELECT person_id FROM evidence WHERE kind IN ('message', 'mail', 'meeting') "
            "AND trust != 'inferred' GROUP BY person_id HAVING max(began_on) BETWEEN ? AND ? "
            f"AND {both} > 0 ORDER BY {both} DESC, person_id LIMIT ?"
        )
        return [row[0] for row in self._db.execute(sql, [after, before, most]).fetchall()]

    def naming(self, words: str) -> list[tuple[Evidence, str | None, str | None]]:
        """What contacts wrote in which `words` occur, with the writer's name and slug."""
        columns = ", ".join(f"evidence.{name}" for name in _COLUMNS)
        escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        sql = (
            f"SELECT {columns}, person.full_name, person.slug FROM evidence JOIN person "
            "USING (person_id) WHERE evidence.kind IN ('message', 'mail', 'post', 'comment') "
            "AND person.is_me = 0 AND evidence.quote LIKE ? ESCAPE '\\'"
        )
        rows = self._db.execute(sql, [f"%{escaped}%"]).fetchall()
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
                emails=self._emails(person["person_id"]),
                evidence=self._evidence(person["person_id"]),
            )

    def _emails(self, person_id: int) -> tuple[str, ...]:
        sql = (
            "SELECT value FROM identity WHERE person_id = ? AND kind = 'email' "
            "AND certainty != 'inferred' ORDER BY value"
        )
        return tuple(value for (value,) in self._db.execute(sql, [person_id]).fetchall())

    def _evidence(self, person_id: int) -> tuple[Evidence, ...]:
        sql = (
            f"SELECT {', '.join(_COLUMNS)} FROM evidence WHERE person_id = ? "
            "ORDER BY began_on IS NULL, began_on DESC, evidence_id DESC"
        )
        return tuple(Evidence(*row) for row in self._db.execute(sql, [person_id]).fetchall())


def _is_called(name: str, company: str) -> bool:
    """`same_company`, with its search for a slip of the pen only where the names look alike.

    Thousands of names are compared; the slip costs as much as all the rest.
    """
    if not set(company_keys(name)).isdisjoint(company_keys(company)):
        return True
    alike = fuzz.partial_ratio(name.casefold(), company.casefold(), score_cutoff=_ALIKE)
    return alike >= _ALIKE and same_company(name, company)


_ALIKE = 80.0
