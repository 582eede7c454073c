"""Messages measured: a long run over invented worlds, and the same worlds given to a peer.

The peer is PyPI's `linkedin-message-drafter`, without a model key: its own template. It is
installed into a folder of its own on the first run and is no dependency of anything.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from composer import checks
from composer.channels import channels
from composer.checks.easy_way_out import _WAY_OUT
from composer.checks.thanks import _THANKS
from composer.draft import draft
from composer.evidence import Evidence
from composer.hooks import Hook
from composer.messages import Message, Tone
from composer.messages.readability import grade
from composer.points import Points, points
from composer.requests import requests_in
from scraper.errors import Refusal
from scripts.evaluate_peer import PEER, peer_drafts
from scripts.made_worlds import TODAY, Made, histories, worlds

MOVES = ("ask", "warm_up", "nudge", "thank", "update", "keep_in_touch")
TONES: tuple[Tone, ...] = ("warm", "plain", "formal")
SENSITIVE = (
    "My father died on Sunday. I will be away for a while.",
    "After six years my role was made redundant this week.",
    "Third round of chemo done. Slowly back at my desk.",
    "We are separating after twelve years, and I will work half days.",
    "My visa runs out in March and nobody can tell me what comes next.",
)


@dataclass(frozen=True)
class Drafted:
    """One message and what it was made from."""

    message: Message
    made: Made
    found: Points

    @property
    def text(self) -> str:
        """Its text."""
        return self.message.text


def found(made: Made) -> Points:
    """The contact's talking points."""
    objective = made.settings.objective[0]
    return points(
        made.contact, made.me, objective=objective, today=TODAY, offers=made.settings.offer
    )


def drafted(made: Made, known: Points, move: Any, place: str, tone: Tone, luck: random.Random
            ) -> Drafted | None:  # fmt: skip
    """One message, or None where askwell refuses to write it."""
    try:
        message = draft(
            made.contact, made.me, known, made.settings, today=TODAY, move=move, channel_name=place,
            objective=made.settings.objective[0], tone=tone, history=histories(luck, move),
        )  # fmt: skip
    except Refusal:
        return None
    return Drafted(message, made, known)


def long_run(seed: int, count: int) -> Iterator[Drafted | None]:
    """Every move and channel for `count` contacts, in a tone drawn by lot."""
    luck = random.Random(seed)
    for made in worlds(seed, count):
        known = found(made)
        for move in MOVES:
            for place in channels():
                yield drafted(made, known, move, place, luck.choice(TONES), luck)


def promises(all_of_them: Sequence[Drafted]) -> Iterator[tuple[str, str]]:
    """What the long run shows, a line each."""
    asks = [one for one in all_of_them if one.message.move in ("ask", "nudge")]
    firsts = [one for one in asks if one.message.move == "ask"]
    yield "limits kept", _share(all_of_them, lambda one: one.message.chars <= one.message.limit)
    yield "role, company and link in every ask", _share(asks, _exact)
    yield "one ask", _share(asks, lambda one: len(requests_in(one.text)) == 1)
    yield "thanks", _share(all_of_them, lambda one: "thanks" in _roles(one.message))
    yield "easy way out", _share(asks, lambda one: "easy_out" in _roles(one.message))
    yield "claims with evidence", _share(all_of_them, _carried)
    yield "no error of the checks", _share(all_of_them, _clean)
    for name, place in channels().items():
        sized = [one.message for one in firsts if one.message.channel == name]
        if not sized:
            continue
        size = statistics.median(place.size(one.text) for one in sized)
        yield (
            f"{name}: median grade, size of asks",
            f"{statistics.median(one.grade for one in sized):.1f}, {size:g} {place.unit}"
            f" (best {place.best[0]} to {place.best[1]})",
        )  # fmt: skip
    said: dict[str, set[object]] = defaultdict(set)
    for hook in (hook for one in all_of_them for hook in one.found.hooks):
        said[hook.opener.text].add(_facts(hook))
    again = sum(len(facts) > 1 for facts in said.values())
    yield "openers that recur on different facts", f"{again} of {len(said)}"


def compared(count: int) -> Iterator[tuple[str, str, str]]:
    """A line for each measure: askwell's and the peer's on the same worlds."""
    luck = random.Random(7)
    pairs = [(made, found(made)) for made in worlds(77, count)]
    pairs = [(made, known) for made, known in pairs if _history(known)]
    ours = [_ours(made, known, "email", luck) for made, known in pairs]
    notes = [_ours(made, known, "linkedin_note_premium", luck) for made, known in pairs]
    theirs = peer_drafts([_prospect(made, known) for made, known in pairs])
    both = list(zip(pairs, ours, notes, theirs, strict=True))
    for name, judge in MEASURES.items():
        yield (
            name,
            _percent(
                [judge(*pair, a and a.text, b and b.text) for pair, a, b, _ in both]
            ),
            _percent([judge(*pair, *texts) for pair, _, _, texts in both]),
        )  # fmt: skip
    told = [[one.text for one in ours if one], [long for long, _ in theirs]]
    yield "reading grade, median", *(f"{statistics.median(map(grade, one)):.1f}" for one in told)
    yield (
        "words, median",
        *(f"{statistics.median(len(text.split()) for text in one):g}" for one in told),
    )
    yield "sensitive facts leaked", *_leaks(luck)


_SHARED = ("worked_together", "studied_together", "same_employer", "same_school")


def _history(known: Points) -> list[Hook]:
    return [one for one in known.hooks if one.kind in _SHARED]


def _ours(made: Made, known: Points, place: str, luck: random.Random) -> Drafted | None:
    made = replace(made, contact=replace(made.contact, degree=None)) if "note" in place else made
    rows = tuple(
        one for one in made.contact.evidence if "note" not in place or one.kind != "connected"
    )
    made = replace(made, contact=replace(made.contact, evidence=rows))
    return drafted(made, found(made) if "note" in place else known, "ask", place, "warm", luck)


def _prospect(made: Made, known: Points, context: str | None = None) -> dict[str, str]:
    """What the peer is given: the same facts in its own fields."""
    about = made.settings.objective[0]
    posts = made.contact.of_kind("post")
    shared = _history(known)
    return {
        "name": made.contact.full_name or "",
        "context": context or (f"Your post: {posts[0].quote}" if posts else shared[0].say),
        "goal": f"I'm applying for the {about.role} role at {about.company} ({about.url}) and would"
        " like to ask you for a referral",
        "company": made.contact.company or "",
        "role": made.contact.title or "",
        "relationship": shared[0].say if shared else "",
    }  # fmt: skip


def _states(_made: Made, known: Points, text: str | None, _: str | None) -> bool | None:
    names = {
        dict(hook.slots).get(slot) for hook in _history(known) for slot in ("company", "school")
    }
    return text and any(name.removeprefix("the ") in text for name in names if name)


def _intact(made: Made, _: Points, __: str | None, note: str | None) -> bool | None:
    return note and len(note) <= channels()["linkedin_note_premium"].limit and _names(made, note)


def _names(made: Made, text: str) -> bool:
    about = made.settings.objective[0]
    return about.role in text and about.company in text and (about.url or "") in text


def _supported(made: Made, known: Points, text: str | None, _: str | None) -> bool | None:
    case = checks.Case(text or "", made.contact, made.me, known, made.settings,
                       made.settings.objective[0], "email", "ask", today=TODAY)  # fmt: skip
    wrong = ("grounded", "authorship", "right_name", "right_company")
    return text and not any(
        one.check in wrong and one.severity == "error" for one in checks.run(case)
    )


Measure = Callable[[Made, Points, "str | None", "str | None"], "bool | None"]
# A text that askwell refuses to write counts for nothing, neither way.
MEASURES: dict[str, Measure] = {
    "states the shared history it was given": _states,
    "note of 300: whole, with role, company and link": _intact,
    "role, company and link": lambda made, _, text, __: text and _names(made, text),
    "one ask": lambda _, __, text, ___: text and len({one.kind for one in requests_in(text)}) == 1,
    "closes with thanks": lambda _, __, text, ___: text and bool(_THANKS.search(text[-160:])),
    "easy way out": lambda _, __, text, ___: text and bool(_WAY_OUT.search(text)),
    "nothing said that no source shows": _supported,
}  # fmt: skip


def _leaks(luck: random.Random) -> Iterator[str]:
    """How many texts tell what must not be told, ours and the peer's."""
    made = [one for one in worlds(5, 4 * len(SENSITIVE)) if found(one).hooks]
    rows = [(_with(one, SENSITIVE[at % len(SENSITIVE)])) for at, one in enumerate(made)]
    ours = [drafted(one, found(one), "warm_up", "email", "warm", luck) for one, _ in rows]
    theirs = peer_drafts([_prospect(one, found(one), said) for one, said in rows])
    texts = ([one and one.text for one in ours], [long for long, _ in theirs])
    for of_one in texts:
        leaked = sum(bool(text) and _tells(text or "", said)
                     for text, (_, said) in zip(of_one, rows, strict=True))  # fmt: skip
        yield f"{leaked} of {len(rows)}"


def _with(made: Made, post: str) -> tuple[Made, str]:
    row = Evidence(
        "sad", made.contact.person_id, "post", post, None, "own", "2026-11-20", None, "day"
    )
    contact = replace(made.contact, evidence=(row, *made.contact.evidence))
    return replace(made, contact=contact), post


def _tells(text: str, post: str) -> bool:
    first = re.findall(r"[\w ]{12,}", post)[0].strip()
    return first.lower() in text.lower()


def _roles(message: Message) -> list[str]:
    return [piece.role for piece in message.pieces]


def _exact(one: Drafted) -> bool:
    return _names(one.made, one.text)


def _carried(one: Drafted) -> bool:
    rows = (*one.made.contact.evidence, *one.made.me.evidence)
    known = {row.evidence_id for row in rows}
    stated = [piece for piece in one.message.pieces if piece.role == "opener"]
    return all(piece.evidence for piece in stated) and all(
        name in known or name.startswith("log:") for piece in stated for name in piece.evidence
    )


def _clean(one: Drafted) -> bool:
    return not any(finding.severity == "error" for finding in one.message.findings)


def _facts(hook: Hook) -> object:
    return tuple((row.kind, row.quote, row.subject, row.detail, row.began_on, row.ended_on)
                 for row in hook.evidence)  # fmt: skip


def _share(rows: Sequence[Drafted], judge: Callable[[Drafted], bool]) -> str:
    good = sum(map(judge, rows))
    return f"{good:,} of {len(rows):,} ({100 * good / len(rows):.1f} %)"


def _percent(answers: Sequence[bool | str | None]) -> str:
    told = [bool(one) for one in answers if one is not None]
    return f"{sum(told)} of {len(told)}"


def main(count: int = 240) -> int:
    """Print both tables; exit status 0."""
    tried = list(long_run(8, count))
    made = [one for one in tried if one]
    print(f"| {len(tried):,} combinations, {len(made):,} messages, the rest refused | |\n|---|---|")
    for name, said in promises(made):
        print(f"| {name} | {said} |")
    for one in [one for one in made if not _clean(one)][:5]:
        print("wrong:", [each.message for each in one.message.findings if each.severity == "error"],
              " ".join(one.text.split()))  # fmt: skip
    print(f"\n| asks with a shared history | askwell | {PEER} |\n|---|---|---|")
    for row in compared(120):
        print(f"| {' | '.join(row)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
