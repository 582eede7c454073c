"""One capture while it is being saved: its rows, its people, and what could not be told.

`Saving` is handed from noun to noun; it knows whom a slug, an address or a bare name means, and
notes a `Problem` where a name was all there was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scraper.errors import Problem
from scraper.identity import slug_key
from scraper.names import name_key, signed_name
from scraper.store.ledger import Known
from scraper.store.people import People
from scraper.store.rows import Rows, Seen, Value

_NOBODY = frozenset({"linkedin member", "linkedin", ""})  # LinkedIn's words for an account gone


@dataclass(slots=True)
class Saving:
    """A capture being saved.

    Attributes:
        anchor: under which key the page's personless records are filed.
        subject: whom they belong to; None when the records name their own people.
        dropped: mails and meetings of nobody known, of which nothing was kept.
        met: the connections that the file has named so far.
        by_name: somebody was looked for by a name alone.
        moved: people whose profile address is new though they were connected before the file's day,
            with the day of connecting.
    """

    name: str
    people: People
    rows: Rows
    seen: Seen
    subject: Known | None = None
    anchor: str = "me"
    dropped: int = 0
    by_name: bool = False
    problems: dict[tuple[str, str], Problem] = field(default_factory=dict)
    own: list[tuple[Value, ...]] = field(default_factory=list)
    met: set[int] = field(default_factory=set)
    moved: list[tuple[int, str]] = field(default_factory=list)
    signatures: dict[int, tuple[str, str]] = field(default_factory=dict)

    def problem(self, kind: str, about: str, detail: str) -> None:
        """Note a problem, once for each thing it is about."""
        self.problems.setdefault((kind, about), Problem(kind, self.name, detail))

    def count(self, new: bool) -> None:
        """Count something that makes no row of evidence: an address joined, say."""
        self.rows.new += new
        self.rows.unchanged += not new

    def somebody(self, slug: str | None, name: str | None, *, make: bool = True) -> Known | None:
        """The person of a slug, made when `make`; None for the forgotten, the user and nobody."""
        key = slug_key(slug)
        known = self.people.find("slug", key)
        if known is None and key and make:
            known = self.people.meet(name, self.seen.source, slug=key)
        return None if known is None or known.is_me else known

    def namesake(self, name: str | None, what: str) -> Known | None:
        """The one known person of a name, with the problem that says a name was all there was."""
        if name_key(name) in _NOBODY:
            return None
        self.by_name = True
        found = self.people.named(name)
        if len(found) == 1:
            self.problem(
                "matched_by_name", str(name), f"{what} names {name} without a profile address"
            )
            return found[0]
        how_many = f"{len(found)} people here have" if found else "nobody here has"
        self.problem("unmatched_person", str(name), f"{what}: {how_many} the name {name}")
        return None

    def add(
        self, table: str, known: Known, anchor: str, key: Sequence[Value],
        values: tuple[Value, ...], *, trust: str | None = None,
    ) -> None:  # fmt: skip
        """File a fact under a person."""
        anchors = self.people.anchors(known.person_id, anchor)
        self.rows.add(table, known.person_id, anchors, key, values, trust=trust)

    def note_signature(self, known: Known, text: str | None, sent_at: str | None) -> None:
        """Remember with what name somebody signs; the newest one counts."""
        signed = signed_name(text, known.full_name)
        if signed and (sent_at or "") >= self.signatures.get(known.person_id, ("", ""))[0]:
            self.signatures[known.person_id] = (sent_at or "", signed)
