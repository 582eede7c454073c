"""What a reader got about a person of the town: each fact beside the cast's own.

A reader gives fields (name, headline, positions as title and organisation, posts as text and
author) or running text, in which a fact is looked for as it stands and nobody is told who wrote it.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from askwell_town import CAST

_ENOUGH = 60  # letters of a post by which it is known: pages cut long ones


def score(told: dict[str, Any]) -> Counter[str]:
    """Counts of what is there (``positions``) and of what there is (``of positions``)."""
    found: Counter[str] = Counter()
    for kind, facts in _truth(told["slug"]).items():
        found[f"of {kind}"] += len(facts)
        if "text" in told:
            text = _plain(told["text"])
            found[kind] += sum(kind != "authors" and all(map(text.__contains__, fact))
                               for fact in facts)  # fmt: skip
        else:
            has = _facts(told["fields"])[kind]
            found[kind] += len(facts & has)
    return found


def words(counts: Counter[str], as_text: bool = False) -> str:
    """The counts as a person reads them."""
    kinds = ["name", "headline", "positions", "posts"]
    got = ", ".join(f"{kind} {counts[kind]}/{counts[f'of {kind}']}" for kind in kinds)
    if as_text:
        return f"running text that holds {got}; nothing says who wrote what"
    return f"{got}, the right author {counts['authors']}/{counts['of authors']}"


def _truth(slug: str) -> dict[str, set[tuple[str, ...]]]:
    person = CAST.people[slug]
    posts = [
        (one.text, _author(one.author) if one.kind == "repost" else person.name)
        for one in person.posts[:10]
    ]
    return _facts({
        "name": person.name,
        "headline": person.headline,
        "positions": [(one.title, one.organisation) for one in person.positions],
        "posts": posts,
    })  # fmt: skip


def _author(name: str | None) -> str:
    assert name is not None, "a repost has a first author"
    return name.removeprefix("company:") if name.startswith("company:") else CAST.people[name].name


def _facts(fields: dict[str, Any]) -> dict[str, set[tuple[str, ...]]]:
    posts = [(_plain(text)[:_ENOUGH], _plain(author)) for text, author in fields["posts"]]
    return {
        "name": {(_plain(fields["name"]),)},
        "headline": {(_plain(fields["headline"]),)},
        "positions": {(_plain(title), _place(place)) for title, place in fields["positions"]},
        "posts": {(text,) for text, _author in posts},
        "authors": set(posts),
    }


def _place(organisation: str | None) -> str:
    """An organisation without what the page writes after it: "Northwind · Full-time"."""
    return _plain(organisation).split(" · ")[0]


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
