"""Review: what a page costs on a large database, at the server and in a real browser.

The server's own time is how long a processor works on a request answered in this process. First
contentful paint and layout shift are what Chromium itself reports for the same pages over loopback.
After a write by somebody else the first look at Today is measured as well: it must not begin from
nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any

from scripts.bench_measure import Figure, apart, peak_mib, processor_seconds
from scripts.bench_points import CONTACTS, TODAY, fill

SETTINGS = """
[me]
name = "Maya Okafor"

[[objective]]
id = "works"
role = "Staff Data Engineer"
company = "Works 42"
url = "https://works.example/jobs/1"
"""
PAGES = {
    "today": "/",
    "people": "/people",
    "people by tie": "/people?tie=in+touch",
    "search": "/people/found?q={words}",
    "objective": "/objective",
    "person": "/person/{id}",
    "person, e-mail": "/person/{id}?channel=email",
    "night": "/night",
    "numbers": "/numbers",
}
TYPED = "lund 1234"  # as somebody types it: each beginning is a search
MOST = {"search": 0.03}
PAGE, PAINT, WEIGHT, LOOKS = 0.05, 0.3, 150, 40
PAINTED = """() => new Promise(done => {
  new PerformanceObserver(list => {
    const paint = list.getEntriesByName('first-contentful-paint')[0];
    if (paint) setTimeout(() => done({paint: paint.startTime, shift: window.shifted ?? 0}), 50);
  }).observe({type: 'paint', buffered: true});
})"""
SHIFTED = """new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted = (window.shifted ?? 0) + entry.value;
}).observe({type: 'layout-shift', buffered: true});"""


def figures(quick: bool) -> list[Figure]:
    """Times at the server, weights, paint and shift in the browser."""
    found = apart("scripts.bench_review", CONTACTS // 30 if quick else CONTACTS)
    rows = []
    for name, one in found["pages"].items():
        most = MOST.get(name, PAGE) * 1000
        said = f"p50 {one['p50'] * 1000:.0f} ms; {one['bytes'] / 1024:.0f} KiB"
        rows.append(Figure(f"review: {name}, server p95", one["p95"] * 1000, most, "ms", said))
    heaviest = max(one["bytes"] for one in found["pages"].values()) + found["assets"]
    said = f"{found['assets'] / 1024:.0f} KiB of it style and scripts"
    rows.append(Figure("review: heaviest page, whole", heaviest / 1024, WEIGHT, "KiB", said))
    for name, one in found["browser"].items():
        said = f"p50 {one['p50']:.0f} ms; layout shift {one['shift']:.3f}"
        rows.append(
            Figure(f"review: {name}, first paint p95", one["p95"], PAINT * 1000, "ms", said)
        )
    worst = max((one["shift"] for one in found["browser"].values()), default=None)
    return [*rows, Figure("review: greatest layout shift", worst, 0, "")]


def main(contacts: int) -> None:
    """Fill a home, ask for its pages here and in a browser, and print what they cost."""
    from composer.review.app import Site
    from scraper.look_back import look_back
    from scraper.settings import Home

    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        home.make()
        home.settings_file.write_text(SETTINGS, "utf-8")
        with home.open() as db:
            fill(db, contacts)
        site = Site(home, lambda: TODAY, "token", look_back=look_back)
        site.prepare()
        site.prepare()  # the index is read; now as it is at every later start
        answer: dict[str, Any] = {"pages": dict(server(site, contacts)), "assets": assets()}
        answer["browser"] = dict(browser(site, contacts))
        answer["peak"] = peak_mib()
    print(json.dumps(answer))


def server(site: Any, contacts: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Each page's name, its time at the 50th and 95th percentile, and its weight."""
    from starlette.testclient import TestClient

    from composer.review import security
    from composer.review.app import build

    client = TestClient(build(site), base_url="http://127.0.0.1:8765")
    client.cookies.set(security.cookie_name(8765), security.derived("token", "cookie"))
    for name, address in PAGES.items():
        times: list[float] = []
        weights: list[int] = []
        for to in looks(address, contacts):
            times.append(processor_seconds(partial(client.get, to)))
            weights.append(asked(client, to))
        yield name, percentiles(times) | {"bytes": max(weights)}
    times = []
    for one in range(2, LOOKS + 2):
        written_elsewhere(site.home, one)
        times.append(processor_seconds(partial(client.get, "/")))
    yield "today, after another process wrote", percentiles(times) | {"bytes": asked(client, "/")}


def asked(client: Any, to: str) -> int:
    """The weight of a page. Fails where it does not come."""
    answer = client.get(to)
    if answer.status_code != 200:
        raise RuntimeError(f"{to}: {answer.status_code}")
    return len(answer.content)


def looks(address: str, contacts: int) -> Iterator[str]:
    """The addresses to measure: every look at another person, another beginning of the words."""
    for number in range(LOOKS):
        one = 2 + number * 7 % contacts
        words = TYPED[: 2 + number % (len(TYPED) - 1)].replace(" ", "+")
        yield address.replace("{id}", str(one)).replace("{words}", words)


def written_elsewhere(home: Any, one: int) -> None:
    """A new line from one person, saved as a sync or an import saves it."""
    with home.open() as db, db.atomic():
        db.execute(
            "INSERT INTO message (evidence_id, person_id, medium, direction, sent_at, text, "
            "seen_on, source, trust) VALUES (?, ?, 'linkedin', 'in', ?, 'See you at noon.', "
            "'2026-11-19', 'archive', 'imported')",
            [f"message-bench-{one}", one, f"{TODAY.isoformat()}T09:00:00Z"],
        )


def assets() -> int:
    """Bytes of the style, the scripts and the icon."""
    import composer.review

    folder = Path(composer.review.__file__).parent / "static"
    return sum(one.stat().st_size for one in folder.iterdir() if one.is_file())


def browser(site: Any, contacts: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Each page's first contentful paint in milliseconds and its worst layout shift."""
    from composer.review.server import running

    with chromium() as launch, running(site) as address, launch() as page:
        page.add_init_script(SHIFTED)
        page.goto(address)
        for name, path in PAGES.items():
            if name == "search":
                continue  # a list without a page around it
            seen = []
            for to in list(looks(path, contacts))[:LOOKS]:
                page.goto(address.split("/?")[0] + to, wait_until="load")
                seen.append(page.evaluate(PAINTED))
            worst = max(one["shift"] for one in seen)
            yield name, percentiles([one["paint"] for one in seen]) | {"shift": worst}


@contextmanager
def chromium() -> Iterator[Callable[[], Any]]:
    """A function that opens a page in a real, invisible Chromium for the length of a ``with``."""
    from playwright.sync_api import sync_playwright

    from scraper.capture.finder import required
    from scraper.settings import Settings

    path = required(Settings())
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(path))

        @contextmanager
        def page() -> Iterator[Any]:
            with opened.new_context() as context:
                yield context.new_page()

        yield page
        opened.close()


def percentiles(times: list[float]) -> dict[str, float]:
    """The 50th and the 95th percentile."""
    cuts = quantiles(times, n=20, method="inclusive")
    return {"p50": cuts[9], "p95": cuts[18]}


if __name__ == "__main__":
    main(int(sys.argv[1]))
