"""Precision and recall on every labelled set there is, one table, and each failure by name."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


@dataclass
class Score:
    """Answers on one set: `hits` were right to be given, `false` were not, `missed` were due."""

    what: str
    least: tuple[float, float] = (0.0, 0.0)
    hits: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, given: Any, right: Any, case: str) -> None:
        """Count one answer; None and False are silence."""
        if given and given == right:
            self.hits += 1
            return
        if given:
            self.false.append(f"{case}: said {given!r}, is {right!r}")
        if right:
            self.missed.append(f"{case}: {right!r}")

    @property
    def precision(self) -> float:
        """Share of what was said that was right."""
        return self.hits / max(1, self.hits + len(self.false))

    @property
    def recall(self) -> float:
        """Share of what was due that was said."""
        return self.hits / max(1, self.hits + len(self.missed))

    @property
    def met(self) -> bool:
        """Whether both reach what was promised."""
        return self.precision >= self.least[0] and self.recall >= self.least[1]


def names() -> Iterable[Score]:
    """Greeting names, names signed with, and whether two names may be one person's."""
    from scraper.names import called, same_name, signed_name

    for part, title in (("", ""), ("second_", ", second set")):
        greeting, signing, alike = (
            Score(f"names: {what}{title}", (0.97, 0.85))
            for what in ("greeting", "signature", "alike")
        )
        for one in _cases(f"names/{part}called.json"):
            greeting.add(called(one["full_name"], one.get("first_name")), one["called"],
                         one["full_name"])  # fmt: skip
        for one in _cases(f"names/{part}signed.json"):
            said = signed_name(one["text"], one["full_name"])
            signing.add(said, one["signed"], one["text"][-40:])
        for one in _cases(f"names/{part}alike.json"):
            alike.add(same_name(one["left"], one["right"]), one["likeness"],
                      f"{one['left']} | {one['right']}")  # fmt: skip
        yield from (greeting, signing, alike)


def organisations() -> Iterable[Score]:
    """Pairs of companies and of schools, those held back apart."""
    from scraper.organisations import same_company, same_school

    same = {"company": same_company, "school": same_school}
    scores = {
        (kind, held): Score(f"organisations: {kind}{', held back' if held else ''}", (0.97, 0.85))
        for kind in same for held in (False, True)
    }  # fmt: skip
    scores |= {
        (kind, None): Score(f"organisations: {kind}, second set", (0.97, 0.85)) for kind in same
    }
    second = [one | {"held_back": None} for one in _cases("organisations/second.json")]
    for one in [*_cases("organisations/pairs.json"), *second]:
        score = scores[one["kind"], one["held_back"]]
        said = same[one["kind"]](one["left"], one["right"])
        score.add(said, one["same"], f"{one['left']} | {one['right']}")
    return scores.values()


def identity() -> Iterable[Score]:
    """Whose an e-mail address is; no mail may be filed under somebody else."""
    from scripts.evaluate_identity import answers

    score = Score("identity: addresses", (1.0, 0.9))
    for said, right, why in answers(_cases("identity/addresses.json")):
        score.add(said, right, why)
    yield score
    yield from _pairs()
    yield from _bare()


def _pairs() -> Iterable[Score]:
    """Person pairs over all sources: who is joined, for sure, and about whom the user is asked."""
    from scripts.evaluate_pairs import answers

    scores = {held: Score(f"identity: joined{held}", (1.0, 0.9)) for held in ("", ", held back")}
    asked = Score("identity: asked, where not joined", (0.9, 0.8))
    for case, joined, question in answers(_cases("identity/pairs.json")):
        said, label = f"{case['sort']}: {case['why']}", case["answer"]
        who = f"record {case.get('who', 0)}"
        score = scores[", held back" if case["held_back"] else ""]
        score.add(None if joined is None else f"record {joined}", who if label == "same" else None,
                  said)  # fmt: skip
        if joined is None and label != "same":
            asked.add(question is not None, label == "ask", said)
    return *scores.values(), asked


def _bare() -> Iterable[Score]:
    """A full name against an address alone: nothing but the letters tells."""
    from scraper.senders import verdict

    for held in (False, True):
        score = Score(f"identity: bare address{', held back' if held else ''}", (0.99, 0.46))
        for one in _cases("identity/bare.json"):
            if one["held_back"] == held:
                said = verdict(one["name"], None, one["address"], at_employer=False) is not None
                score.add(said, one["same"], f"{one['name']} | {one['address']}")
        yield score


def overlap() -> Iterable[Score]:
    """Two stretches at one place: together, apart, or not to be told. Today is 2026-05-20."""
    from datetime import date

    from scraper.dates import Span
    from scraper.dates import overlap as shared
    from scraper.organisations import same_company, same_school

    same = {"company": same_company, "school": same_school}
    scores = {answer: Score(f"overlap: {answer}", (0.95, 0.95)) for answer in ("together", "apart")}
    for one in _cases("overlap/cases.json"):
        theirs, mine = one["theirs"], one["mine"]
        spans = (
            Span(side["started"], side["ended"], side["current"], "approximate" in side)
            for side in (theirs, mine)
        )
        at_one = same[one["kind"]](theirs["at"], mine["at"])
        said = shared(*spans, date(2026, 5, 20)) if at_one else "elsewhere"
        for answer, score in scores.items():
            score.add(said == answer, one["answer"] == answer, f"{one['kind']}: {one['why']}")
    return scores.values()


def posts() -> Iterable[Score]:
    """Event classes of English posts."""
    from composer.reading import read

    for name in ("open", "held_back"):
        score = Score(f"posts: event, {name.replace('_', ' ')}", (0.88, 0.88))
        for one in _cases(f"posts/{name}.json"):
            if one["language"] == "en" and not one["sensitive"]:
                score.add(read(one["text"]).event, one["event"], one["text"][:60])
        yield score


def tact() -> Iterable[Score]:
    """Posts that must not open a conversation: plain ones, and those never learned from."""
    from composer.tact import LANGUAGES, judge
    from scripts.labelled_posts import FINE
    from scripts.labelled_posts import posts as labelled

    plain = Score("tact: plainly said", (0.95, 0.98))
    held = Score("tact: half hard, held back", (0.95, 0.98))
    for one in labelled():
        if one.within in ("open", "held_back") or (one.held_back and one.language in LANGUAGES):
            score = held if one.held_back else plain
            said = judge(one.text, said_to="all").sensitive
            score.add(said, one.label != FINE, one.text[:60])
    return plain, held


def quoting() -> Iterable[Score]:
    """Lines of mails that are the writer's own."""
    from scripts import evaluate_quoting as labelled

    score = Score("quoting: own lines", (0.97, 0.97))
    for mail in labelled.labelled():
        for label, kept in labelled.judged(mail, labelled.askwell(mail)):
            score.add(kept, label == "n", f"{mail.file}: {mail.title}")
    return (score,)


SETS: dict[str, Callable[[], Iterable[Score]]] = {
    "names": names,
    "organisations": organisations,
    "identity": identity,
    "overlap": overlap,
    "posts": posts,
    "tact": tact,
    "quoting": quoting,
}


def main(words: list[str]) -> int:
    """Exit status 0 when every set reaches what was promised."""
    if unknown := set(words) - {*SETS, "all"}:
        sys.stderr.write(f"no labelled set {', '.join(sorted(unknown))}; there are "
                         f"{', '.join(SETS)}, all\n")  # fmt: skip
        return 2
    wanted = SETS if not words or "all" in words else words
    scores = [score for name in wanted for score in SETS[name]()]
    print("| set | cases right | precision | recall | promised |\n|---|---|---|---|---|")
    for one in scores:
        promised = f"{one.least[0]} / {one.least[1]}{'' if one.met else ' MISSED'}"
        print(f"| {one.what} | {one.hits} | {one.precision:.3f} | {one.recall:.3f} | {promised} |")
    for one in scores:
        for kind, cases in (("wrong", one.false), ("missed", one.missed)):
            for case in cases:
                print(f"{kind}: {one.what}: {' '.join(case.split())}")
    return 0 if all(one.met for one in scores) else 1


def _cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FIXTURES / name).read_text("utf-8"))
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
