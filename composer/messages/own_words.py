"""The user's own words made to stand in a sentence: a capital, a full stop, nothing changed.

Text from askwell.toml comes in, sentences go out. Words are only ever put before or after the
user's own, never in place of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from composer.messages.grammar import sentence
from composer.messages.word_sets import word_set

# Past tenses that do not end in -ed and open a line of what somebody has done.
_PAST = word_set(
    "began bought brought broke built came caught chose cut did drew drove fell found"
    " fought gave got grew had held hit kept knew laid led left lent let made met oversaw"
    " paid put quit ran read rebuilt rewrote rose said saw sent set shot shut sold sought"
    " spent split spoke stood swept taught threw took understood undertook went withdrew"
    " won wore wrote"
)
# Words in -ed that describe a person or a thing rather than tell what was done.
_ADJECTIVES = word_set(
    "advanced accomplished based certified chartered committed dedicated detailed"
    " distributed driven embedded experienced interested licensed motivated qualified red"
    " registered required seasoned skilled specialised specialized talented trained need"
    " speed seed feed embed"
)
# Bare verbs that open an offer.
_OFFERS = word_set(
    "give help introduce join lend look make pass point read recommend refer return"
    " review send share show talk teach test walk write"
)
_ROLE_WORD = re.compile(
    r"(?i)\b(?:role|position|job|post|internship|fellowship|apprenticeship|traineeship|placement)s?$"
)


def opened(text: str) -> str:
    """`text` as one sentence: capital (unless it starts with a name like iOS) and full stop."""
    tidy = re.sub(r"\s+", " ", text).strip()
    first = re.match(r"\S+", tidy)
    if first and not first.group().islower() and first.group()[0].islower():
        return tidy if tidy.endswith((".", "?", "!", "…")) else tidy + "."
    return sentence(tidy)


def one_stop(text: str) -> str:
    """`text` without the second full stop behind a name that ends in one: "Ltd.." -> "Ltd."."""
    return re.sub(r"(?<=\w)\.\.(?!\.)", ".", text)


def why_sentence(text: str) -> str:
    """Why the user wants it, as a sentence: "because ..." -> "I'm drawn to it because ..."."""
    if _first_word(text) == "because":
        return opened(f"I'm drawn to it {_lowered(text)}")
    return opened(text)


def proof_sentence(text: str) -> str:
    """What the user has done, as a sentence: "cut a pipeline ..." -> "I cut a pipeline ..."."""
    if told_of_oneself(text) and not _starts_with_i(text):
        return opened(f"I {_lowered(text)}")
    if _starts_with_i(text) or " I " in text:
        return opened(text)
    return opened(f"A bit about me: {text.strip()}")


def told_of_oneself(text: str) -> bool:
    """Whether a line begins with what somebody did: "cut a pipeline", "Led a team", "I ran"."""
    words = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.strip().removeprefix("I "))
    first = words.group().lower().split("-")[-1] if words else ""  # "stage-managed"
    return first in _PAST or (first.endswith("ed") and first not in _ADJECTIVES)


def offer_sentence(text: str) -> str:
    """What the user can give back, as a sentence: "happy to ..." -> "I'm happy to ..."."""
    first = _first_word(text)
    if _starts_with_i(text) or text.strip().endswith("?"):
        return opened(text)
    if first in ("happy", "glad", "delighted", "willing", "pleased"):
        return opened(f"I'm {_lowered(text)}")
    if first in ("can", "could", "would"):
        return opened(f"I {_lowered(text)}")
    if first in _OFFERS:
        return opened(f"I can {_lowered(text)}")
    return opened(f"I can offer {_lowered(text)}")


def role_phrase(role: str) -> str:
    """The role as it stands in a sentence: "the Staff Data Engineer role"."""
    name = re.sub(r"\s+", " ", role).strip()
    name = re.sub(r"(?i)^the\s+", "", name)
    return f"the {name}" if _ROLE_WORD.search(name) else f"the {name} role"


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text.strip())
    return found.group().lower() if found else ""


def _starts_with_i(text: str) -> bool:
    return bool(re.match(r"\s*(?:I\b|my\b|My\b)", text))


def _lowered(text: str) -> str:
    """The first word in lower case where it is an ordinary word with a capital."""
    tidy = text.strip()
    first = re.match(r"[^\W\d_]+", tidy)
    return tidy[0].lower() + tidy[1:] if first and first.group().istitle() else tidy


def stems(texts: Iterable[str | None]) -> set[str]:
    """The content words of `texts`, cut to a rough stem, for matching one text with another."""
    words = re.findall(r"[^\W_]+(?:[+#]+)?", " ".join(filter(None, texts)).lower())
    return {
        _stem(word) for word in words if word not in _EMPTY and (len(word) > 2 or word in _SHORT)
    }


_SHORT = word_set("ai bi go ml qa ui ux vp")


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ers", "er", "ed", "ies", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_EMPTY = word_set(
    "a about after all also am an and any are as at be been before being between both but"
    " by can could did do does down each for from get had has have he her here him his how"
    " i if in into is it its just like made make many me more most much my new no not now"
    " of off on one only or other our out over own people really role same say she so some"
    " such take than that the their them then there these they thing things this those"
    " three through time to too two under up us use used using very via was way we well"
    " went were what when where which while who why will with within work worked working"
    " would year years you your happy help share glad short senior staff lead principal"
    " junior manager engineer team company job post wrote read"
)
