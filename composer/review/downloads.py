"""Files to take away: a mail draft and a table, with names and cells that can do no harm."""

from __future__ import annotations

import io
from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import SMTP

from starlette.responses import Response

from composer import tables


def eml(to: Iterable[str], subject: str, text: str, number: int) -> Response:
    """A draft that a mail program opens for writing."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    first = next(iter(to), None)
    if first and _one_line(first):
        message["To"] = first
    message["Subject"] = " ".join(subject.split())
    message.set_content(text)
    return _file(message.as_bytes(), "message/rfc822", f"askwell-draft-{number}.eml")


def table(rows: Iterable[Iterable[str]], name: str) -> Response:
    """A CSV table in which no cell is a formula."""
    written = io.StringIO()
    tables.write(written, rows)
    return _file(written.getvalue().encode("utf-8-sig"), "text/csv", name)


def _one_line(address: str) -> bool:
    return address.isprintable() and address.count("@") == 1 and not set(address) & set(' ,;<>"')


def _file(content: bytes, kind: str, name: str) -> Response:
    # The name is ours alone, made of letters, digits and dashes.
    return Response(
        content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
