"""Whatever the contact, objective, channel and move: a draft keeps every promise, or is refused.

Contacts, objectives and own words are generated, hooks and evidence are the real ones.
"""

# Examples are read as one line.
# ruff: noqa: E501

from __future__ import annotations

import json
import random
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import pytest

from composer import checks
from composer.channels import channels
from composer.draft import draft
from composer.evidence import Contact, Evidence
from composer.history import Event, History
from composer.messages import Message
from composer.messages.fit import units
from composer.points import points
from composer.requests import requests_in
from scraper.errors import Refusal
from scraper.settings import Objective, Settings

TODAY = date(2026, 11, 23)
FIRST = (
    "Tomás",
    "Ines",
    "Ravi",
    "Grace",
    "Jonas",
    "Aiko",
    "Leo",
    "Nadia",
    "Jean-Luc",
    "Ḥasan",
    "山田",
    None,
)
LAST = ("Rivera", "Duarte", "O'Neill", "van der Berg", "Weber", "Tan", "Okonkwo-Hart")
COMPANIES = (
    "Northwind",
    "Brightwater Energy",
    "Kestrel Pay",
    "Blue Harbour Shipping Group Ltd.",
    "Ørsund & Sons",
)
ROLES = (
    "Staff Data Engineer", "SRE", "Head of Data", "Senior Product Manager, Growth (Remote, EMEA)",
    "iOS Developer", "Analyst role", "Lead Engineer 👩‍💻",
)  # fmt: skip
LINKS = (
    "https://northwind.example/jobs/1182", "https://www.linkedin.com/jobs/view/4012345678",
    "https://boards.jobs.example/kestrel-pay/roles/engineering/data/2931?ref=careers", None,
)  # fmt: skip
WHYS = (
    None, "I want to work on logistics data at the scale where it moves real trucks",
    "because I have used your maps for years", "I want " + "to build things that last and " * 20,
)  # fmt: skip
PROOFS = (
    "cut a nightly pipeline from six hours to forty minutes", "Led a team of five",
    "10 years of Python", "I run the data guild at Copperline", "taught SQL to twelve analysts",
    "designed a very large number of systems " * 8,
)  # fmt: skip
OFFERS = (
    "happy to share our Airflow cost write-up",
    "can review a talk",
    "Share my notes on dbt",
    "a map of the data tools we tried",
)
SKILLS = ("airflow", "python", "sql", "maps")
POSTS = (
    "We moved our Airflow jobs to spot nodes and halved the bill. The hard part was retries.",
    "Our team is hiring two data engineers in Leeds this winter.",
    "What nobody tells you about running Kafka on a small budget: the quiet weeks cost the most.",
    "Honoured to receive the Harbour Prize for open data last night.",
    "How do you test a pipeline that runs only once a year?",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """One draft and what it was made from."""

    message: Message
    objective: Objective
    contact: Contact
    settings: Settings
    case: checks.Case


def made_contact(luck: random.Random, number: int) -> Contact:
    rows: list[Evidence] = []

    def add(kind: str, quote: str | None, subject: str | None = None, detail: str | None = None,
            began: str | None = None, ended: str | None = None, precision: str = "day") -> None:  # fmt: skip
        rows.append(
            Evidence(
                f"e{number}-{len(rows)}", number, kind, quote, subject, detail, began, ended, precision,
                "2026-11-20",
            )
        )  # fmt: skip

    def day(most: int) -> str:
        return (TODAY - timedelta(days=luck.randrange(1, most))).isoformat()

    company = luck.choice(COMPANIES)
    add("position", f"Engineer at {company}", company, "Engineer", "2022-03", None, "month")
    if luck.random() < 0.5:
        start = luck.choice(("2010-01", "2017-01", "2019-04"))
        add(
            "position",
            "Data Engineer at Fernhill",
            "Fernhill",
            "Data Engineer",
            start,
            f"{int(start[:4]) + 3}-06",
            "month",
        )
    if luck.random() < 0.3:
        add(
            "education",
            "University of Aldmoor",
            "University of Aldmoor",
            "BSc",
            "2011",
            "2014",
            "year",
        )
    if luck.random() < 0.4:
        add("post", luck.choice(POSTS), None, "own", day(60))
    if luck.random() < 0.2:
        add("reshare", None, "Oskar Lindqvist", "repost", day(60))
    if luck.random() < 0.4:
        add("message", "Great to hear from you, the dbt tip was useful!", None, "in", day(300))
        add("message", "Thank you for the answer, I will try it.", None, "out", day(300))
    if luck.random() < 0.2:
        add(
            "recommendation", "Maya is calm when a pipeline breaks.", "Fernhill", "in", "2021-07-01"
        )
    if luck.random() < 0.3:
        add("mutuals", "Ada Brook, Sam Hill", None, "4", None, None, "unknown")
    if luck.random() < 0.2:
        add("new_role", f"Lead at {company}", company, "Lead", day(90))
    first = luck.choice(FIRST)
    return Contact(
        number, f"{first or 'S.'} {luck.choice(LAST)}", first, f"p{number}", company=company,
        degree=luck.choice((1, 1, 2, 3, None)), evidence=tuple(rows),
    )  # fmt: skip


ME = Contact(
    1, "Maya Okafor", "Maya", "maya-okafor", is_me=True, evidence=(
        Evidence("m1", 1, "position", "Data Engineer at Fernhill", "Fernhill", "Data Engineer", "2018-05", "2022-03", "month", "2026-11-20"),
        Evidence("m2", 1, "education", "University of Aldmoor", "University of Aldmoor", "BSc", "2011", "2014", "year", "2026-11-20"),
    ),
)  # fmt: skip


def made_settings(luck: random.Random) -> Settings:
    objective = {
        "id": "o", "role": luck.choice(ROLES), "company": luck.choice(COMPANIES),
        "url": luck.choice(LINKS), "why": luck.choice(WHYS),
    }  # fmt: skip
    return Settings.model_validate(
        {
            "me": {"name": "Maya Okafor", "emails": ["maya@okafor.example"]},
            "objective": [objective],
            "proof": [{"text": one, "skills": luck.sample(SKILLS, 2)} for one in luck.sample(PROOFS, luck.randrange(4))],
            "offer": [{"text": one, "skills": luck.sample(SKILLS, luck.randrange(2))} for one in luck.sample(OFFERS, luck.randrange(3))],
            "voice": luck.choice(({}, {"greeting": "Hello", "signoff": "Maya"}, {"contractions": False})),
        }
    )  # fmt: skip


HISTORIES = {
    "nudge": (Event("sent", "2026-11-10", "ask"),),
    "thank": (Event("sent", "2026-11-01", "ask"), Event("agreed", "2026-11-03")),
    "update": (Event("referred", "2026-11-01"), Event("interviewed", "2026-11-20")),
}


@cache
def drafts() -> tuple[Made, ...]:
    return tuple(_drafts())


def _drafts() -> Iterator[Made]:
    luck = random.Random(8)
    for number in range(2, 72):
        contact, settings = made_contact(luck, number), made_settings(luck)
        objective = settings.objective[0]
        found = points(contact, ME, objective=objective, today=TODAY, offers=settings.offer)
        for move in ("ask", "warm_up", "nudge", "thank", "update", "keep_in_touch"):
            for place in channels():
                tone = luck.choice(("warm", "plain", "formal"))
                history = History(HISTORIES.get(move, ()))
                try:
                    message = draft(
                        contact, ME, found, settings, objective=objective, move=move,
                        channel_name=place, tone=tone, history=history, today=TODAY,
                    )  # fmt: skip
                except Refusal:
                    continue
                case = checks.Case(
                    message.text, contact, ME, found, settings, objective, place, move,
                    message.subject, history=history, today=TODAY,
                )  # fmt: skip
                yield Made(message, objective, contact, settings, case)


def asks() -> list[Made]:
    return [one for one in drafts() if one.message.move in ("ask", "nudge")]


def test_thousands_are_made() -> None:
    assert len(drafts()) > 1200
    assert len(asks()) > 400


def test_no_limit_is_passed_and_no_subject_is_long() -> None:
    for one in drafts():
        assert units(one.message.text) <= one.message.limit
        assert len(one.message.subject or "") <= 60


def test_every_ask_names_the_role_the_company_and_the_link_and_asks_once() -> None:
    for one in asks():
        text, about = one.message.text, one.objective
        assert about.role.removesuffix(" role") in text
        assert about.company in text
        assert about.url is None or about.url in text
        kinds = [found.kind for found in requests_in(text)]
        assert len(kinds) == 1, text
        roles = [piece.role for piece in one.message.pieces]
        assert roles.count("ask") == 1


def test_every_message_greets_thanks_and_signs_and_every_ask_leaves_a_way_out() -> None:
    for one in drafts():
        roles = [piece.role for piece in one.message.pieces]
        assert roles[0] == "greeting"
        assert "thanks" in roles
        assert roles[-1] == "signoff"
        assert one.message.text.rstrip().endswith("Maya")
    for one in asks():
        assert "easy_out" in [piece.role for piece in one.message.pieces]


def test_a_message_without_an_ask_asks_for_nothing_and_has_no_link() -> None:
    for one in drafts():
        if one.message.move in ("warm_up", "keep_in_touch", "thank", "update"):
            assert not requests_in(one.message.text)
            assert "http" not in one.message.text


def test_every_claim_carries_evidence_that_is_there() -> None:
    for one in drafts():
        known = {row.evidence_id for row in (*one.contact.evidence, *ME.evidence)}
        known |= {event.proof for event in one.case.history.events}
        for piece in one.message.pieces:
            assert set(piece.evidence) <= known
        if one.message.move in ("ask", "warm_up", "keep_in_touch"):
            assert any(piece.role == "opener" and piece.evidence for piece in one.message.pieces)


def test_own_words_are_the_users_own() -> None:
    for one in drafts():
        written = " ".join(
            [*(proof.text for proof in one.settings.proof), *(offer.text for offer in one.settings.offer),
             one.objective.why or "", one.settings.voice.signoff or ""]
        ).casefold()  # fmt: skip
        for piece in one.message.pieces:
            if piece.own_words:
                core = piece.text.strip(" .").casefold()
                assert any(part.strip(" .").casefold() in core for part in _own(one)), (
                    core,
                    written,
                )


def _own(one: Made) -> list[str]:
    texts = [proof.text for proof in one.settings.proof]
    texts += [offer.text for offer in one.settings.offer]
    return [*texts, one.objective.why or "-", one.settings.voice.signoff or "-"]


@pytest.mark.parametrize("place", ["linkedin_message", "inmail", "email"])
def test_the_median_ask_is_as_long_as_answers_best_and_easy_to_read(place: str) -> None:
    found = [
        one.message
        for one in drafts()
        if one.message.move == "ask" and one.message.channel == place
    ]
    low, high = channels()[place].best
    sizes = [channels()[place].size(message.text) for message in found]
    assert low <= statistics.median(sizes) <= high
    assert statistics.median(message.grade for message in found) <= 7
    assert max(message.grade for message in found) <= 13


def test_askwell_finds_no_error_in_its_own_drafts_read_as_anybodys_text() -> None:
    wrong = [
        (finding.check, finding.message, one.message.text)
        for one in drafts()[::7]
        for finding in checks.run(one.case)
        if finding.severity == "error" and finding.check != "exact_role_and_link"
    ]
    assert wrong[:3] == []


def test_a_forwardable_note_stands_alone() -> None:
    for one in drafts():
        note = one.message.forwardable
        if one.message.move == "ask" and one.message.channel in ("email", "linkedin_message"):
            assert note is not None
            assert len(note.split()) < 120
            assert "Maya Okafor" in note
            assert one.objective.url is None or one.objective.url in note
        else:
            assert note is None


def test_the_same_twice_and_json_all_through() -> None:
    first = drafts()[:50]
    again = tuple(one for _, one in zip(range(50), _drafts(), strict=False))
    assert [one.message.to_json() for one in first] == [one.message.to_json() for one in again]
    for one in first:
        assert json.loads(json.dumps(one.message.to_json()))["text"] == one.message.text
