"""How both halves speak to a terminal: shared options, one answer on stdout, all else on stderr.

A verb is a function whose first argument is a `Terminal`. It builds one JSON-ready answer and
gives it to `Terminal.answer` with a function that tells it in words; ``--json`` prints the answer
itself, ``--incognito`` blurs people in it first. An expected failure leaves as a `Refusal`:
two lines on stderr and exit status 1.
"""

from __future__ import annotations

import functools
import inspect
import json
import os
import re
import shutil
import sqlite3
import sys
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scraper.errors import Refusal, of_system

if TYPE_CHECKING:
    from scraper import settings

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "home": (
        Annotated[
            Path | None,
            typer.Option("--home", metavar="PATH", help="The askwell folder.", show_default=False),
        ],
        None,
    ),
    "as_json": (Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")], False),
    "today": (
        Annotated[
            str | None,
            typer.Option(
                "--today", metavar="DATE", help="Act as if today were DATE.", show_default=False
            ),
        ],
        None,
    ),
    "incognito": (
        Annotated[bool, typer.Option("--incognito", help="Blur names and texts.")],
        False,
    ),
    "verbose": (
        Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")],
        False,
    ),
}

_GLOBAL_FLAGS = {"--json", "--incognito", "-v", "--verbose"}
_GLOBAL_VALUES = {"--home", "--today"}

# Keys of answers that hold a person's name or words; --incognito blurs their values.
_PRIVATE = {
    "full_name", "name", "slug", "emails", "email", "text", "quote", "say", "opener", "subject",
    "url", "company", "title", "headline", "location", "detail", "reason", "forwardable", "answer",
    "note", "draft", "message", "shared_text", "author", "full", "named", "path", "where",
    "objective", "member_id", "recipients", "sender", "sender_slug", "why_not", "role",
}  # fmt: skip

# Control characters, bidirectional overrides and invisible joiners: inert as \uXXXX in JSON,
# dropped from plain text, so that no page or mail can steer the terminal.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the shared options said, and the way to answer."""

    home: settings.Home
    as_json: bool
    today: date
    incognito: bool
    verbose: bool
    pinned: bool = False

    def current_day(self) -> date:
        """The day it is now: the given one, else the calendar's, which moves on overnight."""
        return self.today if self.pinned else _day(None)

    def answer(
        self, value: dict[str, Any], tell: Callable[[dict[str, Any]], Iterable[str]]
    ) -> None:
        """Print `value` as JSON, or the lines that `tell` makes of it."""
        shown = blurred(value) if self.incognito else value
        if self.as_json:
            sys.stdout.write(as_json(shown) + "\n")
            return
        for line in tell(shown):
            sys.stdout.write(printable(line) + "\n")

    def answer_folded(
        self, value: dict[str, Any], tell: Callable[[dict[str, Any]], Iterable[str]]
    ) -> None:
        """Like `answer`, for lists to read: at a terminal long lines are folded, indented."""
        self.answer(value, lambda shown: [part for one in tell(shown) for part in folded(one)])

    def say(self, line: str) -> None:
        """Tell the human something that is not the answer."""
        sys.stderr.write(printable(line) + "\n")
        sys.stderr.flush()

    def day(self, text: str | None) -> date | None:
        """A date somebody gave as an option, or None; wrong usage when it is none."""
        return _day(text) if text else None

    @property
    def now(self) -> datetime:
        """The moment: today's date at the clock's time of day, in UTC."""
        return datetime.combine(self.today, datetime.now(UTC).time(), tzinfo=UTC)


def as_json(value: Any, *, indent: int | None = 2) -> str:
    """JSON text that is safe to print: what could steer a terminal stands as ``\\uXXXX``."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub(
        r"[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]",
        lambda found: f"\\u{ord(found[0]):04x}",
        text,
    )


def folded(line: str) -> list[str]:
    """A line as a terminal has room for it; whole where nobody reads it there, or to be copied."""
    if not sys.stdout.isatty() or line.lstrip().startswith("askwell "):
        return [line]
    indent = len(line) - len(line.lstrip())
    hanging = 3 if line[:1].isdigit() else indent and indent + 2
    width = max(40, shutil.get_terminal_size().columns)
    return textwrap.wrap(
        line, width, subsequent_indent=" " * hanging, break_long_words=False,
        break_on_hyphens=False, drop_whitespace=True,
    ) or [""]  # fmt: skip


def printable(line: str) -> str:
    """The line without anything that could steer a terminal."""
    return _UNSAFE.sub("", line).encode("utf-8", "replace").decode("utf-8")


def blurred(value: Any, private: bool = False) -> Any:
    """The same answer with every letter and digit of names and texts replaced."""
    if isinstance(value, dict):
        return {key: blurred(item, private or key in _PRIVATE) for key, item in value.items()}
    if isinstance(value, list):
        return [blurred(item, private) for item in value]
    if private and isinstance(value, str):
        return re.sub(r"\w", "•", value)
    return value


def verb(app: typer.Typer, name: str, **extra: Any) -> Callable[[Callable[..., None]], Any]:
    """Register a function as a verb of `app`, with the shared options added to its own."""

    def register(function: Callable[..., None]) -> Callable[..., None]:
        own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
        shared = [
            inspect.Parameter(
                key, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default
            )
            for key, (annotation, default) in _OPTIONS.items()
        ]

        @functools.wraps(function)
        def run(**values: Any) -> None:
            mine = {key: values.pop(key) for key in _OPTIONS}
            terminal = _terminal(mine)
            guarded(lambda: function(terminal, **values), terminal.home)

        keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own]
        run.__signature__ = inspect.Signature([*keyword, *shared])  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in (*keyword, *shared)}
        app.command(name, **extra)(run)
        return function

    return register


def options_after_verb(arguments: list[str], groups: Iterable[str] = ()) -> list[str]:
    """Move global options written before the verb to behind it: both places mean the same."""
    moved: list[str] = []
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        flag = rest[0].split("=", 1)[0]
        if flag in _GLOBAL_FLAGS or (flag in _GLOBAL_VALUES and "=" in rest[0]):
            moved.append(rest.pop(0))
        elif flag in _GLOBAL_VALUES and len(rest) > 1:
            moved += [rest.pop(0), rest.pop(0)]
        else:
            break
    depth = 2 if rest and rest[0] in set(groups) else 1
    return [*rest[:depth], *moved, *rest[depth:]]


def _terminal(values: dict[str, Any]) -> Terminal:
    from scraper import settings

    return Terminal(
        home=settings.home(values["home"]),
        as_json=values["as_json"],
        today=_day(values["today"]),
        incognito=values["incognito"],
        verbose=values["verbose"],
        pinned=bool(values["today"] or os.environ.get("ASKWELL_TODAY")),
    )


def _day(text: str | None) -> date:
    named = text or os.environ.get("ASKWELL_TODAY")
    if not named:
        return date.today()
    try:
        return date.fromisoformat(named)
    except ValueError as error:
        raise typer.BadParameter(f"{named!r} is not a date like 2026-11-23") from error


def guarded(work: Callable[[], None], home: settings.Home | None = None) -> None:
    """Do a piece of work; it ends as a person may meet it: a refusal in two lines, no traceback.

    A bug keeps its traceback, unless it was the home's database, damaged, that brought it about.
    """
    try:
        work()
        sys.stdout.flush()
    except Refusal as refusal:
        _refuse(refusal)
    except BrokenPipeError:
        _forget_answer()
        raise typer.Exit(0) from None
    except (OSError, sqlite3.DatabaseError) as error:
        told = of_system(error) or _damage(home)
        if told is None:
            raise
        _refuse(told)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        damage = _damage(home)
        if damage is None:
            raise
        _refuse(damage)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        raise typer.Exit(130) from None


def _damage(home: settings.Home | None) -> Refusal | None:
    from scraper import backup

    if home is None or not home.database.exists():
        return None
    fault = backup.fault(home.database)
    message = f"the database is damaged: {fault}"
    return Refusal("database_damaged", message, "askwell doctor --repair") if fault else None


def _forget_answer() -> None:
    """Let what could not be written go, or Python tries again on its way out and complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(refusal: Refusal) -> None:
    try:
        sys.stdout.flush()
    except OSError:
        _forget_answer()
    sys.stderr.write(f"error: {refusal.kind}: {printable(_line(refusal.message))}\n")
    sys.stderr.write(f"next: {printable(_line(refusal.next_step))}\n")
    raise typer.Exit(1)


def _line(text: str) -> str:
    return " ".join(text.split())
