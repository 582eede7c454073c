"""What is fuzzed: each parser as a function from bytes to a value, and the texts it starts from.

A target's corpus is our own invented fixtures, and whatever fuzzing found, in fixtures/fuzz.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from composer import checks, language, posting, reading, requests, tact
from composer.messages import grammar, own_words
from scraper import dates, identity, names, organisations
from scraper.capture import KIND_ARCHIVE_FILE, KIND_MAIL, KIND_PAGE, Capture, saved_page
from scraper.capture.mbox import Mbox
from scraper.errors import Refusal
from scraper.parse import archive, linkedin, mailbox, slices
from scraper.parse.mailbox import calendar, headers, markup, quoting
from scraper.settings import Home
from tests.worlds import world

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
FOUND = FIXTURES / "fuzz"
DAY = date(2026, 11, 19)
AT = "2026-11-19T10:00:00Z"
LONGEST_SEED = 200_000


@dataclass(frozen=True)
class Target:
    """A parser: what it makes of bytes, where its corpus lies, and what it may raise."""

    read: Callable[[bytes], Any]
    seeds: Callable[[], Iterator[bytes]]
    tokens: tuple[str, ...] = ()


def text_of(body: bytes) -> str:
    """Bytes as a text, lone surrogates and all: what a broken source may leave in one."""
    return body.decode("utf-8", "surrogatepass" if b"\xed" in body else "replace")


def _text(body: bytes) -> str:
    try:
        return text_of(body)
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _archive(body: bytes) -> Any:
    found = []
    for name in ("Connections.csv", "messages.csv", "Shares.html"):
        capture = Capture(name, KIND_ARCHIVE_FILE, "archive", body, AT)
        found.append([part.to_json() for part in slices(capture)])
    archive.knows("x.csv", body)
    return found


def _page(body: bytes) -> Any:
    return linkedin.read(Capture("page.html", KIND_PAGE, "saved_page", body, AT)).to_json()


def _saved(body: bytes) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_bytes(body)
        return [(one.url, one.captured_at if b"saved" in body else "", len(one.body))
                for one in saved_page.captures(path, AT)]  # fmt: skip


def _mail(body: bytes) -> Any:
    return mailbox.read(Capture("a.eml", KIND_MAIL, "mail", body, AT)).to_json()


def _mbox(body: bytes) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "box")
        path.write_bytes(body)
        with Mbox(path) as box:
            return [(one.number, one.body_start, one.end, len(box.message(one)))
                    for one in box.entries()]  # fmt: skip


def _quoting(body: bytes) -> Any:
    lines, marks = markup.lines_of(body)
    return quoting.split(_text(body).split("\n"), None, ("Ann",)), quoting.split(lines, marks)


def _calendar(body: bytes) -> Any:
    return calendar.meetings(_text(body), "a.ics", datetime(2026, 11, 19, tzinfo=UTC))


def _dates(body: bytes) -> Any:
    text, field = _text(body), body.decode("ascii", "surrogateescape")
    return [
        dates.from_label(text, DAY), dates.from_label(text, DAY, "de"), dates.from_range(text),
        dates.from_month_year(text), dates.from_archive(text), dates.is_present(text),
        dates.from_archive(text, day_first=True), dates.from_urn(text),
        headers.moment(field), grammar.parsed(text),
    ]  # fmt: skip


def _organisations(body: bytes) -> Any:
    left, _, right = _text(body).partition("\n")
    return [
        organisations.company_key(left), organisations.school_key(left),
        organisations.same_company(left, right), organisations.same_school(left, right),
        organisations.company_keys(left), organisations.school_keys(left),
        organisations.mail_domain_fits(left, right),
    ]  # fmt: skip


def _names(body: bytes) -> Any:
    left, _, right = _text(body).partition("\n")
    return names.called(left), names.called(left, right), names.same_name(left, right)


def _address(body: bytes) -> Any:
    text, field = _text(body), body.decode("ascii", "surrogateescape")
    return [
        identity.slug_key(text), identity.email_key(text), identity.profile_slugs(text),
        headers.addresses(field), headers.decoded(field), headers.message_ids(field),
    ]  # fmt: skip


def _reading(body: bytes) -> Any:
    text = _text(body)
    return reading.read(text), language.language_of(text), posting.read_posting(text, ("Spark",))


def _tact(body: bytes) -> Any:
    text = _text(body)
    return tact.judge(text, said_to="all"), tact.judge(text, author_is_contact=False)


@cache
def _world() -> Any:
    return world("amir")


def _checks(body: bytes) -> Any:
    text = _text(body)
    found = checks.run(_world().case(text))
    assert all(0 <= one.start <= one.end <= len(text) for one in found), "a span is outside"
    own = (own_words.why_sentence, own_words.proof_sentence, own_words.offer_sentence)
    return found, requests.requests_in(text), [write(text) for write in own if text.strip()]


def _settings(body: bytes) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        home.settings_file.write_bytes(body)
        with suppress(Refusal):
            return home.settings()


def _files(*patterns: str) -> Callable[[], Iterator[bytes]]:
    def read() -> Iterator[bytes]:
        for pattern in patterns:
            for path in sorted(FIXTURES.glob(pattern)):
                if path.stat().st_size <= LONGEST_SEED:
                    yield path.read_bytes()

    return read


def _strings(*patterns: str) -> Callable[[], Iterator[bytes]]:
    """Every text in JSON fixtures."""

    def read() -> Iterator[bytes]:
        for pattern in patterns:
            for path in sorted(FIXTURES.glob(pattern)):
                for text in _texts_in(json.loads(path.read_text("utf-8"))):
                    yield text.encode("utf-8", "surrogatepass")

    return read


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(one)


def corpus(name: str) -> list[bytes]:
    """Where a target starts: its fixtures and what was found before, each once."""
    return list(dict.fromkeys([*found(name), *TARGETS[name].seeds(), b""]))


def found(name: str) -> list[bytes]:
    """What fuzzing found in a target, in the order of the files."""
    return [path.read_bytes() for path in sorted((FOUND / name).glob("*.bin"))]


_HTML = ("<div>", "</div>", "<p>", "&#x0;", "&nbsp;", "<!--", "-->", "<br>", "<script>", "\0")
_MAIL = (
    "\n\n", "Content-Type: multipart/mixed; boundary=a\n", "--a\n", "--a--\n", "=?utf-8?q?=?=",
    "Content-Transfer-Encoding: base64\n", "From: a@b.c\n", "charset=utf-7", "On Mon, A wrote:\n",
    "> ", "-- \n", "Date: Thu, 1 Jan 1970 00:00:00 +9999\n", "<a@b.c>", '"', "\r\n", "From ",
)  # fmt: skip
_WORDS = (
    "\n",
    " ",
    "a",
    "9",
    "\u202e",
    "\ud800",
    "İ",
    "ß",
    "\0",
    "\u2028",
    "。",
    "{{x}}",
    "%s",
    "'",
)
_DAYS = ("0", "9", "-", "/", " ", "mo", "w", "2026", "30 Feb", "·", "Present", "²", "٣", "99999999")

TARGETS: dict[str, Target] = {
    "archive": Target(_archive, _files("archive/*/*.csv", "archive/*/*.html"), ('"', ",", "\n")),
    "pages": Target(_page, _files("linkedin/*/*/*.html"), _HTML),
    "saved": Target(_saved, _files("linkedin/walls/**/*.html"), (*_HTML, *_MAIL)),
    "mail": Target(_mail, _strings("mailbox/bulk/*.json", "mailbox/quoting/*.json"), _MAIL),
    "mbox": Target(_mbox, _strings("mailbox/bulk/*.json"), _MAIL),
    "quoting": Target(_quoting, _strings("mailbox/quoting/*.json"), (*_MAIL, *_HTML)),
    "calendar": Target(_calendar, _strings("mailbox/bulk/*.json"), (
        "BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n", "DTSTART:20261119T100000Z\n", "END:VEVENT\n",
        "RRULE:FREQ=SECONDLY\n", "ATTENDEE:mailto:a@b.c\n", "END:VCALENDAR\n", "TZID=", ";", ":",
    )),
    "dates": Target(_dates, _strings("dates/*.json"), _DAYS),
    "organisations": Target(_organisations, _strings("organisations/*.json"), (*_WORDS, "&", "(")),
    "names": Target(_names, _strings("names/*.json"), (*_WORDS, ",", "-", "(", ".")),
    "address": Target(_address, _strings("identity/*.json"), ("@", "%", "%ff", "/in/", "<")),
    "reading": Target(_reading, _strings("posts/open.json"), _WORDS),
    "tact": Target(_tact, _strings("posts/open.json"), _WORDS),
    "checks": Target(_checks, _strings("checks/*.json", "messages/*.json"), _WORDS),
    "settings": Target(_settings, _files("town/askwell.toml"), (
        "[", "]", "=", "[[objective]]\n", '"', "\n", "1e999", "nan", "[me]\n", "{", "9" * 30,
    )),
}  # fmt: skip
