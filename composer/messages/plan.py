"""What a message is made of before it is fitted: a brief, and slots with wordings to choose from.

A move turns a `Brief` into `Slot`s; `fit` turns slots into the pieces that stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from composer.channels import Channel
from composer.evidence import Contact
from composer.history import History
from composer.hooks import Hook
from composer.messages import Piece, Role, Tone, fixed, wording
from composer.voice import spoken
from scraper.settings import Objective, Settings

# Kinds of hook that say what the two have shared; an ask states one of them where there is any.
SHARED = (
    "worked_together", "recommendation", "studied_together", "last_conversation", "same_employer",
    "same_school", "meeting", "mutual_connections", "endorsement", "shared_group",
    "shared_certification", "shared_volunteering", "shared_skill", "long_connected",
    "invitation_note",
)  # fmt: skip


# Something the user owes the contact: to be settled by itself, not on the way to a favour.
DEBTS = ("promise_open", "unanswered_question")


# What rests on words exchanged: two of them say one thing twice.
TALK = (*DEBTS, "last_conversation", "they_helped_me", "i_helped_them", "meeting")
# A date alone is no reason to write.
WEAK = ("long_connected",)


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a move may use to plan one message."""

    contact: Contact
    me: Contact | None
    settings: Settings
    place: Channel
    tone: Tone
    today: date
    history: History
    hooks: tuple[Hook, ...] = ()
    objective: Objective | None = None
    chosen: bool = False

    @property
    def is_note(self) -> bool:
        """Whether it must fit into a few hundred characters."""
        return self.place.limit <= 300

    @property
    def user_name(self) -> str | None:
        """The user's full name, from askwell.toml, else from the export."""
        return self.settings.me.name or (self.me.full_name if self.me else None)

    def say(self, role: Role, *wordings: str, **slots: str) -> tuple[Piece, ...]:
        """Pieces of fixed wording, filled in and spoken in the user's voice."""
        return tuple(
            fixed(role, spoken(text, self.settings.voice, self.tone).format(**slots))
            for text in dict.fromkeys(wordings)
        )

    def one_of(self, role: Role, wordings: tuple[str, ...], **slots: str) -> tuple[Piece, ...]:
        """The same, beginning with the contact's own among equal wordings."""
        return self.say(role, *wording.in_turn(wordings, self.contact.person_id, role), **slots)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a message.

    Attributes:
        role: what it does.
        options: pieces to choose from, best first.
        needed: the message cannot do without it.
        worth: what is added first where there is room for some only; the higher the sooner.
        stretch: worth passing the best length for.
        name: what it is called when it is left out.
    """

    role: Role
    options: tuple[Piece, ...]
    needed: bool = True
    worth: float = 0
    stretch: bool = False
    name: str = ""


def greeting(brief: Brief) -> Slot:
    """ "Hi Tomás,"; "Hello," where the name to call them by is not known."""
    word = brief.settings.voice.greeting or brief.place.greeting[brief.tone]
    word = word.strip().rstrip(",.!:")
    called = (brief.contact.called or "").strip()
    return Slot("greeting", (fixed("greeting", f"{word} {called}," if called else "Hello,"),))


def signoff(brief: Brief) -> Slot:
    """The user's own sign-off, else their first name, behind the channel's farewell if any."""
    own = (brief.settings.voice.signoff or "").strip()
    first = re.split(r"\s+", (brief.user_name or "").strip())[0]
    farewell = brief.place.farewell.get(brief.tone, "")
    name = own or first
    text = f"{farewell}\n{name}" if farewell and "\n" not in name and "," not in name else name
    return Slot("signoff", (Piece("signoff", text, own_words=bool(own)),))


def thanks(brief: Brief, wordings: tuple[str, ...] | None = None) -> Slot:
    """A line of thanks; in a note only the word before the name."""
    if brief.is_note:
        formal = brief.tone == "formal"
        return Slot(
            "thanks",
            brief.say("thanks", wording.THANKS_SHORT_FORMAL if formal else wording.THANKS_SHORT),
        )
    return Slot("thanks", brief.one_of("thanks", wordings or wording.THANKS[brief.tone]))


def easy_out(brief: Brief) -> Slot:
    """A sentence that makes no an easy answer, never a question."""
    tone = brief.tone
    short = wording.EASY_OUT_SHORT_FORMAL if tone == "formal" else wording.EASY_OUT_SHORT
    equal = brief.one_of("easy_out", wording.EASY_OUT[tone])
    if brief.is_note:
        return Slot("easy_out", brief.say("easy_out", short))
    long = wording.EASY_OUT_LONG[tone] if brief.place.unit == "words" else ()
    return Slot("easy_out", (*brief.say("easy_out", *long), *equal, *brief.say("easy_out", short)))


def openers(brief: Brief, *, shared_first: bool) -> list[Slot]:
    """The first reason to write, and a second of another sort where there is room.

    With `shared_first` what the two have shared opens, because a contact who is asked for
    something wants to know from whom it comes; else what the contact did lately opens.
    """
    hooks = [hook for hook in brief.hooks if not shared_first or hook.kind not in DEBTS]
    hooks = hooks or list(brief.hooks)
    shared = [hook for hook in hooks if hook.kind in SHARED]
    lately = [hook for hook in hooks if hook.kind not in SHARED]
    ways = (shared, lately) if shared_first else (lately, shared)
    first, second = ways if ways[0] else ways[::-1]
    if brief.chosen:
        first = list(brief.hooks[:1])
        second = lately if first[0].kind in SHARED else shared
    slots = [Slot("opener", _wordings(first), stretch=True, name="a reason to write")]
    opening = first[0].kind
    further = [
        hook for hook in second
        if hook.kind not in WEAK and not (opening in TALK and hook.kind in TALK)
    ]  # fmt: skip
    if further and not brief.is_note:
        slots.append(_second(further[0]))
    return slots


def _wordings(hooks: Iterable[Hook]) -> tuple[Piece, ...]:
    """What the hooks say, best first, each in full before its short form."""
    both = ((hook.opener, hook.short) for hook in hooks)
    return tuple(piece for pair in both for piece in pair if piece is not None)


def _second(hook: Hook) -> Slot:
    return Slot(
        "opener",
        _wordings([hook]),
        needed=False,
        worth=4,
        stretch=hook.kind in SHARED,
        name=f"a second reason to write ({hook.kind.replace('_', ' ')})",
    )
