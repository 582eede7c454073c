"""Half a year of looking for work, day by day: no cap is ever broken and nothing owed is forgotten.

Four hundred invented contacts, three objectives, answers drawn from a seed. The seeker does what
the morning list says; half of what they send is logged, half only found in the messages.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from statistics import mean
from typing import Any

import pytest
from people import fact, me

from composer.due import DueItem, due
from composer.evidence import Contact, Evidence
from composer.found import joined
from composer.history import Event, History
from composer.who import reaches
from composer.wishes import for_objective, quiet
from scraper.settings import Objective

START = date(2026, 3, 2)
DAYS = 183
COMPANIES = ("Northwind", "Tessellate", "Harbourline")
OBJECTIVES = tuple(
    Objective(id=name.lower(), role="Staff Data Engineer", company=name) for name in COMPANIES
)
ASK = "Hi, would you be open to referring me for the Staff Data Engineer role at {company}?"
ANSWERS = {
    "agreed": "I'd be happy to refer you. Send me your CV.",
    "referred": "I've referred you this morning, good luck.",
    "declined": "I'm sorry, I can't refer people I have not worked with.",
    "replied": "Let me think about it, it is a busy month on the quay.",
}
#: What the first referral leads to, and the second: (days later, what happened).
STORIES = [
    ((12, "interviewed"), (25, "offered"), (33, "hired")),
    ((10, "interviewed"),),
]
GRIEF = "My father passed away last week. I will be away for a while."


@dataclass
class Search:
    """The world of the seeker: contacts, the log, and what will still be answered."""

    draw: random.Random
    people: dict[int, Contact]
    log: dict[int, list[Event]] = field(default_factory=dict)
    coming: list[tuple[date, int, str, str | None]] = field(default_factory=list)
    asks: list[tuple[date, int, str]] = field(default_factory=list)
    nudges: list[tuple[date, int, str]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    told: list[str] = field(default_factory=list)
    story: list[tuple[date, int, str, str]] = field(default_factory=list)

    def history(self, contact: Contact) -> History:
        return joined(History(tuple(self.log.get(contact.person_id, ()))), contact)

    def morning(self, today: date) -> list[DueItem]:
        known = [(self.people[key], self.history(self.people[key])) for key in self.touched]
        return due(
            ((contact, history) for contact, history in known if history.events),
            today,
            wishes=self._wishes(today),
        )

    def _wishes(self, today: date) -> Iterator[Any]:
        for objective in OBJECTIVES:
            there = {
                key: one for key, one in self.people.items() if one.company == objective.company
            }
            logs = {key: History(tuple(events)) for key, events in self.log.items()}
            answer = reaches(there.values(), me(), objective, logs, today=today)
            yield from for_objective(answer, there, self.history, lambda *_: True)
        friends = [one for one in self.people.values() if one.person_id % 40 == 0]
        yield from quiet(friends, me(), self.history, today)

    def note(self, person_id: int, event: Event, text: str, side: str) -> None:
        """Half of what happens is logged, the rest stands only in the messages."""
        self.touched.add(person_id)
        if self.draw.random() < 0.5 or event.event in ("updated", "hired"):
            self.log.setdefault(person_id, []).append(event)
            return
        contact = self.people[person_id]
        row = fact("message", quote=text, detail=side, began_on=event.on)
        new = Evidence(f"e{person_id}-{len(contact.evidence)}", person_id, **row)
        self.people[person_id] = replace(contact, evidence=(new, *contact.evidence))

    def send(self, item: DueItem, today: date) -> None:
        move, person_id, about = item.due.move, item.contact.person_id, item.due.objective
        on = today.isoformat()
        company = next((one.company for one in OBJECTIVES if one.id == about), "Northwind")
        if move in ("ask", "nudge"):
            kept = self.asks if move == "ask" else self.nudges
            kept.append((today, person_id, item.contact.company or ""))
        texts = {"ask": ASK.format(company=company), "thank": "Thank you so much."}
        event = Event("sent", on, move, about)
        if move == "update":
            event = Event("updated", on, None, about)
        if move in ("ask", "thank"):
            self.note(person_id, event, texts[move], "out")
        else:
            self.touched.add(person_id)
            self.log.setdefault(person_id, []).append(event)
        if move in ("ask", "nudge", "warm_up") and self.draw.random() < 0.4:
            what = self.draw.choice(list(ANSWERS)) if move != "warm_up" else "replied"
            later = today + timedelta(days=self.draw.randint(1, 12))
            if all(one[1] != person_id for one in self.coming):
                self.coming.append((later, person_id, what, about))

    def hear(self, today: date) -> list[tuple[str, str]]:
        """Interviews, offers and the hire: logged with whoever referred."""
        heard = [one for one in self.story if one[0] == today]
        for _day, person_id, what, about in heard:
            event = Event(what, today.isoformat(), None, about)  # type: ignore[arg-type]
            self.log.setdefault(person_id, []).append(event)
        return [(what, about) for _day, _person, what, about in heard]

    def _tells(self, today: date, person_id: int, about: str | None) -> None:
        if about is None or about in self.told or len(self.told) == len(STORIES):
            return
        story = STORIES[len(self.told)]
        self.told.append(about)
        self.story += [
            (today + timedelta(days=days), person_id, what, about) for days, what in story
        ]

    def arrive(self, today: date) -> list[tuple[int, str]]:
        """What comes in today; a yes is kept ten days later."""
        arrived = [one for one in self.coming if one[0] == today]
        self.coming = [one for one in self.coming if one[0] != today]
        for _day, person_id, what, about in arrived:
            event = Event(what, today.isoformat(), None, about)  # type: ignore[arg-type]
            self.note(person_id, event, ANSWERS[what], "in")
            if what == "referred":
                self._tells(today, person_id, about)
            if what == "agreed":
                self.coming.append((today + timedelta(days=10), person_id, "referred", about))
        return [(person_id, what) for _day, person_id, what, _about in arrived]


def town(draw: random.Random) -> dict[int, Contact]:
    """Four hundred contacts, every tenth at a company of an objective."""
    people = {}
    for number in range(2, 402):
        company = COMPANIES[number // 10 % 3] if number % 10 == 0 else f"Company {number % 50}"
        facts = []
        if number % 3:
            facts += _words(START - timedelta(days=draw.randint(5, 500)))
        if number % 4 == 0:
            facts.append(
                fact("position", subject="Fernhill", began_on="2018-06", ended_on="2021-02")
            )
        if number % 20 == 0:
            sad = START + timedelta(days=draw.randint(0, DAYS))
            facts.append(fact("post", quote=GRIEF, detail="own", began_on=sad.isoformat()))
        rows = tuple(Evidence(f"e{number}-{at}", number, **one) for at, one in enumerate(facts))
        people[number] = Contact(
            number, f"Contact {number}", slug=f"contact-{number}", company=company, degree=1,
            company_seen_on=START.isoformat(), evidence=rows,
        )  # fmt: skip
    return people


def _words(day: date) -> list[dict[str, Any]]:
    return [
        fact("message", quote="How did the night jobs go?", detail="out", began_on=day.isoformat()),
        fact("message", quote="Better than feared.", detail="in", began_on=day.isoformat()),
    ]


@dataclass
class Diary:
    """What the mornings said, for the promises below."""

    search: Search
    lists: list[list[DueItem]] = field(default_factory=list)
    unthanked: list[tuple[date, int]] = field(default_factory=list)
    grieving: list[tuple[date, int]] = field(default_factory=list)
    news: list[tuple[date, str, str]] = field(default_factory=list)


@pytest.fixture(scope="module", params=[1, 2])
def diary(request: pytest.FixtureRequest) -> Diary:
    draw = random.Random(request.param)
    search = Search(draw, town(draw))
    kept = Diary(search)
    owed: dict[int, date] = {}
    for number in range(DAYS):
        today = START + timedelta(days=number)
        found = search.morning(today)
        kept.lists.append(found)
        listed = {(one.contact.person_id, one.due.move) for one in found}
        kept.unthanked += [
            (today, one) for one, since in owed.items() if since <= today and (one, "thank") not in
            listed
        ]  # fmt: skip
        for item in found:
            if item.due.move in ("ask", "nudge", "warm_up") and _grieves(item.contact, today):
                kept.grieving.append((today, item.contact.person_id))
            search.send(item, today)
            if item.due.move == "thank":
                owed.pop(item.contact.person_id, None)
        kept.news += [(today, what, about) for what, about in search.hear(today)]
        for person_id, what in search.arrive(today):
            if what in ("agreed", "referred", "declined"):
                owed[person_id] = today + timedelta(days=1)
    return kept


def _grieves(contact: Contact, today: date) -> bool:
    return any(
        0 <= (today - date.fromisoformat(one.began_on or "")).days <= 30
        for one in contact.of_kind("post")
    )


def test_something_happened(diary: Diary) -> None:
    moves = {item.due.move for found in diary.lists for item in found}
    assert moves == {"thank", "update", "nudge", "ask", "warm_up", "keep_in_touch"}
    assert len(diary.search.asks) >= 10


def test_nobody_is_asked_twice_within_ninety_days(diary: Diary) -> None:
    asked: dict[int, date] = {}
    for day, person_id, _company in diary.search.asks:
        assert person_id not in asked or (day - asked[person_id]).days >= 90
        asked[person_id] = day


def test_nobody_is_nudged_twice(diary: Diary) -> None:
    nudged = [(person_id, company) for _day, person_id, company in diary.search.nudges]
    asked = [(person_id, company) for _day, person_id, company in diary.search.asks]
    assert all(nudged.count(one) <= asked.count(one) for one in nudged)


def test_never_more_than_two_wait_for_an_answer_at_one_company(diary: Diary) -> None:
    search = diary.search
    for day, _person, company in search.asks:
        waiting = 0
        for key, contact in search.people.items():
            history = search.history(contact).up_to(day)
            there = search.people[key].company == company
            waiting += bool(there and history.open_ask(day))
        assert waiting <= 2


def test_every_thank_you_is_on_the_list_on_its_day(diary: Diary) -> None:
    assert diary.unthanked == []


def test_nobody_is_asked_in_a_hard_time(diary: Diary) -> None:
    assert diary.grieving == []


def test_whoever_referred_hears_within_fifteen_days(diary: Diary) -> None:
    search, last = diary.search, START + timedelta(days=DAYS - 16)
    for contact in search.people.values():
        events = search.history(contact).events
        for one in events:
            if one.event == "referred" and one.on <= last.isoformat():
                latest = (date.fromisoformat(one.on) + timedelta(days=15)).isoformat()
                assert any(
                    other.event == "updated" and one.on <= other.on <= latest for other in events
                ), (contact.person_id, one)


def test_whoever_helped_hears_of_interview_offer_and_hire(diary: Diary) -> None:
    """Within three days: thanks that are due the same morning go first, one message a person."""
    search = diary.search
    assert {what for _day, what, _about in diary.news} == {"interviewed", "offered", "hired"}
    for day, what, about in diary.news:
        for key in search.touched:
            history = search.history(search.people[key]).about(about)
            before = history.up_to(day)
            if not before.helped or (day + timedelta(days=3) - START).days >= DAYS:
                continue
            latest = (day + timedelta(days=3)).isoformat()
            told = [one.on for one in history.events if one.event == "updated"]
            assert any(day.isoformat() <= on <= latest for on in told), (key, what, day)


def test_after_the_hire_nobody_is_asked_for_that_role(diary: Diary) -> None:
    hired = {about: day for day, what, about in diary.news if what == "hired"}
    for number, found in enumerate(diary.lists):
        today = START + timedelta(days=number)
        for item in found:
            if item.due.move in ("ask", "nudge") and item.due.objective in hired:
                assert today <= hired[item.due.objective]


def test_the_morning_list_stays_short(diary: Diary) -> None:
    lengths = [len(found) for found in diary.lists]
    assert max(lengths) <= 7
    assert mean(lengths) <= 3.5
