"""What the review page keeps: decisions, events, drafts as copied; and checks of an edited text.

Every write carries the session's form token. All but the checks answer with the way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from composer import checks
from composer.channels import channel, units
from composer.history import Event
from composer.messages.readability import grade
from composer.questions import ANSWERS
from composer.review import downloads, drafting, masking, security
from composer.review.app import Site
from composer.review.showing import EVENTS, MOVES
from composer.review.undoing import Done
from scraper.errors import Refusal

_DECISIONS = {"accepted": "kept a talking point", "dismissed": "dismissed a talking point"}
LONGEST_NOTE = 2_000


async def decide(request: Request) -> Response:
    """Accept or dismiss a talking point, or take that back."""
    form = await _form(request)
    return await run_in_threadpool(_decide, request, form)


def _decide(request: Request, form: Mapping[str, str]) -> Response:
    site, person_id = _where(request)
    decision = form.get("decision") or None
    if decision not in (None, *_DECISIONS) or not form.get("hook_id"):
        raise HTTPException(400)
    with site.open() as (desk, _search):
        contact = desk.contact(person_id)
        hook_id, kind = form["hook_id"][:200], form.get("kind", "")[:60]
        before = desk.store.decisions(contact.person_id).get(hook_id)
        desk.store.decide(person_id, hook_id, kind, decision, site.today().isoformat())
    told = _DECISIONS.get(decision or "", "took a decision back")
    site.done.did(Done("decision", person_id, told, hook_id, kind, before))
    return _back(person_id, form, f"point-{hook_id}")


async def answer(request: Request) -> Response:
    """Keep what the user says to a question, or take that back."""
    form = await _form(request)

    def keep() -> Response:
        site, person_id = _where(request)
        said = form.get("answer") or None
        if said not in (None, *ANSWERS):
            raise HTTPException(400)
        key = form.get("key", "")[:300]
        with site.open() as (desk, _search):
            before = desk.answer(desk.contact(person_id), key, said)
        told = "answered a question" if said else "took an answer back"
        site.done.did(Done("answer", person_id, told, key, before=before))
        return _back(person_id, form, "questions")

    return await run_in_threadpool(keep)


async def log(request: Request) -> Response:
    """Note that something happened."""
    form = await _form(request)
    return await run_in_threadpool(_log, request, form)


def _log(request: Request, form: Mapping[str, str]) -> Response:
    site, person_id = _where(request)
    event = next((name for name in EVENTS if name == form.get("event")), None)
    if event is None:
        raise HTTPException(400)
    with site.open() as (desk, _search):
        contact = desk.contact(person_id)
        goal = site.objective(desk, form.get("objective"))
        move = next((name for name in MOVES if name == form.get("move")), None)
        on = _day(form.get("on"), site.today())
        note = form.get("note", "").strip()[:LONGEST_NOTE] or None
        if event == "sent":
            _keep(desk, contact, goal, form, on)
        happened = Event(event, on, move if event == "sent" else None, goal and goal.id, note=note)  # type: ignore[arg-type]
        desk.store.log(person_id, happened)
    site.done.did(Done("event", person_id, f"noted: {EVENTS[event]}"))
    return _back(person_id, form, "log")


async def copied(request: Request) -> Response:
    """Keep a draft as it was copied, so that it is recognised once it was sent."""
    form = await _form(request)

    def keep() -> Response:
        site, person_id = _where(request)
        with site.open() as (desk, _search):
            contact = desk.contact(person_id)
            goal = site.objective(desk, form.get("objective"))
            _keep(desk, contact, goal, form, site.today().isoformat())
        return Response(status_code=204)

    return await run_in_threadpool(keep)


async def undo(request: Request) -> Response:
    """Take back the newest thing that was done on this page."""
    form = await _form(request)

    def take_back() -> Response:
        site: Site = request.app.state.site
        done = site.done.newest()
        if done is None:
            return RedirectResponse("/", 303)
        with site.open() as (desk, _search):
            if done.what == "event":
                desk.store.undo(done.person_id)
            elif done.what == "answer":
                desk.answer(desk.contact(done.person_id), done.hook_id, done.before)
            else:
                on = site.today().isoformat()
                desk.store.decide(done.person_id, done.hook_id, done.kind, done.before, on)
        site.done.take()
        places = {"event": "log", "answer": "questions", "decision": f"point-{done.hook_id}"}
        return _back(done.person_id, form, places[done.what])

    return await run_in_threadpool(take_back)


async def check(request: Request) -> Response:
    """What the checks say of a text as it is being edited."""
    form = await _form(request)
    return await run_in_threadpool(_check, request, form)


def _check(request: Request, form: Mapping[str, str]) -> Response:
    site, person_id = _where(request)
    text = form.get("text", "")
    with site.open() as (desk, _search):
        contact = desk.contact(person_id)
        goal = site.objective(desk, form.get("objective"))
        move = next((name for name in MOVES if name == form.get("move")), None)
        place = channel(form.get("channel", ""))
        told = desk.check(text, contact, goal, place.name, move)
        limit = place.limit_for(desk.settings)
    names = (goal.role, goal.company) if goal else ()
    for one in told["findings"]:
        one["start"] = drafting.in_units(text, one["start"])
        one["end"] = drafting.in_units(text, one["end"])
        one["hurts"] = one["severity"] == "error" and one["check"] in checks.HURTFUL
        if site.incognito:
            one["message"] = masking.masked(one["message"])
    counted = {"chars": units(text), "limit": limit, "words": len(text.split())}
    return JSONResponse({**told, **counted, "grade": grade(text, names)})


async def mail_draft(request: Request) -> Response:
    """The draft as a file that a mail program opens for writing."""
    form = await _form(request)

    def make() -> Response:
        site, person_id = _where(request)
        if site.incognito:
            raise Refusal("incognito", "drafts are not given out in incognito", "askwell review")
        with site.open() as (desk, _search):
            emails = desk.contact(person_id).emails
        return downloads.eml(emails, form.get("subject", ""), form.get("text", ""), person_id)

    return await run_in_threadpool(make)


async def hand_over(request: Request) -> Response:
    """Open the contact's message box with the draft in it, in their own browser; send nothing."""
    form = await _form(request)

    def give() -> Response:
        site, person_id = _where(request)
        if site.hand_over is None or site.incognito:
            raise HTTPException(404)
        with site.open() as (desk, _search):
            contact = desk.contact(person_id)
        if not contact.slug:
            raise Refusal("no_profile", "their LinkedIn address is not known", "copy the draft")
        site.hand_over(contact.slug, form.get("text", ""))
        return _back(person_id, form, "draft")

    return await run_in_threadpool(give)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a write. Refuses one that does not carry the session's token."""
    async with request.form(max_files=0, max_fields=20) as form:
        given = {key: str(value).replace("\r\n", "\n") for key, value in form.items()}
    if not security.form_is_ours(request.app.state.site.token, given.get("form_token")):
        raise HTTPException(403, "Refused: this form is not from this page.")
    return given


def _where(request: Request) -> tuple[Site, int]:
    return request.app.state.site, request.path_params["person_id"]


def _keep(desk: Any, contact: Any, goal: Any, form: Mapping[str, str], on: str) -> None:
    """Keep the draft that the form names, with the text that it carries."""
    wanted = drafting.asked(form, contact, goal, desk.advice(contact, goal))
    message, _refusal = drafting.drafted(desk, contact, goal, wanted)
    if message is None:
        return
    text = form.get("text", "")
    if text and text != message.text:
        message = drafting.rewritten(message, text)
    desk.store.keep_draft(message, goal.id if goal else None, on)


def _back(person_id: int, form: Mapping[str, str], place: str) -> Response:
    """The way back to the person's page as it was."""
    query = {name: form[name] for name in drafting.NAMES if form.get(name)}
    return RedirectResponse(f"/person/{person_id}?{urlencode(query)}#{place}", 303)


def _day(text: str | None, today: date) -> str:
    try:
        return min(date.fromisoformat(text), today).isoformat() if text else today.isoformat()
    except ValueError as error:
        raise HTTPException(400) from error


ROUTES = [
    Route("/person/{person_id:int}/decision", decide, methods=["POST"]),
    Route("/person/{person_id:int}/answer", answer, methods=["POST"]),
    Route("/person/{person_id:int}/log", log, methods=["POST"]),
    Route("/person/{person_id:int}/copied", copied, methods=["POST"]),
    Route("/person/{person_id:int}/check", check, methods=["POST"]),
    Route("/person/{person_id:int}/draft.eml", mail_draft, methods=["POST"]),
    Route("/person/{person_id:int}/hand-over", hand_over, methods=["POST"]),
    Route("/undo", undo, methods=["POST"]),
]
