"""What the lists of people show: everybody, the ways into a company, and what a search finds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from composer.advice import Verdict
from composer.desk import Desk
from composer.search import Row, Search
from composer.ties import Tie
from composer.who import Reach, Reaches

PAGE = 30
LOOKED_AT = 25  # how many people a filter that must judge each looks at for one page

TIES: tuple[str, ...] = get_args(Tie)
VERDICTS: tuple[str, ...] = get_args(Verdict)


def listed(desk: Desk, search: Search, query: Mapping[str, str]) -> dict[str, Any]:
    """Everybody, those of the latest words first; judged one by one where a filter asks for it."""
    start = _number(query.get("start"))
    tie, advice = _one_of(query.get("tie"), TIES), _one_of(query.get("advice"), VERDICTS)
    filtered = bool(tie or advice)
    rows = search.listed(start, LOOKED_AT if filtered else PAGE)
    shown = [_plain(row) for row in rows] if not filtered else _judged(desk, rows, tie, advice)
    total = search.people()
    return {
        "title": "People",
        "rows": shown,
        "total": total,
        "start": start,
        "end": start + len(rows),
        "before": max(0, start - (LOOKED_AT if filtered else PAGE)) if start else None,
        "after": start + len(rows) if start + len(rows) < total else None,
        **_filters(tie, advice),
    }


def reaches(found: Reaches, query: Mapping[str, str]) -> dict[str, Any]:
    """The ways into one company, best first, with every reason."""
    tie, advice = _one_of(query.get("tie"), TIES), _one_of(query.get("advice"), VERDICTS)
    objective = found.objective
    rows = [one for one in found.reaches if tie in (None, one.tie) and advice in (None, one.advice)]
    return {
        "title": f"{objective.role} at {objective.company}",
        "objective": objective,
        "answer": found.answer,
        "rows": rows[:PAGE],
        "total": len(found.reaches),
        "hidden": max(0, len(rows) - PAGE),
        **_filters(tie, advice),
    }


def found(search: Search, words: str) -> dict[str, Any]:
    """What a search finds, and whether the index is still being filled."""
    stale = search.stale()
    return {"rows": search.find(words[:200]), "stale": stale, "words": words[:200]}


def table(found: tuple[Reach, ...]) -> list[tuple[str, ...]]:
    """The ways into a company as rows for a spreadsheet, with a header."""
    header = ("name", "company", "tie", "advice", "reason", "why not now")
    return [
        header,
        *(
            (one.name, one.company or "", one.tie, one.advice, one.reasons[0].text,
             one.why_not or "")
            for one in found
        ),
    ]  # fmt: skip


def _plain(row: Row) -> dict[str, Any]:
    return {"row": row, "tie": None, "advice": None, "why_not": None}


def _judged(
    desk: Desk, rows: list[Row], tie: str | None, advice: str | None
) -> list[dict[str, Any]]:
    judged = []
    for row in rows:
        standing = desk.advice(desk.contact(row.person_id), None)
        if tie in (None, standing.tie) and advice in (None, standing.advice):
            judged.append(
                {"row": row, "tie": standing.tie, "advice": standing.advice,
                 "why_not": standing.why_not}
            )  # fmt: skip
    return judged


def _filters(tie: str | None, advice: str | None) -> dict[str, Any]:
    return {"tie": tie, "verdict": advice, "ties": TIES, "verdicts": VERDICTS}


def _one_of(given: str | None, known: tuple[str, ...]) -> str | None:
    return given if given in known else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0
