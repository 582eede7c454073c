"""Looking through the database with Datasette: on a copy, on this machine, for its owner alone.

Datasette is nobody's dependency: it is used where it is installed. It gets a copy that is deleted
at the end, listens on the loopback address, and shows nothing without the sign-in link that it
prints (or opens) for whoever started it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scraper import backup
from scraper.capture import sweep
from scraper.errors import Refusal
from scraper.settings import Home

LOOPBACK = "127.0.0.1"
_ITS_OWNER = {"allow": {"id": "root"}}  # Datasette's permissions: whoever has the link is root


def datasette() -> list[str]:
    """The words that start Datasette. Refuses ``no_datasette`` where it is not installed."""
    if importlib.util.find_spec("datasette") is not None:
        return [sys.executable, "-m", "datasette"]
    if found := shutil.which("datasette"):
        return [found]
    raise Refusal(
        "no_datasette",
        "Datasette is not installed; askwell works without it",
        f"{sys.executable} -m pip install datasette",
    )


def explore(home: Home, port: int, *, open_browser: bool) -> int:
    """Serve a copy of the database until it is stopped; returns Datasette's exit status."""
    command = datasette()
    with _copied(home) as (database, metadata):
        words = [
            *command, "serve", "--immutable", str(database), "--metadata", str(metadata),
            "--host", LOOPBACK, "--port", str(port), "--root",
            *(["--open"] if open_browser else []),
        ]  # fmt: skip
        try:
            return subprocess.run(words, check=False).returncode
        except KeyboardInterrupt:
            return 0


@contextmanager
def _copied(home: Home) -> Iterator[tuple[Path, Path]]:
    """A copy of the database and Datasette's permissions, in ``backups/``, while it is explored.

    What a kill leaves there, the next copy or `forget` removes.
    """
    folder = home.backups
    folder.mkdir(mode=0o700, exist_ok=True)
    sweep(folder)
    database = folder / f"askwell.{os.getpid()}.part"
    metadata = folder / f"metadata.{os.getpid()}.part"
    try:
        backup.copy(home.database, database)
        metadata.touch(mode=0o600)
        metadata.write_text(json.dumps(_ITS_OWNER), "utf-8")
        yield database, metadata
    finally:
        for path in (database, metadata):
            path.unlink(missing_ok=True)
