"""right_name: the greeting names the person it is to, as they are called.

"Hi Dr.," a wrong first name, a misspelt one and a surname alone are errors; "Hi there" is a
warning where the name is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import DamerauLevenshtein

from composer.checks import Case, finding
from composer.evidence import Contact
from composer.facts import folded
from composer.messages import Finding
from composer.texts import greeting

_TITLE = re.compile(
    r"(?i)^(?:dr|mr|mrs|ms|mx|prof|professor|doctor|sir|madam|herr|frau|miss)\b\.?\s*"
)
_NOBODY = re.compile(
    r"(?i)^(?:there|all|team|everyone|everybody|folks|friend|friends|sir or madam|sir/madam|madam"
    r"|hiring manager|recruiter|whom it may concern|connection|mate|buddy|you)$"
)


def check(case: Case) -> Iterator[Finding]:
    """What is wrong with the name after Hi, if anything."""
    found = greeting(case.text)
    if found is None:
        return
    start, end, name = found
    called = case.contact.called or _first(case.contact.full_name)
    said = f"their name is {case.contact.full_name or called}" if called else ""
    bare = _TITLE.sub("", name).strip()
    if not bare and name:
        yield finding(
            __name__, "error", f"“{name}” is a title without a name. {_use(called)}", start, end
        )
    elif (not bare or _NOBODY.match(bare)) and case.contact.called:
        yield finding(__name__, "warning", f"no name in the greeting; {said}", start, end)
    elif bare and called and not _NOBODY.match(bare) and not _is_theirs(name, bare, case):
        close = DamerauLevenshtein.distance(folded(bare), folded(called)) <= 2
        yield finding(
            __name__, "error", f"“{bare}” is {'misspelt' if close else 'not them'}: {said}."
            f" {_use(called)}", start, end,
        )  # fmt: skip


def _is_theirs(name: str, bare: str, case: Case) -> bool:
    """Whether the greeting's name is one this contact goes by."""
    contact = case.contact
    parts = re.findall(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", folded(_plain(contact)))
    parts = [part for part in parts if not _TITLE.match(part)]
    said = folded(bare)
    first = folded(contact.called or _first(contact.full_name) or "")
    formal = {" ".join(parts[at:]) for at in range(1, len(parts))}
    if said in {first, *parts[:1], " ".join(parts), folded(contact.full_name or "")}:
        return True
    if name != bare and said in formal:
        return True
    if len(parts) > 1 and said in {f"{first} {parts[-1]}", f"{parts[0]} {parts[-1]}"}:
        return True
    if not re.search("[a-z]", folded(contact.full_name or "")):
        spelt = (contact.slug or "").split("-")  # their own spelling of a name in another script
        return said in {*spelt, " ".join(spelt), " ".join(spelt[::-1])}
    return said in _nicknames(first) or said in {first.split("-")[0], first.split(" ")[0]}


def _plain(contact: Contact) -> str:
    """The full name without the letters behind it."""
    return (contact.full_name or "").split(",")[0]


def _nicknames(first: str) -> set[str]:
    from nicknames import NickNamer

    known = NickNamer()
    return {*known.nicknames_of(first), *known.canonicals_of(first)}


def _first(full_name: str | None) -> str | None:
    words = _TITLE.sub("", full_name or "").split()
    return words[0] if words else None


def _use(called: str | None) -> str:
    return f"Write “Hi {called},”" if called else "Leave it out, or write their name"
