"""The verbs of the night: sign in, read, set a timer, and say how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scraper.errors import Refusal
from scraper.terminal import Terminal, verb

if TYPE_CHECKING:
    from scraper.settings import Settings

app = typer.Typer()

UNREAD_MOST = 3  # pages named in the status of a terminal
FAILED = ("wall", "suspicious", "unreachable")  # ways to end that exit with 1


@verb(app, "login")
def login(
    terminal: Terminal,
    yes: Annotated[bool, typer.Option("--yes", help="I have read the notice and agree.")] = False,
) -> None:
    """Sign in to LinkedIn yourself, in a window of its own, once."""
    from scraper import consent
    from scraper.capture import browser

    def agreed(question: str) -> bool:
        return yes or typer.confirm(question, default=False, err=True)

    with terminal.home.open() as db:
        if consent.given(db) is None:
            terminal.say(consent.NOTICE)
            if not agreed("Shall askwell read pages in your browser?"):
                raise Refusal(
                    "no_consent", "nothing was opened", "askwell import YOUR-LINKEDIN-EXPORT.zip"
                )
            consent.record(db, terminal.today)
    browser.login(terminal.home, terminal.home.settings(), terminal.say)
    terminal.answer({"signed_in": True}, lambda _value: ["Signed in. Next: askwell sync"])


@verb(app, "sync")
def sync(
    terminal: Terminal,
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, metavar="N", help="At most N pages.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what is due and why; open nothing.")
    ] = False,
    messages: Annotated[
        bool, typer.Option("--messages", help="Also the list of messages.")
    ] = False,
    mail: Annotated[
        bool, typer.Option("--mail", help="Your mailboxes instead of the browser.")
    ] = False,
    show_browser: Annotated[
        bool, typer.Option("--show-browser", help="In a window you can watch.")
    ] = False,
) -> None:
    """One quiet night: a few pages, slowly, in the browser you signed in to."""
    from scraper import sync as night
    from scraper.report import told
    from scraper.watching import watching

    settings = terminal.home.settings()
    if mail:
        _sync_mail(terminal, settings)
        return
    if dry_run:
        _show_plan(terminal, settings, limit, messages)
        return
    with watching(terminal) as watch:
        report = night.run(
            terminal.home,
            settings,
            now=night.clock(terminal.today),
            limit=limit,
            headless=not show_browser,
            messages=messages,
            watch=watch,
        )
    terminal.answer(report.to_json(), told)
    if report.ended_by in FAILED:
        raise typer.Exit(1)


def _show_plan(terminal: Terminal, settings: Settings, limit: int | None, messages: bool) -> None:
    from scraper.sync import plan, refuse_unless_ready

    with terminal.home.open(must_exist=True) as db:
        due = plan(db, settings, terminal.today, limit=limit, messages=messages)
        terminal.answer({"due": [one.to_json() for one in due]}, _tell_plan)
        try:
            refuse_unless_ready(db, terminal.home, terminal.now)
        except Refusal as refusal:
            terminal.say(f"Now sync would open none of them: {refusal.message}.")
            terminal.say(f"next: {refusal.next_step}")


def _sync_mail(terminal: Terminal, settings: Settings) -> None:
    from scraper import mail_sync

    report = mail_sync.run(terminal.home, settings, terminal.today, progress=terminal.say)
    terminal.answer(report.to_json(), lambda _value: report.lines())


@verb(app, "status")
def status(terminal: Terminal) -> None:
    """How it stands: people, last night, coverage, and the one next thing to do."""
    from scraper.status import standing

    with terminal.home.open(must_exist=True) as db:
        answer = standing(db, terminal.home, terminal.today)
    terminal.answer(answer, _tell_status)


def timer_verbs(module: str) -> typer.Typer:
    """The verbs of the timer; `module` is what Python runs for a night."""
    timers = typer.Typer(no_args_is_help=True, help="A timer that runs sync at night.")

    @verb(timers, "install")
    def install(terminal: Terminal) -> None:
        """Set this machine's own timer."""
        from scraper import nightly

        nightly.install(terminal.home, module=module)
        terminal.answer(nightly.show(terminal.home, module=module), _tell_timer)

    @verb(timers, "remove")
    def remove(terminal: Terminal) -> None:
        """Take the timer away."""
        from scraper import nightly

        nightly.remove(terminal.home, module=module)
        terminal.answer(nightly.show(terminal.home, module=module), _tell_timer)

    @verb(timers, "show")
    def show(terminal: Terminal) -> None:
        """Whether there is a timer, and what it would run."""
        from scraper import nightly

        terminal.answer(nightly.show(terminal.home, module=module), _tell_timer)

    return timers


def _tell_plan(value: dict[str, Any]) -> Iterator[str]:
    for one in value["due"]:
        yield f"{one['name']}: {one['page']}: {one['reason']}"
    count = len(value["due"])
    yield f"{count} pages tonight." if count > 1 else f"{['Nothing', 'One page'][count]} tonight."


def _tell_status(value: dict[str, Any]) -> Iterator[str]:
    yield f"{value['people']} people, {value['evidence']} pieces of evidence."
    yield value["coverage"]["text"]
    yield from _tell_last_night(value["last_night"], value["resume_after"])
    if value["unproven"]:
        count = len(value["unproven"])
        yield f"{count} readers of LinkedIn's pages met no real page yet; --json names them."
    for one in value["unread"][:UNREAD_MOST]:
        yield f"A page no reader could read: {one['name']}"
        yield f"  to report it with nothing of anybody in it: {one['report']}"
    if (more := len(value["unread"]) - UNREAD_MOST) > 0:
        yield f"And {more} more pages that no reader could read; --json lists them all."
    yield f"Next: {value['next']}"


def _tell_last_night(night: dict[str, Any] | None, resume_after: str | None) -> Iterator[str]:
    from scraper.report import local

    if night:
        pages = f"{night['pages']} page{'' if night['pages'] == 1 else 's'}"
        wall = f" ({night['wall'].replace('_', ' ')})" if night["wall"] else ""
        yield f"Last night ({local(night['began'])}): {pages}; {night['ended']}{wall}."
    if resume_after:
        yield f"No page is opened before {local(resume_after)}."


def _tell_timer(value: dict[str, Any]) -> Iterator[str]:
    state = "installed" if value["installed"] else "not installed"
    yield f"The nightly timer ({value['platform']}) is {state}."
    begins = "begins" if value["installed"] else "would begin"
    yield f"It {begins} {value['begins']}; its log is {value['log']}"
    yield from (f"  {path}" for path in value["files"])
