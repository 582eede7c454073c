"""Serves the review page on 127.0.0.1 until the person is done with it, or has long been away."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from composer.review.app import Site, build
from scraper.errors import Refusal

HOST = "127.0.0.1"  # never another: what is shown is for the person at this machine
PATIENCE = 10.0  # seconds to start in


class _Watch:
    """Passes requests on and remembers when the last one came."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._last = time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self._last = time.monotonic()
        await self._app(scope, receive, send)

    def idle(self) -> float:
        """Seconds since the last request."""
        return time.monotonic() - self._last


class _Server(uvicorn.Server):
    """Ends by itself once nobody has asked for anything in `idle_seconds`."""

    def __init__(self, config: uvicorn.Config, watch: _Watch, idle_seconds: float) -> None:
        super().__init__(config)
        self._watch = watch
        self._idle_seconds = idle_seconds

    async def on_tick(self, counter: int) -> bool:
        return await super().on_tick(counter) or self._watch.idle() > self._idle_seconds


def serve(site: Site, port: int, *, open_browser: bool, say: Callable[[str], None]) -> None:
    """Serve `site` until Ctrl-C, or until nobody has looked at it for some hours.

    Args:
        port: 0 takes any that is free.
        open_browser: also open the address in the person's usual browser.
        say: where the address is told.

    Raises `Refusal` ``port_taken``.
    """
    listening = _listen(port)
    say(f"The review page is at {_address(site, listening)}")
    say("It is only for you, on this machine. Ctrl-C ends it.")
    threading.Thread(target=site.prepare, daemon=True).start()
    if open_browser:
        webbrowser.open(_address(site, listening))
    server = _server(site)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
    say("The review page is closed.")


@contextmanager
def running(site: Site, port: int = 0) -> Iterator[str]:
    """Serve `site` in a thread for the length of a ``with``; gives the address with its secret."""
    site.read_words()
    listening = _listen(port)
    server = _server(site)
    thread = threading.Thread(
        target=lambda: asyncio.run(server.serve(sockets=[listening])), daemon=True
    )
    thread.start()
    try:
        _started(server, thread)
        yield _address(site, listening)
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


def _started(server: uvicorn.Server, thread: threading.Thread) -> None:
    until = time.monotonic() + PATIENCE
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            raise RuntimeError("the review page did not start")
        time.sleep(0.005)


def _server(site: Site) -> _Server:
    watch = _Watch(build(site))
    config = uvicorn.Config(
        watch,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=2,
    )
    return _Server(config, watch, site.idle_hours * 3600)


def _address(site: Site, listening: socket.socket) -> str:
    return f"http://{HOST}:{listening.getsockname()[1]}/?token={site.token}"


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise Refusal(
            "port_taken",
            f"port {port} on {HOST} is in use",
            "askwell review --port 0 takes any free one",
        ) from error
    listening.listen(64)
    return listening
