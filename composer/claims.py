"""What a text claims about the contact: sentences that presuppose a fact, by the kind of fact.

Text in, claims out, each with its span. Whether a claim holds is judged elsewhere.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from composer.requests import sentence_spans

_I = re.IGNORECASE
_RECENT = r"(?:(?:very|so|really|recent|latest|last|great|good|excellent|brilliant|thoughtful|new|own|long|short|first|second|old|kind|lovely|insightful|fantastic|excellent|interesting|linkedin|whole|other)\s+)*"
_WRITING = r"(?:posts?|articles?|pieces?|essays?|blogs?|write-?ups?|threads?|updates?|newsletters?|writing|words|take|thoughts|story|series|tips|lists?|guides?|rants?)"
_STAGE = r"(?:talk|keynote|podcast|book|interview|video|paper|webinar|lecture|workshop|panel|presentation|speech|session|course|patent|thesis|award|ted talk)"

# Kind of claim -> the words that make it.
PATTERNS: dict[str, re.Pattern[str]] = {
    "worked_together": re.compile(
        r"\bwork(?:ed|ing)\s+(?:so\s+|very\s+)?(?:\w+\s+)?(?:together|alongside|side by side)\b"
        r"|\b(?:i|we)\s+(?:\w+\s+)?work(?:ed|ing)\s+(?:\w+\s+)?(?:with|for|under)\s+you\b"
        r"|\b(?:working|worked)\s+with\s+you\b(?!\s+(?:on|in)\s+the\s+future)"
        r"|\b(?:former|old|ex-?|fellow|past|one-time)\s*(?:colleagues?|co-?workers?|team-?mates?|workmates?)\b"
        r"|\b(?:were|was|as|be|being|been)\s+(?:\w+\s+)?(?:colleagues|co-?workers|team-?mates|on the same team)\b"
        r"|\bour\s+(?:\w+\s+)?(?:time|days|years|months)\s+(?:together|at|in|on)\b"
        r"|\bwe\s+(?:\w+\s+)?sat\s+(?:next\s+to|beside|opposite)\b|\bwe\s+(?:both\s+)?overlap(?:ped)?\b|\bwe\s+(?:\w+\s+)?(?:shared|sat in)\s+(?:an?|the)\s+(?:same\s+)?(?:office|desk|team|room)\b"
        r"|\bwe\s+(?:\w+\s+)?(?:built|shipped|launched|delivered)\b(?!.*\bmy team\b)"
        r"|\bwhen\s+(?:we|you\s+and\s+i)\s+were\s+(?:both\s+|together\s+)?(?:at|with)\b"
        r"|\byou\s+(?:were|are)\s+my\s+(?:manager|boss|mentor|lead|colleague|supervisor|report)\b"
        r"|\bwhen\s+you\s+(?:managed|led|hired|mentored)\s+(?:me|us)\b|\bat\s+the\s+same\s+time\b",
        _I,
    ),
    "both_worked": re.compile(
        r"\bwe(?:'ve|’ve|\s+have)?\s+both\s+(?:have\s+|had\s+|used\s+to\s+|once\s+)?(?:work(?:ed)?|been|spent|were)\b|\bboth\s+(?:worked|of us worked|ex-|alumni of)\b"
        r"|\bwe(?:'re|’re|\s+are)\s+both\s+(?:ex-|former|alumni)",
        _I,
    ),
    "studied_together": re.compile(
        r"\b(?:stud(?:ied|ying)|train(?:ed|ing)|learn(?:t|ed)|graduated)\s+(?:\w+\s+)?together\b|\b(?:class|school|course|room|lab)-?mates?\b"
        r"|\bwe\s+(?:were\s+in|took|shared|sat)\s+.{0,30}\b(?:class|course|lecture|seminar|lab)\b"
        r"|\bour\s+(?:\w+\s+)?(?:university|college|school|student|uni|mba|phd)\s+(?:days|years|time)\b|\bour\s+(?:professor|cohort)\b|\bsame\s+cohort\b",
        _I,
    ),
    "both_studied": re.compile(
        r"\bfellow\s+(?:\w+\s+){0,3}?(?:alum(?:na|nus|ni)?|graduate|student)s?\b|\bwe(?:'ve|’ve|\s+have)?\s+both\s+(?:studied|went|graduated|attended)\b"
        r"|\bsame\s+(?:university|college|school|alma mater|course|programme|program)\b|\bwe(?:'re|’re|\s+are)\s+both\s+(?:\w+\s+){0,3}(?:alum|graduates)",
        _I,
    ),
    "talked": re.compile(
        rf"\byou\s+(?:\w+\s+)?(?:gave\s+me|told|mentioned|said|advised|explained|suggested|asked|offered|promised|agreed|wrote\s+(?:back\s+)?to\s+me|wrote\s+me|emailed|messaged|called)\b"
        rf"|\bour\s+{_RECENT}(?:chats?|calls?|conversations?|talks?|exchanges?|meetings?|coffee|lunch|dinner|discussions?|e-?mails?|messages|thread|catch-?up)\b"
        rf"|\bwhen\s+(?:we|you\s+and\s+i)\s+(?:\w+\s+)?(?:spoke|talked|met|chatted|wrote|had\s+(?:coffee|lunch|a\s+c))\b|\bwe\s+(?:\w+\s+)?(?:spoke|talked|met|chatted|exchanged|discussed|emailed|wrote)\b"
        rf"|\b(?:great|good|nice|lovely|wonderful|fun|pleasure|enjoyed)\s+(?:meeting|seeing|talking|chatting|speaking|to\s+(?:meet|see|talk|chat|speak|hear))\b(?!\s+more)"
        rf"|\bour\s+(?:trip|weekend|holiday|evening|walk|drive|journey)\s+(?:to|in|at|through|with)\b|\bas\s+(?:we\s+)?discussed\b|\byour\s+{_RECENT}(?:message|note|e-?mail|reply|answer|advice|question|invitation|invite)\b(?=.{{0,40}}\b(?:last|in|on|from|about|of|to me|when|helped|stayed|meant|was)\b)",
        _I,
    ),
    "wrote": re.compile(
        rf"\byour\s+{_RECENT}(?:[\w\-+.]+\s+){{0,2}}{_WRITING}\b|(?<!keep )(?<!keeping )\byou(?:'ve|’ve|\s+have)?\s+(?:just\s+|recently\s+|also\s+|once\s+)?(?:wrote|written|posted|published|blogged|argued|shared)\b(?!\s+(?:to|with)?\s*me\b|\s+back\b|\s+with\s+me)"
        rf"|\bas\s+you\s+(?:wrote|put\s+it|said\s+in)\b|\bsaw\s+(?:that\s+)?you(?:r\s+post)?\s+(?:posted|wrote)\b",
        _I,
    ),
    "commented": re.compile(
        r"\byour\s+(?:\w+\s+)?comments?\b|\byou\s+(?:recently\s+)?commented\b", _I
    ),
    "on_stage": re.compile(
        rf"\byour\s+{_RECENT}(?:[\w\-+.]+\s+){{0,2}}{_STAGE}\b|\byou\s+(?:recently\s+)?(?:spoke|presented|keynoted|lectured)\b(?!\s+(?:to|with)\s+me)",
        _I,
    ),
    "new_role": re.compile(
        rf"\bcongrat\w*\b.{{0,60}}\b(?:role|job|position|promotion|promoted|joining|appointment|step|move|start(?:ing)?|becoming|being\s+named)\b|\byour\s+{_RECENT}(?:new\s+(?:role|job|position|gig|challenge|adventure|company)|promotion)\b"
        rf"|\byou(?:'ve|’ve|\s+have)?\s+(?:just\s+|recently\s+)?(?:been\s+promoted|got(?:ten)?\s+promoted|were\s+promoted|changed\s+jobs|started\s+(?:a\s+new|as)|moved\s+to|joined)\b",
        _I,
    ),
    "anniversary": re.compile(r"\b(?:work\s+)?anniversary\b|\b\w+\s+years\s+at\b(?=.*\byou)", _I),
    "recommended": re.compile(
        r"\byou(?:'ve|’ve)?\s+(?:\w+\s+)?(?:recommended\s+me|wrote\s+(?:me\s+)?(?:a|that|such\s+a)\s+(?:\w+\s+)?recommendation)\b|\b(?:your|the)\s+(?:\w+\s+){0,2}recommendation\s+(?:you\s+(?:wrote|gave)|of\s+me|on\s+(?:my|linkedin)|for\s+me|in\s+\d{4}|still|meant|means|that)\b"
        r"|\bthank\w*\b.{0,20}\bfor\s+(?:your|the)\s+(?:\w+\s+)?recommendation\b",
        _I,
    ),
    "endorsed": re.compile(r"\byou(?:'ve|’ve)?\s+(?:\w+\s+)?endorsed\s+(?:me|my)\b|\bthank\w*\b.{0,20}\bfor\s+endorsing\s+(?:me|my)\b|\byour\s+(?:\w+\s+)?endorsement\b", _I),
    "mutual": re.compile(
        r"\b(?:mutual|common|shared)\s+(?:friends?|connections?|contacts?|acquaintances?|colleagues?)\b|\bwe\s+both\s+know\b|\bin\s+common\b(?=.*\bconnections?)",
        _I,
    ),
    "group": re.compile(
        r"\bwe(?:'re|’re|\s+are)\s+both\s+(?:\w+\s+)?(?:in|members|part)\b|\bfellow\s+members?\b|\bsame\s+(?:group|meet-?up|club|association)\b",
        _I,
    ),
    "did": re.compile(
        r"\byou(?:'ve|’ve|\s+have)?\s+(?:just\s+|recently\s+|also\s+|once\s+|personally\s+|single-handedly\s+)?(?:led|built|launched|founded|co-?founded|started|grew|grown|managed|created|designed|won|scaled|ran|left|became|received|headed|invented|moved|hired|cut|saved|rebuilt|migrated|shipped|opened|closed|sold|raised|ran|developed|introduced|made|wrote\s+the|run|lead|manage|head)\b"
        r"|\byour\s+(?:[\w\-]+\s+){0,4}(?:work|experience|expertise|background|research|project|team|migration|launch|book|move|journey|efforts?|leadership|success)\s+(?:on|in|with|at|for|to|from)\b",
        _I,
    ),
}  # fmt: skip
# Sentences that do not state but ask, or speak of what is not yet.
_OPEN_QUESTION = re.compile(
    r"^\W*(?:did|do|does|have|has|are|were|is|was|would|could|can|will|might|may|shall|what|how|which|who|when|where)\b.*\?\W*$",
    _I,
)
_NOT_YET = re.compile(
    r"\b(?:look(?:ing)?\s+forward|hope\s+(?:to|we)|hoping\s+to|would\s+(?:love|like|be)|(?:i|we)(?:'d|’d)\s+(?:love|like|be)|love\s+to|like\s+to|maybe|if\s+(?:you|we)|in\s+(?:the\s+)?future|one\s+day|some\s+day|let\s+me\s+know|feel\s+free|whether|if\s+it|be\s+(?:happy|glad|good|great|fun)\s+to)\b",
    _I,
)
_FUTURE_KINDS = ("worked_together", "talked", "new_role", "did", "wrote", "on_stage")
# The verbs whose presence in a question still presupposes the fact: "how is your new role?"
_PRESUPPOSED = ("new_role", "wrote", "on_stage", "commented", "recommended", "endorsed")


# Written for one reader, not published.
_LETTER = re.compile(
    r"\b(?:recommendation|message|e-?mail|note|letter|reply|comment)s?\b.{0,20}\byou\s+(?:\w+\s+)?(?:wrote|sent|left)\b"
    r"|\b(?:your|you)\s+(?:\w+\s+)?(?:wrote|words|thoughts|writing|take)\b.{0,25}\b(?:recommendation|message|e-?mail|note|letter)\b",
    _I,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that presupposes a fact.

    Attributes:
        kind: a key of `PATTERNS`.
        start, end: where the words stand in the text.
        words: the words that make the claim.
        sentence: the sentence they stand in.
        at: where the sentence begins in the text.
    """

    kind: str
    start: int
    end: int
    words: str
    sentence: str
    at: int


def claims_in(text: str) -> Iterator[Claim]:
    """Every claim of `text` about the contact, sentence by sentence."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        for kind, pattern in PATTERNS.items():
            found = pattern.search(sentence)
            if found and _states(kind, sentence, found):
                yield Claim(
                    kind, start + found.start(), start + found.end(), found.group(), sentence, start
                )


def _states(kind: str, sentence: str, found: re.Match[str]) -> bool:
    """Whether the sentence says that it is so, rather than asks or hopes."""
    if _OPEN_QUESTION.match(sentence) and not (
        kind in _PRESUPPOSED and re.search(r"(?i)\byour?\b", found.group())
    ):
        return False
    if kind == "wrote" and _LETTER.search(sentence):
        return False
    before = sentence[: found.start()]
    if re.search(r"(?i)(?:\b(?:never|not|neither)|n['’]t)\s+(?:\w+\s+)?$", before):
        return False
    return not (kind in _FUTURE_KINDS and _NOT_YET.search(before[-45:] + found.group()))
