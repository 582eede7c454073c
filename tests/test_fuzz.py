"""No parser hangs, crashes or changes its mind: what fuzzing found, and text made to be slow.

``scripts/fuzz`` looks for more; what it finds is a file in fixtures/fuzz, and runs here.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from scripts.fuzz_all import Failure, judge
from scripts.fuzz_patterns import LONG, UNITS, patterns
from scripts.fuzz_targets import TARGETS, found

HANG = 90  # seconds; what is linear takes a moment at this length, even on a busy machine
LENGTH = 20_000
LENGTHS = {"checks": 2_000}  # a message that somebody wrote to send
UNITS_OF_TARGETS = ("a", " ", "\n", "a ", "'", "On ", ">", "<a>", "0", "- ", "a@", "&#1;", '"', "(")
CASES = [(name, number) for name in TARGETS for number in range(len(found(name)))]


@contextmanager
def ended_in_time() -> Iterator[None]:
    """Ends a hang; it measures nothing."""

    def ring(*_signal: object) -> None:
        raise AssertionError("it hangs")

    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, ring)
        signal.alarm(HANG)
    try:
        yield
    finally:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)


@pytest.mark.parametrize(("name", "number"), CASES)
def test_what_was_found_once_is_mended(name: str, number: int) -> None:
    with ended_in_time():
        TARGETS[name].read(found(name)[number])


@pytest.mark.parametrize("name", TARGETS)
def test_no_text_made_to_be_slow_hangs_a_parser(name: str) -> None:
    for unit in UNITS_OF_TARGETS:
        with ended_in_time():
            TARGETS[name].read((unit * (LENGTHS.get(name, LENGTH) // len(unit))).encode())


def test_no_pattern_explodes() -> None:
    """Exponential or cubic patterns would not come back; whether one is quadratic, fuzz tells."""
    assert len(patterns()) > 400
    for pattern in patterns().values():
        with ended_in_time():
            for unit in UNITS[::6]:
                text = unit * (LONG // 8 // len(unit)) + "\0"
                pattern.search(text if isinstance(pattern.pattern, str) else text.encode())  # type: ignore[call-overload]


def test_a_parser_that_crashes_or_answers_without_end_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    turns = iter(range(9))
    for read in (lambda body: 1 // len(body), lambda body: "x" * 10**6, lambda body: next(turns)):
        target = type(TARGETS["dates"])(read, TARGETS["dates"].seeds)
        monkeypatch.setitem(TARGETS, "dates", target)
        with pytest.raises(Failure):
            judge("dates", b"")
