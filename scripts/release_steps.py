"""A release, step by step: a clean tree, a version with its changes, green checks, files, a tag.

In: the checkout. Out: a wheel and a source archive in ``dist/``, and a tag ``v<version>``.
Whatever is not in order ends it with one line that says what and one that says what to do. The tag
comes last, so a release that stopped left none. Uploading is yours to do, by hand.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
BUILD = "from setuptools import build_meta as b; b.build_sdist({0!r}); print(b.build_wheel({0!r}))"
USAGE = "usage: scripts/release [--dry-run]"


class NotReadyError(Exception):
    """Why there is no release, and what to do about it."""

    def __init__(self, why: str, mend: str) -> None:
        super().__init__(why)
        self.mend = mend


def output(*command: str, at: Path = ROOT) -> str:
    """What a command prints; raises `CalledProcessError` when it fails."""
    return subprocess.run(
        command, cwd=at, check=True, capture_output=True, text=True
    ).stdout.strip()


def version() -> str:
    """The version that pyproject.toml states."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def look(release: str) -> None:
    """Refuses an untidy tree, a version that was released, and one without changes to tell."""
    if output("git", "status", "--porcelain"):
        raise NotReadyError(
            "there are changes that are not committed", "commit them, or put them away"
        )
    if output("git", "tag", "--list", f"v{release}"):
        raise NotReadyError(f"v{release} is there already", "raise version in pyproject.toml")
    heading = re.escape(f"## {release}") + r" \(\d{4}-\d\d-\d\d\)\n+(.*?)(?=^## |\Z)"
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(rf"^{heading}", changes, re.MULTILINE | re.DOTALL)
    if found is None or not found[1].strip():
        raise NotReadyError(
            f"CHANGELOG.md tells nothing about {release}",
            f"move what is under Unreleased to a section '## {release} (YYYY-MM-DD)'",
        )


def check() -> None:
    """Format, lint, types and tests, as CI runs them; then the tree must still be clean."""
    if subprocess.run([ROOT / "scripts" / "check"], cwd=ROOT, check=False).returncode:
        raise NotReadyError("a check failed", "mend it and begin again")
    if output("git", "status", "--porcelain"):
        raise NotReadyError("the checks changed files", "git status, then commit what belongs")


def build() -> Sequence[Path]:
    """The source archive and the wheel, made anew from what is committed and nothing else."""
    for old in DIST.glob("askwell-*"):
        old.unlink()
    DIST.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "committed.tar"
        source = Path(folder) / "source"
        output("git", "archive", "--output", str(packed), "HEAD")
        with tarfile.open(packed) as archive:
            archive.extractall(source, filter="data")
        output(sys.executable, "-c", BUILD.format(str(DIST)), at=source)
    return sorted(DIST.glob("askwell-*"))


def main(arguments: list[str]) -> int:
    """Make the release, or with ``--dry-run`` everything but the tag."""
    if set(arguments) - {"--dry-run"}:
        print(USAGE, file=sys.stderr)
        return 2
    release = version()
    try:
        look(release)
        check()
        files = build()
    except NotReadyError as error:
        print(f"error: not_ready: {error}\nnext: {error.mend}", file=sys.stderr)
        return 1
    for path in files:
        print(path.relative_to(ROOT))
    if "--dry-run" in arguments:
        print(f"v{release} is ready; nothing was tagged")
        return 0
    output("git", "tag", "--annotate", f"v{release}", "--message", f"askwell {release}")
    print(f"tagged v{release}; nothing was pushed or uploaded: that is yours to do")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
