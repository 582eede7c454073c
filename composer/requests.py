"""What a text asks for: every request with its kind and its place.

Text in, spans out. Checks count them; moves and whom-to-ask find earlier asks in messages.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A sentence ends at a line's end, or at . ! ? before a blank and no small letter ("Ltd. for" goes on).
# So does one before a link, and a link before a capital.
_END = re.compile(
    r"(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)[.!?…]+[\"'”’)]*(?=\s+(?:[^\s\da-zà-ÿ]|https?://)|\s*$|\s*\n)|https?://\S+(?=\s+[A-ZÀ-Þ])|\n+",
    re.MULTILINE,
)

# What may be asked for -> the words that ask for it.
KINDS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "referral": r"\brefer(?:ring|red)?\s+me\b(?!\s+to\s+(?:your|the|an?)\s+(?:article|post|page|section))"
        r"|\breferr?als?\b(?!\s+(?:bonus|talk|scheme|program(?:me)?s?|fee|policy|polic(?:y|ies)))"
        r"|\b(?:get|getting)\s+my\s+(?:cv|r[ée]sum[ée]|application|profile)\s+(?:in\s+front|seen|to\s+the)"
        r"|\b(?:as|be)\s+(?:a|my)\s+referrer\b|\b(?:put|putting)\s+(?:in\s+)?(?:a|my"
        r"|me)\s+(?:good\s+)?(?:word|name|forward)\b|\bgood word\b|\brecommend(?:ing)?\s+me\b"
        r"|\bvouch(?:ing)?\s+for\s+me\b|\b(?:pass|hand|forward|submit|send)(?:ing|ting)?\s+(?:on\s+"
        r"|along\s+)?my\s+(?:cv|r[ée]sum[ée]|name|profile|application|details)\b|\b(?:put|get|getting|putting)\s+my\s+(?:cv|r[ée]sum[ée]|application|profile)\s+(?:on|in|to|into)\b|\bsubmit\s+me\b|\bslip(?:ping)?\s+my\s+(?:cv|r[ée]sum[ée])\b",
        "introduction": r"\bintro(?:duce(?!\s+(?:yourself|themsel))|ducing|duction)?s?\b|\b(?:connect|put)(?:ting|ing)?\s+me\s+"
        r"(?:in\s+touch\s+)?with\b|\bpoint(?:ing)?\s+me\s+(?:to|towards?)\b|\bright person\b",
        "call": r"\b(?:quick|short|brief|15|20|30|ten|fifteen|twenty|thirty)[\s-]*(?:minutes?|mins?)?"
        r"[\s-]*(?:call|chat|zoom|coffee|catch[\s-]?up)\b|\b(?:have|grab|jump on|hop on|set up"
        r"|schedule|up for|time for|open to|get)\s+(?:a|an|some)?\s*(?:\w+\s+)?(?:call|chat|coffee"
        r"|zoom|meeting|lunch|drink)\b|\bpick your brain\b|\b(?:minutes|time)\s+(?:for|to)\s+(?:a\s+)?"
        r"(?:call|chat|talk|speak)\b",
        "review": r"\b(?:review|look (?:at|over)|feedback on|read|check|critique)\s+(?:through\s+)?my\s+"
        r"(?:\w+\s+)?(?:cv|r[ée]sum[ée]|portfolio|profile|application|cover letter|code|github)\b",
        "recommendation": r"\bwrit(?:e|ing)\s+(?:me\s+)?(?:a\s+)?(?:linkedin\s+)?recommendation\b"
        r"|\bendors(?:e|ing)\s+(?:me|my)\b",
        "job": r"\b(?:any|an|other|some)\s+(?:open(?:ings?| positions?| roles?)|vacanc(?:y|ies)"
        r"|jobs?)\b|\b(?:hire|hiring|get|land|find)(?:ing)?\s+me\b",
        "questions": r"\b(?:send|give|share|tell|get)\s+me\s+(?:the|your|some|any)\s+(?:\w+\s+)?(?:questions|answers|salary|numbers)\b",
        "advice": r"\b(?:any|some|your|share|give)\s+(?:\w+\s+)?(?:advice|tips|pointers|insights?)\b",
    }.items()
}
_MOOD = re.compile(
    r"(?i)\b(?:would|could|can|will|might|may)\s+(?:you|i\s+ask)\b|\b(?:do|are)\s+you\b|\bplease\b"
    r"|\bi(?:'d|’d|\s+would)\s+(?:really\s+|also\s+|so\s+)?(?:love|appreciate|be\s+(?:\w+\s+)?grateful"
    r"|like\s+to\s+ask|value|welcome|want)\b|\bi(?:'m|’m|\s+am)\s+(?:asking|hoping|looking\s+for"
    r"|writing\s+to\s+ask)\b|\bi\s+(?:wanted\s+to\s+ask|hope\s+you|need|want|wonder|was\s+wondering)\b"
    r"|\bwondered\s+(?:if|whether)\b|\b(?:be|feel)\s+(?:\w+\s+)?(?:grateful|honou?red|thankful|glad|delighted)\s+(?:if|for)\b"
    r"|\bwould\s+mean\s+(?:a\s+lot|the\s+world|so\s+much|much)\b|\b(?:i(?:'d|’d)|i\s+would)\s+like\s+(?:to\s+have\s+)?(?:a|you)\b"
    r"|\blet me know (?:if|whether|when)\b|\bwondering\s+(?:if|whether)\b|\bis\s+.{3,90}\byou(?:'d|’d"
    r"|\s+would)\b|\bany\s+chance\b|\bwilling\s+to\b|\bcomfortable\s+(?:referring|with)\b|\bis\s+there\s+any\s+way\b|\breferral\s+from\s+you\s+would\b|^\s*(?:refer"
    r"|introduce|recommend|forward|review)\b|\bhoped\s+(?:that\s+)?you\b|\bit\s+would\s+(?:(?:\w+\s+){0,2}help\b|be\s+\w+\s+if\s+you\b)"
)
# Said of an ask rather than asking: thanks, news, ways out, answers from the other side.
_NOT_ASKING = re.compile(
    r"(?i)\bthank(?:s|\s+you)\b.{0,40}\b(?:for|again)\b|\bif\s+(?:you(?:'d|’d|\s+would)\s+rather\s+"
    r"not|not\b|it(?:'s|’s)?\s+(?:is\s+)?(?:not|doesn)|a\s+referral\s+isn)|\bno\s+(?:need|pressure)\b"
    r"|\bi\s+(?:can|could|will|would\s+be\s+happy\s+to)\s+(?:\w+\s+)?(?:send|refer|introduce|review"
    r"|share|give|read|look)\b|\bi(?:'d|’d|'m|’m|\s+am|\s+would)\s+(?:be\s+)?(?:happy|glad)\s+to\b"
    r"|\byour\s+referral\s+(?:helped|got|meant|led|made)\b|\blet\s+you\s+know\b"
)
# "Shall I introduce you?" offers, whatever it ends with.
_OFFERS = re.compile(
    r"(?i)\b(?:would\s+you\s+like|do\s+you\s+want|want)\s+me\s+to\b"
    r"|\b(?:shall|should|can|could|may)\s+i\s+(?:introduce|refer|recommend|connect|put)\s+you\b(?!r)"
)
_SEEKS = re.compile(r"(?i)\bplease\b|\blet me know\b|\bme\b")
_QUOTED = re.compile(
    r"[“\"«][^”\"»\n]{3,400}[”\"»]"
)  # somebody's words, not a request of this text
_ALSO = re.compile(r"(?i)\b(?:also|as well|another|in addition|besides|second(?:ly)?|too)\b")

# The request for a referral in the other languages people write to each other in.
_ASK = re.compile(
    r"\b(?:k(?:ö|oe)nnte(?:st|n)|kannst|können|magst|mögen|w(?:ü|ue)rde(?:st|n)) (?:du|sie) mich "
    r"(?:[\w-]+ ){0,10}(?:empfehlen|vorschlagen|weiterempfehlen)\b"
    r"|\b(?:pourrais-tu|pourriez-vous|peux-tu|pouvez-vous) me (?:recommander|coopter)\b|\btu pourrais me (?:recommander|coopter)\b"
    r"|\b(?:podr[ií]as?|puedes) (?:recomendarme|referirme)\b"
    r"|\b(?:poderia|pode) (?:me (?:indicar|recomendar)|indicar-me)\b"
    r"|(?:推薦|紹介)して(?:いただけ|もらえ|くださ)",
    re.IGNORECASE,
)
_FAVOURS = ("referral", "introduction", "job")


@dataclass(frozen=True, slots=True)
class Request:
    """One thing asked for; `start` and `end` are offsets of its sentence."""

    kind: str
    start: int
    end: int
    text: str
    also: bool = False


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence or line of `text` that holds a letter."""
    began = 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        part = text[began:end]
        if any(sign.isalpha() for sign in part):
            lead = len(part) - len(part.lstrip())
            yield began + lead, began + len(part.rstrip())
        began = end


def requests_in(text: str) -> list[Request]:
    """Every request in `text`, in order: a sentence that asks, once for each kind it asks for."""
    found = []
    text = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if _NOT_ASKING.search(sentence) and "?" not in sentence:
            continue
        if _OFFERS.search(sentence):
            continue
        if not (_MOOD.search(sentence) or sentence.endswith("?")):
            continue
        kinds = [kind for kind, pattern in KINDS.items() if pattern.search(sentence)]
        also = bool(_ALSO.search(sentence))
        if "?" not in sentence and not _SEEKS.search(sentence):
            kinds = [kind for kind in kinds if kind != "job"]  # "there is an opening I'd love"
        found += [Request(kind, start, end, sentence, also) for kind in kinds]
    return found


def asks_for_referral(text: str) -> bool:
    """Whether `text` asks for a referral, an introduction or a job."""
    if not any(KINDS[kind].search(text) for kind in _FAVOURS):
        return False  # most texts hold none of the words, and are spared the reading
    return any(one.kind in _FAVOURS for one in requests_in(text))


def asks(text: str) -> bool:
    """Whether the text asks for a referral, in any of the languages that are read."""
    return asks_for_referral(text) or bool(_ASK.search(text))
