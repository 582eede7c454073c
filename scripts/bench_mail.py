"""Mail: a large mbox through the whole way in, with one sender in ten or all of them known."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from scraper.capture import KIND_ARCHIVE_FILE, Capture
from scraper.importing import import_paths
from scraper.parse import Parsed
from scraper.records import Connection
from scraper.settings import Home
from scraper.store import Store
from scripts.bench_measure import Figure, apart, peak_mib, processor_seconds
from scripts.bench_peers import Package, interpreter

MESSAGES, SENDERS = 50_000, 500
_PEER = """
import sys, time
from mbox_to_sqlite.cli import mbox
start = time.process_time()
mbox.callback(sys.argv[1], sys.argv[2], "messages")
print(time.process_time() - start)
"""
_GIVEN = "Ann Ben Cora Dan Eva Finn Gita Hugo Ines Jon Kira Leo Mona Nils Olga Piet".split()
_MAIL = """From s{who}@mail.example Thu Jan  1 00:00:00 2026
Return-Path: <s{who}@mail.example>
Delivered-To: maya@okafor.example
Received: from mx1.mail.example (mx1.mail.example [192.0.2.10])
\tby in.okafor.example (Postfix) with ESMTPS id {number:08X}
\tfor <maya@okafor.example>; Thu,  1 Jan 2026 10:00:03 +0000 (UTC)
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mail.example; s=2026;
\th=from:to:subject:date:message-id; bh={key:.44};
\tb={key}
Authentication-Results: in.okafor.example; dkim=pass header.d=mail.example; spf=pass
X-Originating-IP: [192.0.2.{who}]
X-Spam-Status: No, score=-1.9 required=5.0 tests=BAYES_00,DKIM_SIGNED,SPF_PASS
Thread-Topic: Note {number}
Thread-Index: {key:.60}
From: {name} <s{who}@mail.example>
To: Maya Okafor <maya@okafor.example>
Subject: Note {number}
Date: {day} Jan 2026 10:00:00 +0000
Message-ID: <{number}@mail.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b{number}"

--b{number}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Hello Maya,

{body}

{name}

On 1 Jan 2026, at 09:12, Maya Okafor <maya@okafor.example> wrote:

> {body}

--b{number}
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><p>Hello Maya,</p>=
{html}</body></html>

--b{number}--

"""
_WORDS = "we moved the night jobs to the new cluster and nothing fell over so far".split()


def figures(quick: bool) -> list[Figure]:
    """Both shares of known senders, the second time, memory; the peer where it is installed."""
    count = MESSAGES // 25 if quick else MESSAGES
    with tempfile.TemporaryDirectory() as folder:
        box = Path(folder) / "large.mbox"
        write(box, count)
        everyone, few = Path(folder) / "all", Path(folder) / "few"
        whole = apart("scripts.bench_mail", box, everyone, SENDERS)
        again = apart("scripts.bench_mail", box, everyone, SENDERS)
        tenth = apart("scripts.bench_mail", box, few, SENDERS // 10)
        python, absent = interpreter(Package("mbox-to-sqlite", "mbox_to_sqlite"))
        peer = python and _peer(python, box, Path(folder) / "peer.db")
    said = f"{count} mails: {whole['seconds']:.1f} s"
    peak = max(one["peak"] for one in (whole, again, tenth))
    return [
        Figure("mail: all from contacts / mbox-to-sqlite", peer and whole["seconds"] / peer, 1,
               said=said if peer else f"{said}; {absent}"),
        Figure("mail: one in ten from contacts / mbox-to-sqlite",
               peer and tenth["seconds"] / peer, 0.25,
               said=f"{tenth['seconds']:.1f} s" + ("" if peer else f"; {absent}")),
        Figure("mail: one in ten / all from contacts", tenth["seconds"] / whole["seconds"]),
        Figure("mail: the second time / the first", again["seconds"] / whole["seconds"], 0.1,
               said=f"{again['new']} rows written"),
        Figure("mail: memory", peak, 200, "MiB"),
    ]  # fmt: skip


def write(path: Path, count: int) -> None:
    """An mbox of so many mails by `SENDERS` people as they arrive today: a score of header fields,
    spelled alike in all, and the words twice, as plain text and as HTML."""
    dice = random.Random(2)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            who = number % SENDERS
            words = [" ".join(dice.choices(_WORDS, k=12)) for _ in range(12)]
            file.write(_MAIL.format(
                who=who, name=named(who), number=number, day=1 + number % 28,
                key=f"{dice.getrandbits(1200):0300x}", body="\n".join(words),
                html="".join(f'<p class=3D"MsoNormal" style=3D"margin:0cm">{one}</p>=\n'
                             for one in words),
            ))  # fmt: skip


def named(number: int) -> str:
    """The name of one sender; no two share a surname."""
    syllables = "ka lo mi ren sta vo zu ber dal fi".split()
    digits = [int(digit) for digit in f"{number:03}"]
    return f"{_GIVEN[number % len(_GIVEN)]} {''.join(syllables[one] for one in digits).title()}"


def _peer(python: Path, box: Path, database: Path) -> float:
    """How long mbox-to-sqlite's own function is busy."""
    words = [python, "-c", _PEER, database, box]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return float(done.stdout)


def main(box: Path, root: Path, known: int) -> None:
    """Import a mailbox into a home that knows so many senders; prints seconds and memory."""
    home = Home(root)
    with home.open() as db:
        store = Store(db, home)
        store.set_owner(full_name="Maya Okafor", emails=["maya@okafor.example"])
        rows = tuple(
            Connection(named(one), f"contact-{one}", f"s{one}@mail.example", None, None, None)
            for one in range(known)
        )
        name = "Connections.csv"
        capture = Capture(name, KIND_ARCHIVE_FILE, "archive", b"x", "2026-01-01T00:00:00Z")
        store.save(Parsed(name, name, "archive/connections", "read", records=rows), capture)
        new = 0

        def work() -> None:
            nonlocal new
            result = import_paths(db, home, [box])
            new = sum(one.new for source in result.sources for one in source.files)

        took = processor_seconds(work)
    print(json.dumps({"seconds": took, "peak": peak_mib(), "new": new}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
