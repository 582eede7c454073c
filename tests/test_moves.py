"""When a move is due: thanks, news, one follow-up, a light word; and when it is not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from people import TODAY, ago, fact, person, talked, wrote

from composer.due import DueItem, Wish, due
from composer.evidence import Contact
from composer.found import joined
from composer.history import Draft, Event, History
from composer.timing import place_of, when

ASKED = Event("sent", "2026-09-01", "ask", "northwind")
ASK = "Hi Lena, would you be open to referring me for the Staff Data Engineer role at Northwind?"


def day(days: int) -> date:
    """The day `days` after the ask."""
    return date(2026, 9, 1) + timedelta(days=days)


def after(days: int, event: Any, **given: Any) -> Event:
    return Event(event, day(days).isoformat(), given.pop("move", None), "northwind", **given)


def moves_due(today: date, *log: Event, contact: Contact | None = None, **given: Any) -> list[str]:
    return [one.due.move for one in items(today, *log, contact=contact, **given)]


def items(today: date, *log: Event, contact: Contact | None = None, **given: Any) -> list[DueItem]:
    someone = contact or person()
    return due([(someone, joined(History(log), someone))], today, **given)


# --- nudge -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "told"), [(6, []), (7, ["nudge"]), (20, ["nudge"]), (46, [])])
def test_one_follow_up_a_week_after_an_ask(days: int, told: list[str]) -> None:
    assert moves_due(day(days), ASKED) == told


def test_the_follow_up_says_since_when_why_and_how() -> None:
    (one,) = items(day(9), ASKED)
    assert one.to_json()["since"] == "2026-09-08"
    assert "2026-09-01" in one.to_json()["reason"]
    assert (
        one.to_json()["draft"] == "askwell draft lena-hollis-7 --move nudge --objective northwind"
    )


def test_never_a_second_follow_up() -> None:
    nudged = after(8, "sent", move="nudge")
    assert [moves_due(day(days), ASKED, nudged) for days in range(8, 60)] == [[]] * 52


@pytest.mark.parametrize("event", ["replied", "closed", "hired"])
def test_no_follow_up_after(event: str) -> None:
    assert "nudge" not in moves_due(day(9), ASKED, after(3, event))


def test_no_follow_up_when_the_objective_is_done() -> None:
    assert moves_due(day(9), ASKED, over=frozenset({"northwind"})) == []


def test_no_follow_up_into_a_hard_time() -> None:
    text = "My mother passed away last week."
    post = fact("post", quote=text, detail="own", began_on=day(5).isoformat())
    assert moves_due(day(9), ASKED, contact=person(post)) == []


def mail(side: str, days: int, text: str) -> dict[str, Any]:
    return fact("mail", quote=text, detail=side, began_on=day(days).isoformat())


def test_an_answer_found_by_import_counts_and_an_automaton_does_not() -> None:
    answered = person(mail("in", 3, "Let me think about it over the weekend."))
    absent = person(mail("in", 1, "I am out of the office until Monday."))
    assert moves_due(day(9), ASKED, contact=answered) == []
    assert moves_due(day(9), ASKED, contact=absent) == ["nudge"]


def test_words_of_the_morning_do_not_answer_an_ask_of_the_evening() -> None:
    rows = (mail("in", 0, "Good to see you at the quay yesterday!"), mail("out", 0, ASK))
    assert moves_due(day(9), contact=person(*rows)) == ["nudge"]


def test_an_ask_that_stands_only_in_the_messages_is_followed_up() -> None:
    assert moves_due(day(9), contact=person(mail("out", 0, ASK))) == ["nudge"]


# --- thank -----------------------------------------------------------------------------------


@pytest.mark.parametrize("event", ["agreed", "referred", "declined"])
def test_thanks_are_due_from_the_day_after_until_given(event: str) -> None:
    assert moves_due(day(3), ASKED, after(3, event)) == []
    assert moves_due(day(4), ASKED, after(3, event)) == ["thank"]
    assert moves_due(day(6), ASKED, after(3, event), after(5, "thanked")) == []
    assert moves_due(day(6), ASKED, after(3, event), after(5, "sent", move="thank")) == []


def test_a_referral_after_a_yes_is_thanked_for_too() -> None:
    log = (ASKED, after(2, "agreed"), after(3, "thanked"), after(5, "referred"))
    assert moves_due(day(6), *log) == ["thank"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I'd be happy to refer you, send me the link.", "said yes"),
        ("I've referred you just now, fingers crossed.", "referred you"),
        ("Sorry, I can't refer people I have not worked with.", "gave you an answer"),
    ],
)
def test_thanks_for_an_answer_found_in_the_mail(text: str, reason: str) -> None:
    (one,) = items(day(4), contact=person(mail("out", 0, ASK), mail("in", 2, text)))
    assert one.due.move == "thank"
    assert reason in one.due.reason


def test_thanks_written_in_the_mail_are_thanks() -> None:
    rows = (
        mail("out", 0, ASK),
        mail("in", 2, "Happy to refer you!"),
        mail("out", 2, "Thank you so much, Lena."),
    )
    assert moves_due(day(4), contact=person(*rows)) == []


# --- update ----------------------------------------------------------------------------------


def test_two_weeks_after_a_referral_they_hear_how_it_stands() -> None:
    log = (ASKED, after(2, "referred"), after(3, "thanked"))
    assert moves_due(day(15), *log) == []
    assert moves_due(day(16), *log) == ["update"]
    assert moves_due(day(20), *log, after(16, "updated")) == []


def test_after_a_hire_everyone_who_helped_is_told() -> None:
    def one(number: int, *log: Event) -> tuple[Contact, History]:
        return person(person_id=number), History((ASKED, *log, after(9, "thanked")))

    people = [
        one(2, after(2, "referred"), after(30, "hired")),
        one(3, after(2, "agreed")),
        one(4, after(2, "declined")),
        one(5, after(2, "replied")),
    ]
    told = {item.contact.person_id: item.due.move for item in due(people, day(30))}
    assert told == {2: "update", 3: "update"}


@pytest.mark.parametrize("event", ["interviewed", "offered", "closed"])
def test_news_is_told_the_day_after(event: str) -> None:
    log = (ASKED, after(2, "referred"), after(3, "thanked"), after(8, event))
    assert moves_due(day(8), *log) == []
    assert moves_due(day(9), *log) == ["update"]
    assert moves_due(day(10), *log, after(9, "updated")) == []


# --- the list --------------------------------------------------------------------------------


def test_at_most_seven_and_thanks_first() -> None:
    people = [(person(person_id=number), History((ASKED,))) for number in range(2, 12)]
    people.append((person(person_id=20), History((ASKED, after(3, "referred")))))
    found = due(people, day(9))
    assert len(found) == 7
    assert [one.due.move for one in found] == ["thank", *["nudge"] * 6]


def test_nobody_gets_two_messages_on_a_morning() -> None:
    assert moves_due(day(30), ASKED, after(2, "referred")) == ["thank"]


def test_tomorrow_has_not_happened() -> None:
    assert moves_due(day(9), ASKED, after(20, "replied")) == ["nudge"]


def wish(*facts: dict[str, Any], **given: Any) -> Wish:
    defaults = {"tie": "in touch", "why": "You are in touch"}
    return Wish(person(*facts), History(given.pop("log", ())), **{**defaults, **given})


def wished(*wishes: Wish, **given: Any) -> list[str]:
    return [one.due.move for one in due((), TODAY, wishes=wishes, **given)]


def test_a_short_list_is_filled_with_whom_to_ask() -> None:
    asks = wish(*talked(20), advice="ask", objective="northwind")
    assert wished(asks) == ["ask"]
    assert wished(asks, can_say=lambda *_: False) == []


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ([], ["warm_up"]),
        ([wrote("out", 29, "How are the night jobs?")], []),
        ([wrote("out", 30, "How are the night jobs?")], ["warm_up"]),
        ([wrote("out", 90, "How are the jobs?"), wrote("out", 40, "Hello again.")], []),
    ],
)
def test_a_word_before_an_ask_and_not_too_often(
    facts: list[dict[str, Any]], told: list[str]
) -> None:
    assert wished(wish(*facts, advice="warm_up", objective="northwind")) == told


@pytest.mark.parametrize(
    ("tie", "days", "told"),
    [
        ("worked closely", 89, []),
        ("worked closely", 90, ["keep_in_touch"]),
        ("in touch", 119, []),
        ("in touch", 120, ["keep_in_touch"]),
        ("once in touch", 400, []),
        ("worked closely", 731, []),
    ],
)
def test_a_light_word_by_tie(tie: str, days: int, told: list[str]) -> None:
    assert wished(wish(*talked(days), tie=tie)) == told


def test_a_real_exchange_in_any_channel_resets_the_cadence() -> None:
    old = talked(200)
    assert wished(wish(*old)) == ["keep_in_touch"]
    assert wished(wish(*old, wrote("in", 3, "Hello from Porto.", kind="mail"))) == []
    assert wished(wish(*old, fact("meeting", quote="Coffee", began_on=ago(3)))) == []


def test_two_light_words_without_an_answer_are_enough() -> None:
    quiet = [*talked(500), wrote("out", 300, "Hello."), wrote("out", 150, "Hello again.")]
    assert wished(wish(*quiet)) == []


def test_a_list_that_is_long_enough_is_not_filled() -> None:
    people = [(person(person_id=number), History((ASKED,))) for number in (2, 3, 4)]
    asks = wish(*talked(20), advice="ask", objective="northwind")
    assert [one.due.move for one in due(people, day(9), wishes=[asks])] == ["nudge"] * 3


# --- what is found ---------------------------------------------------------------------------

DRAFTED = (
    "Hi Lena,\n\nWe both worked at Fernhill from 2018 to 2021. Could you refer me for the Staff "
    "Data Engineer role at Northwind?\n\nThank you for reading.\nMaya"
)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        (DRAFTED, "warm_up"),
        (DRAFTED.replace("Thank you for reading.", "Thank you, and greet Ivo!"), "warm_up"),
        (ASK, "ask"),
        ("Lunch on Thursday? The usual place.", None),
    ],
)
def test_a_sent_message_is_known_by_its_draft(text: str, move: str | None) -> None:
    drafts = (Draft("warm_up", "linkedin_message", DRAFTED, ago(4), "northwind"),)
    found = joined(History(drafts=drafts), person(wrote("out", 3, text)))
    assert [(one.event, one.move, one.source) for one in found.events] == (
        [("sent", move, "found")] if move else []
    )


def test_a_message_older_than_its_draft_is_not_it() -> None:
    drafts = (Draft("warm_up", "email", DRAFTED.replace("Could you refer me", "x"), ago(2)),)
    old = wrote("out", 3, DRAFTED.replace("Could you refer me", "x"))
    assert joined(History(drafts=drafts), person(old)).events == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sorry, I can't refer you for this one.", "declined"),
        ("I'm not able to give referrals at the moment.", "declined"),
        ("I don't feel comfortable referring somebody I haven't worked with.", "declined"),
        ("Thank you for asking. I only refer people I have worked with.", "declined"),
        ("I'd rather not, I hope you understand.", "declined"),
        ("I'm going to have to pass on this one.", "declined"),
        ("Our policy does not allow it for former suppliers.", "declined"),
        ("I left last month, so I can’t help you there. Good luck!", "declined"),
        ("Leider kann ich dich im Moment nicht empfehlen.", "declined"),
        ("Of course! Send me your CV and I'll refer you.", "agreed"),
        ("Hi Maya! Happy to.", "agreed"),
        ("Sure, happy to help. What do you need?", "agreed"),
        ("Can't wait to have you here, I'll put your name in today.", "agreed"),
        ("Done! I've just submitted the referral.", "referred"),
        ("I referred you this morning.", "referred"),
        ("Let me think about it.", "replied"),
        ("Which team is that?", "replied"),
        ("Sure, but first tell me what you would want to do there.", "replied"),
        ("Are you sure you want to work here? Let me ask around.", "replied"),
        ("Why don't we speak about a referral on Monday?", "replied"),
        ("Good to hear from you, it is a busy week on the quay.", "replied"),
    ],
)
def test_what_an_answer_says(text: str, said: str) -> None:
    asked = person(wrote("out", 9, ASK), wrote("in", 8, text))
    assert [one.event for one in joined(History(), asked).events] == ["sent", said]


def test_what_is_logged_is_not_found_again() -> None:
    log = History((Event("sent", ago(4), "ask"),))
    assert len(joined(log, person(wrote("out", 5, ASK))).events) == 1


def test_the_users_word_on_an_answer_counts() -> None:
    rows = (wrote("out", 9, ASK), wrote("in", 8, "I can't refer you this week, but next I will."))
    log = History((Event("agreed", ago(8)),))
    answers = [one.event for one in joined(log, person(*rows)).events if one.event != "sent"]
    assert answers == ["agreed"]


def test_what_was_denied_is_not_found() -> None:
    rows = (wrote("out", 9, ASK), wrote("in", 8, "Maybe."))
    denied = History(denied=frozenset({("sent", "e7-0")}))
    assert joined(denied, person(*rows)).events == ()


# --- when to send ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "move", "on"),
    [
        (date(2026, 11, 24), "ask", "2026-11-24"),
        (date(2026, 11, 27), "ask", "2026-11-30"),
        (date(2026, 11, 28), "nudge", "2026-11-30"),
        (date(2026, 11, 27), "thank", "2026-11-27"),
        (date(2026, 12, 24), "warm_up", "2027-01-04"),
    ],
)
def test_fridays_weekends_and_holidays_are_poor_days(today: date, move: str, on: str) -> None:
    assert when(move, "Porto, Portugal", today).on == on


def test_the_weeks_and_holidays_of_the_contacts_country() -> None:
    thanksgiving = date(2026, 11, 26)
    assert when("ask", "Austin, Texas, United States", thanksgiving).on == "2026-11-30"
    assert when("ask", "Porto, Portugal", thanksgiving).on == "2026-11-26"
    assert when("ask", "Tel Aviv, Israel", thanksgiving).on == "2026-11-29"
    assert when("ask", "Leeds, England, United Kingdom", date(2027, 3, 29)).on == "2027-03-30"


@pytest.mark.parametrize(
    ("location", "zone"),
    [
        ("Porto, Portugal", "Europe/Lisbon"),
        ("Greater Chicago Area", "America/Chicago"),
        ("San Francisco Bay Area", "America/Los_Angeles"),
        ("Portland, Maine, United States", "America/New_York"),
        ("Manchester, England, United Kingdom", "Europe/London"),
        ("Berlin, Deutschland", "Europe/Berlin"),
        ("Melbourne, Victoria, Australia", "Australia/Melbourne"),
        ("Tbilisi, Georgia", "Asia/Tbilisi"),
        ("Atlanta, Georgia, United States", "America/New_York"),
        ("United States", None),
        ("Leeds", None),
        (None, None),
    ],
)
def test_the_time_zone_where_the_words_tell_it(location: str | None, zone: str | None) -> None:
    assert place_of(location).zone == zone
