"""The promise: mail is read over IMAP once, whole, and nothing in the mailbox changes by it."""

from __future__ import annotations

import imaplib
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from dovecot import PASSWORD, USER, Server, has_dovecot, missing
from mailboxes import a_server, an_empty_box, home_with_priya, letter  # noqa: F401 - fixtures

from scraper import mail_sync
from scraper.capture import imap
from scraper.errors import Refusal
from scraper.settings import Home, Imap, Mail, Me, Settings

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"IMAP is not tested: {missing()}")

TODAY = date(2026, 11, 2)


def settings(account: Imap) -> Settings:
    me = Me(name="Maya Okafor", emails=("maya@okafor.example",))
    return Settings(me=me, mail=Mail(imap=(account,)))


def sync(home: Home, account: Imap) -> mail_sync.MailReport:
    return mail_sync.run(home, settings(account), TODAY, secret=lambda _account: PASSWORD)


def stored(home: Home) -> list[tuple[object, ...]]:
    with home.open() as db:
        sql = "SELECT evidence_id, message_id, sent_at, direction, text, seen_on FROM message"
        return sorted(db.execute(sql).fetchall())


def test_letters_of_contacts_are_kept_and_nobody_elses(box: Server, tmp_path: Path) -> None:
    home = home_with_priya(tmp_path)
    box.deliver(letter(1))
    box.deliver(letter(2, "A Stranger <stranger@elsewhere.example>"))
    report = sync(home, box.account())
    assert [row[4] for row in stored(home)] == ["Letter number 1."]
    assert (report.folders[0].seen, report.folders[0].kept) == (2, 1)


def test_nothing_is_marked_or_moved_by_reading(box: Server, tmp_path: Path) -> None:
    for number in range(3):
        box.deliver(letter(number))
    before = box.files()
    sync(home_with_priya(tmp_path), box.account())
    assert box.files() == before
    assert not any(name.partition(":2,")[2] for name in before)


def test_a_second_run_reads_only_what_came_since(box: Server, tmp_path: Path) -> None:
    home = home_with_priya(tmp_path)
    box.deliver(letter(1))
    sync(home, box.account())
    assert sync(home, box.account()).folders[0].seen == 0
    box.deliver(letter(2))
    again = sync(home, box.account())
    assert (again.folders[0].seen, len(stored(home))) == (1, 2)


def test_a_renumbered_folder_is_read_anew_and_changes_no_row(box: Server, tmp_path: Path) -> None:
    home = home_with_priya(tmp_path)
    box.deliver(letter(1))
    box.deliver(letter(2))
    sync(home, box.account())
    before, kept = stored(home), positions(home)
    time.sleep(1.1)  # without its index Dovecot numbers the folder anew, by the second
    for path in (box.root / "mail").glob("dovecot*"):
        path.unlink()
    report = sync(home, box.account())
    assert positions(home) != kept
    assert (report.folders[0].seen, report.folders[0].new) == (2, 0)
    assert stored(home) == before


def positions(home: Home) -> list[tuple[object, ...]]:
    with home.open() as db:
        return db.execute("SELECT value FROM setting WHERE name LIKE 'mail:%'").fetchall()


@contextmanager
def other(box: Server) -> Iterator[imaplib.IMAP4]:
    """Another mail program at the same mailbox."""
    client = imaplib.IMAP4("localhost", box.port)
    client.login(USER, PASSWORD)
    try:
        yield client
    finally:
        client.logout()


def test_a_letter_deleted_after_it_was_listed_is_left_out(box: Server) -> None:
    for number in range(4):
        box.deliver(letter(number))
    gone = []

    def wanted(head: bytes) -> bool:
        if not gone:
            with other(box) as client:
                client.select("INBOX")
                _status, found = client.search(None, 'SUBJECT "Letter 2"')
                client.store(found[0].split()[0].decode(), "+FLAGS", "\\Deleted")
                client.expunge()
            gone.append(True)
        return True

    with imap.Mailbox(box.account(), PASSWORD) as mailbox:
        batches = list(mailbox.new("INBOX", None, None, wanted))
    subjects = [re.search(rb"Letter (\d)", one.body)[1] for b in batches for one in b.captures]
    assert subjects == [b"0", b"1", b"3"]


def test_a_connection_that_drops_in_the_middle_is_taken_up_again(
    box: Server, tmp_path: Path
) -> None:
    for number in range(60):
        box.deliver(letter(number))
    home = home_with_priya(tmp_path)
    with cutting(box.port, after=9_000) as port:
        account = Imap(host="localhost", user=USER, port=port, security="none", folders=("INBOX",))
        sync(home, account)
    assert len(stored(home)) == 60


@contextmanager
def cutting(port: int, after: int) -> Iterator[int]:
    """A way to the server that is cut once, after so many bytes of answers."""
    listener = socket.create_server(("127.0.0.1", 0))
    state = {"left": after}

    def carry(source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(2048):
                if counted and state["left"] > 0:
                    state["left"] -= len(data)
                    if state["left"] <= 0:
                        break
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def accept() -> None:
        while True:
            try:
                client, _address = listener.accept()
            except OSError:
                return
            upstream = socket.create_connection(("127.0.0.1", port))
            threading.Thread(target=carry, args=(client, upstream, False), daemon=True).start()
            threading.Thread(target=carry, args=(upstream, client, True), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
        assert state["left"] <= 0, "nothing was cut"
    finally:
        listener.close()


def test_a_wrong_password_is_told_with_the_next_step(box: Server) -> None:
    with pytest.raises(Refusal) as refused, imap.Mailbox(box.account(), "wrong"):
        pass
    assert refused.value.kind == "wrong_password"
    assert "keyring set" in refused.value.next_step


@pytest.mark.parametrize("security", ["tls", "starttls"] if has_dovecot() else ["starttls"])
def test_a_server_that_cannot_prove_its_name_gets_no_password(box: Server, security: str) -> None:
    with pytest.raises(Refusal) as refused, imap.Mailbox(box.account(security), PASSWORD):
        pass
    assert refused.value.kind == "bad_certificate"


@pytest.mark.parametrize("security", ["tls", "starttls"] if has_dovecot() else ["starttls"])
def test_a_proven_server_is_read(
    box: Server, security: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(box.root / "cert.pem"))
    box.deliver(letter(1))
    with imap.Mailbox(box.account(security), PASSWORD) as mailbox:
        found = [one for batch in mailbox.new("INBOX", None, None) for one in batch.captures]
    assert len(found) == 1


@pytest.mark.skipif(not has_dovecot(), reason="pymap knows no special uses")
def test_sent_mail_is_found_by_its_use_whatever_its_name(box: Server) -> None:
    with imap.Mailbox(box.account(folders=("INBOX", "Sent")), PASSWORD) as mailbox:
        assert mailbox.folders() == ["INBOX", "Ausgang"]


def test_an_unknown_folder_is_refused_with_those_there_are(box: Server) -> None:
    with (
        imap.Mailbox(box.account(folders=("Posteingang",)), PASSWORD) as mailbox,
        pytest.raises(Refusal, match="INBOX"),
    ):
        mailbox.folders()


def test_no_password_goes_over_an_open_wire() -> None:
    account = Imap(host="imap.example", user=USER, security="none")
    with pytest.raises(Refusal) as refused, imap.Mailbox(account, PASSWORD):
        pass
    assert refused.value.kind == "open_wire"


def test_the_environment_gives_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(imap.PASSWORD, "from the environment")
    assert imap.password(Imap(host="imap.example", user=USER)) == "from the environment"
