"""Fuzzes parsers: Hypothesis bends and joins the corpus; each result is judged, each find kept."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as some
from hypothesis.errors import FlakyFailure as Flaky

from scripts import fuzz_patterns
from scripts.fuzz_targets import FOUND, TARGETS, corpus

MOST_BYTES = 64 * 1024
SECONDS_A_MEGABYTE = 30.0  # of a processor; an order of magnitude above what any target needs
SECONDS_FREE = 1.0
ANSWER_FREE, ANSWER_TIMES = 200_000, 60  # an answer's length, beside the input's
AT_ONCE = 200

Edit = tuple[str, float, float, int]
EDITS = ("cut", "repeat", "insert", "splice", "flip", "end", "wrap")


@dataclass(eq=False)
class Failure(Exception):  # noqa: N818 - what was found
    """A property that does not hold, with the bytes."""

    why: str
    body: bytes


def bent(base: bytes, edits: list[Edit], tokens: tuple[str, ...], others: list[bytes]) -> bytes:
    """A body with edits made one after the other; places and lengths are parts of the whole."""
    for kind, at, much, number in edits:
        start = int(at * len(base))
        end = start + int(much * much * (len(base) - start)) + 1
        token = tokens[number % len(tokens)].encode("utf-8", "surrogatepass")
        span, other = base[start:end], others[number % len(others)]
        base = {
            "cut": base[:start] + base[end:],
            "repeat": base[:start] + span * min(1 + number, 1 + MOST_BYTES // max(1, len(span))),
            "insert": base[:start] + token * (1 + number % 3) + base[start:],
            "splice": base[:start] + other[int(much * len(other)) :],
            "flip": base[:start] + bytes(one ^ (1 << number % 8) for one in span[:4]) + base[end:],
            "end": base[:start],
            "wrap": token * (number + 1) + base + token * (number + 1),
        }[kind][:MOST_BYTES]
    return base


def judge(name: str, body: bytes) -> None:
    """Read a body twice; raises `Failure` where the parser is not as it should be."""
    read = TARGETS[name].read
    started = time.process_time()
    try:
        answer = repr(read(body))
    except RecursionError:
        raise Failure("RecursionError", body) from None
    except Exception as error:
        raise Failure(f"{type(error).__name__}: {str(error)[:200]}", body) from error
    took = time.process_time() - started
    if took > SECONDS_FREE + SECONDS_A_MEGABYTE * len(body) / 1e6:
        raise Failure(f"{took:.1f} s for {len(body)} bytes", body)
    if len(answer) > ANSWER_FREE + ANSWER_TIMES * len(body):
        raise Failure(f"an answer of {len(answer)} to {len(body)} bytes", body)
    if len(body) < 20_000 and repr(read(body)) != answer:
        raise Failure("two answers to one question", body)


def fuzz(name: str, seconds: float, seed: int) -> tuple[int, Failure | None]:
    """Try bent bodies until the time is over or something is found; returns how many, and it."""
    bases, tokens = corpus(name), TARGETS[name].tokens or (" ",)
    part = some.floats(0, 1, exclude_max=True)
    edit = some.tuples(some.sampled_from(EDITS), part, part, some.integers(0, 2000))
    tried, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:

        @seeded(seed + tried)
        @settings(
            max_examples=AT_ONCE, deadline=None, database=None, report_multiple_bugs=False,
            phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(some.sampled_from(bases), some.lists(edit, max_size=6))
        def attempt(base: bytes, edits: list[Edit]) -> None:
            nonlocal tried
            tried += 1
            judge(name, bent(base, edits, tokens, bases))

        try:
            attempt()
        except Failure as failure:
            return tried, failure
        except Flaky as group:  # slow the first time only, or told apart by the clock
            return tried, next(one for one in group.exceptions if isinstance(one, Failure))
    return tried, None


def keep(name: str, found: Failure) -> str:
    """Write what was found into the corpus; returns its name there."""
    folder = FOUND / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(found.body).hexdigest()[:12]}.bin"
    path.write_bytes(found.body)
    return str(path.relative_to(FOUND.parent))


def main(words: list[str]) -> int:
    """Exit status 0 when nothing was found."""
    parser = argparse.ArgumentParser(prog="scripts/fuzz")
    parser.add_argument("target", nargs="*", choices=[*TARGETS, "regex", []])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args(words)
    bad = 0
    for name in options.target or [*TARGETS, "regex"]:
        if name == "regex":
            slow = fuzz_patterns.sweep()
            bad += sum(one.seconds > fuzz_patterns.DEADLY for one in slow)
            print(f"regex: {len(fuzz_patterns.patterns())} patterns, {len(slow)} grow", flush=True)
            print(*slow, sep="\n")
            continue
        tried, found = fuzz(name, options.seconds, options.seed)
        told = f"{found.why} -> {keep(name, found)}" if found else "nothing found"
        bad += found is not None
        print(f"{name}: {tried} tried; {told}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
