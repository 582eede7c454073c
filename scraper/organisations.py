"""Two names go in; whether they are one company, or one school, comes out.

Pure. Says no where it cannot be sure: a false "we both worked there" is worse than a missed one.
Names are compared whole, never by a part ("Apple" is not "Apple Bank"). One company are: spellings,
legal forms, regions ("Google Deutschland GmbH"), abbreviations and former names of
`organisation_names`. Units with a name of their own (Instagram, Siemens Energy) stay apart. A
university that employs is compared as a school. One school are a university and its faculties,
wherever the university is named or `school_names` knows it (Harvard Business School is Harvard
University); campuses stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from scraper.folding import fold
from scraper.organisation_names import IN_DOMAINS, KEPT_WHOLE, RENAMED, SAME, Name
from scraper.organisation_noise import is_no_school, is_placeholder, names_in
from scraper.organisation_spelling import GENERIC, LEGAL, compact, listed, shorter, words
from scraper.school_names import SCHOOLS
from scraper.school_spelling import school_forms, school_words

__all__ = [
    "company_key",
    "company_keys",
    "is_placeholder",
    "mail_domain_fits",
    "own_label",
    "said",
    "same_company",
    "same_school",
    "school_key",
    "school_keys",
]

#: A longer text names nobody.
LONGEST = 300

#: A typo is believed only in a word this long of a name this long (see `_one_typo`).
_TYPO_WORD, _TYPO_NAME = 8, 16


def company_key(name: str) -> str | None:
    """An index key, equal for names of one company; None where no company is named.

    "Self-employed", "Stealth Startup", "N/A" and the like name none. A name in parentheses or an
    umlaut spelt out has further keys, see `company_keys`.
    """
    return next(iter(company_keys(name)), None)


def school_key(name: str) -> str | None:
    """An index key, equal for names of one school; None where no school is named."""
    return next(iter(school_keys(name)), None)


def same_company(left: str, right: str) -> bool:
    """Whether two names are one company; False where either names none."""
    ours, theirs = company_keys(left), company_keys(right)
    if not ours or not theirs:
        return False
    if not set(ours).isdisjoint(theirs) or _one_typo(left, right):
        return True
    return _is_slip_of_known(ours[0], theirs[0]) or _is_slip_of_known(theirs[0], ours[0])


def same_school(left: str, right: str) -> bool:
    """Whether two names are one school; False where either names none."""
    return not set(school_keys(left)).isdisjoint(school_keys(right))


def said(name: str) -> str:
    """The name without its legal form: "Tidelog Ltd." is "Tidelog"."""
    words = re.sub(r"\s*[(].*?[)]", "", name).split()
    while len(words) > 1 and fold(words[-1]).replace(".", "").strip(",&") in LEGAL | {""}:
        if fold(words[-2].strip(",")) in GENERIC:
            break
        words.pop()
    return " ".join(words).strip(" ,") or name.strip()


@lru_cache(maxsize=65_536)
def company_keys(name: str) -> tuple[str, ...]:
    """Every key a company field answers to, the main one first: full name, former name, "(WSG)"."""
    if len(name) > LONGEST or is_placeholder(name):
        return ()
    main, others, short = names_in(name)
    first = _company(main)
    if first is None:
        return ()
    abbreviations = [key for key in map(_company, short) if key and not _taken(key, first)]
    further = [key for key in map(_company, (*others, *_umlauts(main))) if key]
    return tuple(dict.fromkeys((first, *further, *abbreviations)))


@lru_cache(maxsize=16_384)
def school_keys(name: str) -> tuple[str, ...]:
    """Every key a school field answers to, the main one first."""
    if len(name) > LONGEST or is_no_school(name):
        return ()
    main, others, short = names_in(name)
    first = _school(main)
    if first is None:
        return ()
    abbreviations = [key for key in map(_school, short) if key and not _taken(key, first)]
    further = [key for key in map(_school, others) if key]
    return tuple(dict.fromkeys((first, *further, *abbreviations)))


def _company(name: str) -> str | None:
    found: tuple[str, ...] | None = words(name)
    last = found
    while found:
        if (key := compact(found)) in _COMPANIES:
            return _COMPANIES[key]
        last, found = found, shorter(found)
    if "univ" in fold(name):
        return _school(name)
    return compact(last) or None if last else None


def _school(name: str) -> str | None:
    key = None
    for form in school_forms(name):
        key = compact(school_words(form))
        if key in _SCHOOLS:
            return _SCHOOLS[key]
    return key or None


def _umlauts(name: str) -> tuple[str, ...]:
    spelt = re.sub(r"[äöüÄÖÜ]", lambda match: fold(match[0]) + "e", name)
    return (spelt,) if spelt != name else ()


def _taken(key: str, first: str) -> bool:
    """Whether an abbreviation belongs to another organisation that the tables know."""
    return key != first and key in _KNOWN


def _table(entries: Iterable[Name], school: bool) -> dict[str, str]:
    spelt = school_words if school else words
    table: dict[str, str] = {}
    for entry in entries:
        today = compact(spelt(entry.today))
        for other in (entry.today, *filter(None, entry.others.split("; "))):
            table.setdefault(compact(spelt(other)), today)
    return table


_COMPANIES = _table((*RENAMED, *SAME, *(Name(name, "") for name in KEPT_WHOLE)), school=False)
_DOMAINS = _table((*IN_DOMAINS, *RENAMED, *SAME), school=False)
_SCHOOLS = _table(SCHOOLS, school=True)
_KNOWN = frozenset(_COMPANIES.values()) | frozenset(_SCHOOLS.values())


def _one_typo(left: str, right: str) -> bool:
    """Whether two long names differ by one slip inside one long word: "Logistcs".

    A slip at a word's first or last two letters may be another word, so it does not count.
    """
    ours, theirs = words(names_in(left)[0]), words(names_in(right)[0])
    unequal = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
    if len(ours) != len(theirs) or len(unequal) != 1:
        return False
    one, other = sorted(unequal[0], key=len)
    long = len(one) >= _TYPO_WORD - 1 and len(compact(ours)) >= _TYPO_NAME and len(ours) > 1
    inside = one[0] == other[0] and one[-2:] == other[-2:] and one.isalpha() and other.isalpha()
    return long and inside and OSA.distance(one, other) == 1


def _is_slip_of_known(slip: str, known: str) -> bool:
    """Whether a name is a long known one but for two letters swapped, or one doubled: "Mircosoft",
    "Goldmann Sachs"."""
    if known not in _KNOWN or slip in _KNOWN or len(known) < _TYPO_WORD or slip[:1] != known[:1]:
        return False
    if len(slip) == len(known):
        return sorted(slip) == sorted(known) and OSA.distance(slip, known) == 1
    once = re.sub(r"(.)\1", r"\1", slip) == re.sub(r"(.)\1", r"\1", known)
    return once and abs(len(slip) - len(known)) == 1


# --- mail ---------------------------------------------------------------------------------------

#: Hosts that hand out addresses to anybody, whatever stands behind the dot.
_FREE_LABELS = listed(
    """
    gmail googlemail outlook hotmail yahoo ymail rocketmail aol icloud gmx protonmail yandex
    fastmail tutanota hushmail zohomail inbox mailinator rediffmail
    """
)
_FREE_HOSTS = listed(
    """
    live.com live.co.uk live.de live.fr live.nl msn.com me.com mac.com proton.me pm.me tuta.io
    tuta.com hey.com mail.com email.com web.de t-online.de freenet.de posteo.de mailbox.org
    arcor.de orange.fr free.fr laposte.net wanadoo.fr sfr.fr bbox.fr libero.it virgilio.it
    tiscali.it alice.it tin.it uol.com.br bol.com.br terra.com.br mail.ru bk.ru list.ru
    rambler.ru ya.ru qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
    btinternet.com sky.com virginmedia.com ntlworld.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp
    nifty.com zoho.com ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl telenet.be skynet.be
    bluewin.ch seznam.cz wp.pl o2.pl onet.pl interia.pl bigpond.com optusnet.com.au shaw.ca
    rogers.com sympatico.ca duck.com linkedin.com
    """
)
_SECOND_LEVEL = listed(
    """
    co com org net ac edu gov go gob gouv ne or mil nom in
    """
)
_DRESS = re.compile(
    r"^(?:get|try|use|join|team|my|the|hello|mail)(?=.{4})|(?<=.{4})(?:hq|inc|corp|group|app|global|"
    r"gmbh|ltd|llc|online|official)$"
)


def mail_domain_fits(domain: str, company: str) -> bool:
    """Whether a mail domain is the company's: ``northwind.example`` and "Northwind Logistics GmbH".

    True if the domain's own name is the company's name, its abbreviation, or its first word or
    words where no other known company is called so. Hosts open to anybody never fit. `domain` may
    be a whole address.
    """
    label = own_label(domain)
    keys = company_keys(company)
    if label is None or not keys:
        return False
    called = _DOMAINS.get(label, label)
    if called in keys or _DRESS.sub("", label) in keys:
        return True
    found = words(names_in(company)[0])
    begins = ["".join(found[:count]) for count in range(1, len(found))]
    return len(label) > 3 and label in begins and label not in GENERIC and called not in _KNOWN


def own_label(domain: str) -> str | None:
    """The label registered: ``mail.north-wind.co.uk`` -> ``northwind``; None for free mail."""
    host = domain.rpartition("@")[2].strip().strip(".").casefold()
    labels = host.split(".")
    if len(labels) < 2 or any(".".join(labels[i:]) in _FREE_HOSTS for i in range(len(labels))):
        return None
    own = -3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else -2
    label = compact(words(labels[own].replace("-", " ")))
    return None if label in _FREE_LABELS else label
