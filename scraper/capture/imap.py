"""Capture room: an IMAP mailbox becomes captures, only what is new, and nothing in it is changed.

In: an account from askwell.toml, its password, and per folder how far the last reading came. Out:
batches of captures with the new position. Folders are opened with EXAMINE and messages fetched with
BODY.PEEK, so nothing is ever marked as read. A connection that drops is opened again where it
stopped.
"""

from __future__ import annotations

import contextlib
import imaplib
import os
import re
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import imap_tools
import keyring
import keyring.errors

from scraper.capture import KIND_MAIL, Capture
from scraper.capture.imap_line import dial, refuse_open_wire
from scraper.capture.mailbox import Wanted
from scraper.capture.mbox import LONGEST_MESSAGE
from scraper.errors import Refusal
from scraper.settings import Imap

T = TypeVar("T")

PASSWORD = "ASKWELL_IMAP_PASSWORD"  # noqa: S105 - the variable's name
SERVICE = "askwell"  # under which name the keyring holds passwords

HEADERS_AT_ONCE = 250
BODIES_AT_ONCE = 25
TRIES = 3

_UID = re.compile(rb"\bUID (\d+)")
_VALIDITY = re.compile(rb"(\d+)")
_DROPPED = (imaplib.IMAP4.abort, OSError, EOFError)
# What askwell.toml calls a folder -> the attribute of RFC 6154 that the server marks it with.
_SPECIAL = {"sent": "\\Sent", "archive": "\\Archive", "all": "\\All", "all mail": "\\All"}


@dataclass(frozen=True, slots=True)
class Position:
    """How far a folder was read: every message up to `uid`, while the folder keeps `validity`."""

    validity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Batch:
    """A few messages of a folder.

    Attributes:
        captures: those that are wanted.
        seen: how many were looked at.
        position: how far the folder is read once these are saved.
    """

    folder: str
    captures: tuple[Capture, ...]
    seen: int
    position: Position


def password(account: Imap) -> str:
    """The account's password: the environment's, else the keyring's. Refuses: no_password."""
    named = os.environ.get(PASSWORD)
    if named:
        return named
    with contextlib.suppress(keyring.errors.KeyringError):
        kept = keyring.get_password(SERVICE, f"{account.user}@{account.host}")
        if kept:
            return kept
    raise Refusal(
        "no_password",
        f"there is no password for {account.user} at {account.host}",
        f"keyring set {SERVICE} {account.user}@{account.host}   (or set {PASSWORD})",
    )


@dataclass(slots=True)
class Mailbox:
    """An account, opened when it is first needed and again when it drops. Use it in a ``with``."""

    account: Imap
    secret: str
    _box: imap_tools.BaseMailBox | None = None
    _names: list[str] = field(default_factory=list)

    def __enter__(self) -> Mailbox:
        self._connect()
        return self

    def __exit__(self, *_error: object) -> None:
        self._hang_up()

    def folders(self) -> list[str]:
        """The server's names of the folders that askwell.toml asks for, each once.

        Refuses a name that is neither a folder nor a special use (RFC 6154): no_such_folder.
        """
        listed = self._again(lambda: list(self._open.folder.list()))
        by_name = {one.name.casefold(): one.name for one in listed}
        by_use = {flag.casefold(): one.name for one in listed for flag in one.flags}
        found = [self._folder(name, by_name, by_use) for name in self.account.folders]
        return list(dict.fromkeys(found))

    def new(
        self,
        folder: str,
        position: Position | None,
        captured_at: str | None,
        wanted: Wanted | None = None,
    ) -> Iterator[Batch]:
        """What came into a folder since `position`, in batches; all of it where the server has
        renumbered the folder (UIDVALIDITY changed). `wanted` is asked with each header block."""
        validity = self._again(lambda: self._examine(folder))
        after = position.uid if position and position.validity == validity else 0
        uids = self._again(lambda: self._uids(folder, after))
        for at in range(0, len(uids), HEADERS_AT_ONCE):
            group = uids[at : at + HEADERS_AT_ONCE]
            asked = self._wanted(folder, validity, group, wanted)
            done = 0
            for start in range(0, len(asked), BODIES_AT_ONCE):
                some = asked[start : start + BODIES_AT_ONCE]
                bodies = self._fetch(folder, validity, some, f"BODY.PEEK[]<0.{LONGEST_MESSAGE}>")
                captures = tuple(
                    self._capture(folder, validity, uid, bodies[uid], captured_at)
                    for uid in some
                    if bodies.get(uid)  # some servers send nothing for what was just deleted
                )
                seen = sum(uid <= some[-1] for uid in group) - done
                done += seen
                yield Batch(folder, captures, seen, Position(validity, some[-1]))
            yield Batch(folder, (), len(group) - done, Position(validity, group[-1]))

    def _capture(
        self, folder: str, validity: int, uid: int, body: bytes, captured_at: str | None
    ) -> Capture:
        name = f"{self.account.host}/{folder}#{validity}.{uid}"
        return Capture(name, KIND_MAIL, "mail", body, captured_at)

    def _folder(self, name: str, by_name: dict[str, str], by_use: dict[str, str]) -> str:
        exact = by_name.get(name.casefold())
        special = _SPECIAL.get(name.casefold(), name if name.startswith("\\") else "")
        found = exact or by_use.get(special.casefold())
        if found is None:
            raise Refusal(
                "no_such_folder",
                f"{self.account.host} has no folder {name!r}; "
                f"it has {', '.join(sorted(by_name.values())[:12])}",
                "mend folders under [[mail.imap]] in askwell.toml",
            )
        return found

    def _wanted(
        self, folder: str, validity: int, group: list[int], wanted: Wanted | None
    ) -> list[int]:
        if wanted is None:
            return group
        heads = self._fetch(folder, validity, group, "BODY.PEEK[HEADER]")
        return [uid for uid in group if uid in heads and wanted(heads[uid])]

    def _fetch(self, folder: str, validity: int, uids: list[int], what: str) -> dict[int, bytes]:
        """The asked part of each message that is still there."""

        def fetch() -> dict[int, bytes]:
            self._examine(folder, validity)
            status, answer = self._open.client.uid("fetch", _set(uids), f"(UID {what})")
            return _by_uid(answer) if status == "OK" else {}

        return self._again(fetch)

    def _uids(self, folder: str, after: int) -> list[int]:
        self._examine(folder)
        status, answer = self._open.client.uid("search", f"UID {after + 1}:*")
        words = answer[0].split() if status == "OK" and answer and answer[0] else []
        return sorted(uid for uid in map(int, words) if uid > after)

    def _examine(self, folder: str, validity: int | None = None) -> int:
        """Open a folder for reading only; its UIDVALIDITY. A folder renumbered since its messages
        were listed counts as dropped work."""
        box = self._open
        if box.folder.get() != folder or validity is None:
            box.folder.set(folder, readonly=True)
            stated = box.client.response("UIDVALIDITY")[1]
            found = _VALIDITY.search(stated[0] or b"") if stated and stated[0] else None
            self._names = [folder, found[1].decode() if found else "0"]
        now = int(self._names[1])
        if validity is not None and now != validity:
            raise Refusal(
                "mail_renumbered",
                f"{self.account.host} renumbered {folder} while it was being read",
                "askwell sync --mail",
            )
        return now

    @property
    def _open(self) -> imap_tools.BaseMailBox:
        if self._box is None:
            self._connect()
        assert self._box is not None
        return self._box

    def _again(self, work: Callable[[], T]) -> T:
        """Do something, again on a new connection where the old one dropped."""
        for left in range(TRIES - 1, -1, -1):
            try:
                return work()
            except _DROPPED as error:
                self._hang_up()
                if not left:
                    raise Refusal(
                        "mail_dropped",
                        f"the connection to {self.account.host} dropped {TRIES} times: {error}",
                        "askwell sync --mail   (it carries on where it stopped)",
                    ) from error
        raise AssertionError

    def _hang_up(self) -> None:
        box, self._box = self._box, None
        if box is not None:
            with contextlib.suppress(imap_tools.ImapToolsError, imaplib.IMAP4.error, *_DROPPED):
                box.logout()

    def _connect(self) -> None:
        account = self.account
        refuse_open_wire(account)
        try:
            self._box = dial(account)
            self._box.login(account.user, self.secret, initial_folder=None)
        except ssl.SSLError as error:
            self._hang_up()
            raise Refusal(
                "bad_certificate",
                f"{account.host} does not prove who it is: {_plain(error)}",
                "check host and port under [[mail.imap]]; askwell never reads over such a line",
            ) from error
        except imap_tools.MailboxLoginError as error:
            self._hang_up()
            raise Refusal(
                "wrong_password",
                f"{account.host} does not accept the password for {account.user}",
                f"keyring set {SERVICE} {account.user}@{account.host}   "
                "(many providers want an app password here)",
            ) from error
        except (OSError, imaplib.IMAP4.error) as error:
            self._hang_up()
            raise Refusal(
                "mail_unreachable",
                f"{account.host} cannot be reached: {_plain(error)}",
                "check host, port and security under [[mail.imap]] in askwell.toml",
            ) from error


def _by_uid(answer: list[bytes | tuple[bytes, bytes]]) -> dict[int, bytes]:
    """The literal of each FETCH response, by its UID, which may stand before or behind it."""
    found: dict[int, bytes] = {}
    for at, part in enumerate(answer):
        if not isinstance(part, tuple):
            continue
        behind = answer[at + 1] if at + 1 < len(answer) else b""
        uid = _UID.search(part[0]) or (_UID.search(behind) if isinstance(behind, bytes) else None)
        if uid:
            found[int(uid[1])] = part[1]
    return found


def _set(uids: list[int]) -> str:
    """UIDs as an IMAP set, neighbours joined: ``3:7,9``."""
    runs: list[list[int]] = []
    for uid in uids:
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in runs)


def _plain(error: BaseException) -> str:
    return str(getattr(error, "verify_message", "") or getattr(error, "strerror", "") or error)
