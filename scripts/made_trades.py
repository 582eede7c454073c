"""Invented trades and people for `scripts.made_worlds`: names of many countries, what they write of."""

# Rows of invented facts are read as one line.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass

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
