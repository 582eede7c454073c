"""The verbs about who is who: two people are one, or one key is somebody else's; remembered."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scraper.errors import Refusal
from scraper.terminal import Terminal, verb

if TYPE_CHECKING:
    import sqlite_utils

    from scraper.identity import Kind

app = typer.Typer(no_args_is_help=True, help="Who is who: join two people, or part them.")

Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@verb(app, "merge")
def merge_people(
    terminal: Terminal,
    keep: Annotated[str, typer.Argument(metavar="A", help="Name, slug, e-mail or id.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The same person, or their e-mail.")],
    yes: Yes = False,
) -> None:
    """Make two people one, or give somebody an e-mail address. Later imports keep to it."""
    from scraper.identity import email_key, give, merge
    from scraper.people import one_person, people

    with terminal.home.open(must_exist=True) as db:
        person_id, name = one_person(db, keep)
        address = email_key(other)
        if address and not people(db, other):
            _agree(terminal, yes, f"Is {address} {name}'s?")
            joined: str = address
            with db.atomic():
                give(db.conn, person_id, address, terminal.today.isoformat())
        else:
            drop_id, joined = one_person(db, other)
            _agree(terminal, yes, f"Are {name} and {joined} the same person?")
            with db.atomic():
                merge(db.conn, person_id, drop_id, terminal.today.isoformat())
        keys = _keys(db, person_id)
    terminal.answer(
        {"person_id": person_id, "full_name": name, "joined": joined, "keys": keys}, _tell_merged
    )


@verb(app, "split")
def split_key(
    terminal: Terminal,
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="Slug, profile address, e-mail or member id.")
    ],
    yes: Yes = False,
) -> None:
    """Take a key from the person it was joined to, with all that was read under it."""
    from scraper.identity import split

    with terminal.home.open(must_exist=True) as db:
        kind, value, person_id, name = _held(db, key)
        _agree(terminal, yes, f"Is {value} not {name}'s?")
        with db.atomic():
            own = split(db.conn, kind, value, terminal.today.isoformat())
        keys = _keys(db, person_id)
    terminal.answer(
        {"key": value, "kind": kind, "person_id": person_id, "full_name": name,
         "now_person_id": own, "keys": keys},
        _tell_split,
    )  # fmt: skip


def _agree(terminal: Terminal, yes: bool, question: str) -> None:
    if yes or not sys.stdin.isatty() or terminal.as_json:
        return
    if not typer.confirm(question, default=False, err=True):
        raise Refusal("not_changed", "nothing was changed", "askwell who")


@verb(app, "unsure")
def unsure(terminal: Terminal) -> None:
    """List the addresses that may be somebody's: only a name says so, and you know better."""
    sql = (
        "SELECT person_id, full_name, slug, company, value AS address FROM identity "
        "JOIN person USING (person_id) WHERE certainty = 'inferred' AND is_me = 0 "
        "ORDER BY full_name, value"
    )
    with terminal.home.open(must_exist=True) as db:
        asked = list(db.query(sql))
    terminal.answer({"unsure": asked}, _tell_unsure)


def _tell_unsure(value: dict[str, Any]) -> Iterator[str]:
    for one in value["unsure"]:
        works = f", {one['company']}" if one["company"] else ""
        yield f"Is {one['address']} {one['full_name']}'s ({one['slug']}{works})?"
    if not value["unsure"]:
        yield "There is no such question."
        return
    yield "Yes: askwell people merge PERSON ADDRESS, then import the mail again"
    yield "No: askwell people split ADDRESS"


def _held(db: sqlite_utils.Database, text: str) -> tuple[Kind, str, int, str]:
    """The key that a text means, and who has it; refuses a key that nobody has."""
    from scraper.identity import email_key, profile_slugs, slug_key

    wanted: list[tuple[Kind, str | None]] = [
        ("email", email_key(text)),
        ("slug", (*profile_slugs(text), slug_key(text))[0]),
        ("member_id", text.strip()),
    ]
    for kind, value in wanted:
        row = db.execute(
            "SELECT person_id, coalesce(full_name, slug, value) FROM identity "
            "JOIN person USING (person_id) WHERE kind = ? AND value = ?",
            [kind, value],
        ).fetchone()
        if row and value:
            return kind, value, int(row[0]), str(row[1])
    raise Refusal("unknown_key", f"nobody here has the key {text!r}", "askwell points PERSON")


def _keys(db: sqlite_utils.Database, person_id: int) -> list[dict[str, str]]:
    sql = "SELECT kind, value, certainty FROM identity WHERE person_id = ? ORDER BY kind, value"
    return list(db.query(sql, [person_id]))


def _tell_merged(value: dict[str, Any]) -> Iterator[str]:
    yield f"{value['full_name']} is also {value['joined']} from now on. All their keys:"
    yield from (f"  {one['kind'].replace('_', ' ')} {one['value']}" for one in value["keys"])
    yield "Next: askwell people split KEY takes one of them away again"


def _tell_split(value: dict[str, Any]) -> Iterator[str]:
    yield f"{value['key']} is not {value['full_name']}'s any more."
    if value["now_person_id"]:
        yield f"What was read under it belongs to a person of its own, {value['now_person_id']}."
    else:
        yield "The mail read under it was dropped; an import of it will not bring it back to them."
