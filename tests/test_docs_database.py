"""Every example in docs/database.md runs against the town's database and finds something."""

from __future__ import annotations

import re
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from scraper.settings import Home

PAGE = (Path(__file__).parents[1] / "docs" / "database.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The page's code blocks in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


COMMANDS = [
    line
    for block in blocks("console")
    for line in block.splitlines()
    if not line.startswith("askwell ")  # tests/test_docs_commands.py and tests/test_copies.py
]


def test_the_page_has_examples() -> None:
    assert len(blocks("sql")) >= 5
    assert len(COMMANDS) >= 4
    assert len(blocks("python")) == 1


def test_every_query_finds_something(maya: Home) -> None:
    db = sqlite3.connect(f"file:{maya.database}?mode=ro", uri=True)
    for query in blocks("sql"):
        assert db.execute(query).fetchall(), query
    db.close()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_prints_something(maya: Home, command: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "sqlite-utils"
    done = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", *arguments],
        cwd=maya.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 1


def test_the_python_example_runs(maya: Home) -> None:
    done = subprocess.run(
        [sys.executable, "-c", blocks("python")[0]],
        cwd=maya.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Priya Raman" in done.stdout
