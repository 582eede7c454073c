"""Parse room: a mail becomes one `Mail` record, and the past meetings it carries; a calendar its
meetings.

What a message says of itself (sender, moment, the writer's new words, whether a machine sent it)
is read here. Whose mailbox it is, this room does not know: `seen_by` is told.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from scraper.capture import KIND_CALENDAR, Capture
from scraper.errors import Problem
from scraper.parse import Parsed
from scraper.parse.mailbox import calendar, folders, headers, message
from scraper.parse.mailbox.charsets import text_of
from scraper.records import Mail, Record

MAIL, CALENDAR = "mailbox/message", "mailbox/calendar"


def read(capture: Capture) -> Parsed:
    """One message or one calendar. Never raises for bad input: what cannot be read is a Problem."""
    if capture.kind == KIND_CALENDAR:
        return _calendar(capture)
    return _mail(capture)


def seen_by(parsed: Parsed, addresses: Collection[str]) -> Parsed:
    """The same mail, its direction seen from the owner of these addresses (lower case)."""
    return replace(parsed, records=tuple(_seen(one, addresses) for one in parsed.records))


def _seen(record: Record, addresses: Collection[str]) -> Record:
    if not isinstance(record, Mail) or not addresses:
        return record
    if (record.sender.email or "").lower() in addresses:
        return replace(record, direction="out")
    addressed = any((one.email or "").lower() in addresses for one in record.recipients)
    return replace(record, direction="in") if addressed else record


def _mail(capture: Capture) -> Parsed:
    mail, body, problems, draft = message.read(capture.body, capture.name, capture.captured_at)
    if mail.sender.email is None and mail.sent_at is None and mail.text is None:
        empty = Problem("unreadable_mail", capture.name, "it has no sender, no date and no words")
        return Parsed(capture.name, "mail", None, "unread", problems=(empty,), rows=1)
    if draft:
        return Parsed(capture.name, "mail", MAIL, "ignored", rows=1, note="a draft, never sent")
    if folders.is_junk([folders.of(capture.name)]):
        return Parsed(capture.name, "mail", MAIL, "ignored", rows=1, note="it lay in the spam")
    found: list[Record] = [mail]
    now = headers.moment(capture.captured_at or mail.sent_at or "")
    for text in body.calendars[:20]:
        held, doubts = calendar.meetings(text, capture.name, now)
        found.extend(held)
        problems.extend(doubts)
    return Parsed(
        capture.name, "mail", MAIL, "read", records=tuple(found), problems=tuple(problems), rows=1
    )


def _calendar(capture: Capture) -> Parsed:
    text = text_of(capture.body, "utf-8")[0]
    held, problems = calendar.meetings(
        text, capture.name, headers.moment(capture.captured_at or "")
    )
    return Parsed(
        capture.name, "calendar", CALENDAR, "read" if held or not problems else "unread",
        records=tuple(held), problems=tuple(problems), rows=len(held),
    )  # fmt: skip
