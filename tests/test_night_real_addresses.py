"""Real addresses: linkedin.com's own pages, answered by the town over TLS on this machine."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from askwell_town import TODAY, serve
from conftest import aside, know, sign_in

from scraper import consent, sync
from scraper.capture import profile
from scraper.capture.browser import login
from scraper.settings import Home, Settings

NIGHT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here")
    made, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=www.linkedin.com", "-out", made, "-keyout", key],
        check=True, capture_output=True,
    )  # fmt: skip
    return made, key


def test_a_night_on_the_addresses_of_linkedin(
    tmp_path: Path, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    home.make()
    settings = Settings.model_validate({"sync": {"seconds_between_pages": (0, 0)}})
    assert settings.sync.site == "https://www.linkedin.com"
    with serve(certificate=certificate) as town:
        port = town.url.rsplit(":", 1)[1]
        to_the_town = f"--host-resolver-rules=MAP * 127.0.0.1:{port}, EXCLUDE 127.0.0.1"
        monkeypatch.setattr(profile, "ARGUMENTS", (to_the_town, "--ignore-certificate-errors"))
        aside(lambda: login(home, settings, str, headless=True, hand=sign_in))
        with home.open() as db:
            consent.record(db, TODAY)
            know(db, ("priya-raman", "Priya Raman"))
        report = aside(
            lambda: sync.run(home, settings, now=lambda: NIGHT, limit=1, sleep=lambda _s: None)
        )
    assert (report.pages, report.read) == (1, 1)
    with home.open() as db:
        (url,) = db.execute("SELECT DISTINCT url FROM capture WHERE source = 'browser'").fetchone()
    assert url == "https://www.linkedin.com/in/priya-raman/"
