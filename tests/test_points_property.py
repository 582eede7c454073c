"""Over invented worlds: every slot is copied from evidence, and authorship never crosses."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.evidence import Contact, Evidence
from composer.hooks import Hook
from composer.points import points
from scraper.settings import Objective

TODAY = date(2026, 11, 16)
NAMES = (
    "Fernhill",
    "Fernhill Ltd",
    "Oakline",
    "Harrow Vale",
    "Tidewater",
    "Северный порт",
    "港湾データ",
)
OWN = (
    "We launched our tide gauge firmware today.",
    "Unpopular opinion: data contracts are a people problem. Agree?",
    "Gave my talk on boring deployments yesterday. #ops",
    "How do you handle schema drift in event streams?",
    "We're hiring a Staff Data Engineer in Leeds.",
    "{0} {topic} %s \\ \" '",
    "My dad would have been proud.",
    "Thanks again for your advice on the panel interview!",
    "I'll send you the cost sheet next week.",
    "🧵 1/7",
)
FOREIGN = "ZEBRAWORT is what somebody else wrote about our quayside crane telemetry."
ISO = st.sampled_from(
    [None, "2016", "2019-02", "2021-06-30", "2026-09-01", "2026-11-01", "2026-11-15", "2027-01-01"]
)
PRECISION = st.sampled_from(["day", "month", "year", "approximate", "unknown"])
KINDS = st.sampled_from(
    ["position", "education", "skill", "group", "connected", "invitation_note", "message", "mail",
     "meeting", "recommendation", "endorsement", "mutuals", "highlight", "post", "comment",
     "article", "new_role", "anniversary", "blog_post"]
)  # fmt: skip
DETAILS = st.sampled_from(
    [None, "in", "out", "Data Engineer", "group", "volunteering", "certification", "7", "own",
     "shared_employer", "mutual_group"]
)  # fmt: skip


@st.composite
def rows(draw: st.DrawFn, person: int) -> tuple[Evidence, ...]:
    made = []
    for number in range(draw(st.integers(0, 8))):
        kind = draw(KINDS)
        wordy = kind in ("post", "comment", "message", "mail", "recommendation", "invitation_note")
        quote = draw(st.sampled_from(OWN if wordy else NAMES))
        made.append(
            Evidence(
                f"{person}-{number}", person, kind, quote=quote,
                subject=draw(st.sampled_from([None, *NAMES])), detail=draw(DETAILS),
                began_on=draw(ISO), ended_on=draw(ISO), precision=draw(PRECISION),
                trust=draw(st.sampled_from(["imported", "observed", "inferred"])),
            )
        )  # fmt: skip
    made.append(
        Evidence(
            f"{person}-foreign", person, "reshare", quote=None, subject="Ines Costa",
            detail="repost", began_on="2026-11-01", precision="approximate",
        )
    )  # fmt: skip
    return tuple(made)


RENDERED = {
    "ago", "since", "when", "years", "your", "whose", "of", "month", "exact",
    "their_years", "my_years",
}  # fmt: skip


def sources(hook: Hook) -> str:
    texts = [
        part for one in hook.evidence for part in (one.quote, one.subject, one.detail, one.began_on)
        if part
    ]  # fmt: skip
    return "\n".join(texts).lower()


def copied(text: str, source: str) -> bool:
    """Verbatim, or a list of verbatim names with a count of others; capitals may change."""
    parts = re.split(r", | and ", text.strip('"'))
    plain = [part for part in parts if not re.fullmatch(r"\d+ others?", part)]
    squeezed = " ".join(source.split())
    return text.lower().strip('"') in squeezed or all(part.lower() in squeezed for part in plain)


@settings(max_examples=150, deadline=None)
@given(theirs=rows(2), mine=rows(1))
def test_every_slot_is_copied_from_its_evidence(
    theirs: tuple[Evidence, ...], mine: tuple[Evidence, ...]
) -> None:
    contact = Contact(2, "Tomás Reyes", called="Tomás", company="Tidewater", evidence=theirs)
    user = Contact(1, "Maya Okafor", is_me=True, company="Oakline", evidence=mine)
    wanted = Objective(id="x", role="Data Engineer", company="Oakline")
    answer = points(contact, user, objective=wanted, today=TODAY)
    known = {one.evidence_id: one for one in (*theirs, *mine)}
    withheld = {key for one in answer.withheld for key in one.evidence_ids}
    for hook in answer.hooks:
        assert hook.opener.evidence
        assert set(hook.opener.evidence) <= known.keys()
        assert not set(hook.opener.evidence) & withheld
        assert all(known[key].trust != "inferred" for key in hook.opener.evidence)
        for name, text in hook.slots:
            if name not in RENDERED:
                assert copied(text, sources(hook)), (hook.kind, name, text)


@settings(max_examples=60, deadline=None)
@given(theirs=rows(2))
def test_nobody_is_quoted_with_anothers_words(theirs: tuple[Evidence, ...]) -> None:
    foreign = Evidence(
        "r", 2, "reshare", quote=FOREIGN, subject="Ines Costa", detail="repost",
        began_on="2026-11-10", precision="approximate",
    )  # fmt: skip
    contact = Contact(2, "Tomás Reyes", called="Tomás", evidence=(foreign, *theirs))
    for hook in points(contact, None, today=TODAY).hooks:
        assert "ZEBRAWORT" not in hook.opener.text
        assert "crane" not in hook.opener.text
        assert "r" not in hook.opener.evidence


def test_equal_worlds_give_equal_points_and_ids_outlive_a_reimport() -> None:
    for kind, detail in product(("post", "comment"), ("own", None)):
        first = Evidence(
            "a", 2, kind, quote=OWN[0], detail=detail, began_on="2026-11-01", seen_on="2026-11-02"
        )
        again = Evidence(
            "b", 2, kind, quote=OWN[0], detail=detail, began_on="2026-11-01", seen_on="2026-11-09"
        )
        ids = [
            [
                one.hook_id
                for one in points(Contact(2, "T", evidence=(row,)), None, today=TODAY).hooks
            ]
            for row in (first, first, again)
        ]
        assert ids[0] == ids[1] == ids[2]


def test_openers_vary_between_contacts() -> None:
    said = {
        points(
            Contact(
                number, "T",
                evidence=(Evidence(f"u{number}", number, "mutuals", quote="Priya", detail="0"),),
            ),
            None,
            today=TODAY,
        ).hooks[0].opener.text
        for number in range(2, 40)
    }  # fmt: skip
    assert len(said) >= 3
