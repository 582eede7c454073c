"""Fixed wordings by what they do and by tone, and the choice among them.

Every line claims nothing about the contact. Wordings stand best first, shortest last; which of
the equals a contact gets depends on the contact alone, so a draft is the same twice.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from composer.messages import Tone

REFER: dict[Tone, tuple[str, ...]] = {
    "warm": (
        "I'm writing because I'm applying for {the_role} at {company}. "
        "Would you be open to referring me?",
        "I'm going for {the_role} at {company}. Would you be willing to refer me?",
        "I'm applying for {the_role} at {company}. Would you be open to referring me?",
        "I'd like to apply for {the_role} at {company}. Would you be happy to refer me?",
        "I'm about to apply for {the_role} at {company}. Would you be open to referring me?",
        "I plan to apply for {the_role} at {company}. Would you consider referring me?",
    ),
    "plain": (
        "I'm writing because I'm applying for {the_role} at {company}. Could you refer me?",
        "I'm applying for {the_role} at {company}. Could you refer me?",
        "I'm about to apply for {the_role} at {company}. Would you refer me?",
    ),
    "formal": (
        "I am writing because I am applying for {the_role} at {company}. "
        "Would you be willing to refer me?",
        "I am applying for {the_role} at {company}. Would you be willing to refer me?",
        "I intend to apply for {the_role} at {company}. Would you be willing to refer me?",
    ),
}
REFER_SHORT = "Could you refer me for {the_role} at {company}?"
INTRODUCE: dict[Tone, tuple[str, ...]] = {
    "warm": (
        "I'm applying for {the_role} at {company}. "
        "Do you know someone there you could introduce me to?",
        "I'm about to apply for {the_role} at {company}. "
        "Do you know anybody there you could introduce me to?",
        "I'd like to apply for {the_role} at {company}. "
        "Is there anybody there you could introduce me to?",
        "I'm going for {the_role} at {company}. "
        "If you know someone there, could you introduce me to them?",
    ),
    "plain": (
        "I'm applying for {the_role} at {company}. Could you introduce me to someone there?",
        "I'm about to apply for {the_role} at {company}. "
        "Do you know someone there you could introduce me to?",
    ),
    "formal": (
        "I am applying for {the_role} at {company}. "
        "Would you be willing to introduce me to someone there?",
    ),
}
INTRODUCE_SHORT = "Could you introduce me to someone at {company} about {the_role}?"

# What leads from the ask to what the user has done.
LEADS: dict[Tone, tuple[str, ...]] = {
    "warm": ("For context,", "A word about me:", "In case it helps,", "A little about me:"),
    "plain": ("For context,", "A word about me:", "In short,"),
    "formal": ("For context,", "By way of background,", "On my side,"),
}

EASY_OUT: dict[Tone, tuple[str, ...]] = {
    "warm": (
        "If it's not a good time, or you'd rather not, no worries at all.",
        "And if you'd rather not, that's fine too.",
        "No is a fine answer too, of course.",
        "If it doesn't feel right, no worries at all.",
        "Please say no if it's awkward for any reason.",
        "If that's not something you do, I fully understand.",
    ),
    "plain": ("If you'd rather not, that's fine.", "If not, no problem.", "No is fine too."),
    "formal": (
        "If you would rather not, I will understand.",
        "If this is not a good time, I will understand.",
    ),
}
EASY_OUT_LONG: dict[Tone, tuple[str, ...]] = {
    "warm": (
        "I can send a short note that you could pass on as it is. "
        "And if you'd rather not, that's fine too.",
    ),
    "plain": ("I can send a short note to pass on. If you'd rather not, that's fine.",),
    "formal": ("I can send a short note to pass on. If you would rather not, I will understand.",),
}
EASY_OUT_SHORT = "No worries if not."
EASY_OUT_SHORT_FORMAL = "If not, I understand."

THANKS: dict[Tone, tuple[str, ...]] = {
    "warm": (
        "Thank you either way.",
        "Thanks so much for reading.",
        "Thank you for reading this.",
        "Thank you, whatever you decide.",
    ),
    "plain": ("Thanks either way.", "Thanks for reading."),
    "formal": ("Thank you for your time.", "Thank you for reading this."),
}
THANKS_FOR_READING: dict[Tone, tuple[str, ...]] = {
    "warm": ("Thank you for reading this.", "Thanks for reading."),
    "plain": ("Thanks for reading.",),
    "formal": ("Thank you for your time.",),
}
THANKS_SHORT = "Thanks,"
THANKS_SHORT_FORMAL = "Thank you,"


def pick(wordings: Sequence[str], person_id: int, salt: str) -> str:
    """One of `wordings`, the same one for the same contact and `salt`."""
    return wordings[zlib.crc32(f"{salt}:{person_id}".encode()) % len(wordings)]


def in_turn(wordings: Sequence[str], person_id: int, salt: str) -> tuple[str, ...]:
    """All of `wordings`, beginning with the contact's own."""
    first = pick(wordings, person_id, salt)
    return (first, *(one for one in wordings if one != first))
