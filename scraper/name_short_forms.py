"""Short forms of given names that the `nicknames` package, which knows English ones, leaves out.

Data only, folded. A line: the full name (or names, apart by ``/``): its short forms.
"""

from __future__ import annotations

_TABLE = """
francisco: paco pancho kiko chico fran
jose: pepe ze chepe
ignacio: nacho
guillermo: memo willy
enrique: quique kike
alberto/roberto/humberto: beto
antonio: tono toni
dolores: lola
guadalupe: lupe
concepcion: concha conchi
mercedes: merche
rosario: charo
consuelo: chelo
jesus: chuy chus
eduardo: edu lalo
gustavo: gus tavo
fernando/ferdinando: nando fer
alejandro: ale jandro alex
alejandra: ale alex
isabel: isa chabela
beatriz: bea
giuseppe: beppe peppe pino
luigi: gigi gino
filippo: pippo
lorenzo: renzo lollo
salvatore: totò toto turi
domenico: mimmo
vincenzo: enzo
francesca: franci
johannes: hans hannes jo
josef/joseph: sepp jupp
ulrich: uli ulli
ursula: uschi ursi ulla
sebastian: basti bastian wasti
friedrich: fritz frieder
heinrich: heinz heiner
wolfgang: wolfi wolf
maximilian: max maxi
matthias: matze hias matti
katharina: kathi kati rina käthe kaethe
elisabeth: lisa liesl sissi elli betti
stefanie/stephanie: steffi
andreas: andi andy
thomas: tommi
hans-jurgen: hajo
cornelis: kees cor cees
jacob: jaap sjaak co
willem: wim pim
pieter: piet
hendrik: henk rik
emmanuel/emmanuelle: manu
frederic: fred
sebastien: seb
lars: lasse
karl/carl: kalle
per: pelle
nils: nisse
aleksandr/alexander/aleksandra/alexandra: sasha sascha sanya shura
mikhail/michail/michael: misha mischa
ivan: vanya vania
dmitry/dmitri/dmitrii/dmitriy/dmytro: dima mitya
ekaterina/yekaterina/kateryna: katya katia katja
maria/mariya: masha mascha
natalia/natalya/nataliya: natasha
olga: olya
tatiana/tatyana: tanya tania tanja
nikolai/nikolay: kolya
vladimir/volodymyr: vova volodya
evgeny/evgeniy/evgenii/yevgeny/evgenia/evgeniya: zhenya
elena/yelena: lena
svetlana: sveta
yuri/yury/yuriy: yura
pavel/pawel: pasha
aleksei/alexei/alexey/aleksey: alyosha lyosha lesha
sergei/sergey/sergiy: seryozha serge
konstantin: kostya
anastasia/anastasiya: nastya
katarzyna: kasia
malgorzata: gosia
joanna: asia
tomasz: tomek
bartosz/bartlomiej: bartek
wojciech: wojtek
piotr: piotrek
jakub: kuba
krzysztof: krzysiek krzys
aleksandra: ola
agnieszka: aga
laszlo: laci
zoltan: zoli
gabor: gabi
sandor: sanyi
istvan: pista
konstantinos: kostas dinos
nikolaos: nikos
dimitrios: dimitris mitsos
georgios: giorgos yorgos
ioannis: giannis yannis
panagiotis: panos takis
benjamin: benji
christopher: topher
"""

_LINES = [line.split(":") for line in _TABLE.strip().splitlines()]
SHORT_FORMS: dict[str, frozenset[str]] = {}
LONG_FORMS: dict[str, frozenset[str]] = {}
for _names, _short in _LINES:
    for _name in _names.split("/"):
        SHORT_FORMS[_name] = SHORT_FORMS.get(_name, frozenset()) | frozenset(_short.split())
        for _one in _short.split():
            LONG_FORMS[_one] = LONG_FORMS.get(_one, frozenset()) | {_name}
