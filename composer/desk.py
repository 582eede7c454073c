"""What a command and the review page both ask for: one person's points, drafts and standing.

The desk joins the readers of the database with composer's pure functions. It holds an open
database, the person's settings and the day; it has no wording and no SQL of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

import sqlite_utils

from composer import checks
from composer.advice import Advice, advice
from composer.draft import draft
from composer.due import DueItem
from composer.everybody import Everybody
from composer.evidence import Contact, Reader
from composer.found import joined
from composer.habits import CLOSE, Habits, in_this_voice
from composer.history import Event, History
from composer.memory import Memory
from composer.messages import Message, Move, Tone
from composer.mornings import Mornings
from composer.nearest import mentions
from composer.points import Points, points
from composer.questions import Answer
from composer.stats import Row, counts, sent
from composer.stats import Sent as Went
from composer.store import Store
from composer.who import Reaches, WayIn, ranked, way_in
from scraper.errors import Refusal
from scraper.organisations import said
from scraper.people import one_person
from scraper.settings import Objective, Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """How a draft is wanted; None leaves the choice to askwell."""

    move: Move = "ask"
    channel: str | None = None
    hook_id: str | None = None
    tone: Tone = "warm"


class Desk:
    """One open database, seen on one day."""

    def __init__(
        self,
        db: sqlite_utils.Database,
        settings: Settings,
        today: date,
        memory: Memory | None = None,
    ) -> None:
        self._db = db
        self.settings = settings
        self.today = today
        self.store = Store(db)
        self._reader = Reader(db)
        self.everybody = Everybody(self._reader, self.store, memory or Memory(), settings, today)

    @cached_property
    def me(self) -> Contact | None:
        """The user, where anything of theirs was imported."""
        self.everybody.look()
        return self._reader.me()

    def person_id(self, words: str) -> int:
        """The one person `words` mean; refuses nobody and several."""
        return one_person(self._db, words)[0]

    def contact(self, person_id: int) -> Contact:
        """One contact with evidence. Refuses an id that is not there."""
        self.everybody.look()
        found = self._reader.contact(person_id)
        if found is None:
            raise Refusal("unknown_person", f"nobody has the id {person_id}", "askwell who")
        return found

    def everyone(self) -> Iterator[Contact]:
        """Every contact, one at a time."""
        self.everybody.look()
        return self._reader.everyone()

    def objective(self, objective_id: str | None) -> Objective | None:
        """The named objective, else the only open one, else None. Refuses an unknown id."""
        if objective_id is None:
            still_open = [one for one in self.settings.objective if not one.done]
            return still_open[0] if len(still_open) == 1 else None
        for one in self.settings.objective:
            if one.id == objective_id:
                return one
        known = ", ".join(one.id for one in self.settings.objective) or "none yet"
        raise Refusal(
            "unknown_objective",
            f"there is no objective {objective_id!r} (known: {known})",
            "askwell objective list",
        )

    def needed_objective(self, objective_id: str | None) -> Objective:
        """Like `objective`, for work that cannot do without one."""
        found = self.objective(objective_id)
        if found is None:
            many = len(self.settings.objective) > 1
            raise Refusal(
                "no_objective",
                "say which objective" if many else "there is no objective yet",
                "askwell objective list" if many else "askwell objective add",
            )
        return found

    def points(self, contact: Contact, objective: Objective | None) -> Points:
        """The contact's talking points, with the user's decisions taken into account."""
        spelling = self.settings.voice.spelling or self.habits.value("spelling") or "british"

        def find() -> Points:
            return points(
                contact,
                self.me,
                objective=objective,
                today=self.today,
                decisions=self.store.decisions(contact.person_id),
                offers=self.settings.offer,
                spelling=spelling,
            )

        goal = objective and objective.id
        return self.everybody.one(contact.person_id, ("points", goal, spelling), find)

    @cached_property
    def my_id(self) -> int | None:
        """The user's id, where anything of theirs was imported."""
        return self._reader.my_id()

    @property
    def own_accounts(self) -> list[str]:
        """What the user wrote of their own jobs."""
        return self._reader.own_accounts()

    @cached_property
    def habits(self) -> Habits:
        """How the user writes, by what they sent."""
        return self.everybody.habits()

    def voiced(self, contact: Contact) -> Settings:
        """The settings, with the voice in which the user would write to this contact."""
        answers = contact.of_kind("message", "mail")
        close = sum(one.detail == "in" for one in answers) >= CLOSE
        voice = in_this_voice(self.settings.voice, self.habits, close=close)
        return self.settings.model_copy(update={"voice": voice})

    def advice(self, contact: Contact, objective: Objective | None) -> Advice:
        """What to do about this contact now, and why."""

        def judge() -> Advice:
            logged = self.store.history(contact.person_id)
            return advice(contact, self.me, logged, self.today, objective=objective)

        goal = objective and objective.id
        return self.everybody.one(contact.person_id, ("advice", goal), judge)

    def history(self, contact: Contact) -> History:
        """What has passed between the two: the log, and what messages show."""
        return joined(self.store.history(contact.person_id), contact)

    def who(self, objective: Objective) -> Reaches:
        """Whom to ask for an objective, in order."""
        company = said(objective.company)
        named = mentions(self.everybody.naming(company), company)
        alike = partial(self.everybody.spelt_like, company)
        return ranked(self.ways(objective), objective, named, alike)

    def ways(self, objective: Objective) -> Iterator[WayIn]:
        """Everyone who is or was at the company of an objective, by id."""
        for person_id in self.everybody.at(objective.company):

            def look(person_id: int = person_id) -> WayIn | None:
                logged = self.store.history(person_id)
                return way_in(self.contact(person_id), self.me, objective, logged, self.today)

            way = self.everybody.one(person_id, ("way in", objective.id), look)
            if way is not None:
                yield way

    def draft(self, contact: Contact, objective: Objective | None, asked: Asked) -> Message:
        """A message to the contact, as asked for. Refuses where no honest one can be made."""
        standing = self.advice(contact, objective)
        history = self.history(contact)
        if asked.move == "update":
            history = history.with_news(self.store.news())
        return draft(
            contact,
            self.me,
            self.points(contact, objective),
            self.voiced(contact),
            objective=objective,
            move=asked.move,
            channel_name=asked.channel,
            hook_id=asked.hook_id,
            tone=asked.tone,
            history=history,
            advice=standing.advice,
            why_not=standing.why_not,
            today=self.today,
        )

    def answer(self, contact: Contact, key: str, answer: Answer | None) -> str | None:
        """Answer a question about the contact; None takes back. Returns what was said before.

        Refuses a key that is no question's, open or answered.
        """
        said = {one.key: (one, word) for one, word in self.store.answers(contact.person_id)}
        known = {one.key: one for one in self.points(contact, None).questions}
        known |= {name: one for name, (one, _word) in said.items()}
        if key not in known:
            raise Refusal(
                "unknown_question", f"there is no question {key}", "askwell answer PERSON"
            )
        self.store.answer(contact.person_id, known[key], answer, self.today.isoformat())
        return said[key][1] if key in said else None

    def undo(self, contact: Contact) -> Event | None:
        """Take the newest event back: the last one logged, else what was found in messages."""
        taken = self.store.undo(contact.person_id)
        if taken is not None:
            return taken
        seen = [one for one in self.history(contact).events if one.source == "found"]
        if not seen:
            return None
        self.store.deny(contact.person_id, seen[-1])
        return seen[-1]

    def stats(self) -> list[Row]:
        """What was sent and what came back."""
        found: list[Went] = []
        for person_id in self.known(date.min):

            def look(person_id: int = person_id) -> tuple[Went, ...]:
                contact = self.contact(person_id)
                return tuple(sent(contact, self.history(contact), self.today))

            found += self.everybody.one(person_id, "sent", look)
        return counts(found)

    def known(self, since: date) -> list[int]:
        """Ids of everyone with a log, and of everyone asked and written to since a day."""
        return sorted({*self.store.logged(), *self.everybody.asked(since)} - {self.my_id})

    def due(self) -> list[DueItem]:
        """The morning list."""
        return Mornings(self).due()

    def check(
        self,
        text: str,
        contact: Contact,
        objective: Objective | None,
        channel: str | None,
        move: Move | None,
    ) -> dict[str, Any]:
        """What the checks say of any text to the contact: findings and a verdict."""
        case = checks.Case(
            text=text,
            contact=contact,
            me=self.me,
            points=self.points(contact, objective),
            settings=self.settings,
            objective=objective,
            channel=channel,
            move=move,
            history=self.history(contact),
            today=self.today,
        )
        findings = checks.run(case)
        return {
            "findings": [one.to_json() for one in findings],
            "verdict": checks.verdict(findings),
        }
