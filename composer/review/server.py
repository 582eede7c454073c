"""Serves the review page on 127.0.0.1 until the person is done with it."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

import uvicorn

from composer.review.app import Site, build
from scraper.errors import Refusal

HOST = "127.0.0.1"  # never another: what is shown is for the person at this machine


def serve(site: Site, port: int, *, open_browser: bool, say: Callable[[str], None]) -> None:
    """Serve `site` until Ctrl-C.

    Args:
        port: 0 takes any that is free.
        open_browser: also open the address in the person's usual browser.
        say: where the address is told.

    Raises `Refusal` ``port_taken``.
    """
    listening = _listen(port)
    address = f"http://{HOST}:{listening.getsockname()[1]}/?token={site.token}"
    say(f"The review page is at {address}")
    say("It is only for you, on this machine. Ctrl-C ends it.")
    if open_browser:
        webbrowser.open(address)
    config = uvicorn.Config(build(site), log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


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
