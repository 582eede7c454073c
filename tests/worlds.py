"""Invented people for tests: fixtures/worlds/<name>.json read into the values composer works on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from composer.checks import Case
from composer.evidence import Contact, Evidence
from composer.history import Event, History
from scraper.settings import Settings

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


@dataclass(frozen=True)
class World:
    """One contact, the user and what passed, on one day."""

    today: date
    settings: Settings
    me: Contact
    contact: Contact
    history: History
    withheld: tuple[Any, ...]

    def case(self, text: str, **given: Any) -> Case:
        """A text to this world's contact, for the checks."""
        objective = self.settings.objective[0]
        given = {"objective": objective, "move": "ask", "history": self.history, **given}
        points = SimpleNamespace(hooks=(), withheld=self.withheld, hold=None)
        return Case(
            text=text, contact=self.contact, me=self.me, settings=self.settings, points=points,
            today=self.today, **given,
        )  # fmt: skip


def world(name: str) -> World:
    """The world called `name`."""
    table = json.loads((FIXTURES / "worlds" / f"{name}.json").read_text("utf-8"))
    contact = _person(table["contact"])
    by_id = {one.evidence_id: one for one in contact.evidence}
    return World(
        today=date.fromisoformat(table["today"]),
        settings=Settings.model_validate(table["settings"]),
        me=_person(table["me"]),
        contact=contact,
        history=History(tuple(Event(**one) for one in table["history"])),
        withheld=tuple(
            SimpleNamespace(
                kind=one["kind"],
                reason=one["reason"],
                evidence=tuple(by_id[found] for found in one["evidence"]),
            )
            for one in table["withheld"]
        ),
    )


def worlds() -> list[str]:
    """The names of all worlds."""
    paths = (FIXTURES / "worlds").glob("*.json")
    return sorted(path.stem for path in paths if not path.stem.endswith(".messages"))


def _person(row: dict[str, Any]) -> Contact:
    facts = tuple(Evidence(person_id=row["person_id"], **one) for one in row["evidence"])
    plain = {key: value for key, value in row.items() if key not in ("evidence", "emails")}
    return Contact(**plain, emails=tuple(row.get("emails", ())), evidence=facts)
