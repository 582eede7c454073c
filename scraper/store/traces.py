"""By what somebody is recognised in other people's words: full name, slugs, addresses, member id.

In: their rows. Out: a `Traces` that finds and masks them in any text, as pages, tables, JSON and
web addresses may write them. A bare first name is nobody's trace; nor is a full name that another
person here bears too, or that stands within another's longer one.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from urllib.parse import quote

from scraper.folding import fold
from scraper.names import name_key
from scraper.settings import GONE

# Between two words of a name.
_BLANK = r"(?:[\s+_]|&nbsp;|&#160;|&#xa0;|%20|%c2%a0|\\u00a0|\\[nrt])+"
# A letter before is no letter of the text where it is the end of an escape.
_ESCAPED = r"(?<=\\n)|(?<=\\r)|(?<=\\t)|(?<=%[0-9a-f]{2})|(?<=\\u[0-9a-f]{4})"
_BEFORE_NAME = rf"(?:(?<!\w)|{_ESCAPED})"
_BEFORE_KEY = rf"(?:(?<![\w.+%-])|{_ESCAPED}|(?<=\.\.\.))"
# "Ann Lee-Jones" is not Ann Lee; "Ann Lee-led" is.
_AFTER_NAME = r"(?!\w)(?!-(?-i:[A-ZÀ-Þ]))"
_AFTER_ADDRESS = r"(?![\w-]|\.(?-i:[a-z]))"
_AFTER_SLUG = r"(?![\w-]|%[c-f])"
_PROFILE = r"(?:(?<=/in/)|(?<=\\/in\\/)|(?<=%2fin%2f))"
_BARE_HYPHEN = re.compile(r"[A-ZÀ-Þ]\w*-$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")


@dataclass(frozen=True)
class Traces:
    """What is to be found of one person.

    Attributes:
        keys: hashed into `forgotten`: ``kind:value``, and ``name:name:<key>:<day>``.
        full_name: as it stands in `person`.
        slugs, addresses, member_ids: their keys, normalised.
        others: full names of everybody else who is known.
    """

    keys: frozenset[str]
    full_name: str | None
    slugs: frozenset[str]
    addresses: frozenset[str]
    member_ids: frozenset[str]
    others: tuple[str, ...] = ()

    def found_in(self, text: str) -> bool:
        """Whether any trace is in a text."""
        return self.masked(text)[1] > 0

    def masked(self, text: str) -> tuple[str, int]:
        """The text with `GONE` for every trace, and how many there were."""
        low = text.casefold()
        if not any(anchor in low for anchor in self._anchors):
            return text, 0
        count = 0

        def gone(found: re.Match[str]) -> str:
            nonlocal count
            if found["other"] or _BARE_HYPHEN.search(
                text, max(0, found.start() - 40), found.start()
            ):
                return found[0]
            count += 1
            return GONE

        return self._pattern.sub(gone, text), count

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The full names that are theirs alone, with and without what stands around them."""
        if not self.full_name or fold(self.full_name) in {fold(one) for one in self.others}:
            return ()
        plain = self.full_name.split(",")[0]
        forms = dict.fromkeys(" ".join(one.split()) for one in (self.full_name, plain))
        return tuple(one for one in forms if len(one.split()) > 1 or _UNSPACED.fullmatch(one))

    @cached_property
    def _anchors(self) -> tuple[str, ...]:
        """Short texts one of which is wherever a trace is: quick to look for."""
        ends = {word for name in self.names for word in name.split()[-1:]}
        keys = self.slugs | self.addresses | self.member_ids
        return tuple({form.casefold() for one in (*ends, *keys) for form in _written(one)})

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        others = [_name(one) for one in self._longer()]
        parts = [rf"(?P<other>{'|'.join(others) or '(?!)'})", *self._parts()]
        return re.compile("|".join(parts), re.IGNORECASE)

    def _longer(self) -> Iterator[str]:
        """Others' names in which one of theirs stands."""
        mine = [fold(one) for one in self.names]
        yield from (one for one in self.others if any(name in fold(one) for name in mine))

    def _parts(self) -> Iterator[str]:
        yield from (_name(one) for one in self.names)
        for one in self.addresses:
            yield f"{_BEFORE_KEY}{_either(one)}{_AFTER_ADDRESS}"
        for one in self.member_ids:
            yield f"{_BEFORE_KEY}{_either(one)}{_AFTER_SLUG}"
        for one in self.slugs:
            before = _BEFORE_KEY if self._telling(one) else _PROFILE
            yield f"{before}{_either(one)}{_AFTER_SLUG}"
            yield rf"(?<=/posts/){_either(one)}(?=_)"

    def _telling(self, slug: str) -> bool:
        """Whether a slug means them wherever it stands, and not only in a profile's address."""
        if re.search(r"[-\d]", slug):
            return True
        words = [word for word in fold(self.full_name or "").split() if len(word) > 1]
        return sum(word in fold(slug) for word in words) > 1


def traces(db: sqlite3.Connection, person_id: int) -> Traces:
    """The traces of a person whose rows are still there."""
    sql = "SELECT kind, value FROM identity WHERE person_id = ?"
    found = db.execute(sql, (person_id,)).fetchall()
    (name,) = db.execute(
        "SELECT full_name FROM person WHERE person_id = ?", (person_id,)
    ).fetchone()
    sql = "SELECT connected_on FROM connection WHERE person_id = ?"
    days = [(on or "")[:10] for (on,) in db.execute(sql, (person_id,))]
    keys = {f"{kind}:{value}" for kind, value in found}
    keys |= {f"name:name:{name_key(name)}:{day}" for day in days}
    sql = "SELECT full_name FROM person WHERE person_id != ? AND full_name IS NOT NULL"
    others = tuple(one for (one,) in db.execute(sql, (person_id,)))

    def of_kind(wanted: str) -> frozenset[str]:
        return frozenset(value for kind, value in found if kind == wanted)

    return Traces(
        frozenset(keys), name, of_kind("slug"), of_kind("email"), of_kind("member_id"), others
    )


def _name(name: str) -> str:
    """A pattern for a full name, either way round."""
    words = name.split()
    if len(words) == 1:
        return _either(name)
    straight = _BLANK.join(_either(word) for word in words)
    turned = f"{_either(words[-1])},{_BLANK}{_BLANK.join(map(_either, words[:-1]))}"
    return f"{_BEFORE_NAME}(?:{straight}|{turned}){_AFTER_NAME}"


def _either(word: str) -> str:
    forms = sorted(_written(word), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, forms))})"


def _written(word: str) -> set[str]:
    """A word as texts, pages, JSON and web addresses write it, with its accents and without."""
    spelt = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
    spelt.add(
        "".join(
            one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one)
        )
    )
    return {form for one in spelt for form in _encoded(one)}


def _encoded(word: str) -> Iterable[str]:
    return (
        word, quote(word), quote(word, safe="@"), escape(word), json.dumps(word)[1:-1],
        word.encode("ascii", "xmlcharrefreplace").decode(),
        "".join(one if one.isascii() else f"&#x{ord(one):x};" for one in word),
    )  # fmt: skip
