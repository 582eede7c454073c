"""An opened message thread: ``msg-s-…``, Ember to this day (reported again in 2026).

Opening a thread tells its other side that it was read: askwell's browser never does, a person may
save the page. A name stands on the first of a row of messages only, so a name is carried on while
the side stays the same, and never across a change of side.
"""

from __future__ import annotations

import re
from datetime import date

from scraper.parse.linkedin.page import Node, Page, Reading, every, first, line, lines, slug_of
from scraper.parse.linkedin.printed import clock_time, heading_day
from scraper.records import Message, Recipient

KIND = "messages"
UNPROVEN = (
    "No such page was captured: the names of its boxes are reported by several open readers. The "
    "days over the messages leave out the year and are counted back from the day of the capture."
)
READY = ("li.msg-s-message-list__event .msg-s-event-listitem__body",)
SCROLL = ".msg-s-message-list"
SETTLED = READY
EXPAND: tuple[str, ...] = ()

Q = {
    "list": "ul.msg-s-message-list-content",
    "event": "li.msg-s-message-list__event",
    "day": ".msg-s-message-list__time-heading",
    "item": ".msg-s-event-listitem",
    "other": "msg-s-event-listitem--other",
    "name": ".msg-s-message-group__name",
    "time": ".msg-s-message-group__timestamp",
    "body": ".msg-s-event-listitem__body",
    "link": 'a[href*="/in/"]',
}
_THREAD = re.compile(r"/messaging/thread/([^/?#]+)")


def recognises(page: Page) -> bool:
    """The list of an opened thread."""
    return first(page.root, Q["list"]) is not None


def parse(page: Page) -> Reading:
    """The messages of one thread, in its order."""
    found = _THREAD.search(page.url or "")
    seen = _seen_on(page)
    messages: list[Message] = []
    told = _Told()
    for event in every(page.root, f"{Q['list']} {Q['event']}"):
        heading = line(first(event, Q["day"]))
        if heading:
            told.day = heading_day(heading, seen, page.language)
        item = first(event, Q["item"])
        text = lines(first(event, Q["body"]))
        if item is None or text is None or page.unfinished(event):
            continue
        told.take(item)
        messages.append(_message(found[1] if found else None, told, text))
    return Reading(None, tuple(_addressed(messages, told)), {"messages": "loaded"})


class _Told:
    """What the last messages said that the next ones leave out."""

    def __init__(self) -> None:
        self.day: str | None = None
        self.time: str | None = None
        self.name: str | None = None
        self.slug: str | None = None
        self.other: bool | None = None
        self.others: dict[str, str | None] = {}

    def take(self, item: Node) -> None:
        """Learn side, name and time from a message."""
        other = Q["other"] in (item.get("class") or "").split()
        name = line(first(item, Q["name"]))
        if name or other != self.other:
            slug = next((slug_of(link.get("href")) for link in every(item, Q["link"])), None)
            self.name = name
            self.slug = None if slug and slug.startswith("ACoA") else slug
            self.time = None
        self.other = other
        self.time = clock_time(line(first(item, Q["time"]))) or self.time
        if other and self.name:
            self.others[self.name] = self.slug


def _message(thread: str | None, told: _Told, text: str) -> Message:
    moment = f"{told.day}T{told.time}:00" if told.day and told.time else told.day
    return Message(thread, moment, told.name, told.slug, (), None, text)


def _addressed(messages: list[Message], told: _Told) -> list[Message]:
    """With one other person in the thread, what they did not send they were sent."""
    if len(told.others) != 1:
        return messages
    ((name, slug),) = told.others.items()
    to = (Recipient(name, slug),)
    return [
        one if one.sender in (None, name) else Message(
            one.conversation_id, one.sent_at, one.sender, one.sender_slug, to, None, one.text
        )
        for one in messages
    ]  # fmt: skip


def _seen_on(page: Page) -> date | None:
    try:
        return date.fromisoformat((page.capture.captured_at or "")[:10])
    except ValueError:
        return None
