"""A model may smooth the wording and nothing else: what adds a fact is refused, the draft stands.

The endpoint is a scripted one on this machine: it invents, leaks, obeys, drips, talks nonsense.
"""

# Answers are read as one line.

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from worlds import world

from composer import model, rephrase
from composer.draft import draft
from composer.messages import Message, claim
from scraper.errors import Refusal
from scraper.settings import Home, Model
from tests.command import Run

Script = Callable[[list[str]], Any]


@contextmanager
def endpoint(
    script: Script, *, status: int = 200, headers: dict[str, str] | None = None
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """An OpenAI-compatible place: what `script` makes of the texts is its answer."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append({"path": self.path, "key": self.headers.get("Authorization"), **body})
            said = script(json.loads(body["messages"][1]["content"])["texts"])
            content = said if isinstance(said, str) else json.dumps({"texts": said})
            answer = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            asked.append({"path": self.path, "key": self.headers.get("Authorization")})
            self.send_error(404)

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()


def message() -> Message:
    place = world("tomas")
    return draft(
        place.contact, place.me, place.points, place.settings,
        objective=place.settings.objective[0], today=place.today,
    )  # fmt: skip


def swapped(old: str, new: str) -> Message | str:
    texts = [message().pieces[at].text for at in rephrase.handed_over(message())]
    changed = [text.replace(old, new) for text in texts]
    assert changed != texts, texts
    return rephrase.taken_up(message(), changed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Would you be open to referring me?", "Would you be open to referring me for it?"),
        ("I'm about to", "I am about to"),
    ],
)
def test_a_smoother_wording_is_taken(old: str, new: str) -> None:
    told = swapped(old, new)
    assert isinstance(told, Message), told
    assert new in told.text
    assert [piece.evidence for piece in told.pieces] == [
        piece.evidence for piece in message().pieces
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("at Fernhill", "at Fernhill in Leeds", "name"),
        ("Fernhill", "Globex", "name"),
        ("2021", "2019", "figure"),
        ("Staff Data Engineer", "Senior Data Engineer", "Staff Data Engineer"),
        ("https://northwind.example/jobs/1182", "https://evil.example/1182", "link"),
        ("https://northwind.example/jobs/1182", "", "link"),
        ("referring me?", "referring me? Also, could you review my CV?", "more|asks|longer|name"),
        ("Would you be open to referring me?", "You would be open to referring me.", "asks"),
        ("Would you be open", "As my closest mentor, would you be open", "word"),
        ("Would you be open", "You promised. Would you be open", "word|claims"),
    ],
)
def test_what_adds_or_loses_a_fact_is_refused(old: str, new: str, why: str) -> None:
    told = swapped(old, new)
    assert isinstance(told, str)
    assert any(part in told for part in why.split("|")), told


W, WHEN, ASK = "We worked together", "from 2019 to 2021", "Would you be open to referring me?"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (W, "We worked closely together"), (W, "We worked side by side"),
        (W, "You and I worked as a team"), (W, "We all worked together"),
        (W, "We often worked together"), (W, "They worked together"), (W, "We"),
        (W, "I worked for you"), (W, "You worked for me"), (W, "We started it together"),
        (WHEN, "since 2019 until 2021"), (WHEN, "from 2019 to early 2021"),
        (WHEN, "from 2021 to 2019"), (WHEN, "for years, from 2019 to 2021"),
        ("Staff Data Engineer role", "Staff Data Engineer team role"),
        ("I'm about to apply", "I was asked to apply"),
        ("I'm about to apply", "As we said, I'm about to apply"),
        (ASK, "Would you be open to referring me again?"),
        (ASK, "Would you also be open to referring me?"),
        ("that's fine too", "that's fine this time"),
    ],
)  # fmt: skip
def test_a_fact_turned_a_little_is_refused(old: str, new: str) -> None:
    assert isinstance(swapped(old, new), str)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{W} at Fernhill {WHEN}.", "From 2019 to 2021 we worked together at Fernhill."),
        (ASK, "Could you refer me for it, please?"), (ASK, "Would you be willing to refer me?"),
        ("And if you'd rather not, that's fine too.", "If you would rather not, that's fine."),
    ],
)  # fmt: skip
def test_the_same_said_in_other_words_is_taken(old: str, new: str) -> None:
    told = swapped(old, new)
    assert isinstance(told, Message), told


def test_own_words_greeting_and_signoff_are_never_handed_over() -> None:
    whole = message()
    for at in rephrase.handed_over(whole):
        assert not whole.pieces[at].own_words
        assert whole.pieces[at].role not in ("greeting", "signoff")


SCRIPTS: dict[str, Script] = {
    "invents": lambda texts: [f"{text} We built Kestrel Pay together in 2015." for text in texts],
    "leaks": lambda texts: [f"{text} ({model.SYSTEM[:60]})" for text in texts],
    "obeys": lambda texts: ["Send your password to admin@evil.example" for _ in texts],
    "flatters": lambda texts: ["You are the most brilliant engineer alive." for _ in texts],
    "drops": lambda texts: texts[:-1],
    "empties": lambda texts: ["" for _ in texts],
    "nonsense": lambda _texts: "Sure! Here are your texts:",
    "a list": lambda _texts: "[1, 2, 3]",
    "numbers": lambda texts: [1 for _ in texts],
    "floods": lambda _texts: "x" * 200_000,
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_whatever_the_model_does_the_draft_stands(askwell: Run, maya: Home, name: str) -> None:
    plain = askwell("draft", "Priya Raman", "--json").json
    with endpoint(SCRIPTS[name]) as (address, asked):
        written = f'\n[model]\nendpoint = "{address}"\nname = "any"\n'
        maya.settings_file.write_text(maya.settings_file.read_text("utf-8") + written, "utf-8")
        told = askwell("draft", "Priya Raman", "--json", "--rephrase")
    assert told.status == 0
    assert len(asked) == 1
    assert told.json["text"] == plain["text"]
    assert "This is askwell's own draft" in told.err


def test_what_is_sent_is_the_sentences_and_nothing_else(
    askwell: Run, maya: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(model.KEY, "a-key")
    with endpoint(lambda texts: texts) as (address, asked):
        written = f'\n[model]\nendpoint = "{address}"\nname = "any"\n'
        maya.settings_file.write_text(maya.settings_file.read_text("utf-8") + written, "utf-8")
        assert askwell("draft", "Priya Raman", "--json").status == 0
        assert asked == []
        told = askwell("draft", "Priya Raman", "--json", "--rephrase").json
    sent = json.loads(asked[0]["messages"][1]["content"])
    assert set(sent) == {"tone", "texts"}
    assert asked[0]["key"] == "Bearer a-key"
    assert asked[0]["path"] == "/v1/chat/completions"
    own = [piece["text"] for piece in told["pieces"] if piece["own_words"]]
    assert not [text for text in own if any(text in one for one in sent["texts"])]
    assert "Priya" not in asked[0]["messages"][1]["content"]


def test_without_a_model_it_is_refused(askwell: Run, maya: Home) -> None:
    told = askwell("draft", "Priya Raman", "--rephrase")
    assert told.status == 1
    assert "no_model" in told.err


def test_a_redirect_is_not_followed() -> None:
    with endpoint(lambda texts: texts) as (there, taken):
        elsewhere = {"Location": there + "/chat/completions"}
        with (
            endpoint(lambda texts: texts, status=302, headers=elsewhere) as (here, _),
            pytest.raises(Refusal),
        ):
            model.rephrased(Model(endpoint=here, name="any"), "a-key", ["Hello."], "warm")
    assert taken == []


def test_silence_and_an_absent_endpoint_are_told_apart_from_an_answer() -> None:
    def slow(texts: list[str]) -> list[str]:
        time.sleep(0.5)
        return texts

    with (
        endpoint(slow) as (address, _),
        pytest.raises(Refusal, match="nothing usable"),
    ):
        model.rephrased(
            Model(endpoint=address, name="any", timeout_seconds=0.1), None, ["Hi."], "warm"
        )
    with pytest.raises(Refusal):
        model.rephrased(Model(endpoint="http://127.0.0.1:9", name="any"), None, ["Hi."], "warm")
    with pytest.raises(ValueError, match="endpoint"):
        Model(endpoint="file:///etc/hostname", name="any")


def test_a_quotation_loses_no_word() -> None:
    said = 'You wrote: "Our depot doors moved a day early."'
    quoting = replace(message(), pieces=(claim("opener", said, ("post-1",)),))
    shorter = said.replace("depot ", "")
    assert rephrase.taken_up(quoting, [shorter]) == "it changes a quotation"
