"""What an answer to an ask says: that it is done, a yes, a no, or only that they answered.

Text in, the name of an event out. A no must say so itself; what is unsure is no yes, and a
question settles nothing.
"""

# A pattern is read as one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable

from composer.history import What
from composer.requests import sentence_spans

_PAPERS = r"(?:cv|r[ée]sum[ée]|name|profile|details|application|referral|note|lebenslauf|curr[ií]culo?|curriculum)"
_REFER = (
    r"(?:refer(?:ring|rals?)?|recommend(?:ing)?|vouch(?:ing)?|introduc(?:e|ing)|help(?: you)?)\b"
)
_CANNOT = (
    r"(?:can(?:no|')t|can’t|could ?n[o'’]?t|not able to|unable to|won['’]t|will not|do(?:es)? ?n[o'’]t"
    r"|am not|i['’]m not|prefer not to|not allowed to|not in a position to|never)"
)

#: That the referral was made, by sentence; words for a step taken on the user's behalf.
_DONE = (
    r"^\W*(?:(?:yes|sure|sure thing|all|ok|okay)\b\W*)?(?:it['’]s |that['’]s |all )?(?:done|referred|submitted|recommended|sorted|in[.! ✅]*$|on its way)",
    r"(?:^\W*|\b(?:i(?:['’]ve| have)?|just|and|have|already) )(?:(?:just|now|already|also|happily|gladly) )*"
    r"(?:referred|recommended|nominated|endorsed|put|submitted|entered) (?:you\b|your (?:name|application|cv)\b)",
    rf"\b(?:submitted|forwarded|passed|handed|sent|shared|dropped|given|gave|uploaded|put) (?:on |in |over )?"
    rf"(?:(?:her|him|them|ana|hr|the \w+) )?your {_PAPERS}\b",
    r"(?:^\W*|\bi(?:['’]ve| have)? (?:\w+ )?)(?:passed|forwarded|handed) (?:it|this|that|everything) (?:on|over|in|to)\b|\byour application (?:now )?(?:carries|has) my name\b",
    r"\bsubmitted (?:it|you|the|a)\b|\bput in (?:a|the) (?:referral|(?:good |warm )?word)\b",
    rf"\byour {_PAPERS} (?:is|are|was|has been|went|have been) (?:now |already )?(?:with|in\b|on (?:its|their|her|his)|submitted"
    r"|forwarded|passed|sent|straight to)",
    r"\breferral (?:is |has been |was )?(?:now )?(?:done|submitted|in\b|made|sent)",
    r"\byou(?:['’]re| are) (?:now )?in (?:the|our) (?:system|portal|pipeline|process)\b",
    r"\berledigt\b|\bhab(?:e)? (?:dich|sie) (?:\w+ )?(?:empfohlen|vorgeschlagen|eingereicht|weiterempfohlen)\b",
    r"\bje (?:t['’]|vous )ai (?:recommand|coopt)[ée]e?\b|\b(?:ya )?te (?:refer[ií]|recomend[ée]|he (?:recomendado|referido))(?!\w)",
    r"\b(?:te|lhe) (?:indiquei|recomendei)\b|\bti ho (?:segnalat|raccomandat|candidat)[oa]\b|\bheb je (?:\w+ )?aanbevolen\b",
)
#: That they are no longer there: a no, unless they name another way.
_GONE = (
    r"\bno longer (?:work|with|at|there|employed)\b|\b(?:do ?n[o'’]t|not) work (?:there|here|(?:at|for|with) [\w&. ]{1,30}) any ?more\b|\bi (?:have |am |['’]ve )?(?:since )?retired\b"
    r"|\bstopped working (?:there|at|for)\b",
    r"\bi(?:['’]ve| have)? (?:already )?left\b(?! you| a| the office| my)|\bhanded in my notice\b|\bmy last day (?:is|was)\b|\bi (?:quit|resigned|was let go)\b"
    r"|\bi(?:['’]m| am) (?:about to leave|leaving)\b(?! for| the office)",
    r"\barbeite nicht mehr\b|\bnicht mehr (?:da|dort|bei)\b|\bya no (?:trabajo|estoy)\b|\bne (?:travaille|suis) plus\b|\bnão trabalho mais\b"
    r"|\bnon lavoro più\b",
)
#: That they will not, or that nobody there can.
_NO = (
    rf"\b{_CANNOT}\b(?! wait)[^.!?\n,;]{{0,50}}\b(?:{_REFER}|put (?:you|your name)|put in a word|pass (?:on )?your)",
    rf"\b{_CANNOT} (?:at the moment|right now|this time|now\b|be of|offer|do (?:this|that|so|it|much|anything|any)\b)"
    r"(?! (?:before|until|till|today|tonight|this week))",
    r"\bi (?:really )?only (?:ever )?(?:refer|recommend|vouch for)\b|\ba (?:rule|policy|habit) (?:not to|of not|never)\b",
    r"\b(?:do ?n[o'’]t|would ?n[o'’]t|do not) (?:really )?feel (?:comfortable|right|able)\b"
    r"|\bnot (?:really |entirely |quite )?comfortable (?:referring|recommending|with|doing)\b"
    r"|\bfeel (?:\w+ )?(?:awkward|uncomfortable|odd|wrong|uneasy)\b",
    r"\b(?:have|going|need) to (?:pass\b(?! (?:it|your?|this|that|them|the)\b| (?:on|along) (?:your|the|it|them)\b)|decline|say no)|\bi(?:['’]ll| will| must) (?:decline|say no"
    r"|pass\b(?! (?:it|your?|this|that|them|the)\b| (?:on|along) (?:your|the|it|them)\b))",
    r"\b(?:would|['’]d) (?:rather|prefer) not\b|\b(?:would|['’]d) prefer to (?:stay|keep) out\b|^\W*(?:no|nope),? (?:sorry|thank|i ca|i wo|i do)|\bnot this (?:time|year|round)\b|^\W*sorry,? no\b"
    r"|\bafraid (?:not|no\b|that['’]s not|this is not|it['’]s not)|\bnot (?:possible|an option)\b",
    r"\bagainst (?:our|the|company) (?:policy|rules)\b|\b(?:policy|rules) (?:do(?:es)? ?n[o'’]t|forbids?)\b",
    r"\b(?:is ?n[o'’]t|is not|not) something i(?:['’]m| am| can| could| do| feel)\b|\bwish i could\b",
    r"\b(?:decided|chosen|prefer|rather|tr(?:y|ied)) not to (?:refer|recommend|vouch)|\b(?:stopped|do ?n[o'’]t|not|no longer) (?:tak(?:e|ing)|accept(?:ing)?|do(?:ing)?) (?:any |more )?referrals\b",
    r"\b(?:unfortunately|sadly|regrettably),? (?:no|not)\b|\bkeep (?:work|business) and (?:\w+ )?(?:friends?|private|friendship)\b|\bword would (?:count|carry|mean) (?:for )?(?:nothing|little)\b"
    r"|\b(?:best|better) (?:to )?(?:just )?apply (?:directly|online|through)\b",
    r"\bnot the (?:right|best) person\b|\bdo(?:n['’]t| not) think (?:that )?i(?:['’]m| am| can| could| should)\b|\bdo(?:n['’]t| not) (?:do|give|make|have) (?:any )?(?:referrals?|a referral)\b",
    r"\balready (?:referred|recommended|put forward|backed|promised)(?: (?:it|this|that))?(?: to)? (?:somebody|someone|another|a friend|one|two|three|\w+ else)\b",
    r"\b(?:referral|hiring|recruitment) (?:freeze|stop|ban)\b|\b(?:stopped|not|paused|frozen) (?:\w+ )?hiring\b(?! for (?:that|another))",
    r"\b(?:role|position|job|vacancy|it|opening|req) (?:is|was|has|got)(?: \w+){0,2} (?:filled|closed|cancelled|canceled|withdrawn|gone|on hold|on ice|frozen|taken|pulled)\b"
    r"|\bonly (?:take|consider|hire|look at|accept)(?:s|ing)? internal\b|\bused (?:up )?(?:mine|my (?:one|only|last|quota|referrals?))\b|\bout of (?:my )?referrals\b",
    r"\b(?:kann|darf|möchte|werde) (?:ich )?(?:\w+ ){0,5}nicht (?:\w+ )?(?:empfehlen|vorschlagen|helfen|weiterhelfen)\b|\bleider (?:nein|nicht|geht das nicht)\b",
    r"\bje (?:ne )?(?:peux|pourrai) (?:malheureusement )?pas (?:te|vous|t['’])? ?(?:\w+ )?(?:recommander|coopter|aider)\b",
    r"\bno (?:puedo|podr[ée]) (?:\w+ )?(?:recomendar|referir|ayudar)(?:te|le)?\b",
    r"\bnão (?:posso|consigo|vou poder) (?:te |lhe )?(?:indicar|recomendar|ajudar)\b|\bnon posso (?:\w+ )?(?:segnalart|raccomandart|aiutart)i\b",
    r"\bkan (?:je|u) (?:\w+ ){0,3}niet (?:aanbevelen|voordragen|helpen)\b",
)  # fmt: skip
_HELLO = r"^\W*(?:(?:hi|hey|hello|dear|hallo|salut|hola|oi|ciao)\b[^,!.\n]{0,30}[,!]\s*)?"
#: That they will.
_YES = (
    rf"{_HELLO}(?:yes|yep|yeah|yup|of course|sure|sure thing|absolutely|certainly|definitely|totally|gladly|with (?:the greatest |great )?pleasure|why not|you(?:['’]ve)? got it|leave it with me|for you,? (?:always|anything)"
    r"|consider it done|no problem|not a problem|no worries,? (?:i|will|happy)|sounds good|count me in|i['’]m in(?=\W*(?:$|[.!,]))|say no more|anytime|any time|with joy"
    r"|happy to(?: help)?|i(?:['’]d| would) be (?:more than |very |so )?(?:happy|glad|honou?red|delighted) to|(?:ok(?:ay)?|yes)\W+(?:i(?:['’]ll| will)|will) (?:refer|recommend|submit|do)|leave it with me|i['’]d love to|glad to|will do|klar|(?:ja,? )?(?:sehr )?gerne?|ja,? klar|natürlich|selbstverständlich"
    r"|(?:oui,? )?(?:bien s[ûu]r|avec (?:grand )?plaisir)|(?:s[ií],? )?(?:encantad[oa]|claro)|volontiers|claro|por supuesto|con (?:mucho )?gusto|com (?:certeza|prazer)|volentieri|certo|natuurlijk|graag"
    r"|självklart|gärna)\b(?!,? (?:but|you want|let me|about|what|i (?:remember|saw|know|think|heard|read|got|am|did|was|do)|it (?:is|was|has)|we (?:are|were)|that))",
    r"\bleave it with me\b|\bencantad[oa]\b",
    r"\b(?:happy|glad|delighted|pleased|honou?red|thrilled) to (?:refer|recommend|vouch|put (?:you|in)|pass|introduce|submit|forward|help|do (?:it|that|this|so))\b",
    r"\bi(?:['’]ll| will|['’]d| would|['’]m going to| am going to| can)(?: \w+){0,3}? (?:refer|recommend|vouch for|nominate|support) you\b",
    rf"\b(?:i(?:['’]ll| will|['’]m going to| am going to| can)|and)(?: \w+){{0,2}}? (?:submit|pass|forward|hand|drop|put|upload|enter|walk|send) (?:on )?"
    rf"(?:it\b|this\b|that\b|you (?:in|forward)\b|in a\b|your {_PAPERS}\b)",
    r"\bi(?:['’]ll| will)\b[^.!?]{0,60}\band (?:refer|recommend|vouch for) you\b|\bi(?:['’]ll| will) add you (?:to|in)\b",
    r"\bi (?:can|will|['’]ll) (?:certainly |definitely |gladly |easily )?do (?:that|this|it)\b|\bi['’]ll do (?:that|this|it)\b|\bwill do\b(?! my)",
    r"\b(?:be|is) my pleasure\b|\bit would be a pleasure\b|\b(?:do ?n[o'’]t|no need to) (?:even )?(?:have to |need to )?ask twice\b|\bdo ?n[o'’]t see why not\b",
    rf"^\W*(?:just |please |then )?(?:send|forward|mail|e-?mail|give|drop|shoot|ping|share)(?: me)? (?:over )?(?:your|the|an?) (?:\w+ )?(?:{_PAPERS}|link)\b",
    r"\bschick(?:en sie)? mir\b|\bmach(?:e)? ich (?:sehr )?gerne?\b|\bich empfehle (?:dich|sie)\b|\benvo(?:ie|yez)[- ]moi\b|\bje (?:te|vous) recommande\b",
    r"\b(?:m[áa]nda|env[íi]a|p[áa]sa)me (?:tu|el|su)\b|\bte (?:recomiendo|refiero|indico)\b|\bme (?:manda|envia|passa)\b|\b(?:manda|invia|passa)mi il\b|\bstuur (?:me|maar)\b",
)  # fmt: skip
#: Words that leave it open.
_UNSURE = (
    r"\bbut first\b|\blet me (?:think|ask|check|see|look|find out)\b|\b(?:not|n['’]t) (?:quite |entirely |really )?sure\b|\bdepends\b|\bmaybe\b|\bperhaps\b",
    r"\b(?:need|want|have|like|tell|send|ask|look|talk|speak|see|know|check|meet)\b[^.!?\n]{0,60}\bfirst\b(?! (?:thing|team|time))|\bfirst,? (?:tell|let|could|can|i(?:['’]d| would| need| want))\b",
    r"\bneed to (?:ask|check|think|see|find out)\b|\bask(?:ing)? my (?:manager|boss|lead)\b|\bmight be able\b|\bno promises?\b",
)  # fmt: skip
_SUPPOSED = re.compile(r"\W*if (?:so|not|it|the|you)\b", re.IGNORECASE)
_ANOTHER_WAY = re.compile(
    r"\bshall i\b|\bwant me to\b|\bi (?:can|could|will|['’]ll) (?:\w+ )?(?:introduce|connect|ask|put you)\b|\bstill (?:works?|there|know)\b"
    r"|\bintroduce you\b|\bin touch with\b",
    re.IGNORECASE,
)


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_SAYS_DONE, _SAYS_GONE, _SAYS_NO, _SAYS_YES, _LEAVES_OPEN = map(
    _one_of, (_DONE, _GONE, _NO, _YES, _UNSURE)
)
#: What stands before words of a step that has not been taken.
_NOT_YET = re.compile(
    r"\b(?:not|never|nobody|once|as soon as|when|if)\b|n['’]t\b"
    r"|(?:\b(?:will|would|can|could|may|might|should|to)|['’](?:ll|d))(?: (?:\w+ly|also|just))?\s*$",
    re.IGNORECASE,
)


def answer_in(text: str) -> What:
    """``referred``, ``declined``, ``agreed`` or ``replied``, for the text of an answer."""
    parts = [text[start:end].strip() for start, end in sentence_spans(text)]
    said = [part for part in parts if not part.endswith("?") and not _SUPPOSED.match(part)]
    if any(_is_done(part) for part in said):
        return "referred"
    if any(_SAYS_NO.search(part) for part in said):
        return "declined"
    if any(_SAYS_GONE.search(part) for part in said):
        return "replied" if _ANOTHER_WAY.search(text) else "declined"
    sure = not _LEAVES_OPEN.search(text) and any(_SAYS_YES.search(part) for part in parts)
    return "agreed" if sure else "replied"


def _is_done(part: str) -> bool:
    found = _SAYS_DONE.search(part)
    return found is not None and not _NOT_YET.search(part[: found.start()])
