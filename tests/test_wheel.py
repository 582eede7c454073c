"""The wheel carries all that askwell needs to run without a checkout, and nothing else.

Built as an installer would build it, from the source archive, but with the tools that are here:
no isolation, so no network.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {"composer": "composer", "scraper": "scraper", "fixtures/town": "askwell_town"}
FILES = ("pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md")
BUILD = "from setuptools import build_meta; print(build_meta.build_{kind}({folder!r}))"


def build(source: Path, kind: str, into: Path) -> Path:
    """Build a ``wheel`` or ``sdist`` of `source` into a folder; the path of the file made."""
    code = BUILD.format(kind=kind, folder=str(into))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=source, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return into / done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Every file of the wheel, made from the source archive."""
    work = tmp_path_factory.mktemp("wheel")
    checkout = work / "checkout"
    for folder in (*FOLDERS, "tests"):
        shutil.copytree(
            ROOT / folder, checkout / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    for file in FILES:
        shutil.copy(ROOT / file, checkout / file)
    with tarfile.open(build(checkout, "sdist", work)) as archive:
        archive.extractall(work / "unpacked", filter="data")
    (source,) = (work / "unpacked").iterdir()
    with zipfile.ZipFile(build(source, "wheel", work)) as wheel:
        return set(wheel.namelist())


def shipped() -> set[str]:
    """Every file of the packages in this checkout, by its name in the wheel."""
    return {
        f"{package}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, package in FOLDERS.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def test_every_file_of_the_packages_is_in_it(names: set[str]) -> None:
    assert shipped() - names == set()


def test_nothing_else_is_in_it(names: set[str]) -> None:
    rest = {name for name in names - shipped() if ".dist-info/" not in name}
    assert rest == set()


def test_no_test_is_in_it(names: set[str]) -> None:
    files = {PurePosixPath(name).name for name in names}
    assert not {name for name in files if name.startswith(("test_", "conftest"))}
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == set(
        FOLDERS.values()
    )


def test_it_brings_the_command_and_the_licence(names: set[str]) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    about = f"askwell-{version}.dist-info"
    assert {f"{about}/entry_points.txt", f"{about}/licenses/LICENSE"} <= names
