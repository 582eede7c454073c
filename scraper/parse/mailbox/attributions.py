"""Parse room: recognises the line that says whose words follow, in the languages mailers write it.

"On Mon, 14 Sep 2026 at 19:02, Maya Okafor <maya@okafor.example> wrote:", wrapped or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.parse.mailbox import words
from scraper.parse.mailbox.lines import Label, Line, any_word, next_written

MOST_WRAPPED = 5  # lines of one attribution
LONGEST_ATTRIBUTION = 450

TIME = re.compile(r"(?<!\d)\d{1,2}\s?[:.h時시点]\s?\d{2}(?!\d)")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
SHORT_DATE = re.compile(r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)")
_WROTE = any_word(words.WROTE)
_OPENER = any_word(words.OPENERS)
_QUOTH = any_word(words.QUOTH)
_EMAIL = re.compile(r"[^\s@<>\"(),;]{1,80}@[^\s@<>\"(),;]{2,120}")
_ADDRESSING = frozenset(
    "you as i we he she they du ihr wir ich er sie wie vous tu nous il elle je comme tú usted como "
    "você eu ele ela você lei io noi come jij hij zij ik zoals ты вы он она как".split()
)  # "As you wrote:" is the writer's own sentence
_FIRST_PERSON = frozenset("i ich je j'ai yo io eu ik jag jeg minä ja я ben".split())
_ENDS = (":", "：", ":*", ":_", "：*")


def attribution_end(lines: Sequence[Line], labels: Sequence[Label], start: int) -> int:
    """Behind the attribution that begins at `start`; 0 if none does."""
    joined = ""
    for at in range(start, min(len(lines), start + MOST_WRAPPED)):
        line = lines[at]
        torn = at > start and line.prefixed and ends_attribution(line)
        if line.blank or line.long or (labels[at] is not None and not torn):
            return 0
        joined = f"{joined} {line.folded}".strip(" -_*")
        if len(joined) > LONGEST_ATTRIBUTION:
            return 0
        if joined.endswith(_ENDS) or ((at > start or "@" in joined) and _ends_with_verb(joined)):
            if _attributes(joined, lines[start], _is_quoted_below(lines, labels, at)):
                return at + 1 if _begins(lines, start, at) else 0
            if joined.endswith(_ENDS):
                return 0
        elif _is_quoted_below(lines, labels, at, near=True) and _tells(joined):
            return at + 1 if _begins(lines, start, at) else 0
    return 0


def _is_quoted_below(
    lines: Sequence[Line], labels: Sequence[Label], at: int, *, near: bool = False
) -> bool:
    following = next_written(lines, at + 1)
    if following >= len(lines) or labels[following] != "quote":
        return False
    return not near or following - at <= 2


def _begins(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether the attribution begins at `start`, not at a later line below words of the writer."""
    opens = [bool(_OPENER.match(line.folded)) for line in lines[start : end + 1]]
    if opens[0] or not any(opens) or lines[start].folded[:1].isdigit():
        return True
    ended = lines[start].text.endswith((".", "!", "?", ","))
    return "@" in lines[start].text or (lines[start].words > 3 and not ended)


def _tells(text: str) -> bool:
    """Whether words without a colon, straight above quotation, say who wrote it and when."""
    if len(text) > 200 or text.endswith((".", "!", "?")):
        return False
    verb = _WROTE.search(text) or _QUOTH.search(text)
    if verb is None or any(word in _FIRST_PERSON for word in text[: verb.start()].split()):
        return False
    return bool(_EMAIL.search(text) or TIME.search(text))


def introduces(lines: Sequence[Line], end: int) -> bool:
    """Whether the line at `end`, with at most two above it, names somebody's words below."""
    start = end
    while start > max(0, end - 2) and not lines[start - 1].blank:
        start -= 1
    text = " ".join(line.folded for line in lines[start : end + 1])
    if len(text) > LONGEST_ATTRIBUTION:
        return False
    if _EMAIL.search(text):
        return True
    return bool(_WROTE.search(text) and (TIME.search(text) or YEAR.search(text)))


def says_on_the_line(line: Line) -> bool:
    """Whether the earlier mail begins on the line of its attribution: ``<a@b> wrote: Soup?``."""
    if "@" not in line.folded or ":" not in line.folded:
        return False
    verb = _WROTE.search(line.folded[:200])
    if verb is None or not line.folded[verb.end() :].startswith((": ", " : ")):
        return False
    before = line.folded[: verb.start()].rstrip()
    return before.endswith(">") and _EMAIL.search(before) is not None


def ends_attribution(line: Line) -> bool:
    """The end of a wrapped attribution, torn off at an address or a bracket: ``> wrote:``."""
    rest = line.folded.lstrip("> ")
    return rest.endswith(_ENDS) and len(rest) <= 40 and _WROTE.search(rest) is not None


def _attributes(text: str, first: Line, quoted: bool) -> bool:
    email = _EMAIL.search(text)
    clock, dated = TIME.search(text), YEAR.search(text) or SHORT_DATE.search(text)
    verb = _WROTE.search(text)
    opened = _opens(text)
    if not quoted:
        return _stands_alone(text, email, bool(clock), bool(dated), opened)
    if email and (clock or dated or verb or opened):
        return True
    if clock and dated and len(text) <= 160:
        return True
    if verb is None:
        return False
    if clock or dated:
        return True
    if text.startswith(words.YOU_WROTE) and any(letter.isdigit() for letter in text):
        return True
    alone = text.split()[0] not in _ADDRESSING and not any(
        word in _ADDRESSING for word in text[: verb.start()].split()
    )
    return alone and len(text) <= 90 and first.text[:1].isupper()


def _stands_alone(
    text: str, email: re.Match[str] | None, clock: bool, dated: bool, opened: bool
) -> bool:
    """Whether an attribution is sure enough to take everything below it for the earlier mail,
    though nothing below it is marked as quoted."""
    verb = _WROTE.search(text)
    before = text[: verb.start()].split() if verb else []
    if verb and any(word in _FIRST_PERSON for word in before):
        return False
    if email and (clock or dated):
        return verb is not None or (opened and text.endswith((">:", "):", "]:", ">：", "> :")))
    if verb and email:
        return verb.start() >= email.start() and len(text) <= 160
    return bool(verb and opened and clock and dated)


def _opens(text: str) -> bool:
    """Whether it begins as attributions do: an opening word, a digit, a weekday with a comma."""
    found = _OPENER.match(text)
    if found and len(found[0]) > 1:
        return True
    head = text[:24]
    return text[:1].isdigit() or any(letter.isdigit() for letter in head) or "<" in head


def _ends_with_verb(text: str) -> bool:
    tail = text[-16:].rstrip(" -*_")
    return tail.endswith(words.WROTE) and _EMAIL.search(text) is not None
