"""Lets askwell or a peer read people of the town, each in a process of its own, and hears it out.

The town answers on linkedin.com's own addresses over TLS: Chromium is told to take every name for
this machine, so no real site can be reached. A peer that hangs is ended.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from askwell_town import Town, serve

from scraper.capture import finder
from scraper.settings import Settings

PEER_SECONDS = 90  # for one person, before a peer is ended

Told = list[dict[str, Any]]  # a person each: slug, what it took, what was got


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is to be read, and from which town: its certificate and key, and its layout."""

    people: tuple[str, ...]
    certificate: tuple[Path, Path]
    older: bool = False

    def open(self) -> Any:
        """The town, for the length of a ``with``."""
        return serve(certificate=self.certificate, ember_every=1 if self.older else 0)


def askwell(visit: Visit) -> Told:
    """What askwell took and got. A run that fails is a bug and is not passed over."""
    with visit.open() as town:
        order = {"switches": _switches(town), "people": visit.people}
        words = [sys.executable, "-m", "scripts.bench_night_askwell", json.dumps(order)]
        done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    return _lines(done.stdout.splitlines())


def peer(python: Path, name: str, visit: Visit) -> Told:
    """What a peer took and got before it was done, gave up, or its time was over."""
    script = Path(__file__).with_name("bench_night_peers.py")
    with visit.open() as town, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        order = {"peer": name, "browser": str(finder.required(Settings())), "people": visit.people,
                 "switches": _switches(town), "cookie": town.open_session()}  # fmt: skip
        with subprocess.Popen(
            [python, script, json.dumps(order)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env=_environment(home), cwd=home, start_new_session=True,
        ) as reader:  # fmt: skip
            limit = threading.Timer(PEER_SECONDS * len(visit.people), _end, [reader])
            limit.start()
            try:
                return _lines(reader.stdout or ())
            finally:
                limit.cancel()


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate and its key in `folder`: good for today, and for nobody."""
    if shutil.which("openssl") is None:
        raise SystemExit("bench: the night needs openssl, to make a certificate for the town")
    made, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=www.linkedin.com", "-out", made, "-keyout", key],
        check=True, capture_output=True,
    )  # fmt: skip
    return made, key


def _lines(said: Iterable[str]) -> Told:
    return [json.loads(line) for line in said if line.startswith("{")]


def _end(reader: subprocess.Popen[str]) -> None:
    """End a peer and its driver; Chromium ends by itself when the driver is gone."""
    if sys.platform == "win32":
        reader.kill()
    else:
        os.killpg(reader.pid, signal.SIGKILL)


def _switches(town: Town) -> list[str]:
    """Chromium's switches by which every name is the town, whatever the machine's proxy."""
    port = town.url.rsplit(":", 1)[1]
    return [
        f"--host-resolver-rules=MAP * 127.0.0.1:{port}, EXCLUDE 127.0.0.1",
        "--ignore-certificate-errors",
        "--no-proxy-server",
    ]


def _environment(home: str) -> dict[str, str]:
    """A home of its own for whatever a peer keeps or leaves behind, and no proxy."""
    kept = {key: value for key, value in os.environ.items() if "proxy" not in key.lower()}
    own = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR")
    return kept | dict.fromkeys(own, home)
