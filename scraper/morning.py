"""The morning summary: what is due and what is new, as a notification or as a draft of an e-mail.

In go how the night went and the list of what is due; out come one line on the desktop, or one file
in the home folder. Both are off unless ``[morning]`` in askwell.toml asks for them, and nothing is
sent: the draft is a file that a mail program opens. A notification may stand on a locked screen,
so it names nobody unless ``names`` is true.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any

from scraper import notification
from scraper.errors import Refusal
from scraper.report import NightReport
from scraper.settings import Home, Settings

NAMES_MOST = 3  # a notification is one line

# Refusals that a person can do nothing about in the morning.
_PASSING = ("cooling_down", "browser_busy")


@dataclass(frozen=True, slots=True)
class Morning:
    """What there is to tell.

    Attributes:
        report: what came of the night; None when it was refused.
        refusal: why it was refused.
        told: the human knew of this refusal before the night, and need not be called again.
        due: the morning list, each with ``name``, ``move``, ``reason`` and ``draft``.
    """

    report: NightReport | None = None
    refusal: Refusal | None = None
    told: bool = False
    due: Sequence[Mapping[str, Any]] = ()

    @property
    def called(self) -> str | None:
        """What askwell needs of the human, where it needs something new."""
        if self.refusal and not self.told and self.refusal.kind not in _PASSING:
            return f"{_sentence(self.refusal.message)} Next: {self.refusal.next_step}"
        if self.report and self.report.next_step:
            return f"LinkedIn asks you to sign in again. Next: {self.report.next_step}"
        return None

    def line(self, names: bool) -> str:
        """One line; empty when there is nothing to say."""
        due = [str(one["name"]) for one in self.due]
        news = [one.name for one in self.report.by_person] if self.report else []
        said = [
            _counted(due, "thing is due", "things are due", names),
            _counted(news, "person has news", "people have news", names),
            self.called or "",
        ]
        return _plain(" ".join(said))

    def text(self) -> str:
        """The whole summary, names and all."""
        parts = [("Due today", list(_due_lines(self.due)))]
        if self.report:
            parts.append(("New", [str(one) for one in self.report.by_person]))
            parts.append(("The night", [one for one in self.report.lines() if one[:1] != " "]))
        if self.refusal:
            said = [_sentence(self.refusal.message), f"Next: {self.refusal.next_step}"]
            parts.append(("The night", said))
        blocks = ["\n".join((head, *lines)) for head, lines in parts if lines]
        return "\n\n".join(blocks) + "\n"


def leave(
    home: Home,
    settings: Settings,
    morning: Morning,
    now: datetime,
    show: Callable[[str, str], str | None] = notification.show,
) -> str | None:
    """Leave what ``[morning]`` asks for; returns why a notification could not be shown, or None.

    With nothing to say nothing is shown, and an older draft is removed.
    """
    wanted = settings.morning
    if wanted.draft and morning.line(names=False):
        _write(home, _draft(settings, morning, now))
    else:
        home.morning.unlink(missing_ok=True)
    line = morning.line(wanted.names)
    return show("askwell", line) if wanted.notification and line else None


def _draft(settings: Settings, morning: Morning, now: datetime) -> bytes:
    made = EmailMessage(policy=SMTP)
    if settings.me.emails:
        made["From"] = made["To"] = _plain(settings.me.emails[0])
    made["Subject"] = f"askwell: {morning.line(names=False)}"
    made["Date"] = format_datetime(now)
    made["X-Unsent"] = "1"  # mail programs that know the word open it as a draft
    made.set_content(morning.text())
    return made.as_bytes()


def _write(home: Home, content: bytes) -> None:
    unfinished = home.morning.with_suffix(".part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    unfinished.replace(home.morning)


def _due_lines(due: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for number, one in enumerate(due, 1):
        move = str(one["move"]).replace("_", " ")
        yield _plain(f"{number}. {one['name']}: {move}. {one['reason']}")
        yield f"   {_plain(str(one['draft']))}"


def _counted(people: list[str], one: str, many: str, names: bool) -> str:
    if not people:
        return ""
    said = f"{len(people)} {one if len(people) == 1 else many}"
    if not names:
        return said + "."
    more = len(people) - NAMES_MOST
    listed = ", ".join(people[:NAMES_MOST]) + (f" and {more} more" if more > 0 else "")
    return f"{said}: {listed}."


def _plain(text: str) -> str:
    """One line: no line end in a name becomes one of a header or of a list."""
    return " ".join(text.split())


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:] + ("" if message.endswith(".") else ".")
