"""Every draft to every contact of the labelled world keeps what DESIGN §2, §5 and §7 promise."""

from __future__ import annotations

import re
from typing import Any

import pytest
from contract import KNOWN, LINK, PEOPLE, Answer, Ruth, imported, reader, ruth

__all__ = ["imported", "reader", "ruth"]

CHANNELS = {
    "linkedin_note": 200, "linkedin_note_premium": 300, "linkedin_message": 3000, "inmail": 1900,
    "email": 2000,
}  # fmt: skip
ROLES = {"greeting", "opener", "ask", "why", "proof", "offer", "easy_out", "thanks", "signoff"}
KEYS = {
    "person_id", "move", "channel", "subject", "text", "chars", "limit", "words", "grade",
    "pieces", "findings", "forwardable",
}  # fmt: skip
MONTHS = (
    "January February March April May June July August September October November December".split()
)
ASKED = [slug for slug in KNOWN if PEOPLE[slug].label["advice"] == "ask"]
REFUSED = [
    slug for slug in KNOWN
    if PEOPLE[slug].label["advice"] in ("warm_up", "wait", "skip") and slug != "clement-dacre"
]  # fmt: skip


def drafts(reader: Ruth, slug: str, *moves: str) -> list[dict[str, Any]]:
    """Every draft that is not refused; a refusal must be one."""
    made = []
    for channel in CHANNELS:
        for move in moves:
            answer = reader(
                "draft", slug, "--objective", "meridian-lead", "--channel", channel,
                "--move", move, "--json",
            )  # fmt: skip
            if answer.status:
                assert answer.refusal
            else:
                made.append(answer.json)
    return made


@pytest.mark.parametrize("slug", KNOWN)
def test_every_draft(slug: str, reader: Ruth) -> None:
    known = reader.evidence()
    for draft in drafts(reader, slug, "ask", "warm_up"):
        assert set(draft) >= KEYS
        assert draft["chars"] <= draft["limit"] <= CHANNELS[draft["channel"]]
        assert draft["chars"] == len(draft["text"].encode("utf-16-le")) // 2
        assert draft["words"] == len(draft["text"].split())
        assert draft["grade"] <= 8
        assert (draft["subject"] is None) == (draft["channel"] not in ("inmail", "email"))
        assert {piece["role"] for piece in draft["pieces"]} <= ROLES
        assert [one for one in draft["findings"] if one["severity"] == "error"] == []
        for piece in draft["pieces"]:
            assert piece["text"] in draft["text"]
            assert set(piece["evidence"]) <= set(known)
            _is_grounded(piece, [known[one] for one in piece["evidence"]], slug)


def _is_grounded(piece: dict[str, Any], rows: list[dict[str, Any]], slug: str) -> None:
    """Names, years, months and quoted words of an opener stand in the rows it names."""
    if piece["role"] != "opener":
        return
    assert rows, piece["text"]
    assert all(row["trust"] != "inferred" for row in rows)
    told = " ".join(str(row[key] or "") for row in rows for key in ("quote", "subject", "detail"))
    days = " ".join(f"{row['began_on']} {row['ended_on']}" for row in rows)
    for year in re.findall(r"\b(?:19|20)\d\d\b", piece["text"]):
        first, last = min(re.findall(r"\b\d{4}", days)), max(re.findall(r"\b\d{4}", days))
        assert year in told or first <= year <= last
    for number, month in enumerate(MONTHS, 1):
        if re.search(rf"\b{month}\b", piece["text"]):
            assert f"-{number:02}" in days or month in told
    for words in re.findall(r"[\"“]([^\"”]+)[\"”]", piece["text"]):
        assert words.rstrip(" …?.!,") in told
    plain = re.sub(r"[\"“][^\"”]+[\"”]", "", piece["text"])
    names = re.findall(r"(?<![.!?] )(?<!^)\b[A-Z][\w'&-]+", plain)
    for name in (one.removesuffix("'s") for one in names):
        allowed = name in told or name in PEOPLE[slug].name or name in MONTHS
        assert allowed or name in ("I", "I'm", "I've", "LinkedIn"), piece["text"]


@pytest.mark.parametrize("slug", ASKED)
def test_every_ask_is_whole(slug: str, reader: Ruth) -> None:
    made = drafts(reader, slug, "ask")
    assert made
    for draft in made:
        text, roles = draft["text"], [piece["role"] for piece in draft["pieces"]]
        assert "Analytics Lead" in text
        assert "Meridian" in text
        assert LINK in text
        assert "thank" in text.lower()
        assert {"ask", "thanks", "easy_out", "opener", "signoff"} <= set(roles)
        assert text.count("?") <= 2
        assert not re.search(r"[\[\]{}]|\bTODO\b|\bXX", text)
        forwarded = draft["forwardable"]
        assert (forwarded is not None) == (draft["channel"] in ("email", "linkedin_message"))
        if forwarded:
            assert LINK in forwarded
            assert "Ruth Ashdown" in forwarded
            assert "churn model" in forwarded or "monthly close" in forwarded
            assert len(forwarded.split()) < 120
            assert not re.search(r"[\[\]{}]", forwarded)


@pytest.mark.parametrize("slug", ASKED)
def test_what_is_shared_is_said(slug: str, reader: Ruth) -> None:
    for draft in drafts(reader, slug, "ask"):
        assert any(piece["role"] == "opener" and piece["evidence"] for piece in draft["pieces"])


@pytest.mark.parametrize("slug", REFUSED)
def test_an_ask_that_is_not_due_is_refused(slug: str, reader: Ruth) -> None:
    answer = reader("draft", slug, "--objective", "meridian-lead", "--json")
    kind = {"warm_up": "cold_tie", "wait": "not_now", "skip": "not_this_contact"}
    assert answer.refusal == kind[PEOPLE[slug].label["advice"]]


@pytest.mark.parametrize("tone", ["warm", "plain", "formal"])
def test_tones_differ_and_claim_the_same(tone: str, reader: Ruth) -> None:
    draft = reader.json(
        "draft", "orla-tennick", "--objective", "meridian-lead", "--tone", tone, "--channel",
        "email",
    )  # fmt: skip
    rows = {row for piece in draft["pieces"] for row in piece["evidence"]}
    assert rows
    assert draft["findings"] == []
    assert draft["text"].startswith("Dear" if tone == "formal" else "Hi")


def test_a_note_to_a_connection_is_refused(reader: Ruth) -> None:
    answer = reader("draft", "orla-tennick", "--channel", "linkedin_note", "--json")
    assert answer.refusal == "connected_already"


def test_a_message_to_somebody_not_connected_is_a_note(reader: Ruth) -> None:
    draft = reader.json(
        "draft", "delphine-aubry", "--move", "warm_up", "--channel", "linkedin_note"
    )
    assert draft["chars"] <= 200
    assert draft["text"].rstrip().endswith("Ruth")


def test_a_nudge_without_an_ask_is_refused(reader: Ruth) -> None:
    assert reader("draft", "orla-tennick", "--move", "nudge", "--json").refusal == "no_ask_sent"


def test_nothing_genuine_to_say_is_said(reader: Ruth) -> None:
    answer = reader("draft", "basil-yarrow", "--move", "warm_up", "--json")
    assert answer.refusal == "nothing_to_say"


def test_a_chosen_point_opens(reader: Ruth) -> None:
    point = reader.json("points", "orla-tennick")["points"][1]
    draft = reader.json(
        "draft", "orla-tennick", "--objective", "meridian-lead", "--hook", point["hook_id"]
    )
    opener = next(piece for piece in draft["pieces"] if piece["role"] == "opener")
    rows = {row["evidence_id"] for row in point["evidence"]}
    assert set(opener["evidence"]) & rows


def test_without_an_objective_there_is_no_ask(ruth: Ruth) -> None:
    toml = ruth.home / "askwell.toml"
    toml.write_text(toml.read_text("utf-8").split("[[objective]]")[0], "utf-8")
    answer: Answer = ruth("draft", "orla-tennick", "--json")
    assert answer.refusal


@pytest.mark.parametrize("word", ['role = "Analytics Lead"', 'company = "Meridian"'])
def test_no_role_no_ask(word: str, ruth: Ruth) -> None:
    toml = ruth.home / "askwell.toml"
    blank = word.split("=")[0] + '= " "'
    toml.write_text(toml.read_text("utf-8").replace(word, blank), "utf-8")
    answer = ruth("draft", "orla-tennick", "--objective", "meridian-lead", "--json")
    assert answer.refusal == "no_objective"


def test_somebody_at_a_look_alike_is_asked_for_an_introduction(reader: Ruth) -> None:
    text = reader.json("draft", "agnes-thorley", "--objective", "meridian-lead")["text"]
    assert "introduce" in text
    assert "refer me" not in text


def test_whoever_left_is_asked_for_an_introduction_at_most(reader: Ruth) -> None:
    text = reader.json("draft", "clement-dacre", "--objective", "meridian-lead")["text"]
    assert "introduce" in text
    assert "refer me" not in text


@pytest.mark.parametrize("event", ["agreed", "referred", "declined", "replied", "hired"])
@pytest.mark.parametrize("channel", ["email", "linkedin_message"])
def test_what_the_log_says_is_the_users_own_word(event: str, channel: str, ruth: Ruth) -> None:
    goal = ("--objective", "meridian-lead")
    ruth("log", "verity-lamb", "sent", *goal, "--on", "2026-11-20")
    nudge = ruth.json("draft", "verity-lamb", "--move", "nudge", *goal, today="2026-11-27")
    ruth("log", "verity-lamb", event, *goal, "--on", "2026-11-21")
    move = "update" if event == "hired" else "thank"
    draft = ruth.json("draft", "verity-lamb", "--move", move, *goal, "--channel", channel)
    known = ruth.evidence()
    for one in (nudge, draft):
        assert "thank" in one["text"].lower()
        assert {row for piece in one["pieces"] for row in piece["evidence"]} <= set(known)
        for piece in one["pieces"]:
            assert piece["role"] != "opener" or piece["evidence"] or piece["own_words"]
    assert nudge["text"].count("?") == 1
    assert "?" not in draft["text"]


def test_a_draft_is_the_same_twice(reader: Ruth) -> None:
    first = reader("draft", "lorcan-feather", "--json").out
    assert first == reader("draft", "lorcan-feather", "--json").out
