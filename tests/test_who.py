"""Whom to ask, and whether now: who is listed, the four words of advice, and why."""

from __future__ import annotations

from typing import Any

import pytest
from command import Run
from people import OBJECTIVE, SEEN, TODAY, ago, fact, me, person, talked, worked, wrote

from composer.advice import Advice, advice
from composer.evidence import Contact
from composer.history import Event, History
from composer.nearest import mentions
from composer.talk import sort_in
from composer.who import Reaches, reaches
from scraper.organisations import said
from scraper.settings import Home, Objective

ASK = "Hi Lena, would you be open to referring me for the Staff Data Engineer role at Northwind?"
COLLEAGUE = worked("2018-06", "2021-02")


def advise(*facts: dict[str, Any], log: tuple[Event, ...] = (), **given: Any) -> Advice:
    return advice(person(*facts, **given), me(), History(log), TODAY, objective=OBJECTIVE)


def who(*people: Contact, logs: dict[int, History] | None = None, **given: Any) -> Reaches:
    return reaches(people, me(), OBJECTIVE, logs or {}, today=TODAY, **given)


# --- ask -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (talked(184), "ask"),
        (talked(185), "warm_up"),
        ([*talked(300), COLLEAGUE], "ask"),
        ([*talked(366), COLLEAGUE], "warm_up"),
        ([*talked(300), fact("recommendation", detail="in", began_on=ago(2000), quote="x")], "ask"),
        ([*talked(300), fact("recommendation", detail="out", began_on=ago(900), quote="x")], "ask"),
        ([*talked(300), worked("2015", "2017")], "warm_up"),
        ([*talked(300), worked("2018", "2021")], "ask"),
        ([*talked(300), worked("2018", "2019")], "warm_up"),
        ([*talked(300), worked("2022-02", "2024-01")], "warm_up"),
        ([COLLEAGUE], "warm_up"),
        ([fact("recommendation", detail="in", began_on=ago(200), quote="x")], "warm_up"),
        ([fact("meeting", quote="Coffee", began_on=ago(30))], "ask"),
        ([], "warm_up"),
    ],
)
def test_an_ask_needs_a_recent_exchange_of_both(facts: list[dict[str, Any]], told: str) -> None:
    assert advise(*facts).advice == told


@pytest.mark.parametrize(
    "facts",
    [
        [wrote("out", 20, "How are the night jobs?"), wrote("out", 9, "Just wondering.")],
        [wrote("in", 20, "How are the night jobs?")],
        [wrote("out", 20, "Congrats on the new role!"), wrote("in", 19, "Thanks Maya!")],
        [wrote("out", 20, "How are the jobs?"), wrote("in", 19, "Out of office until May.")],
        [wrote("in", 20, "Hi Maya, I came across your profile."), wrote("out", 19, "No thanks.")],
        [wrote("out", 200, "How are the night jobs?"), wrote("in", 20, "Sorry, I missed this.")],
    ],
    ids=["into silence", "only they", "courtesies", "automaton", "refused pitch", "half a year"],
)  # fmt: skip
def test_what_is_no_exchange(facts: list[dict[str, Any]]) -> None:
    said = advise(*facts)
    assert said.advice == "warm_up"
    assert said.why_not


def test_what_is_inferred_counts_nothing() -> None:
    guessed = [{**one, "trust": "inferred"} for one in talked(5)]
    praise = fact("recommendation", detail="in", began_on=ago(9), quote="x", trust="inferred")
    said = advise(*guessed, praise)
    assert (said.advice, said.tie) == ("warm_up", "only connected")


def test_words_after_today_have_not_been_said() -> None:
    assert advise(*talked(-5)).advice == "warm_up"


@pytest.mark.parametrize("degree", [2, 3])
def test_whoever_is_not_connected_is_warmed_up_at_most(degree: int) -> None:
    said = advise(*talked(5), COLLEAGUE, degree=degree)
    assert (said.advice, said.why_not) == ("warm_up", "you are not connected yet")


def test_whoever_looks_for_work_is_not_asked() -> None:
    assert advise(*talked(5), headline="Data Engineer | #OpenToWork").advice == "warm_up"


# --- wait and skip ---------------------------------------------------------------------------


def test_an_ask_in_the_log_waits_a_fortnight() -> None:
    log = (Event("sent", ago(13), "ask", "northwind"),)
    said = advise(*talked(20), log=log)
    assert (said.advice, said.until) == ("wait", ago(-1))
    assert ago(13) in (said.why_not or "")


def test_an_ask_in_the_messages_waits_too() -> None:
    assert advise(*talked(20), wrote("out", 10, ASK)).advice == "wait"
    assert advise(*talked(20), wrote("out", 10, ASK, kind="mail")).advice == "wait"


@pytest.mark.parametrize("objective", ["northwind", "another"])
def test_an_ask_without_an_answer_is_not_made_again(objective: str) -> None:
    log = (Event("sent", ago(20), "ask", objective),)
    assert advise(*talked(40), log=log).advice == "wait"


def test_an_ask_that_was_answered_is_over_after_a_fortnight() -> None:
    asked = wrote("out", 20, ASK)
    assert advise(*talked(40), asked, wrote("in", 18, "Let me think about it.")).advice == "ask"


def test_a_thank_you_is_no_ask() -> None:
    assert advise(*talked(20), log=(Event("sent", ago(3), "thank"),)).advice == "ask"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("bereavement", "My father passed away last week. I will be slow to answer."),
        ("illness", "I was diagnosed with cancer last month and will be away for a while."),
        ("layoff", "After six years I was laid off this week. I am a little lost."),
    ],
)
def test_a_hard_time_waits_thirty_days_and_is_named(kind: str, text: str) -> None:
    for made in (fact("post", quote=text, detail="own", began_on=ago(30)), wrote("in", 30, text)):
        said = advise(*talked(2), made)
        assert said.advice == "wait"
        assert kind in (said.why_not or "")
        assert said.until == ago(-1)
    assert advise(*talked(2), wrote("in", 31, text)).advice == "ask"


def test_the_hard_time_of_strangers_is_not_theirs() -> None:
    text = "Layoffs across the industry again this quarter. Our report on shipping is out."
    post = fact("post", quote=text, detail="own", began_on=ago(3))
    assert advise(*talked(2), post).advice == "ask"


def test_what_the_users_own_message_says_of_the_user_is_no_hard_time_of_theirs() -> None:
    mine = "I am sorry, my grandmother died and I was slow to answer you."
    yours = "I am so sorry that your father passed away. My condolences."
    assert advise(*talked(2), wrote("out", 6, mine)).advice == "ask"
    assert advise(*talked(2), wrote("out", 6, yours)).advice == "wait"


def test_a_no_is_kept_until_a_yes() -> None:
    no, yes = Event("declined", ago(200), None, "northwind"), Event("agreed", ago(90))
    assert advise(*talked(2), log=(no,)).advice == "skip"
    assert advise(*talked(2), log=(no,)).why_not == f"they said no on {ago(200)}"
    assert advise(*talked(2), log=(no, yes)).advice == "wait"


def test_a_no_about_another_role_does_not_close_this_one() -> None:
    log = (Event("sent", ago(220), "ask", "another"), Event("declined", ago(200), None, "another"))
    assert advise(*talked(2), log=log).advice == "ask"


def test_a_no_in_the_messages_is_a_no() -> None:
    said = advise(
        wrote("out", 40, ASK), wrote("in", 39, "I'm sorry, I only refer people I worked with.")
    )
    assert said.advice == "skip"


def test_who_has_said_yes_is_not_asked_again() -> None:
    log = (
        Event("sent", ago(100), "ask", "northwind"),
        Event("referred", ago(95), None, "northwind"),
    )
    assert advise(*talked(2), log=log).advice == "wait"


@pytest.mark.parametrize("log", [(), (Event("sent", ago(3), "ask"),), (Event("declined", ago(3)),)])
def test_whatever_is_not_ask_says_why_not(log: tuple[Event, ...]) -> None:
    said = advise(*talked(2), log=log)
    assert (said.advice == "ask") == (said.why_not is None)


# --- who is listed ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "company", ["Northwind", "NORTHWIND GmbH", "Northwind (Contract)", "Northwind UK"]
)
def test_the_company_by_any_of_its_spellings(company: str) -> None:
    assert [one.person_id for one in who(person(company=company)).reaches] == [7]


@pytest.mark.parametrize(
    "company", ["Northwind Traders", "Northwinds Cafe", "North", "Windnorth", "ex-Northwind", None]
)
def test_look_alikes_never(company: str | None) -> None:
    found = who(person(company=company))
    assert found.reaches == ()
    assert "You know nobody at Northwind" in found.answer


def test_whoever_left_is_skipped_with_the_reason() -> None:
    left = person(worked("2019-01", "2023-04", "Northwind"), *talked(2), company="Harbourline")
    (one,) = who(left).reaches
    assert one.advice == "skip"
    assert one.why_not
    assert "2023" in one.why_not
    assert "Harbourline" in one.why_not
    assert "Lena Hollis used to be there" in who(left).answer


@pytest.mark.parametrize("title", ["Former Head of Data", "ex-Engineer", "Retired"])
def test_a_title_that_says_former_is_believed(title: str) -> None:
    (one,) = who(person(*talked(2), title=title)).reaches
    assert one.advice == "skip"


def test_an_older_source_does_not_keep_anybody_there() -> None:
    older = fact("position", subject="Northwind", detail="Engineer", began_on="2020-01")
    older["seen_on"] = "2025-02-01"
    (one,) = who(person(older, company="Harbourline")).reaches
    assert one.advice == "skip"


def test_the_second_of_two_jobs_counts() -> None:
    jobs = [
        fact("position", subject=name, detail="Partner", began_on="2024-01")
        for name in ("Own Studio", "Northwind")
    ]
    (one,) = who(person(*jobs, *talked(2), company="Own Studio", title="Owner")).reaches
    assert one.advice == "ask"
    assert one.company == "Northwind"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Board Member", "on the board"),
        ("Non-Executive Director", "on the board"),
        ("Advisor", "an adviser"),
        ("Volunteer", "a volunteer"),
        ("Data Engineering Intern", "intern"),
        ("Incoming Data Engineer", "not started yet"),
    ],
)
def test_a_role_beside_the_staff_is_said(title: str, said: str) -> None:
    (one,) = who(person(*talked(2), title=title)).reaches
    assert any(said in reason.text.casefold() for reason in one.reasons)


def test_a_title_that_only_sounds_so_is_not() -> None:
    (one,) = who(person(*talked(2), title="Financial Advisor Platform Lead")).reaches
    assert not [reason for reason in one.reasons if reason.part < 0]


def test_the_reasons_carry_source_evidence_and_parts() -> None:
    row = fact("connected", subject="Northwind", detail="Data Engineer", began_on="2020-01-01")
    (one,) = who(person(row, *talked(2), COLLEAGUE)).reaches
    shown = one.to_json()
    first = shown["reasons"][0]
    assert first["text"] == f"Data Engineer at Northwind (your LinkedIn export, seen {SEEN})"
    assert first["evidence"] == ["e7-0"]
    assert all(reason["text"] for reason in shown["reasons"])
    parts = sum(reason["part"] for reason in shown["reasons"])
    assert shown["score"] == pytest.approx(parts, abs=0.005)


def test_a_score_never_stands_without_its_dated_ground() -> None:
    (one,) = who(person(*talked(2), COLLEAGUE)).reaches
    grounds = [reason for reason in one.reasons if reason.evidence and reason.part > 0]
    assert any("2018" in reason.text for reason in grounds)
    assert any(ago(2) in reason.text for reason in grounds)


@pytest.mark.parametrize(
    "facts",
    [
        [COLLEAGUE, *talked(2)],
        [COLLEAGUE],
        talked(2),
        talked(900),
        [fact("recommendation", detail="in", began_on=ago(900), quote="x")],
        [fact("connected", subject="Northwind", began_on=ago(900))],
    ],
)
def test_every_part_of_a_score_names_its_rows(facts: list[dict[str, Any]]) -> None:
    (one,) = who(person(*facts)).reaches
    assert [reason for reason in one.reasons if reason.part > 0 and not reason.evidence] == []


# --- the order and the answer ----------------------------------------------------------------


def test_the_order_is_colleague_student_acquaintance_stranger_and_skip_last() -> None:
    studied = fact("education", subject="University of Aldmoor", began_on="2011", ended_on="2014")
    people = [
        person(person_id=2),
        person(*talked(900), person_id=3),
        person(studied, person_id=4),
        person(COLLEAGUE, *talked(90), *talked(30), person_id=5),
        person(worked("2019", "2022", "Northwind"), company="Harbourline", person_id=6),
        person(person_id=8, degree=2),
    ]
    found = who(*people)
    assert [one.person_id for one in found.reaches] == [5, 4, 3, 2, 8, 6]
    assert found.answer.startswith("Ask Lena Hollis first, about Staff Data Engineer at Northwind")


def test_none_is_ready_says_whom_to_write_to() -> None:
    assert who(person(COLLEAGUE)).answer == (
        "You know one person at Northwind, not ready to be asked yet. "
        "Write to Lena Hollis first, without asking."
    )


def test_strangers_are_not_people_you_know() -> None:
    mutual = fact("mutuals", quote="Priya Raman, Leo Wold", detail="0")
    found = who(person(mutual, degree=2))
    assert found.answer == (
        "You know nobody at Northwind. Lena Hollis works there; you are not connected yet."
    )
    assert any(
        "You both know Priya Raman and Leo Wold" in one.text for one in found.reaches[0].reasons
    )


def test_a_third_person_is_not_asked_without_saying_so() -> None:
    people = [person(*talked(20), person_id=number) for number in (2, 3, 4)]
    logs = {number: History((Event("sent", ago(5), "ask", "northwind"),)) for number in (2, 3)}
    found = who(*people, logs=logs)
    third = next(one for one in found.reaches if one.person_id == 4)
    assert any("You have asked Lena Hollis and" in reason.text for reason in third.reasons)
    assert "You wait for answers from" in found.answer


def test_whoever_named_somebody_there_is_the_nearest_step() -> None:
    text = "Good weekend? My old flatmate Ana just joined Northwind as a planner."
    other = person(wrote("in", 40, text), company="Harbourline", person_id=9, full_name="Ivo Rusk")
    sneer = person(
        wrote("in", 40, "A north wind all day. Northwindish weather."), person_id=10, company=None
    )
    rows = [(one, who_.full_name, who_.slug) for who_ in (other, sneer) for one in who_.evidence]
    found = who(other, mentions=mentions(rows, "Northwind"))
    assert found.reaches == ()
    assert [one.person_id for one in found.may_know] == [9]
    assert found.answer.startswith("You know nobody at Northwind. Ivo Rusk wrote on ")
    assert "My old flatmate Ana just joined Northwind" in found.answer
    assert found.to_json()["may_know"][0]["evidence"] == ["e9-0"]


# --- words and what only looks like them -----------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "I read your newsletter piece on late trucks, it was great.",
        "Hi, all is well here, how are you?",
        "Are you looking for something new? Priya told me.",
        "Do you still have the code for the train, the one with the lower price?",
        "Hey, everyone here misses you at the quay.",
        "Congrats on the new role! Let's have lunch on Friday.",
        "I am on holiday until Monday, but yes, let us talk then.",
        "Your background in statistics saved me today.",
    ],
)
def test_a_persons_words_are_words(text: str) -> None:
    assert sort_in(text) == "words"
    said = [wrote("in", 20, text), wrote("out", 19, "Tell me more about the quay, please do.")]
    assert advise(*said).advice == "ask"


@pytest.mark.parametrize(
    "text",
    [
        "Hi Maya, I came across your profile and have an exciting opportunity with my client.",
        "Hello, we are hiring for a Lead Data Engineer. Are you open to a confidential chat?",
        "Dear connections, I am happy to announce my new book.",
        "Hi all, my company cuts cloud costs. Book a demo!",
        "Hi Maya, thanks for accepting. I help leaders scale. Do you have time for a quick call?",
        "Issue 214 of Ledger Lines is out: why empty containers travel further.",
        "Vielen Dank für Ihre Nachricht. Ich bin bis zum 5. Mai nicht im Büro.",
        "This is an automated response.",
    ],
)
def test_what_is_written_for_many_is_not(text: str) -> None:
    assert sort_in(text) in ("broadcast", "automatic")
    said = [wrote("in", 20, text), wrote("out", 19, "Thanks, but I am happy where I am.")]
    assert advise(*said).advice == "warm_up"


def test_a_recruiters_pitch_counts_once_the_user_had_written_first() -> None:
    pitch = "Yes, we are hiring for a planner. Shall we have a quick call?"
    asked = wrote("out", 21, "Do you still look after the planning team?")
    assert advise(asked, wrote("in", 20, pitch), title="Recruiter").advice == "ask"
    assert advise(wrote("in", 20, pitch), title="Recruiter").tie == "only connected"


# --- the company as the user wrote it --------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://www.linkedin.com/company/northwind/", "Northwind"),
        ("https://northwind.example/jobs/1182", "Northwind"),
        ("www.northwind.co.uk", "Northwind"),
        ("https://boards.greenhouse.io/quay-stone/jobs/4", "Quay Stone"),
        ("https://careers.ibm.com", "IBM"),
        ("https://www.linkedin.com/jobs/view/123", "https://www.linkedin.com/jobs/view/123"),
        ("Booking.com", "Booking.com"),
        ("A/S Lund", "A/S Lund"),
        ("Northwind GmbH", "Northwind GmbH"),
    ],
)
def test_an_address_is_read_as_the_company_it_stands_for(written: str, meant: str) -> None:
    assert Objective(id="x", role="Engineer", company=written).company == meant


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Tidelog Ltd.", "Tidelog"),
        ("Tidelog GmbH & Co. KG", "Tidelog"),
        ("Tidelog", "Tidelog"),
        ("Data Inc", "Data Inc"),
        ("X (formerly Twitter)", "X"),
    ],
)
def test_a_name_is_looked_for_as_people_say_it(name: str, spoken: str) -> None:
    assert said(name) == spoken


def test_a_sister_there_is_somebody_who_may_know() -> None:
    other = person(wrote("in", 50, "My sister works at Tidelog now."), company=None, person_id=9)
    rows = [(one, other.full_name, other.slug) for one in other.evidence]
    assert [one.person_id for one in mentions(rows, "Tidelog")] == [9]


def test_a_slip_of_the_pen_is_asked_about(askwell: Run, maya: Home) -> None:
    text = maya.settings_file.read_text("utf-8").replace('"Northwind"', '"Nortwind"')
    maya.settings_file.write_text(text, "utf-8")
    answer = askwell("who", "--json").json
    assert answer["reaches"] == []
    assert answer["answer"].startswith("You know nobody at Nortwind. Did you mean Northwind?")
