"""Every dialect of every export file is read as its example says, and re-saving changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scraper.capture import Capture
from scraper.parse import Parsed
from scraper.parse.archive import read, readers

ROOT = Path(__file__).parents[1] / "fixtures" / "archive"
EXAMPLES = sorted(ROOT.glob("*/*.csv"))
UNREAD = ("ignored", "unread")  # these folders hold files that make no records
RE_SAVED = (
    "no_preamble", "long_preamble", "unclosed_quote_in_preamble", "byte_order_mark", "utf_16",
    "utf_16_without_mark", "windows_1252", "crlf", "no_last_line_end", "blank_lines", "nul_bytes",
    "quoted_header", "trailing_empty_column", "further_columns", "semicolons", "tabs",
    "other_order", "url_after_position", "upper_case",
)  # fmt: skip


def parsed(path: Path) -> Parsed:
    return read(Capture(path.name, "archive_file", "archive", path.read_bytes()))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example(path: Path) -> None:
    one = parsed(path)
    shown = {**one.to_json(), "rows": one.rows, "note": one.note}
    expected = path.with_suffix(".json")
    if not expected.exists():
        expected.write_text(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
        pytest.fail(f"{expected.name} is new: read it, then it is law")
    assert shown == json.loads(expected.read_text())
    if path.parent.name in UNREAD:
        assert one.outcome == path.parent.name
        assert not one.records
    else:
        assert (one.outcome, one.kind) == ("read", path.parent.name)


@pytest.mark.parametrize("variant", RE_SAVED)
def test_saving_connections_again_changes_no_record(variant: str) -> None:
    again = parsed(ROOT / "connections" / f"{variant}.csv")
    first = parsed(ROOT / "connections" / "2024.csv")
    assert again.records == first.records
    assert again.rows == first.rows
    assert {one.kind for one in again.problems} - {"encoding"} == {"anonymous_row"}


@pytest.mark.parametrize("variant", ["2024_12", "2026"])
def test_later_messages_differ_from_early_ones_only_in_drafts(variant: str) -> None:
    later = parsed(ROOT / "messages" / f"{variant}.csv").records
    early = parsed(ROOT / "messages" / "2024.csv").records
    assert later[:-1] == early[:-1]
    assert [one.draft for one in later] == [False] * 9 + [True]


@pytest.mark.parametrize("variant", ["Comments_412007719", "unquoted_lines"])
def test_comments_read_the_same_in_every_dialect(variant: str) -> None:
    example = ROOT / "comments" / "doubled.csv"
    assert parsed(example.with_stem(variant)).records == parsed(example).records


def test_every_reader_has_an_example() -> None:
    assert set(readers()) == {path.parent.name for path in EXAMPLES} - set(UNREAD)


def test_every_header_of_every_reader_is_recognised() -> None:
    for kind, reader in readers().items():
        for layout, header in reader.HEADERS.items():
            body = (",".join(header) + "\n").encode()
            one = read(Capture("renamed.csv", "archive_file", "archive", body))
            assert one.kind == kind
            assert one.layout == f"archive/{kind}/{layout}"
