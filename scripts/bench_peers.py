"""Peers of the benches: each in an environment of its own, made when it is first asked for.

They lie in the checkout's ``.venv/peers`` and are no dependency of askwell's. Where one cannot be
installed the bench says so in one line and goes on without it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# A closed network must not hold up a bench: one retry, and a limit on the whole.
INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1")
INSTALL_SECONDS = 180
PROBE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Package:
    """A peer as PyPI has it.

    Attributes:
        name: what pip installs.
        module: what is imported.
        python: the oldest Python it runs on.
    """

    name: str
    module: str
    python: tuple[int, int, int] = (3, 11, 0)


def interpreter(package: Package) -> tuple[Path | None, str]:
    """The interpreter of an environment that holds `package` alone, and its version.

    Where there is none: None, and why not.
    """
    folder = Path(sys.prefix) / "peers" / package.name
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not _says(python, f"import {package.module}"):
        base = next((one for one in _pythons() if _is_new_enough(one, package)), None)
        if base is None:
            wanted = ".".join(map(str, package.python))
            return None, f"{package.name} wants Python {wanted} or newer, and none is here"
        sys.stderr.write(f"bench: installing {package.name} beside askwell\n")
        if not _installed(base, folder, python, package):
            return None, f"{package.name} could not be installed"
    version = _says(
        python, f"import importlib.metadata as m; print(m.version({package.name!r}), end='')"
    )
    return python, version or ""


def _installed(base: Path, folder: Path, python: Path, package: Package) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    try:
        if base == Path(sys.executable):
            venv.create(folder, with_pip=True)
        else:
            subprocess.run([base, "-m", "venv", folder], check=True, capture_output=True)
        subprocess.run(
            [python, *INSTALL, package.name],
            check=True, capture_output=True, timeout=INSTALL_SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def _pythons() -> Iterator[Path]:
    """This Python first, then those on PATH, then those that pyenv and uv keep."""
    yield Path(sys.executable)
    names = [f"python3.{minor}" for minor in range(14, 10, -1)]
    yield from (Path(found) for name in names if (found := shutil.which(name)))
    home = Path.home()
    kept = (
        Path(os.environ.get("PYENV_ROOT") or home / ".pyenv") / "versions",
        home / ".local" / "share" / "uv" / "python",
    )
    for folder in kept:
        yield from sorted(folder.glob("*/bin/python3"), reverse=True)


def _is_new_enough(python: Path, package: Package) -> bool:
    test = f"import sys, venv; print(sys.version_info[:3] >= {package.python}, end='')"
    return _says(python, test) == "True"


def _says(python: Path, code: str) -> str | None:
    """What `python` prints for `code`, or a word where it prints nothing; None where it fails."""
    try:
        done = subprocess.run(
            [python, "-c", code], capture_output=True, text=True, check=True, timeout=PROBE_SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout or "done"
