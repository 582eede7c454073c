"""Drafts of PyPI's `linkedin-message-drafter`: its own template, no model key, no network.

It is installed into a folder of its own on the first run and is no dependency of anything.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

PEER = "linkedin-message-drafter==0.1.4"
_DRAFTED_BY = """
import json, sys
from linkedin_message_drafter.drafts import Prospect, build_draft
rows = json.load(sys.stdin)
json.dump([[build_draft(Prospect.from_dict(row)), build_draft(Prospect.from_dict(row), short=True)]
           for row in rows], sys.stdout)
"""


def peer_drafts(rows: list[dict[str, str]]) -> list[tuple[str, str]]:
    """The peer's message and short note for each row."""
    home = Path(tempfile.gettempdir()) / "askwell-peer"
    python = home / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    said = subprocess.run(
        [str(python), "-m", "pip", "install", "-q", PEER], capture_output=True, text=True
    )
    if said.returncode:
        sys.exit(f"the peer could not be installed: {said.stderr.strip().splitlines()[-1]}")
    done = subprocess.run(
        [str(python), "-c", _DRAFTED_BY], input=json.dumps(rows), capture_output=True, text=True,
        check=True, env={"PATH": ""},
    )  # fmt: skip
    return [(long, short) for long, short in json.loads(done.stdout)]
