"""The night: askwell and its peers read the same people of the town, turn and turn about.

Figures are medians over people and rounds. What stands beside a peer is its time without its own
fixed sleeps, as askwell is measured with its waits between pages at nought. Peers are read in the
layout of 2026 and in the older one, which is the one that linkedin_scraper knows.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from scripts import bench_night_got as got
from scripts.bench_measure import Figure
from scripts.bench_night_runs import Told, Visit, askwell, certificate, peer
from scripts.bench_peers import Package, interpreter

# Own posts, a reshare and a repost; a reshare; nothing but reposts.
PEOPLE = ("priya-raman", "hannah-lindqvist", "hamish-drummond")
ROUNDS = 2

# The project linkedin-mcp-server is on PyPI under the second name; the package that bears its own
# name there is somebody else's and opens no browser.
PEERS = (
    Package("linkedin_scraper", "linkedin_scraper"),
    Package("mcp-server-linkedin", "linkedin_mcp_server", (3, 12, 4)),
)

Peers = list[tuple[Package, Path | None, str]]  # with interpreter and version, or why there is none

# Messages of the page's own life, which no reader can avoid.
_OWN = re.compile(r"goto|wheel|newPage|close|newContext|launch|initialize|dispose|__create__")
_POSTS = ("profile", "activity")  # the pages on which a person's posts stand
_COMPARED = (*_POSTS, "experience")  # and with their jobs, which is what peers are asked for


def figures(quick: bool) -> list[Figure]:
    """A profile with its posts against the targets, then a person beside each peer."""
    peers = [(one, *interpreter(one)) for one in PEERS]
    with tempfile.TemporaryDirectory() as folder:
        visit = Visit(PEOPLE, certificate(Path(folder)))
        if quick:
            return _layout("night", visit, peers, rounds=1, most=1)
        rows = _layout("night", visit, peers, rounds=ROUNDS)
        return rows + _layout("night, older layout", replace(visit, older=True), peers, rounds=1)


def _layout(
    title: str, visit: Visit, peers: Peers, *, rounds: int, most: int | None = None
) -> list[Figure]:
    """The rows of one layout; a peer reads at most so many people a round, askwell all."""
    ours: Told = []
    theirs: dict[str, Told] = {one.name: [] for one in PEERS}
    for _ in range(rounds):
        ours += askwell(visit)
        for package, python, _said in peers:
            if python:
                theirs[package.name] += peer(
                    python, package.name, replace(visit, people=visit.people[:most])
                )
    rows = [] if visit.older else _targets(ours)
    rows += [_whole(title, ours), _person(title, ours)]
    for package, python, said in peers:
        told = theirs[package.name]
        name = f"{package.name} {said}" if python else package.name
        why_not = "it read nobody, or not in time" if python else said
        rows += (
            _beside(title, ours, told, name) if told
            else [Figure(f"{title}: the same / {name}", None, said=why_not)]
        )  # fmt: skip
    return rows


def _targets(told: Told) -> list[Figure]:
    posts = [[page for page in one["pages"] if page["page"] in _POSTS] for one in told]
    takes = [sum(page["seconds"] for page in one) for one in posts]
    visits = [sum(_navigations(page["said"]) for page in one) for one in posts]
    messages = [sum(_others(page["said"]).total() for page in one) for one in posts]
    methods = {method for one in posts for page in one for method in _others(page["said"])}
    spread = f"{min(takes):.2f} to {max(takes):.2f} s in {len(takes)} visits"
    what = "night: a profile with its posts"
    return [
        Figure(f"{what}, seconds", median(takes), 1.0, "s", spread),
        Figure(f"{what}, most navigations", max(visits), 2, ""),
        Figure(f"{what}, most other messages", max(messages), 6, "", ", ".join(sorted(methods))),
    ]


def _whole(title: str, told: Told) -> Figure:
    kinds = Counter(page["page"] for one in told for page in one["pages"])
    each = ", ".join(f"{count / len(told):.1f} {kind}" for kind, count in kinds.items())
    takes = (sum(page["seconds"] for page in one["pages"]) for one in told)
    return Figure(f"{title}: every page due of a person, seconds", median(takes), None, "s", each)


def _person(title: str, told: Told) -> Figure:
    return Figure(
        f"{title}: a person's profile, posts and jobs, seconds", median(map(_seconds, told)),
        None, "s", f"{median(map(_messages, told)):g} messages; got {_got(told)}",
    )  # fmt: skip


def _beside(title: str, ours: Told, theirs: Told, name: str) -> list[Figure]:
    read = {one["slug"] for one in theirs}
    ours = [one for one in ours if one["slug"] in read]
    awake = median(_seconds(one) - one["asleep"] for one in theirs)
    visits = median(_navigations(one["said"]) for one in theirs)
    messages = median(map(_messages, theirs))
    said = sum((Counter(one["said"]) for one in theirs), Counter())
    most = ", ".join(method for method, _count in _others(said).most_common(3))
    return [
        Figure(f"{title}: the same, seconds / {name} awake", median(map(_seconds, ours)) / awake, 1,
               said=f"{awake:.1f} s of {median(map(_seconds, theirs)):.1f} s; got {_got(theirs)}"),
        Figure(f"{title}: the same, messages / {name}", median(map(_messages, ours)) / messages, 1,
               said=f"{messages:g} messages, most {most}; {visits:g} navigations"),
    ]  # fmt: skip


def _pages(one: dict[str, Any]) -> list[dict[str, Any]]:
    """The pages that are compared; a peer tells of a person as a whole."""
    return [page for page in one["pages"] if page["page"] in _COMPARED] if "pages" in one else [one]


def _seconds(one: dict[str, Any]) -> float:
    return sum(page["seconds"] for page in _pages(one))


def _messages(one: dict[str, Any]) -> int:
    return sum(_others(page["said"]).total() for page in _pages(one))


def _others(said: dict[str, int]) -> Counter[str]:
    return Counter({method: count for method, count in said.items() if not _OWN.search(method)})


def _navigations(said: dict[str, int]) -> int:
    return sum(count for method, count in said.items() if "goto" in method)


def _got(told: Told) -> str:
    return got.words(sum(map(got.score, told), Counter()), as_text="text" in told[0])
