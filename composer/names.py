"""Names in a text: capitalised words inside a sentence, and whether they are said of the contact.

Text in, names out with their spans. Whose a name is follows the pronoun nearest before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from composer.facts import folded
from composer.requests import sentence_spans

Whose = Literal["them", "me", "nobody"]

# Capitalised by habit, and no name of anybody's.
_HABIT = frozenset(
    "i i'm i'd i'll i've january february march april may june july august september october"
    " november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday"
    " thursday friday saturday sunday english german french spanish linkedin inmail cv pdf zoom"
    " google teams slack skype whatsapp ps hr ok faq fyi usa uk eu us europe european american"
    " british pm ceo cto cfo coo cio vp svp evp qa ux ui sre em ic hq"
    " asia africa christmas easter new year's thanks thank best regards cheers kind warm"
    " hi hello dear sincerely yours".split()
)
_TOKEN = re.compile(r"[^\W_][\w+#&]*(?:[.'’\-][\w+#&]+)*")
_PRONOUN = re.compile(
    r"(?i)\b(?:(?P<them>you and i|me and you|you|your|yours|you['’](?:re|ve|d|ll)|we|us|our|ours"
    r"|we['’](?:re|ve|d|ll))|(?P<me>i|my|me|mine|myself|i['’](?:m|ve|d|ll)))\b"
)
_ABOUT_THEM = re.compile(
    r"(?i)^\W*(?:congrat|well done|great|good|lovely|loved|enjoyed|saw|noticed|hope|impressed"
    r"|so glad|delighted|happy to see|nice)"
)
_GO_BETWEEN = re.compile(
    r"(?i)^\W*(?P<name>[^\W\d_]\S*(?:\s+[^\W\d_]\S*){0,2})\s+(?:\w+\s+)?(?:suggested|told|mentioned|said"
    r"|recommended|introduced|thought|gave|advised|pointed)\b"
)
_NOT_THEIRS = re.compile(
    r"(?i)\bif you(?:['’]re|\s+are)? (?:ever|also|still)\b|\bif you (?:come|happen|pass)\b"
    r"|\bdo you (?:happen to )?know\b|\bhave you (?:met|read|tried|seen|heard)\b"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its place, its folded words, and of whom it is said."""

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    whose: Whose


def named_in(text: str) -> Iterator[Name]:
    """Every name inside the sentences of `text`; the first word of a sentence alone is none."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if _NOT_THEIRS.search(sentence):
            continue
        for run in _runs(sentence):
            first, last = run[0].start(), run[-1].end()
            words = tuple(
                word
                for token in run
                for word in re.findall(r"[^\W_]+(?:[+#]+)?", _bare(token.group()))
            )
            words = tuple(word for word in words if word not in _HABIT and not word.isdigit())
            if words:
                yield Name(
                    sentence[first:last], start + first, start + last, words,
                    pronoun_before(sentence, first),
                )  # fmt: skip


def _runs(sentence: str) -> Iterator[list[re.Match[str]]]:
    """Stretches of capitalised words; the first word of the sentence never opens one alone."""
    tokens = list(_TOKEN.finditer(sentence))
    run: list[re.Match[str]] = []
    for at, token in enumerate(tokens):
        capital = token.group()[0].isupper() and _bare(token.group()) not in _HABIT
        opening = at == 0 or bool(re.search(r"[:“\"(]\s*$", sentence[: token.start()]))
        joined = bool(run) and sentence[run[-1].end() : token.start()] == " "
        if capital and not opening and (joined or not run):
            run.append(token)
            continue
        if run:
            yield run
        run = [token] if capital and not opening else []
    if run:
        yield run


def _bare(token: str) -> str:
    """The word folded, without a genitive."""
    return re.sub(r"'s?$", "", folded(token))


def pronoun_before(sentence: str, at: int) -> Whose:
    """Of whom a word at `at` is said: the nearest pronoun before it decides, else one after it."""
    before = list(_PRONOUN.finditer(sentence, 0, at))
    if before:
        ours = before[-1].group().lower() == "our" and any(one["me"] for one in before)
        return "me" if before[-1]["me"] or ours else "them"
    if _GO_BETWEEN.match(sentence) or _ABOUT_THEM.match(sentence):
        return "them"
    after = _PRONOUN.search(sentence, at)
    if after is None:
        return "me"
    return "them" if after["them"] else "me"
