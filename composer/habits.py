"""How the user writes, learned from what they sent: greeting, sign-off, contractions, spelling.

The user's own sent messages come in, habits go out, each with counts and examples to look at.
Content is never imitated, and what askwell.toml says always wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from composer import habit_signs as signs
from composer.habit_signs import Sign
from scraper.settings import Voice

FEWEST = 3  # sightings that make a habit
SHARE = 0.6  # of those that show anything at all
EXAMPLES = 3
LONGEST_EXAMPLE = 120  # characters
CLOSE = 3  # messages from somebody who is written to as a friend
LIVELY, CALM = 15, 5  # exclamation marks in a hundred sentences


@dataclass(frozen=True, slots=True)
class Sent:
    """One message of the user's; `close` when it went to somebody who often writes back."""

    text: str
    close: bool = False


@dataclass(frozen=True, slots=True)
class Habit:
    """One habit.

    Attributes:
        name: what it is about.
        value: how the user does it; None where their messages do not tell.
        count: how many sightings show this value.
        of: how many show anything of the kind.
        examples: lines of the user's that show it.
    """

    name: str
    value: str | bool | int | None
    count: int = 0
    of: int = 0
    examples: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``habits`` in ``askwell voice --json``."""
        return {
            "habit": self.name,
            "value": self.value,
            "count": self.count,
            "of": self.of,
            "examples": list(self.examples),
        }


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody writes: how many messages were read, and every habit by name."""

    messages: int
    found: Mapping[str, Habit]

    def value(self, name: str) -> Any:
        """What the habit called `name` is; None where their messages do not tell."""
        return self.found[name].value

    def to_json(self) -> dict[str, Any]:
        """The object that ``askwell voice --json`` prints under ``learned``."""
        return {
            "messages": self.messages,
            "habits": [one.to_json() for one in self.found.values()],
        }


def habits(sent: Sequence[Sent]) -> Habits:
    """What the user's sent messages show of their way to write."""
    texts = [one.text for one in sent]
    close = [one.text for one in sent if one.close]
    said = signs.sentences(texts)
    found = [
        _usual("greeting", signs.greetings(texts)),
        _usual("greeting_close", signs.greetings(close)),
        _usual("signoff", signs.signoffs(texts)),
        _usual("signoff_close", signs.signoffs(close)),
        _yes_or_no(_usual("contractions", signs.contractions(texts))),
        _usual("spelling", signs.spellings(texts)),
        _exclamations(said),
        _emoji(texts),
        _length(said),
    ]
    known = {one.name: one for one in found}
    known["formality"] = _formality(known)
    return Habits(len(texts), known)


def in_this_voice(voice: Voice, learned: Habits, *, close: bool = False) -> Voice:
    """The user's settings, with what they leave open filled from their habits.

    With `close` the greeting and the sign-off are those for people who often write back.
    """
    known = {name: learned.value(name) for name in ("greeting", "signoff")}
    if close:
        known |= {name: learned.value(f"{name}_close") or value for name, value in known.items()}
    lively = learned.value("exclamations")
    known |= {name: learned.value(name) for name in ("contractions", "spelling")}
    known["exclamations"] = None if lively is None else lively >= LIVELY
    silent = {name: value for name, value in known.items() if getattr(voice, name) is None}
    return voice.model_copy(update=silent)


def _usual(name: str, seen: Iterable[Sign]) -> Habit:
    """What is seen most, where it is seen often enough to be a habit."""
    every = list(seen)
    ranked = Counter(one.value for one in every).most_common(1)
    if not ranked or ranked[0][1] < FEWEST or ranked[0][1] < SHARE * len(every):
        return Habit(name, None, of=len(every))
    value, count = ranked[0]
    lines = dict.fromkeys(one.line for one in every if one.value == value)
    return Habit(name, value, count, len(every), _short(lines))


def _yes_or_no(habit: Habit) -> Habit:
    value = {"yes": True, "no": False}.get(str(habit.value))
    return Habit(habit.name, value, habit.count, habit.of, habit.examples)


def _exclamations(said: Sequence[str]) -> Habit:
    """Exclamation marks in a hundred sentences."""
    loud = [one for one in said if one.endswith("!")]
    share = _in_a_hundred(len(loud), len(said))
    return Habit("exclamations", share, len(loud), len(said), _short(loud))


def _emoji(texts: Sequence[str]) -> Habit:
    """Emoji in a hundred messages; shown, and never put into a message for the user."""
    seen = signs.emoji(texts)
    lines = dict.fromkeys(one.line for one in seen)
    return Habit(
        "emoji", _in_a_hundred(len(seen), len(texts)), len(seen), len(texts), _short(lines)
    )


def _length(said: Sequence[str]) -> Habit:
    """The median number of words in a sentence."""
    lengths = sorted(len(one.split()) for one in said)
    middle = lengths[len(lengths) // 2] if len(lengths) >= FEWEST else None
    like = [one for one in said if len(one.split()) == middle]
    return Habit("words_per_sentence", middle, len(like), len(said), _short(like))


def _formality(known: Mapping[str, Habit]) -> Habit:
    """`formal`, `plain` or `warm`, by greeting, contractions and exclamation marks."""
    greeting, loud = known["greeting"].value, known["exclamations"].value
    contracted = known["contractions"].value
    if loud is None or (greeting is None and contracted is None):
        return Habit("formality", None)
    if contracted is False and greeting not in ("Hey", "Hiya", "Hi") and int(loud) < CALM:
        return Habit("formality", "formal")
    warm = greeting in ("Hey", "Hiya") or int(loud) >= LIVELY or bool(known["emoji"].value)
    return Habit("formality", "warm" if warm else "plain")


def _in_a_hundred(count: int, of: int) -> int | None:
    return round(100 * count / of) if of >= FEWEST else None


def _short(lines: Iterable[str]) -> tuple[str, ...]:
    fitting = [line for line in lines if line and len(line) <= LONGEST_EXAMPLE]
    return tuple(fitting[:EXAMPLES])
