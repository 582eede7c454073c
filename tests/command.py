"""The command as its user runs it: arguments in, exit status and both streams out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from askwell_town import TODAY, write_export, write_settings

from composer.cli import main
from scraper.importing import import_paths
from scraper.settings import Home


@dataclass(frozen=True)
class Result:
    """What one call of the command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The kind of a refusal; fails unless there are exactly its two lines, and no traceback."""
        assert self.status == 1
        assert self.out == ""
        error, next_step = self.err.rstrip("\n").split("\n")
        assert error.startswith("error: ")
        assert next_step.startswith("next: ")
        assert len(next_step) > len("next: ")
        return error.split(": ")[1]


Run = Callable[..., Result]


@pytest.fixture
def askwell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Run askwell in this process, on a home folder of the test's own, on the town's day."""
    monkeypatch.setenv("ASKWELL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ASKWELL_TODAY", TODAY.isoformat())
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["askwell", *map(str, arguments)])
        capsys.readouterr()
        # A thread of its own: pytest-playwright's event loop lives in this one.
        with pytest.raises(SystemExit) as ended, ThreadPoolExecutor(1) as pool:
            pool.submit(main).result()
        out, err = capsys.readouterr()
        return Result(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture
def maya(tmp_path: Path) -> Home:
    """The town's job seeker after her first import: export and settings, nothing else."""
    home = Home(tmp_path / "home")
    home.make()
    write_settings(home.settings_file)
    export = tmp_path / "Complete_LinkedInDataExport_11-19-2026.zip"
    write_export(export)
    with home.open() as db:
        import_paths(db, home, [export])
    return home
