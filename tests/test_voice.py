"""The user's way to write is learned from what they sent, and spoken in askwell's own wordings."""

from __future__ import annotations

import json

import pytest
from askwell_town import TODAY

from composer.desk import Desk
from composer.habits import Habits, Sent, habits, in_this_voice
from composer.voice import spoken
from scraper.settings import Home, Voice
from tests.command import Run

CASUAL = [
    f"Hey {name},\n\nI'm back in Leeds and it's raining. We've organised a small meetup!\n\nM."
    for name in ("Ada", "Ben", "Cleo", "Dan")
]
FORMAL = [
    f"Dear {name},\n\nI am glad that it is done. I have organized the notes by color."
    "\n\nBest,\nMaya Okafor"
    for name in ("Ada", "Ben", "Cleo", "Dan")
]  # fmt: skip


def learned(texts: list[str], *, close: bool = False) -> Habits:
    return habits([Sent(text, close) for text in texts])


def test_habits_are_learned() -> None:
    casual, formal = learned(CASUAL), learned(FORMAL)
    assert (casual.value("greeting"), formal.value("greeting")) == ("Hey", "Dear")
    assert (casual.value("contractions"), formal.value("contractions")) == (True, False)
    assert (casual.value("spelling"), formal.value("spelling")) == ("british", "american")
    assert formal.value("signoff") == "Maya Okafor"
    assert casual.value("exclamations") > formal.value("exclamations") == 0
    assert (casual.value("formality"), formal.value("formality")) == ("warm", "formal")


def test_every_habit_shows_how_often_and_where_it_was_seen() -> None:
    shown = learned(FORMAL).found["greeting"]
    assert (shown.count, shown.of) == (4, 4)
    assert shown.examples == ("Dear Ada,", "Dear Ben,", "Dear Cleo,")
    spelling = learned(FORMAL).found["spelling"]
    assert spelling.examples == ("I am glad that it is done. I have organized the notes by color.",)


def test_friends_are_greeted_as_friends() -> None:
    both = habits([*(Sent(one, close=True) for one in CASUAL), *(Sent(one) for one in FORMAL)])
    assert both.value("greeting") is None
    assert in_this_voice(Voice(), both, close=True).greeting == "Hey"
    assert in_this_voice(Voice(), both).greeting is None
    assert in_this_voice(Voice(greeting="Hello"), both, close=True).greeting == "Hello"


def test_little_is_not_a_habit() -> None:
    few = learned(CASUAL[:2])
    assert [few.value(name) for name in ("greeting", "signoff", "spelling")] == [None] * 3
    assert learned(CASUAL + FORMAL).value("greeting") is None
    assert learned([]).messages == 0


def test_the_users_file_wins() -> None:
    voice = in_this_voice(Voice(greeting="Hello"), learned(FORMAL))
    assert voice.greeting == "Hello"
    assert voice.signoff == "Maya Okafor"
    assert voice.contractions is False
    assert voice.exclamations is False


def test_the_verb_shows_what_was_learned_and_what_is_used(askwell: Run, maya: Home) -> None:
    told = askwell("voice", "--json")
    answer = json.loads(told.out)
    assert answer["learned"]["messages"] > 0
    names = {one["habit"] for one in answer["learned"]["habits"]}
    assert {"greeting", "signoff", "contractions", "spelling", "emoji", "formality"} <= names
    assert answer["used"]["greeting"] == answer["askwell_toml"]["greeting"] == "Hi"
    assert "[voice]" in askwell("voice").out


def test_a_draft_is_in_the_voice_of_what_was_sent(askwell: Run, maya: Home) -> None:
    text = maya.settings_file.read_text("utf-8")
    maya.settings_file.write_text(text.replace('greeting = "Hi"', ""), "utf-8")
    with maya.open() as db:
        desk = Desk(db, maya.settings(), TODAY)
        used = desk.voiced(desk.contact(desk.person_id("Priya Raman"))).voice
        learned = desk.habits.found["contractions"]
    assert learned.of > 0
    assert used.signoff == "Maya"
    assert used.contractions == learned.value


@pytest.mark.parametrize(
    ("text", "voice", "tone", "said"),
    [
        ("I'm glad you'd help.", Voice(), "warm", "I'm glad you'd help."),
        ("I'm glad you'd help.", Voice(), "formal", "I am glad you would help."),
        ("I'm glad.", Voice(contractions=False), "warm", "I am glad."),
        ("It doesn't matter.", Voice(contractions=True), "formal", "It doesn't matter."),
        ("A favour, please.", Voice(spelling="american"), "warm", "A favor, please."),
        ("Thanks!", Voice(), "formal", "Thanks."),
        ("Thanks either way.", Voice(exclamations=True), "warm", "Thanks either way!"),
        ("Thanks either way.", Voice(exclamations=True), "plain", "Thanks either way."),
        ("I hope you are well.", Voice(exclamations=True), "warm", "I hope you are well."),
    ],
)
def test_wordings_are_spoken_in_it(text: str, voice: Voice, tone: str, said: str) -> None:
    assert spoken(text, voice, tone) == said
