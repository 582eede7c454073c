"""How the user writes, applied to askwell's own wordings and never to a quotation.

`spoken` puts a fixed wording into the user's habits: contractions or none, British or American
spelling, no exclamation marks in a formal tone, one behind thanks where the user is given to them.
"""

from __future__ import annotations

import re

from composer.messages import Tone
from composer.messages.grammar import spelled
from scraper.settings import Voice

_LONG_FORMS = {
    "you'll": "you will", "we'll": "we will", "we're": "we are", "they're": "they are",
    "what's": "what is", "wasn't": "was not", "couldn't": "could not", "wouldn't": "would not",
    "I'm": "I am", "I'd": "I would", "I'll": "I will", "I've": "I have", "you'd": "you would",
    "you're": "you are", "it's": "it is", "that's": "that is", "don't": "do not",
    "doesn't": "does not", "didn't": "did not", "can't": "cannot", "won't": "will not",
    "there's": "there is", "let's": "let us", "isn't": "is not", "we've": "we have",
    "you've": "you have", "they've": "they have", "hasn't": "has not", "haven't": "have not",
}  # fmt: skip
_CONTRACTION = re.compile(
    r"\b(?:" + "|".join(map(re.escape, _LONG_FORMS)) + r")\b", flags=re.IGNORECASE
)

_THANKING = re.compile(r"Thank[^.!?]*\.")  # what a lively writer says with an exclamation mark


def spoken(text: str, voice: Voice, tone: Tone) -> str:
    """One of askwell's own wordings, in the user's voice."""
    if tone == "warm" and voice.exclamations and _THANKING.fullmatch(text):
        text = text[:-1] + "!"
    contracted = voice.contractions if voice.contractions is not None else tone != "formal"
    if not contracted:
        text = in_full(text)
    if tone == "formal":
        text = re.sub(r"^Thanks for\b", "Thank you for", text.replace("!", "."))
    return spelled(text, voice.spelling or "british")


def in_full(text: str) -> str:
    """The text without contractions: "I am" for "I'm"."""
    return _CONTRACTION.sub(_spelt_out, text)


def _spelt_out(found: re.Match[str]) -> str:
    word = found.group()
    known = {key.lower(): value for key, value in _LONG_FORMS.items()}
    long = known[word.lower()]
    return long[0].upper() + long[1:] if word[0].isupper() else long
