"""Parse room: finds the lines that carry a mark of quotation: ``>``, initials, a bar, a learnt one.

In: the lines of a mail. Out: ``quote`` on each marked line. Usenet readers quoted with almost any
sign, so a sign that stands on the lines straight below an attribution counts as this mail's mark.
What only looks quoted stays the writer's: a fenced block, a comparison of two files, a session at a
prompt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scraper.parse.mailbox.attributions import ends_attribution, introduces
from scraper.parse.mailbox.lines import Label, Line, next_written

MOST_FENCED = 200  # lines of one fenced block
LEARNT = frozenset(":#}%|!)]~&=+")
_ENDS = (":", "...", "…")
_SUPERCITED = re.compile(r"[ \t]{0,8}([^\W\d_]{5,16})> ")
_HUNK = re.compile(r"\d{1,7}(?:,\d{1,7})?[acd]\d{1,7}(?:,\d{1,7})?$")
_SESSION = re.compile(
    r">>> (?:import |from |print|def |for |[\w.\[\]'\"]{1,60} ?[(=\[]|[\w.]{1,60}$)"
)


def label(lines: Sequence[Line], labels: list[Label]) -> None:
    """Label the marked lines with ``quote``."""
    own = _own(lines)
    for at, line in enumerate(lines):
        if line.prefixed and not own[at]:
            labels[at] = "quote"
    _label_supercited(lines, labels)
    _label_barred(lines, labels)
    _label_learnt(lines, labels)
    _label_wrapped_rest(lines, labels)


def _label_supercited(lines: Sequence[Line], labels: list[Label]) -> None:
    """Whole names before the angle count where at least two lines carry the same one."""
    names = [_SUPERCITED.match(line.raw) if ">" in line.raw[:26] else None for line in lines]
    often = Counter(found[1] for found in names if found)
    for at, found in enumerate(names):
        if found and often[found[1]] > 1 and found[1][0].isupper():
            labels[at] = "quote"


def _label_barred(lines: Sequence[Line], labels: list[Label]) -> None:
    barred = [line.barred for line in lines]
    for at in range(1, len(lines)):
        if barred[at] and barred[at - 1] and lines[at].raw.count("|") < 3:
            labels[at - 1] = labels[at] = "quote"


def _label_learnt(lines: Sequence[Line], labels: list[Label]) -> None:
    """The sign below an attribution, there and on every later line that begins with it."""
    learnt = ""
    for at, line in enumerate(lines):
        if labels[at] is not None or line.blank:
            continue
        if line.text[0] in learnt:
            labels[at] = "quote"
        elif line.text.endswith(_ENDS) and introduces(lines, at):
            below = next_written(lines, at + 1)
            if below < len(lines) and below - at <= 2 and _is_run(lines, below):
                learnt += lines[below].text[0]


def _is_run(lines: Sequence[Line], at: int) -> bool:
    sign = lines[at].text[0]
    if sign not in LEARNT:
        return False
    while at < len(lines) and not lines[at].blank:
        if lines[at].text[0] != sign:
            return at > 0 and lines[at - 1].text[0] == sign
        at += 1
    return True


def _own(lines: Sequence[Line]) -> list[bool]:
    """Where an angle is no quotation: in fences, in comparisons, at a prompt."""
    own = [False] * len(lines)
    _mark_fenced(lines, own)
    compared = False
    for at, line in enumerate(lines):
        compared = bool(_HUNK.match(line.text)) or (
            compared and line.text[:2] in ("> ", "< ", ">", "<", "--", "\\ ")
        )
        own[at] = own[at] or compared or line.announces_between_angles
    angled = [line for line in lines if line.prefixed]
    session = [line for line in angled if _SESSION.match(line.text)]
    if session and 2 * len(session) > len(angled):
        for at, line in enumerate(lines):
            own[at] = own[at] or line.text.startswith(">>> ")
    return own


def _mark_fenced(lines: Sequence[Line], own: list[bool]) -> None:
    opened = None
    for at, line in enumerate(lines):
        if not line.text.startswith("```"):
            continue
        if opened is not None and at - opened <= MOST_FENCED:
            own[opened:at] = [True] * (at - opened)
            opened = None
        else:
            opened = at


def _label_wrapped_rest(lines: Sequence[Line], labels: list[Label]) -> None:
    """The end of a quoted line that the writer's mailer wrapped, left without its prefix."""
    torn = False
    for at in range(1, len(lines)):
        if labels[at] is not None or not lines[at - 1].prefixed or lines[at].blank:
            continue
        above, text = lines[at - 1].text, lines[at].text
        if at + 1 < len(lines) and lines[at + 1].prefixed and ends_attribution(lines[at]):
            labels[at] = "quote"
        cut = len(above) >= 60 and above[-1] not in ".!?:;…"
        inside = at + 1 < len(lines) and lines[at + 1].prefixed
        alone = at + 1 == len(lines) or lines[at + 1].blank
        if cut and not text[:1].isupper() and len(text) <= 30 and (inside or (torn and alone)):
            labels[at] = "quote"
            torn = True
