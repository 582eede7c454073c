"""A job posting, as plain text or as a saved page: role, company, link and skills come out.

Nothing is guessed: what the posting does not say in a recognisable way is None.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Skills that are looked for by name, besides those the user lists in proofs and offers.
SKILLS = (
    "airflow", "ansible", "aws", "azure", "bigquery", "c#", "c++", "clickhouse", "css", "dagster",
    "databricks", "dbt", "django", "docker", "elasticsearch", "excel", "figma", "flink", "gcp",
    "go", "golang", "grafana", "graphql", "hadoop", "html", "java", "javascript", "jenkins", "kafka",
    "kotlin", "kubernetes", "linux", "looker", "machine learning", "mongodb", "mysql", "node.js",
    "pandas", "php", "postgres", "postgresql", "power bi", "product management", "prometheus",
    "python", "pytorch", "r", "react", "redis", "redshift", "ruby", "rust", "salesforce", "sap",
    "scala", "snowflake", "spark", "sql", "swift", "tableau", "tensorflow", "terraform",
    "typescript", "user research", "vue",
)  # fmt: skip
# Said of many things besides the skill: only in a list of skills do they count.
_AMBIGUOUS = {"go", "r", "excel", "swift", "rust", "ruby", "spark"}

_LABELLED = {
    "role": re.compile(
        r"(?im)^[^\S\n]*(?:job title|title|role|position|vacancy)\s*[:–-]\s*(.{2,90}?)\s*$"
    ),
    "company": re.compile(
        r"(?im)^[^\S\n]*(?:company|employer|organi[sz]ation|hiring organi[sz]ation)\s*[:–-]\s*(.{2,60}?)\s*$"
    ),
}
_AT = re.compile(
    r"^(?P<role>[^\n|]{3,90}?)\s+(?:at|@)\s+(?P<company>[^\n|,(]{2,60}?)(?:\s*[|(,–-].*)?$"
)
_HIRING = re.compile(
    r"^(?P<company>[^\n|]{2,60}?)\s+(?:is\s+)?hiring\s+(?:an?\s+)?(?P<role>[^\n|]{3,90}?)"
    r"(?:\s+in\s+[^\n|]+)?(?:\s*\|.*)?$"
)
_LONGEST_HEAD = 300  # letters of a line that may name role and company
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_ROLE_WORD = re.compile(
    r"(?i)\b(?:engineer|developer|manager|analyst|scientist|designer|director|lead|head|consultant"
    r"|architect|specialist|officer|administrator|coordinator|researcher|writer|editor|nurse"
    r"|accountant|recruiter|associate|assistant|intern|scrum master|product owner|president|vp"
    r"|representative|executive|technician|teacher|planner|strategist|producer|counsel|operator)\b"
)


@dataclass(frozen=True, slots=True)
class Posting:
    """What a posting says of itself."""

    role: str | None = None
    company: str | None = None
    url: str | None = None
    skills: tuple[str, ...] = ()


def read_posting(text: str, known_skills: tuple[str, ...] = ()) -> Posting:
    """Read a posting.

    Args:
        text: plain text, or the HTML of a saved page; schema.org JobPosting is believed first.
        known_skills: the user's own, looked for beside the common ones.
    """
    page = bool(re.search(r"(?i)<(?:!doctype|html|head|body|script|title)\b", text[:5000]))
    stated = next(_job_postings(text), {}) if page else {}
    lines = _plain(text) if page else text
    role, company = _named(text, lines, page)
    organisation = stated.get("hiringOrganization")
    if isinstance(organisation, dict):
        organisation = organisation.get("name")
    return Posting(
        role=_tidy(stated.get("title")) or role,
        company=_tidy(organisation) or company,
        url=_tidy(stated.get("url")) or _address(text, page),
        skills=_skills(lines, known_skills),
    )


def _job_postings(text: str) -> Iterator[dict[str, Any]]:
    """schema.org JobPosting objects of a page."""
    for found in re.finditer(r"(?is)<script[^>]*application/ld\+json[^>]*>(.*?)</script>", text):
        try:
            value = json.loads(found[1])
        except ValueError:
            continue
        graph = value.get("@graph", [value]) if isinstance(value, dict) else value
        for one in graph if isinstance(graph, list) else ():
            if isinstance(one, dict) and one.get("@type") == "JobPosting":
                yield one


def _named(text: str, lines: str, page: bool) -> tuple[str | None, str | None]:
    """Role and company from labels, a title or the first lines."""
    labelled = {name: pattern.search(lines) for name, pattern in _LABELLED.items()}
    role = _tidy(labelled["role"][1]) if labelled["role"] else None
    company = _tidy(labelled["company"][1]) if labelled["company"] else None
    heads = _titles(text) if page else []
    heads += [line.strip()[:_LONGEST_HEAD] for line in lines.splitlines() if line.strip()][:4]
    for head in heads:
        for pattern in (_HIRING, _AT):
            found = pattern.match(head)
            if found and _ROLE_WORD.search(found["role"]):
                return role or _tidy(found["role"]), company or _tidy(found["company"])
    if role is None and heads and _ROLE_WORD.search(heads[0]) and len(heads[0]) <= 90:
        role = _tidy(heads[0].rstrip("."))
    return role, company


def _titles(text: str) -> list[str]:
    found = re.findall(r"(?is)<title[^>]*>(.*?)</title>|<h1[^>]*>(.*?)</h1>", text)
    return [re.sub(r"<[^>]+>", "", html.unescape(one or two)).strip() for one, two in found]


def _plain(text: str) -> str:
    bare = re.sub(r"(?is)<(script|style|head)\b.*?</\1>", " ", text)
    bare = re.sub(r"(?i)<(?:br|p|div|li|h\d|tr)\b[^>]*>", "\n", bare)
    return html.unescape(re.sub(r"<[^>]+>", "", bare))


def _address(text: str, page: bool) -> str | None:
    if page:
        own = re.search(
            r"(?i)<link[^>]*rel=[\"']?canonical[^>]*href=[\"']([^\"']+)|<meta[^>]*og:url[^>]*content="
            r"[\"']([^\"']+)|saved from url=\(\d+\)(\S+)",
            text,
        )
        return html.unescape(next(filter(None, own.groups()))) if own else None
    found = _LINK.search(text)
    return found.group().rstrip(".,;") if found else None


def _skills(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    mentioned = []
    for skill in dict.fromkeys((*(one.casefold() for one in known), *SKILLS)):
        pattern = rf"(?<![\w+#]){re.escape(skill)}(?![\w+#])"
        if skill in _AMBIGUOUS:
            named = rf"(?-i:\band {re.escape(skill.capitalize())})"
            pattern = rf"(?:[,/;•]\s*{re.escape(skill)}|{named})(?![\w+#])|(?<![\w+#]){re.escape(skill)}\s*[,/;]"
        if re.search(pattern, text, re.IGNORECASE):
            mentioned.append(skill)
    return tuple(mentioned)


def _tidy(value: object) -> str | None:
    text = re.sub(r"\s+", " ", html.unescape(str(value))).strip(" -–|") if value else ""
    return text or None
