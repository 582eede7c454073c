"""One of you wrote the other a recommendation.

Says: you wrote me a recommendation in March 2021.
Works because: whoever put it in writing once can stand behind it again.
Silent when: tact withholds its text.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook

SORT = "history"
SAY = {
    "in": Say(
        "{name} wrote you a recommendation {when}.",
        (
            "Thank you again for the recommendation you wrote me {when}.",
            "You wrote me a recommendation {when}, and I have not forgotten it.",
            "The recommendation you wrote me {when} still means a lot to me.",
            "I still value the recommendation you wrote me {when}.",
            "You were kind enough to write me a recommendation {when}.",
            "I was just rereading the recommendation you gave me {when}.",
        ),
        (
            "Thank you again for your recommendation {when}.",
            "You wrote me a kind recommendation {when}.",
            "I still value your recommendation {when}.",
        ),
    ),
    "out": Say(
        "You wrote {name} a recommendation {when}.",
        (
            "You may remember the recommendation I wrote for you {when}.",
            "I wrote you a recommendation {when}, and I would write it again.",
            "I was glad to write you a recommendation {when}.",
            "I still stand by the recommendation I wrote for you {when}.",
            "It was easy to write the recommendation I gave you {when}.",
        ),
        (
            "I wrote you a recommendation {when}.",
            "I was glad to write you a recommendation {when}.",
        ),
    ),
}
STRENGTH = {"in": 0.9, "out": 0.78}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook a direction, on the newest recommendation."""
    for direction, say in SAY.items():
        found = [one for one in contact.of_kind("recommendation") if one.detail == direction]
        if not found:
            continue
        newest = found[0]
        slots = {
            "name": contact.called or contact.full_name or "They",
            "when": context.when(newest) if newest.began_on else "here",
        }
        yield hook(
            "recommendation",
            say,
            contact,
            (newest,),
            context,
            slots,
            STRENGTH[direction],
            parts=("they vouched for you" if direction == "in" else "you vouched for them",),
        )
