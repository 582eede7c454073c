"""Peers beside the night: what they got is counted fairly, and nothing of theirs outlives its time.

No time is measured here; `scripts/bench night` does that.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from askwell_town import CAST

from scripts import bench_night_got as got
from scripts import bench_night_runs as runs
from scripts.bench_peers import Package, interpreter

PRIYA = CAST.people["priya-raman"]
REPOST = next(post for post in PRIYA.posts if post.kind == "repost")


def fields(**changed: object) -> dict[str, object]:
    plain = {"name": None, "headline": None, "positions": [], "posts": []}
    return {"slug": PRIYA.slug, "fields": {**plain, **changed}}


def test_a_repost_booked_as_the_owners_words_is_a_post_without_its_author() -> None:
    counts = got.score(fields(posts=[(REPOST.text, PRIYA.name)]))
    assert (counts["posts"], counts["authors"]) == (1, 0)


def test_the_first_authors_name_counts() -> None:
    counts = got.score(fields(posts=[(REPOST.text, "Northwind")]))
    assert (counts["posts"], counts["authors"], counts["of authors"]) == (1, 1, len(PRIYA.posts))


def test_a_job_counts_with_what_the_page_writes_behind_the_company() -> None:
    job = PRIYA.positions[0]
    counts = got.score(fields(positions=[(job.title, f"{job.organisation} · Full-time")]))
    assert (counts["positions"], counts["of positions"]) == (1, len(PRIYA.positions))


def test_running_text_holds_facts_and_no_authors() -> None:
    text = f"{PRIYA.name}\n{PRIYA.headline}\n" + "\n".join(post.text for post in PRIYA.posts)
    counts = got.score({"slug": PRIYA.slug, "text": text})
    assert (counts["name"], counts["headline"]) == (1, 1)
    assert (counts["posts"], counts["authors"]) == (len(PRIYA.posts), 0)


def test_a_peer_that_wants_a_newer_python_is_left_out_with_the_reason() -> None:
    assert interpreter(Package("no-such-peer", "no_such_peer", (99, 0, 0))) == (
        None,
        "no-such-peer wants Python 99.0.0 or newer, and none is here",
    )


def test_a_peer_reaches_no_address_but_this_machines() -> None:
    code = (
        "import socket, sys; sys.path.insert(0, sys.argv[1]); import bench_night_peers as peers\n"
        "sys.addaudithook(peers._stay_here)\n"
        "try: socket.create_connection(('192.0.2.1', 443), timeout=1)\n"
        "except PermissionError as refused: print(refused)\n"
    )
    words = [sys.executable, "-c", code, Path(runs.__file__).parent]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout == "the bench reaches no network: 192.0.2.1\n"


@pytest.mark.skipif(
    shutil.which("openssl") is None or sys.platform == "win32", reason="no openssl or shell here"
)
def test_a_peer_that_hangs_is_ended_and_what_it_told_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = tmp_path / "python"
    hanging.write_text('#!/bin/sh\necho \'{"slug": "priya-raman"}\'\nexec sleep 600\n')
    hanging.chmod(0o700)
    monkeypatch.setattr(runs, "PEER_SECONDS", 0.5)
    visit = runs.Visit(("priya-raman",), runs.certificate(tmp_path))
    with ThreadPoolExecutor(1) as aside:  # other tests' browser may hold this thread's loop
        found = aside.submit(runs.peer, hanging, "linkedin_scraper", visit).result(60)
    assert found == [{"slug": "priya-raman"}]
