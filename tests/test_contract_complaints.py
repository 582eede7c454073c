"""What people complain of in such tools (FIELD §3), each as a test that stays."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from contract import Ruth, begin, imported, reader, ruth

__all__ = ["imported", "reader", "ruth"]

LONG = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "Ada,Quist,https://www.linkedin.com/in/ada-quist,,Meridian,Analyst,02 May 2023\n"
NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses '
    'are missing."\n\n'
)
#: Eight ways in which Connections.csv has begun.
HEADERS = {
    "bare": LONG + ROW,
    "preamble": NOTES + LONG + ROW,
    "preamble of one line": "Notes:\n" + LONG + ROW,
    "mark of order": "\ufeff" + LONG + ROW,
    "carriage returns": (NOTES + LONG + ROW).replace("\n", "\r\n"),
    "blank lines": "\n\n" + LONG + "\n" + ROW + "\n\n",
    "quoted": LONG.replace(",", '","').replace("First", '"First').replace("On\n", 'On"\n') + ROW,
    "of 2018": "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    'Ada,Quist,,Meridian,Analyst,"5/2/23, 9:15 AM"\n',
}


@pytest.mark.parametrize("name", HEADERS)
def test_no_import_of_nothing_is_a_success(name: str, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text(HEADERS[name], "utf-8", newline="")
    ruth = begin(tmp_path / "home")
    file = ruth.json("import", path)["sources"][0]["files"][0]
    assert (file["recognised"], file["rows"]) == (True, 1)
    assert ruth.json("points", "Ada Quist")["person"]["company"] == "Meridian"


def test_a_header_that_nobody_knows_is_said(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("Prénom,Nom,Société\nAda,Quist,Meridian\n", "utf-8")
    ruth = begin(tmp_path / "home")
    answer = ruth("import", path, "--json")
    if answer.status == 0:
        file = answer.json["sources"][0]["files"][0]
        assert not file["recognised"] or file["problems"]
    else:
        assert answer.refusal


@pytest.mark.parametrize(
    ("html", "wall"),
    [
        ('<html><head><meta name="pageKey" content="auth_wall_desktop_profile"></head></html>',
         "signed_out"),
        ('<html><head><meta name="pageKey" content="d_homepage-guest-home"></head><main></main>'
         "</html>", "guest_home"),
        ('<html><head><meta name="como-pk" content="d_flagship3_404"></head></html>', "not_found"),
        ("<html><head><title>LinkedIn</title></head><body></body></html>", "not_rendered"),
    ],
)  # fmt: skip
def test_a_wall_is_never_an_empty_profile(html: str, wall: str, ruth: Ruth, tmp_path: Path) -> None:
    note = "<!-- saved from url=(0041)https://www.linkedin.com/in/orla-tennick/ -->"
    path = tmp_path / "page.html"
    path.write_text(html.replace("<html>", f"<html>{note}"), "utf-8")
    capture = ruth.json("parse", path)["captures"][0]
    assert (capture["outcome"], capture["wall"]) == ("wall", wall)
    assert capture["records"] == []
    before = ruth.evidence(), ruth.json("points", "orla-tennick")["person"]
    ruth("import", path)
    assert (ruth.evidence(), ruth.json("points", "orla-tennick")["person"]) == before


def test_a_page_whose_sections_did_not_load_takes_nothing_away(ruth: Ruth, tmp_path: Path) -> None:
    from dataclasses import replace

    from contract import person

    from fixtures.worlds.contract import pages

    path = tmp_path / "again.html"
    path.write_text(pages.page(replace(person("orla-tennick"), positions=[])), "utf-8")
    before = {row for row, one in ruth.evidence().items() if one["kind"] == "position"}
    ruth("import", path, "--captured-at", "2026-11-23T18:00:00Z")
    after = {row for row, one in ruth.evidence().items() if one["kind"] == "position"}
    assert before <= after


def test_a_newsletter_stands_below_every_colleague(reader: Ruth) -> None:
    order = [one["slug"] for one in reader.json("who")["reaches"]]
    for colleague in ("orla-tennick", "hester-quill", "lorcan-feather", "tamsin-birchall"):
        assert order.index(colleague) < order.index("felicity-grange")
        assert order.index(colleague) < order.index("quentin-rusk")


def test_strong_ties_stand_above_weak_ones(reader: Ruth) -> None:
    """FIELD §4: at least 0.85 of labelled pairs."""
    tiers: list[tuple[str, ...]] = [
        ("orla-tennick", "dorothea-pym"),
        ("hester-quill", "lorcan-feather"),
        ("tamsin-birchall", "noe-castellane", "verity-lamb", "jasper-niven"),
        ("evander-sloane", "cosmo-adair", "percival-stoat", "felicity-grange", "quentin-rusk"),
        ("delphine-aubry",),
    ]
    rank = {one["slug"]: place for place, one in enumerate(reader.json("who")["reaches"])}
    pairs = [
        rank[strong] < rank[weak]
        for upper, lower in permutations(range(len(tiers)), 2)
        if upper < lower
        for strong in tiers[upper]
        for weak in tiers[lower]
    ]
    assert sum(pairs) / len(pairs) >= 0.95


def test_the_words_of_others_praise_nobody(reader: Ruth) -> None:
    for slug in ("rupert-selwyn", "leopold-haig"):
        for move in ("ask", "warm_up"):
            answer = reader("draft", slug, "--move", move, "--objective", "meridian-lead", "--json")
            said: Any = answer.json["text"] if answer.status == 0 else ""
            for words in ("Copper", "abacus", "record quarter", "Congrat"):
                assert words not in said


def test_nobody_laid_off_is_congratulated(reader: Ruth) -> None:
    for move in ("ask", "warm_up", "keep_in_touch"):
        answer = reader("draft", "isolde-fenwick", "--move", move, "--json")
        said = answer.json["text"].lower() if answer.status == 0 else ""
        for words in ("congrat", "redundant", "last day", "new chapter", "proud"):
            assert words not in said
