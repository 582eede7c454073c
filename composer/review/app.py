"""The review page: a small local site that shows what composer thinks, and keeps decisions.

Routes answer with server-drawn HTML; every route sits behind `security.Guard`. A request opens the
database for itself and closes it again, so a running sync never waits for an open page.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from composer import language
from composer.desk import Desk
from composer.memory import Memory
from composer.opening import Changes, opened
from composer.review import masking, security, showing
from composer.review.undoing import Undoing
from composer.search import Search
from scraper.errors import Refusal
from scraper.settings import Home, Objective

_FOLDER = Path(__file__).parent
AT_ONCE = 100  # people read into the search index before others may write again


@dataclass(frozen=True)
class Site:
    """One run of the review page.

    Attributes:
        home: whose data.
        today: a function that tells the day, so that a page left open grows no older.
        token: the run's secret.
        incognito: mask people.
        idle_hours: how long nobody has to look before the server ends by itself.
        look_back: how the nights went, as `scraper.look_back.look_back` tells it.
        hand_over: opens a contact's message box with a text in it (slug, text).
    """

    home: Home
    today: Callable[[], date]
    token: str
    incognito: bool = False
    idle_hours: float = 6.0
    look_back: Callable[..., dict[str, Any]] | None = None
    hand_over: Callable[[str, str], None] | None = None
    done: Undoing = field(default_factory=Undoing)
    memory: Memory = field(default_factory=Memory)

    def open(self) -> AbstractContextManager[tuple[Desk, Search]]:
        """The desk and the search for the length of one request."""
        return opened(self.home, self.today(), self.memory)

    @cached_property
    def _changes(self) -> Changes:
        return Changes(self.home)

    def nights(self) -> dict[str, Any]:
        """How the nights went and how the home stands, counted again after any write."""
        look, day = self.look_back, self.today()
        if look is None:
            return {"status": None, "nights": []}
        key = (day, self._changes.state(), self.home.settings().model_dump_json())
        return self.memory.until("nights", key, lambda: look(self.home, day))

    def key(self, objective: Objective) -> str:
        """How an address names an objective: by its id, unless that would tell too much."""
        named = security.derived(self.token, objective.id)[:12]
        return named if self.incognito else objective.id

    def objective(self, desk: Desk, key: str | None) -> Objective | None:
        """The objective an address names, else the only open one. Refuses an unknown key."""
        for one in desk.settings.objective:
            if key and key in (self.key(one), one.id):
                return one
        return desk.objective(key or None)

    def prepare(self) -> None:
        """Gather in the background what the first pages will ask for."""
        language.get_ready()
        try:
            with self.open() as (desk, _search):
                _ = desk.habits  # sums everybody up, so that the rest is worth remembering
            with self.open() as (desk, _search):
                desk.due()
                desk.stats()
                for one in desk.settings.objective:
                    if not one.done:
                        desk.who(one)
            self.nights()
        except Refusal:
            return  # the pages will say so themselves
        self.read_words()

    def read_words(self) -> None:
        """Bring the search index up to date, a little at a time."""
        try:
            with self.open() as (_desk, search):
                while search.refresh(AT_ONCE):
                    pass
        except Refusal:
            return  # somebody else is writing; the next search reads on


def build(site: Site) -> ASGIApp:
    """The ASGI application."""
    from composer.review import routes, writes

    app = Starlette(
        routes=[*routes.ROUTES, *writes.ROUTES, routes.static(StaticFiles, _FOLDER / "static")],
        exception_handlers={Refusal: routes.refused, 404: routes.missing, 500: routes.broken},
    )
    app.state.site = site
    app.state.templates = _templates(site)
    return security.Guard(app, site.token)


def _templates(site: Site) -> Environment:
    environment = Environment(
        loader=PackageLoader("composer.review"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=masking.mask if site.incognito else None,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "address": security.safe_address,
        "day": showing.day,
        "kind": showing.kind,
        "label": showing.label,
        "ours": masking.ours,
        "source": showing.source,
        "told": showing.told,
        "merged": lambda left, right: {**left, **right},
    }
    environment.globals |= {
        "form_token": masking.ours(security.form_token(site.token)),
        "incognito": site.incognito,
        "key": site.key,
        "showing": showing,
        "may_hand_over": site.hand_over is not None and not site.incognito,
    }
    return environment
