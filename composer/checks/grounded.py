"""grounded: names, years, quoted words and claims about the contact rest on evidence.

What no source shows is an error, with what the sources do show; a draft's pieces must name
evidence that exists. What the user says of themselves is theirs to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from composer.checks import Case, finding, once
from composer.claims import claims_in
from composer.facts import Facts, folded, told
from composer.grounds import SUPPORT
from composer.messages import Finding
from composer.names import named_in, pronoun_before
from composer.requests import sentence_spans
from composer.texts import greeting, quotations

# A figure that counts something: no year, no date, no length of time, no part of a word.
_FIGURE = re.compile(
    r"(?<![\w/.:#\-])(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?(?![\w/:\-])"
    r"(?!\s+(?:years?|months?|weeks?|days?|hours?|minutes?|mins?|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)\b)",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\b(?P<word>since|until|till) (?P<year>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?<![\d/.\-])(?:19|20)\d\d(?![\d/]|-\d\d)")


def check(case: Case) -> Iterator[Finding]:
    """An error for every statement about the contact without evidence."""
    facts = Facts(case.contact, case.me, case.settings, case.objective, case.today)
    yield from _pieces(case)
    text = without_own_words(case, facts)
    yield from once(_findings(text, case, facts))


def _findings(text: str, case: Case, facts: Facts) -> Iterator[Finding]:
    yield from _quotes(text, facts)
    spoken = [span for *span, words in quotations(text) if facts.says(words)]
    heard = case.history.answer is not None
    for claim in claims_in(text):
        if (claim.kind == "talked" and heard) or _inside(claim.start, claim.end, spoken):
            continue
        missing = SUPPORT[claim.kind](claim, facts)
        if missing:
            yield finding(__name__, "error", missing, claim.start, claim.end)
    yield from _names(text, facts)
    yield from _years(text, facts)
    yield from _numbers(text, facts)


def _inside(start: int, end: int, spans: Iterable[Sequence[int]]) -> bool:
    """Whether it stands in words quoted from a source, which claims it: the text does not."""
    return any(first <= start and end <= last for first, last in spans)


def without_own_words(case: Case, facts: Facts) -> str:
    """The text with greeting, sign-off, links and the user's own sentences blanked out."""
    text = case.text
    for own in filter(None, facts.user_texts()):
        if len(own.split()) >= 4:
            text = re.sub(re.escape(own.strip().rstrip(".")), _blank, text, flags=re.IGNORECASE)
    text = re.sub(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", _blank, text)
    opened = greeting(text)
    if opened:
        text = " " * opened[1] + text[opened[1] :]
    return text


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _pieces(case: Case) -> Iterator[Finding]:
    known = {one.evidence_id for one in (*case.evidence, *case.own_evidence)}
    known |= {one.proof for one in case.history.events}
    for piece in case.pieces:
        missing = sorted(set(piece.evidence) - known)
        if missing:
            start = max(0, case.text.find(piece.text))
            yield finding(
                __name__, "error", f"this names evidence that is not there: {', '.join(missing)}",
                start, start + len(piece.text),
            )  # fmt: skip


def _quotes(text: str, facts: Facts) -> Iterator[Finding]:
    """Words in quotation marks stand somewhere in a source."""
    own = folded(" ".join(filter(None, facts.user_texts())))
    for start, end, words in quotations(text):
        if len(words.split()) < 3:
            continue
        parts = [part for part in re.split(r"…|\.\.\.|\[[^\]]*\]", words) if part.strip(" .,")]
        if all(facts.says(part) or folded(part).strip(" .,") in own for part in parts):
            continue
        yield finding(
            __name__, "error", "no source has these words. "
            + told(facts.written[:2], "nothing they wrote is known"), start, end,
        )  # fmt: skip


def _names(text: str, facts: Facts) -> Iterator[Finding]:
    for name in named_in(text):
        if name.whose == "me" or all(word in facts.words for word in name.words):
            continue
        yield finding(
            __name__, "error", f"no source about {_called(facts)} mentions {name.text}. "
            + told(facts.places("position")[:2], "no job of theirs is known"), name.start, name.end,
        )  # fmt: skip


def _years(text: str, facts: Facts) -> Iterator[Finding]:
    for start, end in sentence_spans(text):
        for found in _YEAR.finditer(text, start, end):
            if pronoun_before(text[start:end], found.start() - start) != "them":
                continue
            wrong = _wrong_year(int(found.group()), text[start:end], facts)
            if wrong:
                yield finding(__name__, "error", wrong, found.start(), found.end())


def _numbers(text: str, facts: Facts) -> Iterator[Finding]:
    """A figure in what is said of the contact stands in a source."""
    known = {_plain(one) for words in facts.said for one in _FIGURE.findall(words)}
    for claim in claims_in(text):
        for found in _FIGURE.finditer(claim.sentence):
            theirs = pronoun_before(claim.sentence, found.start()) == "them"
            if not theirs or _plain(found.group()) in known:
                continue
            start = claim.at + found.start()
            yield finding(
                __name__, "error", f"no source about {_called(facts)} has the number"
                f" {found.group()}", start, start + len(found.group()),
            )  # fmt: skip


def _plain(figure: str) -> str:
    return figure.replace(",", "").replace(" ", "")


def _wrong_year(year: int, sentence: str, facts: Facts) -> str | None:
    """Why the year cannot stand: nothing is known of it, or the place named had another."""
    spoken = folded(sentence)
    rows = [
        one for one in facts.evidence
        if one.subject and one.kind in ("position", "education", "new_role")
        and folded(one.subject) in spoken
    ]  # fmt: skip
    dated = [one for one in rows if one.began_on or one.ended_on]
    if dated and not any(facts.covers(one, year) for one in dated):
        return f"{year} does not fit. " + told(dated[:2], "")
    edge = _EDGE.search(spoken)
    if edge and dated and int(edge["year"]) == year:
        days = [one.began_on if edge["word"] == "since" else one.ended_on for one in dated]
        if all(day and not day.startswith(edge["year"]) for day in days):
            return f"{year} does not fit. " + told(dated[:2], "")
    if year not in facts.years:
        return f"no source has the year {year}. " + told(facts.places("position")[:2], "")
    return None


def _called(facts: Facts) -> str:
    return facts.contact.called or facts.contact.full_name or "this contact"
