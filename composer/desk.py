"""What a command and the review page both ask for: one person's points, drafts and standing.

The desk joins the readers of the database with composer's pure functions. It holds an open
database, the person's settings and the day; it has no wording and no SQL of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, cast

import sqlite_utils

from composer import checks, wishes
from composer.advice import Advice, advice
from composer.draft import draft
from composer.due import DueItem, Wish, due
from composer.evidence import Contact, Reader
from composer.found import joined
from composer.habits import CLOSE, Habits, Sent, habits, in_this_voice
from composer.history import Event, History
from composer.messages import Message, Move, Tone
from composer.moves.keep_in_touch import EVERY_DAYS, LONGEST_DAYS
from composer.nearest import mentions
from composer.points import Points, points
from composer.stats import Row, stats
from composer.store import Store
from composer.who import Reaches, reaches
from scraper.errors import Refusal
from scraper.people import one_person
from scraper.settings import Objective, Settings

FOUND_DAYS = 120  # an ask seen in messages that is older than this has nothing due any more
SENT_READ = 1000  # of the user's messages, the newest, from which their voice is learned
QUIET_READ = 40  # people looked through for a light word


@dataclass(frozen=True, slots=True)
class Asked:
    """How a draft is wanted; None leaves the choice to askwell."""

    move: Move = "ask"
    channel: str | None = None
    hook_id: str | None = None
    tone: Tone = "warm"


class Desk:
    """One open database, seen on one day."""

    def __init__(self, db: sqlite_utils.Database, settings: Settings, today: date) -> None:
        self._db = db
        self.settings = settings
        self.today = today
        self.store = Store(db)
        self._reader = Reader(db)

    @cached_property
    def me(self) -> Contact | None:
        """The user, where anything of theirs was imported."""
        return self._reader.me()

    def person_id(self, words: str) -> int:
        """The one person `words` mean; refuses nobody and several."""
        return one_person(self._db, words)[0]

    def contact(self, person_id: int) -> Contact:
        """One contact with evidence. Refuses an id that is not there."""
        found = self._reader.contact(person_id)
        if found is None:
            raise Refusal("unknown_person", f"nobody has the id {person_id}", "askwell who")
        return found

    def everyone(self) -> Iterator[Contact]:
        """Every contact, one at a time."""
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
        return points(
            contact,
            self.me,
            objective=objective,
            today=self.today,
            decisions=self.store.decisions(contact.person_id),
            offers=self.settings.offer,
            spelling=self.settings.voice.spelling or self.habits.value("spelling") or "british",
        )

    @property
    def own_accounts(self) -> list[str]:
        """What the user wrote of their own jobs."""
        return self._reader.own_accounts()

    @cached_property
    def habits(self) -> Habits:
        """How the user writes, by what they sent."""
        close = self._reader.who_write_back(CLOSE)
        sent = self._reader.sent_by_user(SENT_READ)
        return habits([Sent(text, person_id in close) for person_id, text in sent])

    def voiced(self, contact: Contact) -> Settings:
        """The settings, with the voice in which the user would write to this contact."""
        answers = contact.of_kind("message", "mail")
        close = sum(one.detail == "in" for one in answers) >= CLOSE
        voice = in_this_voice(self.settings.voice, self.habits, close=close)
        return self.settings.model_copy(update={"voice": voice})

    def advice(self, contact: Contact, objective: Objective | None) -> Advice:
        """What to do about this contact now, and why."""
        logged = self.store.history(contact.person_id)
        return advice(contact, self.me, logged, self.today, objective=objective)

    def history(self, contact: Contact) -> History:
        """What has passed between the two: the log, and what messages show."""
        return joined(self.store.history(contact.person_id), contact)

    def who(self, objective: Objective) -> Reaches:
        """Whom to ask for an objective, in order."""
        return self._who(objective, self._reader.at_company(objective.company))

    def _who(self, objective: Objective, contacts: Iterable[Contact]) -> Reaches:
        named = self._reader.naming(objective.company)
        return reaches(
            contacts,
            self.me,
            objective,
            self.store.histories(),
            today=self.today,
            mentions=mentions(named, objective.company),
        )

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
        return stats(self._known(date.min), self.today)

    def _known(self, since: date) -> list[tuple[Contact, History]]:
        """Everyone with a log, and everyone written to since a day, with what has passed."""
        logged = self.store.histories()
        written = self._reader.written_to(since.isoformat())
        people = self._reader.some({*logged, *written})
        found = ((one, joined(logged.get(one.person_id, History()), one)) for one in people)
        return [(contact, history) for contact, history in found if history.events]

    def due(self) -> list[DueItem]:
        """The morning list."""
        known = self._known(self.today - timedelta(days=FOUND_DAYS))
        return due(
            known,
            self.today,
            over=frozenset(one.id for one in self.settings.objective if one.done),
            wishes=self._wishes(known),
            can_say=self._can_say,
        )

    def _wishes(self, known: list[tuple[Contact, History]]) -> Iterator[Wish]:
        """Whom to ask and to warm up for each open objective; then who has been quiet."""
        for objective in self.settings.objective:
            if not objective.done:
                there = {one.person_id: one for one in self._reader.at_company(objective.company)}
                answer = self._who(objective, there.values())
                yield from wishes.for_objective(answer, there, self.history, self._can_say)
        helped = {contact.person_id for contact, history in known if history.helped}
        before, after = (
            (self.today - timedelta(days=days)).isoformat()
            for days in (min(EVERY_DAYS.values()), LONGEST_DAYS)
        )
        quiet = self._reader.quiet_since(before, after, QUIET_READ)
        contacts = self._reader.some({*helped, *quiet})
        yield from wishes.quiet(contacts, self.me, self.history, self.today)

    def _can_say(self, contact: Contact, move: str, objective_id: str | None) -> bool:
        """Whether a draft can be made; what refuses one is no reason to bring somebody up."""
        try:
            self.draft(contact, self.objective(objective_id), Asked(cast(Move, move)))
        except Refusal:
            return False
        return True

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
