"""A school as somebody typed it goes in; the folded words of the institution come out.

Pure. Order matters ("University of Washington" is not "Washington University"), small words do
not; "university" and cities are put into English; faculties give way to their university.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.organisation_spelling import listed, words

_UNIVERSITY = listed(
    """
    universitat universiteit universite universidad universidade universita universitet univ uni
    universitetet uniwersytet universitas univerzita univerzitet universitesi yliopisto
    universitate universitatea egyetem universitaet sveuciliste
    """
)
_WORDS = {
    "technische": "technical", "technischen": "technical", "st": "saint", "inst": "institute",
    "munchen": "munich", "muenchen": "munich", "wien": "vienna", "koln": "cologne",
    "lisboa": "lisbon", "roma": "rome", "milano": "milan", "torino": "turin", "firenze": "florence",
    "napoli": "naples", "sevilla": "seville", "geneve": "geneva", "genf": "geneva",
    "bruxelles": "brussels", "brussel": "brussels", "praha": "prague", "warszawski": "warsaw",
    "warszawa": "warsaw", "kobenhavn": "copenhagen", "kobenhavns": "copenhagen",
    "goteborg": "gothenburg", "goteborgs": "gothenburg", "nurnberg": "nuremberg",
    "hannover": "hanover", "genova": "genoa", "padova": "padua", "venezia": "venice",
    "luzern": "lucerne", "antwerpen": "antwerp", "gent": "ghent", "zuerich": "zurich",
    "helsingin": "helsinki", "bologna": "bologna", "coimbra": "coimbra", "pisa": "pisa",
}  # fmt: skip
_SMALL = listed(
    """
    of the at in for and de la le du des do da dos das del della degli dei di zu zur fur von van
    der den el l d und et y e a
    """
)
#: Systems of campuses: an abbreviation that needs the place behind it.
_SYSTEMS = {
    "uc": "university california", "ut": "university texas", "umass": "university massachusetts",
    "unc": "university north carolina", "iit": "indian institute technology",
    "iim": "indian institute management", "nit": "national institute technology",
    "iiit": "international institute information technology", "tu": "technical university",
    "suny": "state university new york", "cuny": "city university new york",
    "csu": "california state university", "penn": "university pennsylvania",
}  # fmt: skip
_UNIT = r"(?:school|faculty|department|dept|division|fakult\w*|facult\w*|facolt\w*|faculdade)"
_HAS_UNIT = re.compile(rf"(?i)\b{_UNIT}\b|\bcollege of\b|\bexecutive education\b|\bextension\b")
_HAS_INSTITUTION = re.compile(
    r"(?i:\buniv|\buni\b|institute of technology|polytechni)|^[A-Z]{2,5}\b"
)
_UNIT_OF = re.compile(
    rf"(?i)^.*\b{_UNIT}\b.* (?:of|at) (?:the )?(?:(?=univ)|(?=\S+ (?:\S+ )?univ))"
)
_UNIT_AFTER = re.compile(
    r"^((?i:.*\b(?:university|universit\w+|institute of technology)\b.*?)|[A-Z]{2,5}(?: \w+)?)"
    r"(?i:[ ,]+(?:the )?(?:(?:graduate|law|medical|business|dental|summer|engineering) )*"
    rf"(?:{_UNIT}\b|college of\b|executive education|extension|continuing|mba\b).*)$"
)
_FEDERATION = re.compile(r"(?i)(?<=\w)(?:,|\s+[-–—])\s*(?:the )?university of london$")
_NAMED_UNIT = re.compile(r"(?i)^(.+ university) (?:\w+ ){1,2}(?:school|faculty|division) of .*$")


def school_words(name: str) -> tuple[str, ...]:
    """The words that tell one school from another, in order and in English."""
    found = [word.lstrip("=") for word in words(name)]
    found = ["university" if word in _UNIVERSITY else _WORDS.get(word, word) for word in found]
    if len(found) > 1 and found[0] in _SYSTEMS:
        found[:1] = _SYSTEMS[found[0]].split()
    return tuple(word for word in found if word not in _SMALL) or tuple(found)


def school_forms(name: str) -> Iterator[str]:
    """The name as it stands, then ever less of it: without faculty segments, faculty words."""
    yield name
    name = _FEDERATION.sub("", name)
    yield name
    segments = [part for part in re.split(r"\s*[,:/]\s*|\s+[-–—]\s+", name) if part]
    kept = [part for part in segments if not _HAS_UNIT.search(part) or _UNIT_OF.match(part)]
    if len(kept) < len(segments) and any(map(_HAS_INSTITUTION.search, kept)):
        name = " ".join(kept)
        yield name
    cut = _UNIT_OF.sub("", name)
    if cut != name:
        yield cut
    for pattern in (_NAMED_UNIT, _UNIT_AFTER):
        if match := pattern.match(cut):
            yield match[1]
            return
