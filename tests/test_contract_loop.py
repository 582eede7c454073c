"""After the ask: what is due and when, what an import finds, what forgetting leaves behind."""

from __future__ import annotations

import gzip
import mailbox
import sqlite3
from datetime import date, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from contract import Ruth, imported, ruth

from fixtures.worlds.contract import TODAY, moment, write_world

__all__ = ["imported", "ruth"]

GOAL = ("--objective", "meridian-lead")


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def moves(ruth: Ruth, slug: str, ahead: int) -> list[str]:
    items = ruth.json("due", today=day(ahead))["due"]
    keys = {"person_id", "name", "slug", "objective", "move", "since", "reason", "draft"}
    assert all(set(one) >= keys for one in items)
    return [one["move"] for one in items if one["slug"] == slug]


def logged(ruth: Ruth, event: str, ahead: int, *more: str) -> None:
    answer = ruth("log", "verity-lamb", event, *GOAL, "--on", day(ahead), *more, "--json")
    assert answer.status == 0, answer.err


def test_a_nudge_is_due_from_the_seventh_day_and_once(ruth: Ruth) -> None:
    logged(ruth, "sent", 0)
    assert [moves(ruth, "verity-lamb", ahead) for ahead in (6, 7, 8, 20)] == [
        [], ["nudge"], ["nudge"], ["nudge"],
    ]  # fmt: skip
    logged(ruth, "sent", 7, "--move", "nudge")
    assert not any(moves(ruth, "verity-lamb", ahead) for ahead in (8, 14, 15, 30))
    answer = ruth("draft", "verity-lamb", "--move", "nudge", *GOAL, today=day(15))
    assert answer.refusal == "already_nudged"


@pytest.mark.parametrize("event", ["agreed", "referred", "declined"])
def test_thanks_are_due_from_the_day_after(event: str, ruth: Ruth) -> None:
    logged(ruth, "sent", 0)
    logged(ruth, event, 2)
    assert moves(ruth, "verity-lamb", 2) == []
    assert moves(ruth, "verity-lamb", 3) == ["thank"]
    logged(ruth, "thanked", 3)
    assert moves(ruth, "verity-lamb", 4) == []


def test_news_is_due_after_hired_and_two_weeks_after_a_referral(ruth: Ruth) -> None:
    logged(ruth, "sent", 0)
    logged(ruth, "referred", 2)
    logged(ruth, "thanked", 3)
    assert [moves(ruth, "verity-lamb", ahead) for ahead in (15, 16)] == [[], ["update"]]
    logged(ruth, "updated", 16)
    assert moves(ruth, "verity-lamb", 17) == []
    logged(ruth, "hired", 20)
    assert moves(ruth, "verity-lamb", 21) == ["update"]


def test_a_reply_closes_the_nudge(ruth: Ruth) -> None:
    logged(ruth, "sent", 0)
    logged(ruth, "replied", 3)
    assert moves(ruth, "verity-lamb", 8) == []


def mail(ruth: Ruth, slug: str, ago: int, text: str, **headers: str) -> Path:
    """An mbox with one mail from somebody to Ruth."""
    address = {"ysolde-trant": "ysolde.trant@meridian.example"}[slug]
    one = EmailMessage()
    one["From"], one["To"] = f"Ysolde Trant <{address}>", "ruth@ashdown.example"
    one["Subject"] = headers.pop("subject", "Re: Analytics Lead at Meridian")
    one["Date"], one["Message-ID"] = format_datetime(moment(ago)), f"<reply{ago}@mail.example>"
    for name, value in headers.items():
        one[name.replace("_", "-")] = value
    one.set_content(text)
    path = ruth.home.parent / f"reply{ago}.mbox"
    box = mailbox.mbox(path)
    box.add(one)
    box.close()
    return path


def test_a_reply_found_by_import_closes_the_nudge(ruth: Ruth) -> None:
    assert moves(ruth, "ysolde-trant", 0) == ["nudge"]
    ruth("import", mail(ruth, "ysolde-trant", 2, "Hi Ruth, let me think about it. Ysolde"))
    assert moves(ruth, "ysolde-trant", 0) == []


def test_a_yes_found_by_import_asks_for_thanks(ruth: Ruth) -> None:
    text = "Hi Ruth,\n\nI'd be happy to refer you. Send me your CV?\n\nYsolde"
    ruth("import", mail(ruth, "ysolde-trant", 2, text))
    assert moves(ruth, "ysolde-trant", 0) == ["thank"]


def test_a_no_found_by_import_is_a_no(ruth: Ruth) -> None:
    text = "Hi Ruth,\n\nSorry, I can't refer people I have not worked with.\n\nYsolde"
    ruth("import", mail(ruth, "ysolde-trant", 2, text))
    reach = next(one for one in ruth.json("who")["reaches"] if one["slug"] == "ysolde-trant")
    assert reach["advice"] == "skip"


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        ("I am away until Monday.", {"Auto_Submitted": "auto-replied"}),
        ("I am out of the office with limited access to e-mail.", {}),
        ("Thank you for your message.", {"X_Autoreply": "yes"}),
        ("Ich bin nicht im Büro.", {"subject": "Abwesenheitsnotiz: Analytics Lead"}),
    ],
)
def test_an_automatic_reply_is_no_reply(text: str, headers: dict[str, str], ruth: Ruth) -> None:
    ruth("import", mail(ruth, "ysolde-trant", 2, text, **headers))
    assert moves(ruth, "ysolde-trant", 0) == ["nudge"]


def test_the_same_import_twice_changes_no_row(ruth: Ruth, imported: Path) -> None:
    world = sorted((imported / "world").iterdir())
    before = "\n".join(_dump(ruth))
    answer = ruth.json("import", *world)
    assert all(
        file["new"] == file["changed"] == 0
        for source in answer["sources"]
        for file in source["files"]
    )
    assert "\n".join(_dump(ruth)) == before


@pytest.mark.parametrize("dialect", ["2024", "2025"])
def test_every_dialect_says_the_same(dialect: str, tmp_path: Path) -> None:
    from contract import begin

    facts = []
    for one in ("2026", dialect):
        ruth = begin(tmp_path / one)
        ruth("import", *write_world(tmp_path / f"world{one}", dialect=one))
        rows = ruth.rows(
            "SELECT p.slug, e.kind, e.quote, e.subject, e.detail, e.began_on, e.ended_on, e.trust"
            " FROM evidence e JOIN person p USING (person_id)"
        )
        facts.append(sorted(str(sorted(row.items(), key=str)) for row in rows))
    assert facts[0] == facts[1]


def _dump(ruth: Ruth) -> list[str]:
    with sqlite3.connect(ruth.home / "askwell.db") as db:
        return [line for line in db.iterdump() if "searched" not in line]


@pytest.mark.parametrize("slug", ["orla-tennick", "ysolde-trant", "jasper-niven", "sayaka-morita"])
def test_forgetting_leaves_no_trace_and_holds(slug: str, ruth: Ruth, imported: Path) -> None:
    goal = ruth.json("points", slug)["person"]
    ruth("draft", slug, *GOAL)
    ruth("log", slug, "sent", *GOAL, "--note", f"a note on {goal['full_name']}")
    answer = ruth("forget", slug, "--yes", "--json")
    assert answer.status == 0
    for again in (False, True):
        if again:
            ruth("import", *sorted((imported / "world").iterdir()))
        assert ruth("points", slug, "--json").refusal
        assert slug not in {one["slug"] for one in ruth.json("who")["reaches"]}
        _is_gone(ruth, slug, goal)


def _is_gone(ruth: Ruth, slug: str, person: dict[str, Any]) -> None:
    words = [slug, person["full_name"], *person["emails"]]
    for path in ruth.home.rglob("*"):
        if path.is_file():
            assert not any(word in path.name for word in words)
            body = path.read_bytes()
            body = gzip.decompress(body) if path.suffix == ".gz" else body
            for word in words:
                assert word.encode() not in body, f"{word} in {path.name}"


def test_the_log_is_kept_and_can_be_taken_back(ruth: Ruth) -> None:
    logged(ruth, "sent", 0, "--note", "by mail")
    answer = ruth.json("log", "verity-lamb", "--undo")
    assert answer["undone"] == "sent"
    assert moves(ruth, "verity-lamb", 8) == []
