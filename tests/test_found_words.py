"""Events found in words: what an answer says, and whether a message of the user's asks.

``fixtures/found`` holds invented texts, each labelled by hand before the patterns were written.
"""

from __future__ import annotations

import json

import pytest
from people import ago, person, wrote
from worlds import FIXTURES

from composer.answers import answer_in
from composer.found import joined
from composer.history import Draft, History
from composer.requests import asks
from composer.talk import is_automatic

ASK = "Hi Lena, would you be open to referring me for the Staff Data Engineer role at Northwind?"
WORST = {("agreed", "declined"), ("declined", "agreed"), ("declined", "referred")}


def table(name: str) -> list[list[str]]:
    rows: list[list[str]] = json.loads((FIXTURES / "found" / f"{name}.json").read_text("utf-8"))
    return rows


def test_what_an_answer_says() -> None:
    rows = table("answers")
    found = [("automatic" if is_automatic(text) else answer_in(text)) for _label, text in rows]
    wrong = [f"{one}: {row}" for one, row in zip(found, rows, strict=True) if one != row[0]]
    assert len(wrong) <= 0.03 * len(rows), "\n".join(wrong)
    assert not WORST & {(row[0], one) for one, row in zip(found, rows, strict=True)}


def test_whether_a_message_asks() -> None:
    rows = table("own_messages")
    wrong = [row for row in rows if asks(row[1]) != (row[0] == "ask")]
    assert len(wrong) <= 0.03 * len(rows), wrong


@pytest.mark.parametrize(
    ("answer", "event"),
    [
        ("Sure, send me your CV.", "agreed"),
        ("Done, submitted!", "referred"),
        ("I no longer work there, sorry.", "declined"),
        ("Let me check and come back to you.", "replied"),
        ("Ich bin bis zum 30. November nicht im Büro.", None),
    ],
)
def test_the_answer_stands_in_the_history(answer: str, event: str | None) -> None:
    contact = person(wrote("out", 9, ASK), wrote("in", 8, answer))
    found = joined(History(), contact).answer
    assert (found.event if found else None) == event


def test_a_draft_somebody_shortened_and_mended_is_known_again() -> None:
    draft = Draft("ask", "linkedin_message", f"{ASK} It would mean a lot. Thanks, Maya", ago(9))
    sent = f"{ASK.replace('Hi', 'Hello')} It would mean a lot to me!\nThank you, Maya"
    found = joined(History((), (draft,)), person(wrote("out", 8, sent)))
    assert [(one.event, one.move) for one in found.events] == [("sent", "ask")]
