"""A private IMAP server on loopback for the tests of mail: up in a moment, gone with its folder.

Dovecot where it is installed, as people's mail really lies on one; else pymap, which is pure Python
and needs no root, but has no special uses and no TLS from the first byte.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scraper.settings import Imap

PASSWORD = "an-invented-password"
USER = "maya"
_BINARY = shutil.which("dovecot") or "/usr/sbin/dovecot"

_CONF = """
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
ssl = yes
ssl_cert = <{root}/cert.pem
ssl_key = <{root}/key.pem
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{root}/mail:LAYOUT=fs
mail_uid = {uid}
mail_gid = {gid}
namespace inbox {{
  inbox = yes
  mailbox Ausgang {{
    auto = create
    special_use = \\Sent
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/mail
}}
"""


_PYMAP = "import sys; from pymap.main import main; sys.exit(main())"


def has_dovecot() -> bool:
    """Whether the server is Dovecot; ASKWELL_TEST_PYMAP=1 asks for the other one."""
    return Path(_BINARY).exists() and not os.environ.get("ASKWELL_TEST_PYMAP")


def missing() -> str | None:
    """Why no server can be started here, or None."""
    if not has_dovecot() and importlib.util.find_spec("pymap") is None:
        return "no Dovecot (apt-get install dovecot-imapd, or ./scripts/setup) and no pymap"
    return None if shutil.which("openssl") else "no openssl to make a certificate with"


@dataclass
class Server:
    """A running server, and its mail as files."""

    root: Path
    port: int
    tls_port: int

    def account(self, security: str = "none", folders: tuple[str, ...] = ("INBOX",)) -> Imap:
        """The account as askwell.toml would write it."""
        host, port = ("localhost", self.tls_port if security == "tls" else self.port)
        return Imap(host=host, user=USER, port=port, security=security, folders=folders)

    def deliver(self, message: bytes, folder: str = "") -> Path:
        """Put a message into a folder; INBOX by default."""
        box = self.root / "mail" / folder
        for part in ("cur", "new", "tmp"):
            (box / part).mkdir(parents=True, exist_ok=True)
        number = sum(1 for _file in box.glob("*/*.test*"))
        path = box / "new" / f"{1700000000 + number}.M{number}.test"
        path.write_bytes(message)
        _give(self.root / "mail")
        return path

    def deliver_all(self, messages: Iterable[bytes]) -> None:
        """Put many messages into the INBOX at once."""
        box = self.root / "mail" / "cur"
        box.mkdir(parents=True, exist_ok=True)
        for number, message in enumerate(messages):
            (box / f"{1700000000 + number}.M{number}.test:2,S").write_bytes(message)
        _give(self.root / "mail")

    def files(self) -> list[str]:
        """Every message file, flags included."""
        return sorted(path.name for path in (self.root / "mail").rglob("*.test*"))


@contextmanager
def serve() -> Iterator[Server]:
    """Run a server for the length of a ``with``."""
    root = Path(tempfile.mkdtemp(prefix="dc", dir="/tmp"))
    server = Server(root, _free_port(), _free_port())
    (root / "mail").mkdir()
    _write_certificate(root)
    process = _start_dovecot(server) if has_dovecot() else _start_pymap(server)
    try:
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(root, ignore_errors=True)


def _start_dovecot(server: Server) -> subprocess.Popen[bytes]:
    _write_config(server)
    _give(server.root)
    return subprocess.Popen(
        [_BINARY, "-F", "-c", str(server.root / "conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **_identity(),
    )


def _start_pymap(server: Server) -> subprocess.Popen[bytes]:
    from pysasl.hashing import BuiltinHash

    root = server.root
    for part in ("cur", "new", "tmp"):
        (root / "mail" / part).mkdir()
    (root / "pymap-etc-passwd").write_text(f"{USER}:x::::mail:\n")
    (root / "pymap-etc-shadow").write_text(
        f"{USER}:{BuiltinHash(rounds=1).hash(PASSWORD)}:::::::\n"
    )
    (root / "pymap-etc-group").touch()
    (root / "pymap-tokens").touch()
    words = ["--host", "127.0.0.1", "--port", str(server.port), "--cert", str(root / "cert.pem"),
             "--key", str(root / "key.pem"), "maildir", "--layout", "fs", str(root)]  # fmt: skip
    with (root / "log").open("wb") as log:
        return subprocess.Popen([sys.executable, "-c", _PYMAP, *words], stdout=log, stderr=log)


def _write_certificate(root: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", root / "key.pem", "-out", root / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


def _write_config(server: Server) -> None:
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    import grp

    values = {
        "root": server.root, "user": account.pw_name, "group": grp.getgrgid(account.pw_gid).gr_name,
        "uid": account.pw_uid, "gid": account.pw_gid, "port": server.port,
        "tls_port": server.tls_port, "password": PASSWORD,
    }  # fmt: skip
    (server.root / "conf").write_text(_CONF.format(**values))


def _identity() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _give(folder: Path) -> None:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(200):
        if process.poll() is not None:
            break
        try:
            with socket.create_connection(("127.0.0.1", server.port), 1) as line:
                if line.recv(64).startswith(b"* OK"):
                    return
        except OSError:
            pass
        time.sleep(0.05)
    log = server.root / "log"
    raise RuntimeError(log.read_text() if log.exists() else "the server did not start")
