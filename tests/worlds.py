"""Invented people for tests: fixtures/worlds/<name>.json read into the values composer works on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from composer.checks import Case
from composer.evidence import Contact, Evidence
from composer.history import Event, History
from composer.points import Points, points
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
    drafts: tuple[str, ...] = ()

    @property
    def points(self) -> Points:
        """The contact's talking points."""
        return points(
            self.contact,
            self.me,
            objective=self.settings.objective[0],
            today=self.today,
            offers=self.settings.offer,
        )

    def case(self, text: str, **given: Any) -> Case:
        """A text to this world's contact, for the checks."""
        objective = self.settings.objective[0]
        given = {"objective": objective, "move": "ask", "history": self.history, **given}
        return Case(
            text=text, contact=self.contact, me=self.me, settings=self.settings, points=self.points,
            today=self.today, **given,
        )  # fmt: skip


def world(name: str) -> World:
    """The world called `name`."""
    table = _table(f"{name}.json")
    if "seeker" in table:
        table |= _table(f"seekers/{table['seeker']}.json")
    contact = _person(table["contact"])
    return World(
        today=date.fromisoformat(table["today"]),
        settings=Settings.model_validate(table["settings"]),
        me=_person(table["me"]),
        contact=contact,
        history=History(tuple(Event(**one) for one in table["history"])),
        drafts=tuple(table.get("drafts", ())),
    )


def _table(path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FIXTURES / "worlds" / path).read_text("utf-8"))
    return found


def worlds() -> list[str]:
    """The names of all worlds."""
    paths = (FIXTURES / "worlds").glob("*.json")
    return sorted(path.stem for path in paths if not path.stem.endswith(".messages"))


def _person(row: dict[str, Any]) -> Contact:
    facts = tuple(Evidence(person_id=row["person_id"], **one) for one in row["evidence"])
    plain = {key: value for key, value in row.items() if key not in ("evidence", "emails")}
    return Contact(**plain, emails=tuple(row.get("emails", ())), evidence=facts)
