"""A company as somebody pasted it goes in; the name that an address stands for comes out.

Pure. The address may be LinkedIn's page of a company, a job board's page of it, or its own site.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from scraper.organisations import own_label

_ADDRESS = re.compile(
    r"\s*(?:(?P<scheme>https?)://|(?P<www>www\.))?(?P<host>[\w-]+(?:\.[\w-]+)+)(?P<path>[/?#]\S*)?\s*",
    re.IGNORECASE,
)
#: Sites of many companies -> where in the path the company stands.
_SHARED = (
    (r"(?:[a-z]+\.)?linkedin\.com", r"/(?:company|school|showcase)/([^/?#]+)"),
    (r"(?:job-)?boards\.(?:eu\.)?greenhouse\.io|jobs\.(?:eu\.)?lever\.co", r"/([^/?#]+)"),
    (r"jobs\.ashbyhq\.com|apply\.workable\.com|jobs\.smartrecruiters\.com", r"/([^/?#]+)"),
)
SHORT = 3  # letters; a label this short is an abbreviation


def named_by(text: str) -> str:
    """The name that an address stands for; any other text, and an address of nobody, as it is."""
    found = _ADDRESS.fullmatch(text)
    if found is None or not (found["scheme"] or found["www"] or found["path"]):
        return text
    path = found["path"] or ""
    for host, place in _SHARED:
        if re.fullmatch(host, found["host"], re.IGNORECASE):
            there = re.match(place, path)
            return _written(unquote(there[1])) if there else text
    label = own_label(found["host"])
    return _written(label) if label else text


def _written(label: str) -> str:
    words = [one for one in re.split(r"[-_+\s]+", label) if one]
    return " ".join(one.upper() if len(one) <= SHORT else one[0].upper() + one[1:] for one in words)
