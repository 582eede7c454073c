"""Two names go in; whether they are one company, or one school, comes out.

Pure. Says no where it cannot be sure: a false "we both worked there" is worse than a missed one.
"""

from __future__ import annotations

import re
import unicodedata

_LEGAL = frozenset(
    "inc incorporated llc ltd limited corp corporation co company plc gmbh ag se sa nv bv".split()
)


def is_placeholder(name: str) -> bool:
    """Whether a company field names no company: "Self-employed", "Freelance", "-"."""
    return not re.search(r"\w", name) or name.strip().casefold() in {
        "self-employed", "freelance", "stealth startup", "confidential", "n/a", "retired",
    }  # fmt: skip


def company_key(name: str) -> str | None:
    """An index key, equal for names of one company; None where no company is named."""
    if is_placeholder(name):
        return None
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold().replace(".", ""))
    words = words[1:] if words[:1] == ["the"] else words
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return "".join(words) or None


def school_key(name: str) -> str | None:
    """An index key, equal for names of one school; None where no school is named."""
    return company_key(name)


def same_company(left: str, right: str) -> bool:
    """Whether two names are one company."""
    key = company_key(left)
    return key is not None and key == company_key(right)


def same_school(left: str, right: str) -> bool:
    """Whether two names are one school."""
    key = school_key(left)
    return key is not None and key == school_key(right)


def mail_domain_fits(domain: str, company: str) -> bool:
    """Whether a mail domain is likely the company's: ``northwind.example``, "Northwind GmbH"."""
    key = company_key(company)
    return key is not None and domain.casefold().split(".")[-2:-1] == [key]
