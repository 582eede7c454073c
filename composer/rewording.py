"""A draft put into a model's words, where the user asked for it and every check agrees.

Joins the endpoint, the comparison and the checks. Whatever goes wrong, the draft that askwell
wrote itself is kept, with the reason.
"""

from __future__ import annotations

from dataclasses import replace

from composer import checks, model, rephrase
from composer.desk import Desk
from composer.evidence import Contact
from composer.messages import Message
from scraper.errors import Refusal
from scraper.settings import Objective

REFUSED = "the model's wording was refused: "


def reworded(
    desk: Desk,
    contact: Contact,
    objective: Objective | None,
    message: Message,
    *,
    tone: str,
    key: str | None,
) -> Message:
    """The message in the model's words, or as it was with the reason in `left_out`.

    Raises `Refusal` `no_model` when askwell.toml names none.
    """
    texts = [message.pieces[at].text for at in rephrase.handed_over(message)]
    try:
        said = model.rephrased(desk.settings.model, key, texts, tone)
    except Refusal as refusal:
        if refusal.kind == "no_model":
            raise
        return _as_it_was(message, refusal.message)
    told = rephrase.taken_up(message, said)
    if isinstance(told, str):
        return _as_it_was(message, told)
    findings = checks.run(_case(desk, contact, objective, told))
    known = {(one.check, one.severity) for one in message.findings}
    worse = [
        one for one in findings
        if one.severity != "hint" and (one.check, one.severity) not in known
    ]  # fmt: skip
    if worse:
        return _as_it_was(message, f"{worse[0].message} ({worse[0].check})")
    return replace(told, findings=findings)


def _case(
    desk: Desk, contact: Contact, objective: Objective | None, message: Message
) -> checks.Case:
    return checks.Case(
        text=message.text,
        contact=contact,
        me=desk.me,
        points=desk.points(contact, objective),
        settings=desk.voiced(contact),
        objective=objective,
        channel=message.channel,
        move=message.move,
        subject=message.subject,
        pieces=message.pieces,
        history=desk.history(contact),
        today=desk.today,
    )


def _as_it_was(message: Message, why: str) -> Message:
    return replace(message, left_out=(*message.left_out, REFUSED + why))
