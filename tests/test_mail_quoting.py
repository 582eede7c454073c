"""The promise: the writer's new words are told from those they quote, in many languages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from scraper.parse.mailbox.markup import lines_of
from scraper.parse.mailbox.quoting import split

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import evaluate_quoting as evaluation  # noqa: E402

MAILS = list(evaluation.labelled())
HANG = 20  # seconds after which a pattern is not slow but exponential


@pytest.mark.parametrize("part", ["open", "held_back", "hard", "unseen", "unseen_again"])
def test_lines_are_told_apart_as_labelled(part: str) -> None:
    mails = [mail for mail in MAILS if mail.file.startswith(part)]
    score = evaluation.score(mails, evaluation.askwell)
    assert score.lines_right >= 0.97
    assert score.f1 >= 0.97
    assert score.nothing_quoted_kept >= 0.95
    assert score.nothing_own_lost >= 0.97


def test_the_set_is_as_wide_as_promised() -> None:
    assert len(MAILS) >= 200
    assert len({mail.language for mail in MAILS}) >= 8
    assert (
        len({mail.title.split()[0] for mail in MAILS if mail.file.startswith(("open", "held"))})
        >= 10
    )


def test_the_peers_do_worse_where_they_are_installed() -> None:
    cutters = evaluation.peers()
    if not cutters:
        pytest.skip("neither mail-parser-reply nor email-reply-parser is installed")
    ours = evaluation.score(MAILS, evaluation.askwell)
    for cut in cutters.values():
        assert evaluation.score(MAILS[:60], cut).f1 < ours.f1


def words(html: str, *names: str) -> str | None:
    return split(*lines_of(html), names).text


def signature(html: str, *names: str) -> str | None:
    return split(*lines_of(html), names).signature


GMAIL = (
    '<div dir="ltr">After, always after.<div><br></div><div>Tell me how it goes.</div></div><br>'
    '<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, 14 '
    "Sep 2026 at 19:02, Maya &lt;<a href='mailto:maya@okafor.example'>maya@okafor.example</a>&gt; "
    "wrote:"
    '<br></div><blockquote class="gmail_quote"><div>Before or after?</div></blockquote>{}</div>'
)


def test_gmail() -> None:
    assert words(GMAIL.format("")) == "After, always after.\n\nTell me how it goes."


def test_gmail_answers_inside_its_own_container_are_kept() -> None:
    text = words(
        GMAIL.format("<div>Before, on Sundays.</div><blockquote>And on Mondays?</blockquote>")
    )
    assert text is not None
    assert text.endswith("Before, on Sundays.")
    assert "Mondays" not in text


def test_gmail_forward_is_somebody_elses_whole() -> None:
    html = (
        '<div>See below.</div><div class="gmail_quote"><div class="gmail_attr">---------- '
        "Forwarded message ---------<br>From: <b>Luc</b> &lt;luc@atelier.example&gt;<br>"
        "Subject: Devis<br>"
        "</div><br><div>The price is 12.</div></div>"
    )
    assert words(html) == "See below."


def test_outlook_on_the_web() -> None:
    html = (
        "<div>Fine by me.</div><div id='appendonsend'></div><hr style='width:98%'>"
        "<div id='divRplyFwdMsg'><b>From:</b> Maya<br><b>Sent:</b> Monday<br><b>To:</b> Priya<br>"
        "<b>Subject:</b> soup</div><div>Soup on Friday?</div>"
    )
    assert words(html) == "Fine by me."


def test_outlook_desktop() -> None:
    html = (
        "<p class=MsoNormal>Fine by me.</p><div><div style='border:none;border-top:solid #E1E1E1 "
        "1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>Von:</b> Maya<br><b>Gesendet:</b> Montag<br>"
        "<b>An:</b> Priya<br><b>Betreff:</b> Suppe</p></div></div><p>Suppe am Freitag?</p>"
    )
    assert words(html) == "Fine by me."


def test_apple_mail() -> None:
    html = (
        "<div>Yes.</div><div><br><blockquote type='cite'><div>On 14 Sep 2026, at 19:02, Maya "
        "&lt;maya@okafor.example&gt; wrote:</div><br><div>Soup?</div></blockquote></div>"
    )
    assert words(html) == "Yes."


def test_yahoo() -> None:
    html = (
        "<div>Yes.</div><div id='yahoo_quoted_123' class='yahoo_quoted'><div>On Monday, September "
        "14, 2026, Maya &lt;maya@okafor.example&gt; wrote:</div><div>Soup?</div></div>"
    )
    assert words(html) == "Yes."


def test_thunderbird() -> None:
    html = (
        "<div class='moz-cite-prefix'>Am 14.09.26 um 19:02 schrieb Maya:<br></div><blockquote "
        "type='cite'><p>Suppe?</p></blockquote><p>Gern, am Freitag.</p><div class='moz-signature'>"
        "-- <br>Anke Vogt<br>Tel. 0431 555 0123</div>"
    )
    assert words(html) == "Gern, am Freitag."
    assert "Anke Vogt" in (signature(html) or "")


def test_a_profile_behind_a_word_of_the_signature_is_written_out() -> None:
    html = (
        "<div>Yes.</div><div class='gmail_signature'>Priya Raman<br>"
        "<a href='https://www.linkedin.com/in/priya-raman'>My profile</a></div>"
    )
    assert "linkedin.com/in/priya-raman" in (signature(html) or "")


def test_lists_paragraphs_and_hidden_words() -> None:
    html = (
        "<style>p{color:red}</style><div style='display:none'>preview</div><p>Two things:</p>"
        "<ul><li>soup</li><li>bread</li></ul><p>That  is\nall.</p>"
    )
    assert words(html) == "Two things:\n\n- soup\n- bread\n\nThat is all."


def test_the_writers_own_indented_words_are_kept() -> None:
    html = (
        "<div>It says:</div><blockquote style='margin:0 0 0 40px;border:none;padding:0px'>"
        "<div>one pot, four people</div></blockquote>"
    )
    assert words(html) == "It says:\n\none pot, four people"


UNITS = ["On ", "On \n", ">", "From: a\n", "-- \n", "-\n", "a@", "On 1.1.2026 10:00 a@b.c\n", "<",
         "To: a,\n", "2026 10:00\nTo: x\n", "http://", "0", "(0", "Best,\n", "wrote:\n",
         "confidential intended notify delete\n", "\n", "| a\n", "Name Name\n",
         "```\n", "a@b wrote:\n: x\n", "[ann] below >>\n",
         "-----begin pgp signature\n"]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_no_megabyte_hangs(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    with alarm(HANG):
        assert len(split(text.split("\n")).labels) == text.count("\n") + 1


class alarm:  # noqa: N801 - a with-statement word
    """Ends a hang; it measures nothing."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        import signal

        def ring(*_signal: object) -> None:
            raise AssertionError("it hangs")

        if hasattr(signal, "SIGALRM"):
            signal.signal(signal.SIGALRM, ring)
            signal.alarm(self._seconds)

    def __exit__(self, *_error: object) -> None:
        import signal

        if hasattr(signal, "SIGALRM"):
            signal.alarm(0)
