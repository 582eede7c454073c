"""Parse room: messages.csv becomes messages, and tells people's from machines'.

Who is behind a row without a sender's URL: from 2024 on, people's messages carry the URL; rows
without one were advertisements, LinkedIn's own, or nobody's at all, and their bodies are HTML or
have ``%FIRSTNAME%`` in them. So such a row is `sponsored` unless it has a plain text from a named
sender who is not LinkedIn: that is how a closed account looks. It is kept as a message by that
name, with no slug.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from scraper.parse.archive import _cells
from scraper.parse.archive._table import A_DATE, Header, Table
from scraper.records import Message, Recipient

NAMES = ("messages",)
SUBJECT = None
_2024 = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
    "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER",
)  # fmt: skip
_DRAFTS = ("IS MESSAGE DRAFT", "IS CONVERSATION DRAFT")
HEADERS = {
    "2026": (*_2024, "ATTACHMENTS", *_DRAFTS),
    "2024-12": (*_2024, *_DRAFTS),
    "2024": _2024,
    "2018": ("From", "To", "Date", "Subject", "Content", "Direction", "Folder"),
}
ANCHORS = {
    "SENDER PROFILE URL": re.compile(r"|\S*linkedin\.com/\S*"),
    "RECIPIENT PROFILE URLS": re.compile(r"|\S*linkedin\.com/.*"),
    "DATE": A_DATE,
    "FOLDER": re.compile(r"|[A-Z_]+"),
    "Direction": re.compile(r"|INCOMING|OUTGOING"),
}

SPONSORED_TITLE = "sponsored conversation"
LINKEDIN = re.compile(r"\bLinkedIn\b", re.IGNORECASE)
MERGE_FIELD = re.compile(r"%(?:FIRST|LAST)[ _]?NAME%", re.IGNORECASE)
CREDENTIAL = re.compile(
    r"(?:[A-Z][A-Za-z]{0,2}\.){1,4}|[A-Z][A-Za-z]{0,2}[A-Z]{1,4}|[JS]r\.?|I{2,3}"
)


def recognises(header: Header) -> bool:
    """Who wrote to whom, when and what."""
    return header >= {"from", "to", "date", "content"}


def parse(table: Table) -> Iterator[Message]:
    """A message a row, drafts and advertisements marked as such."""
    addressed = table.has("SENDER PROFILE URL")
    same: dict[str, str] = {}  # one string for all messages of a conversation or a folder
    for line, (
        conversation, title, sender, url, to, urls, date, subject, content, folder, draft, also,
    ) in table.select(*_2024, *_DRAFTS):  # fmt: skip
        slug = _cells.slug(url)
        name = _cells.name(sender)
        markup = not slug and _cells.is_markup(content)
        yield Message(
            conversation_id=_once(same, conversation),
            sent_at=_cells.moment(table, line, date),
            sender=name,
            sender_slug=slug,
            recipients=_recipients(to, urls),
            subject=_cells.text(subject),
            text=_cells.plain(content) if markup else _cells.text(content),
            folder=_once(same, folder),
            draft=_yes(draft) or _yes(also),
            sponsored=not slug and _automatic(title, name, url, content, markup, addressed),
        )


def owner_seen(table: Table) -> Iterator[tuple[str | None, str | None]]:
    """Every slug of a sender or recipient with the name beside it: the owner's is the commonest.

    In 2018 there are no slugs, but the direction says which of the two names is the owner's.
    """
    columns = ("FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "Direction")
    for _, (sender, url, to, urls, way) in table.select(*columns):
        slug = _cells.slug(url)
        if slug:
            yield slug, _cells.name(sender)
        for recipient in _recipients(to, urls) if urls else ():
            if recipient.slug:
                yield recipient.slug, recipient.name
        if way.strip().upper() in ("INCOMING", "OUTGOING"):
            yield None, _cells.name(to if way.strip().upper() == "INCOMING" else sender)


def _automatic(
    title: str, sender: str | None, url: str, content: str, markup: bool, addressed: bool
) -> bool:
    """Whether a row without a profile's URL comes from no person."""
    if url.strip() or markup or title.strip().casefold() == SPONSORED_TITLE:
        return True
    if MERGE_FIELD.search(content) or (sender and LINKEDIN.search(sender)):
        return True
    return addressed and sender is None


@lru_cache(maxsize=16_384)
def _recipients(to: str, urls: str) -> tuple[Recipient, ...]:
    """The recipients by URL; a name only where it is certain whose it is."""
    slugs = [_cells.slug(url) for url in re.split(r"[,;\s]+", urls) if url] if urls else []
    if len(slugs) == 1:
        return (Recipient(_cells.name(to), slugs[0]),)
    if slugs:
        names = [_cells.name(part) for part in to.split(",")]
        paired = names if len(names) == len(slugs) else [None] * len(slugs)
        return tuple(Recipient(*pair) for pair in zip(paired, slugs, strict=True))
    return tuple(Recipient(name) for name in _names(to))


def _names(to: str) -> list[str]:
    """The names in a cell without URLs; ", PhD" belongs to the name before it."""
    names: list[str] = []
    for part in to.split(","):
        name = _cells.name(part)
        if name and names and CREDENTIAL.fullmatch(name):
            names[-1] += f", {name}"
        elif name:
            names.append(name)
    return names


def _once(same: dict[str, str], cell: str) -> str | None:
    cell = cell.strip()
    return same.setdefault(cell, cell) if cell else None


@lru_cache(maxsize=64)
def _yes(cell: str) -> bool:
    return cell.strip().casefold() in _cells.YES
