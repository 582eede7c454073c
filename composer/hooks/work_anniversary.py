"""They have a work anniversary.

Says: congratulations on your work anniversary at Northwind.
Works because: LinkedIn tells everybody, so it surprises nobody; few say more than the button does.
Silent when: it is more than thirty days off (ninety for a post of theirs), or they have left.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._posts import fresh, told
from composer.messages.naming import company
from scraper.organisations import same_company

SORT = "lately"
SAY = Say(
    "{name} has a work anniversary at {company} {when}.",
    (
        "Congratulations on your work anniversary at {company}.",
        "I saw that it is your work anniversary at {company}. Congratulations.",
        "Well done on another year at {company}.",
        "LinkedIn tells me that it is your work anniversary at {company}. Congratulations.",
        "I see that you have another year at {company} behind you. Congratulations.",
    ),
)
POSTED = {
    "plain": Say(
        "{name} posted about a work anniversary {ago}.",
        (
            "Congratulations on the work anniversary; I saw your post {since}.",
            "I saw your post {since} about the work anniversary; congratulations.",
        ),
        ("Congratulations on the work anniversary.",),
    ),
}
NEAR = 30


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the newest anniversary, and one a post about one."""
    for post in fresh(contact, context):
        if post.reading.event == "anniversary" and "birthday" not in (post.one.quote or "").lower():
            yield from told("work_anniversary", POSTED, contact, post, context, 0.5)
    for one in contact.of_kind("anniversary")[:1]:
        age = context.age(one)
        if age is None or not -3 <= age <= NEAR or not one.subject:
            continue
        if contact.company and not same_company(contact.company, one.subject):
            continue
        slots = {
            "name": contact.called or contact.full_name or "They",
            "company": company(one.subject),
            "when": context.ago(one),
        }
        yield hook(
            "work_anniversary", SAY, contact, (one,), context, slots, 0.4,
            parts=("an anniversary", context.ago(one)),
        )  # fmt: skip
