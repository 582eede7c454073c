"""The promise: a mailbox on disk comes in whole, message by message, whatever wrote it."""

from __future__ import annotations

import mailbox as standard
from pathlib import Path

import pytest
from askwell_town.mailbox import mails, write_mbox

from scraper.capture import mailbox
from scraper.importing import import_paths
from scraper.mail_contacts import contacts
from scraper.parse import read
from scraper.records import Connection, Mail, Meeting
from scraper.settings import Home


def letter(number: int, body: str = "Hello.", more: str = "") -> str:
    return (
        f"From: Priya Raman <priya@northwind.example>\nTo: maya@okafor.example\n{more}"
        f"Subject: Letter {number}\nDate: Mon, 14 Sep 2026 18:02:00 +0000\n"
        f"Message-ID: <{number}@northwind.example>\n\n{body}\n"
    )


def boxed(
    *letters: str, line: str = "From priya@northwind.example Mon Sep 14 18:02:00 2026"
) -> str:
    return "".join(f"{line}\n{one}\n" for one in letters)


def texts(path: Path) -> list[str | None]:
    return [one.text for one in found(path)]


def found(path: Path) -> list[Mail]:
    records = [one for capture in mailbox.captures(path) for one in read(capture).records]
    return [one for one in records if isinstance(one, Mail)]


def test_the_towns_mailbox_is_read_whole(tmp_path: Path) -> None:
    write_mbox(tmp_path / "mail")
    read_ids = [one.message_id for one in found(tmp_path / "mail")]
    assert read_ids == [row["id"] for row in mails()]
    assert "From memory, the paneer was worth the train fare." in str(texts(tmp_path / "mail"))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "line",
    [
        "From priya@northwind.example Mon Sep 14 18:02:00 2026",
        "From 1742@xxx Mon Sep 14 18:02:00 +0000 2026",
        "From - Mon Sep 14 18:02:00 2026",
        "From ???@??? Mon Sep 14 18:02:00 2026",
        "From MAILER-DAEMON Mon Sep  4 18:02 2026",
    ],
)
def test_separators_of_every_mailer(tmp_path: Path, line: str, ending: str) -> None:
    path = tmp_path / "box"
    body = boxed(letter(1), letter(2), letter(3), line=line)
    path.write_bytes(body.replace("\n", ending).encode())
    assert mailbox.recognises(path)
    assert texts(path) == ["Hello."] * 3


def test_a_bare_from_in_a_letter_does_not_cut_it(tmp_path: Path) -> None:
    words = "One.\n\nFrom here it is easy.\n\nFrom 9:00 we are open.\nSo there."
    (tmp_path / "box").write_text(boxed(letter(1, words), letter(2)))
    assert texts(tmp_path / "box") == [words, "Hello."]


def test_quoting_of_from_lines_is_undone_once(tmp_path: Path) -> None:
    (tmp_path / "box").write_text(boxed(letter(1, "A.\n>From memory:\nB.\n\n>From me\n>From you")))
    assert texts(tmp_path / "box") == ["A.\nFrom memory:\nB.\n\nFrom me\nFrom you"]


def test_a_from_in_somebodys_quotation_stays_theirs(tmp_path: Path) -> None:
    (tmp_path / "box").write_text(boxed(letter(1, "Yes.\n\n>Hello\n>From here we see it\n>Bye")))
    assert texts(tmp_path / "box") == ["Yes."]


def test_content_length_is_believed_only_where_it_is_true(tmp_path: Path) -> None:
    inside = f"See:\n\nFrom a@b.example Mon Sep 14 18:02:00 2026\n{letter(9)}"
    length = len(f"{inside}\n".encode())
    true = letter(1, inside, f"Content-Length: {length}\n")
    (tmp_path / "true").write_text(boxed(true, letter(2)))
    (tmp_path / "lie").write_text(boxed(letter(1, more="Content-Length: 7\n"), letter(2)))
    assert len(found(tmp_path / "true")) == 2
    assert texts(tmp_path / "lie") == ["Hello.", "Hello."]


def test_a_maildir_without_drafts_and_flags_do_not_rename(tmp_path: Path) -> None:
    box = standard.Maildir(tmp_path / "box")
    box.add(letter(1))
    draft = standard.MaildirMessage(letter(2))
    draft.set_subdir("cur")
    draft.set_flags("D")
    box.add(draft)
    path = tmp_path / "box"
    (before,) = mailbox.captures(path, "2026-11-02T00:00:00Z")
    file = next((path / "new").iterdir())
    file.rename(path / "cur" / f"{file.name}:2,S")
    (after,) = mailbox.captures(path, "2026-11-02T00:00:00Z")
    assert before.capture_id == after.capture_id


def test_single_messages_and_folders_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.eml").write_text(letter(1))
    (folder / "b").write_text(
        f"{len(letter(2).encode())}\n{letter(2)}<?xml version='1.0'?><plist/>"
    )
    (folder / "notes.txt").write_text("nothing of interest: here")
    assert mailbox.recognises(folder)
    assert [one.message_id for one in found(folder)] == [f"{n}@northwind.example" for n in (1, 2)]
    assert not mailbox.recognises(folder / "notes.txt")


def test_a_stranger_is_never_decoded(tmp_path: Path) -> None:
    (tmp_path / "box").write_text(boxed(letter(1), letter(2).replace("priya@", "x@"), letter(3)))
    asked = list(mailbox.captures(tmp_path / "box", wanted=lambda head: b"<priya@" in head))
    assert [one.name for one in asked] == ["box#1", "box#3"]


def test_the_filter_knows_contacts_their_namesakes_and_what_is_stored(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    (tmp_path / "box").write_text(boxed(letter(1)))
    with home.open() as db:
        know(db, home)
        import_paths(db, home, [tmp_path / "box"])
        wanted = contacts(db).wanted
        assert not wanted(letter(1).encode())
        assert wanted(letter(2).encode())
        assert wanted(letter(3).replace("priya@northwind", "pr@home").encode())
        assert not wanted(b"From: Sam Stone <sam@stone.example>\nMessage-ID: <x@y>\n")
        assert wanted(b"From: maya@okafor.example\nTo: x@y.example,\n priya@northwind.example\n")


def know(db: object, home: Home) -> None:
    from scraper.capture import KIND_ARCHIVE_FILE, Capture
    from scraper.parse import Parsed
    from scraper.store import Store

    store = Store(db, home)  # type: ignore[arg-type]
    store.set_owner(full_name="Maya Okafor", emails=("maya@okafor.example",))
    row = Connection("Priya Raman", "priya-raman", "priya@northwind.example", None, None, None)
    capture = Capture("Connections.csv", KIND_ARCHIVE_FILE, "archive", b"x", "2026-11-01T00:00:00Z")
    store.save(Parsed("c", "connections.csv", "x", "read", records=(row,)), capture)


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//town//EN
{method}BEGIN:VEVENT
UID:soup@okafor.example
DTSTAMP:20260901T000000Z
DTSTART:{start}
DTEND:{end}
SUMMARY:Soup
ORGANIZER;CN=Maya Okafor:mailto:maya@okafor.example
ATTENDEE;CN=Priya Raman;PARTSTAT=ACCEPTED:mailto:priya@northwind.example
ATTENDEE;CN=Grace Whitfield;PARTSTAT=DECLINED:mailto:grace@whitfield.example
ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@okafor.example
{more}END:VEVENT
END:VCALENDAR
"""


def meetings(tmp_path: Path, more: str = "", method: str = "", start: str = "20260914T120000Z",
             end: str = "20260914T130000Z") -> list[Meeting]:  # fmt: skip
    path = tmp_path / "calendar.ics"
    path.write_text(CALENDAR.format(more=more, method=method, start=start, end=end))
    assert mailbox.recognises(path)
    (capture,) = mailbox.captures(path, "2026-11-02T00:00:00Z")
    return [one for one in read(capture).records if isinstance(one, Meeting)]


def test_a_past_meeting_and_who_came(tmp_path: Path) -> None:
    (one,) = meetings(tmp_path)
    assert (one.title, one.starts_at, one.ends_at) == (
        "Soup", "2026-09-14T12:00:00Z", "2026-09-14T13:00:00Z",
    )  # fmt: skip
    assert [who.name for who in one.attendees] == ["Maya Okafor", "Priya Raman"]


def test_repeated_meetings_are_counted_each_until_the_day(tmp_path: Path) -> None:
    held = meetings(tmp_path, "RRULE:FREQ=WEEKLY\nEXDATE:20260921T120000Z\n")
    assert [one.starts_at[:10] for one in held] == [
        "2026-09-14", "2026-09-28", "2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26",
    ]  # fmt: skip


def test_what_is_to_come_cancelled_or_too_often_is_no_meeting(tmp_path: Path) -> None:
    assert meetings(tmp_path, start="20261214T120000Z", end="20261214T130000Z") == []
    assert meetings(tmp_path, "STATUS:CANCELLED\n") == []
    assert meetings(tmp_path, method="METHOD:CANCEL\n") == []
    assert meetings(tmp_path, "RRULE:FREQ=SECONDLY\n") == []


def test_what_the_calendars_owner_declined_is_left_out(tmp_path: Path) -> None:
    own = "X-WR-CALNAME:grace@whitfield.example\n"
    assert meetings(tmp_path, method=own) == []


def test_a_broken_calendar_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.ics").write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\n")
    (capture,) = mailbox.captures(tmp_path / "x.ics", "2026-11-02T00:00:00Z")
    assert read(capture).records == ()


def test_mail_with_an_invitation_is_a_meeting_and_no_conversation(tmp_path: Path) -> None:
    calendar = CALENDAR.format(more="", method="METHOD:REQUEST\n", start="20260914T120000Z",
                               end="20260914T130000Z")  # fmt: skip
    plain = "--b\nContent-Type: text/plain\n\nSoup\n"
    body = f"{plain}--b\nContent-Type: text/calendar\n\n{calendar}--b--"
    more = "Content-Type: multipart/alternative; boundary=b\n"
    (tmp_path / "one.eml").write_text(letter(1, body, more))
    (capture,) = mailbox.captures(tmp_path / "one.eml", "2026-11-02T00:00:00Z")
    mail, meeting = read(capture).records
    assert isinstance(mail, Mail)
    assert mail.automatic
    assert isinstance(meeting, Meeting)
