"""The promise: whatever a mailer did to the words, they come out clear, or a problem says why."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from scraper.capture import KIND_MAIL, Capture
from scraper.parse import Parsed, read
from scraper.records import Mail

HEAD = (
    "From: Priya Raman <priya@northwind.example>\nTo: maya@okafor.example\n"
    "Date: Mon, 14 Sep 2026 18:02:00 +0000\nMessage-ID: <1@northwind.example>\nSubject: Soup\n"
)


def parsed(raw: str | bytes, name: str = "one.eml") -> Parsed:
    body = raw if isinstance(raw, bytes) else raw.encode()
    return read(Capture(name, KIND_MAIL, "mail", body, "2026-11-02T00:00:00Z"))


def mail(raw: str | bytes, name: str = "one.eml") -> Mail:
    found = parsed(raw, name).records[0]
    assert isinstance(found, Mail)
    return found


def typed(body: bytes, content_type: str = "text/plain", encoding: str = "8bit") -> bytes:
    return (
        HEAD + f"Content-Type: {content_type}\nContent-Transfer-Encoding: {encoding}\n\n"
    ).encode() + body


def text(*args: Any) -> str | None:
    return mail(typed(*args)).text


@pytest.mark.parametrize(
    ("words", "codec", "label"),
    [
        ("Grüße aus Köln – „gern“", "cp1252", "iso-8859-1"),
        ("Grüße aus Köln", "utf-8", "iso-8859-1"),
        ("Grüße aus Köln", "cp1252", "utf-8"),
        ("Grüße aus Köln", "utf-8", "us-ascii"),
        ("Grüße aus Köln", "utf-8", "x-unknown"),
        ("Grüße", "cp1252", "unknown-8bit"),
        ("Grüße", "cp850", "cp-850"),
        ("你好，朱镕基", "gb18030", "gb2312"),
        ("你好", "gb18030", "GBK"),
        ("こんにちは①", "cp932", "shift_jis"),
        ("こんにちは", "iso2022_jp", "iso-2022-jp"),
        ("こんにちは", "iso2022_jp", "us-ascii"),
        ("こんにちは", "euc_jp", "x-euc-jp"),
        ("안녕하세요 똠방각하", "cp949", "ks_c_5601-1987"),
        ("Привет, Анна", "koi8_r", "koi8-r"),
        ("Привет, Анна", "cp1251", "windows-1251"),
        ("שלום", "iso8859_8", "iso-8859-8-i"),
        ("Łódź", "iso8859_2", "iso-8859-2"),
        ("naïve", "mac_roman", "macintosh"),
        ("plain", "ascii", "ISO-8859-1-Windows-3.1-Latin-1"),
    ],
)
def test_charsets_and_their_lies(words: str, codec: str, label: str) -> None:
    assert text(words.encode(codec), f'text/plain; charset="{label}"') == words


def test_utf_7_is_never_decoded_and_said_so() -> None:
    read_mail = parsed(typed(b"+ADw-script+AD4-", "text/plain; charset=utf-7"))
    assert "<script>" not in (read_mail.records[0].text or "")  # type: ignore[union-attr]
    assert [one.kind for one in read_mail.problems] == ["undecoded_text"]


def test_bytes_that_fit_nothing_are_a_problem() -> None:
    read_mail = parsed(
        typed("Привет, мир, как дела".encode() + b"\xff\xfe", "text/plain; charset=utf-8")
    )
    assert [one.kind for one in read_mail.problems] == ["undecoded_text"]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (base64.b64encode("Grüße".encode()), "base64"),
        (base64.b64encode("Grüße".encode()).rstrip(b"="), "base64"),
        (b"R3L8\n 9/ \n", "x-nothing"),
        (b"Gr=C3=BC=C3=9Fe", "quoted-printable"),
        (b"Gr=c3=bc=\r\n=C3=9Fe=", "Quoted-Printable"),
    ],
)
def test_transfer_encodings_even_broken(body: bytes, encoding: str) -> None:
    found = text(body, "text/plain; charset=utf-8", encoding)
    assert found is not None
    assert "Grüße" in found or encoding == "x-nothing"


def test_flowed_lines_are_joined_and_quotation_is_not() -> None:
    body = b"This line goes \non here.\n> quoted words that \n> go on\nAnd new ones.\n"
    assert text(body, "text/plain; format=flowed") == "This line goes on here.\n\nAnd new ones."


def test_flowed_japanese_loses_its_soft_spaces() -> None:
    body = "これは \nつづく".encode()
    assert text(body, "text/plain; charset=utf-8; format=flowed; delsp=yes") == "これはつづく"


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("=?utf-8?q?Caf=C3=A9_am_See?=", "Café am See"),
        ("=?UTF-8?B?Q2Fmw6k=?=", "Café"),
        ("=?utf-8?b?44GT44KT44Gr44Gh?=\n =?utf-8?b?44Gv?=", "こんにちは"),
        ("=?utf-8?b?44GT44KT44Gr44E=?= =?utf-8?b?oeOBrw==?=", "こんにちは"),  # cut inside a letter
        ("=?iso-8859-1?Q?Gr=FC=DFe?= und mehr", "Grüße und mehr"),
        ("=?utf-8?q?with spaces in it?=", "with spaces in it"),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("=?utf-8*en?q?tagged?=", "tagged"),
        ("=?utf-8?b?Q2Fmw6k?=", "Café"),
        ("bare =? question", "bare =? question"),
    ],
)
def test_encoded_headers(field: str, shown: str) -> None:
    assert mail(HEAD.replace("Subject: Soup", f"Subject: {field}") + "\nx\n").subject == shown


def test_bare_8_bit_headers() -> None:
    assert mail(HEAD.replace("Soup", "Grüße").encode() + b"\nx\n").subject == "Grüße"
    assert mail(HEAD.replace("Soup", "Grüße").encode("cp1252") + b"\nx\n").subject == "Grüße"


@pytest.mark.parametrize(
    ("field", "name", "email"),
    [
        ("Priya Raman <priya@northwind.example>", "Priya Raman", "priya@northwind.example"),
        ('"Raman, Priya" <priya@northwind.example>', "Raman, Priya", "priya@northwind.example"),
        ("Raman, Priya <priya@northwind.example>", "Raman, Priya", "priya@northwind.example"),
        ("priya@northwind.example (Priya Raman)", "Priya Raman", "priya@northwind.example"),
        ("priya@northwind.example", None, "priya@northwind.example"),
        ("'priya@northwind.example' <priya@northwind.example>", None, "priya@northwind.example"),
        ("=?utf-8?q?Tom=C3=A1s?= <t@ferreira.example>", "Tomás", "t@ferreira.example"),
        ('"=?utf-8?q?Ferreira=2C_Tom=C3=A1s?=" <t@f.example>', "Ferreira, Tomás", "t@f.example"),
        ("Bob <bob+news@stone.example>", "Bob", "bob+news@stone.example"),
        ('"Quote \\" Mark" <q@mark.example>', 'Quote " Mark', "q@mark.example"),
        ("Team: Bob <bob@stone.example>, Al <al@stone.example>;", "Bob", "bob@stone.example"),
        ("<priya@northwind.example>", None, "priya@northwind.example"),
    ],
)
def test_senders(field: str, name: str | None, email: str) -> None:
    raw = HEAD.replace("Priya Raman <priya@northwind.example>", field) + "\nx\n"
    sender = mail(raw).sender
    assert (sender.name, sender.email) == (name, email)


def test_of_several_writers_the_sender_field_tells_which() -> None:
    raw = HEAD.replace("From: ", "Sender: al@stone.example\nFrom: Al <al@stone.example>, ")
    assert (
        mail(raw.replace("From: Al", "From: Bo <bo@stone.example>, Al") + "\nx").sender.name == "Al"
    )


def test_groups_and_hidden_addressees() -> None:
    raw = HEAD.replace(
        "To: maya@okafor.example", "To: undisclosed-recipients:;\nCc: A <a@b.example>;"
    )
    assert [one.email for one in mail(raw + "\nx").recipients] == ["a@b.example"]


@pytest.mark.parametrize(
    ("field", "moment"),
    [
        ("Mon, 14 Sep 2026 19:02:00 +0100", "2026-09-14T18:02:00Z"),
        ("14 Sep 2026 18:02 GMT", "2026-09-14T18:02:00Z"),
        ("Mon, 14 Sep 2026 18:02:00 +9999", "2026-09-14T18:02:00Z"),
        ("Mon, 14 Sep 2026 18:02:00 XYZ", "2026-09-14T18:02:00Z"),
        ("Mon, 14 Sep 2026 20:02:00 +0200 (CEST)", "2026-09-14T18:02:00Z"),
        ("Mon, 14 Sep 2026 14:02:00 EDT", "2026-09-14T18:02:00Z"),
        ("2026-09-14 20:02:00 +0200", "2026-09-14T18:02:00Z"),
        ("Mon Sep 14 18:02:00 2026", "2026-09-14T18:02:00Z"),
        ("Mon, 14 Sep 26 18:02:00 -0000", "2026-09-14T18:02:00Z"),
    ],
)
def test_dates_with_zones_good_and_bad(field: str, moment: str) -> None:
    raw = HEAD.replace("Mon, 14 Sep 2026 18:02:00 +0000", field) + "\nx\n"
    assert mail(raw).sent_at == moment


def test_a_date_that_is_none_gives_way_to_the_arrival_with_a_problem() -> None:
    raw = HEAD.replace("Mon, 14 Sep 2026 18:02:00 +0000", "yesterday, after tea")
    raw = f"Received: from a by b; Mon, 14 Sep 2026 18:03:00 +0000\n{raw}\nx\n"
    assert mail(raw).sent_at == "2026-09-14T18:03:00Z"
    assert [one.kind for one in parsed(raw).problems] == ["bad_date"]


def parts(*bodies: str, kind: str = "alternative") -> str:
    inside = "".join(f"--b\n{body}\n" for body in bodies)
    return f"{HEAD}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=b\n\n{inside}--b--\n"


PLAIN, HTML = "Content-Type: text/plain\n\nYes.\n", "Content-Type: text/html\n\n<p>Yes.</p>\n"


@pytest.mark.parametrize(
    "raw",
    [
        parts(PLAIN, HTML),
        parts(HTML),
        parts(HTML, PLAIN),
        parts("Content-Type: text/plain\n\n\n", HTML),
        parts("Content-Type: text/plain\n\nPlease view this in an HTML client.\n", HTML),
        parts(PLAIN, "Content-Type: application/pdf\nContent-Disposition: attachment\n\nJVBERi0=\n",
              kind="mixed"),
        parts(PLAIN, "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\n"
              "not said\n", kind="mixed"),
        parts(PLAIN, "Content-Type: message/rfc822\n\nFrom: x@y.example\n\nno\n", kind="mixed"),
        parts(PLAIN, kind="mixed").replace("--b--\n", ""),
        parts("\nYes.\n", kind="related"),
        HEAD + "Content-Type: text/html\n\n<html><body>Yes.</body>",
        HEAD + "Content-Type: nonsense\n\nYes.\n",
        HEAD + "Content-Type: text/plain; charset\n\nYes.\n",
        HEAD.replace("\n", "\r\n") + "\r\nYes.\r\n",
        HEAD.replace("\n", "\r\n") + "Content-Type: text/plain\r\n\r\nYes.\r\n",
        HEAD + "\nYes.\x00\n",
        HEAD + "Content-Type: text/plain\n\n<html><body><p>Yes.</p></body></html>\n",
    ],
)  # fmt: skip
def test_the_words_are_found_among_the_parts(raw: str) -> None:
    assert mail(raw).text == "Yes."


def test_parts_nested_without_end_are_a_problem_not_a_crash() -> None:
    head, body = HEAD + "Content-Type: multipart/mixed; boundary=b0\n\n", ""
    for depth in range(5000):
        body += f"--b{depth}\nContent-Type: multipart/mixed; boundary=b{depth + 1}\n\n"
    assert "unreadable_mail" in [one.kind for one in parsed(head + body).problems]


def test_encrypted_mail_says_that_it_is() -> None:
    raw = HEAD + "Content-Type: application/pkcs7-mime\n\nAAAA\n"
    assert [one.kind for one in parsed(raw).problems] == ["no_text"]


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"\x00" * 500, b"not a mail", b"From:\n\n", b":\n\n", b"\xff\xfe"]
)
def test_rubbish_never_raises(raw: bytes) -> None:
    assert parsed(raw).outcome in ("read", "unread")


def test_twenty_five_megabytes_with_an_attachment() -> None:
    attached = base64.encodebytes(b"\0" * (18 << 20)).decode()
    big = f"Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\n{attached}"
    assert mail(parts(PLAIN, big, kind="mixed")).text == "Yes."


def test_only_a_quotation_leaves_no_words() -> None:
    assert (
        mail(HEAD + "\nOn Mon, 14 Sep 2026 at 19:02, M <m@o.example> wrote:\n> Soup?\n").text
        is None
    )


def test_direction_is_told_where_the_message_tells_it() -> None:
    assert mail(HEAD + "\nx").direction is None
    assert mail("Delivered-To: maya@okafor.example\n" + HEAD + "\nx").direction == "in"
    assert mail("X-Gmail-Labels: Sent,Opened\n" + HEAD + "\nx").direction == "out"
    assert mail("X-Gmail-Labels: =?UTF-8?Q?Gesendet?=\n" + HEAD + "\nx").direction == "out"
    assert mail(HEAD + "\nx", "Mail/Sent.mbox#4").direction == "out"
    assert mail(HEAD + "\nx", "Maildir/.Sent#170.M1").direction == "out"


def test_drafts_and_spam_are_left_alone() -> None:
    assert parsed("X-Gmail-Labels: Drafts\n" + HEAD + "\nx").outcome == "ignored"
    assert parsed(HEAD + "\nx", "Junk.mbox#1").outcome == "ignored"


def test_the_thread_is_told_by_its_ids() -> None:
    raw = "In-Reply-To: <b@x.example>\nReferences: <a@x.example>\n <b@x.example>\n" + HEAD + "\nx"
    found = mail(raw)
    assert (found.message_id, found.in_reply_to) == ("1@northwind.example", "b@x.example")
    assert found.references == ("a@x.example", "b@x.example")
