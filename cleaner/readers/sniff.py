"""HTML or text? Decided by how the input opens, never by a file name."""

from __future__ import annotations

import re
from typing import Literal

# Blanks, byte order mark, comments, an XML declaration and other instructions may stand first.
_OPENING = re.compile(
    r"(?:[\s\ufeff]|<!--.{0,10000}?-->|<\?[^>]{0,2000}>)*+"  # possessive: never a second try
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|article|section|main|header|footer|nav"
    r"|aside|table|tbody|thead|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|hgroup|figure|blockquote|pre|address|center|details"
    r"|summary|fieldset|frameset|noscript|template|button|hr|span|a|img|br|iframe|form|b|i|em|strong|font)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING = re.compile(r"</[a-zA-Z][a-zA-Z0-9]*\s*>")


def kind(source: str) -> Literal["html", "text"]:
    """Whether a page is HTML: it opens with a known tag, and some tag is closed somewhere."""
    return "html" if _OPENING.match(source) and _CLOSING.search(source) else "text"
