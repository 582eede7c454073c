"""The promise: what a mailer's HTML marks as quoted is never kept, whichever mailer it was."""

from __future__ import annotations

import pytest

from scraper.parse.mailbox.markup import lines_of
from scraper.parse.mailbox.quoting import split

OLD = "On Mon, 14 Sep 2026 at 19:02, Maya &lt;maya@okafor.example&gt; wrote:"
HEADS = (
    "<b>From:</b> Maya Okafor<br><b>Sent:</b> Monday<br><b>To:</b> Priya<br><b>Subject:</b> soup"
)
MAILERS = {
    "spark": f'<div name="messageReplySection">{OLD}<br><div>Soup?</div></div>',
    "gmx": f'<div name="quote" style="margin:10px 5px"><div>{OLD}</div><div>Soup?</div></div>',
    "zimbra": f'<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">{HEADS}'
    '</div><div data-marker="__QUOTED_TEXT__">Soup?</div>',
    "outlook for mac": f'<span id="OLK_SRC_BODY_SECTION"><div>{HEADS}</div><div>Soup?</div></span>',
    "outlook 2003": f"<div class=OutlookMessageHeader><hr tabindex=-1>{HEADS}</div><p>Soup?</p>",
    "outlook phone": '<div class="ms-outlook-mobile-reference-message"></div>'
    f'<hr><div id="x_divRplyFwdMsg">{HEADS}</div><div>Soup?</div>',
    "yahoo, generated names": f'<div id="ydp3a1ayahoo_quoted_77" class="ydp3a1ayahoo_quoted">{OLD}'
    "<div>Soup?</div></div>",
    "aol": f'<div class="aolReplyHeader">-----Original Message-----<br>{HEADS}</div>'
    '<div id="yiv1">Soup?</div>',
    "superhuman": f'<div class="gmail_quote sh-color-black">{OLD}'
    "<blockquote>Soup?</blockquote></div>",
    "netease": '<div id="isReplyContent">At 2026-09-14, "Maya" &lt;maya@okafor.example&gt; wrote:'
    "<div>Soup?</div></div>",
    "protonmail": f'<div class="protonmail_quote">{OLD}<br><blockquote class="protonmail_quote" '
    'type="cite">Soup?</blockquote></div>',
    "thunderbird forward": '<div class="moz-forward-container">-------- Forwarded Message --------'
    "<table class='moz-email-headers-table'><tr><td>Subject: soup</td></tr></table>Soup?</div>",
    "old gmail": f'<div class="gmail_extra"><br><div class="gmail_quote">{OLD}<br>'
    "<blockquote class='gmail_quote'>Soup?</blockquote></div></div>",
    "front": f'<blockquote class="front-blockquote">{OLD}<div>Soup?</div></blockquote>',
    "plain blockquote": f"<p>{OLD}</p><blockquote><p>Soup?</p></blockquote>",
    "no mark at all": f"<p>{OLD}</p><p>Soup?</p>",
}


@pytest.mark.parametrize("mailer", MAILERS)
def test_only_the_writers_words_are_kept(mailer: str) -> None:
    html = f"<html><body><div>Yes, on Friday.</div><br>{MAILERS[mailer]}</body></html>"
    assert split(*lines_of(html)).text == "Yes, on Friday."


def test_answers_between_two_blockquotes_are_kept() -> None:
    html = (
        f"<p>{OLD}</p><blockquote type=cite><p>Soup?</p></blockquote><p>Yes.</p>"
        "<blockquote type=cite><p>And bread?</p></blockquote><p>No.</p>"
    )
    assert split(*lines_of(html)).text == "Yes.\n\nNo."


def test_answers_inside_an_outlook_quotation_are_kept_by_their_name() -> None:
    html = (
        "<p>Hi Maya, see inline.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'>"
        f"<p>{HEADS}</p></div><p>Soup?</p><p style='color:#C00000'>[Priya] Yes, please.</p>"
    )
    text = split(*lines_of(html), ("Priya Raman",)).text
    assert text == "Hi Maya, see inline.\n\n[Priya] Yes, please."
