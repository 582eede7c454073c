"""Reads people with a peer, in the peer's own environment, and prints a JSON line for each.

Run as a file by `bench_night`; imports nothing of askwell's. The peer is not edited: its browser is
pointed at the town by the arguments its own browser class takes, what it sends to the driver is
counted where Playwright writes it, and no connection leaves this machine.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
import tempfile
import time
from collections import Counter
from typing import Any

COOKIE = {"name": "li_at", "domain": ".linkedin.com", "path": "/"}
# What askwell reads in a night about a person: the profile, the jobs and the posts.
SECTIONS = {"main_profile", "experience", "posts"}


async def linkedin_scraper(binary: str, switches: list[str], cookie: str, slugs: list[str]) -> None:
    """``PersonScraper.scrape``: the package has no reader for a person's posts."""
    peer = importlib.import_module("linkedin_scraper")
    async with peer.BrowserManager(executable_path=binary, args=switches) as browser:
        await browser.set_cookie("li_at", cookie)
        for slug in slugs:
            with Measured("playwright._impl", "transport") as measured:
                person = await peer.PersonScraper(browser.page).scrape(_address(slug))
            measured.tell(slug, fields={
                "name": person.name,
                "headline": getattr(person, "headline", None),
                "positions": [[one.position_title, one.institution_name]
                              for one in person.experiences],
                "posts": [],
            })  # fmt: skip


async def linkedin_mcp_server(
    binary: str, switches: list[str], cookie: str, slugs: list[str]
) -> None:
    """``LinkedInExtractor.read_person``, which the server's profile tool calls: text by section."""
    browsers = importlib.import_module("linkedin_mcp_server.core.browser")
    reading = importlib.import_module("linkedin_mcp_server.linkedin")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        manager = browsers.BrowserManager(folder, executable_path=binary, args=switches)
        async with manager as browser:
            await browser.context.add_cookies([{**COOKIE, "value": cookie}])
            for slug in slugs:
                with Measured("patchright._impl", "_transport") as measured:
                    reader = reading.LinkedInExtractor(browser.page)
                    found = await reader.read_person(slug, set(SECTIONS))
                measured.tell(slug, text="\n".join(found["sections"].values()))


READERS = {"linkedin_scraper": linkedin_scraper, "mcp-server-linkedin": linkedin_mcp_server}


class Measured:
    """Seconds, seconds asleep and messages to the driver, for the length of a ``with``."""

    def __init__(self, package: str, module: str) -> None:
        self.said: Counter[str] = Counter()
        self.asleep = 0.0
        try:
            self._pipe = importlib.import_module(f"{package}.{module}").PipeTransport
        except ImportError:  # Playwright renamed the module; both names are in use
            self._pipe = importlib.import_module(f"{package}.{_other(module)}").PipeTransport

    def __enter__(self) -> Measured:
        self._send, self._sleep = self._pipe.send, asyncio.sleep

        def send(pipe: Any, message: dict[str, Any]) -> None:
            self.said[str(message.get("method"))] += 1
            self._send(pipe, message)

        async def sleep(seconds: float, result: Any = None) -> Any:
            self.asleep += seconds
            return await self._sleep(seconds, result)

        self._pipe.send, asyncio.sleep = send, sleep  # type: ignore[assignment]
        self._start = time.perf_counter()
        return self

    def __exit__(self, *_error: object) -> None:
        self.seconds = time.perf_counter() - self._start
        self._pipe.send, asyncio.sleep = self._send, self._sleep

    def tell(self, slug: str, **got: Any) -> None:
        """Print what was measured and what was read; whoever waits may stop waiting at any time."""
        told = {"slug": slug, "seconds": self.seconds, "asleep": self.asleep,
                "said": dict(self.said), **got}  # fmt: skip
        print(json.dumps(told), flush=True)


def _other(module: str) -> str:
    return module[1:] if module.startswith("_") else f"_{module}"


def _address(slug: str) -> str:
    return f"https://www.linkedin.com/in/{slug}/"


def _stay_here(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: no connection but to this machine."""
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise PermissionError(f"the bench reaches no network: {address[0]}")


if __name__ == "__main__":
    sys.addaudithook(_stay_here)
    order = json.loads(sys.argv[1])
    asyncio.run(
        READERS[order["peer"]](
            order["browser"], order["switches"], order["cookie"], order["people"]
        )
    )
