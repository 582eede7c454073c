"""The user's way to write is learned from what they sent, and spoken in askwell's own wordings."""

from __future__ import annotations

import pytest

from composer.habits import habits, in_this_voice
from composer.voice import spoken
from scraper.settings import Voice

CASUAL = [
    f"Hey {name},\n\nI'm back in Leeds and it's raining. We've organised a small meetup!\n\nM."
    for name in ("Ada", "Ben", "Cleo", "Dan")
]
FORMAL = [
    f"Dear {name},\n\nI am glad that it is done. I have organized the notes by color."
    "\n\nBest,\nMaya Okafor"
    for name in ("Ada", "Ben", "Cleo", "Dan")
]  # fmt: skip


def test_habits_are_learned() -> None:
    casual, formal = habits(CASUAL), habits(FORMAL)
    assert (casual.greeting, formal.greeting) == ("Hey", "Dear")
    assert (casual.contractions, formal.contractions) == (True, False)
    assert (casual.spelling, formal.spelling) == ("british", "american")
    assert formal.signoff == "Maya Okafor"
    assert casual.exclamations > formal.exclamations == 0


def test_little_is_not_a_habit() -> None:
    few = habits(CASUAL[:2])
    assert (few.greeting, few.signoff, few.spelling) == (None, None, None)
    mixed = habits(CASUAL + FORMAL)
    assert mixed.greeting is None
    assert habits([]).messages == 0


def test_the_users_file_wins() -> None:
    voice = in_this_voice(Voice(greeting="Hello"), habits(FORMAL))
    assert voice.greeting == "Hello"
    assert voice.signoff == "Maya Okafor"
    assert voice.contractions is False


@pytest.mark.parametrize(
    ("text", "voice", "tone", "said"),
    [
        ("I'm glad you'd help.", Voice(), "warm", "I'm glad you'd help."),
        ("I'm glad you'd help.", Voice(), "formal", "I am glad you would help."),
        ("I'm glad.", Voice(contractions=False), "warm", "I am glad."),
        ("It doesn't matter.", Voice(contractions=True), "formal", "It doesn't matter."),
        ("A favour, please.", Voice(spelling="american"), "warm", "A favor, please."),
        ("Thanks!", Voice(), "formal", "Thanks."),
    ],
)
def test_wordings_are_spoken_in_it(text: str, voice: Voice, tone: str, said: str) -> None:
    assert spoken(text, voice, tone) == said
