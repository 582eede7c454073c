"""language_matches: the message is in a language the two have used, or the contact writes in."""

from __future__ import annotations

from collections.abc import Iterator

from composer.checks import Case, finding
from composer.language import language_of
from composer.messages import Finding
from composer.texts import body

_FEWEST = 12  # words; fewer say too little about a language
_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese",
    "it": "Italian", "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian",
    "pl": "Polish", "tr": "Turkish", "ja": "Japanese", "zh": "Chinese", "ko": "Korean",
    "ru": "Russian", "fi": "Finnish", "cs": "Czech", "ro": "Romanian", "hu": "Hungarian",
}  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """A warning for a language in which nothing has passed while another was used; else a hint."""
    start, end = body(case.text)
    if len(case.text[start:end].split()) < _FEWEST:
        return
    said = language_of(case.text[start:end])
    talked = {
        language_of(one.quote) for one in case.contact.of_kind("message", "mail") if one.quote
    }
    public = {
        language_of(one.quote)
        for one in case.contact.of_kind("post", "article", "comment")
        if one.quote
    }
    talked, public = talked - {"und"}, public - {"und"}
    if said == "und" or said in talked | public or not talked | public:
        return
    used = ", ".join(sorted(_NAMES.get(code, code) for code in talked or public))
    yield finding(
        __name__,
        "warning" if talked else "hint",
        f"this is in {_NAMES.get(said, said)}; "
        + (f"with each other you write {used}" if talked else f"they write in {used}"),
        start,
        end,
    )
