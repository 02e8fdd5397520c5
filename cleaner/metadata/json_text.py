"""JSON as pages hold it: several objects in one script, comments of HTML, control characters, trailing commas.

What cannot be repaired is searched for the few keys that matter. Nothing here raises, whatever the source holds.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters of a source that are looked at; the longest of the development pages has 36,000.
MAX_CHARS = 500_000
# Objects of one source that stand side by side.
MAX_OBJECTS = 50

_BLANKS = re.compile("[ \t\r\n\ufeff;,]*")
_COMMENT = re.compile(r"<!--|-->|(?://|/\*)?[ \t]{0,9}(?:<!\[CDATA\[|\]\]>)[ \t]{0,9}(?:\*/)?")
# A string, or an unclosed one with all that follows it: so that no quotation mark is looked at twice.
_STRING = r'"(?:[^"\\]|\\.)*+(?:"|\Z)'
_TRAILING_COMMA = re.compile(rf"({_STRING})|,[\s,]{{0,40}}+(?=[}}\]])", re.DOTALL)
_DECODER = json.JSONDecoder(strict=False)
# What is worth saving of a source that no parser takes: keys whose values are strings, and the name of an author.
_PAIR = re.compile(
    r'"(headline|datePublished|dateCreated|dateModified|articleSection)"\s{0,9}:\s{0,9}("(?:[^"\\]|\\.){1,500}")'
)
_AUTHOR = re.compile(
    r'"(author|creator|editor)"\s{0,9}:[\s\[]{0,30}\{[^{}\[\]]{0,500}"name"\s{0,9}:\s{0,9}("(?:[^"\\]|\\.){1,200}")'
)


def read(source: str) -> list[Any]:
    """The values that a source holds, as `json` gives them; of a broken one a single object with what can be saved."""
    text = source[:MAX_CHARS]
    if "<!" in text or "]]>" in text or "-->" in text:
        text = _COMMENT.sub(" ", text)
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    found = _parsed(text)
    if found is None:
        found = _parsed(_TRAILING_COMMA.sub(lambda match: match[1] or "", text))
    if found is None:
        saved = dict(_saved(text))
        found = [{"@type": "Article", **saved}] if saved else []
    return found


def _parsed(text: str) -> list[Any] | None:
    try:
        return list(_values(text))
    except (ValueError, RecursionError):
        return None


def _values(text: str) -> Iterator[Any]:
    position = _past_blanks(text, 0)
    for _ in range(MAX_OBJECTS):
        if position == len(text):
            return
        value, end = _DECODER.raw_decode(text, position)
        yield value
        position = _past_blanks(text, end)


def _past_blanks(text: str, position: int) -> int:
    blanks = _BLANKS.match(text, position)
    return blanks.end() if blanks else position


def _saved(text: str) -> Iterator[tuple[str, Any]]:
    """The first value of each key, the last of the page first, so that a dict of them keeps the first."""
    found = [(match[1], match[2]) for match in _PAIR.finditer(text)]
    for key, raw in reversed(found):
        yield key, _string(raw)
    for match in _AUTHOR.finditer(text):
        yield match[1], {"name": _string(match[2])}
        break


def _string(raw: str) -> str:
    try:
        return str(json.loads(raw, strict=False))
    except ValueError:
        return raw.strip('"')
