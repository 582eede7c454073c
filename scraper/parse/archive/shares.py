"""Parse room: Shares.csv becomes the owner's posts; an empty commentary is a plain repost.

LinkedIn stores each line end inside a commentary as quote, line end, quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.parse.archive import _cells
from scraper.parse.archive._table import A_DATE, Header, Table
from scraper.records import Share

NAMES = ("shares",)
SUBJECT = "me"
HEADERS = {
    "2024": ("Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility"),
    "2018": (
        "Date", "Share Title", "Share Description", "Share Link", "Share Commentary", "Shared URL",
        "Media URL", "Type", "Visibility",
    ),
}  # fmt: skip
ANCHORS = {
    "Date": A_DATE,
    "ShareLink": re.compile(r"|https?://\S+"),
    "SharedUrl": re.compile(r"|https?://\S+"),
    "MediaUrl": re.compile(r"|https?://\S+"),
    "Visibility": re.compile(r"|[A-Z_]+"),
}

_QUOTED_LINE_END = re.compile(r'"\r?\n"')
_BARE_LINE_END = re.compile(r'(?<!["\r])\r?\n|(?<!")\r\n|\n(?!")')


def recognises(header: Header) -> bool:
    """A date, a link and a commentary."""
    return header >= {"date", "sharelink", "sharecommentary"}


def parse(table: Table) -> Iterator[Share]:
    """A share a row."""
    for line, (on, link, words) in table.select("Date", "ShareLink", "ShareCommentary"):
        yield Share(
            url=link.strip() or None,
            on=_cells.day(table, line, on),
            text=_cells.text(_mended(words)),
        )


def _mended(words: str) -> str:
    """Without LinkedIn's quotes around line ends; where a line end has none, quotes are the
    writer's."""
    return words if _BARE_LINE_END.search(words) else _QUOTED_LINE_END.sub("\n", words)
