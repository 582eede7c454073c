"""One of you endorsed the other's skills on LinkedIn.

Says: you endorsed me for Airflow and SQL in 2023.
Works because: it is a small favour already given, by name of a skill.
Silent when: no endorsement was accepted.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.messages.grammar import listed

SORT = "common"
SAY = {
    "in": Say(
        "{name} endorsed you for {skills} {when}.",
        (
            "You endorsed me here for {skills} {when}. Thank you for that.",
            "I still owe you a thank you for endorsing me for {skills} {when}.",
            "You were kind enough to endorse me for {skills} {when}.",
            "I have not forgotten that you endorsed me for {skills} {when}.",
            "It was kind of you to endorse me for {skills} {when}.",
            "You vouched for my {skills} here {when}, and I was glad of it.",
            "I was glad when you endorsed me here for {skills} {when}.",
        ),
        (
            "You kindly endorsed me for {skills} here.",
            "You endorsed me here for {skills}.",
            "I was glad of your endorsement for {skills}.",
        ),
    ),
    "out": Say(
        "You endorsed {name} for {skills} {when}.",
        (
            "I endorsed you here for {skills} {when}.",
            "You may have seen that I endorsed you for {skills} {when}.",
            "I was glad to endorse you here for {skills} {when}.",
            "I vouched for your {skills} here {when}, and I would again.",
            "It was easy to endorse you for {skills} {when}.",
        ),
        ("I endorsed you here for {skills}.", "I was glad to endorse you for {skills}."),
    ),
    "both": Say(
        "You endorsed each other; {name} you for {skills} {when}.",
        (
            "We have endorsed each other here. Thank you for yours, for {skills} {when}.",
            "We once endorsed each other here; yours was for {skills}, {when}.",
            "You and I have endorsed each other here, you me for {skills} {when}.",
            "We have put in a word for each other here, you for my {skills} {when}.",
        ),
        ("We endorsed each other here.", "You and I have endorsed each other here."),
    ),
}
STRENGTH = {"both": 0.46, "in": 0.42, "out": 0.3}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook for all endorsements between the two."""
    rows = [one for one in contact.of_kind("endorsement") if one.subject]
    ways = {one.detail for one in rows}
    variant = "both" if {"in", "out"} <= ways else "in" if "in" in ways else "out"
    told = [one for one in rows if one.detail == ("out" if variant == "out" else "in")][:3]
    if not told:
        return
    other = [one for one in rows if one.detail == "out"][:1] if variant == "both" else []
    dated = next((one for one in told if one.began_on), None)
    slots = {
        "name": contact.called or contact.full_name or "They",
        "skills": listed(list(dict.fromkeys(one.subject for one in told if one.subject))),
        "when": context.when(dated) if dated else "once",
    }
    strength = STRENGTH[variant] + 0.06 * context.relevance(*(one.subject for one in told))
    yield hook(
        "endorsement",
        SAY[variant],
        contact,
        (*told, *other),
        context,
        slots,
        strength,
        key="endorsement",
        parts=("a favour on record",),
    )
