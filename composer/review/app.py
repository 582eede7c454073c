"""The review page: a small local site that shows what composer thinks, and keeps decisions.

Routes answer with server-drawn HTML; every route sits behind `security.Guard`. A request opens the
database for itself and closes it again, so a running sync never waits for an open page.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from composer.desk import Desk
from composer.review import pages, security
from scraper.errors import Refusal
from scraper.settings import Home

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Site:
    """One run of the review page.

    Attributes:
        home: whose data.
        today: the day it is, or a function that tells, so that a page left open grows no older.
        token: the run's secret.
        incognito: blur people.
        idle_hours: how long nobody has to look before the server ends by itself.
    """

    home: Home
    today: Callable[[], date]
    token: str
    incognito: bool = False
    idle_hours: float = 6.0

    @contextmanager
    def desk(self) -> Any:
        """An open desk for the length of one request."""
        with self.home.open(must_exist=True) as db:
            yield Desk(db, self.home.settings(), self.today())


def build(site: Site) -> ASGIApp:
    """The ASGI application."""
    environment = Environment(
        loader=PackageLoader("composer.review"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["address"] = security.safe_address
    environment.filters["day"] = pages.day
    environment.filters["merged"] = lambda left, right: {**left, **right}
    environment.globals["form_token"] = security.form_token(site.token)
    environment.globals["incognito"] = site.incognito
    app = Starlette(
        routes=[
            Route("/", _people, name="people"),
            Route("/person/{person_id:int}", _person, name="person"),
            Route("/person/{person_id:int}/decision", _decide, methods=["POST"]),
            Mount("/static", StaticFiles(directory=_FOLDER / "static")),
        ],
        exception_handlers={Refusal: _refused, 404: _missing},
    )
    app.state.site = site
    app.state.templates = environment
    return security.Guard(app, site.token)


def _people(request: Request) -> Response:
    with request.app.state.site.desk() as desk:
        page = pages.people(desk, request.query_params.get("objective"))
    return _show(request, "people.html", page)


def _person(request: Request) -> Response:
    query = request.query_params
    asked = pages.Wanted(
        move=query.get("move"),
        channel=query.get("channel"),
        hook_id=query.get("hook") or None,
        tone=query.get("tone"),
    )
    with request.app.state.site.desk() as desk:
        page = pages.person(desk, request.path_params["person_id"], query.get("objective"), asked)
    return _show(request, "person.html", page)


async def _decide(request: Request) -> Response:
    site: Site = request.app.state.site
    async with request.form(max_files=0, max_fields=12) as form:
        given = {key: str(value) for key, value in form.items()}
    if not security.form_is_ours(site.token, given.get("form_token")):
        return HTMLResponse("Refused: this form is not from this page.", 403)
    person_id = request.path_params["person_id"]
    decision = given.get("decision") or None
    with site.desk() as desk:
        desk.store.decide(
            person_id, given["hook_id"], given["kind"], decision, site.today().isoformat()
        )
    return RedirectResponse(f"/person/{person_id}", 303)


def _show(request: Request, template: str, page: dict[str, Any], status: int = 200) -> Response:
    state = request.app.state
    text = state.templates.get_template(template).render(path=request.url.path, **page)
    return HTMLResponse(text, status)


def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    page = {"message": refusal.message, "next_step": refusal.next_step, "title": "Not here"}
    return _show(request, "refusal.html", page, 404)


def _missing(request: Request, _error: Exception) -> Response:
    page = {"message": "There is no such page.", "next_step": "Go back.", "title": "Not here"}
    return _show(request, "refusal.html", page, 404)
