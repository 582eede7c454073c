"""The verbs under ``askwell objective``: what you ask for, kept in your own askwell.toml."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scraper.errors import Refusal
from scraper.terminal import Terminal, verb

if TYPE_CHECKING:
    from scraper.settings import Objective

app = typer.Typer(no_args_is_help=True, help="What you ask for: role, company, link.")


@verb(app, "add")
def add(
    terminal: Terminal,
    role: Annotated[str | None, typer.Option("--role", help="The exact role.")] = None,
    company: Annotated[str | None, typer.Option("--company", help="Where.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Link to the posting.")] = None,
    why: Annotated[str | None, typer.Option("--why", help="Why you, in your words.")] = None,
    objective_id: Annotated[
        str | None, typer.Option("--id", help="A short name; made from company and role.")
    ] = None,
    posting: Annotated[
        str | None,
        typer.Option("--posting", metavar="FILE", help="A job posting, or - for stdin."),
    ] = None,
) -> None:
    """Add an objective; comments in askwell.toml stay."""
    from composer import objectives

    found = _read(terminal, posting) if posting else None
    named = {"id": objective_id, "role": role, "company": company, "url": url, "why": why}
    given = {key: value for key, value in named.items() if value}
    base = found.model_dump() if found else {"id": "", "role": "", "company": ""}
    added = objectives.add(terminal.home, objectives.stated(base | given))
    terminal.answer(added.to_json(), _tell_added)


@verb(app, "list")
def list_(terminal: Terminal) -> None:
    """All objectives, the open ones first."""
    known = sorted(terminal.home.settings().objective, key=lambda one: one.done)
    answer = {"objectives": [one.model_dump(mode="json") for one in known]}
    terminal.answer(answer, _tell_list)


@verb(app, "show")
def show(terminal: Terminal, objective_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """One objective, and which of your proofs fit it."""
    from composer import objectives

    settings = terminal.home.settings()
    found = objectives.find(settings, objective_id)
    proofs = [one.text for one in objectives.fitting_proofs(settings, found)]
    answer = {"objective": found.model_dump(mode="json"), "proofs": proofs}
    terminal.answer(answer, _tell_added)


@verb(app, "done")
def done(terminal: Terminal, objective_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Mark an objective as done; it stays in the file."""
    from composer import objectives

    found = objectives.done(terminal.home, objective_id)
    answer = {"objective": found.model_dump(mode="json")}
    terminal.answer(answer, lambda value: [f"Done: {value['objective']['id']}"])


def _read(terminal: Terminal, posting: str) -> Objective:
    from composer import objectives

    return objectives.from_posting(_posting(posting), terminal.home.settings())


def _posting(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            "no_posting", f"{name} cannot be read as text", "save the posting as text or HTML"
        ) from error


def _tell_added(value: dict[str, Any]) -> Iterator[str]:
    one = value["objective"]
    yield f"{one['id']}: {one['role']} at {one['company']}"
    yield from (f"  {one[key]}" for key in ("url", "why") if one[key])
    if not one["why"]:
        yield "  no why yet: say in askwell.toml, in your own words, why you want it"
    yield from (f"  proof: {text}" for text in value["proofs"])


def _tell_list(value: dict[str, Any]) -> Iterator[str]:
    if not value["objectives"]:
        yield "No objective yet. Next: askwell objective add --role ROLE --company COMPANY"
    for one in value["objectives"]:
        yield f"{one['id']}: {one['role']} at {one['company']}" + (" (done)" if one["done"] else "")
