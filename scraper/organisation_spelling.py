"""A name as somebody typed it goes in; the names it holds, as folded words, come out.

Pure. Knows legal forms, regions, scripts and the noise people put into a company field; knows no
company. Sources of the legal forms: the ISO 20275 list of entity legal forms, common spellings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from scraper.folding import fold


def listed(table: str, apart: str | None = None) -> frozenset[str]:
    """The entries of a written-out table, apart by blanks or by the character given."""
    return frozenset(" ".join(entry.split()) for entry in table.split(apart))


#: Legal forms that end a name, by word; dots and case are gone by then.
LEGAL = listed(
    """
    inc incorporated llc ltd limited ltda corp corporation co company companies cie cia plc lp
    llp lllp pllc pc na pbc gmbh ggmbh mbh ag kg kgaa ohg ug gbr ev eg se sa sas sasu sarl sarlu
    eurl scop snc spa srl srls sl slu slp sau bv nv vof cv ab publ hb as asa aps ks oy oyj ky
    sro spol zrt kft nyrt bt doo dd ad ood eood jsc ojsc cjsc pjsc ooo oao zao uab sia ou eireli
    epp pty pvt private pte sdn bhd berhad tbk sac saa eirl sapi sab wll fze fzco fzc fzllc dmcc
    psc saog sal sae kk gk godo kaisha kabushiki cc soc npc ae epe ee sti anonim sirketi
    aktiengesellschaft gesellschaft handelsgesellschaft wirtschaftsprufungsgesellschaft
    steuerberatungsgesellschaft aktiebolag aktieselskab osakeyhtio ulc lda unipessoal sp
    """
)
#: Legal forms that are words as well ("Serenity Spa"): only in capitals or with dots.
_WORDS_TOO = listed(
    """
    spa as me ad se ab ae ee ou bt dd ks hb sac sal sti sol sp na pc
    """
)
_LEGAL_PHRASES = frozenset((
    "sa de cv", "sapi de cv", "sab de cv", "s de rl de cv", "s de rl", "sp z oo", "sp zoo", "sp j",
    "spol s ro", "limited liability company", "public limited company", "societe anonyme",
    "san ve tic", "ltd sti", "co op", "de cv", "fz llc",
))  # fmt: skip
_LEGAL_FIRST = listed(
    """
    pt uab sia ooo zao oao pao ab oy ооо оао зао пао ао тоо ип тов
    """
)
_LEGAL_CJK = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|一般社団法人|一般財団法人|\((?:株|有|同|주|유)\)"
    r"|주식회사|유한회사|股份有限公司|有限责任公司|有限責任公司|有限公司"
)
_CYRILLIC_LAST = frozenset(["ооо", "оао", "зао", "пао", "ао", "тоо"])

REGIONS = listed(
    """
    uk gb usa us emea apac eu europe european asia africa america americas latam mena anz dach
    nordic nordics benelux deutschland germany france italia italy espana spain portugal
    nederland netherlands belgium belgie belgique osterreich austria schweiz switzerland suisse
    sverige sweden norge norway danmark denmark suomi finland polska poland czechia ireland
    scotland wales england india china japan korea singapore australia canada mexico brasil
    brazil argentina chile colombia peru israel turkey turkiye russia ukraine romania hungary
    greece egypt nigeria kenya indonesia malaysia thailand vietnam philippines pakistan
    bangladesh taiwan global worldwide 日本 ジャパン 中国 한국 코리아
    """
)
_REGION_PHRASES = frozenset((
    "north america", "south america", "latin america", "united kingdom", "united states",
    "united states of america", "hong kong", "new zealand", "south africa", "saudi arabia",
    "middle east", "asia pacific", "czech republic", "uk ireland", "great britain",
))  # fmt: skip
_GROUPS_FIRST = frozenset(("grupo", "groupe", "gruppo"))
_GROUPS = listed(
    """
    group groupe gruppe gruppo grupo holding holdings
    """
)
#: What is left must name somebody: "Air France" is not "Air", "Teach for India" not "Teach for".
GENERIC = listed(
    """
    air bank banco banque radio telecom telekom invest startup teach code tourism visit digital
    team football rugby cricket cycling athletics sport sports post rail power energy gas oil
    water health life insurance capital media services service new royal national federal united
    universal first general american british german french indian cafe hotel hospital museum
    institute academy council city data cloud software tech technology consulting solution
    solutions partners partner airways airlines lab labs virgin amnesty orange make cancer
    research of for in de du di del da for the and save central east west north south sun blue
    red green compass consulting steel motors foods voice swim hockey tennis volleyball
    """
)
_SPELLINGS = {
    "technologies": "technology", "solutions": "solution", "services": "service",
    "systems": "system", "logistics": "logistic", "industries": "industry", "centre": "center",
    "centres": "center", "intl": "international", "mfg": "manufacturing", "bros": "brothers",
    "organisation": "organization", "labour": "labor", "theatre": "theater", "soehne": "sohne",
    "svcs": "service", "mgmt": "management", "assoc": "associates", "labs": "lab",
    "laboratories": "lab", "laboratory": "lab", "pharmaceuticals": "pharma",
    "pharmaceutical": "pharma",
}  # fmt: skip
_AND = listed(
    """
    and und et y och og en
    """
)

_DOTTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.\s?){1,5}[^\W\d_](?:\.|(?!\w))")
_SHORT_AND = re.compile(r"(?<!\w)(\w{1,2}) ?& ?(?!(?i:co)\b)(\w{1,2})(?!\w)")
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[™®©℠]")
_APOSTROPHE = re.compile(r"['’`´]")
_COMMON_HOST = re.compile(r"(?i)(?<=\w)\.(?:com|net|org)(?!\w)")
_SLASHED = re.compile(r"(?<!\w)([aAsS])/([sSaA])(?!\w)")


def words(name: str) -> tuple[str, ...]:
    """The folded words of one name, without "the", "and", punctuation and legal forms of Asia."""
    text = unicodedata.normalize("NFKC", _MARKS.sub("", name))
    text = _SLASHED.sub(r"\1\2", _LEGAL_CJK.sub(" ", text))
    text = _DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match[0]).upper() + " ", text)
    text = _COMMON_HOST.sub("", _APOSTROPHE.sub("", text))
    text = _SHORT_AND.sub(r"\1_and_\2", text)
    shouted = text.isupper()
    found = [_spelled(word, shouted) for word in _WORD.findall(text)]
    kept = [word for i, word in enumerate(found) if word not in _AND or not 0 < i < len(found) - 1]
    return tuple(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


@lru_cache(maxsize=16_384)
def _spelled(word: str, shouted: bool) -> str:
    """A folded word; a legal form that is a word too keeps its capitals as a mark: ``=spa``."""
    plain = fold(word)
    if plain in _WORDS_TOO and sum(map(str.isupper, word)) > 1 and (plain != "spa" or not shouted):
        return "=" + plain
    return _SPELLINGS.get(plain, plain)


def shorter(found: tuple[str, ...]) -> tuple[str, ...] | None:
    """The words without their last (or first) legal form, region or "group"; None if none is left.

    One step at a time, so that a table may know the longer name: "Merck KGaA" is not "Merck".
    """
    last = found[-1].lstrip("=") if found else ""
    if size := _phrase(found, _LEGAL_PHRASES):
        return found[:-size]
    if len(found) > 1 and last in LEGAL and (last not in _WORDS_TOO or found[-1] != last):
        return found[:-1]
    if len(found) > 1 and last in _CYRILLIC_LAST:
        return found[:-1]
    if len(found) > 1 and found[0].lstrip("=") in _LEGAL_FIRST:
        return found[1:]
    if found and found[0] in _GROUPS_FIRST and not GENERIC.issuperset(found[1:]):
        return found[1:]
    size = _phrase(found, _REGION_PHRASES) or int(last in REGIONS or last in _GROUPS)
    rest = found[:-size] if size else ()
    if len(rest) > 1 and rest[-1] == "in":  # "Accenture in India"
        rest = rest[:-1]
    names_somebody = rest and rest[-1] not in {"of", "for", "in", "de", "du", "the", "new"}
    return rest if names_somebody and not GENERIC.issuperset(rest) else None


def _phrase(found: tuple[str, ...], phrases: frozenset[str]) -> int:
    plain = " ".join(found).replace("=", "")
    return next((size for size in (5, 4, 3, 2) if _ending(plain, size) in phrases), 0)


def _ending(plain: str, size: int) -> str:
    parts = plain.rsplit(" ", size)
    return " ".join(parts[1:]) if len(parts) > size else ""


def compact(found: tuple[str, ...]) -> str:
    """Words as one key: "Coca Cola" and "CocaCola" are one."""
    return "".join(found).replace("=", "")
