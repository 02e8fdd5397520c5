"""Bytes to text as browsers do: byte order mark, declared encoding, then detection for what is undeclared or wrong."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from cleaner import codec

if TYPE_CHECKING:
    from cleaner.codec import Decoded

# Bytes in which browsers look for a declaration.
_PRESCAN = 1024
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_META = re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# What the Encoding Standard of the WHATWG means by a label that Python has another codec for, or none.
_MEANT = {
    **dict.fromkeys(("ascii", "iso8859-1", "cp1252"), "windows-1252"),
    **dict.fromkeys(("iso8859-9", "cp1254"), "windows-1254"),
    **dict.fromkeys(("iso8859-11", "tis-620", "windows-874"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("big5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc_kr", "ks_c_5601-1987"), "cp949"),
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "unicode"), "utf-8"),
    **{f"x-cp125{digit}": f"cp125{digit}" for digit in "0123456789"},
}
# All that a browser decodes, by Python's names; a page may not choose `unicode-escape` or the like.
_SINGLE_BYTE = frozenset(
    {"windows-1252", "windows-1254", "cp866", "cp874", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"}
    | {f"cp125{digit}" for digit in "01356789"}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
)
_KNOWN = _SINGLE_BYTE | {"utf-8", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949"}
# Characters that could not be decoded, as a share, up to which a declaration is believed: one damaged comment or
# byline does not make a page of another encoding.
_DAMAGED = 0.005
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(raw: bytes, known: Decoded | None = None) -> tuple[str, str]:
    """The text of a page and the codec that made it; `codec.BINARY` for what is no text. Never raises.

    What a codec cannot read becomes U+FFFD, as in a browser. Unlike there, a declared code page is not believed where
    the page is sound UTF-8, and no declaration where it fits badly. `known` is what `codec.read` says of `raw`, where
    somebody has asked already: nearly all pages are read by it and never decoded again.
    """
    declared = None if raw.startswith(_BOMS) else _declared(raw)
    if declared not in (None, "utf-8") and (believed := _believed(raw, declared)) is not None:
        return believed, declared
    text, encoding, is_sound = known or codec.read(raw)
    if is_sound and b"\0" not in raw:
        return text, encoding
    if declared == "utf-8" and (believed := _believed(raw, declared)) is not None:
        return believed, declared
    if b"\0" in raw and not raw.startswith(_BOMS) and "<" not in text[:_PRESCAN]:
        text, encoding = codec.decode(raw.replace(b"\0", b""))  # stray NULs, which parsers drop as well, and no UTF-16
    return (text if encoding == codec.BINARY else _SURROGATES.sub("\ufffd", text)), encoding


def _declared(raw: bytes) -> str | None:
    head = _COMMENT.sub(b"", raw[:_PRESCAN])
    match = _META.search(head) or _XML.match(head)
    if match is None:
        return None
    label = match[1].decode("ascii", "replace").lower()
    try:
        label = label if label in _MEANT else codecs.lookup(label).name
    except LookupError:
        return None
    meant = _MEANT.get(label, label)
    return meant if meant in _KNOWN else None


def _believed(raw: bytes, declared: str) -> str | None:
    """The text of `raw` as declared, None where another reading is better founded."""
    if b"\0" in raw[:_PRESCAN] or (declared in _SINGLE_BYTE and not raw.isascii() and _is_utf8(raw)):
        return None
    text = raw.decode(declared, "replace")
    damaged = text.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    return text if damaged <= _DAMAGED * len(text) else None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
