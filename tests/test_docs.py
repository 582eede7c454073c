"""The documents say what the code does: the generated blocks of README are up to date."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import sqlite_utils

ROOT = Path(__file__).resolve().parent.parent


def test_readme_blocks_are_drawn_from_the_code() -> None:
    spec = importlib.util.spec_from_file_location("blocks", ROOT / "scripts" / "readme_blocks.py")
    assert spec
    assert spec.loader
    blocks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(blocks)
    written = (ROOT / "README.md").read_text("utf-8")
    assert blocks.drawn(written) == written, "run ./scripts/readme"


def test_every_file_that_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r"`?\./(scripts/\w+)", text)
    missing = [name for name in named if not (ROOT / name).exists()]
    assert missing == []


def test_every_test_that_a_page_names_exists() -> None:
    named = [
        (page.name, file, test, link)
        for page in sorted((ROOT / "docs").glob("*.md"))
        for file, test, link in re.findall(
            r"\[(test_\w+\.py)::(\w+)\]\(([^)]+)\)", page.read_text("utf-8")
        )
    ]
    assert {page for page, *_ in named} >= {"promises.md", "threats.md"}
    missing = [one for one in named if not _is_there(*one[1:])]
    assert missing == []


def test_every_promise_names_a_test() -> None:
    promises = (ROOT / "docs" / "promises.md").read_text("utf-8").split("\n## ")[1:]
    assert [one.splitlines()[0] for one in promises if "::test_" not in one] == []


def _is_there(file: str, test: str, link: str) -> bool:
    path = ROOT / "tests" / file
    return (
        link == f"../tests/{file}"
        and path.is_file()
        and re.search(rf"^def {test}\(", path.read_text("utf-8"), re.MULTILINE) is not None
    )


COMMANDS = sorted(
    {
        line.strip()
        for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        for block in re.findall(
            r"^ *```console\n(.*?)^ *```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
        for line in block.replace("\\\n", " ").splitlines()
        if line.strip().startswith("askwell ")
    }
)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_that_a_page_shows_is_one(line: str) -> None:
    import typer

    from composer.cli import GROUPS, complete_app

    words = shlex.split(line, comments=True)[1:]
    command = typer.main.get_command(complete_app())
    for _ in range(2 if words[0] in GROUPS else 1):
        if not words[0].startswith("-"):
            command = command.commands[words.pop(0)]
    options = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    given = {word.split("=")[0] for word in words if word.startswith("-")}
    assert given <= options
    if not given & {"--install-completion"}:
        command.make_context("askwell", words)


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [
        f"{page.name}: {link}"
        for page in (ROOT / "docs").glob("*.md")
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]
    assert broken == []


def test_a_bug_report_asks_for_what_helps_and_names_nobody() -> None:
    bug = (ROOT / ".github" / "ISSUE_TEMPLATE" / "bug.yml").read_text("utf-8")
    assert "askwell doctor --json" in bug
    assert "askwell scrub" in bug
    assert "names nobody" in bug


def test_every_page_is_linked_from_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [page.name for page in (ROOT / "docs").glob("*.md") if page.name not in readme] == []


def test_every_setting_is_told() -> None:
    text = (ROOT / "docs" / "settings.md").read_text("utf-8")
    told = {
        heading.split(":")[0].strip("[] ").strip("[]"): set(
            re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE)
        )
        for heading, body in re.findall(r"^## (\[.*?)\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    }
    assert told == dict(_settings())


def test_every_variable_is_told() -> None:
    source = "".join(
        path.read_text("utf-8")
        for half in ("scraper", "composer")
        for path in (ROOT / half).rglob("*.py")
    )
    told = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert set(re.findall(r"ASKWELL_[A-Z_]+", source)) == set(
        re.findall(r"^\| `(ASKWELL_[A-Z_]+)`", told, re.MULTILINE)
    )


def _settings() -> Iterator[tuple[str, set[str]]]:
    """Every table of askwell.toml with its keys."""
    from scraper.settings import Imap, Settings

    tables = get_type_hints(Settings)
    for name in Settings.model_fields:
        kind = get_args(tables[name])[0] if get_args(tables[name]) else tables[name]
        if name == "mail":
            yield "mail.imap", set(Imap.model_fields)
        else:
            yield name, set(kind.model_fields)


def test_every_verb_hook_check_and_table_is_told() -> None:
    """The generated blocks hold everything; so does the page on each group of verbs."""
    import sqlite3

    from composer.cli import complete_app
    from scraper import schema

    text = (ROOT / "README.md").read_text("utf-8")
    app = complete_app()
    verbs = {one.name for one in app.registered_commands}
    variants = {
        path.stem
        for folder in ("hooks", "checks")
        for path in (ROOT / "composer" / folder).glob("[a-z]*.py")
    }
    with sqlite3.connect(":memory:") as db:
        schema.migrations.apply(sqlite_utils.Database(db))
        names = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        tables = {name for (name,) in db.execute(names)}
    tables = {one for one in tables if not one.startswith(("_", "sqlite_", "search"))}
    assert {f"askwell {one}" for one in verbs} <= set(re.findall(r"\| `(askwell [\w-]+)", text))
    assert variants | tables | {"searched"} <= set(re.findall(r"^\| `(\w+)` \|", text, re.M))


def test_every_verb_is_used_on_a_page() -> None:
    import typer

    from composer.cli import complete_app

    root = typer.main.get_command(complete_app())
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md"))
    silent = [name for name in root.commands if not re.search(rf"askwell {name}\b", pages)]
    assert silent == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_answers_in_every_shell(shell: str) -> None:
    shown = _ran({"_ASKWELL_COMPLETE": f"source_{shell}"})
    assert "_ASKWELL_COMPLETE" in shown
    words = {"COMP_WORDS": "askwell re", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "askwell re"}
    action = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"} if shell == "fish" else {}
    found = _ran({"_ASKWELL_COMPLETE": f"complete_{shell}", **words, **action})
    assert {"reread", "restore", "review"} <= set(re.findall(r"\w+", found))


def _ran(given: dict[str, str]) -> str:
    words = [sys.executable, "-c", "from composer.cli import main; main()"]
    return subprocess.run(
        words, cwd=ROOT, env=os.environ | given, capture_output=True, text=True, check=False
    ).stdout


def test_the_table_of_speeds_is_drawn_and_names_no_machine() -> None:
    from scripts.bench_all import BENCHES

    text = (ROOT / "docs" / "speed.md").read_text("utf-8")
    told = set(re.findall(r"^\| (\w+): ", text, re.MULTILINE))
    assert told == set(BENCHES)
    assert not re.search(r"(?<![\w.])/(?:home|tmp|root|Users|work|var)/", text)
