"""Any text, written by anyone: what hurts is caught, careful words are let through."""

# A case is read as one line.
# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest
from contract import LINK, Ruth, imported, reader

__all__ = ["imported", "reader"]

ASK = (
    "Hi {name},\n\n{opener} Would you be open to referring me for the Analytics Lead role at "
    f"Meridian?\n{LINK}\n\n"
    "I built the churn model that four regional teams plan with. No worries at all if not. "
    "Thank you either way.\n\nRuth"
)
OPENER = "We were at Loomfield Systems at the same time, from 2019 to 2022."

# Openers to Orla that must not go out, and the check that says so.
HURTFUL = {
    "We worked together at Bluefin Analytics, which I still think of.": "grounded",
    "We worked together at Loomfield Systems in 2012.": "grounded",
    "It was great to be colleagues at Loomfield from 2015 to 2017.": "grounded",
    "We worked together at Loomfield Systems in 2018.": "grounded",
    'You wrote: "data is the new oil and everybody knows it".': "grounded",
    "I loved your post about quantum computing.": "grounded",
    "We studied together at Saltmarsh University.": "grounded",
    "Congratulations on your promotion to Chief Data Officer!": "grounded",
    "Our mutual friend Desmond Achebe said hello.": "grounded",
    "As Chief Marketing Officer at Meridian you know the team.": "grounded",
    "You lead a team of 85 people now.": "grounded",
    "We last spoke in March 2021.": "grounded",
    "Your keynote at Datafest stayed with me.": "grounded",
    "You endorsed me for Kubernetes last year, which was kind.": "grounded",
    "I saw your work on [TOPIC].": "placeholder",
    "I saw {{first_name}} recently.": "placeholder",
    "I saw your work on <insert topic>.": "placeholder",
    "I will share the referral bonus with you.": "bribe",
}
UNKIND = {
    "I really need this, please answer by Friday.": "pressure",
    "It would only take you two minutes.": "pressure",
    "I know you won't let me down, so please reply ASAP.": "pressure",
    "You owe me one after all I did for you.": "pressure",
    "I hope your wife and kids are well.": "too_familiar",
    "I hope this message finds you well.": "cliche",
}
GREETINGS = ["Olga", "Petra", "Dr.", "Head of Analytics", "Tennick", "{name}", "Orlando"]
OTHERS = {
    "role": ("Analytics Lead", "Analytics Director", "exact_role_and_link"),
    "link": (LINK, "https://meridian.example/jobs/99", "exact_role_and_link"),
    "no link": (LINK + "\n", "", "exact_role_and_link"),
    "company": ("at Meridian?", "at Meridian Traders?", "right_company"),
    "another company": ("at Meridian?", "at Fellside Bakery?", "right_company"),
    "two asks": ("No worries", "Could you also review my CV? No worries", "single_ask"),
    "no thanks": (" Thank you either way.", "", "thanks"),
}

# What a careful person may write: to whom, what for, and the words.
GOOD = [
    ("orla-tennick", "ask", ASK.format(name="Orla", opener=OPENER)),
    ("orla-tennick", "ask", ASK.format(name="Orla", opener="We were colleagues at Loomfield.")),
    ("orla-tennick", "ask", ASK.format(name="Orla", opener="Thank you again for the "
     "recommendation you wrote me in 2024.")),
    ("orla-tennick", "ask", ASK.format(name="Orla", opener="It was good to hear in October that "
     "the churn model survived the move.")),
    ("orla-tennick", "ask", ASK.format(name="Orla", opener=OPENER).replace("Hi", "Dear")),
    ("orla-tennick", "ask", ASK.format(name="Orla", opener=OPENER).replace("Hi Orla,", "Hello Orla -")),
    ("orla-tennick", "ask", ASK.format(name="Orla Tennick", opener=OPENER)),
    ("orla-tennick", "ask", ASK.format(name="Orla", opener="You once wrote that I had found an "
     "error in the churn numbers, and that still makes me smile.")),
    ("orla-tennick", "ask", f"Hi Orla,\n\nWe overlapped at Loomfield Systems, and I still miss that "
     f"team. I am applying for the Analytics Lead role at Meridian ({LINK}). Could you refer me? "
     "I cut the monthly close from nine days to two. If it does not feel right, please just say "
     "no.\n\nThanks,\nRuth"),
    ("orla-tennick", "ask", f"Hi Orla, the check I wrote at Loomfield caught two joins, you told me, "
     f"which made my week. Would you put in a word for me for Analytics Lead at Meridian? {LINK} "
     "No is a fine answer too. Thank you! Ruth"),
    ("lorcan-feather", "ask", ASK.format(name="Lorcan", opener="We shared an office at Pike & Osier "
     "in 2016.")),
    ("lorcan-feather", "ask", ASK.format(name="Lorcan", opener="I hope the glossary was of use.")),
    ("lorcan-feather", "warm_up", "Hi Lorcan,\n\nI found our old glossary from Pike & Osier again. "
     "How are things with you?\n\nRuth"),
    ("tamsin-birchall", "ask", ASK.format(name="Tamsin", opener="We studied together at Saltmarsh, "
     "and the punt race still makes me laugh.")),
    ("tamsin-birchall", "warm_up", "Hi Tamsin,\n\nHave you found the punt race photograph yet?\n\n"
     "Ruth"),
    ("noe-castellane", "ask", ASK.format(name="Noé", opener="You asked me in June about map "
     "projections, and I enjoyed that.")),
    ("noe-castellane", "ask", ASK.format(name="Noe", opener="We wrote about coastal maps in June.")),
    ("verity-lamb", "ask", ASK.format(name="Verity", opener="You asked me about raking for the panel "
     "three weeks ago.")),
    ("philippa-norrey", "ask", ASK.format(name="Philippa", opener="I hope the crooked scan was "
     "readable.")),
    ("philippa-norrey", "ask", ASK.format(name="Dr Norrey", opener="I hope the scan I sent you in "
     "October was readable.")),
    ("jocasta-reeve", "ask", ASK.format(name="Jocasta", opener="Your post about the regional price "
     "index made me look at Tuesday mornings differently.")),
    ("jocasta-reeve", "warm_up", "Hi Jocasta,\n\nYour price index from receipts is a lovely idea. "
     "How did you deal with torn ones?\n\nThank you,\nRuth"),
    ("delphine-aubry", "warm_up", "Hi Delphine, your post on weather data made me put the units in "
     "my titles. I'd be glad to connect. Ruth"),
    ("hester-quill", "ask", ASK.format(name="Hester", opener="We were colleagues at Loomfield in "
     "2022.")),
    ("petra-halloran", "ask", ASK.format(name="Petra", opener="We both worked at Loomfield, and I "
     "enjoyed hearing about the dashboards.")),
    ("dorothea-pym", "ask", ASK.format(name="Dorothea", opener="You missed your stop over chapter "
     "two, you wrote in December, and I am still sorry.")),
    ("isolde-fenwick", "warm_up", "Hi Isolde,\n\nI was sorry to read your news. If an introduction "
     "would help, tell me.\n\nRuth"),
    ("orla-tennick", "thank", "Hi Orla,\n\nThank you for referring me. I'll let you know how it "
     "goes.\n\nRuth"),
    ("clement-dacre", "warm_up", "Hi Clement,\n\nA new place with windows that open sounds like a "
     "dream. Congratulations on the new role.\n\nRuth"),
    ("xanthe-obuya", "ask", ASK.format(name="Xanthe", opener="I still trust neither funnel before "
     "ten.")),
    ("sayaka-morita", "ask", ASK.format(name="Sayaka", opener="I hope the slide on late data was "
     "the right one.")),
]  # fmt: skip


def judged(reader: Ruth, slug: str, text: str, *more: str) -> dict[str, Any]:
    answer: dict[str, Any] = reader.json("check", "-", "--to", slug, *more, typed=text)
    assert set(answer) == {"findings", "verdict"}
    assert answer["verdict"] in ("send", "mend", "do_not_send")
    for one in answer["findings"]:
        assert set(one) >= {"check", "severity", "start", "end", "message"}
        assert one["severity"] in ("error", "warning", "hint")
        assert 0 <= one["start"] <= one["end"] <= len(text)
    return answer


def checks(answer: dict[str, Any]) -> set[str]:
    return {one["check"] for one in answer["findings"] if one["severity"] != "hint"}


def to_orla(reader: Ruth, text: str) -> dict[str, Any]:
    return judged(reader, "orla-tennick", text, "--objective", "meridian-lead")


@pytest.mark.parametrize("opener", HURTFUL)
def test_what_would_hurt_is_not_sent(opener: str, reader: Ruth) -> None:
    answer = to_orla(reader, ASK.format(name="Orla", opener=opener))
    assert HURTFUL[opener] in checks(answer)
    assert answer["verdict"] == "do_not_send"


@pytest.mark.parametrize("opener", UNKIND)
def test_what_is_unkind_is_mended(opener: str, reader: Ruth) -> None:
    answer = to_orla(reader, ASK.format(name="Orla", opener=f"{OPENER} {opener}"))
    assert UNKIND[opener] in checks(answer)
    assert answer["verdict"] != "send"


@pytest.mark.parametrize("name", GREETINGS)
def test_a_wrong_name_is_not_sent(name: str, reader: Ruth) -> None:
    answer = to_orla(reader, ASK.format(name="Orla", opener=OPENER).replace("Orla", name))
    assert checks(answer) & {"right_name", "placeholder"}
    assert answer["verdict"] == "do_not_send"


@pytest.mark.parametrize("what", OTHERS)
def test_an_ask_that_lost_something_is_mended(what: str, reader: Ruth) -> None:
    old, new, check = OTHERS[what]
    answer = to_orla(reader, ASK.format(name="Orla", opener=OPENER).replace(old, new))
    assert check in checks(answer)
    assert answer["verdict"] != "send"


@pytest.mark.parametrize("length", [100, 215, 230, 251, 262, 290])
def test_a_text_cut_in_the_middle_is_seen(length: int, reader: Ruth) -> None:
    text = ASK.format(name="Orla", opener=OPENER)[:length]
    assert to_orla(reader, text)["verdict"] != "send"


def test_a_note_over_its_limit_lost_its_ask(reader: Ruth) -> None:
    text = ASK.format(name="Delphine", opener="Your post on weather data stayed with me.")
    answer = judged(reader, "delphine-aubry", text, "--channel", "linkedin_note")
    assert "length" in checks(answer)
    assert answer["verdict"] != "send"


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("isolde-fenwick", "Congratulations on your new chapter! Exciting times."),
        ("thaddeus-boyle", "I hope the treatment goes well. Could you refer me at Meridian?"),
        ("cordelia-ames", "Sorry to hear about your dad. Would you refer me at Meridian?"),
        ("jocasta-reeve", "I was sorry to read that your brother died. Could you refer me?"),
        ("rupert-selwyn", "Congratulations on the Copper Abacus award! Could you refer me?"),
        ("rupert-selwyn", 'As you wrote, "I am thrilled to announce that I have won".'),
        ("ludovic-penhale", f"Would you refer me for Analytics Lead at Meridian? {LINK} Thanks!"),
    ],
)
def test_tact_authorship_and_patience(slug: str, text: str, reader: Ruth) -> None:
    first = slug.split("-")[0].title()
    assert judged(reader, slug, f"Hi {first},\n\n{text}\n\nRuth")["verdict"] == "do_not_send"


@pytest.mark.parametrize("number", range(len(GOOD)))
def test_a_good_message_is_let_through(number: int, reader: Ruth) -> None:
    slug, move, text = GOOD[number]
    goal = ("--objective", "meridian-lead") if move == "ask" else ()
    answer = judged(reader, slug, text, "--move", move, *goal)
    errors = [one for one in answer["findings"] if one["severity"] == "error"]
    assert errors == []
    assert answer["verdict"] != "do_not_send"


def test_without_an_objective_a_kind_word_is_no_ask(reader: Ruth) -> None:
    text = "Hi Orla,\n\nThe nightly check caught two joins, you wrote. That made my week.\n\nRuth"
    answer = judged(reader, "orla-tennick", text)
    assert answer["verdict"] == "send", answer


def test_what_draft_writes_check_lets_through(reader: Ruth) -> None:
    for slug in ("orla-tennick", "lorcan-feather", "tamsin-birchall", "verity-lamb"):
        for channel in ("email", "linkedin_message"):
            goal = ("--objective", "meridian-lead", "--channel", channel)
            text = reader.json("draft", slug, *goal)["text"]
            assert judged(reader, slug, text, *goal)["verdict"] == "send"
