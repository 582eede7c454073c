"""scripts/new makes files in house style and a test that is red until the work is done."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("composer", "scraper", "tests", "scripts", "fixtures/hooks", "fixtures/checks",
          "fixtures/linkedin", "fixtures/worlds")  # fmt: skip
MADE = {
    "hook": "won_a_race",
    "check": "too_many_links",
    "layout": "profile/g2031_05",
    "channel": "slack_message",
    "source": "contacts_card",
}
#: For each kind, the test that the command names, and one that must be red.
RED = {
    "hook": "test_hooks.py::test_fires[won_a_race-0]",
    "check": "test_checks.py::test_it_catches[too_many_links-0]",
    "layout": "test_pages_fixtures.py::test_page_reads_as_its_file_says[g2031_05-example]",
    "channel": "test_channel_slack_message.py::test_the_command_offers_it",
    "source": "test_contacts_card.py::test_the_example_is_read",
}


def new(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/new_files.py", *arguments],
        cwd=checkout, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the checkout in which one of each was made."""
    copy = tmp_path_factory.mktemp("new") / "checkout"
    for folder in COPIED:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for kind, name in MADE.items():
        done = new(copy, kind, name)
        assert done.returncode == 0, done.stderr
        assert "red:  " in done.stdout
    yield copy
    shutil.rmtree(copy)


def made(checkout: Path) -> list[Path]:
    """What is in the copy and not in the checkout."""
    return [
        path
        for path in checkout.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not (ROOT / path.relative_to(checkout)).exists()
    ]


def test_each_has_a_red_test(checkout: Path) -> None:
    files = sorted({f"tests/{one.split('::')[0]}" for one in RED.values()})
    names = " or ".join(name.rsplit("/")[-1] for name in MADE.values())
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rf", "-p", "no:cacheprovider", *files,
         "-k", f"{names} or slack or contacts_card"],
        cwd=checkout, capture_output=True, text=True, check=False,
    )  # fmt: skip
    red = set(re.findall(r"^FAILED tests/(\S+)", done.stdout, re.MULTILINE))
    assert set(RED.values()) <= red, done.stdout
    assert "error" not in done.stdout.splitlines()[-1], done.stdout


def test_what_is_made_is_in_house_style(checkout: Path) -> None:
    python = [str(path) for path in made(checkout) if path.suffix == ".py"]
    assert len(python) >= len(MADE)
    for command in (["check", "--quiet"], ["format", "--check", "--quiet"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--no-cache", *python],
            cwd=checkout, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    assert not [path for path in made(checkout) if "$" in path.read_text("utf-8")]


def test_nothing_is_overwritten(checkout: Path) -> None:
    before = {path: path.read_bytes() for path in made(checkout)}
    for kind, name in (*MADE.items(), ("hook", "award"), ("layout", "profile/g2026_03")):
        done = new(checkout, kind, name)
        assert done.returncode == 1
        assert "is there already" in done.stderr
    assert {path: path.read_bytes() for path in made(checkout)} == before


@pytest.mark.parametrize(
    "arguments",
    [(), ("hook",), ("hook", "Won A Race"), ("hook", "../out"), ("layout", "profile"),
     ("layout", "profile/g2026_13"), ("verb", "x")],
)  # fmt: skip
def test_wrong_usage_says_how(checkout: Path, arguments: tuple[str, ...]) -> None:
    before = len(made(checkout))
    done = new(checkout, *arguments)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert len(made(checkout)) == before


def test_an_unknown_page_names_those_there_are(checkout: Path) -> None:
    done = new(checkout, "layout", "nowhere/g2031_05")
    assert done.returncode == 1
    assert "profile" in done.stderr
