"""The verbs that show: the review page, the demo, and a draft put into its message box by hand."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from functools import partial
from queue import Empty, Queue
from typing import TYPE_CHECKING, Annotated

import typer

from composer.arguments import MoveName, ObjectiveId, Person
from scraper.errors import Refusal
from scraper.terminal import Terminal, verb

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from composer.review.app import Site
    from scraper.settings import Home

app = typer.Typer()

PATIENCE = 60.0  # seconds in which a window opens; after that the page no longer waits for it

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
    from scraper import consent, handoff

    with terminal.home.open(must_exist=True) as db:
        consent.refuse_without(db)
        desk = Desk(db, terminal.home.settings(), terminal.today)
        contact = desk.contact(desk.person_id(person))
        goal = desk.needed_objective(objective) if move == "ask" else desk.objective(objective)
        message = desk.draft(contact, goal, Asked(move, "linkedin_message"))
    if contact.slug is None:
        raise Refusal(
            "no_profile",
            f"no LinkedIn address of {contact.full_name} is known",
            "askwell draft PERSON --channel email",
        )
    terminal.say("Opening their message box. Nothing is sent: read it, and press send yourself.")
    handoff.open_and_type(terminal.home, terminal.home.settings(), contact.slug, message.text)
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
    from scraper import consent
    from scraper.look_back import look_back

    with terminal.home.open(must_exist=True) as db:
        consented = consent.given(db) is not None
    return Site(
        terminal.home,
        terminal.current_day,
        new_token(),
        terminal.incognito,
        idle_hours=terminal.home.settings().review.idle_hours,
        look_back=look_back,
        hand_over=partial(hand_over, terminal.home) if consented else None,
    )


def hand_over(home: Home, slug: str, text: str) -> None:
    """Open the contact's message box with a text in it, and return once it stands there.

    The window stays open in a thread of its own, for as long as it is read. Raises what
    `handoff.open_and_type` refuses, and ``no_consent`` where the yes was taken back meanwhile.
    """
    from scraper import consent, handoff

    with home.open(must_exist=True) as db:
        consent.refuse_without(db)
    typed: Queue[Exception | None] = Queue()

    def stay(context: BrowserContext) -> None:
        typed.put(None)
        handoff.until_closed(context)

    def work() -> None:
        try:
            handoff.open_and_type(home, home.settings(), slug, text, until=stay)
        except Exception as error:  # noqa: BLE001 - told to the page that waits for it
            typed.put(error)

    threading.Thread(target=work, daemon=True).start()
    with suppress(Empty):
        failed = typed.get(timeout=PATIENCE)
        if failed is not None:
            raise failed
