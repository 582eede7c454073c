"""Parse room: bytes and the charset a mail claims for them become text, and a doubt if any.

Mail lies about its charset in known ways. The aliases follow the WHATWG Encoding Standard
(https://encoding.spec.whatwg.org/#names-and-labels), which browsers share, and names that old
mailers made up.
"""

from __future__ import annotations

import codecs
import re

_ALIASES = {
    "ascii": "cp1252", "us-ascii": "cp1252", "ansi": "cp1252", "latin1": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "l1": "cp1252",
    "ansi_x3.4-1968": "cp1252", "iso-8859-1-windows-3.1-latin-1": "cp1252", "x-ansi": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030",
    "chinese": "gb18030", "cp936": "gb18030", "hz-gb-2312": "hz",
    "big5": "cp950", "x-x-big5": "cp950", "cn-big5": "cp950", "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "ms_kanji": "cp932", "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext", "iso-2022-jp-ms": "iso2022_jp_ext",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "ks_c_5601": "cp949", "korean": "cp949",
    "ksc5601": "cp949", "windows-949": "cp949", "x-windows-949": "cp949",
    "iso-8859-8-i": "iso8859_8", "iso-8859-8-e": "iso8859_8", "logical": "iso8859_8",
    "koi8": "koi8_r", "koi": "koi8_r", "koi8-ru": "koi8_u", "x-cp1251": "cp1251",
    "x-cp1252": "cp1252", "macintosh": "mac_roman", "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic", "unicode-1-1-utf-8": "utf_8", "utf8mb4": "utf_8",
    "x-unicode-2-0-utf-8": "utf_8", "utf-8-sig": "utf_8_sig", "unicode": "utf_16",
}  # fmt: skip
_NOT_CHARSETS = frozenset(
    "unknown-8bit x-unknown unknown 8bit 7bit binary default default_charset user-defined "
    "x-user-defined none charset iso-8859".split()
)
# Never decoded: UTF-7 hides any character in plain ASCII; the others are not texts at all.
_REFUSED = frozenset({"utf-7", "utf_7", "utf7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7"})
_MULTIBYTE = frozenset(
    "gb18030 hz cp950 big5hkscs cp932 euc_jp iso2022_jp_ext iso2022_kr cp949 utf_16 utf_16_le "
    "utf_16_be utf_32".split()
)
_ESCAPED = re.compile(rb"\x1b\$[@AB]|\x1b\$\(")
_SHIFTED = re.compile(r"\+[A-Za-z0-9/]{2,}-?")


def text_of(raw: bytes, charset: str | None) -> tuple[str, str | None]:
    """The text, and one sentence of doubt where the bytes are not what they claim to be.

    Declared UTF-8 in single-byte clothes is read as UTF-8; Latin-1 as Windows-1252, as every
    browser does; bytes that fit nothing become U+FFFD, and the doubt says so.
    """
    label = _label(charset)
    if label in _REFUSED:
        text = raw.decode("ascii", "replace")
        return text, "UTF-7 is not decoded" if _SHIFTED.search(text) else None
    codec = _codec(label)
    if codec is None:
        text, read_as = _guess(raw)
        plain = raw.isascii()
        named = f"the charset {label!r} is unknown" if label else "no charset is named"
        return text, None if plain and not label else f"{named}; read as {read_as}"
    return _claimed(raw, codec, label)


def _claimed(raw: bytes, codec: str, label: str) -> tuple[str, str | None]:
    if codec not in _MULTIBYTE and not raw.isascii() and (found := _utf_8(raw)) is not None:
        return found, None
    if raw.isascii() and codec != "iso2022_jp_ext" and _ESCAPED.search(raw):
        codec = "iso2022_jp_ext"
    try:
        return raw.decode(codec).removeprefix("\ufeff"), None
    except UnicodeError:
        pass
    if codec == "cp1252":  # five bytes are undefined there; browsers show them as controls
        return raw.decode("cp1252", "replace"), f"bytes that {label} does not have"
    if codec == "utf_8" and not _mostly_utf_8(raw):
        return raw.decode("cp1252", "replace"), "called UTF-8, read as windows-1252"
    return raw.decode(codec, "replace"), f"bytes that {label} does not have"


def _label(charset: str | None) -> str:
    label = (charset or "").strip().strip("\"' ;").lower().split(";")[0].strip()
    return label.removeprefix("charset=")


def _codec(label: str) -> str | None:
    if not label or label in _NOT_CHARSETS:
        return None
    name = _ALIASES.get(label) or _ALIASES.get(label.replace("_", "-")) or label
    if name.startswith("cp-"):
        name = name.replace("cp-", "cp")
    try:
        known = codecs.lookup(name)
        if not known._is_text_encoding or known.name in ("idna", "punycode", "unicode_escape"):
            return None
        return name if name in _MULTIBYTE else known.name.replace("-", "_")
    except (LookupError, ValueError):
        return None


def _guess(raw: bytes) -> tuple[str, str]:
    if _ESCAPED.search(raw):
        return raw.decode("iso2022_jp_ext", "replace"), "iso-2022-jp"
    found = _utf_8(raw)
    if found is not None:
        return found, "utf-8"
    return raw.decode("cp1252", "replace"), "windows-1252"


def _utf_8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _mostly_utf_8(raw: bytes) -> bool:
    """Whether more multi-byte characters than broken bytes are in it: a cut or dirty UTF-8."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - broken >= broken
