"""The documents say what the code does: the generated blocks of README are up to date."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_readme_blocks_are_drawn_from_the_code() -> None:
    spec = importlib.util.spec_from_file_location("blocks", ROOT / "scripts" / "readme_blocks.py")
    assert spec
    assert spec.loader
    blocks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(blocks)
    written = (ROOT / "README.md").read_text("utf-8")
    assert blocks.drawn(written) == written, "run ./scripts/readme"


def test_every_file_that_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r"`?\./(scripts/\w+)", text)
    missing = [name for name in named if not (ROOT / name).exists()]
    assert missing == []
