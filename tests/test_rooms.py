"""A folder is a permission: the table in CONTRIBUTING.md, kept by reading the imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# room -> modules and built-in calls that must not occur in it. A name bars its submodules too.
FORBIDDEN: dict[str, tuple[str, ...]] = {
    "scraper": ("composer",),
    "scraper/capture": ("sqlite3", "sqlite_utils", "scraper.store", "scraper.schema"),
    "scraper/handoff.py": ("sqlite3", "sqlite_utils", "scraper.store"),
    "scraper/parse": (
        "playwright", "sqlite3", "sqlite_utils", "socket", "http", "urllib.request", "time",
        "random", "secrets", "os", "scraper.store", "scraper.schema", "scraper.settings",
    ),
    "scraper/store": ("bs4", "lxml", "playwright"),
    "scraper/schema.py": ("bs4", "lxml", "playwright"),
    "composer/evidence.py": ("bs4", "playwright", "lxml"),
    "composer/store.py": ("bs4", "playwright", "lxml"),
    "composer/model.py": (
        "sqlite3", "sqlite_utils", "scraper.store", "scraper.schema", "composer.evidence",
    ),
    "composer/review": ("sqlite3", "sqlite_utils", "scraper.store"),
}  # fmt: skip

_PURE_ROOMS = (
    "composer/hooks", "composer/moves", "composer/messages", "composer/channels",
    "composer/checks", "composer/reading.py", "composer/tact.py", "composer/who.py",
    "composer/points.py", "composer/draft.py", "composer/rephrase.py", "composer/advice.py",
    "composer/answers.py",
    "composer/due.py", "composer/found.py", "composer/history.py", "composer/nearest.py",
    "composer/patience.py", "composer/presence.py", "composer/talk.py", "composer/ties.py",
    "composer/timing.py", "composer/wishes.py", "composer/questions.py", "composer/glance.py",
)  # fmt: skip
_PURE = (
    "sqlite3", "sqlite_utils", "socket", "http", "urllib.request", "time", "random", "playwright",
    "bs4", "lxml", "composer.evidence.Reader",
)  # fmt: skip
FORBIDDEN |= dict.fromkeys(_PURE_ROOMS, _PURE)

# What composer may know of the scraper; the modules of the command join the halves.
OPEN_TO_COMPOSER = {
    "scraper.schema", "scraper.settings", "scraper.errors", "scraper.dates",
    "scraper.organisations", "scraper.people",
}  # fmt: skip
JOINING = {"composer/cli.py", "composer/demo.py", "composer/timed.py"}

_CLOCK = {"now", "today", "utcnow"}
_CLOCKLESS = ("scraper/parse", *_PURE_ROOMS)


def modules() -> list[str]:
    """Every Python file of both packages, as a path relative to the root."""
    return sorted(
        str(path.relative_to(ROOT)) for half in ("scraper", "composer") for path in
        (ROOT / half).rglob("*.py")
    )  # fmt: skip


def imported(tree: ast.Module) -> set[str]:
    """Every module and every ``module.name`` that a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def in_room(module: str, room: str) -> bool:
    return (
        module == room
        or module.startswith(room.removesuffix(".py") + "/")
        or (not room.endswith(".py") and module == f"{room}.py")
    )


def barred(names: set[str], forbidden: tuple[str, ...]) -> set[str]:
    return {name for name in names for bar in forbidden if f"{name}.".startswith(f"{bar}.")}


@pytest.mark.parametrize("module", modules())
def test_a_file_imports_only_what_its_room_may(module: str) -> None:
    names = imported(ast.parse((ROOT / module).read_text("utf-8")))
    for room, forbidden in FORBIDDEN.items():
        if in_room(module, room):
            assert not barred(names, forbidden), f"{module} is in the room {room}"


@pytest.mark.parametrize("module", [m for m in modules() if m.startswith("composer/")])
def test_composer_meets_the_scraper_only_at_the_contract(module: str) -> None:
    if module in JOINING or module.endswith("_verbs.py"):
        return
    names = imported(ast.parse((ROOT / module).read_text("utf-8")))
    foreign = {
        name for name in names
        if name.startswith("scraper.") and not any(
            f"{name}.".startswith(f"{door}.") for door in OPEN_TO_COMPOSER
        )
    }  # fmt: skip
    if "scraper" in names:
        foreign -= {"scraper"}
    assert not foreign


@pytest.mark.parametrize("module", modules())
def test_no_parser_or_composer_function_asks_the_clock(module: str) -> None:
    if not any(in_room(module, room) for room in _CLOCKLESS):
        return
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            asked = node.func.attr in _CLOCK and isinstance(owner, ast.Name) and owner.id in (
                "date", "datetime"
            )  # fmt: skip
            assert not asked, f"{module}:{node.lineno} asks the clock"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            opens = node.func.id == "open" and in_room(module, "scraper/parse")
            assert not opens, f"{module}:{node.lineno} opens a file"


def test_every_package_is_listed_for_the_wheel() -> None:
    import tomllib

    listed = set(
        tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"][
            "packages"
        ]
    )
    found = {
        str(path.parent.relative_to(ROOT)).replace("/", ".")
        for half in ("scraper", "composer")
        for path in (ROOT / half).rglob("__init__.py")
    }
    assert listed - {"askwell_town"} == found


def test_every_first_sentence_tells_its_room() -> None:
    silent = [
        module for module in modules()
        if not ast.get_docstring(ast.parse((ROOT / module).read_text("utf-8")))
    ]  # fmt: skip
    assert silent == []
