"""What an answer to an ask says: that it is done, a yes, a no, or only that they answered.

Text in, the name of an event out. A no must say so itself; what is unsure is no yes.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re

from composer.history import What
from composer.requests import sentence_spans

# Words by which a person says no to a referral; only read in an answer to an ask, by sentence.
_REFER = (
    r"(?:refer(?:ring|rals?)?|recommend(?:ing)?|vouch(?:ing)?|introduc(?:e|ing)|help(?: you)?)\b"
)
_NO = re.compile(
    r"\b(?:can(?:no|')t|can’t|could ?n[o'’]?t|not able to|unable to|won['’]t|will not|do(?:es)? ?n[o'’]t"
    r"|am not|i['’]m not|would rather not|['’]d rather not|prefer not to|not allowed to|not in a position to)"
    rf"\b(?! wait)[^.!?\n,;]{{0,50}}\b(?:{_REFER}|put (?:you|your name)|put in a word|pass (?:on )?your)"
    r"|\bi (?:really )?only (?:refer|recommend|vouch for)\b"
    r"|\b(?:do ?n[o'’]t|would ?n[o'’]t) feel (?:comfortable|right|able)\b"
    r"|\bnot (?:really |entirely )?comfortable (?:referring|recommending|with|doing)\b"
    r"|\b(?:have|going) to (?:pass|decline|say no)\b|\bi(?:['’]ll| will| must) (?:pass|decline)\b"
    r"|^\W*(?:sorry,? )?(?:i )?(?:would|i['’]d) rather not\b|^\W*(?:no|nope),? sorry\b|^\W*sorry,? no\b"
    r"|\bagainst (?:our|the|company) (?:policy|rules)\b|\b(?:policy|rules) (?:do(?:es)? ?n[o'’]t|forbids?)\b"
    r"|\b(?:kann|darf|möchte) (?:ich )?(?:dich|sie) (?:\w+ ){0,4}nicht (?:empfehlen|vorschlagen)\b"
    r"|\bje ne (?:peux|pourrai) pas (?:te|vous) (?:recommander|coopter)\b"
    r"|\bno (?:puedo|podré) (?:recomendar|referir)(?:te|le)\b"
    r"|\bnão (?:posso|consigo) (?:te |lhe )?(?:indicar|recomendar)\b",
    re.IGNORECASE,
)
# Words by which a person says that it is done, and that they will.
_DONE = re.compile(
    r"\bi(?:['’]ve| have)? (?:just |now |already )?(?:referred you|put (?:your name|you) "
    r"(?:in|forward)|submitted (?:your|the|a) (?:referral|name|cv)|passed (?:on )?your (?:cv|"
    r"r[ée]sum[ée]|name|details)(?: on)?)\b|\breferral (?:is |has been )?(?:done|submitted|in)\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\b(?:happy|glad|delighted|pleased) to (?:refer|recommend|vouch|put you|pass|introduce)\b"
    r"|\bi(?:['’]ll| will|['’]d| would) (?:happily |gladly |definitely |love to |be (?:more than )?"
    r"(?:happy|glad) to )?(?:refer you|recommend you|put (?:you|your name|in a)|"
    r"pass (?:on )?your)\b"
    r"|^\W*(?:yes|of course|sure|sure thing|absolutely|certainly|definitely|gladly|with pleasure|"
    r"happy to(?: help)?|i['’]d be (?:happy|glad) to|i['’]d love to)\b(?!,? (?:but|you want|let me|about))"
    r"|\bich empfehle dich gern|\bje te recommande avec plaisir\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:but first|let me (?:think|ask|check|see)|not sure|depends|maybe)\b", re.IGNORECASE
)


def answer_in(text: str) -> What:
    """``referred``, ``declined``, ``agreed`` or ``replied``, for the text of an answer."""
    if _DONE.search(text):
        return "referred"
    parts = [text[start:end] for start, end in sentence_spans(text)]
    if any(_NO.search(part) and not part.endswith("?") for part in parts):
        return "declined"
    sure = not _UNSURE.search(text) and any(_YES.search(part) for part in parts)
    return "agreed" if sure else "replied"
