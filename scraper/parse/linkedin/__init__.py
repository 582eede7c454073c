"""LinkedIn's pages: which wall or which layout a page is, and what that layout reads from it.

In comes a `Capture` of any page; out goes `Parsed`. A page kind is a folder, a layout generation a
file ``g<year>_<month>.py`` in it, found by looking: there is no list to keep. Each holds

    KIND        the word under ``kind``: ``profile``, ``public_profile``, ``details_experience`` ...
    READY       selectors; once any matches, the live page is there (or a wall is: `walls.READY`)
    SCROLL      selector of what scrolls, or None for the window
    SETTLED     selectors; once any matches, the parts that load late are there or shown absent
    EXPAND      selectors to click before the page is kept, each of them read-only
    UNPROVEN    None, or one sentence that says what no real page has shown yet
    recognises(page) -> bool
    parse(page) -> Reading
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from scraper.capture import Capture
from scraper.errors import Problem
from scraper.parse import Parsed
from scraper.parse.linkedin.page import Page, Reading
from scraper.parse.linkedin.walls import wall_before, wall_of

_GENERATION = re.compile(r"g(\d{4})_(\d{2})$")


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout generation of one page kind; see the module's docstring for the fields."""

    name: str
    kind: str
    ready: tuple[str, ...]
    scroll: str | None
    settled: tuple[str, ...]
    expand: tuple[str, ...]
    unproven: str | None
    recognises: Callable[[Page], bool]
    parse: Callable[[Page], Reading]


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout there is, newest first."""
    found = [
        _layout(f"{__name__}.{folder.name}.{module.name}", f"linkedin/{folder.name}/{module.name}")
        for folder in pkgutil.iter_modules(__path__)
        if folder.ispkg
        for module in pkgutil.iter_modules([f"{path}/{folder.name}" for path in __path__])
        if _GENERATION.match(module.name)
    ]
    return tuple(
        sorted(found, key=lambda one: (one.name.rsplit("/", 1)[1], one.name), reverse=True)
    )


def read(capture: Capture) -> Parsed:
    """What a page says. Never raises for bad input, and takes time in proportion to its size."""
    if wall := wall_before(capture):
        return Parsed(capture.name, "page", None, "wall", wall=wall)
    if bad := _not_a_page(capture.body):
        return _unread(capture, bad)
    try:
        page = Page(capture)
    except OverflowError as error:
        return _unread(
            capture, ("too_large", f"a page of {error} is more than can be one person's")
        )
    except ValueError as error:
        return _unread(capture, ("not_html", str(error)))
    if wall := wall_of(page):
        return Parsed(capture.name, "page", None, "wall", wall=wall, problems=_damage(page))
    for layout in layouts():
        if layout.recognises(page):
            return _read_with(layout, page)
    return _unread(capture, _unrecognised(page), _damage(page))


def _read_with(layout: Layout, page: Page) -> Parsed:
    reading = layout.parse(page)
    return Parsed(
        name=page.capture.name,
        kind=layout.kind,
        layout=layout.name,
        outcome="unread" if reading.unread else "read",
        subject=reading.subject,
        records=() if reading.unread else reading.records,
        sections=reading.sections,
        problems=(*reading.problems, *_damage(page)),
    )


def _not_a_page(body: bytes) -> tuple[str, str] | None:
    start = body[:1024].lstrip()
    if not start:
        return "empty", "there is nothing in it"
    if start.startswith(b"%PDF"):
        return "not_html", "it is a PDF file"
    utf16 = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not utf16 and (
        b"<" not in body[:200_000] or start.startswith((b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG"))
    ):
        return "not_html", "it holds no markup"
    return None


def _unrecognised(page: Page) -> tuple[str, str]:
    if page.elsewhere:
        return "other_site", f"it is a page of {page.host}"
    return "no_layout", f"no layout known here has its shape ({page.title[:60] or 'no title'})"


def _damage(page: Page) -> tuple[Problem, ...]:
    where, found = page.capture.name, []
    if page.too_deep:
        found.append(Problem("too_deep", where, "nested too deeply: what lies deeper was not read"))
    elif page.cut_short:
        found.append(Problem("truncated", where, "it ends before its last tag: the end is missing"))
    return tuple(found)


def _unread(capture: Capture, why: tuple[str, str], more: tuple[Problem, ...] = ()) -> Parsed:
    problems = (Problem(why[0], capture.name, why[1]), *more)
    return Parsed(capture.name, "page", None, "unread", problems=problems)


def _layout(module_name: str, name: str) -> Layout:
    module = importlib.import_module(module_name)
    return Layout(
        name, module.KIND, module.READY, module.SCROLL, module.SETTLED, module.EXPAND,
        module.UNPROVEN, module.recognises, module.parse,
    )  # fmt: skip
