"""No bytes make a reader of export files raise, and none of what they held is lost unseen."""

from __future__ import annotations

import contextlib
import csv
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from scraper.capture import Capture, archive
from scraper.errors import Refusal
from scraper.parse import Parsed
from scraper.parse.archive import _table, owner, read, readers

ROOT = Path(__file__).parents[1] / "fixtures" / "archive"
EXAMPLES = {path: path.read_bytes() for path in sorted(ROOT.glob("*/*.csv"))}
NAMES = [f"{name}.csv" for reader in readers().values() for name in reader.NAMES]
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "Zoë,Ådland,https://www.linkedin.com/in/zoe,,Fjordworks,Lead,10 Mar 2025\n"


def parsed(name: str, body: bytes) -> Parsed:
    one = read(Capture(name, "archive_file", "archive", body))
    assert one.outcome in ("read", "unread", "ignored")
    assert one.rows >= 0
    one.to_json()
    return one


@given(some.sampled_from(NAMES), some.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes(name: str, body: bytes) -> None:
    parsed(name, body)


@given(some.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_examples_with_bytes_changed(data: some.DataObject) -> None:
    path = data.draw(some.sampled_from(list(EXAMPLES)))
    body = bytearray(EXAMPLES[path])
    for _ in range(data.draw(some.integers(1, 4))):
        at = data.draw(some.integers(0, len(body)))
        length = data.draw(some.integers(0, 12))
        body[at : at + length] = data.draw(
            some.sampled_from([b"", b'"', b'\\"', b",", b"\n", b"\r", b"\0", b"\xff", b";", b"<p>"])
            | some.binary(max_size=6)
        )
    parsed(path.name, bytes(body))
    owner([Capture(path.name, "archive_file", "archive", bytes(body))])


@given(some.lists(some.lists(some.text(max_size=20), min_size=7, max_size=7), max_size=8))
@settings(max_examples=100, deadline=None)
def test_any_cells_are_counted_and_come_out_or_are_named(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    body = (CONNECTIONS + text.getvalue()).encode("utf-8", "replace")
    one = parsed("Connections.csv", body)
    people = len(one.records)
    named = sum(problem.kind == "anonymous_row" for problem in one.problems)
    assert one.rows == len(rows)
    assert people + named == len(rows)


def test_a_cell_beyond_every_limit_is_a_problem_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limit = csv.field_size_limit(10_000)
    try:
        huge = ROW.replace("Fjordworks", "x" * 20_000)
        one = parsed("Connections.csv", (CONNECTIONS + ROW + huge + ROW).encode())
    finally:
        csv.field_size_limit(limit)
    assert [problem.kind for problem in one.problems] == ["unreadable_row"]
    assert one.problems[0].where == "Connections.csv:3"
    assert (one.rows, len(one.records)) == (3, 2)


def test_long_cells_below_the_limit_are_read() -> None:
    assert csv.field_size_limit() == _table.CELL_CHARACTERS
    long = ROW.replace("Fjordworks", "x" * 500_000)
    assert len(parsed("Connections.csv", (CONNECTIONS + long).encode()).records) == 1


def test_a_quote_that_never_closes_costs_its_own_row_only() -> None:
    body = CONNECTIONS + ROW + ROW.replace("Fjordworks", '"Fjordworks') + ROW * 3
    one = parsed("Connections.csv", body.encode())
    assert one.rows == 5
    assert len(one.records) == 4
    assert [(p.kind, p.where) for p in one.problems] == [("row_shape", "Connections.csv:3")]


def test_a_single_line_without_end_is_no_table() -> None:
    one = parsed("messages.csv", b"x" * 3_000_000)
    assert one.outcome == "unread"


@given(some.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_zip_with_bytes_changed_is_read_or_refused(tmp_path: Path, data: some.DataObject) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("Connections.csv", CONNECTIONS + ROW)
        target.writestr("a/messages.csv", EXAMPLES[ROOT / "messages" / "2024.csv"])
    body = bytearray(whole.getvalue())
    for _ in range(data.draw(some.integers(1, 5))):
        at = data.draw(some.integers(0, len(body) - 1))
        if data.draw(some.booleans()):
            body[at] = data.draw(some.integers(0, 255))
        else:
            del body[at : at + data.draw(some.integers(1, 40))]
    path = tmp_path / "export.zip"
    path.write_bytes(body)
    archive.recognises(path)
    with contextlib.suppress(Refusal):
        for capture in archive.captures(path):
            parsed(capture.name, capture.body)
