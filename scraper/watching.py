"""Progress of a night on stderr: one live line at a terminal, one quiet line a page elsewhere.

In go the night's events; nothing comes out but what a person reads. At a terminal the live line
says who and which page, counts a wait down and tells how much of tonight's budget is left.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.text import Text

from scraper.report import Event
from scraper.terminal import Terminal, blurred, printable

Watch = Callable[[Event], None]


@contextmanager
def watching(terminal: Terminal) -> Iterator[Watch]:
    """What `sync.run` tells its events to, for the length of a ``with``."""

    def shown(event: Event) -> Event:
        if not terminal.incognito:
            return event
        due = event.due
        names = {key: blurred(getattr(due, key), private=True) for key in ("name", "reason")}
        return replace(event, due=replace(due, **names))

    if not sys.stderr.isatty() or terminal.as_json:
        yield lambda event: _quiet(terminal, shown(event))
        return
    with _live_line() as line:
        task = line.add_task("opening the browser", total=0, left="")
        yield lambda event: _lively(line, task, shown(event))


def _quiet(terminal: Terminal, event: Event) -> None:
    """A page's result, one line; with --verbose every event. A wall is told by the report."""
    if terminal.verbose or (event.kind == "saved" and event.outcome != "wall"):
        terminal.say(f"  {event}")


def _lively(line: Progress, task: Any, event: Event) -> None:
    left = f"{event.left} left tonight"
    who = f"{event.due.name}: {event.due.page}"
    if event.kind == "saved":
        line.console.print(f"  {printable(str(event))}", markup=False, highlight=False)
    elif event.kind == "wait":
        line.reset(task, total=event.seconds, description=_safe(f"waiting; next {who}"), left=left)
    else:
        line.reset(task, total=0, description=_safe(f"{who}: {event.due.reason}"), left=left)


def _safe(text: str) -> str:
    return escape(printable(text))


class _Countdown(ProgressColumn):
    """Seconds that a wait still takes; nothing while a page is read."""

    def render(self, task: Task) -> Text:
        if not task.total:
            return Text("")
        return Text(f"{max(0.0, task.total - (task.elapsed or 0.0)):.0f} s")


def _live_line() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.fields[left]}"),
        _Countdown(),
        TextColumn("{task.description}"),
        console=Console(stderr=True),
        transient=True,
    )
