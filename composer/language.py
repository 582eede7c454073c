"""Which language a text is in: script first, then a vote of its small words, then py3langid.

Short texts mislead a statistical guesser ("Kafka in production" is not Danish), so it is asked
only where the vote is silent, and believed only for texts of some length.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

# Small words that mark a language; words that two of the languages share are left out of both.
SMALL_WORDS = {
    "en": "the and of to is that it for you was with this have we are not be from my our they what when which will would can could their about just how who your been has had were at by but as i i'm it's don't than then there here into out up all more some so why them us new after before over on an or if",
    "de": "der die das und ist nicht ich wir sie ein eine einen einem mit auf für von den dem zu im ist sich auch wie aus bei nach über haben hat war sind wird werden mein meine meinen unser unsere uns mich noch nur aber oder wenn zum zur vom dass kann heute gestern euch ihr jetzt kein keine beim seit schon vor bin",
    "fr": "le les des et est un une du que qui dans pour pas sur avec ce cette nous vous je il elle sont au aux mais ou mon ma mes notre nos votre vos plus été être avoir fait très leur leurs chez merci depuis aujourd'hui c'est j'ai n'est d'un d'une l'équipe ont était ces tout toute par hier",
    "es": "el los las y es un una del que en por para con no se su sus al lo como más pero mi mis nuestro nuestra nuestros hoy este esta estoy muy ha han hemos fue sin sobre cuando ya todo todos gracias desde también está ayer soy tras donde porque nos les después hace años mucho ahora equipo",
    "pt": "o os as e é um uma do da dos das que em no na nos nas por para com não se seu sua ao à mais mas meu minha meus nosso nossa nossos hoje este esta estou muito foi sem sobre quando já todo todos obrigado obrigada desde também está ontem sou pelo pela são tem você vocês depois há anos agora equipe equipa",
    "it": "il lo gli di che è un una per non con sono del della dei delle nel nella questo questa più anche come mio mia nostro nostra oggi ho abbiamo grazie alla dal dalla ma ci si molto perché quando essere stato ieri",
    "nl": "de het een en van is dat niet ik wij we zijn voor met op aan ook maar als bij naar uit over mijn onze ons heb hebben heeft deze dit wordt worden nog wel geen vandaag kan veel om te door jullie",
    "sv": "och att det som en på är av för med den till inte ett om jag vi har han hon de men var min vår idag nu efter från eller när så kan ska mycket ut mig oss hos denna detta alla",
    "da": "og at det som en på er af for med den til ikke et om jeg vi har han hun de men var min vores dag nu efter fra eller når så kan skal meget ud mig os hos denne dette alle",
    "no": "og at det som en på er av for med den til ikke et om jeg vi har han hun de men var min vår dag nå etter fra eller når så kan skal mye ut meg oss hos denne dette alle",
    "pl": "i w na z się jest nie to że do jak dla po od są ale przez być tym czy mój nasz moja nasza dziś dzisiaj oraz już który która przy będzie tylko więc bardzo nas mnie było został",
    "tr": "ve bir bu da de için ile çok olarak daha ben biz olan gibi ne her kadar sonra bugün benim bizim ama var yok değil mi oldu olan teşekkürler",
    "ro": "și de la în un o cu pe este sunt nu că din pentru care mai a fi am au dar sau acest această prin după noi meu mea azi astăzi foarte fost",
    "fi": "ja on ei se että hän oli mutta kun niin joka myös olen olemme minun meidän tänään nyt kuin sekä vain ovat tämä oma",
    "cs": "a je se na že to v s z do jsem jsme není ale jako pro když by byl byla od po můj naše dnes také už který která jen",
    "hu": "a az és hogy nem is egy van ez de meg csak már mint volt vagy ha még én mi ma nagyon nálunk lesz",
    "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya kami kita ada karena bisa oleh sudah hari",
    "vi": "và của là có cho không được một các những với trong người này đã tôi chúng",
}  # fmt: skip
_ALL = {code: frozenset(words.split()) for code, words in SMALL_WORDS.items()}
_SPEAKERS = {
    word: tuple(code for code, small in _ALL.items() if word in small)
    for word in frozenset().union(*_ALL.values())
}
# Words so common in English that they say nothing of what a phrase is about.
CONFIDENT = _ALL["en"] | frozenset("he she him her his a in me no i'll i've".split())

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff\uff66-\uff9f]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u0d7f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
)
_NOISE = re.compile(r"https?://\S+|[@#][\w.]+|\S+@\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@lru_cache(maxsize=4096)
def language_of(text: str) -> str:
    """Two-letter code of the language most of `text` is in; ``und`` where nothing tells."""
    plain = _NOISE.sub(" ", text)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(plain)]
    by_script = _by_script(plain, sum(map(len, words)))
    if by_script:
        return by_script
    votes = _votes(words)
    ranked = sorted(votes.items(), key=lambda item: -item[1])
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return ranked[0][0]
    return _guess(plain, words, [code for code, count in ranked if count == ranked[0][1]])


def languages_in(text: str) -> list[str]:
    """Every language with two of its own small words in `text`, one if it is short, or its script."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(_NOISE.sub(" ", text))]
    found = [code for code, count in _votes(words).items() if count >= 2 or len(words) < 10]
    return [*found, "ja"] if _SCRIPTS[0][1].search(text) else found


def _by_script(text: str, letters: int) -> str | None:
    """The language its script gives away, when a fifth of the letters are of that script."""
    if text.isascii():
        return None
    for code, pattern in _SCRIPTS:
        count = len(pattern.findall(text))
        if count and count * 5 >= letters:
            return code
    return None


def _votes(words: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        for code in _SPEAKERS.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    return counts


def _guess(text: str, words: list[str], tied: list[str]) -> str:
    if len(words) >= 8:
        guessed = _identifier().classify(text)[0]
        return str(guessed) if not tied or guessed in tied else tied[0]
    if tied:
        return "en" if "en" in tied else "und"
    return "und"


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid
