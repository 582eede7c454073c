"""Invented contacts of many trades and countries, for the long run of `scripts/evaluate messages`.

A seed comes in; contacts with evidence, seekers with objectives and what has passed go out.
"""

# Rows of invented facts are read as one line.
# ruff: noqa: E501

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from composer.evidence import Contact, Evidence
from composer.history import Event, History
from scraper.settings import Settings
from scripts.made_trades import (
    ELSEWHERE,
    GROUPS,
    MINE,
    OTHERS,
    PEOPLE,
    POSTED,
    SCHOOLS,
    TRADES,
    WROTE,
    Trade,
)  # fmt: skip

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Made:
    """One contact and one seeker on `TODAY`."""

    contact: Contact
    me: Contact
    settings: Settings


def worlds(seed: int, count: int) -> list[Made]:
    """`count` worlds, the same for the same seed."""
    luck = random.Random(seed)
    return [_world(luck, number) for number in range(2, count + 2)]


def histories(luck: random.Random, move: str) -> History:
    """What has passed before `move`."""
    asked = Event("sent", _day(luck, 9, 40), "ask")
    events: dict[str, tuple[Event, ...]] = {
        "nudge": (asked,),
        "thank": (asked, Event(luck.choice(("agreed", "referred", "declined", "replied")), _day(luck, 1, 8))),
        "update": (Event("referred", _day(luck, 15, 40)), Event(luck.choice(("interviewed", "hired", "offered", "closed")), _day(luck, 0, 9))),
    }  # fmt: skip
    return History(events.get(move, ()))


def _day(luck: random.Random, least: int, most: int) -> str:
    return (TODAY - timedelta(days=luck.randint(least, most))).isoformat()


class _Rows:
    """Evidence of one person, numbered as it is added."""

    def __init__(self, person: int) -> None:
        self.person, self.rows = person, list[Evidence]()

    def add(self, kind: str, quote: str | None, subject: str | None = None, detail: str | None = None,
            began: str | None = None, ended: str | None = None, precision: str = "day") -> None:  # fmt: skip
        source = "archive" if kind in ("position", "education", "message") else "browser"
        self.rows.append(
            Evidence(
                f"e{self.person}-{len(self.rows)}", self.person, kind, quote, subject, detail, began,
                ended, precision, "2026-11-20", source=source, trust="observed",
            )
        )  # fmt: skip


def _world(luck: random.Random, number: int) -> Made:
    trade = luck.choice(TRADES)
    mine = luck.choice(ELSEWHERE)
    school = luck.choice(SCHOOLS)
    rows, own = _Rows(number), _Rows(1)
    start = luck.randint(2008, 2018)
    months = (
        f"{start}-{luck.randint(1, 12):02}",
        f"{start + luck.randint(2, 6)}-{luck.randint(1, 12):02}",
    )
    own.add("position", f"Analyst at {mine}", mine, "Analyst", *months, precision="month")
    own.add("education", school, school, "BSc", str(start - 4), str(start - 1), "year")
    own.add("skill", trade.skills[0], trade.skills[0])
    own.add("group", GROUPS[number % 4], GROUPS[number % 4], "group", None)
    own.add("group", "First Aider", "First Aider", "certification", None)
    own.add("group", "Code Harbour", "Code Harbour", "volunteering", None)
    company = _known(luck, rows, trade, (mine, school), start)
    _lately(luck, rows, trade, company)
    _exchanged(luck, rows, trade)
    full, called = luck.choice(PEOPLE)
    contact = Contact(
        number, full, called, f"p{number}", company=company, title=luck.choice(trade.roles),
        degree=luck.choice((1, 1, 2, 3, None)), evidence=tuple(rows.rows),
    )  # fmt: skip
    me = Contact(1, "Maya Okafor", "Maya", "maya-okafor", is_me=True, evidence=tuple(own.rows))
    return Made(contact, me, _settings(luck, trade, company))


def _known(
    luck: random.Random, rows: _Rows, trade: Trade, shared: tuple[str, str], start: int
) -> str | None:
    company = luck.choice((*trade.companies, *trade.companies, None))
    if company:
        began = f"{luck.randint(2019, 2026)}-{luck.randint(1, 10):02}"
        rows.add("position", f"{luck.choice(trade.roles)} at {company}", company,
                 luck.choice(trade.roles), began, None, "month")  # fmt: skip
    if luck.random() < 0.45:
        began, years = start + luck.randint(-3, 4), luck.randint(1, 5)
        precision = luck.choice(("month", "month", "year"))
        first, last = (
            f"{began}-{luck.randint(1, 12):02}",
            f"{began + years}-{luck.randint(1, 12):02}",
        )
        cut = 7 if precision == "month" else 4
        rows.add("position", f"Associate at {shared[0]}", shared[0], "Associate", first[:cut],
                 last[:cut], precision)  # fmt: skip
    if luck.random() < 0.3:
        began = start - 4 + luck.randint(-2, 3)
        rows.add("education", shared[1], shared[1], "BA", str(began), str(began + 3), "year")
    if luck.random() < 0.5:
        rows.add(
            "connected",
            None,
            company,
            None,
            f"{luck.randint(2011, 2025)}-{luck.randint(1, 12):02}-14",
        )
    if luck.random() < 0.25:
        rows.add("mutuals", ", ".join(luck.sample(OTHERS, luck.randint(1, 3))), None,
                 str(luck.randint(0, 9)), None, None, "unknown")  # fmt: skip
    if luck.random() < 0.15:
        name, detail = luck.choice(((luck.choice(GROUPS), "group"), ("First Aider", "certification"),
                                    ("Code Harbour", "volunteering")))  # fmt: skip
        rows.add("group", name, name, detail, None)
    if luck.random() < 0.15:
        rows.add("skill", trade.skills[0], trade.skills[0])
    return company


def _lately(luck: random.Random, rows: _Rows, trade: Trade, company: str | None) -> None:
    precision = luck.choice(("day", "approximate"))
    for _ in range(luck.choice((0, 1, 1, 2))):
        text = luck.choice(POSTED).format(
            topic=luck.choice(trade.topics), quote=luck.choice(trade.quoted),
            role=luck.choice(trade.roles), prize="Harbour Prize", event="OpenDays",
            product="our new booking desk",
        )  # fmt: skip
        rows.add(
            "post", text[:1].upper() + text[1:], None, "own", _day(luck, 1, 85), precision=precision
        )
    chance = luck.random()
    if chance < 0.08:
        text = f"This. Anyone fighting with {luck.choice(trade.topics)} should read it."
        rows.add(
            "reshare",
            text,
            luck.choice(OTHERS),
            "reshare",
            _day(luck, 1, 80),
            precision="approximate",
        )
    elif chance < 0.14:
        rows.add("reshare", None, luck.choice(OTHERS), "repost", _day(luck, 1, 80))
    elif chance < 0.2:
        rows.add("comment", f"We had the same trouble with {luck.choice(trade.topics)} last spring.",
                 None, None, _day(luck, 1, 80), precision="approximate")  # fmt: skip
    elif chance < 0.26:
        title = f"What I learnt about {luck.choice(trade.topics)}"
        rows.add("article", title, None, None, _day(luck, 20, 600))
    if company and luck.random() < 0.12:
        role = luck.choice(trade.roles)
        rows.add("new_role", f"Started as {role} at {company}", company, role, _day(luck, 3, 110))
    if company and luck.random() < 0.05:
        rows.add("anniversary", f"Work anniversary at {company}", company, None, _day(luck, 0, 20))


def _exchanged(luck: random.Random, rows: _Rows, trade: Trade) -> None:
    topic = luck.choice(trade.topics)
    if luck.random() < 0.4:
        first = luck.randint(4, 900)
        kind, subject = luck.choice((("message", None), ("mail", f"Notes on {topic}")))
        rows.add(
            kind, luck.choice(WROTE).format(topic=topic), subject, "in", _day(luck, first, first)
        )
        rows.add(
            kind,
            luck.choice(MINE).format(topic=topic),
            subject,
            "out",
            _day(luck, first, first + 3),
        )
    if luck.random() < 0.15:
        way = luck.choice(("in", "out"))
        rows.add("recommendation", "Calm, kind and exact.", "Fernhill", way, _day(luck, 200, 3000))
    if luck.random() < 0.12:
        rows.add("endorsement", luck.choice(trade.skills), luck.choice(trade.skills),
                 luck.choice(("in", "out")), _day(luck, 200, 2000))  # fmt: skip
    if luck.random() < 0.12:
        rows.add("meeting", luck.choice((f"Coffee: {topic}", "Catch-up", f"{topic.capitalize()} review")),
                 None, None, _day(luck, 5, 900))  # fmt: skip
    if luck.random() < 0.1:
        rows.add("invitation_note", luck.choice((
            "Hi Maya, enjoyed your question at the panel on Tuesday.",
            f"Hello, I liked what you said about {topic} at OpenDays.",
        )), None, luck.choice(("in", "out")), _day(luck, 100, 2000))  # fmt: skip


def _settings(luck: random.Random, trade: Trade, company: str | None) -> Settings:
    wanted = company if company and luck.random() < 0.7 else luck.choice(trade.companies)
    number = luck.randint(1000, 9999)
    voices: tuple[dict[str, Any], ...] = (
        {}, {"greeting": "Hello", "signoff": "Maya"}, {"contractions": False},
        {"spelling": "american", "exclamations": True}, {"greeting": "Hey"},
    )  # fmt: skip
    return Settings.model_validate(
        {
            "me": {"name": "Maya Okafor", "emails": ["maya@okafor.example"]},
            "objective": [{
                "id": "o", "role": luck.choice(trade.roles), "company": wanted,
                "url": luck.choice((f"https://jobs.example/{number}", f"https://www.linkedin.com/jobs/view/40{number}")),
                "why": luck.choice((trade.why, None)), "skills": list(trade.skills),
            }],
            "proof": [{"text": one, "skills": list(trade.skills[:1])} for one in trade.proofs],
            "offer": [{"text": one, "skills": luck.choice(([], list(trade.skills)))} for one in trade.offers],
            "voice": luck.choice(voices),
        }
    )  # fmt: skip
