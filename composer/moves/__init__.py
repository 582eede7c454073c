"""Kinds of message, one file each: what it is for, where it can go and which pieces it needs."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import ModuleType

from scraper.errors import Refusal


@cache
def moves() -> Mapping[str, ModuleType]:
    """Every move by name: one for each file of this folder."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


def move(name: str) -> ModuleType:
    """The move called `name`. Refuses a name that is none."""
    if name not in moves():
        raise Refusal(
            "unknown_move", f"there is no move called {name}", "choose one of " + ", ".join(moves())
        )
    return moves()[name]
