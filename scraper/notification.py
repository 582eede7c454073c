"""A desktop notification, by the machine's own means: notify-send, osascript or PowerShell.

In go a title and one line; the desktop shows them. Texts are handed over as arguments or encoded,
never put together into a script, so that nothing in them can be taken for a command.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

SECONDS = 20  # a desktop that does not answer in this time is not waited for

# Windows shows a toast only in the name of a program it knows; PowerShell is one.
_POWERSHELL = r"{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe"
_TOAST = """\
$words = '%s', '%s' | ForEach-Object {
  [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($_)) }
$manager = [Windows.UI.Notifications.ToastNotificationManager,
  Windows.UI.Notifications, ContentType = WindowsRuntime]
$toast = $manager::GetTemplateContent('ToastText02')
$lines = $toast.GetElementsByTagName('text')
0, 1 | ForEach-Object { [void]$lines.Item($_).AppendChild($toast.CreateTextNode($words[$_])) }
$manager::CreateToastNotifier('%s').Show($toast)
"""

# Runs a command with some environment; answers its status and what it said.
Run = Callable[[Sequence[str], dict[str, str]], tuple[int, str]]


def show(title: str, line: str, name: str | None = None, run: Run | None = None) -> str | None:
    """Show a notification; returns why it could not be shown, or None.

    Args:
        name: ``linux``, ``darwin`` or ``win32``; this machine's where left out.
        run: runs the command.
    """
    name = name or ("linux" if sys.platform.startswith("linux") else sys.platform)
    if name not in COMMANDS:
        return f"there are no notifications on {name}"
    status, said = (run or _run)(COMMANDS[name](title, line), _environment(name))
    return None if status == 0 else said.strip() or f"status {status}"


def _linux(title: str, line: str) -> tuple[str, ...]:
    # The body of a notification is markup to most desktops; the title never is.
    return ("notify-send", "--app-name=askwell", "--", title, escape(line, quote=False))


def _darwin(title: str, line: str) -> tuple[str, ...]:
    script = (
        "on run words", "display notification (item 2 of words) with title (item 1 of words)",
        "end run",
    )  # fmt: skip
    asked = tuple(word for one in script for word in ("-e", one))
    return ("osascript", *asked, "--", title, line)


def _windows(title: str, line: str) -> tuple[str, ...]:
    words = (base64.b64encode(one.encode("utf-8", "replace")).decode() for one in (title, line))
    script = _TOAST % (*words, _POWERSHELL)
    encoded = base64.b64encode(script.encode("utf-16-le")).decode()
    return ("powershell.exe", "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded)


COMMANDS: dict[str, Callable[[str, str], tuple[str, ...]]] = {
    "linux": _linux,
    "darwin": _darwin,
    "win32": _windows,
}


def _environment(name: str) -> dict[str, str]:
    """The environment, and on Linux the address of the session bus, which cron does not give."""
    known = dict(os.environ)
    if name == "linux" and hasattr(os, "getuid"):
        bus = Path(f"/run/user/{os.getuid()}/bus")
        if bus.exists():
            known.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={bus}")
    return known


def _run(command: Sequence[str], environment: dict[str, str]) -> tuple[int, str]:
    if shutil.which(command[0]) is None:
        return 127, f"{command[0]} is not installed"
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=SECONDS, env=environment
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return 1, f"{command[0]} did not answer: {error}"
    return done.returncode, done.stderr or done.stdout
