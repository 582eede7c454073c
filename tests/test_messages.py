"""Messages, exact: fixtures/worlds/<name>.json -> fixtures/worlds/<name>.messages.json.

The expected file is written by the first run, which then fails: read it aloud, then it is law.
"""

# Examples are read as one line.
# ruff: noqa: E501

from __future__ import annotations

import json
from typing import Any

import pytest
from worlds import FIXTURES, World, world, worlds

from composer.channels import channels
from composer.draft import draft
from composer.history import Event, History
from composer.messages import Message
from composer.messages.forwardable import referrer_pack
from composer.messages.readability import grade, syllables
from scraper.errors import Refusal
from scraper.settings import Settings

MOVES = ("ask", "warm_up", "nudge", "thank", "update", "keep_in_touch")
PAST = {
    "nudge": (Event("sent", "2026-11-10", "ask"),),
    "thank": (Event("sent", "2026-11-01", "ask"), Event("agreed", "2026-11-03")),
    "update": (Event("referred", "2026-11-01"), Event("interviewed", "2026-11-20")),
}


# A world that names no drafts of its own is told in all of these.
EVERY = tuple(
    f"{move} {name} {tone}"
    for move in MOVES
    for name in channels()
    for tone in (("warm", "formal") if name in ("email", "linkedin_message") else ("warm",))
)


def written(place: World, **given: Any) -> Message:
    given = {"objective": place.settings.objective[0], **given}
    settings = given.pop("settings", place.settings)
    return draft(place.contact, place.me, place.points, settings, today=place.today, **given)


def said(place: World, **given: Any) -> Any:
    try:
        message = written(place, **given)
    except Refusal as refusal:
        return {"refused": refusal.kind, "message": refusal.message, "next": refusal.next_step}
    return {
        "subject": message.subject,
        "text": message.text.split("\n"),
        "left_out": list(message.left_out),
        "findings": [f"{one.check}: {one.message}" for one in message.findings],
    }


def all_said(place: World) -> dict[str, Any]:
    told = {}
    for wanted in place.drafts or EVERY:
        move, name, tone = wanted.split()
        history = History(PAST.get(move, ()))
        told[wanted] = said(place, move=move, channel_name=name, tone=tone, history=history)
    return told


@pytest.mark.parametrize("name", worlds())
def test_the_words_are_exactly_these(name: str) -> None:
    path = FIXTURES / "worlds" / f"{name}.messages.json"
    now = all_said(world(name))
    if not path.exists():
        path.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", "utf-8")
        pytest.fail(f"{path.name} was written: read it aloud, then run again")
    assert now == json.loads(path.read_text("utf-8"))


def test_sixty_worlds_cover_every_move_channel_and_tone() -> None:
    assert len(worlds()) >= 60
    told = {wanted for name in worlds() for wanted in world(name).drafts or EVERY}
    assert {tuple(one.split()[:2]) for one in told} == {
        (move, name) for move in MOVES for name in channels()
    }
    assert {one.split()[2] for one in told} == {"warm", "plain", "formal"}


def test_an_ask_to_a_cold_tie_is_refused_and_says_what_to_do_instead() -> None:
    for advice, kind in (
        ("warm_up", "cold_tie"),
        ("wait", "not_now"),
        ("skip", "not_this_contact"),
    ):
        with pytest.raises(Refusal) as refused:
            written(world("tomas"), advice=advice, why_not="you have not spoken since 2021")
        assert refused.value.kind == kind
        assert "2021" in refused.value.message
    assert written(world("tomas"), advice="ask").move == "ask"
    assert written(world("tomas"), move="warm_up", advice="warm_up").move == "warm_up"


def test_an_ask_without_an_objective_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        written(world("tomas"), objective=None)
    assert refused.value.kind == "no_objective"


def test_a_follow_up_needs_an_unanswered_ask_and_comes_once() -> None:
    ask = Event("sent", "2026-11-10", "ask")
    kinds = {
        "no_ask_sent": (),
        "already_answered": (ask, Event("replied", "2026-11-12")),
        "already_nudged": (ask, Event("sent", "2026-11-18", "nudge")),
    }
    for kind, events in kinds.items():
        with pytest.raises(Refusal) as refused:
            written(world("tomas"), move="nudge", history=History(events))
        assert refused.value.kind == kind
    assert "10 November" in written(world("tomas"), move="nudge", history=History((ask,))).text


def test_with_nothing_genuine_to_say_nothing_is_said() -> None:
    with pytest.raises(Refusal) as refused:
        written(world("reposts"), move="warm_up")
    assert refused.value.kind == "nothing_to_say"


def test_a_fresh_loss_is_left_alone() -> None:
    for move in ("ask", "warm_up", "keep_in_touch"):
        with pytest.raises(Refusal) as refused:
            written(world("grace"), move=move)
        assert refused.value.kind == "not_now"


def test_a_chosen_point_opens_and_an_unknown_one_is_refused() -> None:
    place = world("tomas")
    for hook in place.points.hooks:
        first = written(place, hook_id=hook.hook_id).pieces[1]
        assert first in (hook.opener, hook.short)
    with pytest.raises(Refusal) as refused:
        written(place, hook_id="no-such-point")
    assert refused.value.kind == "unknown_point"


def test_an_ask_states_the_shared_history_there_is() -> None:
    for channel in ("linkedin_message", "email", "inmail"):
        assert "Fernhill" in written(world("tomas"), channel_name=channel).text


@pytest.mark.parametrize(
    ("event", "word"),
    [
        ("agreed", "yes|agree"),
        ("referred", "referring me"),
        ("declined", "letting me know|answer"),
        ("replied", "writing back|time to answer"),
    ],
)
def test_thanks_fit_the_answer(event: Any, word: str) -> None:
    history = History((Event("sent", "2026-11-01", "ask"), Event(event, "2026-11-03")))
    text = written(world("tomas"), move="thank", history=history).text
    assert any(one in text for one in word.split("|")), text
    assert "?" not in text


@pytest.mark.parametrize(
    ("event", "word"),
    [
        ("hired", "I got the Staff"),
        ("offered", "offer"),
        ("interviewed", "interview"),
        ("closed", "did not work out"),
    ],
)
def test_an_update_tells_what_happened(event: Any, word: str) -> None:
    history = History((Event("referred", "2026-11-01"), Event(event, "2026-11-20")))
    message = written(world("tomas"), move="update", history=history)
    assert word in message.text
    assert all(piece.evidence for piece in message.pieces if piece.role == "opener")


def test_the_offer_is_the_users_and_fits_the_contact_or_is_left_unsaid() -> None:
    assert "Airflow cost write-up" in written(world("tomas"), channel_name="email").text
    assert "Airflow cost write-up" not in written(world("jonas"), channel_name="email").text


def test_a_general_offer_stands_in() -> None:
    place = world("jonas")
    table = place.settings.model_dump()
    table["offer"] = [*table["offer"], {"text": "can review a talk", "skills": []}]
    text = written(place, channel_name="email", settings=Settings.model_validate(table)).text
    assert "I can review a talk." in text


def test_the_proof_that_matches_the_role_comes_first() -> None:
    text = written(world("tomas"), channel_name="linkedin_message").text
    assert "I cut a nightly pipeline from six hours to forty minutes." in text
    assert "SQL" not in text


def test_without_contractions_nothing_is_contracted() -> None:
    place = world("tomas")
    table = {**place.settings.model_dump(), "voice": {"contractions": False, "signoff": "Maya"}}
    for move in ("ask", "warm_up"):
        for tone in ("warm", "plain", "formal"):
            message = written(place, move=move, tone=tone, settings=Settings.model_validate(table))
            fixed = [piece.text for piece in message.pieces if not piece.evidence]
            assert not [text for text in fixed if "'" in text]


def test_a_contact_whose_name_is_unknown_is_given_none() -> None:
    assert written(world("initials"), channel_name="email").text.startswith("Hello,\n")


def test_the_forwardable_note_stands_alone() -> None:
    note = written(world("tomas"), channel_name="email").forwardable
    assert note is not None
    assert len(note.split()) < 120
    for part in (
        "Maya Okafor",
        "Staff Data Engineer",
        "Northwind",
        "https://northwind.example/jobs/1182",
        "six hours to forty minutes",
    ):
        assert part in note
    assert "Tomás" not in note
    assert written(world("tomas"), channel_name="inmail").forwardable is None


def test_the_referrers_answer_is_two_grounded_sentences_at_most() -> None:
    place = world("tomas")
    known = {one.evidence_id for one in (*place.contact.evidence, *place.me.evidence)}
    pack = referrer_pack(place.contact, "Maya Okafor", place.points.hooks)
    assert len(pack) == 2
    assert "Fernhill" in pack[0].text
    assert all(piece.evidence and set(piece.evidence) <= known for piece in pack)
    assert "time" not in " ".join(
        one.text
        for one in referrer_pack(world("ravi").contact, "Maya Okafor", world("ravi").points.hooks)
    ).replace("different times", "")
    told = written(place, channel_name="email").to_json()["referrer_pack"]
    assert [one["text"] for one in told] == [piece.text for piece in pack]
    assert written(place, move="warm_up").to_json()["referrer_pack"] == []


def test_the_json_is_the_contracts() -> None:
    told = written(world("tomas"), channel_name="email").to_json()
    names = {
        "person_id", "move", "channel", "subject", "text", "chars", "limit", "words", "grade", "pieces",
        "findings", "forwardable",
    }  # fmt: skip
    assert names <= set(told)
    assert set(told["pieces"][0]) == {"role", "text", "evidence", "own_words"}


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("pipeline", 2),
        ("referral", 3),
        ("worked", 1),
        ("wanted", 2),
        ("people", 2),
        ("I", 1),
        ("area", 3),
        ("minutes", 2),
        ("time", 1),
        ("colleagues", 2),
        ("the", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_names_and_links_do_not_count_in_the_grade() -> None:
    plain = "I read your post. It was good."
    named = "I read your post at Internationale Datenverarbeitungsgesellschaft. It was good."
    assert grade(named) <= grade(plain) + 1
    assert grade(plain + " https://northwind.example/organisational/considerations") == grade(plain)
