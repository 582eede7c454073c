"""Pieces are chosen so that a message fits its channel; no sentence is ever cut.

First the needed slots, at their shortest; then, by worth, whatever still stays inside the range
that answers best; then better wordings of what is there. What stays out is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from composer.channels import Channel, units
from composer.messages import Piece
from composer.messages.plan import Slot
from scraper.errors import Refusal

Chosen = dict[int, Piece]


def fit(slots: Sequence[Slot], place: Channel, limit: int) -> tuple[tuple[Piece, ...], list[str]]:
    """The pieces that stay, in the order of `slots`, and the names of those that do not.

    Args:
        limit: the longest text, in UTF-16 units.

    Raises:
        Refusal: `too_long`, when even the shortest form of what is needed is longer than `limit`.
    """
    chosen: Chosen = {
        at: min(slot.options, key=lambda one: units(one.text))
        for at, slot in enumerate(slots)
        if slot.needed
    }
    if units(_text(chosen, place)) > limit:
        raise _too_long(chosen, place, limit)
    _prefer(slots, chosen, place, limit, first=True)
    for at in sorted(range(len(slots)), key=lambda at: (-slots[at].worth, at)):
        if not slots[at].needed:
            _try(slots[at], at, chosen, place, limit)
    _prefer(slots, chosen, place, limit)
    left_out = [slot.name or slot.role for at, slot in enumerate(slots) if at not in chosen]
    return tuple(chosen[at] for at in sorted(chosen)), left_out


def _try(slot: Slot, at: int, chosen: Chosen, place: Channel, limit: int) -> None:
    """Add the first wording of `slot` for which there is room."""
    for option in slot.options:
        if _has_room({**chosen, at: option}, place, limit, stretch=slot.stretch):
            chosen[at] = option
            return


def _prefer(
    slots: Sequence[Slot], chosen: Chosen, place: Channel, limit: int, *, first: bool = False
) -> None:
    """Take better wordings of what is there, as far as the best length allows.

    With `first` only of what is worth passing it for: the reason to write.
    """
    for at in [at for at in chosen if slots[at].stretch or not first]:
        for option in slots[at].options:
            tried = {**chosen, at: option}
            if option == chosen[at] or _has_room(tried, place, limit, stretch=slots[at].stretch):
                chosen[at] = option
                break


def _has_room(chosen: Chosen, place: Channel, limit: int, *, stretch: bool = False) -> bool:
    text = _text(chosen, place)
    most = place.stretch if stretch else place.best[1]
    return units(text) <= limit and place.size(text) <= most


def _text(chosen: Chosen, place: Channel) -> str:
    return place.shape([chosen[at] for at in sorted(chosen)])


def _too_long(chosen: Chosen, place: Channel, limit: int) -> Refusal:
    """Names the longest text that the user could shorten."""
    ask = next((piece for piece in chosen.values() if piece.role == "ask"), None)
    opener = next((piece for piece in chosen.values() if piece.role == "opener"), None)
    over = units(_text(chosen, place)) - limit
    if ask and (not opener or units(ask.text) > units(opener.text)):
        next_step = "shorten role, company or url of this objective in askwell.toml"
    else:
        next_step = "choose another point with --hook, or another channel"
    return Refusal(
        "too_long",
        f"the shortest form is {over} characters over the {limit} of a {place.label}",
        next_step,
    )
