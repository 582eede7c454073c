"""The commands on each page of docs/ work, one after the other, on the invented town."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from askwell_town import write_mbox

from scraper.settings import Home
from tests.command import Run

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))

#: Not run here: they open a browser, serve until stopped, or change the account's shell and timers.
LEFT_OUT = (
    "askwell login", "askwell sync", "askwell review", "askwell --install-completion",
    "askwell nightly install", "askwell nightly remove", "askwell init",
    "askwell explore",
)  # fmt: skip
RUN_ANYWAY = ("askwell sync --dry-run",)

ME = '[me]\nname = "Maya Okafor"\nlinkedin = "https://www.linkedin.com/in/maya-okafor"\n'
LETTER = "Hi Priya,\n\nThank you for the review of my pipeline.\n\nMaya\n"


def commands(page: Path) -> list[str]:
    """The askwell commands in a page's console blocks, in their order."""
    blocks = re.findall(r"^ *```console\n(.*?)^ *```", page.read_text("utf-8"), re.M | re.S)
    lines = [line.strip() for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    return [
        line
        for line in lines
        if line.startswith("askwell ") and (line in RUN_ANYWAY or not line.startswith(LEFT_OUT))
    ]


@pytest.mark.parametrize("text", [one for one in PAGES if commands(one)], ids=lambda one: one.stem)
def test_the_commands_of_a_page_work(
    maya: Home, askwell: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    write_mbox(tmp_path / "mail.mbox")
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "saved").mkdir()
    pages = sorted((ROOT / "fixtures" / "linkedin" / "profile" / "g2026_03").glob("*.html"))
    shutil.copy(pages[0], tmp_path / "saved" / "profile.html")
    if text.stem == "start":  # whoever starts has no objective yet
        maya.settings_file.write_text(ME, "utf-8")
    for line in commands(text):
        done = askwell(*shlex.split(line)[1:])
        assert done.status == 0, f"{line}\n{done.out}{done.err}"
