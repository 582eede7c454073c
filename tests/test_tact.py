"""Tact: what must not open a conversation is withheld, also when said softly, in six languages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from composer.evidence import Contact, Evidence
from composer.likeness import features, likeness
from composer.points import points
from composer.tact import LANGUAGES, NOTES, fold, judge
from scripts.labelled_posts import FINE, digest, posts

POSTS = Path(__file__).parent.parent / "fixtures" / "posts"
TODAY = date(2026, 11, 16)


def labelled(name: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = json.loads((POSTS / f"{name}.json").read_text("utf-8"))
    return answer


def test_there_are_enough_labelled_posts() -> None:
    posts = labelled("open") + labelled("held_back")
    assert len(posts) >= 400
    assert {post["language"] for post in posts if post["sensitive"]} >= set(LANGUAGES)


SETS = ["open", "held_back", "blind_a", "blind_b", "blind_c", "blind_d"]
ALARMS = {"blind_d": 0.08}  # as a share of the harmless; elsewhere 0.03
# Reasons that tell the same to the user.
ALIKE = {
    "war": {"war", "disaster", "family"},
    "layoff": {"layoff", "jobseeking"},
    "scandal": {"scandal", "legal"},
    "discrimination": {"discrimination", "harassment"},
}


@pytest.mark.parametrize("name", SETS)
def test_the_reason_is_the_one_a_person_would_give(name: str) -> None:
    posts = [post for post in labelled(name) if post["sensitive"]]
    wrong = []
    for post in posts:
        reason = judge(post["text"], said_to="all").reason
        if reason not in ALIKE.get(post["sensitive"], {post["sensitive"]}):
            wrong.append((reason, post["sensitive"], post["text"]))
    assert len(wrong) <= (0.2 if name == "blind_d" else 0.1) * len(posts), wrong


@pytest.mark.parametrize("name", SETS)
def test_recall_and_false_alarms(name: str) -> None:
    posts = labelled(name)
    sensitive = [post for post in posts if post["sensitive"]]
    harmless = [post for post in posts if not post["sensitive"]]
    missed = [
        post["text"] for post in sensitive if not judge(post["text"], said_to="all").sensitive
    ]
    alarms = [post["text"] for post in harmless if judge(post["text"], said_to="all").sensitive]
    assert len(missed) <= max(1, 0.02 * len(sensitive)), missed
    assert len(alarms) <= ALARMS.get(name, 0.03) * len(harmless), alarms


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("We launched our grief counselling app today.", None),
        (
            "I launched our grief counselling app because my own grief had nowhere to go.",
            "bereavement",
        ),
        ("My team is hiring. My mother still asks what a data engineer is.", None),
        ("We are hiring. I lost my mother on Friday, so replies are slow.", "bereavement"),
        (
            "Nothing fits under the old roof any more, and I have stopped counting the boxes.",
            "personal",
        ),
        ("🕊️ Rest well.", "bereavement"),
    ],
)
def test_a_trade_may_be_named_and_a_life_may_not(text: str, reason: str | None) -> None:
    assert judge(text, said_to="all").reason == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A chair is empty this year.", "bereavement"),
        ("My dad would have been proud today.", "bereavement"),
        ("We said goodbye to our friend Jo on Friday.", "bereavement"),
        ("𝗠𝘆 𝗱𝗮𝗱 𝗽𝗮𝘀𝘀𝗲𝗱 𝗮𝘄𝗮𝘆.", "bereavement"),
        ("After 11 years my role was eliminated.", "layoff"),
        ("Today was my last day, not by choice.", "layoff"),
        ("We had to let go of 12 people.", "layoff"),
        ("The doctors gave me the all clear.", "illness"),
        ("The scan came back.", "illness"),
        ("We’re expecting our second child.", "family"),
        ("My visa runs out in May.", "visa"),
    ],
)
def test_said_softly(text: str, reason: str) -> None:
    assert judge(text).reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "She killed it on stage.",
        "We finally buried the monolith.",
        "Our cancer-research data platform is live.",
        "A short guide to the dead letter queue.",
        "The graveyard shift of cron jobs.",
        "A family of models for demand forecasting.",
        "The migration died quietly.",
        "I religiously write tests.",
        "It cost us political capital.",
        "We lost a customer because of slow pages.",
        "Join the funeral of our deprecated service.",
        "Visa opened its payments API.",
        "The immigration of data to the new warehouse.",
        "We are firing on all cylinders.",
        "The trauma of legacy code.",
        "We are hiring. Visa sponsorship available.",
        "Leader election in Raft, explained.",
    ],
)
def test_not_withheld(text: str) -> None:
    assert not judge(text, said_to="all").sensitive, judge(text, said_to="all")


@pytest.mark.parametrize(
    "text",
    [
        "We sunset the old billing API and nobody wept.",
        "Our nightly job no longer dies at 3 a.m.",
        "The postmortem of the checkout outage is public now.",
        "I love orphan removal in object mappers, said nobody.",
        "We are bleeding latency in the auth service, and here is the fix.",
        "Hiring: a developer for our hospice scheduling software.",
        "Our fraud model catches 40 percent more chargebacks.",
        "We have a new partner: Northwind will resell our sensors.",
        "Divorcing the config from the code was our best refactor.",
        "A marriage of search and maps: our new store finder is live.",
        "Blood, sweat and YAML: notes from our Kubernetes migration.",
        "We executed the child process with the wrong parent id.",
        "Mission-critical systems need boring databases.",
        "Wrote about garbage collection pauses and how we survived Black Friday traffic.",
        "Our talk on election forecasting models is on Friday.",
        "The death march is a management choice. Plan smaller releases.",
        "New course: statistics for nurses and hospital pharmacists.",
        "Battle-tested patterns for event streams, in one article.",
        "We reduced cart abandonment by a fifth with two fewer fields.",
        "Crash reporting for firmware is now open source.",
        "I am a firm believer in code review checklists.",
        "Burned through our error budget in a week. Lessons inside.",
    ],
)
def test_the_words_of_trades_are_not_withheld(text: str) -> None:
    assert not judge(text, said_to="all").sensitive, judge(text, said_to="all")


def test_languages_that_tact_does_not_read_are_withheld_as_unread() -> None:
    verdict = judge("Oggi abbiamo pubblicato il nuovo pannello dei dati per la logistica.")
    assert (verdict.sensitive, verdict.reason, verdict.readable) == (True, "unread", False)


def test_spans_and_reasons_can_be_shown() -> None:
    for post in labelled("open"):
        verdict = judge(post["text"], said_to="all")
        if verdict.span:
            start, end = verdict.span
            assert 0 <= start < end <= len(post["text"])
        if verdict.sensitive:
            assert verdict.reason in NOTES


@pytest.mark.parametrize("text", ["Ünïcödé 𝗯𝗼𝗹𝗱 ﬁn", "İstanbul ẞ ㍿", "がぎぐ"])
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_long_hostile_texts_are_judged_in_linear_steps() -> None:
    for part in ("my ", "we lost ", "said goodbye to my ", "a", "((("):
        assert judge(part * 20_000) is not None


def contact(*rows: Evidence, **given: Any) -> Contact:
    return Contact(2, "Tomás Reyes", called="Tomás", evidence=rows, **given)


def row(kind: str, quote: str, on: str, detail: str | None = None) -> Evidence:
    return Evidence(
        f"{kind}-{on}", 2, kind, quote=quote, detail=detail, began_on=on, precision="day"
    )


@pytest.mark.parametrize("kind", ["post", "message", "mail", "comment", "recommendation"])
def test_withheld_rows_reach_no_opener(kind: str) -> None:
    told = row(kind, "We buried my father on Friday. I keep working on cold chains.", "2026-11-10")
    answer = points(contact(told), None, today=TODAY)
    assert not answer.hooks
    assert [(one.kind, one.reason) for one in answer.withheld] == [(kind, "bereavement")]


@pytest.mark.parametrize(
    ("quote", "detail", "reason"),
    [
        ("My father died on Sunday.", "own", "bereavement"),
        ("I was laid off this morning.", "own", "layoff"),
        ("I start chemo on Monday.", "own", "illness"),
        ("We had to let go of 12 people.", "own", None),
        ("#OpenToWork as a data engineer.", "own", "open_to_work"),
    ],
)
def test_a_fresh_blow_holds_an_ask_back(quote: str, detail: str, reason: str | None) -> None:
    hold = points(contact(row("post", quote, "2026-11-10", detail)), None, today=TODAY).hold
    assert (hold.reason if hold else None) == reason
    old = points(contact(row("post", quote, "2026-01-10", detail)), None, today=TODAY).hold
    assert old is None


def test_a_condolence_from_the_user_holds_back_too() -> None:
    said = row("message", "I am so sorry for your loss, Tomás.", "2026-11-10", "out")
    answer = points(contact(said), None, today=TODAY)
    assert answer.hold is not None
    assert answer.hold.reason == "bereavement"
    assert answer.hold.until == date(2026, 12, 11)


def test_a_headline_that_seeks_work_holds_back() -> None:
    seeking = contact(headline="Data engineer | Open to work")
    hold = points(seeking, None, today=TODAY).hold
    assert hold is not None
    assert hold.reason == "open_to_work"


@pytest.mark.parametrize(("day", "used"), [("2026-09-02", False), ("2026-09-20", True)])
def test_what_was_written_beside_a_withheld_message_opens_nothing(day: str, used: bool) -> None:
    beside = "Would you send me your notes on the cold chain sensors when you can?"
    told = contact(
        row("message", "We buried my father on Friday.", "2026-09-01", "in"),
        row("message", beside, day, "in"),
    )
    hooks = points(told, None, today=TODAY).hooks
    assert any(one.quote == beside for hook in hooks for one in hook.evidence) is used


def test_the_weights_were_learned_from_the_labelled_posts_that_are_here() -> None:
    """Whoever adds or mends a post runs scripts/learn."""
    table = (Path(__file__).parent.parent / "composer" / "likeness.tsv").read_text("utf-8")
    assert digest(posts()) in table.splitlines()[0]


def test_posts_never_learned_from() -> None:
    """Half hard, by six writers; fixtures/posts/README.md says what to expect of a seventh."""
    asked = [one for one in posts() if one.held_back and one.language in LANGUAGES]
    kept = {one: judge(one.text, said_to="all").sensitive for one in asked}
    sad = [one for one in asked if one.label != FINE]
    fine = [one for one in asked if one.label == FINE]
    assert sum(kept[one] for one in sad) >= 0.82 * len(sad)
    assert sum(kept[one] for one in fine) <= 0.35 * len(fine)


def test_what_is_said_at_work_is_fine_and_what_is_said_softly_is_not() -> None:
    assert judge("The chair by the window is empty and nobody takes it.", said_to="all").sensitive
    assert not judge(
        "We moved our billing service to event sourcing last quarter. Replaying a month of orders "
        "takes four minutes now, and I wrote down what we would do differently.", said_to="all"
    ).sensitive  # fmt: skip


def test_likeness_can_be_explained() -> None:
    said = likeness("My role was eliminated this morning after nine years.")
    assert said.fine < 0.5
    assert said.reason == "layoff"
    assert set(said.words) <= features("My role was eliminated this morning after nine years.")
