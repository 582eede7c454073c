"""scripts/release tags only what is clean, told, green and built; and it uploads nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOLD = "# Changelog\n\n## Unreleased\n\n## 1.2.0 (2026-11-19)\n\n- A thing.\n"
PROJECT = """\
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "askwell"
version = "1.2.0"

[tool.setuptools]
packages = []
"""


def git(checkout: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Ada Hartley", "-c", "user.email=ada@hartley.example")
    return subprocess.run(
        ["git", *who, *arguments], cwd=checkout, check=True, capture_output=True, text=True
    ).stdout


def release(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/release_steps.py", *arguments],
        cwd=checkout, capture_output=True, text=True, check=False,
    )  # fmt: skip


def tags(checkout: Path) -> list[str]:
    return git(checkout, "tag").split()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project of its own with the real script, green checks and nothing uncommitted."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ada Hartley")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ada@hartley.example")
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "release_steps.py", tmp_path / "scripts")
    (tmp_path / "scripts" / "check").write_text("#!/bin/sh\nexit 0\n")
    (tmp_path / "scripts" / "check").chmod(0o755)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "CHANGELOG.md").write_text(TOLD)
    (tmp_path / ".gitignore").write_text("dist/\nbuild/\n*.egg-info/\n")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def commit(checkout: Path) -> None:
    git(checkout, "add", ".")
    git(checkout, "commit", "--quiet", "--message", "A state")


def test_it_builds_and_tags_and_sends_nothing(checkout: Path) -> None:
    done = release(checkout)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (checkout / "dist").iterdir()} == {
        "askwell-1.2.0.tar.gz", "askwell-1.2.0-py3-none-any.whl",
    }  # fmt: skip
    assert tags(checkout) == ["v1.2.0"]
    assert git(checkout, "remote") == ""


def test_what_an_earlier_build_left_is_not_in_it(checkout: Path) -> None:
    left = checkout / "build" / "lib"
    left.mkdir(parents=True)
    (left / "left.py").write_text("")
    assert release(checkout, "--dry-run").returncode == 0
    (wheel,) = (checkout / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as files:
        assert "left.py" not in files.namelist()


def test_a_dry_run_tags_nothing(checkout: Path) -> None:
    assert release(checkout, "--dry-run").returncode == 0
    assert tags(checkout) == []


def test_a_second_time_is_refused(checkout: Path) -> None:
    assert release(checkout).returncode == 0
    assert "v1.2.0 is there already" in release(checkout).stderr


@pytest.mark.parametrize(
    ("file", "text", "why"),
    [
        ("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- A thing.\n", "tells nothing"),
        ("CHANGELOG.md", "## 1.2.0 (2026-11-19)\n\n## 1.1.0 (2026-01-01)\n\n- Old.\n", "tells"),
        ("scripts/check", "#!/bin/sh\nexit 1\n", "a check failed"),
        ("scripts/check", "#!/bin/sh\ntouch left\n", "the checks changed files"),
    ],
)
def test_what_is_not_in_order_is_said(checkout: Path, file: str, text: str, why: str) -> None:
    (checkout / file).write_text(text)
    commit(checkout)
    done = release(checkout)
    assert done.returncode == 1
    assert why in done.stderr.splitlines()[0]
    assert done.stderr.splitlines()[1].startswith("next: ")
    assert tags(checkout) == []


def test_an_untidy_tree_is_refused(checkout: Path) -> None:
    (checkout / "new.txt").write_text("x")
    assert "not committed" in release(checkout).stderr
    assert tags(checkout) == []


def test_the_script_has_no_way_to_upload() -> None:
    text = (ROOT / "scripts" / "release_steps.py").read_text("utf-8")
    assert not [word for word in ('"push"', "twine", "https:", "publish") if word in text]
