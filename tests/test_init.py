"""`askwell init` fills askwell.toml one answer at a time and can be left at any question."""

from __future__ import annotations

import io
import json
import sys

import pytest

from scraper.settings import Home
from tests.command import Run


class Keyboard(io.StringIO):
    """Lines typed at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def bare(maya: Home) -> Home:
    """The town's job seeker with her data imported and an almost empty file."""
    maya.settings_file.write_text("# mine\n[voice]\nsignoff = 'M.'  # not Maya\n", "utf-8")
    return maya


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard("".join(f"{line}\n" for line in lines)))


def test_what_the_export_states_is_written_unasked(askwell: Run, bare: Home) -> None:
    answer = json.loads(askwell("init", "--json").out)
    assert answer["filled"] == ["me.name", "me.linkedin", "me.emails"]
    me = bare.settings().me
    assert (me.name, me.emails) == ("Maya Okafor", ("maya@okafor.example",))
    keys = [one["key"] for one in answer["missing"]]
    assert keys[:2] == ["objective.role", "objective.company"]
    assert "voice.signoff" not in keys
    text = bare.settings_file.read_text("utf-8")
    assert "# mine" in text
    assert "# not Maya" in text


def test_every_answer_is_kept(askwell: Run, bare: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(
        monkeypatch, "Staff Data Engineer", "Northwind", "https://northwind.example/jobs/1182",
        "I like trucks", "cut a nightly pipeline to forty minutes", "-", "Hello",
    )  # fmt: skip
    assert askwell("init").status == 0
    settings = bare.settings()
    wanted = settings.objective[0]
    assert (wanted.role, wanted.company, wanted.why) == (
        "Staff Data Engineer", "Northwind", "I like trucks",
    )  # fmt: skip
    assert wanted.url == "https://northwind.example/jobs/1182"
    assert [one.text for one in settings.proof] == ["cut a nightly pipeline to forty minutes"]
    assert settings.offer == ()
    assert (settings.voice.greeting, settings.voice.signoff) == ("Hello", "M.")


def test_it_can_be_left_and_taken_up_again(
    askwell: Run, bare: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Staff Data Engineer", "Northwind", "q")
    assert askwell("init").status == 0
    assert bare.settings().objective[0].company == "Northwind"
    typed(monkeypatch, "led a team of five people once")
    told = askwell("init")
    assert "Which role" not in told.err
    assert bare.settings().proof[0].text == "led a team of five people once"


def test_a_link_that_is_none_is_not_kept_and_said_so(
    askwell: Run, bare: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "Staff Data Engineer", "Northwind", "jobs page", "I like trucks")
    told = askwell("init")
    assert "not a web address" in told.err
    assert bare.settings().objective[0].url is None
    assert bare.settings().objective[0].why == "I like trucks"


def test_before_any_import_it_asks_all_the_same(
    askwell: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = json.loads(askwell("init", "--json").out)
    assert answer["filled"] == []
    assert [one["key"] for one in answer["missing"] if one["needed"]] == [
        "me.name", "objective.role", "objective.company",
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_is_not_touched(askwell: Run, bare: Home) -> None:
    bare.settings_file.write_text("[me\nname = ", "utf-8")
    told = askwell("init")
    assert told.status == 1
    assert bare.settings_file.read_text("utf-8") == "[me\nname = "


def test_proofs_are_suggested_from_what_the_user_wrote_of_their_jobs() -> None:
    from composer.beginning import missing
    from scraper.settings import Settings

    accounts = [
        "Responsible for data.\n- Cut a nightly pipeline from six hours to forty minutes\n"
        "- Team player\nI led a team of five through two migrations."
    ]
    found = {one.key: one.suggestions for one in missing(Settings(), None, accounts, None)}
    assert found["proof.text"] == (
        "Cut a nightly pipeline from six hours to forty minutes",
        "I led a team of five through two migrations",
    )
