"""The command starts light: what costs long to load is loaded by the verb that needs it.

No time is measured here; `scripts/bench` does that. What is loaded decides it.
"""

from __future__ import annotations

import subprocess
import sys

#: Each takes from a tenth of what the whole start may take, to ten times as much.
HEAVY = (
    "bs4", "jinja2", "keyring", "lxml", "numpy", "playwright", "pydantic", "rapidfuzz", "rich",
    "sqlite_utils", "starlette", "tomlkit", "uvicorn", "wordfreq",
)  # fmt: skip

CODE = """
import sys
from composer.cli import main
sys.argv = ["askwell", "--help"]
try:
    main()
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Usage" in done.stdout
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert loaded & set(HEAVY) == set()
