"""A child that does the work and is disturbed: killed after a while, or at a system call by strace.

What the child says goes through shared memory, so that its words are no system calls of their own.
"""

from __future__ import annotations

import ctypes
import io
import mmap
import os
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# Calls by which bytes reach the disk, or names in a folder change.
CALLS = (
    "write", "pwrite64", "writev", "fsync", "fdatasync", "ftruncate", "rename", "renameat",
    "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "chmod", "fchmod", "fchmodat",
)  # fmt: skip
CRASH = 99
_ROOM = 1 << 20
_ANYBODY = -1 & (2**64 - 1)
_PR_SET_PTRACER = 0x59616D61


@dataclass(frozen=True)
class Outcome:
    """How a child ended: its status, or minus the signal; how many steps it took; what it said."""

    status: int
    steps: int
    said: str

    @property
    def refused(self) -> bool:
        """Whether it ended with an error's one line and one next step."""
        lines = self.said.rstrip("\n").split("\n")
        shape = len(lines) == 2 and lines[0].startswith("error: ") and lines[1].startswith("next: ")
        return self.status == 1 and shape

    @property
    def fair(self) -> bool:
        """Whether it succeeded, was killed from outside, or refused as it should."""
        return self.status in (0, -signal.SIGKILL) or self.refused


Steps = list[Callable[[], None]]


def missing() -> str | None:
    """Why single calls cannot be reached here; None when they can."""
    if not sys.platform.startswith("linux"):
        return "strace is Linux's"
    return None if shutil.which("strace") else "there is no strace: apt-get install strace"


def run(steps: Steps, *, seconds: float | None = None, inject: str | None = None) -> Outcome:
    """Take the steps in a child. It is killed after `seconds`, or disturbed as `inject` says.

    `inject` is strace's own expression: ``fsync:error=EIO:when=3``.
    """
    options = ["-e", f"inject={inject}"] if inject else []
    with _Child(steps) as child:
        if inject:
            with _traced(child.pid, [*options, "-e", f"trace={inject.split(':')[0]}"], os.devnull):
                return child.go(None)
        return child.go(seconds)


def calls(steps: Steps, log: Path) -> Counter[str]:
    """How often the undisturbed work makes each of `CALLS`."""
    wanted = ",".join(f"?{call}" for call in CALLS)
    with _Child(steps) as child, _traced(child.pid, ["-e", f"trace={wanted}"], str(log)):
        ended = child.go(None)
    if ended.status:
        raise RuntimeError(f"the undisturbed work failed: {ended.said}")
    lines = log.read_text("utf-8", "replace").splitlines()
    names = (line.split("(")[0].split()[-1] for line in lines if "(" in line)
    return Counter(name for name in names if name in CALLS)


class _Child:
    """A process of ours that waits until it is told to begin."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._told = mmap.mmap(-1, _ROOM)

    def __enter__(self) -> _Child:
        wait, self._start = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._start)
            _allow_tracing()
            os.read(wait, 1)
            self._work()
        os.close(wait)
        return self

    def __exit__(self, *_error: object) -> None:
        os.close(self._start)
        self._told.close()

    def go(self, seconds: float | None) -> Outcome:
        """Begin, wait for the end, or bring it about."""
        os.write(self._start, b"\n")
        if seconds is not None:
            time.sleep(seconds)
            os.kill(self.pid, signal.SIGKILL)
        _pid, status = os.waitpid(self.pid, 0)
        steps = int.from_bytes(self._told[:4], "little")
        said = self._told[8 : 8 + int.from_bytes(self._told[4:8], "little")].decode()
        return Outcome(os.waitstatus_to_exitcode(status), steps, said)

    def _work(self) -> None:
        """Take the steps, note how far they came, and leave without Python's own farewell."""
        status = 0
        sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        for number, step in enumerate(self._steps, 1):
            try:
                step()
            except SystemExit as ended:
                status = int(ended.code or 0)
            except BaseException:  # noqa: BLE001 - whatever it is, the parent is told
                traceback.print_exc()
                status = CRASH
            if status:
                break
            self._told[:4] = number.to_bytes(4, "little")
        said = sys.stderr.getvalue().encode("utf-8", "replace")[: _ROOM - 8]
        self._told[4:8] = len(said).to_bytes(4, "little")
        self._told[8 : 8 + len(said)] = said
        os._exit(status)


class _traced:  # noqa: N801 - used as a with-statement word
    """strace holding a process, from before its work begins."""

    def __init__(self, pid: int, options: list[str], log: str) -> None:
        self._pid = pid
        self._words = ["strace", "-f", "-qq", *options, "-o", log, "-p", str(pid)]

    def __enter__(self) -> None:
        self._strace = subprocess.Popen(
            self._words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        until = time.monotonic() + 20
        while not _is_traced(self._pid):
            if self._strace.poll() is not None or time.monotonic() > until:
                said = self._strace.stderr.read().decode() if self._strace.stderr else ""
                os.kill(self._pid, signal.SIGKILL)
                raise RuntimeError(f"strace did not take hold: {said}")
            time.sleep(0.002)
        time.sleep(0.01)

    def __exit__(self, *_error: object) -> None:
        self._strace.wait(timeout=20)


def _is_traced(pid: int) -> bool:
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return any(line.startswith("TracerPid:") and line.split()[1] != "0" for line in lines)


def _allow_tracing() -> None:
    """Let strace, which is no parent of ours, take hold where Yama forbids it."""
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(_ANYBODY), 0, 0, 0)
