"""Names as one says them: a company without its legal form, a job without what stands in brackets.

A name from a source comes in, its own words go out: fewer of them, never others.
"""

from __future__ import annotations

import re

from composer.messages.word_sets import word_set

# Legal forms behind a company's name; "Co" and "Company" are left, many a name needs them.
_FORMS = (
    r"inc|incorporated|llc|l\.l\.c|ltd|limited|corp|corporation|plc|llp|lp|gmbh(?: & co\.? kg)?|ag|"
    r"kg|kgaa|ohg|ug|se|s\.?a|sas|sarl|s\.r\.l|srl|s\.p\.a|spa|b\.?v|n\.?v|ab|as|a/s|oy|oyj|aps|"
    r"pty(?:\.? ltd)?|pvt(?:\.? ltd)?|pte(?:\.? ltd)?|ltda|sp\. ?z ?o\.? ?o|s\.?r\.?o|kft|zrt|"
    r"lda|sdn\.? bhd|co\.,? ltd|private limited|public limited company"
)
_LEGAL = re.compile(rf"(?<=\S)(?:,\s*|\s+)\(?(?:{_FORMS})\.?\)?$", re.IGNORECASE)
# Forms that are words or names as well count in capitals only: "Visa", "Spa", "As".
_IN_CAPITALS = word_set("ag as ab se sa spa lp kg ug oy sas bv nv")
_EMOJI = re.compile(r"[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+")
# Where a job title ends and its setting begins.
_TITLE_END = re.compile(
    r"(?:(?<=[a-z])\s*/\s*(?=[A-Z])"  # the second of two titles, not UI/UX
    r"|\s*(?:\(|\[|\||·|•|;|@|\s[-–—:]\s|\s(?:at|bei|chez)\s)).*$"
)
_OF = re.compile(
    r"^(?:(?:royal|national|federal|technical|open|state|imperial|london)\s+)?"
    r"(?:university|college|institute|school|academy|faculty|conservatory|polytechnic)"
    r" (?:of|for)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"^(?:[A-Z][\w.]*[A-Z.]|Jr\.?|Sr\.?|Esq\.?|[IVX]+)$")
_SHORT = 4  # letters: a name in capitals that is no longer may be an abbreviation


def company(name: str) -> str:
    """ "Northwind Ltd." as "Northwind"; a name that would be nothing without its form is kept."""
    said = _EMOJI.sub("", re.sub(r"\s+", " ", name)).strip()
    while (found := _LEGAL.search(said)) and found.start() > 1:
        form = found.group().strip(" ,.()")
        if form.lower() in _IN_CAPITALS and not form.isupper():
            break
        said = said[: found.start()].rstrip(" ,")
    return said


def school(name: str) -> str:
    """ "University of Aldmoor" as "the University of Aldmoor"."""
    said = re.sub(r"\s+", " ", name).strip()
    return f"the {said}" if _OF.match(said) else said


def title(name: str) -> str:
    """ "Senior Product Manager, Growth (Remote, EMEA)" as "Senior Product Manager"."""
    said = re.sub(r"\s+", " ", _EMOJI.sub(" ", name)).strip()
    said = _TITLE_END.sub("", said).strip() or said
    first = said.split(",")[0]
    return first if " " in first else said


def people(names: str) -> list[str]:
    """A list of full names apart by commas, without the letters behind a name."""
    parts = (part.strip() for part in names.split(","))
    return [_calm(part) for part in parts if part and not _LETTERS.match(part)]


def _calm(name: str) -> str:
    """A name shouted or whispered throughout, in ordinary letters."""
    if len(name) > _SHORT and (name.isupper() or name.islower()):
        return re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), name)
    return name
