"""What people write into a company or school field goes in; the names it holds come out.

Pure. A field may hold no name at all ("Self-employed"), or a name wrapped in something else
("Acme (acquired by Beta)", "Acme | We're hiring"). The name itself is `organisation_spelling`'s.
"""

from __future__ import annotations

import re
import unicodedata

from scraper.folding import fold
from scraper.organisation_spelling import listed

#: Folded fields that name nobody, by language.
_NOBODY = listed(
    """
    inc; ltd; llc; co; corp; gmbh; group; the company;
    self; me; myself; me myself and i; self employment; selfemployed; own business; my own
    business;
    freelance; freelancer; freelancing; independent; contractor; independent contractor;
    consultant; consulting; independent consultant; independent consulting; entrepreneur; solo;
    independent professional; independent artist; confidential; confidential company;
    undisclosed;
    confidential client; private; na; n a; none; nil; null; tbd; tba; unknown; not applicable;
    other;
    various; various companies; various clients; multiple; multiple companies; several; misc;
    home;
    company; company name; student; unemployed; between jobs; between roles; in transition;
    retired;
    career break; sabbatical; parental leave; maternity leave; paternity leave; job seeker;
    jobseeker;
    stay at home parent; stay at home mom; stay at home dad; homemaker; household; available;
    career transition; unattached; nowhere; everywhere; family; personal; volunteer; stealth;
    in stealth; not employed; currently unemployed; on leave; gap year; exploring; tbc; xxx;
    test;
    selbststandig; selbstandig; selbststandige; selbstandige; selbststandiger; freiberuflich;
    freiberufler; freiberuflerin; freie mitarbeiterin; freier mitarbeiter; freischaffend;
    arbeitssuchend; arbeitsuchend; auf jobsuche; im ruhestand; rentner; rentnerin; privat;
    vertraulich; elternzeit; diverse; keine angabe; k a; arbeitslos; ohne; einzelunternehmer;
    independant; independante; auto entrepreneur; autoentrepreneur; auto entrepreneuse;
    micro entrepreneur; travailleur independant; travailleuse independante; a mon compte;
    profession liberale; sans emploi; retraite; retraitee; confidentiel; demandeur d emploi;
    en recherche d emploi; en recherche; a la recherche d un emploi; divers; consultant
    independant;
    autonomo; autonoma; por cuenta propia; cuenta propia; trabajador autonomo; trabajadora
    autonoma;
    independiente; trabajador independiente; desempleado; desempleada; jubilado; jubilada; en
    paro;
    confidencial; buscando empleo; en busqueda activa; en busqueda; varias empresas; varios;
    conta propria; trabalhador independente; trabalhadora independente; profissional liberal;
    profissional autonomo; desempregado; desempregada; aposentado; aposentada; em transicao;
    em transicao de carreira; em busca de recolocacao; independente; particular;
    libero professionista; libera professionista; lavoratore autonomo; lavoratrice autonoma;
    in proprio; disoccupato; disoccupata; pensionato; pensionata; partita iva; riservato;
    in cerca di lavoro; in cerca di occupazione; indipendente; varie; privato;
    zelfstandig; zelfstandige; zelfstandig ondernemer; zelfstandig professional; zzp; zzper; zzp
    er;
    eigen baas; werkzoekend; gepensioneerd; vertrouwelijk; werkloos; eigen onderneming; diversen;
    フリーランス; 個人事業主; 個人事業; 自営業; 自営; 無職; 求職中; 退職; 非公開; なし;
    フリー; 休職中;
    自由职业; 自由职业者; 自由職業; 个体户; 待业; 待業; 保密; 无; 自雇;
    프리랜서; 자영업; 무직; 구직중; 구직 중; 비공개; 없음
    """,
    apart=";",
)
_NOBODY_BEGINS = re.compile(
    r"self employed|freelance |freelancer (?!com\b)|looking for|open to|#?(?:opentowork|hiring)"
    r"|seeking (?:an? |new|my|full|part|next|work|job|employ|opportunit|intern|role|challenge)"
    r"|actively (?:look|seek|search|interview|job)"
    r"|currently (?:looking|seeking|open|on|between)|former(?:ly)? |auf der suche"
    r"|en recherche |a la recherche |en busca |em busca |in cerca |op zoek |buscando |searching for"
    r"|between (?:jobs|opportunities)|taking a (?:break|sabbatical)|a stealth|stealth mode"
)
_FORMER = re.compile(r"(?i)\s*ex[-‐‑–]\w")
_STEALTH = re.compile(
    r"(?:\w+ )?stealth(?: \w+){0,3} (?:startup|start up|company|venture|co|stage|project"
    r"|business)s?"
)
_NO_SCHOOL = re.compile(
    r"(?:the )?(?:university|school|college) of (?:life|hard knocks?|experience|the streets?)"
    r"|school of hard knocks.*|life|street(?:s| smarts)?|hard knocks|home ?school(?:ed|ing)?"
    r"|self taught|self learning|autodidakt\w*|autodidacte?|autodidacta|high school|university"
    r"|college|school|universitat|universidad|universite|online|internet|youtube|online courses?"
)

_HIRING = re.compile(
    r"(?i)\s+[-–—]\s+(?:we['’]?(?:re| are)|hiring|now hiring|join|part of|an? .+ (?:company"
    r"|subsidiary|brand|business)|acquired|remote|contract|freelance|intern"
    r"|full[- ]time|part[- ]time).*$"
    r"|,\s+(?:an?|the) .+ (?:company|subsidiary|brand|business|affiliate|firm)\s*$"
    r"|,?\s+(?:now )?(?:a )?part of .+$|,?\s+(?:has been |was )?acquired by .+$"
    r"|\s+(?:is|are) hiring\b.*$|\s+#\w+.*$"
)
_PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_FORMERLY = (
    r"(?:formerly(?: known as)?|previously(?: known as)?|f/?k/?a:?|a/?k/?a\.?:?|n[ée]e|ehemals"
    r"|vormals|anciennement|antes|now(?: known as)?|d/?b/?a\.?|t/a|trading as|ex)\s"
)
_OTHER_NAME = re.compile(
    rf"(?i){_FORMERLY}\s*(?!at |with |part |owned |an? |of |acquired |by )(.+)"
)
_TRAILING_NAME = re.compile(
    rf"(?i)(?<=\w)(?:,\s+(?={_FORMERLY})|\s+(?=formerly|previously|fka |f/k/a|aka |dba |d/b/a"
    r"|t/a ))(.+)$"
)
_BARS = re.compile(r"\s*\|\s*|\s+[•·]\s+")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z&.]{0,4}[A-Z]\.?")
_NO_ABBREVIATION = listed(
    """
    USA UK EU UAE US NYC LA SF HQ CEO CTO B2B B2C SaaS FTE LLC IPO NGO DE FR IT ES NL JP EMEA
    APAC PhD MBA BSc MSc BA MA BS MS BTech MTech JD MD LLM EMBA GSB
    """
)


def plain_field(text: str) -> str:
    """A field folded, with blanks for punctuation, as the placeholder lists spell it."""
    return " ".join(re.sub(r"[^\w#]+", " ", fold(text)).split())


def is_placeholder(name: str) -> bool:
    """Whether a company field names no company: "Self-employed", "Freelance", "-", "ex-Google"."""
    field = plain_field(name)
    if not field or field in _NOBODY or _NOBODY_BEGINS.match(field):
        return True
    return bool(_FORMER.match(name) or ("stealth" in field and _STEALTH.fullmatch(field)))


def is_no_school(name: str) -> bool:
    """Whether a school field names no school: "School of Life", "N/A", "Self-taught"."""
    return is_placeholder(name) or _NO_SCHOOL.fullmatch(plain_field(name)) is not None


def names_in(field: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The main name in a field, its other full names, and its abbreviations.

    ``"Wisteria Hollowware (WSG)"`` -> ``("Wisteria Hollowware", (), ("WSG",))``;
    ``"Acme (acquired by Beta)"`` -> ``("Acme", (), ())``.
    """
    text = _HIRING.sub("", _first_named(field))
    asides = [aside for aside in _PARENTHESIS.findall(text) if plain_field(aside)]
    main = _PARENTHESIS.sub(" ", text).strip() if asides else text
    main = main or " ".join(asides)
    full, short = _sorted_asides(asides, main)
    trailing = _TRAILING_NAME.search(main)
    if trailing and (other := _OTHER_NAME.fullmatch(trailing[1])):
        return main[: trailing.start()], (*full, other[1]), short
    return main, full, short


def _first_named(field: str) -> str:
    """The first part of a field with bars or bullets in it that names an organisation."""
    parts = [part for part in _BARS.split(field) if plain_field(part)]
    return next((part for part in parts if not is_placeholder(part)), field)


def _sorted_asides(asides: list[str], main: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands in parentheses: other names in full, and abbreviations; the rest is dropped."""
    others = [match[1] for aside in asides if (match := _OTHER_NAME.fullmatch(aside))]
    scripts = [aside for aside in asides if aside != main and _latin(aside) != _latin(main)]
    short = [
        aside
        for aside in asides
        if _ABBREVIATION.fullmatch(aside) and aside not in _NO_ABBREVIATION and aside != main
    ]
    return (*others, *scripts), tuple(short)


def _latin(text: str) -> bool:
    letters = [c for c in unicodedata.normalize("NFKC", text) if c.isalpha()]
    return not letters or sum(c < "\u0250" for c in letters) * 2 > len(letters)
