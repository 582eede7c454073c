"""Ruth and her world (fixtures/worlds/contract) behind the command, for test_contract_*."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from composer.cli import main
from fixtures.worlds.contract import SETTINGS, TODAY, Person, world, write_world

LINK = "https://meridian.example/jobs/88"
PEOPLE = {one.slug: one for one in world().people}
KNOWN = [one.slug for one in world().people if one.connected or one.page]


@dataclass(frozen=True)
class Answer:
    """What one call of the command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.status == 0, self.err
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The kind of a refusal: exit 1, nothing on stdout, two lines on stderr."""
        assert self.status == 1, self.out
        assert self.out == ""
        error, next_step = self.err.rstrip("\n").split("\n")
        assert error.startswith("error: ")
        assert next_step.startswith("next: ")
        assert len(next_step) > len("next: ")
        return error.split(": ")[1]


@dataclass(frozen=True)
class Ruth:
    """A home folder and the command that works on it."""

    home: Path

    def __call__(self, *words: object, typed: str = "", today: object = TODAY) -> Answer:
        given = [*map(str, words), "--home", str(self.home), "--today", str(today)]
        out, err = io.StringIO(), io.StringIO()
        with (
            _arguments(given, typed),
            redirect_stdout(out),
            redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            main()
        return Answer(int(ended.value.code or 0), out.getvalue(), err.getvalue())

    def json(self, *words: object, **given: Any) -> Any:
        return self(*words, "--json", **given).json

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        with sqlite3.connect(self.home / "askwell.db") as db:
            db.row_factory = sqlite3.Row
            return [dict(row) for row in db.execute(query, values)]

    def evidence(self) -> dict[str, dict[str, Any]]:
        return {row["evidence_id"]: row for row in self.rows("SELECT * FROM evidence")}


@contextmanager
def _arguments(given: list[str], typed: str) -> Iterator[None]:
    before = sys.argv, sys.stdin
    sys.argv, sys.stdin = ["askwell", *given], io.StringIO(typed)
    try:
        yield
    finally:
        sys.argv, sys.stdin = before


def begin(home: Path) -> Ruth:
    """A home folder with Ruth's settings and nothing else."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "askwell.toml").write_text(SETTINGS, "utf-8")
    return Ruth(home)


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after the first import; copied by `ruth`, never used."""
    folder = tmp_path_factory.mktemp("contract")
    ruth = begin(folder / "home")
    answer = ruth("import", *write_world(folder / "world"), "--json")
    assert answer.status == 0, answer.err
    return folder


@pytest.fixture
def ruth(imported: Path, tmp_path: Path) -> Ruth:
    """Ruth after her first import, free to change anything."""
    shutil.copytree(imported / "home", tmp_path / "home")
    return Ruth(tmp_path / "home")


@pytest.fixture(scope="session")
def reader(imported: Path) -> Ruth:
    """Ruth after her first import, for tests that change nothing."""
    home = imported / "read"
    shutil.copytree(imported / "home", home)
    return Ruth(home)


def person(slug: str) -> Person:
    return PEOPLE[slug]
