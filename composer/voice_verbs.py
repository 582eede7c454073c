"""The verb ``askwell voice``: how you write, with examples, and what askwell makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from scraper.terminal import Terminal, verb

if TYPE_CHECKING:
    from composer.habits import Habits
    from scraper.settings import Voice

app = typer.Typer()

TITLES = {
    "greeting": "Greeting", "greeting_close": "Greeting, to people who often write back",
    "signoff": "Sign-off", "signoff_close": "Sign-off, to people who often write back",
    "contractions": "Contractions (I'm, not I am)", "spelling": "Spelling",
    "exclamations": "Exclamation marks in a hundred sentences",
    "emoji": "Emoji in a hundred messages", "words_per_sentence": "Words in a sentence",
    "formality": "Tone",
}  # fmt: skip
# What is shown to you and changes no draft: the rest is used.
ONLY_SHOWN = ("emoji", "words_per_sentence", "formality")


@verb(app, "voice")
def voice(terminal: Terminal) -> None:
    """How you write, learned from what you sent; [voice] in askwell.toml always wins."""
    from composer.desk import Desk

    settings = terminal.home.settings()
    with terminal.home.open(must_exist=True) as db:
        learned = Desk(db, settings, terminal.today).habits
    terminal.answer(as_json(settings.voice, learned), _tell)


def as_json(written: Voice, learned: Habits) -> dict[str, Any]:
    """The answer: what was learned, what askwell.toml says, and what drafts will use."""
    from composer.habits import in_this_voice

    file = {name: value for name, value in written.model_dump().items() if value is not None}
    used = in_this_voice(written, learned).model_dump()
    return {"learned": learned.to_json(), "askwell_toml": file, "used": used}


def _tell(value: dict[str, Any]) -> Iterator[str]:
    learned, file = value["learned"], value["askwell_toml"]
    yield f"Learned from {learned['messages']} messages and mails that you sent."
    for one in learned["habits"]:
        yield ""
        yield f"{TITLES[one['habit']]}: {_said(one)}"
        yield from (f"   “{line}”" for line in one["examples"])
        if one["habit"] in file:
            yield f"   askwell.toml says {file[one['habit']]!r}, and that is used"
        elif one["habit"] in ONLY_SHOWN and one["value"] is not None:
            yield "   (shown only; no draft is changed by it)"
    yield ""
    yield "To change any of it, write it under [voice] in askwell.toml:"
    yield from (_toml(name, kept) for name, kept in value["used"].items())


def _said(one: dict[str, Any]) -> str:
    if one["value"] is None:
        return "your messages do not tell yet"
    words = {True: "yes", False: "no"}.get(one["value"], one["value"])
    if isinstance(one["value"], int) and not isinstance(one["value"], bool):
        words = str(one["value"])
    return f"{words} ({one['count']} of {one['of']})" if one["of"] else str(words)


def _toml(name: str, value: Any) -> str:
    if value is None:
        return f"  # {name}: the channel's own habit"
    return f"  {name} = " + (str(value).lower() if isinstance(value, bool) else f'"{value}"')
