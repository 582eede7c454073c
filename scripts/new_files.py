"""Makes the files for one new thing from scripts/templates: a layout, hook, check, channel, source.

In: the kind and the name (a layout's is ``page/g<year>_<month>``). Out: the files, each at its
template's own path, and on stdout what was made and which test is red now. Nothing that is there is
overwritten, and nothing is written unless everything can be.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "scripts" / "templates"
USAGE = "usage: scripts/new layout|hook|check|channel|source NAME"

NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
LAYOUT = re.compile(
    rf"(?P<folder>{NAME.pattern})/(?P<name>g(?P<year>20\d\d)_(?P<month>0\d|1[0-2]))"
)

# What is red now, and what else the new thing wants before it is whole.
NEXT = {
    "layout": ("tests/test_pages_fixtures.py -k {name}", "read example.json, which its run writes"),
    "hook": ("tests/test_hooks.py -k {name}", "./scripts/readme, once it is green"),
    "check": ("tests/test_checks.py -k {name}", "./scripts/readme, once it is green"),
    "channel": (
        "tests/test_channel_{name}.py",
        "add it to ChannelName in composer/cli.py, and to tests/test_channels.py",
    ),
    "source": (
        "tests/test_{name}.py",
        "give it a Source word in scraper/capture, its room in scraper/importing.py, and its"
        " package a line in pyproject.toml",
    ),
}  # fmt: skip


def words_of(kind: str, name: str) -> dict[str, str]:
    """What the templates may say; raises `ValueError` where the name is none for that kind."""
    if kind not in NEXT:
        raise ValueError(f"there is no kind {kind!r}; {USAGE}")
    found = LAYOUT.fullmatch(name) if kind == "layout" else NAME.fullmatch(name)
    if found is None:
        wanted = "profile/g2026_11" if kind == "layout" else "lower_case_words"
        raise ValueError(f"{name!r} is no name for a {kind}; one looks like {wanted}")
    parts = found.groupdict()
    plain = parts.get("name", name)
    title = plain.replace("_", " ")
    since = f"{parts['year']}-{parts['month']}" if parts else ""
    folder = parts.get("folder", "")
    return {
        "name": plain, "words": title, "title": title.capitalize(), "folder": folder, "since": since
    }  # fmt: skip


def files_of(kind: str, words: dict[str, str]) -> dict[Path, str]:
    """Every file to make, with its text."""
    made = {}
    for template in sorted((TEMPLATES / kind).rglob("*.txt")):
        path = template.relative_to(TEMPLATES / kind).as_posix().removesuffix(".txt")
        path = path.replace("FOLDER", words["folder"]).replace("NAME", words["name"])
        made[ROOT / path] = Template(template.read_text("utf-8")).safe_substitute(words)
    return made


def refused(kind: str, words: dict[str, str], files: dict[Path, str]) -> str | None:
    """Why these files may not be written, or None."""
    there = [path for path in files if path.exists()]
    if there:
        return f"{there[0].relative_to(ROOT)} is there already; nothing was changed"
    page = ROOT / "scraper" / "parse" / "linkedin" / words["folder"]
    if kind == "layout" and not (page / "__init__.py").exists():
        known = ", ".join(sorted(one.parent.name for one in page.parent.glob("*/__init__.py")))
        return f"there is no page {words['folder']!r}; there are {known}"
    return None


def main(arguments: list[str]) -> int:
    """Make the files; 0 when they are there, 1 when refused, 2 on wrong usage."""
    if len(arguments) != 2:
        print(USAGE, file=sys.stderr)
        return 2
    kind, name = arguments
    try:
        words = words_of(kind, name)
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    files = files_of(kind, words)
    if why := refused(kind, words, files):
        print(f"error: {why}", file=sys.stderr)
        return 1
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        print(f"made {path.relative_to(ROOT)}")
    test, further = NEXT[kind]
    print(f"red:  .venv/bin/pytest {test.format(**words)}")
    print(f"then: {further}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
