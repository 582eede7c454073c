"""Measures how well the writer's own words are told from quotation, beside two libraries.

Reads ``fixtures/mailbox/quoting``: invented mails, a letter before each line says whose it is
(``n`` new, ``q`` quoted, ``s`` signature, ``-`` nobody's). A part whose name begins with
``unseen`` was labelled before askwell's answer was known; ``README.md`` there keeps the first
measure. Prints a row of scores for askwell and
for mail-parser-reply and email-reply-parser where they are installed.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SET = ROOT / "fixtures" / "mailbox" / "quoting"

Cutter = Callable[["Labelled"], str]


@dataclass(frozen=True)
class Labelled:
    """One labelled mail."""

    file: str
    title: str
    sender: str
    language: str
    labels: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """How one cutter did on a set of mails; every figure a share of one."""

    mails: int
    lines_right: float
    f1: float
    nothing_quoted_kept: float
    nothing_own_lost: float


def labelled(folder: Path = SET) -> Iterator[Labelled]:
    """Every labelled mail under a folder."""
    for path in sorted(folder.rglob("*.txt")):
        for block in ("\n" + path.read_text("utf-8")).split("\n=== ")[1:]:
            head, *rows = block.rstrip("\n").split("\n")
            title, sender, *language = head.split(" | ")
            labels, lines = zip(*((row[0], row[2:]) for row in rows), strict=True)
            name = path.relative_to(folder).as_posix()
            yield Labelled(name, title, sender, (*language, path.stem)[0], labels, lines)


def askwell(mail: Labelled) -> str:
    """The writer's new words as askwell finds them."""
    from scraper.parse.mailbox.quoting import split

    name, _, address = mail.sender.partition(" <")
    local = address.partition("@")[0].replace(".", " ")
    return split(mail.lines, None, (name, local)).text or ""


def peers() -> dict[str, Cutter]:
    """The libraries that are installed."""
    found: dict[str, Cutter] = {}
    try:
        from mailparser_reply import EmailReplyParser

        found["mail-parser-reply"] = lambda mail: (
            EmailReplyParser(languages=_languages(mail.language)).parse_reply("\n".join(mail.lines))
            or ""
        )
    except ImportError:
        pass
    try:
        from email_reply_parser import EmailReplyParser as Older

        found["email-reply-parser"] = lambda mail: Older.parse_reply("\n".join(mail.lines)) or ""
    except ImportError:
        pass
    return found


def _languages(language: str) -> list[str]:
    known = ["en", "de", "fr", "es", "it", "nl", "pl", "sv", "pt", "da", "cs", "ja", "ko", "zh"]
    return list(dict.fromkeys([language if language in known else "en", "en"]))


def score(mails: list[Labelled], cut: Cutter) -> Score:
    """Compare what a cutter keeps with the labels, line by line; blank lines do not count."""
    right = lines = kept_own = kept = own = clean = whole = 0
    for mail in mails:
        verdicts = list(judged(mail, cut(mail)))
        right += sum((label == "n") == is_kept for label, is_kept in verdicts)
        lines += len(verdicts)
        own += sum(label == "n" for label, _is_kept in verdicts)
        kept += sum(is_kept for _label, is_kept in verdicts)
        kept_own += sum(label == "n" and is_kept for label, is_kept in verdicts)
        clean += not any(label == "q" and is_kept for label, is_kept in verdicts)
        whole += all(is_kept for label, is_kept in verdicts if label == "n")
    f1 = 2 * kept_own / (kept + own) if kept + own else 1.0
    number = len(mails)
    return Score(number, right / lines, f1, clean / number, whole / number)


def judged(mail: Labelled, text: str) -> Iterator[tuple[str, bool]]:
    """Each line's label, and whether the text kept it."""
    left = Counter(line.strip() for line in text.split("\n"))
    for label, line in zip(mail.labels, mail.lines, strict=True):
        bare = line.strip()
        if not bare or label == "-":
            continue
        yield label, left[bare] > 0
        left[bare] -= left[bare] > 0


def evaluate(folder: Path = SET) -> dict[str, dict[str, Score]]:
    """Scores by part of the set (``open``, ``held_back`` ...) and cutter."""
    parts: dict[str, list[Labelled]] = {}
    for mail in labelled(folder):
        parts.setdefault(mail.file.partition("/")[0], []).append(mail)
    cutters: dict[str, Cutter] = {"askwell": askwell, **peers()}
    return {
        part: {name: score(mails, cut) for name, cut in cutters.items()}
        for part, mails in parts.items()
    }


def main() -> None:
    """Print the scores as a table."""
    sys.path.insert(0, str(ROOT))
    head = ("set", "cutter", "mails", "lines right", "F1", "no quoted kept", "no own lost")
    print("{:<14}{:<20}{:>6}{:>13}{:>7}{:>16}{:>13}".format(*head))
    for part, rows in evaluate().items():
        for name, one in rows.items():
            print(
                f"{part:<14}{name:<20}{one.mails:>6}{one.lines_right:>13.3f}{one.f1:>7.3f}"
                f"{one.nothing_quoted_kept:>16.3f}{one.nothing_own_lost:>13.3f}"
            )


if __name__ == "__main__":
    main()
