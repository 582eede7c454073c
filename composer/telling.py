"""Answers of the command line told in words: one function a verb, from its JSON to lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def log(value: dict[str, Any]) -> Iterator[str]:
    if value["undone"]:
        yield f"Taken back: {value['undone']}"
    yield value["name"] or "Somebody"
    for one in value["events"]:
        what = f"{one['event']}" + (f" ({one['move']})" if one["move"] else "")
        seen = ", found in your messages" if one["source"] == "found" else ""
        yield f"  {one['on']}  {what}{seen}" + (f": {one['note']}" if one["note"] else "")


#: What to do on a morning, by move.
_DO = {
    "thank": "Thank {}", "update": "Tell {} how it goes", "nudge": "Follow up once with {}",
    "ask": "Ask {}", "warm_up": "Write to {}, without asking", "keep_in_touch": "Say hello to {}",
}  # fmt: skip
#: What the reason against asking now is told after, by advice.
_NOT_NOW = {"warm_up": "Write first, without asking", "wait": "Wait", "skip": "Do not ask"}


def due(value: dict[str, Any]) -> Iterator[str]:
    if not value["due"]:
        yield "Nothing is due today. Enjoy the coffee."
    for number, one in enumerate(value["due"], 1):
        if number > 1:
            yield ""
        name = one["name"] or one["slug"] or "somebody without a name"
        about = f" ({one['objective']})" if one["objective"] else ""
        yield f"{number}. {_DO[one['move']].format(name)}{about}"
        yield f"   {one['reason'][0].upper()}{one['reason'][1:]}."
        if one["when"]["why"]:
            yield f"   Better on {one['when']['on']}: {one['when']['why']}."
        yield f"   {one['draft']}"


def doctor(value: dict[str, Any]) -> Iterator[str]:
    for one in value["signs"]:
        yield f"{'well' if one['well'] else 'ILL '}  {one['about']}: {one['said']}"
        if one["mend"]:
            yield f"      next: {one['mend']}"


def who(value: dict[str, Any]) -> Iterator[str]:
    yield value["answer"]
    for number, reach in enumerate(value["reaches"], 1):
        yield ""
        yield f"{number}. {reach['name']}: {reach['advice'].replace('_', ' ')} ({reach['tie']})"
        yield from (f"   {reason['text']}" for reason in reach["reasons"])
        if reach["why_not"]:
            until = f" until {reach['until']}" if reach["until"] else ""
            yield f"   {_NOT_NOW[reach['advice']]}{until}: {reach['why_not']}"
    if value.get("may_know"):
        yield ""
        yield "They may know somebody there:"
    for one in value.get("may_know") or ():
        yield f"  {one['name']}: {one['text']}"


def points(value: dict[str, Any]) -> Iterator[str]:
    yield value["person"]["full_name"] or value["person"]["slug"] or "Somebody"
    if not value["points"]:
        yield "  Nothing genuine to say yet. That is an answer too."
    for number, point in enumerate(value["points"], 1):
        yield ""
        yield f"{number}. {point['say']}"
        if point["opener"]:
            yield f"   “{point['opener']}”"
        yield from (f"     {source(one)}" for one in point["evidence"])
    for kept in value["withheld"]:
        yield f"   (kept back: {kept['reason']})"


def source(one: dict[str, Any]) -> str:
    """One line for one source: when, what, its words, where from."""
    quote = " ".join((one["quote"] or "").split())
    quote = quote if len(quote) <= 90 else quote[:89] + "…"
    when = one["began_on"] or "no date"
    seen = f", seen {one['seen_on']}" if one["seen_on"] else ""
    return f"[{when}] {one['kind'].replace('_', ' ')}: {quote} ({one['source']}{seen})"


def draft(value: dict[str, Any], known: dict[str, Any]) -> Iterator[str]:
    if value["subject"]:
        yield f"Subject: {value['subject']}"
        yield ""
    yield from value["text"].splitlines()
    yield ""
    limit = f" of {value['limit']:,}" if value["limit"] else ""
    yield (
        f"-- {value['channel'].replace('_', ' ')}, {value['chars']:,}{limit} characters, "
        f"{value['words']} words, reading grade {value['grade']}"
    )
    for piece in value["pieces"]:
        sources = [known[key] for key in piece["evidence"] if key in known]
        if sources:
            yield f"   “{piece['text']}”"
            yield from (f"     {source(one.to_json())}" for one in sources)
    for finding in value["findings"]:
        yield f"   {finding['severity']}: {finding['message']}"
    yield from (f"   left out: {what}" for what in value["left_out"])
    yield from _to_hand_over(value, known)


def _to_hand_over(value: dict[str, Any], known: dict[str, Any]) -> Iterator[str]:
    """What goes along once they say yes: a note to forward, and the answer to a form's question."""
    if value["forwardable"]:
        yield ""
        yield "-- once they say yes, a note they can forward"
        yield from value["forwardable"].splitlines()
    if value["referrer_pack"]:
        yield ""
        yield "-- and if their form asks how they know you"
    for piece in value["referrer_pack"]:
        yield piece["text"]
        sources = (known[key] for key in piece["evidence"] if key in known)
        yield from (f"     {source(one.to_json())}" for one in sources)


def check(value: dict[str, Any], text: str) -> Iterator[str]:
    words = {"send": "Fit to send.", "mend": "Mend this first.", "do_not_send": "Do not send this."}
    yield words[value["verdict"]]
    for finding in value["findings"]:
        where = text[finding["start"] : finding["end"]].strip()
        quoted = f" “{where[:60]}”" if where and len(where) < len(text.strip()) else ""
        yield f"  {finding['severity']}:{quoted} {finding['message']} ({finding['check']})"
