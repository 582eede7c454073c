"""Parse room: one message as transmitted becomes one `Mail`, its writer's new words taken out.

The compat parser reads headers and parts, which it does without raising; everything that real mail
gets wrong (charsets, encoded words, addresses, dates) is decoded here.
"""

from __future__ import annotations

import email
import email.parser
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from email.message import Message

from scraper.errors import Problem
from scraper.parse.mailbox import bulk, bulk_words, folders, headers
from scraper.parse.mailbox.bodies import Body, body_of
from scraper.parse.mailbox.quoting import Split, split
from scraper.records import Direction, Mail, Recipient

MOST_BOUNDARIES = 300  # more parts inside parts than this is not a letter
_BLANK = re.compile(rb"\r?\n\r?\n")
_ARRIVAL = ("delivered-to", "received", "x-original-to", "envelope-to", "x-received")
_SHOWN = ("to", "cc", "bcc")


def opened(raw: bytes) -> tuple[Message, str | None]:
    """The message parsed, and why only its header was read, if so."""
    if raw.count(b"boundary=") + raw.count(b"BOUNDARY=") > MOST_BOUNDARIES:
        return _head_only(raw), "its parts are nested too deeply"
    try:
        return email.message_from_bytes(raw), None
    except RecursionError:
        return _head_only(raw), "its parts are nested too deeply"


def _head_only(raw: bytes) -> Message:
    end = _BLANK.search(raw)
    return email.parser.BytesHeaderParser().parsebytes(raw[: end.end() if end else 100_000])


def fields_of(message: Message) -> dict[str, str]:
    """The header fields: names in lower case, the first value of each, 8-bit bytes decoded."""
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        found.setdefault(name.lower().strip(), headers.raw_text(value))
    return found


def read(raw: bytes, name: str, captured_at: str | None) -> tuple[Mail, Body, list[Problem], bool]:
    """One message.

    Args:
        raw: the message's bytes.
        name: where it lay, ``Sent.mbox#12``; its folder may tell the direction.
        captured_at: ISO moment of the capture; a Date long after it is not believed.

    Returns the mail, its body for calendar parts, a `Problem` for all that could not be read, and
    whether it was a draft.
    """
    message, failed = opened(raw)
    fields = fields_of(message)
    body = Body() if failed else body_of(message)
    problems = [Problem("unreadable_mail", name, failed)] if failed else []
    sender = _sender(message, fields)
    sent, doubt = _sent_at(message, fields, captured_at)
    problems += [Problem("bad_date", name, doubt)] if doubt else []
    cut = split(body.lines, body.marks, _names(sender))
    problems += [Problem("undecoded_text", name, one) for one in dict.fromkeys(body.doubts)]
    if body.unreadable and cut.text is None:
        problems.append(Problem("no_text", name, f"{body.unreadable}; nothing of it was read"))
    subject = headers.decoded(fields.get("subject", "")) or None
    mail = Mail(
        message_id=_first(headers.message_ids(fields.get("message-id", ""))),
        in_reply_to=_first(headers.message_ids(fields.get("in-reply-to", ""))),
        sent_at=sent,
        sender=sender,
        recipients=_recipients(message),
        subject=subject,
        text=cut.text,
        direction=direction(fields, name),
        automatic=_is_automatic(message, fields, body, cut, sender, subject),
        references=headers.message_ids(fields.get("references", "")),
        signature=cut.signature,
    )
    return mail, body, problems, _is_draft(fields, name)


def _first(found: tuple[str, ...]) -> str | None:
    return found[0] if found else None


def _sender(message: Message, fields: Mapping[str, str]) -> Recipient:
    """Who wrote it: the From; of several, the one the Sender field names, else the first."""
    writers = [one for value in _all(message, "from") for one in headers.addresses(value)]
    if len(writers) > 1:
        sent_by = {one.email for one in headers.addresses(fields.get("sender", ""))}
        writers = [one for one in writers if one.email in sent_by] or writers
    if writers:
        return writers[0]
    named = headers.decoded(fields.get("from", ""))
    by = headers.addresses(fields.get("sender", ""))
    return by[0] if by else Recipient(named or None)


def _recipients(message: Message) -> tuple[Recipient, ...]:
    found: dict[str, Recipient] = {}
    for name in _SHOWN:
        for value in _all(message, name):
            for one in headers.addresses(value):
                found.setdefault((one.email or "").lower(), one)
    return tuple(found.values())


def _all(message: Message, wanted: str) -> list[str]:
    return [str(value) for name, value in message.raw_items() if name.lower().strip() == wanted][
        :20
    ]


def _names(sender: Recipient) -> tuple[str, ...]:
    local = (sender.email or "").partition("@")[0]
    spelled = local.replace(".", " ").replace("_", " ").partition("+")[0]
    return tuple(one for one in (sender.name, spelled if " " in spelled else None) if one)


def _sent_at(
    message: Message, fields: Mapping[str, str], captured_at: str | None
) -> tuple[str | None, str | None]:
    """When it was sent, and a doubt where the Date field could not be believed."""
    stated = headers.moment(fields.get("date", ""))
    latest = headers.moment(captured_at or "")
    if stated and not (latest and stated > latest + timedelta(days=2)):
        return headers.written(stated), None
    arrived = _arrived(message)
    if arrived:
        return headers.written(arrived), "the Date field is wrong; the day of arrival is used"
    if stated:
        return headers.written(stated), "the Date field lies in the future"
    return None, "there is no readable date"


def _arrived(message: Message) -> datetime | None:
    moments = [headers.moment(str(value).rpartition(";")[2]) for value in _all(message, "received")]
    known = [one for one in moments if one]
    return min(known) if known else None


def direction(fields: Mapping[str, str], name: str) -> Direction | None:
    """Seen from the mailbox's owner, as far as the message itself tells: it lay among the sent
    ones, or it was delivered. Whoever knows the owner's addresses knows better."""
    labels = headers.decoded(fields.get("x-gmail-labels", ""))
    if folders.is_sent(labels.split(",")) or folders.is_sent([folders.of(name)]):
        return "out"
    return "in" if any(one in fields for one in _ARRIVAL) else None


def _is_draft(fields: Mapping[str, str], name: str) -> bool:
    """Whether a message was never sent: it lay among the drafts."""
    labels = headers.decoded(fields.get("x-gmail-labels", "")).split(",")
    return folders.is_drafts(labels) or folders.is_drafts([folders.of(name)])


def _is_automatic(
    message: Message,
    fields: Mapping[str, str],
    body: Body,
    cut: Split,
    sender: Recipient,
    subject: str | None,
) -> bool:
    kind = message.get_content_type().lower()
    if body.invites or bulk.why_automatic(fields, sender.email, subject, kind) is not None:
        return True
    if cut.text is None and bulk.asks_to_reply_above(body.lines):
        return True
    answers = "in-reply-to" in fields or "references" in fields
    return bulk_words.why_automatic(cut.text, cut.signature, answers) is not None
