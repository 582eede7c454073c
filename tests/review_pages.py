"""What the tests of the review page share: a filled home, a real server, and plain sockets."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import askwell_town

from composer.review.app import Site
from composer.review.security import new_token
from composer.review.server import running
from scraper.importing import import_paths
from scraper.settings import Home


@dataclass(frozen=True)
class Review:
    """A running review page."""

    home: Home
    first: str  # the address with the secret

    @property
    def origin(self) -> str:
        """``http://127.0.0.1:PORT``."""
        return self.first.split("/?")[0]

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.origin).port or 0

    def raw(self, request: bytes) -> tuple[int, bytes]:
        """Send bytes over a socket of their own; the status and everything that came back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as link:
            link.sendall(request)
            answer = b""
            try:
                while part := link.recv(65536):
                    answer += part
            except ConnectionResetError:
                pass
        return int(answer.split(b" ", 2)[1]) if answer else 0, answer

    def ask(
        self, target: str, *headers: str, method: str = "GET", body: bytes = b""
    ) -> tuple[int, bytes]:
        """One request with our own Host, unless `headers` name another."""
        named = {line.split(":")[0].lower() for line in headers}
        own = [] if "host" in named else [f"Host: 127.0.0.1:{self.port}"]
        lines = [f"{method} {target} HTTP/1.1", *own, *headers, "Connection: close"]
        if body and not named & {"content-length", "transfer-encoding"}:
            lines.append(f"Content-Length: {len(body)}")
        return self.raw("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def cookie(self) -> str:
        """The header line that a browser sends once it has been let in."""
        _status, answer = self.ask(self.first.removeprefix(self.origin))
        line = next(one for one in answer.split(b"\r\n") if one.lower().startswith(b"set-cookie:"))
        return "Cookie: " + line.decode().split(":", 1)[1].split(";")[0].strip()


@contextmanager
def review_of(home: Home, *, incognito: bool = False) -> Iterator[Review]:
    """The review page of a home, served on a free port."""
    site = Site(home, lambda: askwell_town.TODAY, new_token(), incognito)
    with running(site) as address:
        yield Review(home, address)


def fill(folder: Path) -> Home:
    """A home into which the town's export was imported."""
    home = Home(folder / "home")
    home.make()
    askwell_town.write_settings(home.settings_file, site="http://127.0.0.1:1")
    export = folder / "Complete_LinkedInDataExport.zip"
    askwell_town.write_export(export)
    with home.open() as db:
        import_paths(db, home, [export], captured_at=askwell_town.NOW.isoformat())
    return home
