"""What a claim is about: the words of its clause that are neither form nor name.

A claim and the facts come in, a set of stems goes out.
"""

from __future__ import annotations

import re

from composer.claims import Claim
from composer.facts import Facts
from composer.messages.own_words import stems

# Words of a claim that say nothing about its topic.
_FORM = stems(
    (
        "post posts article piece essay blog write write-up thread update newsletter writing"
        " words thought thoughts story series comment comments talk podcast video interview recent"
        " recently latest last week weeks month months day days year years ago today yesterday"
        " great good excellent really enjoyed loved liked read reading saw seen found find stayed"
        " stuck helped useful clear interesting insightful congratulations congrats happy glad"
        " hope hear see look looking forward wanted want say said know known think thinking lot"
        " much still since even especially honest nice lovely wonderful thank thanks mind part"
        " parts line point points way thing things something anything everything first second one"
        " two three four five six seven eight nine ten eleven twelve other few about"
        " january february march april june july august september october november"
        " december monday tuesday wednesday thursday friday saturday sunday linkedin put wrote"
        " written posted published shared share made makes make got get time role job work team"
        " company colleague together while back here there moment chance question idea ideas"
        " people person told mentioned never always often keep kept coming come went going goes"
        " been being again very full long short careful sharp brilliant thoughtful kind experience"
        " background expertise efforts journey success leadership impressive inspiring admire"
        " follow followed following catch caught eye ring true agree resonated struck late later"
        " earlier morning evening note notes around what how next best better already soon now"
        " then also just only ever quite early mid",
    )
)
_CLAUSE = re.compile(r"(?i)[;–—]|,\s+(?:and|but|so)\s+(?:i|we|would|could)\b|\band i\b|\. ")


def topic_of(claim: Claim, facts: Facts) -> set[str]:
    """What the claim is about: its stems without form words and the two names."""
    began = claim.start - claim.at
    relative = claim.kind == "did" or claim.words.lower().startswith("you ")
    before = _CLAUSE.split(claim.sentence[:began])[-1] if relative else ""
    rest = before + " " + _CLAUSE.split(claim.sentence[began:])[0]
    people = stems((facts.contact.full_name, facts.contact.called, facts.user_name_words()))
    return {word for word in stems((rest,)) - _FORM - people if not word.isdigit()}
