"""What was really said between the user and one contact: which words count as an exchange.

Evidence comes in, dated words come out, each with its sort. Mass mail and lists never reach the
evidence view; what gets through is told apart here: automatic answers, a recruiter's or a
newsletter's template, a polite refusal of one, and rituals ("Congrats!", "Thanks!", a thumb).
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from composer.evidence import Contact, Evidence
from composer.facts import folded

Sort = Literal["words", "ritual", "refusal", "broadcast", "automatic"]

ANSWER_DAYS = 90  # words the other way within this time answer each other
RITUAL_WORDS_MOST = 16
SAME_WORDS = (
    80.0  # of 100: two texts of one sender that come from one template (fuzz.token_sort_ratio)
)
SAME_LOOK_BACK = 5  # long messages before one that it is compared with
SAME_LENGTH = 60  # characters; shorter texts resemble each other by chance
SHORT = 6  # words; one of them may be a name or a word that no list foresees

_AUTOMATIC = re.compile(
    r"^\W*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|abwesenheitsnotiz|"
    r"out of (?:the )?office|r[eé]ponse automatique|respuesta autom[aá]tica)\b"
    r"|\bi(?: am|['’]m) (?:currently |now )?(?:out of (?:the )?office|on (?:annual |parental |"
    r"maternity |paternity )?leave|on (?:vacation|holiday) (?:until|and|from|with))\b"
    r"(?![^.!?\n]*\bbut (?:yes|let|i can|happy|sure)\b)"
    r"|\blimited access to (?:my )?e-?mails?\b|\bwill (?:reply|respond|answer|get back to you) "
    r"(?:to (?:you|your \w+) )?(?:when i return|(?:up)?on my return|as soon as i(?: am|['’]m) back)\b"
    r"|\bthis is an auto(?:matic|mated)\b|\bich bin .{0,50}nicht im b(?:ü|ue|u)ro\b|\bich bin (?:derzeit|aktuell|zurzeit|bis|vom|ab|von) (?:.{0,40} )?(?:im urlaub|abwesend|verreist)\b"
    r"|\bwieder (?:für sie )?(?:erreichbar|im b(?:ü|ue)ro)\b"
    r"|\baway from my desk\b|\bfor (?:anything|something|any matters?) urgent\b|\bfor urgent (?:matters|requests|issues|inquiries|enquiries)\b"
    r"|\bje suis (?:actuellement )?(?:absente?|en (?:vacances|congés?)) (?:du bureau|jusqu|et de retour)\b|\best(?:ar[eé]|oy) de vacaciones hasta\b|\best(?:ar[eé]|oy) fuera de la oficina\b"
    r"|\best(?:ou|arei) (?:ausente|fora do escrit[óo]rio|de f[ée]rias at[ée])\b|\bfuori (?:dall['’])?ufficio\b|\bsono (?:assente|in ferie) fino\b"
    r"|\bik ben (?:\w+ )?(?:afwezig|niet aanwezig|met vakantie tot)\b|\bjag är (?:\w+ )?(?:på semester till|bortrest|ej anträffbar)\b"
    r"|\bjeg er (?:\w+ )?(?:på ferie|bortrejst|ikke på kontoret)\b|\bprzebywam (?:\w+ )?(?:na urlopie|poza biurem)\b|\bjestem (?:\w+ )?(?:poza biurem|na urlopie do)\b"
    r"|\b(?:mailbox|inbox|address) is (?:no longer|not) (?:being )?(?:monitored|read|in use)\b",
    re.IGNORECASE,
)
#: One of these alone is a template's.
_TEMPLATE = re.compile(
    r"\bunsubscribe\b|\bview (?:this|it) (?:e-?mail )?in (?:your|a) browser\b|\b(?:my|our|this) newsletter\b"
    r"|^\W*issue #?\d+\b|^\W*(?:hi|hello|dear|hey) (?:all|everyone|everybody|folks|friends|network|"
    r"colleagues|connections?|followers|sir|madam|candidate|job ?seeker)(?: and \w+)?(?:\s*[,!:–-]|\s*$|\s+i\b)"
    r"|\b(?:received|thank you for) your application\b|\bkeep your (?:profile|details|cv|r[ée]sum[ée]) "
    r"(?:in our|on (?:file|record))\b|^\W*(?:sponsored|promoted)\s*:"
    r"|\byour (?:profile|background|experience|cv) (?:has |really )?(?:stood out|caught my|"
    r"jumped out|impressed|looks? (?:like )?(?:a|an)?\s?(?:perfect|great|strong|ideal|good))"
    r"|\b(?:i )?(?:came|stumbled|ran) (?:across|upon|on) your (?:linkedin )?"
    r"(?:profile|background)\b"
    r"|\bmy client(?:s|['’]s)?\b|\b(?:market|industry)[- ]leading client\b"
    r"|\bto the top of your inbox\b|\bbook a (?:free )?demo\b|\bspecial offer\b|\bsave your seat\b"
    r"|\b(?:register|sign up) (?:now|here|today)\b|\bjoin (?:us|me) (?:for|at) (?:our|a|the) "
    r"(?:free )?webinar\b|\b(?:everyone|everybody|all) (?:in|of) my network\b",
    re.IGNORECASE,
)
#: Two of these, or one from somebody whose trade is recruiting.
_PITCH = re.compile(
    r"\b(?:exciting|great|fantastic|amazing|unique) (?:\w+ )?(?:opportunit(?:y|ies)|role|"
    r"position)\b|\b(?:new|an) opportunity\b|\bconfidential (?:chat|call)\b|\bpaying (?:up to )?[\d£$€]"
    r"|\b\d+[- ]minutes? (?:demo|call|chat)\b|\b\d+ ?% off\b|\bmy company\b|\btell you about our\b"
    r"|\byou(?:['’]re| are) invited\b|\bi help \w+ (?:\w+ )?(?:scale|grow|cut|find|hire|save)\b|\b(?:hiring|recruiting|looking) for (?:an? )?\w+|\bopen to (?:new |hearing |"
    r"a )?(?:opportunities|roles|about|chat)\b|\bare you (?:currently )?(?:looking|open)\b"
    r"|\b(?:quick|short|brief) (?:call|chat)\b|\bcareers? (?:page|site)\b|\bcompetitive (?:salary|"
    r"package)\b|\bwe(?:['’]re| are) (?:growing|expanding|hiring|scaling)\b|\bfully remote\b"
    r"|\bif (?:you(?:['’]re| are) )?interested\b|\bjob description\b|\bperfect (?:fit|match)\b"
    r"|\b(?:did you (?:see|get)|following up on) my (?:last|previous|earlier) (?:message|e-?mail|note)\b"
    r"|\breferral bonus\b|\bmarket leader\b|\breaching out (?:regarding|about an?)\b"
    r"|\b(?:spaces?|seats?|places) (?:is|are) limited\b|\b(?:leaders|people|professionals) like you\b"
    r"|\byour (?:skills?|experience) (?:in|with|as)\b|\bthanks for (?:connecting|accepting)\b",
    re.IGNORECASE,
)
_RECRUITER = re.compile(
    r"\b(?:recruit(?:er|ing|ment)|talent (?:acquisition|partner|sourc|scout|advisor|lead|"
    r"specialist)|"
    r"sourcer|head ?hunter|staffing|executive search|personalvermittl|recruteu[rs]|reclutador)",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\bno,? thank(?:s| you)\b|\bnot (?:currently |really |actively )?(?:interested|looking)\b"
    r"|\b(?:happy|settled|content) (?:in|with|at|where) (?:my|i am|i['’]m)\b|\bnot (?:open|on the "
    r"market)\b|\b(?:please )?(?:remove|unsubscribe) me\b|\bstaying put\b|\bnot (?:the )?right "
    r"(?:time|fit|moment) for me\b|\bnot for me\b|\bi(?:['’]ll| will) pass\b",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:webinar|all[- ]?hands|town ?hall|conference|summit|meetup|standup|stand-up|office hours|"
    r"public holiday|cancel+ed)\b", re.IGNORECASE,
)  # fmt: skip
_RITUAL = frozenset(
    """
    hi hello hey dear thanks thank you so much very many a lot all the best again for your ur
    on in at to of and it is was i i'm i'll am we that this congrats congratulations happy
    birthday work anniversary new role job position year years well done great nice good luck
    welcome wishes cheers ok okay yes yeah no sure noted will do likewise too same here hope
    you're are doing keep stay touch connecting connect connection accepting accept adding add
    invite invitation pleased glad pleasure meet connected my problem worries deserved
    fantastic awesome amazing wonderful news lovely reaching out kind words appreciate
    appreciated take care with have day weekend week merry christmas holidays season's
    greetings regards warm warmest sounds perfect brilliant super cool lol haha danke vielen
    dank herzlichen gluckwunsch alles gute zum geburtstag merci beaucoup felicitations bravo
    gracias muchas felicidades enhorabuena obrigado obrigada parabens tack grattis bedankt
    gefeliciteerd grazie auguri
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Said:
    """One dated message, mail or meeting: `side` is in, out or met."""

    day: date
    side: Literal["in", "out", "met"]
    sort: Sort
    row: Evidence

    @property
    def length(self) -> int:
        """Words written."""
        return len(_WORD.findall(self.row.quote or ""))


@dataclass(frozen=True, slots=True)
class Talk:
    """All that was said up to a day, oldest first; `days` are the days of real exchanges."""

    said: tuple[Said, ...]
    days: tuple[date, ...]

    def of(self, side: str) -> tuple[Said, ...]:
        """What counts of one side: words and rituals, newest first; no template, no automaton."""
        found = [one for one in self.said if one.side == side and one.sort in ("words", "ritual")]
        return tuple(reversed(found))

    @property
    def last(self) -> date | None:
        """The day of the last real exchange; None when there never was one."""
        return self.days[-1] if self.days else None

    @property
    def only_broadcasts(self) -> bool:
        """Whether all that ever came was written for many."""
        came = [one for one in self.said if one.side == "in"]
        return bool(came) and all(one.sort in ("broadcast", "automatic") for one in came)


def talk_with(contact: Contact, today: date) -> Talk:
    """Dated words and meetings up to today; what is inferred does not count.

    A message is an exchange when the other side had written within `ANSWER_DAYS` before it and one
    of the two said something of their own: a message into silence is none, however many there are,
    and "Congrats!" answered by "Thanks!" is none either. The view gives days, so two messages of
    one day are read as an answer to each other.
    """
    said = list(_judged(_said(contact, today)))
    newest: dict[str, Said] = {}
    days = [one.day for one in said if one.side == "met"]
    for one in said:
        if one.side == "met" or one.sort not in ("words", "ritual"):
            continue
        other = newest.get("out" if one.side == "in" else "in")
        real = other is not None and "words" in (one.sort, other.sort)
        if other and real and (one.day - other.day).days <= ANSWER_DAYS:
            days.append(one.day)
        newest[one.side] = one
    return Talk(tuple(said), tuple(sorted(days)))


def _judged(said: Iterable[Said]) -> Iterator[Said]:
    """Oldest first, with what the order tells of them.

    "Not looking, thanks" is a refusal only of something written for many; and what sounds like a
    pitch is none where the user had written first. What comes twice in the same words, on two
    days, was written for many, unless the user talks with them.
    """
    pitched = wrote = date.min
    ordered = sorted(said, key=lambda one: (one.day, one.row.evidence_id))
    again = _said_again(ordered)
    for one in ordered:
        sort = "broadcast" if one.row.evidence_id in again else one.sort
        own = one.row.evidence_id not in again and not is_template(one.row.quote)
        if sort == "broadcast" and one.side == "in" and own:
            sort = "words" if (one.day - wrote).days <= ANSWER_DAYS else sort
        if sort == "broadcast" and one.side == "in":
            pitched = one.day
        if sort == "refusal" and (one.day - pitched).days > ANSWER_DAYS:
            sort = "words"
        if sort == "words" and one.side == "out":
            wrote = one.day
        yield replace(one, sort=sort)


def _said_again(said: list[Said]) -> frozenset[str]:
    """Ids of messages from them that repeat, on another day, what they had written before."""
    if any(one.side == "out" and one.sort == "words" for one in said):
        return frozenset()
    found: set[str] = set()
    long: list[tuple[Said, str]] = []
    for one in said:
        text = " ".join((one.row.quote or "").split())
        if one.side != "in" or one.sort != "words" or len(text) < SAME_LENGTH:
            continue
        for other, words in long[-SAME_LOOK_BACK:]:
            if one.day != other.day and fuzz.token_sort_ratio(text, words, score_cutoff=SAME_WORDS):
                found |= {one.row.evidence_id, other.row.evidence_id}
        long.append((one, text))
    return frozenset(found)


def _said(contact: Contact, today: date) -> Iterator[Said]:
    recruits = is_recruiter(contact)
    names = frozenset(folded(f"{contact.full_name or ''} {contact.called or ''}").split())
    for one in contact.of_kind("message", "mail", "meeting"):
        day = day_of(one)
        if day is None or day > today or one.trust == "inferred":
            continue
        if one.kind == "meeting":
            if not _CROWD.search(one.quote or ""):
                yield Said(day, "met", "words", one)
        elif one.detail == "in":
            yield Said(day, "in", sort_in(one.quote, recruits, names), one)
        else:
            yield Said(day, "out", _sort_out(one.quote, names), one)


@lru_cache(maxsize=4096)
def sort_in(text: str | None, recruits: bool = False, names: frozenset[str] = frozenset()) -> Sort:
    """What a message to the user is; `recruits`: the sender's trade, `names`: of the sender."""
    words = " ".join((text or "").split())
    if is_automatic(words):
        return "automatic"
    pitches = {found.group().casefold() for found in _PITCH.finditer(words)}
    if _TEMPLATE.search(words) or len(pitches) >= (1 if recruits else 2):
        return "broadcast"
    return "ritual" if _is_ritual(words, names) else "words"


def is_template(text: str | None) -> bool:
    """Whether the words themselves say that they were written for many."""
    return bool(_TEMPLATE.search(" ".join((text or "").split())))


def is_automatic(text: str | None) -> bool:
    """Whether a machine wrote it: out of office, on leave."""
    return bool(_AUTOMATIC.search(text or ""))


def is_recruiter(contact: Contact) -> bool:
    """Whether the contact's trade is recruiting, by title or headline."""
    return bool(_RECRUITER.search(f"{contact.title or ''} {contact.headline or ''}"))


def _sort_out(text: str | None, names: frozenset[str]) -> Sort:
    words = " ".join((text or "").split())
    if len(words) < 400 and _REFUSAL.search(words):
        return "refusal"
    if re.match(r"(?i)\W*(?:hi|hello|dear|hey) (?:all|everyone|everybody|folks|friends)\b", words):
        return "broadcast"
    return "ritual" if _is_ritual(words, names) else "words"


def _is_ritual(text: str, names: frozenset[str]) -> bool:
    """Whether nothing but courtesy stands there; an empty message (a file, a voice) is not one."""
    words = _WORD.findall(folded(text))
    if not words:
        return bool(text.strip())
    own = [word for word in words if word not in _RITUAL and word not in names]
    return len(words) <= RITUAL_WORDS_MOST and len(own) <= (len(words) <= SHORT)


def day_of(one: Evidence) -> date | None:
    """The day evidence is dated to; None where less than a day is known."""
    return date.fromisoformat(one.began_on) if one.began_on and len(one.began_on) == 10 else None
