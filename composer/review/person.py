"""What the page of one person shows: standing, draft, points, what is kept back, timeline, log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from composer.desk import Desk
from composer.evidence import Contact
from composer.review import drafting
from scraper.settings import Objective

MOST = 30  # rows of the timeline shown at once
_NO_MOMENT = ("skill", "mutuals", "highlight")


def page(
    desk: Desk, person_id: int, objective: Objective | None, query: Mapping[str, str]
) -> dict[str, Any]:
    """Everything about one contact."""
    contact = desk.contact(person_id)
    found = desk.points(contact, objective)
    advice = desk.advice(contact, objective)
    asked = drafting.asked(query, contact, objective, advice)
    message, refusal = drafting.drafted(desk, contact, objective, asked)
    text = message.text if message else ""
    return {
        "title": contact.full_name or contact.slug or "Somebody",
        "contact": contact,
        "objective": objective,
        "advice": advice,
        "points": found,
        "answers": desk.store.answers(contact.person_id),
        "decisions": desk.store.decisions(contact.person_id),
        "message": message,
        "refusal": refusal,
        "segments": drafting.segments(message, contact, desk.me) if message else (),
        "mails": drafting.mail_addresses(contact, message.subject if message else None, text),
        "asked": asked,
        "history": tuple(reversed(desk.history(contact).events)),
        **_timeline(contact, "all" in query),
    }


def _timeline(contact: Contact, whole: bool) -> dict[str, Any]:
    """Shared history and public activity, newest first, and how much of it is not shown."""
    rows = [one for one in contact.evidence if one.kind not in _NO_MOMENT]
    shown = rows if whole else rows[:MOST]
    return {"timeline": shown, "more": len(rows) - len(shown)}
