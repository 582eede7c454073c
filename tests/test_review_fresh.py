"""What a page remembers is never older than what was written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from review_pages import fill

from composer.review.remembering import Remembered

TODAY = date(2026, 11, 19)


def test_a_value_is_made_once_until_something_is_written(tmp_path: Path) -> None:
    home, remembered, made = fill(tmp_path), Remembered(), []

    def look(day: date = TODAY) -> int:
        with home.open() as db:
            return int(
                remembered.get("people", home, day, lambda: made.append(1) or db["person"].count)
            )

    first = look()
    assert look() == first
    assert len(made) == 1
    with home.open() as db:
        db["person"].insert({"full_name": "Nia Prosser"})
    assert look() == first + 1
    assert look(date(2026, 11, 20)) == first + 1
    assert len(made) == 3
    home.settings_file.write_text("[me]\nname = 'Somebody Else'\n", "utf-8")
    look()
    assert len(made) == 4
