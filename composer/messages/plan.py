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
from composer.hooks import Hook, Sort, sorts
from composer.messages import Piece, Role, Tone, fixed, wording
from composer.messages.own_words import one_stop
from composer.voice import spoken
from scraper.settings import Objective, Settings

# What opens an ask: a contact who is asked for something wants to know from whom it comes.
ASKING: tuple[Sort, ...] = ("history", "talk", "common", "lately", "thin", "debt")
# What opens a message that asks for nothing: what the user owes, then what they did lately.
LIGHT: tuple[Sort, ...] = ("debt", "lately", "talk", "history", "common", "thin")
# What may stand beside the first reason, because it says another thing.
BESIDE: dict[Sort, tuple[Sort, ...]] = {
    "history": ("lately", "talk"),
    "talk": ("history", "common", "lately"),
    "common": ("lately", "history", "talk"),
    "lately": ("history", "talk", "common"),
    "thin": (),
    "debt": (),
}
# Where the two know each other from: an ask says it, whatever else it opens with.
PLACES = ("worked_together", "studied_together", "same_employer", "same_school")
SHARED: frozenset[Sort] = frozenset({"history", "talk", "common"})


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
    def is_acquainted(self) -> bool:
        """Whether the two are connected, or have worked, studied or talked with each other."""
        known = {sorts()[hook.kind] for hook in self.hooks} & {"history", "talk", "debt"}
        return bool(known) or self.contact.degree == 1 or bool(self.contact.of_kind("connected"))

    @property
    def spelling(self) -> str:
        """How the user spells, British where nothing is known."""
        return self.settings.voice.spelling or "british"

    @property
    def user_name(self) -> str | None:
        """The user's full name, from askwell.toml, else from the export."""
        return self.settings.me.name or (self.me.full_name if self.me else None)

    def say(self, role: Role, *wordings: str, **slots: str) -> tuple[Piece, ...]:
        """Pieces of fixed wording, filled in and spoken in the user's voice."""
        return tuple(
            fixed(role, one_stop(spoken(text, self.settings.voice, self.tone).format(**slots)))
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


_CASUAL = ("hi", "hey", "hiya", "hi there")


def greeting(brief: Brief) -> Slot:
    """ "Hi Tomás,"; "Hello," where the name to call them by is not known."""
    usual = brief.place.greeting[brief.tone]
    word = (brief.settings.voice.greeting or usual).strip().rstrip(",.!:")
    if brief.tone == "formal" and word.lower() in _CASUAL:
        word = usual
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

    With `shared_first` what the two have shared opens, the weightiest sort first, and what the
    user owes comes last: it is no way to a favour. Else what is owed opens, then what they did.
    """
    order = ASKING if shared_first else LIGHT
    hooks = sorted(brief.hooks, key=lambda hook: order.index(sorts()[hook.kind]))
    first = brief.hooks[0] if brief.chosen else hooks[0]
    sort = sorts()[first.kind]
    others = [hook for hook in hooks if hook != first]
    alike = [hook for hook in others if sorts()[hook.kind] == sort]
    ways = [first, *(others if brief.is_note else alike)]
    slots = [Slot("opener", _wordings(ways), stretch=True, name="a reason to write")]
    beside = [hook for to in _beside(sort, brief) for hook in others if sorts()[hook.kind] == to]
    if shared_first and first.kind not in PLACES and not brief.is_note:
        beside = [*(hook for hook in others if hook.kind in PLACES), *beside]
    return [*slots, *(_second(hook) for hook in beside[:1])]


def _beside(sort: Sort, brief: Brief) -> tuple[Sort, ...]:
    """What sorts may follow the first: none in a note; what was shared says enough of itself in a
    short message, words exchanged do not say how the two know each other."""
    if brief.is_note:
        return ()
    short = brief.place.unit == "chars" and sort in ("history", "common")
    return tuple(to for to in BESIDE[sort] if not (short and to in SHARED))


def _wordings(hooks: Iterable[Hook]) -> tuple[Piece, ...]:
    """What the hooks say, best first, each in full before its short forms."""
    forms = ((hook.opener, hook.short, hook.shortest) for hook in hooks)
    return tuple(dict.fromkeys(piece for one in forms for piece in one if piece is not None))


def _second(hook: Hook) -> Slot:
    return Slot(
        "opener",
        _wordings([hook]),
        needed=False,
        worth=4,
        stretch=sorts()[hook.kind] in SHARED,
        name=f"a second reason to write ({hook.kind.replace('_', ' ')})",
    )
