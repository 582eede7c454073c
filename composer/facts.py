"""What is known of a contact and the user, arranged so that a claim can be held against it.

Comes in: two contacts with evidence, the objective and the user's own words. Goes out: the words,
years, places and own writings that may be said, and what the evidence says in a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from composer.evidence import Contact, Evidence
from composer.messages.grammar import in_month, listed, parsed
from composer.messages.own_words import stems
from scraper import dates, organisations
from scraper.settings import Objective, Settings

# Kinds whose `quote` is the contact's own writing for others to read.
WRITTEN = ("post", "article", "comment", "blog_post")
TALKED = ("message", "mail", "meeting", "invitation_note")
_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")


@lru_cache(4096)
def folded(text: str) -> str:
    """Lower case, without accents, typographic quotes made plain, blanks made single."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = re.sub(r"[‘’ʼ`´]", "'", re.sub(r"[“”„«»]", '"', re.sub(r"[–—‑]", "-", plain)))
    return re.sub(r"\s+", " ", plain).strip()


def words_of(text: str | None) -> set[str]:
    """The folded words of a text."""
    return set(_WORD.findall(folded(text or "")))


@dataclass(frozen=True)
class Facts:
    """All that a text to `contact` may rest on."""

    contact: Contact
    me: Contact | None
    settings: Settings
    objective: Objective | None
    today: date | None

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """Of the contact, without what is only inferred."""
        return tuple(one for one in self.contact.evidence if one.trust != "inferred")

    @cached_property
    def own(self) -> tuple[Evidence, ...]:
        """Of the user."""
        return tuple(self.me.evidence) if self.me else ()

    @cached_property
    def words(self) -> set[str]:
        """Every word that some source, or the user's own file, has."""
        return set().union(*map(words_of, self._texts()))

    @cached_property
    def theirs(self) -> set[str]:
        """Stems of all that the contact's evidence says; the user's words to them included."""
        texts = [self.contact.title, self.contact.headline, self.contact.company]
        texts += [self.contact.location]
        for one in self.evidence:
            texts += [one.quote, one.subject, one.detail]
        return stems(texts)

    @property
    def said(self) -> Iterator[str]:
        """Every text that some source, or the user's own file, has."""
        return filter(None, self._texts())

    def _texts(self) -> Iterator[str | None]:
        for person in (self.contact, self.me):
            if person:
                yield from (person.full_name, person.called, person.company, person.title)
                yield from (person.headline, person.location)
        for one in (*self.evidence, *self.own):
            yield from (one.quote, one.subject, one.detail)
        yield from self.user_texts()

    def user_texts(self) -> Iterator[str | None]:
        """What the user wrote in askwell.toml."""
        yield from (self.settings.me.name, self.settings.voice.signoff)
        for objective in (self.objective, *self.settings.objective):
            if objective:
                yield from (objective.role, objective.company, objective.url, objective.why)
                yield " ".join(objective.skills)
        for proof in self.settings.proof:
            yield from (proof.text, " ".join(proof.skills))
        for offer in self.settings.offer:
            yield from (offer.text, " ".join(offer.skills))

    def user_name_words(self) -> str:
        """The user's name, whichever source has it."""
        return self.settings.me.name or (self.me.full_name if self.me else None) or ""

    def user_stems(self) -> set[str]:
        """Stems of the objective: a sentence may name it without claiming anything."""
        about = self.objective
        return stems((about.role, about.company)) if about else set()

    @cached_property
    def years(self) -> set[int]:
        """Every year that lies inside something known."""
        return set().union(*(self._years(one) for one in (*self.evidence, *self.own)))

    def _years(self, one: Evidence) -> set[int]:
        began, ended = parsed(one.began_on), parsed(one.ended_on)
        if not began and not ended:
            return {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", one.quote or "")}
        first = (began or ended or (0,))[0]
        last = ended[0] if ended else first
        if not ended and one.kind in ("position", "education", "connected"):
            last = self.today.year if self.today else first
        said = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", one.quote or "")}
        return set(range(first, max(first, last) + 1)) | said

    def covers(self, one: Evidence, year: int) -> bool:
        """Whether `year` lies inside `one`; an unknown end covers up to today."""
        return year in self._years(one)

    def places(self, kind: str, *, own: bool = False) -> tuple[Evidence, ...]:
        """Jobs (`position`) or schools (`education`), the current one of the export included."""
        kinds = (kind, "connected", "new_role") if kind == "position" else (kind,)
        rows = self.own if own else self.evidence
        found = [one for one in rows if one.kind in kinds and one.subject]
        return tuple(sorted(found, key=lambda one: kinds.index(one.kind)))

    def shared(self, kind: str, *, together: bool) -> tuple[tuple[Evidence, Evidence], ...]:
        """Pairs of theirs and the user's at one employer or school; with proof of dates, or not."""
        same = organisations.same_company if kind == "position" else organisations.same_school
        return tuple(
            (theirs, own)
            for theirs in self.places(kind)
            for own in self.places(kind, own=True)
            if same(theirs.subject or "", own.subject or "")
            and (not together or self._overlap(theirs, own) or self._told(theirs, same))
        )

    def _told(self, theirs: Evidence, same: Callable[[str, str], bool]) -> bool:
        """Whether the user said, when asked, that they overlapped at that place."""
        words = [one for one in self.evidence if one.kind == "highlight" and one.source == "user"]
        return any(same(one.subject or "", theirs.subject or "") for one in words)

    def _overlap(self, theirs: Evidence, own: Evidence) -> bool:
        if self.today is None or theirs.kind == "connected":
            return False
        return dates.overlap(_span(theirs), _span(own), self.today) == "together"

    @cached_property
    def written(self) -> tuple[Evidence, ...]:
        """What the contact wrote themselves, their words above a re-share included."""
        above = [one for one in self.passed_on if one.detail == "reshare" and one.quote]
        return (*(one for one in self.evidence if one.kind in WRITTEN), *above)

    @cached_property
    def passed_on(self) -> tuple[Evidence, ...]:
        """What the contact only re-shared."""
        return tuple(one for one in self.evidence if one.kind == "reshare")

    @cached_property
    def talked(self) -> tuple[Evidence, ...]:
        """Messages, mails and meetings between the two."""
        return tuple(one for one in self.evidence if one.kind in TALKED)

    def says(self, words: str, rows: Iterable[Evidence] | None = None) -> Evidence | None:
        """The evidence in which `words` stand, compared without case, accents and typography."""
        wanted = folded(words).strip(" .,;:!?…")
        for one in self.evidence if rows is None else rows:
            if wanted and wanted in folded(f"{one.quote or ''} {one.subject or ''}"):
                return one
        return None


def _span(one: Evidence) -> dates.Span:
    ends = one.ended_on or (one.seen_on if one.kind == "position" else None)
    return dates.Span(one.began_on, ends, None)


def told(rows: Iterable[Evidence], nothing: str) -> str:
    """What the evidence says, for the user: "Data Engineer at Fernhill, 2019 to 2021"."""
    said = list(dict.fromkeys(_line(one) for one in rows))
    return "The evidence says: " + listed(said) if said else nothing


def _line(one: Evidence) -> str:
    text = re.sub(r"\s+", " ", one.quote or one.subject or one.kind).strip()
    text = text if len(text) <= 70 else text[:67].rsplit(" ", 1)[0] + " …"
    began, ended = parsed(one.began_on), parsed(one.ended_on)
    if one.kind in ("position", "education") and began:
        return f"{text}, {began[0]} to {ended[0]}" if ended else f"{text}, since {began[0]}"
    if one.kind in (*WRITTEN, *TALKED, "reshare"):
        text = f"“{text}”"
    return f"{text} ({in_month(one.began_on or '')})" if began else text
