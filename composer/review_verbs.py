"""The verbs that show: the review page, the demo, and a draft put into its message box by hand."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from composer.arguments import MoveName, ObjectiveId, Person
from scraper.errors import Refusal
from scraper.terminal import Terminal, verb

if TYPE_CHECKING:
    from composer.review.app import Site

app = typer.Typer()

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any.")]


@verb(app, "review")
def review(
    terminal: Terminal,
    port: Port = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open a browser.")] = False,
) -> None:
    """Look through people, talking points and drafts in a page on this machine."""
    from composer.review.server import serve

    serve(_site(terminal), port, open_browser=not no_open, say=terminal.say)


@verb(app, "open")
def open_(
    terminal: Terminal,
    person: Person,
    objective: ObjectiveId = None,
    move: Annotated[MoveName, typer.Option("--move", help="What the message is for.")] = "ask",
) -> None:
    """Type a draft into the contact's LinkedIn message box, in your window. You press send."""
    from composer.desk import Asked, Desk

    with terminal.home.open(must_exist=True) as db:
        desk = Desk(db, terminal.home.settings(), terminal.today)
        contact = desk.contact(desk.person_id(person))
        goal = desk.needed_objective(objective) if move == "ask" else desk.objective(objective)
        message = desk.draft(contact, goal, Asked(move, "linkedin_message"))
        consented = _consented(db)
    if contact.slug is None:
        raise Refusal(
            "no_profile",
            f"no LinkedIn address of {contact.full_name} is known",
            "askwell draft PERSON --channel email",
        )
    terminal.say("Opening their message box. Nothing is sent: read it, and press send yourself.")
    _hand_over(terminal, consented)(contact.slug, message.text)
    terminal.answer({"opened": contact.slug}, lambda _value: ["The window is closed."])


@verb(app, "demo")
def demo(
    terminal: Terminal,
    once: Annotated[bool, typer.Option("--once", help="Print and exit.")] = False,
    port: Port = 0,
) -> None:
    """Show all of askwell on an invented town. Your own data is not touched."""
    from composer.demo import show

    stay = not once and sys.stdout.isatty()
    show(terminal, port if stay else None)


def _site(terminal: Terminal) -> Site:
    from composer.review.app import Site
    from composer.review.security import new_token
    from scraper.look_back import look_back

    with terminal.home.open(must_exist=True) as db:
        consented = _consented(db)
    return Site(
        terminal.home,
        terminal.current_day,
        new_token(),
        terminal.incognito,
        look_back=look_back,
        hand_over=_beside(terminal, _hand_over(terminal, consented)) if consented else None,
    )


def _consented(db: object) -> bool:
    import sqlite_utils

    from scraper import consent

    assert isinstance(db, sqlite_utils.Database)
    return consent.given(db) is not None


def _hand_over(terminal: Terminal, consented: bool) -> Callable[[str, str], None]:
    from scraper import handoff

    def hand(slug: str, text: str) -> None:
        if not consented:
            raise Refusal(
                "no_consent", "askwell may not open your browser yet", "askwell login, or copy it"
            )
        handoff.open_and_type(terminal.home, terminal.home.settings(), slug, text)

    return hand


def _beside(terminal: Terminal, work: Callable[[str, str], None]) -> Callable[[str, str], None]:
    """The same work in a thread of its own: the window stays open for as long as it is read."""

    def told(slug: str, text: str) -> None:
        try:
            work(slug, text)
        except Refusal as refusal:
            terminal.say(f"{refusal.message}; next: {refusal.next_step}")

    def start(slug: str, text: str) -> None:
        threading.Thread(target=told, args=(slug, text), daemon=True).start()

    return start
