"""The demo: all of askwell on an invented town, on a home folder of its own that is then removed.

One of the two modules where both halves meet. The town's sign-in form is filled in here because
the town is ours; askwell never signs in anywhere else.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from composer import telling
from composer.desk import Asked, Desk
from composer.messages import Message
from composer.points import Points
from composer.review.app import Site
from composer.review.security import new_token
from composer.review.server import serve
from scraper import consent, sync
from scraper.capture import browser, lock
from scraper.importing import import_paths
from scraper.look_back import look_back
from scraper.settings import Home
from scraper.terminal import Terminal

PAGES = 6  # a short night
POINTS = 5

Say = Callable[[str], None]


def show(terminal: Terminal, port: int | None) -> None:
    """Run the whole demo; serve the review page on `port` until Ctrl-C, or end when it is None."""
    import askwell_town

    now = datetime.combine(askwell_town.TODAY, time(7, 30), tzinfo=UTC)
    with town_home(terminal.say) as (home, town):
        imported, night = fill(
            home, town, now, terminal.say, lambda event: terminal.say(f"  {event}")
        )
        terminal.say("composing")
        answer, best, message, known = compose(home, now)
        value = {
            "people": imported.people,
            "evidence": imported.evidence,
            "night": night.to_json(),
            "answer": answer,
            "points": [found.to_json({}) for found in best],
            "draft": message.to_json(),
        }
        terminal.answer(value, lambda shown: _tell(shown, known))
        if port is not None:
            site = Site(home, lambda: now.date(), new_token(), look_back=look_back)
            serve(site, port, open_browser=False, say=terminal.say)


@contextmanager
def town_home(say: Say) -> Iterator[tuple[Home, Any]]:
    """A home folder in an invented town: settings, export and mailbox written, the town serving."""
    import askwell_town

    with tempfile.TemporaryDirectory(prefix="askwell-demo-") as folder:
        home = Home(Path(folder) / "home")
        home.make()
        say("starting the town: a small site dressed as LinkedIn, on this machine only")
        with askwell_town.serve() as town:
            askwell_town.write_settings(home.settings_file, site=town.url, fast=True)
            askwell_town.write_export(Path(folder) / "Complete_LinkedInDataExport.zip")
            askwell_town.write_mbox(Path(folder) / "mail.mbox")
            yield home, town


def fill(home: Home, town: Any, now: datetime, say: Say, watch: Any = None) -> Any:
    """Import export and mailbox, sign in to the town, and read pages for a short night."""
    exported = [*sorted(home.root.parent.glob("*.zip")), home.root.parent / "mail.mbox"]
    say("importing the job seeker's LinkedIn export and mailbox")
    with home.open() as db:
        imported = import_paths(db, home, exported, captured_at=now.isoformat())
        consent.record(db, now.date())
    say("signing in to the town (in real life, that is you, in your own browser)")
    _sign_in(home, town)
    say(f"a short night: {PAGES} pages in a real browser, one at a time")
    night = sync.run(
        home, home.settings(), now=lambda: now, limit=PAGES, watch=watch, sleep=lambda _s: None
    )
    return imported, night


def compose(home: Home, now: datetime) -> tuple[str, tuple[Points, ...], Message, dict[str, Any]]:
    """Whom to ask, the best talking points, and a draft to the first who may be asked."""
    with home.open() as db:
        desk = Desk(db, home.settings(), now.date())
        objective = desk.needed_objective(None)
        who = desk.who(objective)
        first = next(one for one in who.reaches if one.advice == "ask")
        contact = desk.contact(first.person_id)
        message = desk.draft(contact, objective, Asked("ask", "linkedin_message"))
        best = sorted(
            (desk.points(one, objective) for one in desk.everyone()),
            key=lambda found: -found.hooks[0].strength if found.hooks else 0.0,
        )
        known = {
            one.evidence_id: one
            for one in (*contact.evidence, *(desk.me.evidence if desk.me else ()))
        }
    return who.answer, tuple(best[:POINTS]), message, known


def _sign_in(home: Home, town: Any) -> None:
    settings = home.settings()
    with lock.held(home), browser.session(home, settings, headless=True) as session:
        session.page.goto(f"{town.url}/login")
        session.page.fill("input[name=session_key]", "maya@okafor.example")
        session.page.fill("input[name=session_password]", "an invented password")
        session.page.click("button[type=submit]")
        session.page.wait_for_url("**/feed/**")


def _tell(value: dict[str, Any], known: dict[str, Any]) -> Iterator[str]:
    yield f"{value['people']} people, {value['evidence']} pieces of evidence."
    yield value["answer"]
    yield ""
    yield "THE BEST REASONS TO WRITE"
    for found in value["points"]:
        yield ""
        yield from telling.points({**found, "points": found["points"][:1], "withheld": []})
    yield ""
    yield "ONE DRAFT, WITH ITS SOURCES"
    yield ""
    yield from telling.draft(value["draft"], known)
