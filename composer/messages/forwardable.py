"""What the contact can pass on: a note that stands alone, and the answer a referral form wants.

The note names the user, the role, the link and a proof, in under 120 words and without a
placeholder. `referrer_pack` answers "how do you know the candidate?" from evidence alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from composer.evidence import Contact, Evidence
from composer.hooks import Hook, Sort, sorts
from composer.messages import Piece, claim
from composer.messages.asking import matching_proofs
from composer.messages.grammar import in_month, years
from composer.messages.own_words import proof_sentence, role_phrase, why_sentence
from composer.messages.plan import Brief
from composer.voice import spoken
from scraper.settings import Objective

MOST_WORDS = 119


def forwardable(brief: Brief, objective: Objective) -> str | None:
    """The note, in the user's first person; None while the user's name is not known."""
    name = brief.user_name
    if not name:
        return None
    link = f":\n{objective.url}" if objective.url else "."
    applying = spoken("I'm applying", brief.settings.voice, brief.tone)
    start = f"My name is {name}. {applying} for {role_phrase(objective.role)} at"
    proofs = [proof_sentence(one.text) for one in matching_proofs(brief.settings, objective)]
    why = [why_sentence(objective.why)] if objective.why else []
    lines = [f"{start} {objective.company}{link}"]
    kept = _as_fit([*proofs[:1], *why, *proofs[1:2]], MOST_WORDS - 45)
    lines += [" ".join(one for one in (*why, *proofs) if one in kept)]
    lines += [_reach(brief), f"Thank you for reading.\n{name}"]
    return "\n\n".join(filter(None, lines))


def _as_fit(sentences: Sequence[str], words: int) -> list[str]:
    """The first sentences that fit into `words`."""
    kept: list[str] = []
    for one in sentences:
        if len(" ".join([*kept, one]).split()) <= words:
            kept.append(one)
    return kept


def _reach(brief: Brief) -> str:
    """Where to look and how to answer."""
    me = brief.settings.me
    profile = me.linkedin or (brief.me.profile_url if brief.me else None)
    lines = [f"My profile: {profile}"] if profile else []
    lines += [f"You can write to me at {me.emails[0]}"] if me.emails else []
    return "\n".join(lines)


_ORDER: tuple[Sort, ...] = ("history", "common", "talk", "lately", "thin", "debt")


def referrer_pack(contact: Contact, user_name: str, hooks: Iterable[Hook]) -> tuple[Piece, ...]:
    """Up to two sentences in the contact's voice on how they know the user, each with evidence.

    What can be proven of shared work and study comes first, then what was exchanged.
    """
    said: list[Piece] = []
    for hook in sorted(hooks, key=lambda one: _ORDER.index(sorts()[one.kind])):
        text = _known_through(hook, user_name)
        if text and len(said) < 2:
            ids = tuple(one.evidence_id for one in hook.evidence)
            said.append(claim("proof", text, ids))
    for one in contact.of_kind("connected"):
        if one.began_on and len(said) < 2:
            text = f"We have been connected on LinkedIn since {_month(one)}."
            said.append(claim("proof", text, (one.evidence_id,)))
    return tuple(said)


def _known_through(hook: Hook, user_name: str) -> str | None:
    """What one hook lets the contact say of the user."""
    first = hook.evidence[0]
    if hook.kind == "worked_together" and hook.overlap == "together":
        when = _both(hook.evidence)
        return f"{user_name} and I worked at {first.subject} at the same time{when}."
    if hook.kind == "studied_together" and hook.overlap == "together":
        return f"{user_name} and I were at {first.subject} at the same time."
    if hook.kind == "recommendation" and first.began_on:
        when = in_month(first.began_on)
        if first.detail == "in":
            return f"I wrote a recommendation for {user_name} {when}."
        return f"{user_name} wrote a recommendation for me {when}."
    if hook.kind == "last_conversation":
        newest = max(one.began_on or "" for one in hook.evidence)
        return f"We last wrote to each other {in_month(newest)}." if newest else None
    if hook.kind == "meeting" and first.began_on:
        return f"We met {in_month(first.began_on)}."
    if (
        hook.kind in ("same_employer", "same_school")
        and first.subject
        and first.kind != "highlight"
    ):
        did = "worked at" if hook.kind == "same_employer" else "studied at"
        apart = ", at different times" if hook.overlap == "apart" else ""
        return f"{user_name} and I have both {did} {first.subject}{apart}."
    return None


def _both(evidence: Sequence[Evidence]) -> str:
    """The years both were there, where every date is known."""
    starts = [one.began_on for one in evidence]
    ends = [one.ended_on for one in evidence if one.ended_on]
    if not all(starts) or not ends:
        return ""
    span = years(max(filter(None, starts)), min(ends))
    return f", {span}"


def _month(one: Evidence) -> str:
    return in_month(one.began_on or "").removeprefix("in ")
