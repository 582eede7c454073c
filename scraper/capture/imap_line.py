"""Capture room: the line to an IMAP server: encrypted and proven, or to this machine alone."""

from __future__ import annotations

import contextlib
import ipaddress
import ssl

import imap_tools

from scraper.errors import Refusal
from scraper.settings import Imap

TIMEOUT = 60.0  # seconds without a byte before a connection counts as dropped


def dial(account: Imap) -> imap_tools.BaseMailBox:
    """A line, nobody signed in. Raises `OSError` where none is proven."""
    if account.security == "tls":
        context = ssl.create_default_context()
        return imap_tools.MailBox(
            account.host, account.port or 993, timeout=TIMEOUT, ssl_context=context
        )
    if account.security == "starttls":
        context = ssl.create_default_context()
        return imap_tools.MailBoxStartTls(
            account.host, account.port or 143, timeout=TIMEOUT, ssl_context=context
        )
    return imap_tools.MailBoxUnencrypted(account.host, account.port or 143, timeout=TIMEOUT)


def refuse_open_wire(account: Imap) -> None:
    """A password goes over an open wire only to this machine itself."""
    if account.security != "none" or account.host == "localhost":
        return
    with contextlib.suppress(ValueError):
        if ipaddress.ip_address(account.host).is_loopback:
            return
    raise Refusal(
        "open_wire",
        f'security = "none" would send the password for {account.host} in the clear',
        'set security = "tls" or "starttls" under [[mail.imap]]',
    )
