"""They started a new role lately.

Says: congratulations on the new role at Northwind.
Works because: a start is the one moment at which a short hello from afar is welcome.
Silent when: it is more than four months old, they have left again, or they look for work.
"""

from __future__ import annotations

from collections.abc import Iterator

from composer.evidence import Contact, Evidence
from composer.hooks import Context, Hook, Say, hook
from composer.hooks._posts import Read, fresh, worth
from composer.messages.naming import company, title
from scraper.organisations import company_key, same_company

OLDEST = 120  # days; later the start is no news

SORT = "lately"
SAY = {
    "whole": Say(
        "{name} started as {title} at {company} {when}.",
        (
            "Congratulations on the new role as {title} at {company}.",
            "I saw that you started as {title} at {company} {when}. Congratulations.",
            "Congratulations on your start at {company} as {title}.",
            "I was glad to see that you started as {title} at {company} {when}.",
            "I see that you started as {title} at {company} {when}. Congratulations.",
            "I read that you joined {company} {when} as {title}. Congratulations.",
            "Well done on the new role: {title} at {company}.",
        ),
        (
            "Congratulations on the new role at {company}.",
            "Congratulations on your start at {company}.",
            "Well done on the new role at {company}.",
        ),
    ),
    "company": Say(
        "{name} started at {company} {when}.",
        (
            "Congratulations on the new role at {company}.",
            "I saw that you started at {company} {when}. Congratulations.",
            "Congratulations on your start at {company}.",
            "I was glad to see that you started at {company} {when}.",
            "I read that you joined {company} {when}. Congratulations.",
            "Well done on the new role at {company}.",
        ),
    ),
    "post": Say(
        "{name} posted about a new role {when}.",
        (
            "I saw your post {since} about the new role. Congratulations.",
            "Congratulations on the new role. I saw your post {since}.",
            "I read {when} about your new role. Congratulations.",
            "You posted {when} about the new role. Well done.",
            "I was glad to read your post {since} about the new role.",
            "I have just read your post {since} about the new role. Congratulations.",
            "Well done on the new role. I read your post {since}.",
        ),
        (
            "Congratulations on the new role.",
            "I saw your post about the new role. Congratulations.",
            "Well done on the new role.",
        ),
    ),
    "promotion": Say(
        "{name} became {title} at {company} {when}.",
        (
            "Congratulations on the step up to {title} at {company}.",
            "I saw that you became {title} at {company} {when}. Congratulations.",
            "I was glad to see that you are {title} at {company} now.",
            "Well done on becoming {title} at {company}.",
            "I see that you moved up to {title} at {company} {when}. Congratulations.",
            "I read that {company} made you {title} {when}. Congratulations.",
        ),
        (
            "Congratulations on becoming {title}.",
            "Congratulations on the step up to {title}.",
            "Well done on becoming {title}.",
        ),
    ),
}


def find(contact: Contact, me: Contact | None, context: Context) -> Iterator[Hook]:
    """One hook on the newest start, from a notice or from the dates of a position."""
    for one in starts(contact, context):
        if not is_promotion(contact, one):
            yield from told("new_role", contact, one, context)
            return
    if any(True for _ in starts(contact, context)):
        return
    for post in fresh(contact, context):
        if post.reading.event == "new_role":
            yield _from_post(contact, post, context)
            return


def _from_post(contact: Contact, post: Read, context: Context) -> Hook:
    slots = {
        "name": contact.called or contact.full_name or "They",
        "when": context.ago(post.one),
        "since": context.since(post.one),
    }
    return hook(
        "new_role",
        SAY["post"],
        contact,
        (post.one,),
        context,
        slots,
        worth(0.6, post.age, 0.0),
        parts=("a new start", context.ago(post.one)),
    )


def told(kind: str, contact: Contact, one: Evidence, context: Context) -> Iterator[Hook]:
    """The hook on one start, as a new role or as a promotion."""
    variant = "whole" if one.detail else "company"
    slots = {
        "name": contact.called or contact.full_name or "They",
        "company": company(one.subject or ""),
        "title": title(one.detail or ""),
        "when": context.when(one),
    }
    age = context.age(one) or 0
    yield hook(
        kind,
        SAY["promotion" if kind == "promotion" else variant],
        contact,
        (one,),
        context,
        slots,
        0.64 - age / 1000 + context.relevance(one.subject) / 10,
        key=company_key(one.subject or "") or "",
        parts=("a new start", context.when(one)),
    )


def starts(contact: Contact, context: Context) -> Iterator[Evidence]:
    """Starts of the last four months at the company they are still at, newest first."""
    for one in contact.of_kind("new_role", "position"):
        age = context.age(one)
        if age is None or not -15 <= age <= OLDEST or one.ended_on or not one.subject:
            continue
        if contact.company and not same_company(contact.company, one.subject):
            continue
        if one.kind == "position" and not contact.company:
            continue
        yield one


def is_promotion(contact: Contact, start: Evidence) -> bool:
    """Whether they had another title at the same company before."""
    return bool(start.detail) and any(
        same_company(one.subject or "", start.subject or "")
        and one.detail
        and one.detail != start.detail
        and (one.began_on or "") < (start.began_on or "")[: len(one.began_on or "") or None]
        for one in contact.of_kind("position")
    )
