"""The town keeps its promises: the same every day, closed to strangers, and it sends nothing."""

from __future__ import annotations

import csv
import io
import mailbox
import re
import tomllib
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from askwell_town import CAST, NOW, TODAY, Town, serve, write_export, write_mbox, write_settings
from askwell_town.mailbox import mails
from playwright.sync_api import BrowserContext, Error, Page

from scraper.capture import KIND_ARCHIVE_FILE, KIND_PAGE, Capture
from scraper.parse import Parsed, read
from scraper.records import Connection, Highlight, Mutuals, Person, Position, Post
from scraper.settings import Settings

LOCALES = ("en", "de", "fr", "es", "pt", "ja")
SCROLL = """async () => {
  const main = document.querySelector("main#workspace");
  const below = '[data-testid^="profile_SkillsTopLevelSection"]';
  while (!document.querySelector(below)) {
    main.scrollTop += 300;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}"""
PRIYA = CAST.people["priya-raman"]


@pytest.fixture
def signed_in(context: BrowserContext, town: Town) -> Page:
    """A page of a browser that has a session in the town."""
    context.add_cookies([town.cookie()])
    return context.new_page()


def address(page: Page, town: Town) -> str:
    """Where a page stands, with the real site's name in the town's place."""
    return page.url.replace(town.url, "https://www.linkedin.com")


def visit(page: Page, town: Town, slug: str) -> Parsed:
    """A profile scrolled to its skills, and what the readers make of it."""
    page.goto(f"{town.url}/in/{quote(slug)}/")
    page.evaluate(SCROLL)
    moment = NOW.isoformat().replace("+00:00", "Z")
    body = page.content().encode()
    return read(Capture(slug, KIND_PAGE, "browser", body, moment, address(page, town), 200))


@pytest.mark.parametrize("dialect", ["2018", "2024", "2026"])
def test_the_export_has_the_same_bytes_every_time(tmp_path: Path, dialect: str) -> None:
    for name in ("one.zip", "two.zip"):
        write_export(tmp_path / name, dialect=dialect)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_mailbox_has_the_same_bytes_every_time(tmp_path: Path) -> None:
    for name in ("one.mbox", "two.mbox"):
        write_mbox(tmp_path / name)
    assert (tmp_path / "one.mbox").read_bytes() == (tmp_path / "two.mbox").read_bytes()
    assert len(mailbox.mbox(tmp_path / "one.mbox")) == 16


def test_the_export_reads_back_as_the_cast(tmp_path: Path) -> None:
    write_export(tmp_path / "export.zip")
    found = {one.name.rsplit("/", 1)[-1]: one for one in read_archive(tmp_path / "export.zip")}
    assert {one.outcome for one in found.values()} == {"read", "ignored"}
    connections = [r for r in found["Connections.csv"].records if isinstance(r, Connection)]
    assert {r.full_name for r in connections} == {p.name for p in CAST.contacts}
    assert "zofia-wiśniewska" in {r.slug for r in connections}
    assert [p.kind for p in found["Connections.csv"].problems] == ["anonymous_row"] * 2
    lines = sum(len(thread.lines) for thread in CAST.threads)
    assert len(found["messages.csv"].records) == lines
    comments = [r.text for r in found["Comments_512063884.csv"].records]
    assert comments[0] == 'Priya Raman "nobody was paged" is the best release note there is.'
    shares = [r.text for r in found["Shares.csv"].records]
    assert shares == [p.text if p.kind == "own" else None for p in CAST.me.posts]


def read_archive(path: Path) -> list[Parsed]:
    with zipfile.ZipFile(path) as archive:
        return [
            read(Capture(name, KIND_ARCHIVE_FILE, "archive", archive.read(name), f"{TODAY}"))
            for name in archive.namelist()
        ]


def test_the_preamble_of_the_connections_stands_over_the_header(tmp_path: Path) -> None:
    write_export(tmp_path / "export.zip")
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        name = next(n for n in archive.namelist() if n.endswith("/Connections.csv"))
        rows = list(csv.reader(io.StringIO(archive.read(name).decode())))
    assert rows[0] == ["Notes:"]
    assert rows[3][:3] == ["First Name", "Last Name", "URL"]


def test_the_settings_are_valid(tmp_path: Path) -> None:
    write_settings(tmp_path / "askwell.toml", site="http://127.0.0.1:1", fast=True)
    settings = Settings.model_validate(tomllib.loads((tmp_path / "askwell.toml").read_text()))
    assert settings.sync.site == "http://127.0.0.1:1"
    assert settings.sync.seconds_between_pages == (0, 0)
    assert settings.objective[0].company == "Northwind"


def test_every_address_in_the_town_is_invented(tmp_path: Path) -> None:
    write_export(tmp_path / "export.zip")
    text = repr(mails())
    with zipfile.ZipFile(tmp_path / "export.zip") as archive:
        text += "".join(archive.read(name).decode() for name in archive.namelist())
    hosts = set(re.findall(r"https?://([\w.-]+)", text)) | set(re.findall(r"@([\w.-]+\w)", text))
    assert {h for h in hosts if not h.endswith(".example")} <= {"www.linkedin.com"}


def test_a_post_says_when_it_was_written() -> None:
    for person in CAST.people.values():
        for post in person.posts:
            milliseconds = int(post.urn.rsplit(":", 1)[1]) >> 22
            assert milliseconds == int(post.at.timestamp() * 1000)
            assert post.at <= NOW


@pytest.mark.parametrize(
    "path", ["/in/priya-raman/", "/in/priya-raman/details/experience/", "/feed/", "/messaging/"]
)
def test_a_stranger_sees_no_page(page: Page, town: Town, path: str) -> None:
    page.goto(town.url + path)
    assert re.search(r"/(authwall|login)\?", page.url)
    assert "Priya" not in page.content()


def test_signing_in_opens_the_feed_and_keeps_it_open(page: Page, town: Town) -> None:
    page.goto(f"{town.url}/login")
    page.fill("#username", "maya@okafor.example")
    page.fill("#password", "anything")
    page.click("button[type=submit]")
    assert page.url == f"{town.url}/feed/"
    assert page.goto(f"{town.url}/in/priya-raman/").status == 200


def test_posts_come_only_when_somebody_scrolls(signed_in: Page, town: Town) -> None:
    signed_in.goto(f"{town.url}/in/priya-raman/")
    item = '[componentkey="priya-ramanactivity_posts_pillContent"] [role=listitem]'
    signed_in.wait_for_load_state("networkidle")
    assert signed_in.locator(item).count() == 0
    signed_in.evaluate("document.querySelector('main#workspace').scrollTop = 600")
    signed_in.wait_for_selector(item)
    assert signed_in.locator(item).count() == len(PRIYA.posts)


def test_the_live_page_holds_links_inside_links(signed_in: Page, town: Town) -> None:
    visit(signed_in, town, "priya-raman")
    hashtag = signed_in.locator('a[href*="/feed/update/"] a[href*="HASH_TAG_FROM_FEED"]')
    assert hashtag.first.inner_text() == "#hiring"
    assert signed_in.locator("h1").count() == 0


def test_the_degree_that_does_not_hold_is_hidden(signed_in: Page, town: Town) -> None:
    signed_in.goto(f"{town.url}/in/priya-raman/")
    top = signed_in.locator('section[componentkey$="Topcard"]')
    assert top.get_by_text("· 1st", exact=True).is_visible()
    assert top.get_by_text("· 2nd", exact=True).count() == 1
    assert top.get_by_text("· 2nd", exact=True).is_hidden()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_profile_reads_as_the_person_in_every_language(
    context: BrowserContext, locale: str
) -> None:
    with serve(locale=locale) as town:
        context.add_cookies([town.cookie()])
        page = context.new_page()
        for slug in ("priya-raman", "hamish-drummond", "zofia-wiśniewska", "ingrid-solheim"):
            assert_same(visit(page, town, slug), slug)


def assert_same(parsed: Parsed, slug: str) -> None:
    """What was read is what the cast says, nothing less and nothing more."""
    wanted = CAST.people[slug]
    assert (parsed.outcome, parsed.subject, parsed.problems) == ("read", slug, ())
    person = only(parsed, Person)[0]
    assert (person.full_name, person.headline) == (wanted.name, wanted.headline)
    assert (person.degree, person.member_id) == (wanted.degree, wanted.member_id)
    assert (person.location, person.pronouns) == (wanted.location, wanted.pronouns)
    names = tuple(CAST.people[one].first for one in wanted.knows)
    assert only(parsed, Mutuals) == [Mutuals(names[:2], max(0, len(names) - 2))]
    assert [h.kind for h in only(parsed, Highlight)] == [kind for kind, _, _ in wanted.highlights]
    jobs = [(p.organisation, p.title, p.started, p.ended) for p in only(parsed, Position)]
    assert jobs == [(p.organisation, p.title, p.started, p.ended) for p in wanted.positions]
    for found, post in zip(only(parsed, Post), wanted.posts, strict=True):
        first = post.author or ""
        author = CAST.people[first].name if first in CAST.people else first.split(":")[-1]
        kind = "own" if post.kind == "group" else post.kind
        assert (found.urn, found.authorship, found.text) == (post.urn, kind, post.text)
        assert found.author == (author if kind == "repost" else wanted.name)
        assert (found.shared_text, found.edited) == (post.shared_text, post.edited)


def only(parsed: Parsed, kind: type) -> list:
    """The records of one kind."""
    return [record for record in parsed.records if isinstance(record, kind)]


WALLS = {
    "authwall": (200, "signed_out"),
    "login": (200, "signed_out"),
    "guest_home": (200, "guest_home"),
    "challenge": (200, "challenge"),
    "429": (429, "rate_limited"),
    "404": (404, "not_found"),
    "not_rendered": (200, "not_rendered"),
}


@pytest.mark.parametrize("wall", WALLS)
def test_every_wall_is_known_for_what_it_is(signed_in: Page, town: Town, wall: str) -> None:
    answer = signed_in.goto(f"{town.url}/in/priya-raman/?town={wall}")
    status, name = WALLS[wall]
    assert answer.status == status
    body, where = signed_in.content().encode(), address(signed_in, town)
    parsed = read(Capture(wall, KIND_PAGE, "browser", body, url=where, status=status))
    assert (parsed.outcome, parsed.wall, parsed.records) == ("wall", name, ())


def test_status_999_sends_the_reader_on_to_the_authwall(signed_in: Page, town: Town) -> None:
    statuses: list[int] = []
    signed_in.on("response", lambda response: statuses.append(response.status))
    signed_in.goto(f"{town.url}/in/priya-raman/?town=999")
    signed_in.wait_for_url("**/authwall**")
    assert statuses[0] == 999


def test_a_session_ends_after_as_many_pages_as_asked(context: BrowserContext) -> None:
    with serve(expire_after=2) as town:
        context.add_cookies([town.cookie()])
        page = context.new_page()
        ends = [page.goto(f"{town.url}/in/priya-raman/").url for _ in range(3)]
        assert ["/authwall" in end for end in ends] == [False, False, True]
        assert [one.answer for one in town.views] == ["page", "page", "signed_out"]


def test_a_lost_connection_is_lost_and_the_next_page_is_there(context: BrowserContext) -> None:
    with serve(drop_every=2) as town:
        context.add_cookies([town.cookie()])
        page = context.new_page()
        page.goto(f"{town.url}/in/priya-raman/")
        with pytest.raises(Error, match="ERR_"):
            page.goto(f"{town.url}/in/declan-moyes/")
        assert town.views[1].answer == "dropped"


def test_a_half_loaded_profile_has_a_name_and_no_posts(context: BrowserContext) -> None:
    with serve(half_loaded=["priya-raman"]) as town:
        context.add_cookies([town.cookie()])
        page = context.new_page()
        page.goto(f"{town.url}/in/priya-raman/")
        with page.expect_response("**/activity?*") as answer:
            page.evaluate("document.querySelector('main#workspace').scrollTop = 600")
        assert answer.value.status == 500
        assert page.locator('[data-testid="carousel"]').count() == 0
        assert page.locator("h2", has_text="Priya Raman").count() == 1


def test_the_layout_switches_between_pages(context: BrowserContext) -> None:
    with serve(ember_every=2) as town:
        context.add_cookies([town.cookie()])
        page = context.new_page()
        names = []
        for slug in ("priya-raman", "declan-moyes", "sofia-rinaldi"):
            page.goto(f"{town.url}/in/{slug}/")
            names.append(page.locator("h1").count())
        assert names == [0, 1, 0]


def test_chance_is_the_same_chance_every_time() -> None:
    with serve(chaos=0.5, seed=7) as one, serve(chaos=0.5, seed=7) as two:
        assert [one.faults.luck(n) for n in range(50)] == [two.faults.luck(n) for n in range(50)]
        assert len({one.faults.luck(n) for n in range(50)}) > 3


def test_nothing_is_submitted_by_reading(signed_in: Page, town: Town) -> None:
    for slug in ("priya-raman", "victor-hale"):
        signed_in.goto(f"{town.url}/in/{slug}/")
        signed_in.evaluate("document.querySelector('main#workspace').scrollTop = 5000")
    assert town.submitted == []


def test_a_sent_message_would_be_noticed(signed_in: Page, town: Town) -> None:
    signed_in.goto(f"{town.url}/messaging/compose/?recipient={PRIYA.member_id}")
    signed_in.locator("[contenteditable]").fill("Hi Priya")
    assert town.submitted == []
    with signed_in.expect_response("**/messaging/send"):
        signed_in.get_by_role("button", name="Send").click()
    assert [one.form for one in town.submitted] == [
        {"recipient": PRIYA.member_id, "text": "Hi Priya"}
    ]


def test_another_build_renames_every_class(context: BrowserContext) -> None:
    classes: list[set[str]] = []
    for build in ("one", "two"):
        with serve(build=build) as town:
            context.add_cookies([town.cookie()])
            page = context.new_page()
            page.goto(f"{town.url}/in/priya-raman/")
            every = "nodes => nodes.flatMap(node => [...node.classList])"
            classes.append(set(page.locator("main [class]").evaluate_all(every)))
    assert classes[0]
    assert not classes[0] & classes[1]
