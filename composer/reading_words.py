"""Data for `composer.reading`, read from ``reading.toml``: cues, chaff, where a phrase ends."""

from __future__ import annotations

import tomllib
from importlib import resources

_TABLE = tomllib.loads(resources.files("composer").joinpath("reading.toml").read_text("utf-8"))

_ABROAD = tomllib.loads(
    resources.files("composer").joinpath("reading_abroad.toml").read_text("utf-8")
)

# Language -> event -> cue, in the order in which they are tried.
EVENTS_ABROAD: dict[str, dict[str, str]] = _ABROAD
# Event -> (weight, cue), in the order in which ties are settled.
EVENTS: dict[str, list[tuple[int, str]]] = {one["name"]: one["cues"] for one in _TABLE["event"]}
CHAFF_START: list[str] = _TABLE["chaff_start"]
CHAFF_SENTENCE: list[str] = _TABLE["chaff_sentence"]
INVITATION: str = _TABLE["invitation"]
GUSH: str = _TABLE["gush"]
TOPIC_CUES: list[str] = _TABLE["topic_cues"]
LIVE: str = _TABLE["live"]

PHRASE_END = frozenset(_TABLE["phrase_end"].split())
NOUN_OR_VERB = frozenset(_TABLE["noun_or_verb"].split())
THIN = frozenset(_TABLE["thin"].split())
PROPER = frozenset(_TABLE["proper"].split())
NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten".split())
OBJECTS = frozenset("a an the our my your their this that these it them us you all every".split())
JOINERS = frozenset("of for in".split())
ARTICLES = frozenset("a an the".split())
POSSESSIVES = frozenset("our my your their his her its".split())
