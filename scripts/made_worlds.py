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

TODAY = date(2026, 11, 23)

# Full name, and what one calls them; None where that is not known.
PEOPLE: tuple[tuple[str, str | None], ...] = (
    ("Adaeze Nwankwo", "Adaeze"), ("Bjørn Haugland", "Bjørn"), ("Nguyễn Thị Lan", "Lan"),
    ("MARIA SANTOS", "Maria"), ("joão pedro alves", "João"), ("Siobhán Ní Bhriain", "Siobhán"),
    ("Dr. Amira Haddad, PhD", "Amira"), ("Kwame Asante", "Kwame"), ("Wei-Ling Cheng", "Wei-Ling"),
    ("Oleksandr Hnatiuk", "Oleksandr"), ("Fatima Zahra El Idrissi", "Fatima Zahra"),
    ("Hiroshi Tanabe", "Hiroshi"), ("Jean-Baptiste Moreau", "Jean-Baptiste"),
    ("Priyanka S.", "Priyanka"), ("Robert O'Shea Jr.", "Robert"), ("Ayşe Demirtaş", "Ayşe"),
    ("Lars van den Heuvel", "Lars"), ("Ngaire Te Aho", "Ngaire"), ("J. R. Whitlock", None),
    ("María José Quintero", "María José"), ("Łukasz Wrona", "Łukasz"), ("Sanjay Iyer", "Sanjay"),
    ("Thandeka Mokoena", "Thandeka"), ("Yael Ben-Ari", "Yael"), ("Giulia D'Amico", "Giulia"),
    ("Seo-yeon Baek", "Seo-yeon"), ("Mikko Laaksonen", "Mikko"), ("Rosalind Fairweather", "Roz"),
    ("Abdulrahman Al-Masri", "Abdulrahman"), ("Chloé Lefèvre", "Chloé"), ("Tevita Fonoti", "Tevita"),
    ("Zsófia Kárpáti", "Zsófia"), ("Emeka Okafor-Bell", "Emeka"), ("Catalina Ibáñez", "Catalina"),
)  # fmt: skip


@dataclass(frozen=True)
class Trade:
    """One trade: where its people work, as what, and what they write about."""

    companies: tuple[str, ...]
    roles: tuple[str, ...]
    topics: tuple[str, ...]
    quoted: tuple[str, ...]
    skills: tuple[str, ...]
    proofs: tuple[str, ...]
    offers: tuple[str, ...]
    why: str


TRADES: tuple[Trade, ...] = (
    Trade(
        ("Northwind", "Copperline Data Ltd.", "Tidewater Systems GmbH"),
        ("Staff Data Engineer", "Analytics Engineer", "Data Platform Lead"),
        ("schema drift", "late-arriving events", "Airflow retries", "the cost of idle clusters"),
        ("The cheapest pipeline is the one you delete.", "A dashboard nobody opens is a decision."),
        ("airflow", "python", "sql"),
        ("cut a nightly pipeline from six hours to forty minutes", "taught SQL to twelve analysts"),
        ("happy to share our Airflow cost write-up",),
        "I want to work on logistics data at the scale where it moves real trucks",
    ),
    Trade(
        ("St. Brannoc's Hospital Trust", "Larkfield Community Health", "Meridia Care Inc."),
        ("Ward Manager", "Clinical Pharmacist", "Physiotherapist (Band 6)"),
        ("night-shift handovers", "medication reconciliation", "discharge letters that people read"),
        ("A good handover is a kindness to tomorrow.", "Nobody learns at three in the morning."),
        ("handover", "triage", "audit"),
        ("brought medication errors on my ward down by a third", "mentored nine new starters"),
        ("can share the handover sheet we use",),
        "I trained two streets away and would like to come home",
    ),
    Trade(
        ("Ferrow & Daughters", "Blue Harbour Shipping Group Ltd.", "Kestrel Freight S.A."),
        ("Logistics Coordinator", "Port Operations Manager", "Customs Specialist - EMEA"),
        ("demurrage fees", "empty containers after the holidays", "customs forms for small traders"),
        ("A ship that waits is a letter nobody wrote.", "Paper is still the fastest system we have."),
        ("customs", "excel", "planning"),
        ("moved four depots without one missed delivery", "wrote the customs guide our team uses"),
        ("I can lend a hand with the tariff codes",),
        "because I grew up next to a harbour and never quite left it",
    ),
    Trade(
        ("Odeon Street Primary School", "The Aldmoor Academy", "Willow Learning LLC"),
        ("Year 5 Teacher", "Head of Maths", "Learning Designer/Facilitator"),
        ("reading aloud to ten-year-olds", "marking less and noticing more", "maths without fear"),
        ("Children copy the face, not the worksheet.", "I mark less now, and I see more."),
        ("maths", "reading", "assessment"),
        ("ran the reading club for six years", "rewrote the Year 5 fractions unit"),
        ("glad to pass on our fractions unit",),
        "I would like to teach where the whole staff reads",
    ),
    Trade(
        ("Hollis Wren Architects LLP", "Stonecrop Studio", "NORDHUS AS"),
        ("Project Architect", "Façade Engineer", "BIM Coordinator 🏗️"),
        ("retrofits in narrow streets", "lime plaster in wet winters", "daylight in deep plans"),
        ("The greenest building is the one that stands.", "Every drawing is a promise to a builder."),
        ("revit", "retrofit", "detailing"),
        ("led the retrofit of a listed mill", "drew the junctions for forty timber houses"),
        ("happy to show the moisture data from our mill",),
        "I want to keep old buildings in use",
    ),
    Trade(
        ("Kestrel Pay", "Ledgerline plc", "Banco Sereno S.A."),
        ("Senior Product Manager, Growth (Remote, EMEA)", "Fraud Analyst", "Treasury Associate"),
        ("chargebacks in small shops", "onboarding without a passport scan", "quiet failures in ledgers"),
        ("Fraud follows the form with the fewest fields.", "Trust is a feature you ship last."),
        ("fraud", "sql", "research"),
        ("halved false alarms in a card-fraud queue", "interviewed sixty shop owners"),
        ("can share what sixty shop owners told us",),
        "I like products that old people can use",
    ),
    Trade(
        ("Oakfield Dairy Co-op", "Greenacre Seeds", "Maison Tournelle SAS"),
        ("Food Technologist", "Quality Lead", "Agronomist, Pulses"),
        ("shelf life without preservatives", "beans that forgive a dry June", "taste panels"),
        ("Soil remembers what you did in March.", "A recall begins with a missing label."),
        ("haccp", "sensory", "agronomy"),
        ("took a yoghurt from kitchen bench to twelve shops", "ran trials on nine farms"),
        ("I can send our trial notes on dry-year beans",),
        "I would like to grow food that I can pronounce",
    ),
    Trade(
        ("The Lantern Theatre", "Pennywhistle Games", "Radio Estuary"),
        ("Stage Manager", "Gameplay Programmer (C++)", "Audio Producer"),
        ("sound cues in small rooms", "tutorials nobody skips", "working with first-time writers"),
        ("Silence is the cheapest effect we own.", "Players forgive slow, never unfair."),
        ("audio", "c++", "scheduling"),
        ("shipped two games with a team of four", "stage-managed ninety shows without a dark night"),
        ("glad to play-test something of yours",),
        "I miss making things in a room with other people",
    ),
)  # fmt: skip
ELSEWHERE = ("Fernhill", "Loomfield Systems Inc.", "Harrow & Pike", "Brightwater Energy AG")
SCHOOLS = ("University of Aldmoor", "Harrow Vale College", "École du Port", "TU Rivermark")
GROUPS = ("Rivermouth Data", "Women in Freight", "Makers of the North", "Night Shift Writers")
OTHERS = ("Ines Costa", "Sal Bianchi", "Ada Brook", "Priya Raman", "Tom Weald", "Noor Aziz")
POSTED = (
    "Some thoughts on {topic}. {quote}", "We finally sorted out {topic} at work. {quote}",
    "Lessons on {topic} from a long year.", "What nobody tells you about {topic}: {quote}",
    "{quote}", "How do you handle {topic}?", "We're hiring a {role}! Message me.",
    "Delighted to have won the {prize}.", "I gave a talk about {topic} at {event} on Friday.",
    "Proud to announce that {product} is live today.",
)  # fmt: skip
WROTE = (
    "Thanks for your help with {topic}!", "Good to hear from you. How did {topic} go?",
    "Here are the notes about {topic} I promised.", "It was lovely to catch up.",
    "Happy new year! Are you still working on {topic}?",
)  # fmt: skip
MINE = ("Thank you for the advice on {topic}.", "I'll send you the notes on {topic}.", "Same here!")


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
