"""Review: the server's own time for a page of the review site on a large database."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from scripts.bench_measure import Figure, apart, peak_mib, seconds
from scripts.bench_points import CONTACTS, TODAY, fill

PAGES = {"people": "/people", "search": "/people/found?q=lund+42", "person": "/person/{id}"}
MOST = {"people": 0.05, "search": 0.03, "person": 0.05}


def figures(quick: bool) -> list[Figure]:
    """The 95th percentile of each page's time, in milliseconds."""
    found = apart("scripts.bench_review", CONTACTS // 30 if quick else CONTACTS)
    return [
        Figure(f"review: {name}, p95", found[name] and found[name] * 1000, MOST[name] * 1000, "ms",
               said=f"{found['bytes'][name]} bytes, status {found['status'][name]}")
        for name in PAGES
    ]  # fmt: skip


def main(contacts: int) -> None:
    """Fill a home, ask the site in this process, and print the times."""
    from starlette.testclient import TestClient

    from composer.review import security
    from composer.review.app import Site, build
    from scraper.settings import Home

    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        with home.open() as db:
            fill(db, contacts)
        site = Site(home, lambda: TODAY, "token", False)
        client = TestClient(build(site), base_url="http://127.0.0.1:8765")
        client.cookies.set(security.cookie_name(8765), security.derived("token", "cookie"))
        answer: dict[str, object] = {"bytes": {}, "status": {}, "peak": 0}
        for name, address in PAGES.items():
            calls = (address.replace("{id}", str(one)) for one in range(2, 42))
            times = [seconds(lambda to=to: client.get(to)) for to in calls]
            last = client.get(address.replace("{id}", "7"))
            answer[name] = sorted(times)[int(len(times) * 0.95)]
            answer["bytes"][name] = len(last.content)  # type: ignore[index]
            answer["status"][name] = last.status_code  # type: ignore[index]
        answer["peak"] = peak_mib()
    print(json.dumps(answer))


if __name__ == "__main__":
    main(int(sys.argv[1]))
