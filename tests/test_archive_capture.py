"""An export comes in as ZIP, folder or single file; what is none, or would harm, is refused."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from scraper.capture import archive, archive_limits
from scraper.errors import Refusal
from scraper.parse.archive import Owner, owner, read

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CONNECTIONS += "Zoë,Ådland,https://www.linkedin.com/in/zoe,,Fjordworks,Lead,10 Mar 2025\n"
PROFILE = "First Name,Last Name,Headline,Summary\nMaya,Okafor,Engineer,\n"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER\n"
)


def message(sender: str, slug: str, to: str, to_slug: str) -> str:
    at = "https://www.linkedin.com/in/"
    return f"2-YQ==,,{sender},{at}{slug},{to},{at}{to_slug},2025-05-18 09:10:11 UTC,,Hello,INBOX\n"


def zipped(path: Path, files: dict[str, str], **options: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, (2025, 4, 6, 8, 30, 0))
            info.external_attr = options.get("attributes", 0)
            target.writestr(info, text, zipfile.ZIP_DEFLATED)
    return path


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as refusal:
        list(archive.captures(path))
    assert "\n" not in refusal.value.message + refusal.value.next_step
    return refusal.value.kind


def names(path: Path) -> list[str]:
    assert archive.recognises(path)
    return [one.name for one in archive.captures(path)]


def test_small_files_that_say_who_you_are_come_first_and_messages_last(tmp_path: Path) -> None:
    export = zipped(
        tmp_path / "a.zip",
        {"messages.csv": MESSAGES, "Connections.csv": CONNECTIONS, "Profile.csv": PROFILE},
    )
    assert names(export) == ["Profile.csv", "Connections.csv", "messages.csv"]


def test_zip_folder_and_single_file_give_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Connections.csv").write_text(CONNECTIONS)
    export = zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS})
    ways = [export, folder, folder / "Connections.csv"]
    captured = [next(iter(archive.captures(way, "2025-05-01T00:00:00Z"))) for way in ways]
    assert captured[0] == captured[1] == captured[2]
    assert captured[0].kind == "archive_file"
    assert captured[0].source == "archive"
    assert captured[0].body == CONNECTIONS.encode()
    assert all(archive.recognises(way) for way in ways)


def test_nested_folder_other_case_and_member_ids(tmp_path: Path) -> None:
    inside = "Complete_LinkedInDataExport_05-20-2026"
    files = {
        f"{inside}/CONNECTIONS.CSV": CONNECTIONS,
        f"{inside}/Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n",
        f"{inside}/Comments_412007719.csv": "Date,Link,Message\n",
    }
    kinds = {read(one).kind for one in archive.captures(zipped(tmp_path / "a.zip", files))}
    assert kinds == {"connections", "saved_jobs", "comments"}


def test_what_a_mac_adds_and_pictures_are_left_out(tmp_path: Path) -> None:
    files = {
        "Connections.csv": CONNECTIONS,
        "__MACOSX/._Connections.csv": "junk",
        "._Profile.csv": "junk",
        ".DS_Store": "junk",
        "Media_Files/pier.jpg": "junk",
    }
    assert names(zipped(tmp_path / "a.zip", files)) == ["Connections.csv"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_read_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("Connections.csv", CONNECTIONS)
        target.writestr("Connections.csv", CONNECTIONS.replace("Zoë", "Ruth"))
    bodies = {one.body for one in archive.captures(path)}
    assert len(bodies) == 2


@pytest.mark.parametrize(
    ("name", "inside", "expected"),
    [
        ("Basic_LinkedInDataExport_11-04-2018.zip", "", "2018-11-04T00:00:00Z"),
        ("mine.zip", "Complete_LinkedInDataExport_05-20-2026/", "2026-05-20T00:00:00Z"),
        ("Complete_LinkedInDataExport_05-20-2026 (1).zip", "", "2026-05-20T00:00:00Z"),
        ("mine_31-31-2026.zip", "", "2025-04-06T08:30:00Z"),
        ("mine.zip", "", "2025-04-06T08:30:00Z"),
    ],
)
def test_when_the_export_was_made(tmp_path: Path, name: str, inside: str, expected: str) -> None:
    export = zipped(tmp_path / name, {f"{inside}Connections.csv": CONNECTIONS})
    assert {one.captured_at for one in archive.captures(export)} == {expected}
    given = archive.captures(export, "2024-01-01T00:00:00Z")
    assert {one.captured_at for one in given} == {"2024-01-01T00:00:00Z"}


def test_a_zip_without_times_has_the_time_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr(zipfile.ZipInfo("Connections.csv"), CONNECTIONS)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert [one.captured_at for one in archive.captures(path)] == ["2023-11-14T22:13:20Z"]


@pytest.mark.parametrize(
    "name", ["../x.csv", "a/../../x.csv", "/etc/x.csv", "C:\\x.csv", "..\\x.csv"]
)
def test_names_that_point_outside_are_refused(tmp_path: Path, name: str) -> None:
    export = zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS, name: CONNECTIONS})
    assert refused(export) == "unsafe_archive"


def test_links_are_refused_in_a_zip_and_left_out_of_a_folder(tmp_path: Path) -> None:
    link = zipped(tmp_path / "a.zip", {"Connections.csv": "/etc/passwd"},
                  attributes=(stat.S_IFLNK | 0o777) << 16)  # fmt: skip
    assert refused(link) == "unsafe_archive"
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Profile.csv").write_text(PROFILE)
    (tmp_path / "secret.csv").write_text(CONNECTIONS)
    (folder / "Connections.csv").symlink_to(tmp_path / "secret.csv")
    assert names(folder) == ["Profile.csv"]


def test_a_zip_cut_short_is_known_for_what_it_was_and_refused(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS * 200}).read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    assert archive.recognises(cut)
    assert refused(cut) == "damaged_archive"


def test_damage_in_the_last_file_is_found_before_the_first_comes_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS, "messages.csv": "x" * 5000})
    body = bytearray(path.read_bytes())
    body[body.index(b"messages.csv") + 20] ^= 0xFF
    path.write_bytes(body)
    with pytest.raises(Refusal) as refusal:
        archive.captures(path)
    assert refusal.value.kind == "damaged_archive"


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    body = bytearray(zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS}).read_bytes())
    body[6] |= 1
    body[body.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "locked.zip"
    path.write_bytes(body)
    assert archive.recognises(path)
    assert refused(path) == "encrypted"


def test_a_bomb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("Connections.csv", CONNECTIONS)
        target.writestr("messages.csv", bytes(archive_limits.RATIO_FROM_BYTES + 1))
    assert refused(path) == "too_large"


@pytest.mark.parametrize("limit", ["FILE_BYTES", "TOTAL_BYTES"])
def test_more_than_any_export_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(archive_limits, limit, 100)
    assert refused(zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS})) == "too_large"


def test_empty_and_foreign_things_are_not_recognised(tmp_path: Path) -> None:
    empty = zipped(tmp_path / "empty.zip", {})
    foreign = zipped(tmp_path / "foreign.zip", {"prices.csv": "Colour,Weight,Price\nred,1,2\n"})
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "notes.txt").write_text("Buy milk\n")
    nothing = tmp_path / "Connections.csv"
    nothing.write_bytes(b"")
    assert not any(archive.recognises(one) for one in (empty, foreign, folder, nothing))
    kinds = [refused(one) for one in (empty, foreign, folder, nothing)]
    assert kinds == ["empty_archive", "not_an_export", "not_an_export", "empty_archive"]


def test_a_table_of_names_is_no_export(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text("Name\nZoë\n")
    assert not archive.recognises(path)


def test_nothing_is_unpacked(tmp_path: Path) -> None:
    export = zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS})
    list(archive.captures(export))
    assert list(tmp_path.iterdir()) == [export]


def test_the_owner_is_the_commonest_party(tmp_path: Path) -> None:
    talk = MESSAGES + message("Zoë", "zoe", "Maya Okafor", "maya-okafor")
    talk += message("Maya Okafor", "maya-okafor", "Tom", "tom")
    emails = "Email Address,Confirmed,Primary,Updated On\nold@okafor.example,Yes,No,\n"
    emails += "maya@okafor.example,Yes,Yes,\nmistyped@okafor.example,No,No,\n"
    files = {"messages.csv": talk, "Profile.csv": PROFILE, "Email Addresses.csv": emails}
    who = owner(archive.captures(zipped(tmp_path / "a.zip", files)))
    addresses = ("maya@okafor.example", "old@okafor.example")
    assert who == Owner("maya-okafor", "Maya Okafor", addresses)


def test_where_two_are_equally_common_the_name_decides(tmp_path: Path) -> None:
    talk = MESSAGES + message("Zoë", "zoe", "Maya Okafor", "maya-okafor")
    named = zipped(tmp_path / "a.zip", {"messages.csv": talk, "Profile.csv": PROFILE})
    assert owner(archive.captures(named)).slug == "maya-okafor"
    nameless = zipped(tmp_path / "b.zip", {"messages.csv": talk})
    assert owner(archive.captures(nameless)) == Owner(None, None, ())


def test_the_export_of_2018_has_the_owners_name_only(tmp_path: Path) -> None:
    talk = "From,To,Date,Subject,Content,Direction,Folder\n"
    talk += 'Maya Okafor,Zoë,"11/1/18, 7:45 AM",,Hello,OUTGOING,INBOX\n'
    who = owner(archive.captures(zipped(tmp_path / "a.zip", {"messages.csv": talk})))
    assert who == Owner(None, "Maya Okafor", ())


def test_captures_of_a_missing_path_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere.zip") == "no_such_file"


def test_a_zip_is_told_by_its_content(tmp_path: Path) -> None:
    buffer = io.BytesIO(zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS}).read_bytes())
    odd = tmp_path / "download"
    odd.write_bytes(buffer.getvalue())
    assert names(odd) == ["Connections.csv"]
