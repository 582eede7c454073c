"""Every compiled pattern of both halves, against text made to make it slow; it must grow linearly.

In: the modules, and the patterns in them. Out: each pattern that, searched for everywhere in a
text, takes a time that grows faster than the text: one to be matched at one place only, or against
a text of bounded length. That the parsers keep to it, the fuzzing of the targets shows. The text
is made of common units and the pattern's own literals, repeated, with an end that fails.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import composer
import scraper

try:
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:
    import sre_parse as parser

UNITS = (
    "a", "A", " ", "\n", "\t", "0", "-", ">", "<", ".", ",", ":", "@", "/", "'", '"', "(", ")", "_",
    "é", "田", "a ", "A ", "Aa ", "a.", "a,", "a\n", "0 ", "0.", "0:", "On ", "> ", "<a ", "a@a.",
    "a-", "- ", "--", "a'", "http://", "From: ", " \n", "\r\n", "&", "#", "=", "a=", "I ", "we ",
    "my ", "of ", "the ", "and ", "in ",
)  # fmt: skip
SHORT, LONG = 1_000, 4_000
GROWS = 9.0  # LONG is four times SHORT: linear is 4, quadratic 16
NOTICED = 0.02  # seconds below which nothing is judged
DEADLY = 1.0  # more than this for LONG letters can only be cubic, or worse


@dataclass(frozen=True)
class Slow:
    """A pattern whose time grew faster than its text."""

    where: str
    unit: str
    growth: float
    seconds: float

    def __str__(self) -> str:
        return f"{self.where}: {self.unit!r} grows {self.growth:.0f} times, {self.seconds:.2f} s"


def modules() -> Iterator[ModuleType]:
    """Every module of both halves."""
    for half in (scraper, composer):
        for found in pkgutil.walk_packages(half.__path__, half.__name__ + "."):
            yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every compiled pattern there is, by where it first stands."""
    found: dict[str, re.Pattern[Any]] = {}
    met: set[tuple[str, int]] = set()
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                key = (repr(pattern.pattern), pattern.flags)
                if key not in met:
                    met.add(key)
                    found[f"{module.__name__}.{name}#{len(found)}"] = pattern
    return found


def _patterns_in(value: Any, depth: int = 4) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for one in (*value, *value.values()):
            yield from _patterns_in(one, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _patterns_in(one, depth - 1)
    elif depth and hasattr(type(value), "__dataclass_fields__"):
        for name in type(value).__dataclass_fields__:
            yield from _patterns_in(getattr(value, name, None), depth - 1)


def texts(pattern: re.Pattern[Any]) -> list[str]:
    """What to repeat against a pattern: the common units, and the literals the pattern names."""
    own = _literals(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    return list(dict.fromkeys([*UNITS, *own]))


def _literals(tree: Any, most: int = 6) -> list[str]:
    """The runs of literal characters in a parsed pattern, the longest first."""
    runs, run = [], ""
    for op, value in tree:
        if str(op) == "LITERAL":
            run += chr(value)
            continue
        runs.append(run)
        run = ""
        runs += [one for part in _parts(value) for one in _literals(part)]
    kept = {one for one in (*runs, run) if one.strip()}
    return sorted(kept, key=lambda one: (-len(one), one))[:most]


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _parts(one)


def _seconds(pattern: re.Pattern[Any], text: str) -> float:
    given = text if isinstance(pattern.pattern, str) else text.encode()
    started = time.process_time()
    for _match in pattern.finditer(given):
        pass
    pattern.match(given)
    return time.process_time() - started


def slow(where: str, pattern: re.Pattern[Any]) -> Slow | None:
    """The worst that a pattern does, where it grows faster than its text; None when it does not."""
    worst: Slow | None = None
    for unit in texts(pattern):
        took = _seconds(pattern, _repeated(unit, LONG) + "\0")
        if took < NOTICED:
            continue
        growth = took / max(_seconds(pattern, _repeated(unit, SHORT) + "\0"), 1e-6)
        if growth > GROWS and (worst is None or took > worst.seconds):
            worst = Slow(where, unit, growth, took)
    return worst


def _repeated(unit: str, length: int) -> str:
    return unit * (length // len(unit))


def sweep() -> list[Slow]:
    """Every pattern that grows faster than its text, the slowest first."""
    found = (slow(where, pattern) for where, pattern in patterns().items())
    return sorted((one for one in found if one), key=lambda one: -one.seconds)
