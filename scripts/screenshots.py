"""Pictures of the review page on the invented town, for the README and for looking at.

    ./scripts/screenshots [FOLDER]      every page, light, dark and on a phone; default docs/

`review.png` and `today.png` are the README's; the others are written only into another folder.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import askwell_town
from playwright.sync_api import Browser, sync_playwright

from composer.opening import opened
from composer.review.app import Site
from composer.review.security import new_token
from composer.review.server import running
from scraper.capture.finder import required
from scraper.importing import import_paths
from scraper.look_back import look_back
from scraper.settings import Home

DOCS = Path(__file__).resolve().parent.parent / "docs"
WHO = "Priya Raman"
LOOKS = {
    "": ((1280, 860), "light"),
    "-dark": ((1280, 860), "dark"),
    "-phone": ((390, 844), "light"),
}


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DOCS)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        home = fill(Path(place))
        chromium = required(home.settings())
        site = Site(home, lambda: askwell_town.TODAY, new_token(), look_back=look_back)
        with running(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(chromium))
            take(browser, address, pages(home), folder)
            browser.close()


def fill(place: Path) -> Home:
    """A home with the town's export and mailbox in it."""
    home = Home(place / "home")
    home.make()
    askwell_town.write_settings(home.settings_file, site="http://127.0.0.1:1")
    export, mail = place / "Complete_LinkedInDataExport.zip", place / "mail.mbox"
    askwell_town.write_export(export)
    askwell_town.write_mbox(mail)
    with home.open() as db:
        import_paths(db, home, [export, mail], captured_at=askwell_town.NOW.isoformat())
    return home


def pages(home: Home) -> dict[str, str]:
    """Name of the picture to path of the page."""
    with opened(home, askwell_town.TODAY) as (desk, _search):
        person_id = desk.person_id(WHO)
    return {
        "review": f"/person/{person_id}",
        "today": "/",
        "people": "/people",
        "objective": "/objective",
        "night": "/night",
        "numbers": "/numbers",
    }


def take(browser: Browser, address: str, pages: dict[str, str], folder: Path) -> None:
    """One picture of each page in each look; into docs only the README's own."""
    wanted = ("review", "today") if folder.resolve() == DOCS else tuple(pages)
    origin = address.split("/?")[0]
    for look, ((width, height), scheme) in LOOKS.items():
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(address)
        for name in wanted:
            page.goto(origin + pages[name])
            if name == "review":
                page.locator("#draft .claim").first.hover()
            page.screenshot(path=folder / f"{name}{look}.png")
        context.close()


if __name__ == "__main__":
    main()
