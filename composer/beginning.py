"""What askwell.toml still lacks, in the order in which it is asked, with what the export suggests.

Settings and the user's own rows come in, `Missing` things go out; nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from composer.evidence import Contact
from composer.habits import Habits
from composer.messages.own_words import told_of_oneself
from scraper.settings import Settings

MOST_PROOFS = 4
SHORTEST, LONGEST = 5, 30  # words of a proof


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing the file lacks.

    Attributes:
        key: where it belongs: ``me.name``, ``objective.role``, ``proof.text``.
        question: how the user is asked for it.
        suggestions: what their own data offers, best first.
        certain: the export states it, and it may be written unasked.
        needed: an ask cannot do without it.
    """

    key: str
    question: str
    suggestions: tuple[str, ...] = ()
    certain: bool = False
    needed: bool = False

    def to_json(self) -> dict[str, Any]:
        """The object that stands under ``missing`` in ``askwell init --json``."""
        return {
            "key": self.key,
            "question": self.question,
            "suggestions": list(self.suggestions),
            "needed": self.needed,
        }


def missing(
    settings: Settings, me: Contact | None, accounts: Iterable[str], learned: Habits | None
) -> list[Missing]:
    """Everything that is missing, in the order in which to ask.

    Args:
        me: the user with evidence; None before anything was imported.
        accounts: what the user wrote of their own jobs.
        learned: how they write; None before anything was imported.
    """
    return [
        *_about_me(settings, me),
        *_objective(settings),
        *_proofs(settings, accounts),
        *_offers(settings),
        *_voice(settings, learned),
    ]


def _about_me(settings: Settings, me: Contact | None) -> Iterator[Missing]:
    own = settings.me
    names = _known(me.full_name if me else None)
    if not own.name:
        yield Missing("me.name", "Your full name, as it should stand under a message", names,
                      certain=bool(names), needed=True)  # fmt: skip
    if not own.linkedin:
        pages = _known(me.profile_url if me else None)
        yield Missing("me.linkedin", "The address of your LinkedIn profile", pages,
                      certain=bool(pages))  # fmt: skip
    if not own.emails:
        mails = tuple(me.emails[:1]) if me else ()
        yield Missing("me.emails", "The e-mail address at which people may write to you", mails,
                      certain=bool(mails))  # fmt: skip


def _objective(settings: Settings) -> Iterator[Missing]:
    if any(not one.done for one in settings.objective):
        return
    yield Missing("objective.role", "Which role do you want? The exact title", needed=True)
    yield Missing("objective.company", "At which company?", needed=True)
    yield Missing("objective.url", "The link to the posting")
    yield Missing("objective.why", "Why you want it, in one sentence of your own")


def _proofs(settings: Settings, accounts: Iterable[str]) -> Iterator[Missing]:
    if not settings.proof:
        question = "One thing you have done that you would stand behind"
        yield Missing("proof.text", question, tuple(_told(accounts))[:MOST_PROOFS])


def _offers(settings: Settings) -> Iterator[Missing]:
    if not settings.offer:
        yield Missing("offer.text", "Something you can honestly give back, in your own words")


def _voice(settings: Settings, learned: Habits | None) -> Iterator[Missing]:
    for name, question in (
        ("greeting", "How do you greet people you know?"),
        ("signoff", "How do you sign?"),
    ):
        if getattr(settings.voice, name) is None:
            said = learned.value(name) if learned else None
            yield Missing(f"voice.{name}", question, _known(said))


def _known(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _told(accounts: Iterable[str]) -> Iterator[str]:
    """Sentences and bullet points in which the user tells what they did."""
    for text in accounts:
        for part in re.split(r"[\n•·]+|(?<=[.;!])\s+", text):
            line = part.strip(" -–*.;\t")
            if SHORTEST <= len(line.split()) <= LONGEST and told_of_oneself(line):
                yield line
