"""What the user asks for: objectives in askwell.toml, read, added to and closed, comments kept.

The file stays the person's own: tomlkit changes only the lines concerned. A job posting, as text
or as a saved page, can fill in role, company, link and skills.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from composer import own_file
from composer.messages.asking import matching_proofs
from composer.posting import read_posting
from scraper.errors import Refusal
from scraper.settings import Home, Objective, Proof, Settings

_WRITTEN = ("id", "role", "company", "url", "why", "skills")
_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Added:
    """An objective as it now stands in askwell.toml, and the proofs that match it."""

    objective: Objective
    proofs: tuple[Proof, ...]

    def to_json(self) -> dict[str, Any]:
        """The object that ``askwell objective add --json`` prints."""
        return {
            "objective": self.objective.model_dump(mode="json"),
            "proofs": [proof.text for proof in self.proofs],
        }


def stated(values: dict[str, Any]) -> Objective:
    """An objective of the given values. Refuses a link that is none."""
    try:
        return Objective.model_validate(values)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        says = first["msg"].removeprefix("Value error, ")
        raise Refusal(
            "bad_objective", f"the {name} cannot be: {says}", "mend it and run this again"
        ) from wrong


def add(home: Home, objective: Objective) -> Added:
    """Write a new objective at the end of askwell.toml.

    An empty id is made from company and role. Refuses an empty role or company, an id that is
    taken, a link that is none, and a file that cannot be read.
    """
    settings = home.settings()
    taken = {one.id for one in settings.objective}
    wanted = _checked(objective, taken)
    kept = {name: getattr(wanted, name) for name in _WRITTEN}
    own_file.append(home, "objective", kept)
    return Added(wanted, fitting_proofs(settings, wanted))


def from_posting(text: str, settings: Settings | None = None) -> Objective:
    """What a posting, as text or as a saved page, says of role, company, link and skills.

    What it does not say is empty; nothing is guessed. The user's own skills are looked for too.
    """
    own = settings or Settings()
    skills = [skill for proof in own.proof for skill in proof.skills]
    skills += [skill for offer in own.offer for skill in offer.skills]
    found = read_posting(text, tuple(skills))
    return Objective(
        id="",
        role=found.role or "",
        company=found.company or "",
        url=found.url if found.url and found.url.startswith(("https://", "http://")) else None,
        skills=found.skills,
    )


def change(home: Home, objective_id: str, name: str, value: str) -> None:
    """Write one value of an objective. Refuses an unknown id and a link that is none."""
    found = find(home.settings(), objective_id)
    _checked(found.model_copy(update={name: value}), set())
    document = own_file.document(home)
    for table in document["objective"]:
        if table.get("id") == objective_id:
            table[name] = value
    own_file.write(home, document)


def done(home: Home, objective_id: str) -> Objective:
    """Mark an objective as done; it stays in the file. Refuses an unknown id."""
    found = find(home.settings(), objective_id)
    document = own_file.document(home)
    for table in document["objective"]:
        if table.get("id") == objective_id:
            table["done"] = True
    own_file.write(home, document)
    return found.model_copy(update={"done": True})


def find(settings: Settings, objective_id: str) -> Objective:
    """The objective with this id. Refuses an unknown one."""
    for one in settings.objective:
        if one.id == objective_id:
            return one
    known = ", ".join(one.id for one in settings.objective) or "none yet"
    raise Refusal(
        "unknown_objective",
        f"there is no objective {objective_id!r} (known: {known})",
        "askwell objective list",
    )


def fitting_proofs(settings: Settings, objective: Objective) -> tuple[Proof, ...]:
    """The user's proofs, best match for the role first."""
    return tuple(matching_proofs(settings, objective))


def _checked(objective: Objective, taken: set[str]) -> Objective:
    role, company = objective.role.strip(), objective.company.strip()
    if not role or not company:
        missing = "role" if not role else "company"
        raise Refusal(
            "incomplete_objective",
            f"an objective needs one exact role at one company: the {missing} is missing",
            f'askwell objective add --{missing} "…"',
        )
    url = (objective.url or "").strip() or None
    if url and not re.fullmatch(r"https?://[^\s/]+\.[^\s]+|https?://localhost\S*", url):
        raise Refusal(
            "bad_link", f"{url!r} is not a web address", "copy the whole link, https:// included"
        )
    if objective.id and objective.id in taken:
        raise Refusal(
            "objective_exists",
            f"there is an objective {objective.id!r} already",
            "choose another --id, or askwell objective show " + objective.id,
        )
    return objective.model_copy(
        update={
            "id": objective.id or new_id(role, company, taken),
            "role": role,
            "company": company,
            "url": url,
        }
    )


def new_id(role: str, company: str, taken: set[str]) -> str:
    """A short id that is not taken: "northwind-staff-data-engineer"."""
    plain = _ID.sub("-", f"{company} {role}".casefold()).strip("-")[:40].rstrip("-") or "objective"
    number = 2
    chosen = plain
    while chosen in taken:
        chosen, number = f"{plain}-{number}", number + 1
    return chosen
