"""Subject lines for e-mail and InMail: specific, at most 60 characters, no bait."""

from __future__ import annotations

from composer.messages.plan import Brief

LONGEST = 60

# Best first; the first that fits is taken. {me} is the user's full name.
LINES: dict[str, tuple[str, ...]] = {
    "ask": (
        "A question about the {role} role at {company}",
        "A question about {role} at {company}",
        "{role} at {company}",
        "A question about {company}",
        "A short question from {me}",
        "A short question",
    ),
    "nudge": (
        "Following up: {role} at {company}",
        "Following up: {company}",
        "A short follow-up from {me}",
        "A short follow-up",
    ),
    "thank": ("Thank you, {called}", "Thank you"),
    "update": (
        "How it went: {role} at {company}",
        "How it went at {company}",
        "How it went",
    ),
    "warm_up": ("Hello from {me}", "Hello"),
    "keep_in_touch": ("Hello from {me}", "Hello"),
}


def subject(move: str, brief: Brief) -> str | None:
    """The subject line of a message, or None where the channel has none."""
    if brief.place.subject_limit is None:
        return None
    about = brief.objective
    words = {
        "role": about.role.strip() if about else "",
        "company": about.company.strip() if about else "",
        "me": brief.user_name or "",
        "called": brief.contact.called or "",
    }
    filled = (line for line in LINES[move] if all(words[name] for name in _names(line)))
    lines = (line.format(**words) for line in filled)
    return next(line for line in lines if len(line) <= min(LONGEST, brief.place.subject_limit))


def _names(line: str) -> list[str]:
    return [part.split("}")[0] for part in line.split("{")[1:]]
