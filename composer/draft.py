"""One message to one contact: a move's plan, fitted to a channel, or a refusal that says why.

Comes in: the contact with evidence, the talking points, the settings, the objective and what has
passed. Goes out: a `Message` whose every claim carries evidence, with what the checks say of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from composer import checks
from composer.channels import Channel, channel
from composer.evidence import Contact
from composer.history import History
from composer.hooks import Hook, sorts
from composer.messages import Message, Move, Tone
from composer.messages.fit import fit
from composer.messages.forwardable import forwardable, referrer_pack
from composer.messages.plan import Brief
from composer.messages.subject import subject
from composer.moves import move as move_called
from scraper.errors import Refusal
from scraper.settings import Objective, Settings

if TYPE_CHECKING:
    from composer.points import Points

# Moves that open with a reason of their own and need no talking point.
_OF_THEIR_OWN = ("nudge", "thank", "update")
DISMISSED = "you dismissed it"  # how `composer.points` marks it
_ANSWER_FIRST = "write that by itself: askwell draft PERSON --move warm_up"
_FORWARDED = ("email", "linkedin_message")


def draft(
    contact: Contact,
    me: Contact | None,
    points: Points,
    settings: Settings,
    *,
    today: date,
    objective: Objective | None = None,
    move: Move = "ask",
    channel_name: str | None = None,
    hook_id: str | None = None,
    tone: Tone = "warm",
    history: History | None = None,
    advice: str | None = None,
    why_not: str | None = None,
) -> Message:
    """The message, whole.

    Args:
        points: what may be said, best first, without what the user dismissed.
        channel_name: where it goes; None chooses by how the two are in touch.
        hook_id: open with this point.
        history: what has passed between the two.
        advice: what `composer.who` says of this contact; an ask needs ``ask`` or None.
        why_not: its reason, told in a refusal.

    Raises:
        Refusal: `cold_tie`, `not_now`, `connected_already`, `no_objective`, `no_ask_sent`,
            `nothing_to_say`, `no_name`, `unknown_point`, `too_long` and the moves' own.
    """
    plan = move_called(move)
    place = channel(channel_name or default_channel(contact, move))
    if move == "ask" and objective:
        _named(objective)
    _allow(contact, place, move, advice, why_not)
    if move not in ("thank", "update"):
        _hold(points, move)
    past = (history or History()).about(objective.id if objective else None)
    hooks, chosen = _hooks(points, hook_id, move, contact)
    brief = Brief(contact, me, settings, place, tone, today, past, hooks, objective, chosen=chosen)
    if not brief.user_name and not settings.voice.signoff:
        raise Refusal(
            "no_name",
            "askwell does not know your name yet",
            'add name = "…" under [me] in askwell.toml',
        )
    limit = place.limit_for(settings)
    pieces, left_out = fit(plan.slots(brief), place, limit)
    message = Message(
        person_id=contact.person_id,
        move=move,
        place=place,
        limit=limit,
        subject=subject(move, brief),
        pieces=pieces,
        left_out=tuple(left_out),
        forwardable=forwardable(brief, objective)
        if move == "ask" and objective and place.name in _FORWARDED
        else None,
        names=(objective.role, objective.company) if objective else (),
    )
    if message.forwardable and brief.user_name:
        pack = referrer_pack(contact, brief.user_name, brief.hooks)
        message = replace(message, referrer_pack=pack)
    return replace(message, findings=checks.run(_case(message, brief, points)))


def _case(message: Message, brief: Brief, points: Points) -> checks.Case:
    """The message as the checks see it."""
    return checks.Case(
        text=message.text,
        contact=brief.contact,
        me=brief.me,
        settings=brief.settings,
        objective=brief.objective,
        channel=message.channel,
        move=message.move,
        subject=message.subject,
        pieces=message.pieces,
        history=brief.history,
        points=points,
        today=brief.today,
    )


def _named(objective: Objective) -> None:
    """No role, no ask: refuses an objective that does not say which job it is."""
    for word in ("role", "company"):
        if not str(getattr(objective, word)).strip():
            raise Refusal(
                "no_objective",
                f"the objective {objective.id} names no {word}",
                f'write {word} = "…" under its [[objective]] in askwell.toml',
            )


def default_channel(contact: Contact, move: str) -> str:
    """Where the two are in touch already: LinkedIn for connections, else mail, else a note."""
    if is_connected(contact):
        return "linkedin_message"
    if contact.of_kind("mail") or contact.emails or move in _OF_THEIR_OWN:
        return "email"
    return "linkedin_note"


def is_connected(contact: Contact) -> bool:
    """Whether the contact is a first-degree connection."""
    return contact.degree == 1 or (contact.degree is None and bool(contact.of_kind("connected")))


def _allow(
    contact: Contact, place: Channel, move: str, advice: str | None, why_not: str | None
) -> None:
    """The refusals that rest on who the contact is."""
    called = contact.called or contact.full_name or "this contact"
    if move == "ask" and advice == "warm_up":
        raise Refusal(
            "cold_tie",
            why_not or f"it is too early to ask {called}: you have not been in touch lately",
            "askwell draft PERSON --move warm_up",
        )
    if move == "ask" and advice in ("wait", "skip"):
        raise Refusal(
            "not_now" if advice == "wait" else "not_this_contact",
            why_not or f"now is not the time to ask {called}",
            "askwell who, for somebody else to ask",
        )
    if place.tie == "unconnected" and is_connected(contact):
        raise Refusal(
            "connected_already",
            f"you and {called} are connected: a note goes only with an invitation",
            "askwell draft PERSON --channel linkedin_message",
        )


def _hold(points: Points, move: str) -> None:
    """Something has happened to the contact that a message should leave room for.

    While they look for work themselves a warm word is welcome, and only an ask is not.
    """
    hold = points.hold
    if hold is None or (hold.until is None and move in ("warm_up", "keep_in_touch")):
        return
    raise Refusal(
        "not_now",
        f"now is not the time: {hold.note}",
        "write by hand if you know them well, as a friend would; askwell who, for somebody else",
    )


def _hooks(
    points: Points, hook_id: str | None, move: str, contact: Contact
) -> tuple[tuple[Hook, ...], bool]:
    """The hooks to open with, the chosen one first. Refuses when there is nothing to say."""
    hooks = tuple(points.hooks)
    welcome = tuple(hook for hook in hooks if DISMISSED not in hook.parts)
    if hook_id is not None:
        chosen = [hook for hook in hooks if hook.hook_id == hook_id]
        if not chosen:
            raise Refusal("unknown_point", f"there is no point {hook_id}", "askwell points PERSON")
        return (*chosen, *(hook for hook in hooks if hook.hook_id != hook_id)), True
    light = move in ("warm_up", "keep_in_touch")
    owed = [hook for hook in welcome if sorts()[hook.kind] == "debt"]
    if owed and (move == "keep_in_touch" or (move == "ask" and len(owed) == len(welcome))):
        raise Refusal("answer_first", f"you owe them a word first. {owed[0].say}", _ANSWER_FIRST)
    genuine = [hook for hook in welcome if not (light and sorts()[hook.kind] == "thin")]
    if not genuine and move not in _OF_THEIR_OWN:
        called = contact.called or contact.full_name or "this contact"
        raise Refusal(
            "nothing_to_say",
            f"nothing is known of {called} that would be a genuine reason to write",
            "askwell sync, or import your mailbox; askwell points PERSON shows what was withheld",
        )
    return welcome, False
