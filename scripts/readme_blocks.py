"""README's generated blocks: commands, hooks, checks and tables, drawn from the code."""

from __future__ import annotations

import ast
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"


def commands() -> str:
    """One line for every verb, with the first line of its help."""
    import typer

    from composer.cli import complete_app

    root = typer.main.get_command(complete_app())
    rows = []
    for name, command in sorted(root.commands.items()):
        below = getattr(command, "commands", None)
        verbs = (
            [(f"{name} {sub}", one) for sub, one in below.items()] if below else [(name, command)]
        )
        rows += [f"| `askwell {verb}` | {_first(one.help)} |" for verb, one in verbs]
    return "\n".join(["| command | what it does |", "|---|---|", *rows])


def hooks() -> str:
    """One line for every hook: what it says, from its docstring."""
    return _catalogue(ROOT / "composer" / "hooks", "reason to write")


def checks() -> str:
    """One line for every check."""
    return _catalogue(ROOT / "composer" / "checks", "check")


def schema() -> str:
    """One line for every table and view, with its caption."""
    from scraper import schema as contract

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "askwell.db"
        contract.connect(path).close()
        with sqlite3.connect(path) as db:
            found = db.execute(
                "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view') "
                "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name"
            ).fetchall()
    captioned = [(name, re.search(r"--\s*(.+)", sql or "")) for name, sql in found]
    rows = [f"| `{name}` | {caption[1]} |" for name, caption in captioned if caption]
    return "\n".join(["| table | what is in it |", "|---|---|", *rows])


BLOCKS: dict[str, Callable[[], str]] = {
    "commands": commands, "hooks": hooks, "checks": checks, "schema": schema,
}  # fmt: skip


def drawn(text: str) -> str:
    """The README with every block drawn anew."""
    for name, draw in BLOCKS.items():
        block = f"<!-- generated: {name} -->\n{draw()}\n<!-- end: {name} -->"
        pattern = rf"<!-- generated: {name} -->.*?<!-- end: {name} -->"
        text = re.sub(pattern, lambda _found, block=block: block, text, flags=re.DOTALL)
    return text


def _catalogue(folder: Path, heading: str) -> str:
    rows = []
    for path in sorted(folder.glob("[a-z]*.py")):
        said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        first = re.sub(rf"^{path.stem}:\s*", "", _first(said))
        rows.append(f"| `{path.stem}` | {first[0].upper()}{first[1:]} |")
    return "\n".join([f"| {heading} | what it is |", "|---|---|", *rows])


def _first(text: str | None) -> str:
    paragraph = (text or "").strip().split("\n\n")[0]
    return " ".join(paragraph.split()).replace("|", "\\|")


def main() -> None:
    """Write the README, or with ``--check`` fail when it is not up to date."""
    before = README.read_text("utf-8")
    after = drawn(before)
    if "--check" in sys.argv:
        sys.exit(before != after)
    if before != after:
        README.write_text(after, "utf-8")


if __name__ == "__main__":
    main()
