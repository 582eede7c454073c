"""The mail run: what came into the mailboxes of askwell.toml since the last one is read and saved.

In go the home folder, the settings and the day; out come rows and a `MailReport`. A folder's
position is written after its messages are saved, never before: killed at any instant, the next run
reads the last few messages again, which changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlite_utils

from scraper import mail_contacts
from scraper.capture import Capture, imap
from scraper.capture.imap import Position
from scraper.errors import Problem, Refusal
from scraper.parse import read
from scraper.settings import Home, Imap, Settings
from scraper.store import Saved, Store

Progress = Callable[[str], None]


@dataclass(slots=True)
class FolderReport:
    """What one folder gave: messages looked at, kept, and left out because nobody is known."""

    account: str
    folder: str
    seen: int = 0
    kept: int = 0
    new: int = 0
    problems: int = 0


@dataclass(slots=True)
class MailReport:
    """What a mail run did."""

    folders: list[FolderReport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The answer of ``askwell sync --mail --json``."""
        return {
            "folders": [
                {
                    "account": one.account, "folder": one.folder, "seen": one.seen,
                    "kept": one.kept, "new": one.new, "problems": one.problems,
                }
                for one in self.folders
            ],
            "problems": [
                {"kind": one.kind, "where": one.where, "detail": one.detail}
                for one in self.problems
            ],
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """The answer for a person."""
        for one in self.folders:
            yield (
                f"{one.account} {one.folder}: {one.seen} new messages, "
                f"{one.kept} with people you know, {one.new} pieces of evidence."
            )
        for problem in self.problems[:10]:
            yield f"  {problem.where}: {problem.detail}"


def run(
    home: Home,
    settings: Settings,
    today: date,
    *,
    progress: Progress = lambda _line: None,
    secret: Callable[[Imap], str] = imap.password,
) -> MailReport:
    """Read every mailbox of the settings.

    Args:
        today: the day the mail counts as seen on; meetings after it are not past.
        progress: told one line a folder and batch.
        secret: gives an account's password.

    Raises `Refusal`: no_mailbox, no_password, wrong_password, bad_certificate, mail_unreachable,
    mail_dropped, mail_renumbered, no_such_folder, open_wire.
    """
    if not settings.mail.imap:
        raise Refusal(
            "no_mailbox",
            "askwell.toml names no mailbox",
            "add [[mail.imap]] with host and user to askwell.toml, or: askwell import MAIL.mbox",
        )
    report = MailReport()
    with home.open() as db:
        store = Store(db, home)
        _remember_owner(store, settings)
        for account in settings.mail.imap:
            with imap.Mailbox(account, secret(account)) as box:
                for folder in box.folders():
                    progress(f"{account.host}: {folder}")
                    one = FolderReport(account.host, folder)
                    report.folders.append(one)
                    _read_folder(db, store, box, one, today, report.problems)
    return report


def _remember_owner(store: Store, settings: Settings) -> None:
    """The addresses that are the user's own: those of askwell.toml and those they sign in with."""
    users = tuple(one.user for one in settings.mail.imap if "@" in one.user)
    store.set_owner(full_name=settings.me.name, emails=(*settings.me.emails, *users))


def _read_folder(
    db: sqlite_utils.Database,
    store: Store,
    box: imap.Mailbox,
    report: FolderReport,
    today: date,
    problems: list[Problem],
) -> None:
    wanted = mail_contacts.contacts(db).wanted
    name = f"mail:{box.account.user}@{box.account.host}/{report.folder}"
    moment = f"{today.isoformat()}T00:00:00Z"
    for batch in box.new(report.folder, position(db, name), moment, wanted):
        for capture in batch.captures:
            saved, found = save(store, capture)
            report.kept += not saved.dropped
            report.new += saved.new
            report.problems += len(found)
            problems.extend(found)
        report.seen += batch.seen
        keep_position(db, name, batch.position)


def save(store: Store, capture: Capture) -> tuple[Saved, list[Problem]]:
    """Read and save one message; what it did, and what could not be read."""
    parsed = read(capture)
    saved = store.save(parsed, capture)
    return saved, [*parsed.problems, *saved.problems]


def position(db: sqlite_utils.Database, name: str) -> Position | None:
    """How far a folder was read; None when it never was."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    if row is None:
        return None
    kept = json.loads(row[0])
    return Position(int(kept["validity"]), int(kept["uid"]))


def keep_position(db: sqlite_utils.Database, name: str, now: Position) -> None:
    """Remember how far a folder was read."""
    value = json.dumps({"validity": now.validity, "uid": now.uid})
    with db.atomic():
        db.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )
