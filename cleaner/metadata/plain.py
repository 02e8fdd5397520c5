"""Text from attributes and scripts made plain: as a reader sees it, and as names and titles are compared."""

from __future__ import annotations

import re
from html import unescape
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits

# Characters of a value; the longest headline of the development pages has 250.
MAX_CHARS = 2_000

# Soft hyphens and marks of width and direction, which no title or name is spelt with.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
_NO_LETTERS = re.compile(r"[\W_]+")
# The same for ASCII, as `bytes.translate` takes it: ten times faster, and most names and titles are nothing else.
_SMALL = bytes.maketrans(ascii_uppercase.encode(), ascii_lowercase.encode())
_OTHERS = bytes(range(128)).translate(None, (ascii_letters + digits).encode())
_TAG = re.compile(r"<[^<>]{0,500}>")


def clean(text: str) -> str:
    """A string as a reader sees it: entities as characters (some are escaped twice), no tags, blanks made one."""
    text = text[:MAX_CHARS]
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


def bare(text: str) -> str:
    """The letters and digits of a text, in lower case: what is left of it whatever its dashes, quotes and blanks."""
    if text.isascii():
        return text.encode("ascii").translate(_SMALL, _OTHERS).decode("ascii")
    return _NO_LETTERS.sub("", text).lower()
