"""One look at a page: wait until it is there, scroll until its sections are, and say how it went.

All of it is one script that runs in the page and answers once, driven by the page's own changes
and frames; nothing here sleeps for a fixed time. What to wait for comes from the layouts. Nothing
is clicked but a layout's own expansions, and those only inside the page's ``main``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from playwright.sync_api import Error, Page


@dataclass(frozen=True, slots=True)
class Waits:
    """What one layout generation asks for before its page is read; all are CSS selectors.

    Attributes:
        ready: there as soon as this layout's page is there.
        scroll: the element that scrolls; None for the window.
        settled: there once the parts that load late are there or shown to be absent; may be empty.
        expand: buttons to press once, such as "… more".
    """

    ready: str
    scroll: str | None = None
    settled: str = ""
    expand: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """What shows that no layout will come: patterns of the final path, and CSS selectors."""

    paths: tuple[str, ...]
    selectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in milliseconds, and how far to scroll.

    `ready` for the page's first sign; `still` when the page has loaded and nothing in it moves, so
    that no sign will come; `quiet` at the end of the page without any growth before the end is
    believed; `steps` bounds a page that never ends.
    """

    ready: int = 20_000
    still: int = 5_000
    quiet: int = 2_500
    steps: int = 60


@dataclass(frozen=True, slots=True)
class Looked:
    """How a look ended: ``settled``, ``ended``, ``endless``, ``wall``, ``not_ready``."""

    outcome: str
    steps: int = 0


_LOOK = """
async ({layouts, patience, signs}) => {
  const there = selector => document.querySelector(selector) !== null;
  const watch = (test, limit, still = limit) => new Promise(resolve => {
    const first = test();
    if (first) { resolve(first); return; }
    const finish = value => {
      observer.disconnect(); clearTimeout(last); clearTimeout(calm); resolve(value);
    };
    const moved = () => {
      clearTimeout(calm);
      calm = setTimeout(() => there('main') ? finish(test()) : moved(), still);
    };
    const observer = new MutationObserver(() => {
      const hit = test();
      if (hit) finish(hit); else moved();
    });
    const last = setTimeout(() => finish(test()), limit);
    let calm;
    moved();
    observer.observe(document, {subtree: true, childList: true, attributes: true});
  });
  const wall = () =>
    signs.paths.some(path => new RegExp(path).test(location.pathname))
    || signs.selectors.some(there);
  const found = await watch(
    () => wall() ? {wall: true} : layouts.find(layout => there(layout.ready)),
    patience.ready, patience.still);
  if (!found || found.wall) {
    await watch(() => document.readyState !== 'loading', patience.quiet);
    return {outcome: found ? 'wall' : 'not_ready'};
  }

  const asked = () => {
    const element = found.scroll && document.querySelector(found.scroll);
    return element && element.scrollHeight > element.clientHeight + 1
      && getComputedStyle(element).overflowY !== 'visible'
      ? element : document.scrollingElement || document.documentElement;
  };
  const settled = () => found.settled !== '' && there(found.settled);
  const frame = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  const atEnd = box => box.scrollTop + box.clientHeight >= box.scrollHeight - 2;
  let steps = 0, outcome = 'ended';
  while (!settled()) {
    if (steps >= patience.steps) { outcome = 'endless'; break; }
    const box = asked();
    if (atEnd(box)) {
      const height = box.scrollHeight;
      const more = () => settled() || asked().scrollHeight > height + 1 || asked() !== box;
      if (!await watch(more, patience.quiet)) break;
      continue;
    }
    box.scrollTop += Math.max(200, Math.floor(box.clientHeight * 0.8));
    steps += 1;
    await frame();
  }
  if (settled()) outcome = 'settled';
  const room = document.querySelector('main') || document.body;
  for (const selector of found.expand)
    for (const button of room.querySelectorAll(selector)) button.click();
  if (found.expand.length) await frame();
  return {outcome, steps};
}
"""

# A page may send itself elsewhere while it is being looked at (a script that goes to the wall).
_REDIRECTIONS = 3


def look(page: Page, layouts: tuple[Waits, ...], signs: Signs, patience: Patience) -> Looked:
    """Wait for `page` and scroll it as the first of `layouts` that shows asks for.

    One message to the browser, unless the page moves on by itself. Raises Playwright's `Error`
    when the page or the browser goes away.
    """
    argument = {
        "layouts": [asdict(one) for one in layouts],
        "patience": asdict(patience),
        "signs": asdict(signs),
    }
    for left in reversed(range(_REDIRECTIONS)):
        try:
            answer = page.evaluate(_LOOK, argument)
        except Error as error:
            if left == 0 or not _moved_on(error):
                raise
            page.wait_for_load_state("domcontentloaded")
            continue
        return Looked(answer["outcome"], answer.get("steps", 0))
    raise AssertionError("unreachable: the last redirection raises")


def _moved_on(error: Error) -> bool:
    return "context was destroyed" in str(error) or "navigat" in str(error)
