"""The pages one can look at: each route opens the desk, gathers its values, draws its template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from composer import numbers
from composer.review import downloads, people, person
from composer.review.app import Site
from composer.search import Search
from scraper.errors import Refusal


def today(request: Request) -> Response:
    """What is due, and where each objective stands."""
    site = request.app.state.site
    with site.open() as (desk, search):
        page = {
            "title": "Today",
            "due": desk.due(),
            "today": site.today().isoformat(),
            "has_people": search.people() > 0,
            "objectives_open": _open(desk),
        }
    return show(request, "today.html", page)


def everybody(request: Request) -> Response:
    """People, or what a search finds among them."""
    site, query = request.app.state.site, request.query_params
    words = query.get("q", "").strip()
    with site.open() as (desk, search):
        _read_on(search)
        if words:
            page = people.listed(desk, search, {}) | people.found(search, words)
            return show(request, "found.html", page | {"objectives_open": _open(desk)})
        named = query.get("objective")
        objective = site.objective(desk, named) if named else None
        objectives = {"objectives_open": _open(desk), "objective": objective}
        if objective:
            page = people.reaches(desk.who(objective), query) | objectives
            return show(request, "objective.html", page)
        page = people.listed(desk, search, query) | objectives
    return show(request, "people.html", page)


def found(request: Request) -> Response:
    """What a search finds, as a list without a page around it."""
    words = request.query_params.get("q", "").strip()
    with request.app.state.site.open() as (_desk, search):
        _read_on(search)
        page = people.found(search, words)
    return show(request, "results.html", page)


def objective(request: Request) -> Response:
    """The ways into the company of one objective."""
    site: Site = request.app.state.site
    with site.open() as (desk, _search):
        wanted = site.objective(desk, request.path_params.get("key")) or (
            next(iter(_open(desk)), None)
        )
        page: dict[str, Any] = {"objectives_open": _open(desk)}
        if wanted is None:
            return show(request, "no_objective.html", page | {"title": "Objective"})
        page |= people.reaches(desk.who(wanted), request.query_params)
    return show(request, "objective.html", page)


def reaches_table(request: Request) -> Response:
    """The ways into a company as a spreadsheet."""
    site = request.app.state.site
    if site.incognito:
        raise Refusal("incognito", "tables are not given out in incognito", "askwell review")
    with site.open() as (desk, _search):
        wanted = site.objective(desk, request.path_params["key"])
        rows = people.table(desk.who(wanted).reaches) if wanted else []
    return downloads.table(rows, "askwell-who.csv")


def one_person(request: Request) -> Response:
    """One contact."""
    site, query = request.app.state.site, request.query_params
    with site.open() as (desk, _search):
        goal = site.objective(desk, query.get("objective"))
        page = person.page(desk, request.path_params["person_id"], goal, query)
        page["objectives_open"] = _open(desk)
    return show(request, "person.html", page)


def night(request: Request) -> Response:
    """The last nights, coverage, and what to do."""
    site = request.app.state.site
    with site.open() as (desk, _search):
        page = {"title": "Night", "objectives_open": _open(desk), **site.nights()}
    return show(request, "night.html", page)


def figures(request: Request) -> Response:
    """Small honest plots of how it goes."""
    site = request.app.state.site
    with site.open() as (desk, search):
        plots = (
            *numbers.answers(desk.stats()),
            *numbers.network(search, site.today()),
            *numbers.coverage(_last_nights(site)),
        )
        page = {"title": "Numbers", "objectives_open": _open(desk), "plots": plots}
    return show(request, "numbers.html", page)


def _last_nights(site: Site) -> list[dict[str, Any]]:
    if site.look_back is None:
        return []
    nights: list[dict[str, Any]] = site.look_back(site.home, site.today(), whole=False)["nights"]
    return nights


def show(request: Request, template: str, page: dict[str, Any], status: int = 200) -> Response:
    """Draw a template."""
    state = request.app.state
    values = {"path": request.url.path, "undo": state.site.done.newest(), "words": "", **page}
    return HTMLResponse(state.templates.get_template(template).render(values), status)


def refused(request: Request, refusal: Exception) -> Response:
    """A refusal as a page of its own."""
    assert isinstance(refusal, Refusal)
    busy = refusal.kind.startswith("database")
    told = {"message": refusal.message, "next_step": refusal.next_step}
    title = "One moment" if busy else "That did not work"
    return _told(request, {"title": title, **told, "again": busy}, 503 if busy else 404)


def missing(request: Request, _error: Exception) -> Response:
    """No such page."""
    told = {"message": "There is no such page.", "next_step": "Look among your people."}
    return _told(request, {"title": "Not here", **told, "again": False}, 404)


def broken(request: Request, _error: Exception) -> Response:
    """A mistake of ours; its traceback is in the terminal."""
    told = {
        "message": "askwell made a mistake. Nothing of yours was lost.",
        "next_step": "What went wrong is told in the terminal where askwell review runs.",
    }
    return _told(request, {"title": "A mistake of ours", **told, "again": True}, 500)


def static(files: type, folder: Path) -> Mount:
    """The style, the scripts and the icon."""
    return Mount("/static", files(directory=folder))


def _told(request: Request, page: dict[str, Any], status: int) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        words = f"{page['message']} {page['next_step']}"
        return HTMLResponse(words, status, media_type="text/plain")
    # A form's address cannot be asked for again; the page it stood on can.
    back = request.url.path if request.method == "GET" else request.url.path.rpartition("/")[0]
    return show(request, "refusal.html", {"objectives_open": [], "back": back, **page}, status)


def _open(desk: Any) -> list[Any]:
    return [one for one in desk.settings.objective if not one.done]


def _read_on(search: Search) -> None:
    """Read a few changed people into the index, so that a search after an import finds them."""
    try:
        search.refresh(50)
    except Exception as error:
        if "locked" not in str(error):
            raise


ROUTES = [
    Route("/", today),
    Route("/people", everybody),
    Route("/people/found", found),
    Route("/objective", objective),
    Route("/objective/{key}", objective),
    Route("/objective/{key}/who.csv", reaches_table),
    Route("/person/{person_id:int}", one_person),
    Route("/night", night),
    Route("/numbers", figures),
]
