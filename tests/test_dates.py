"""A date is read as the source means it, no finer, and never guessed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.dates import (
    Span,
    bounds,
    from_archive,
    from_label,
    from_month_year,
    from_range,
    from_urn,
    is_present,
    precision_of,
)

ROOT = Path(__file__).parent.parent
CAPTURES = ROOT.parent / "shared/captures"


def fixture(name: str) -> Any:
    return json.loads((ROOT / f"fixtures/dates/{name}.json").read_text("utf-8"))


LABELS = fixture("labels")
SEEN = date.fromisoformat(LABELS["seen_on"])


@pytest.mark.parametrize(("label", "day"), LABELS["labels"])
def test_a_relative_label_is_the_youngest_day_it_may_mean(label: str, day: str) -> None:
    assert from_label(label, SEEN) == (day, "approximate")


@pytest.mark.parametrize("label", ["now", "Just now", "Jetzt", "たった今"])
def test_now_is_the_day_the_page_was_seen(label: str) -> None:
    assert from_label(label, SEEN) == ("2026-05-20", "day")


@pytest.mark.parametrize(("label", "language", "day"), LABELS["by_language"])
def test_a_unit_of_two_meanings_is_read_by_language(label: str, language: str, day: str) -> None:
    assert from_label(label, SEEN, language) == (day, "approximate")


@pytest.mark.parametrize("label", LABELS["unreadable"])
def test_what_is_no_label_is_not_dated(label: str) -> None:
    assert from_label(label, SEEN) is None


@pytest.mark.parametrize(("text", "iso"), fixture("archive"))
def test_every_form_of_the_export(text: str, iso: str | None) -> None:
    assert from_archive(text) == iso


def test_day_first_is_said_and_never_guessed() -> None:
    assert from_archive("2/11/18", day_first=True) == "2018-11-02"
    assert from_archive("2/11/18") == "2018-02-11"
    assert from_archive("2018/11/02", day_first=True) == "2018-11-02"
    assert from_archive("10 Mar 2025", day_first=True) == "2025-03-10"


@pytest.mark.parametrize(("text", "started", "ended", "current"), fixture("ranges"))
def test_every_form_of_a_range(
    text: str, started: str, ended: str | None, current: bool | None
) -> None:
    assert from_range(text) == Span(started, ended, current)


@pytest.mark.parametrize("text", ["", "Present", "8 mos", "Full-time", "Room 12345"])
def test_a_text_without_a_date_is_no_range(text: str) -> None:
    assert from_range(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [("Dec 2019", "2019-12"), ("2019", "2019"), ("December 2019", "2019-12"), ("Present", None),
     ("dic. 2019", "2019-12"), ("août 2019", "2019-08"), ("2019年12月", "2019-12"),
     ("marzo de 2020", "2020-03"), ("Maya 2019", None), ("", None), (None, None)],
)  # fmt: skip
def test_months_and_years(text: str | None, iso: str | None) -> None:
    assert from_month_year(text) == iso


@pytest.mark.parametrize("text", ["Present", "Heute", "aujourd’hui", "actualidad", "現在", "heden"])
def test_words_for_until_today(text: str) -> None:
    assert is_present(text)
    assert not is_present(f"{text} 2019")


@pytest.mark.parametrize("text", ["urn:li:activity:{}", "urn%3Ali%3AugcPost%3A{}", "{}",
                                  "https://www.linkedin.com/posts/a-quill_words-activity-{}-Ab1z",
                                  "urn:li:comment:(activity:7000000000000000000,{})"])  # fmt: skip
def test_an_id_holds_its_moment(text: str) -> None:
    moment = datetime(2026, 5, 1, 12, 30, tzinfo=UTC)
    number = (int(moment.timestamp() * 1000) << 22) + 4711
    assert from_urn(text.format(number)) == moment


@pytest.mark.parametrize("urn", ["urn:li:activity:5812345678", "urn:li:share:x", "", 0, 1 << 60])
def test_an_id_without_a_likely_moment_has_none(urn: str | int) -> None:
    assert from_urn(urn) is None


def test_a_cut_date_may_be_any_day_in_it() -> None:
    assert bounds("2019") == (date(2019, 1, 1), date(2019, 12, 31))
    assert bounds("2020-02") == (date(2020, 2, 1), date(2020, 2, 29))
    assert bounds("2019-12-03T10:00:00Z") == (date(2019, 12, 3), date(2019, 12, 3))
    assert bounds(None) == (date.min, date.max)
    with pytest.raises(ValueError, match="ISO"):
        bounds("Dec 2019")


@pytest.mark.parametrize(
    ("iso", "cut"),
    [("2019", "year"), ("2019-12", "month"), ("2019-12-03", "day"), ("2019-12-03T10:00:00", "day"),
     (None, "unknown"), ("", "unknown"), ("Dec 2019", "unknown")],
)  # fmt: skip
def test_how_much_of_a_date_is_known(iso: str | None, cut: str) -> None:
    assert precision_of(iso) == cut


@given(st.text(max_size=40))
def test_no_text_at_all_breaks_a_reader(text: str) -> None:
    from_label(text, SEEN)
    from_range(text)
    from_urn(text)
    iso = from_archive(text)
    assert iso is None or precision_of(iso) != "unknown"


@given(st.dates(date(2003, 1, 1), date(2099, 12, 31)))
def test_a_written_day_is_read_back(day: date) -> None:
    assert from_archive(f"{day:%d %b %Y}") == day.isoformat()
    assert from_archive(f"{day:%m/%d/%y}, 09:25 PM") == f"{day.isoformat()}T21:25:00"


@pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are not kept beside this checkout")
@pytest.mark.parametrize("path", sorted(CAPTURES.glob("*.json")), ids=lambda path: path.stem)
def test_labels_and_ids_of_real_pages_agree(path: Path) -> None:
    """Save on a plain repost, whose label is the first post's age."""
    page = json.loads(path.read_text("utf-8"))
    window = page.get("capture_time_window_utc")
    dated_by_id = [post for post in page.get("posts", []) if post["kind"] != "repost"]
    for post in dated_by_id if window else []:
        moment = datetime.fromisoformat(post["urn_time"].replace("Z", "+00:00"))
        seen = datetime.fromisoformat(window[1].replace("Z", "+00:00")).date()
        dated = from_label(post["time_label"], seen)
        assert dated is not None
        youngest = date.fromisoformat(dated[0])
        assert -2 <= (youngest - moment.date()).days <= 366
