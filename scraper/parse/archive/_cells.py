"""Parse room: one cell of an export file becomes a name, a slug, an address, a date or a text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from lxml import etree, html

from scraper import dates
from scraper.parse.archive._table import Table

_PROFILE = re.compile(r"linkedin\.com/(?:mwlite/|m/)?in/([^/?#\s,]+)", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![^\s@,;<>:\"()])[^\s@,;<>:\"()]++@[^\s@,;<>:\"()]+\.[^\s@,;<>:\"().]{2,}")
_MARKUP = re.compile(r"<(?:p|br|div|span|a|ul|ol|li|strong|b|em|table|html|body|img)\b", re.I)
_BLOCKS = ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote")
_MOMENT = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d) [0-2]\d:[0-5]\d:[0-5]\d UTC")

YES = frozenset(("yes", "true", "1", "y", "ja", "oui", "sí", "si", "sim"))


@lru_cache(maxsize=65_536)
def name(*parts: str) -> str | None:
    """A name with single blanks, its parts joined as written; None when there is nothing."""
    return " ".join(" ".join(parts).split()) or None


@lru_cache(maxsize=65_536)
def slug(url: str) -> str | None:
    """The slug in a profile's URL: percent-decoded, NFC, lower case. None for any other URL."""
    found = _PROFILE.search(url)
    if not found:
        return None
    try:
        decoded = unquote(found[1], errors="strict")
    except UnicodeDecodeError:
        decoded = found[1]
    return unicodedata.normalize("NFC", decoded).lower() or None


def emails(cell: str) -> tuple[str, ...]:
    """The e-mail addresses in a cell, each once, in order; member urns are none."""
    return tuple(dict.fromkeys(_EMAIL.findall(cell))) if "@" in cell else ()


def email(cell: str) -> str | None:
    """The e-mail address a cell consists of, or None."""
    found = emails(cell)
    return found[0] if found else None


def text(cell: str) -> str | None:
    """A text as written, with line feeds for line ends and nothing around it; None when empty."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip() or None


def is_markup(cell: str) -> bool:
    """Whether a text is HTML rather than a text that has a ``<`` in it."""
    return "<" in cell and _MARKUP.search(cell) is not None


def plain(cell: str) -> str | None:
    """The text of an HTML body: blocks and ``<br>`` are line ends, ``%FIRSTNAME%`` stays."""
    try:
        tree = html.fragment_fromstring(cell, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return text(re.sub(r"<[^>]*>", " ", cell))
    for element in tree.iter("br", *_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    shown = "".join(str(piece) for piece in tree.itertext(with_tail=True))
    trimmed = (" ".join(line.split()) for line in shown.splitlines())
    return text(re.sub(r"\n{3,}", "\n\n", "\n".join(trimmed)))


def moment(table: Table, line: int, cell: str) -> str | None:
    """An ISO moment, with ``Z`` where the cell names UTC; a Problem and None if it is no date."""
    if _MOMENT.fullmatch(cell):
        return f"{cell[:10]}T{cell[11:19]}Z"
    cell = cell.strip()
    if not cell:
        return None
    iso = dates.from_archive(cell)
    if iso is None:
        table.problem("bad_date", line, f"{cell[:40]!r} is not a date that askwell can read.")
    return iso


def day(table: Table, line: int, cell: str) -> str | None:
    """An ISO date cut to what the cell says (at most the day)."""
    iso = moment(table, line, cell)
    return iso[:10] if iso else None


def month(table: Table, line: int, cell: str) -> str | None:
    """``Dec 2019`` = 2019-12, ``2019`` = 2019; a Problem and None if it is neither."""
    cell = cell.strip()
    if not cell:
        return None
    iso = dates.from_month_year(cell)
    if iso is None:
        table.problem("bad_date", line, f"{cell[:40]!r} is not a month or a year.")
    return iso


def told(title: str, description: str) -> str | None:
    """A title with what is said of it: ``Tidelog: charts for small boats``."""
    parts = [one for one in (name(title), text(description)) if one]
    return ": ".join(parts) or None
