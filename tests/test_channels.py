"""Each place a message can go: limits, layout, and how length is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from worlds import World, world

from composer.channels import channel, channels, units
from composer.draft import default_channel, draft
from composer.messages import Message
from scraper.errors import Refusal
from scraper.settings import Settings


def written(place: World, **given: Any) -> Message:
    given = {"objective": place.settings.objective[0], "history": place.history, **given}
    return draft(
        place.contact, place.me, place.points, given.pop("settings", place.settings),
        today=place.today, **given,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("linkedin_note", 200),
        ("linkedin_note_premium", 300),
        ("linkedin_message", 3000),
        ("inmail", 1900),
    ],
)
def test_the_limits_are_linkedins(name: str, limit: int) -> None:
    assert channels()[name].limit == limit


def test_there_are_five_channels() -> None:
    assert list(channels()) == [
        "email", "inmail", "linkedin_message", "linkedin_note", "linkedin_note_premium",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "count"), [("abc", 3), ("é", 1), ("😀", 2), ("👩‍💻", 5), ("", 0)])
def test_length_is_counted_in_utf_16_units(text: str, count: int) -> None:
    assert units(text) == count


def test_the_users_own_message_limit_counts() -> None:
    place = world("tomas")
    table = {**place.settings.model_dump(), "messages": {"linkedin_message_limit": 350}}
    message = written(place, settings=Settings.model_validate(table))
    assert message.limit == 350
    assert message.chars <= 350
    assert message.left_out


def test_only_mail_and_inmail_have_a_subject() -> None:
    place = world("tomas")
    assert written(place, channel_name="email").subject
    assert written(place, channel_name="inmail").subject
    assert written(place, channel_name="linkedin_message").subject is None
    assert written(world("ines"), move="warm_up", channel_name="linkedin_note").subject is None


def test_a_note_is_one_breath_and_a_mail_has_paragraphs() -> None:
    note = written(world("ines"), move="warm_up", channel_name="linkedin_note").text
    assert "\n\n" not in note
    assert note.startswith("Hi Inês,\n")
    assert written(world("tomas"), channel_name="email").text.count("\n\n") >= 5


def test_a_note_to_a_first_degree_contact_is_refused() -> None:
    for name in ("linkedin_note", "linkedin_note_premium"):
        with pytest.raises(Refusal) as refused:
            written(world("tomas"), move="warm_up", channel_name=name)
        assert refused.value.kind == "connected_already"


def test_an_unknown_channel_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refusal, match="fax") as refused:
        channel("fax")
    assert "email" in refused.value.next_step


def test_where_nobody_says_the_channel_is_the_one_they_share() -> None:
    assert default_channel(world("tomas").contact, "ask") == "linkedin_message"
    assert default_channel(world("initials").contact, "ask") == "email"
    assert default_channel(world("ines").contact, "warm_up") == "linkedin_note"


def test_what_is_needed_and_does_not_fit_is_refused_and_names_what_to_shorten() -> None:
    place = world("initials")
    long = place.settings.objective[0].model_copy(
        update={"url": "https://northwind.example/jobs/" + "a" * 150}
    )
    with pytest.raises(Refusal) as refused:
        written(place, objective=long, channel_name="linkedin_note")
    assert refused.value.kind == "too_long"
    assert "url" in refused.value.next_step


def test_no_sentence_is_ever_cut() -> None:
    place = world("tomas")
    long = place.settings.objective[0].model_copy(update={"why": "I like maps and trucks " * 100})
    for name in ("linkedin_message", "inmail", "email"):
        message = written(place, objective=long, channel_name=name)
        assert "maps and trucks" not in message.text
        assert "why (your own words)" in message.left_out
        for piece in message.pieces:
            assert piece.text in message.text


def test_a_farewell_stands_before_the_name_in_mail_only() -> None:
    place = world("tomas")
    assert written(place, channel_name="email", tone="formal").text.endswith("Kind regards,\nMaya")
    assert written(place, channel_name="linkedin_message").text.endswith("\n\nMaya")


def test_without_any_name_of_the_user_there_is_no_message() -> None:
    place = world("tomas")
    table = {**place.settings.model_dump(), "me": {}, "voice": {}}
    nameless = replace(
        place, me=replace(place.me, full_name=None), settings=Settings.model_validate(table)
    )
    with pytest.raises(Refusal) as refused:
        written(nameless)
    assert refused.value.kind == "no_name"
